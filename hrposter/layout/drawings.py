"""Scenes, icons and logos, read once for each state of their file."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.display import Drawing, Raster, Segment, Shape
from hrposter.poster import Poster
from hrposter.svg.drawing import read_drawing

_ICON_ROLES = frozenset({"icon"})

# Plants and the like are narrower than this share of the focal box; hills and skies are wider.
_SMALL = 0.4
# The weight of lines where art is drawn as such, as a share of the frame's short edge.
_LINE = 0.0015


@lru_cache(maxsize=64)
def _drawing(path: Path, roles: frozenset[str] | None, stamp: tuple[int, int]) -> Drawing:
    return read_drawing(path, roles)


@lru_cache(maxsize=16)
def _raster(path: Path, span: Span, stamp: tuple[int, int]) -> Raster:
    from hrposter.raster import read_raster  # Pillow's codecs, which only a logo in pixels needs

    return read_raster(path, span)


def _stamp(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def scene(poster: Poster, name: str) -> Drawing:
    """A scene by its name; the roles of its colours are those of the theme."""
    path = poster.job.library.art(name, poster.folder)
    assert path is not None, "resolve() has checked that the art exists"
    return _drawing(path, poster.theme.roles, _stamp(path))


def inked(drawing: Drawing, scale: float, poster: Poster) -> Drawing:
    """A scene at its scale as its theme inks it: as it is, or as lines to colour in, white within and of one weight on the page."""
    if not poster.theme.is_outlined:
        return drawing
    weight = poster.frame.short_edge * _LINE / scale

    def lined(shape: Shape) -> Shape:
        width = min(shape.width, weight) if shape.fill is None else weight
        fill = "paper" if shape.fill is not None else None
        return replace(shape, fill=fill, stroke="ink", width=width, join="round")

    return replace(drawing, shapes=tuple(lined(shape) for shape in drawing.shapes))


def scene_between(poster: Poster, name: str, left: float, right: float, *, is_bare: bool) -> Drawing:
    """A scene without what an edge at ``left`` or ``right`` (its own units) would cut, beside the focal box.

    Where art ends within a page, half a leaf at its edge looks like a mistake; grounds that go on are kept. ``is_bare``
    leaves out small things beyond the edges as well, so that words can stand there.
    """
    path = poster.job.library.art(name, poster.folder)
    assert path is not None, "resolve() has checked that the art exists"
    return _scene_between(path, poster.theme.roles, _stamp(path), round(left, 1), round(right, 1), is_bare)


@lru_cache(maxsize=64)
def _scene_between(path: Path, roles: frozenset[str], stamp: tuple[int, int], left: float, right: float, is_bare: bool) -> Drawing:
    drawing = _drawing(path, roles, stamp)
    focal = drawing.focal

    def is_whole(shape: Shape) -> bool:
        xs = [point for segment in shape.outline for point in segment[::2]]
        first, last = min(xs), max(xs)
        is_small = last - first < focal.width * _SMALL
        is_cut = (first < left and (is_bare or left < last)) or (right < last and (is_bare or first < right))
        return not (is_cut and is_small and (last < focal.x or first > focal.right))

    return replace(drawing, shapes=tuple(shape for shape in drawing.shapes if is_whole(shape)))


def icon(poster: Poster, name: str) -> Drawing:
    """An icon by its name, mirrored where it points the way of reading; it has one colour, which the card decides."""
    path = poster.job.library.icon(name)
    assert path is not None, "resolve() has checked that the icon exists"
    drawing = _drawing(path, _ICON_ROLES, _stamp(path))
    return _mirrored(drawing) if drawing.turns and poster.language.is_rtl else drawing


@lru_cache(maxsize=64)
def _mirrored(drawing: Drawing) -> Drawing:
    """The drawing with its sides changed."""
    ends = drawing.view.x + drawing.view.right
    return replace(
        drawing, shapes=tuple(replace(shape, outline=tuple(_turned(segment, ends) for segment in shape.outline)) for shape in drawing.shapes)
    )


def _turned(segment: Segment, ends: float) -> Segment:
    return type(segment)(*(ends - value if place % 2 == 0 else value for place, value in enumerate(segment)))


def logo(path: Path, span: Span) -> Drawing | Raster:
    """A clinic's logo: SVG within our subset, or PNG or JPEG."""
    if path.suffix.lower() == ".svg":
        return _drawing(path, None, _stamp(path))
    return _raster(path, span, _stamp(path))
