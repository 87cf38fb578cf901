"""A laid-out ``welcome`` of one clinic as a template for Typst: the same words in the same faces, sizes and places.

The words of the piece stand where hrposter put them, line for line, and Typst keeps what it made of them from clinic to clinic. What a clinic
gave (``sys_inputs``) is a block of paragraphs beside a code, which Typst breaks into lines and centres on its band. The art is an SVG file, cut
as on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path as File

from benchmarks.page_html import art_svg, colour, short, steps, tracking
from hrposter.display import Begin, Document, End, Fill, Ink, Item, Link, Path, Text
from hrposter.fonts.face import open_face
from hrposter.geometry import Rect

# What hrposter prints of a clinic, in its order.
DETAILS = ("name", "phone", "hours", "address", "website")
# The share of a column that is for its words.
_COLUMN = 0.9
_MARKUP = frozenset("\\#*_`$<>@[]~/-=+'\"")

_PAGE = """\
#set document(title: sys.inputs.title)
#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: {ground})
#set text(lang: "en", hyphenate: false, top-edge: "baseline", bottom-edge: "baseline")
#set par(spacing: 0pt)
#show heading: set block(above: 0pt, below: 0pt)
#place(top + left, image("art.svg", width: {width}pt, alt: "{alt}"))
"""

_BAND = """\
#place(top + left, dy: {top}pt, block(width: 100%, height: {height}pt, fill: {fill}, inset: (left: {left}pt, right: {right}pt), align(horizon, grid(
  columns: (1fr, auto), align: horizon,
  {{
    set text(top-edge: {ascent}em, bottom-edge: -{descent}em)
    {{ {name}; par(sys.inputs.name) }}
    v({below}pt)
    set par(spacing: {between}pt)
    {others}
    par(sys.inputs.phone)
    par(sys.inputs.hours)
    par(sys.inputs.address)
    par(link(sys.inputs.uri, sys.inputs.website))
  }},
  box(fill: {plate}, radius: {radius}pt, inset: {quiet}pt, image(bytes(sys.inputs.code), format: "svg", width: {side}pt, alt: sys.inputs.alt)),
))))
"""


@dataclass(frozen=True, slots=True)
class _Element:
    """Lines of words that are one element, and what is drawn before the first of them."""

    tag: str
    lines: tuple[Text, ...]
    is_of_clinic: bool
    marker: Path | None


def write_template(made: Document, folder: File) -> None:
    """Write ``page.typ``, with the drawings that it shows beside it."""
    page = made.pages[0]
    (folder / "art.svg").write_text(art_svg(page), encoding="utf-8")
    found = tuple(_elements(page.items))
    parts = [_page(made)]
    for tag, group in groupby((element for element in found if not element.is_of_clinic), lambda element: element.tag):
        alike = tuple(group)
        parts += [_list(alike, folder)] if tag == "LI" else map(_placed, alike)
    parts.append(_band(made, [element.lines[0] for element in found if element.is_of_clinic]))
    (folder / "page.typ").write_text("".join(parts), encoding="utf-8")


def inputs(made: Document) -> dict[str, str]:
    """What the template is told of a clinic: its details as hrposter prints them, the code as an SVG of one path, and where link and code lead."""
    items = made.pages[0].items
    words = ["".join(line.text for line in element.lines) for element in _elements(items) if element.is_of_clinic]
    uri = next(item.uri for item in items if isinstance(item, Link))
    code, alt = _code(items)
    side = max(segment[0] for segment in code.outline if segment)
    path = f'<path fill="{colour(code.fill, {})}" fill-rule="evenodd" d="{steps(code.outline, 0)}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:g} {side:g}">{path}</svg>'
    return {"title": made.meta.title, **dict(zip(DETAILS, words, strict=True)), "uri": uri, "code": svg, "alt": alt}


def _elements(items: Iterable[Item]) -> Iterator[_Element]:
    """The elements that hold words, in their order; an item of a list is one."""
    tags: list[str] = []
    lines: list[Text] = []
    marker: Path | None = None
    for item in items:
        match item:
            case Begin(tag=tag):
                tags.append(tag)
            case Text():
                lines.append(item)
            case Path() if "LI" in tags:
                marker = item
            case End():
                if (tag := tags.pop()) in ("H1", "P", "LI"):
                    yield _Element(tag, tuple(lines), "Sect" in tags, marker)
                    lines, marker = [], None
            case _:
                continue


def _page(made: Document) -> str:
    """What stands before all words."""
    page = made.pages[0]
    ground = next(item for item in page.items if isinstance(item, Fill))
    alt = next(item.alt for item in page.items if isinstance(item, Begin) and item.alt)
    return _PAGE.format(width=short(page.media.width), height=short(page.media.height), ground=_rgb(ground.ink), alt=_escaped(alt))


def _placed(element: _Element) -> str:
    """A heading or a paragraph of the piece, broken as hrposter breaks it."""
    first, *others = element.lines
    words = " \\\n".join(_escaped(line.text.rstrip()) for line in element.lines)
    leading = others[0].baseline - first.baseline if others else 0.0
    set_in = f"set par(leading: {short(leading)}pt); "
    set_in += f"show heading: {_style(first)}; heading(level: 1)" if element.tag == "H1" else f"{_style(first)}; par"
    place = f"dx: {short(first.x)}pt, dy: {short(first.baseline)}pt"
    return f"#place(top + left, {place}, block(width: 100% - {short(2 * first.x)}pt, {{ {set_in}[{words}] }}))\n"


def _list(items: tuple[_Element, ...], folder: File) -> str:
    """A list in two columns, column after column, with a drawing before each of its items."""
    lines, leaf = [item.lines[0] for item in items], items[0].marker
    assert leaf
    box = _box(leaf)
    (folder / "leaf.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{short(box.x)} {short(box.y)} {short(box.width)} {short(box.height)}">'
        f'<path d="{steps(leaf.outline, 2)}" fill="{colour(leaf.fill, {})}"/></svg>',
        encoding="utf-8",
    )
    left, right = sorted({line.x for line in lines})
    columns = [[line for line in lines if line.x == place] for place in (left, right)]
    spacing, pitch = columns[0][1].baseline - columns[0][0].baseline, right - left
    up = short(lines[0].baseline - box.y)
    marker = f'pdf.artifact(box(width: {short(box.width)}pt, height: 0pt, move(dy: -{up}pt, image("leaf.svg", height: {short(box.height)}pt))))'
    words = ", ".join(f"[{_escaped(line.text.rstrip())}]" for column in columns for line in column)
    made = f"list(marker: {marker}, body-indent: {short(left - box.right)}pt, spacing: {short(spacing)}pt, {words})"
    width, height = (1 + _COLUMN) * pitch, (len(columns[0]) - 0.5) * spacing
    return (
        f"#place(top + left, dx: {short(box.x)}pt, dy: {short(lines[0].baseline)}pt, block(width: {short(width)}pt, height: {short(height)}pt, "
        f"{{ {_style(lines[0])}; columns(2, gutter: {short((1 - _COLUMN) * pitch)}pt, {made}) }}))\n"
    )


def _band(made: Document, details: list[Text]) -> str:
    """The clinic's details on their band, with the code on its plate at their end."""
    page = made.pages[0]
    _, band, plate = (item for item in page.items if isinstance(item, Fill))
    code, _ = _code(page.items)
    assert code.matrix
    quiet = code.matrix.e - plate.rect.x
    name, first, second, *_ = details
    between = second.box.y - first.box.bottom
    return _BAND.format(
        top=short(band.rect.y),
        height=short(min(band.rect.bottom, page.media.bottom) - band.rect.y),  # it goes on beyond the page
        fill=_rgb(band.ink),
        left=short(name.x),
        right=short(page.media.right - plate.rect.right),
        ascent=short(name.ascent / name.size, 4),
        descent=short(name.descent / name.size, 4),
        name=_style(name),
        below=short(first.box.y - name.box.bottom - between),
        between=short(between),
        others=_style(first),
        plate=_rgb(plate.ink),
        radius=short(plate.radius),
        quiet=short(quiet),
        side=short(plate.rect.width - 2 * quiet),
    )


def _code(items: Iterable[Item]) -> tuple[Path, str]:
    """The outline of the code, and what a screen reader says of it."""
    return next((item, before.alt) for before, item in pairwise(items) if isinstance(before, Begin) and before.alt and isinstance(item, Path))


def _box(path: Path) -> Rect:
    """Around the points of an outline."""
    across, down = zip(*[segment[-2:] for segment in path.outline if segment], strict=True)
    return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _style(line: Text) -> str:
    """The rule that sets words as a line is set."""
    run = line.runs[0]
    face = open_face(run.face)
    spacing = f", tracking: {short(tracking(line), 3)}em" if tracking(line) else ""
    return f'set text(font: "{face.family}", weight: {face.weight:g}, size: {short(line.size)}pt, fill: {_rgb(run.ink)}{spacing})'


def _rgb(ink: Ink) -> str:
    return f'rgb("{colour(ink, {})}")'


def _escaped(text: str) -> str:
    """Words as Typst's markup says them."""
    return "".join(f"\\{ch}" if ch in _MARKUP else ch for ch in text)
