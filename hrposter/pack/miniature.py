"""A page in small, as a drawing: its grounds and its art, words as bars of their length, so that nothing has to be read to know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path as FilePath

from hrposter.diagnostics import PosterError, Span, UsageError
from hrposter.display import (
    Clip,
    Close,
    Curve,
    Drawing,
    Fill,
    Image,
    Item,
    Line,
    Move,
    Outline,
    Page,
    Path,
    Picture,
    Segment,
    Shape,
    Text,
    Unclip,
    rounded,
)
from hrposter.geometry import Matrix, Rect
from hrposter.jobs import profile_named
from hrposter.layout.page import lay_out
from hrposter.pack.contents import PackFile
from hrposter.pack.cropping import Polygon, cropped, is_within, polygons
from hrposter.papers import PAPERS, SCREENS, Paper
from hrposter.poster import Job
from hrposter.resolve import resolve
from hrposter.resources import Library
from hrposter.spec.clinic import Clinic

# A miniature has this many units on its long edge; what is smaller than so many of them on either side cannot be seen.
UNITS = 100.0
_SEEN, _SEEN_LINE, _SEEN_BAR = 2.2, 1.2, 0.5
# A code is thousands of squares: so many segments are drawn as the box around them.
_MOST_SEGMENTS = 240
# Words as bars: from the height of small letters to the baseline, in ems.
_LOW_LETTERS = 0.52

_RGB = tuple[float, float, float]
_GREY: _RGB = (0.72, 0.72, 0.72)

# Words become bars, so any details will do; without them the places for them would be empty, as no clinic's are.
_ANY_CLINIC = Clinic(
    Span(FilePath()), "Riverside Family Clinic", address=("12 River Street", "Springfield"), phone="(415) 555-0123", website="riverside.example"
)


@lru_cache(maxsize=256)
def miniature(library: Library, piece: str, lang: str, sheet_name: str, profile: str, theme: str | None) -> Drawing | None:
    """The first page of a piece in small, for a clinic that stands for any, as it is when first asked for; None where it cannot be laid out so."""
    try:
        job = Job(piece, lang, _paper(sheet_name), sheet_name.endswith("landscape"), profile_named(profile, library), theme, library=library)
        page = lay_out(replace(resolve(job), clinic=_ANY_CLINIC)).pages[0]
    except (PosterError, UsageError, KeyError):
        return None
    return greeked(page, f"{piece} {lang} {sheet_name}")


def miniature_of(file: PackFile, library: Library, theme: str | None) -> Drawing | None:
    """The page of a file in small."""
    return miniature(library, file.piece, file.lang, file.sheet_name, file.profile, theme)


def _paper(sheet_name: str) -> Paper:
    """The paper or the screen; KeyError for a name that is neither."""
    name = sheet_name.removesuffix(" landscape").removesuffix(" portrait")
    return SCREENS[name] if name in SCREENS else PAPERS[name]


def greeked(page: Page, name: str) -> Drawing:
    """The page within its trim, ``UNITS`` high or wide; whatever is too small to see is left out."""
    scale = UNITS / max(page.trim.width, page.trim.height)
    view = Rect(0, 0, round(page.trim.width * scale, 1), round(page.trim.height * scale, 1))
    white = Shape(rounded(view, 0), (1.0, 1.0, 1.0))
    return Drawing(name, view, view, (white, *_cropped(page.items, Matrix(scale, 0, 0, scale, 0, 0), view)))


def _cropped(items: Iterable[Item], to_view: Matrix, view: Rect) -> Iterator[Shape]:
    """All shapes that can be seen, each cut off where a clip, or the page, ends."""
    edges = [polygons(rounded(view, 0))[0]]
    for item in items:
        match item:
            case Clip(outline):
                edges.append(polygons(_mapped(outline, to_view))[0])
            case Unclip():
                edges.pop()
            case _:
                for shape in _shapes(item, to_view):
                    if _is_seen(shape) and (kept := _within(shape, edges)):
                        yield kept


def _within(shape: Shape, edges: Iterable[Polygon]) -> Shape | None:
    """What of a shape lies within all edges; lines that go beyond one are left out."""
    for edge in edges:
        if is_within(shape.outline, edge):
            continue
        if shape.fill is None:
            return None
        shape = replace(shape, outline=cropped(shape.outline, edge), stroke=None)
        if not shape.outline or not _is_seen(shape):
            return None
    return shape


def _shapes(item: Item, to_view: Matrix) -> Iterator[Shape]:
    match item:
        case Fill(rect=rect, ink=ink, radius=radius):
            yield Shape(_mapped(rounded(rect, radius), to_view), ink.rgb)
        case Path(fill=fill, stroke=stroke):
            whole = to_view @ item.matrix if item.matrix else to_view
            yield _painted(item.outline, whole, fill.rgb if fill else None, stroke.rgb if stroke else None, item)
        case Picture():
            yield from _drawn(item, to_view)
        case Image(rect=rect):
            yield Shape(_mapped(rounded(rect, 0), to_view), _GREY)
        case Text(runs=(first, *_)):
            height = _LOW_LETTERS * item.size
            bar = Rect(item.box.x, item.baseline - height, item.width, height)
            yield Shape(_mapped(rounded(bar, 0), to_view), first.ink.rgb)
        case _:
            return


def _painted(outline: Outline, whole: Matrix, fill: _RGB | None, stroke: _RGB | None, like: Path | Shape) -> Shape:
    """An outline in the units of a miniature; a code as the box around it."""
    moved = _mapped(outline, whole)
    if len(moved) > _MOST_SEGMENTS:
        return Shape(rounded(_box(moved), 0), fill or stroke)
    return Shape(moved, fill, stroke, round(like.width * abs(whole.a), 2), like.cap, like.join, like.even_odd)


def _drawn(picture: Picture, to_view: Matrix) -> Iterator[Shape]:
    """The shapes of a drawing in its inks."""
    whole = to_view @ picture.matrix

    def rgb(paint: str | _RGB | None) -> _RGB | None:
        return picture.inks[paint].rgb if isinstance(paint, str) else paint

    for shape in picture.drawing.shapes:
        yield _painted(shape.outline, whole, rgb(shape.fill), rgb(shape.stroke), shape)


def _mapped(outline: Outline, to_view: Matrix) -> Outline:
    return tuple(_moved(segment, to_view) for segment in outline)


def _moved(segment: Segment, to_view: Matrix) -> Segment:
    match segment:
        case Move(x, y):
            return Move(*_place(x, y, to_view))
        case Line(x, y):
            return Line(*_place(x, y, to_view))
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(*_place(x1, y1, to_view), *_place(x2, y2, to_view), *_place(x, y, to_view))
        case Close():
            return segment


def _place(x: float, y: float, to_view: Matrix) -> tuple[float, float]:
    """A point to a tenth of a unit."""
    moved = to_view.apply(x, y)
    return round(moved[0], 1), round(moved[1], 1)


def _box(outline: Outline) -> Rect:
    xs, ys = [x for segment in outline for x in segment[::2]], [y for segment in outline for y in segment[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _is_seen(shape: Shape) -> bool:
    """Whether a shape is large enough to be seen; a line that is drawn may be thin, and so may a bar."""
    if not any(shape.outline):
        return False
    box, is_bar = _box(shape.outline), len(shape.outline) == 5
    if shape.stroke is not None:
        return max(box.width, box.height) >= _SEEN_LINE
    return min(box.width, box.height) >= (_SEEN_BAR if is_bar else _SEEN)
