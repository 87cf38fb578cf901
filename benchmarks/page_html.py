"""A laid-out page as HTML that WeasyPrint turns into the same page: every line and every drawing in its place, in the same elements."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from html import escape
from itertools import takewhile
from pathlib import Path as File

import uharfbuzz as hb

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
from hrposter.fonts.face import open_face
from hrposter.geometry import Matrix

_STEPS = {Move: "M", Line: "L", Curve: "C", Close: "Z"}
_TAGS = {"H1": "h1", "H2": "h2", "P": "p", "L": "ul", "LI": "li", "LBody": "div"}


def page_html(document: Document) -> str:
    """The first page: drawings below, words above."""
    page, meta = document.pages[0], document.meta
    faces = _faces(page.items)
    style = "".join(_font_face(name, ref) for ref, name in faces.items())
    size = f"{short(page.media.width)}pt {short(page.media.height)}pt"
    return f"""<!doctype html><html lang="{meta.lang}"><head><title>{escape(meta.title)}</title><style>{style}
@page {{ size: {size}; margin: 0 }}
body, h1, h2, p, ul, li {{ margin: 0; padding: 0; font-size: 1pt; list-style: none }}
svg, span {{ position: absolute; white-space: pre }}
svg {{ left: 0; top: 0; width: {short(page.media.width)}pt; height: {short(page.media.height)}pt }}
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
    """A line of one face in its place: its box is as high as its size, with what the face has above and below its letters around the middle."""
    run = text.runs[0]
    face = open_face(run.face)
    top = text.baseline - text.size * (1 + face.ascent - face.descent) / 2
    place = f"left:{short(text.x)}pt;top:{short(top)}pt"
    font = f"font:{_weight(run.face)} {short(text.size)}pt/1 {faces[run.face]}"
    axes = ",".join(f"'{tag}' {value:g}" for tag, value in run.face.axes) or "normal"
    look = f"font-variation-settings:{axes};color:{colour(run.ink, {})}"
    spacing = f";letter-spacing:{short(tracking(text), 3)}em" if tracking(text) else ""
    return f'<span style="{place};{font};{look}{spacing}">{escape(text.text.rstrip())}</span>'


def tracking(text: Text) -> float:
    """What stands between the letters of a line beyond what its face has there, in ems."""
    (run,) = text.runs
    buffer = hb.Buffer()
    buffer.add_str(text.text.rstrip())
    buffer.guess_segment_properties()
    face = open_face(run.face)
    hb.shape(face.font, buffer)
    own = sum(place.x_advance for place in buffer.glyph_positions) / face.upem
    return round((text.width / text.size - own) / max(1, len(buffer.glyph_infos) - 1), 3)


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
    view = f"0 0 {short(page.media.width)} {short(page.media.height)}"
    return "".join(_svg(view, alt, marks) for alt, marks in layers if marks)


def _svg(view: str, alt: str | None, marks: Iterable[str]) -> str:
    title = f"<title>{escape(alt)}</title>" if alt else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{title}{"".join(marks)}</svg>'


def _marks(item: Item) -> Iterable[str]:
    """What is drawn, as SVG."""
    match item:
        case Fill(rect, ink, radius):
            x, y, width, height = (short(value) for value in (rect.x, rect.y, rect.width, rect.height))
            corner = f' rx="{short(radius)}"' if radius else ""
            yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour(ink, {})}"{corner}/>'
        case Path():
            place = f' transform="{_matrix(item.matrix)}"' if item.matrix else ""
            yield f'<path d="{steps(item.outline, 2)}" fill="{colour(item.fill, {})}"{place}/>'
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
            stroke = f' stroke="{colour(shape.stroke, picture.inks)}" stroke-width="{short(shape.width)}" {ends}'
        rule = ' fill-rule="evenodd"' if shape.even_odd else ""
        yield f'<path d="{steps(shape.outline, 2)}" fill="{colour(shape.fill, picture.inks)}"{stroke}{rule}/>'
    yield "</g>"


def _matrix(m: Matrix) -> str:
    return f"matrix({' '.join(short(value, 6) for value in (m.a, m.b, m.c, m.d, m.e, m.f))})"


def art_svg(page: Page) -> str:
    """What is drawn of a page before its first words, grounds aside, as an SVG of the page's size: a picture, cut as on the page."""
    view = f"0 0 {short(page.media.width)} {short(page.media.height)}"
    drawn = takewhile(lambda item: not isinstance(item, Text), page.items)
    return _svg(view, None, [mark for item in drawn if not isinstance(item, Fill) for mark in _marks(item)])


def steps(outline: Outline, places: int) -> str:
    """An outline as the path data of SVG."""
    return "".join(_STEPS[type(segment)] + " ".join(short(value, places) for value in segment) for segment in outline)


def colour(paint: Ink | str | tuple[float, float, float] | None, inks: Mapping[str, Ink]) -> str:
    """As CSS writes it; a role stands for one of the inks."""
    if paint is None:
        return "none"
    ink = inks[paint] if isinstance(paint, str) else paint
    return "#" + "".join(f"{round(255 * value):02X}" for value in (ink.rgb if isinstance(ink, Ink) else ink))


def short(value: float, places: int = 2) -> str:
    """A number as markup says it."""
    written = f"{value:.{places}f}"
    if places:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
