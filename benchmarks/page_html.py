"""A laid-out page as HTML that WeasyPrint turns into the same page: every line and every drawing in its place, in the same elements."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path as File

from hrposter.display import (
    Begin,
    Clip,
    Close,
    Curve,
    Document,
    End,
    FaceRef,
    Fill,
    Ink,
    Item,
    Line,
    Move,
    Outline,
    Page,
    Path,
    Picture,
    Text,
    Unclip,
)
from hrposter.geometry import Matrix

_STEPS = {Move: "M", Line: "L", Curve: "C", Close: "Z"}
_TAGS = {"H1": "h1", "H2": "h2", "P": "p", "L": "ul", "LI": "li", "LBody": "div"}


def page_html(document: Document) -> str:
    """The first page: drawings below, words above."""
    page, meta = document.pages[0], document.meta
    faces = _faces(page.items)
    style = "".join(_font_face(name, ref) for ref, name in faces.items())
    size = f"{_short(page.media.width)}pt {_short(page.media.height)}pt"
    return f"""<!doctype html><html lang="{meta.lang}"><head><title>{escape(meta.title)}</title><style>{style}
@page {{ size: {size}; margin: 0 }}
body, h1, h2, p, ul, li {{ margin: 0; padding: 0; font-size: 1pt; list-style: none }}
svg, span {{ position: absolute; white-space: pre }}
svg {{ left: 0; top: 0; width: {_short(page.media.width)}pt; height: {_short(page.media.height)}pt }}
</style></head><body>{_drawings(page)}{_words(page.items, faces)}</body></html>"""


def _faces(items: Iterable[Item]) -> dict[FaceRef, str]:
    """The faces of the words, each with a name."""
    used = dict.fromkeys(run.face for item in items if isinstance(item, Text) for run in item.runs)
    return {ref: f"F{number}" for number, ref in enumerate(used, start=1)}


def _font_face(name: str, ref: FaceRef) -> str:
    return f'@font-face {{ font-family: {name}; font-weight: {_weight(ref)}; src: url("{File(ref.path).as_uri()}") }}\n'


def _weight(ref: FaceRef) -> str:
    return f"{dict(ref.axes).get('wght', 400):g}"


def _words(items: Iterable[Item], faces: Mapping[FaceRef, str]) -> str:
    written: list[str] = []
    open_tags: list[str | None] = []
    for item in items:
        match item:
            case Begin(tag=tag):
                open_tags.append(_TAGS.get(tag))
                written += [f"<{open_tags[-1]}>"] if open_tags[-1] else []
            case End():
                closed = open_tags.pop()
                written += [f"</{closed}>"] if closed else []
            case Text():
                written.append(_line(item, faces))
    return "".join(written)


def _line(text: Text, faces: Mapping[FaceRef, str]) -> str:
    """A line of one face, near the place where it was."""
    run = text.runs[0]
    place = f"left:{_short(text.x)}pt;top:{_short(text.baseline - text.size)}pt"
    font = f"font:{_weight(run.face)} {_short(text.size)}pt/1 {faces[run.face]}"
    axes = ",".join(f"'{tag}' {value:g}" for tag, value in run.face.axes) or "normal"
    return f'<span style="{place};{font};font-variation-settings:{axes};color:{_colour(run.ink, {})}">{escape(text.text.rstrip())}</span>'


def _drawings(page: Page) -> str:
    """One SVG for each figure and one for all decoration between two of them."""
    layers: list[tuple[str | None, list[str]]] = [(None, [])]
    open_items: list[Begin] = []
    for item in page.items:
        if isinstance(item, Begin):
            open_items.append(item)
            if item.tag == "Figure":
                layers.append((item.alt, []))
        elif isinstance(item, End):
            if open_items.pop().tag == "Figure":
                layers.append((None, []))
        else:
            layers[-1][1].extend(_marks(item))
    view = f"0 0 {_short(page.media.width)} {_short(page.media.height)}"
    return "".join(_svg(view, alt, marks) for alt, marks in layers if marks)


def _svg(view: str, alt: str | None, marks: Iterable[str]) -> str:
    title = f"<title>{escape(alt)}</title>" if alt else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{title}{"".join(marks)}</svg>'


def _marks(item: Item) -> Iterable[str]:
    """What is drawn, as SVG."""
    match item:
        case Fill(rect, ink):
            x, y, width, height = (_short(value) for value in (rect.x, rect.y, rect.width, rect.height))
            yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{_colour(ink, {})}"/>'
        case Path():
            place = f' transform="{_matrix(item.matrix)}"' if item.matrix else ""
            yield f'<path d="{steps(item.outline, 2)}" fill="{_colour(item.fill, {})}"{place}/>'
        case Clip(outline):
            along = steps(outline, 2)
            name = f"c{zlib.crc32(along.encode()):x}"
            yield f'<clipPath id="{name}"><path d="{along}"/></clipPath><g clip-path="url(#{name})">'
        case Unclip():
            yield "</g>"
        case Picture():
            yield from _picture(item)


def _picture(picture: Picture) -> Iterable[str]:
    """A drawing with its own numbers, as fine as hrposter writes them."""
    yield f'<g transform="{_matrix(picture.matrix)}">'
    for shape in picture.drawing.shapes:
        stroke = ""
        if shape.stroke is not None:
            ends = f'stroke-linecap="{shape.cap}" stroke-linejoin="{shape.join}"'
            stroke = f' stroke="{_colour(shape.stroke, picture.inks)}" stroke-width="{_short(shape.width)}" {ends}'
        rule = ' fill-rule="evenodd"' if shape.even_odd else ""
        yield f'<path d="{steps(shape.outline, 2)}" fill="{_colour(shape.fill, picture.inks)}"{stroke}{rule}/>'
    yield "</g>"


def _matrix(m: Matrix) -> str:
    return f"matrix({' '.join(_short(value, 6) for value in (m.a, m.b, m.c, m.d, m.e, m.f))})"


def picture_svg(page: Page) -> str:
    """The drawings of a page alone, as an SVG of the page's size."""
    view = f"0 0 {_short(page.media.width)} {_short(page.media.height)}"
    return _svg(view, None, (mark for item in page.items if isinstance(item, Picture) for mark in _picture(item)))


def steps(outline: Outline, places: int) -> str:
    """An outline as the path data of SVG."""
    return "".join(_STEPS[type(segment)] + " ".join(_short(value, places) for value in segment) for segment in outline)


def _colour(paint: Ink | str | tuple[float, float, float] | None, inks: Mapping[str, Ink]) -> str:
    """As CSS writes it; a role stands for one of the inks."""
    if paint is None:
        return "none"
    ink = inks[paint] if isinstance(paint, str) else paint
    return "#" + "".join(f"{round(255 * value):02X}" for value in (ink.rgb if isinstance(ink, Ink) else ink))


def _short(value: float, places: int = 2) -> str:
    written = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
