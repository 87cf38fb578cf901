"""What stands on a sheet beside its part of the poster: where to cut, where to lay the next sheet, and which sheets meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from hrposter.display import Form, Item, Line, Move, Path, rounded
from hrposter.geometry import Rect
from hrposter.imposition.placed import placed
from hrposter.imposition.tiles.grid import Join
from hrposter.imposition.tiles.lettering import BLACK, WHITE, Letterer, line, natural
from hrposter.imposition.tiles.tile import Tile
from hrposter.layout.setting import Setting
from hrposter.units import mm

Side = Literal["left", "right", "top", "bottom"]
SIDES: tuple[Side, ...] = ("left", "right", "top", "bottom")

_WEIGHT, _CASING = 0.75, 1.5
_DASH = (mm(3), mm(1.5))
# How far lines go on past the poster, where there is paper.
_BEYOND = mm(5)
# The height of a name, at most, and as a share of the strip that it stands in; the space at its ends, as a share of its size.
_NAME, _NAME_SHARE, _PAD = 9.0, 0.78, 0.45
_LINE_SHARE = 0.8


class Edge(NamedTuple):
    """One side of what shows of a sheet: its strip of overlap, None at the edge of the poster; ``is_cut``: all beyond is cut off."""

    side: Side
    strip: Rect | None
    is_cut: bool
    beside: str


class Beside(NamedTuple):
    """Who meets a sheet on one side; ``is_later``: is laid after it."""

    name: str
    is_later: bool


_NOBODY = Beside("", False)


def edges(tile: Tile, beside: Mapping[Side, Beside], join: Join) -> tuple[Edge, ...]:
    """The four sides: sheets to be glued keep the strips on which later ones lie."""
    shown, printed = tile.shown, tile.printed
    strips: Mapping[Side, Rect] = {
        "left": Rect(printed.x, printed.y, shown.x - printed.x, printed.height),
        "right": Rect(shown.right, printed.y, printed.right - shown.right, printed.height),
        "top": Rect(printed.x, printed.y, printed.width, shown.y - printed.y),
        "bottom": Rect(printed.x, shown.bottom, printed.width, printed.bottom - shown.bottom),
    }
    found = []
    for side in SIDES:
        strip = strips[side] if strips[side].short_edge > 0.01 else None
        other = beside.get(side, _NOBODY)
        found.append(Edge(side, strip, not (strip and join == "glue" and other.is_later), other.name))
    return tuple(found)


def laid_over(covered: Rect, names: str, letterer: Letterer) -> Iterator[Item]:
    """On what will be covered of a sheet: where the others are laid, and their names."""
    for ink, width in ((WHITE, _CASING), (BLACK, _WEIGHT)):
        yield Path(rounded(covered.inset(width / 2), 0), stroke=ink, width=width)
    middle = covered.x + covered.width / 2, covered.y + covered.height / 2
    setting = letterer.name(names)
    if covered.width >= covered.height:
        yield from _name(setting, *middle, covered.height)
        return
    turned = Rect(-covered.bottom, covered.x, covered.height, covered.width)
    yield placed(Form(tuple(_name(setting, -middle[1], middle[0], covered.width)), turned), covered.x, covered.y, turns=3)


def marks(tile: Tile, sides: tuple[Edge, ...], letterer: Letterer) -> Iterator[Item]:
    """The marks of a sheet; nothing of them lies on what shows at last."""
    lines = [(edge, outline) for edge in sides if (outline := _line(edge, tile))]
    for edge, outline in lines:
        yield Path(_shifted(outline, edge.side, _CASING / 2), stroke=WHITE, width=_CASING)
    for edge, outline in lines:
        yield Path(_shifted(outline, edge.side, _WEIGHT / 2), stroke=BLACK, width=_WEIGHT, dash=_DASH if edge.is_cut else ())
    yield from _names([edge for edge in sides if edge.side in ("top", "bottom")], tile, letterer)
    # Names along upright strips are set in a space that is turned: its x runs up the sheet, its y to the right.
    turned = tuple(_names([edge for edge in sides if edge.side in ("left", "right")], tile, letterer))
    if turned:
        area = tile.area
        yield placed(Form(turned, Rect(-area.bottom, area.x, area.height, area.width)), area.x, area.y, turns=3)


def _line(edge: Edge, tile: Tile) -> tuple[Move, Line] | None:
    """The edge of what shows, on along the strips beside it and a little on the paper; nothing where the printer cannot reach."""
    shown, printed, room = tile.shown, tile.printed, tile.area
    if edge.side in ("left", "right"):
        x = shown.x if edge.side == "left" else shown.right
        if not room.x + _CASING <= x <= room.right - _CASING:
            return None
        return Move(x, max(room.y, printed.y - _BEYOND)), Line(x, min(room.bottom, printed.bottom + _BEYOND))
    y = shown.y if edge.side == "top" else shown.bottom
    if not room.y + _CASING <= y <= room.bottom - _CASING:
        return None
    return Move(max(room.x, printed.x - _BEYOND), y), Line(min(room.right, printed.right + _BEYOND), y)


def _shifted(outline: tuple[Move, Line], side: Side, by: float) -> tuple[Move, Line]:
    """The line moved outwards, so that its inner edge is where the sheet is cut."""
    x = {"left": -by, "right": by}.get(side, 0.0)
    y = {"top": -by, "bottom": by}.get(side, 0.0)
    start, end = outline
    return Move(start.x + x, start.y + y), Line(end.x + x, end.y + y)


def _names(sides: list[Edge], tile: Tile, letterer: Letterer) -> Iterator[Item]:
    """In each strip, in its middle and along it: the name of the sheet and of the one that it meets there, on white."""
    shown = tile.shown
    for edge in sides:
        if edge.strip is None:
            continue
        if edge.side in ("top", "bottom"):
            middle = shown.x + shown.width / 2, edge.strip.y + edge.strip.height / 2
        else:
            middle = -shown.y - shown.height / 2, edge.strip.x + edge.strip.width / 2
        yield from _name(letterer.name(tile.name, f" \u00b7 {edge.beside}"), *middle, edge.strip.short_edge)


def _name(setting: Setting, x: float, y: float, depth: float) -> Iterator[Item]:
    """A name around a point, as large as the depth of its strip allows."""
    high = min(_NAME / _LINE_SHARE, depth * _NAME_SHARE)
    size = high * _LINE_SHARE
    wide = natural(setting, size) + 2 * _PAD * size
    reach = max(0.0, wide - high) / 2
    yield Path((Move(x - reach, y), Line(x + reach, y)), stroke=WHITE, width=high, cap="round")
    yield from line(setting, x - wide / 2 + _PAD * size, y - setting.top * size / 2, size)
