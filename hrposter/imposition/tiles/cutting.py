"""A poster cut into tiles: which part of it each sheet shows, and what the seams go through all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from string import ascii_uppercase
from typing import NamedTuple

from hrposter.display import Page
from hrposter.geometry import Rect
from hrposter.imposition.tiles.grid import Arrangement, Join, Strip, Strips, Tiling, arrangements
from hrposter.imposition.tiles.obstacles import TOLD, Obstacle, obstacles
from hrposter.imposition.tiles.seams import Reach, Seam, Share, Weight, parted, priced, weights
from hrposter.imposition.tiles.steps import STEP, covering, whole

# What is left beyond a seam: half of the overlap to each sheet that is cut; to be glued on, most of it, and a little to cut off the other.
_SHARES: dict[Join, tuple[tuple[float, float], ...]] = {
    "cut": ((0.5, 0.5), (0.68, 0.32), (0.32, 0.68)),
    "glue": ((0.68, 0.32), (0.76, 0.24), (0.5, 0.5)),
}

# What a sheet more may save in seams: it is worth it to leave one word of a headline whole, not for a line of running text.
_SHEET = 50.0
# Of all arrangements so many are looked at closely.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet: its strip and its number there, what shows of the poster at last, what is printed of it, and the sheet.

    ``shown`` and ``printed`` are in points of the poster at its scale, ``area`` is what the printer reaches of ``sheet``.
    """

    strip: str
    number: int
    shown: Rect
    printed: Rect
    sheet: Rect
    area: Rect

    @property
    def name(self) -> str:
        """What it is called, such as A1."""
        return f"{self.strip}{self.number}"


class Cut(NamedTuple):
    """A seam: where it runs, and the letters or names of the sheets on its two sides."""

    line: Rect
    between: tuple[str, str]


class Crossing(NamedTuple):
    """What a seam goes through; ``is_between``: it passes between words."""

    cut: Cut
    obstacle: Obstacle
    is_between: bool


@dataclass(frozen=True, slots=True)
class Cutting:
    """A poster in tiles, in the order in which they are put together; ``size`` is that of the poster at its scale."""

    lie: Strips
    scale: float
    size: Rect
    tiles: tuple[Tile, ...]
    cuts: tuple[Cut, ...]
    crossings: tuple[Crossing, ...]


class _Way(NamedTuple):
    """One arrangement with its seams: across all strips, and within each."""

    cost: float
    arrangement: Arrangement
    across: tuple[Seam, ...]
    within: tuple[tuple[Seam, ...], ...]


def cutting(page: Page, tiling: Tiling, *, is_rtl: bool, first: int = 0) -> Cutting:
    """The page in tiles, with seams that go through as little as can be; where it reads from the right, so do its tiles.

    ``first`` is the number of the letter that its first strip has. ValueError where there are too many sheets.
    """
    trim = page.trim
    ways = arrangements(trim, tiling)
    scale = ways[0].scale
    things = tuple(thing.moved(trim.x, trim.y, scale) for thing in obstacles(page))
    size = Rect(0, 0, trim.width * scale, trim.height * scale)
    best = _best(ways, size, weights(things), tiling, is_rtl=is_rtl)
    tiles = tuple(_tiles(best, size, first, is_rtl=is_rtl))
    cuts = tuple(_cuts(best, tiles, size))
    return Cutting(best.arrangement.lie, scale, size, tiles, cuts, tuple(_crossings(cuts, things)))


def _best(ways: tuple[Arrangement, ...], size: Rect, things: tuple[Weight, ...], tiling: Tiling, *, is_rtl: bool) -> _Way:
    """The arrangement with the least in its seams and the fewest sheets: all are tried with overlaps shared alike, the best few in every way."""

    def tried(way: Arrangement, shares: int, most: float) -> _Way | None:
        try:
            return _way(way, size, things, tiling, is_rtl=is_rtl, shares=shares, most=most - _SHEET * way.count)
        except ValueError:  # where sheets have nothing to spare, only other shares may reach
            return None

    few: list[_Way] = []
    for arrangement in ways:
        most = _price(few[-1]) if len(few) == _FEW else inf
        if way := tried(arrangement, 1, most):
            few = sorted((*few, way), key=_price)[:_FEW]
    closer = (tried(arrangement, len(_SHARES[tiling.join]), inf) for arrangement in ([way.arrangement for way in few] or ways))
    return min((way for way in closer if way), key=_price)


def _price(way: _Way) -> float:
    return way.cost + _SHEET * way.arrangement.count


def _way(arrangement: Arrangement, size: Rect, things: tuple[Weight, ...], tiling: Tiling, *, is_rtl: bool, shares: int, most: float) -> _Way | None:
    """The seams of one arrangement: first those between strips, then those of each strip by what stands in it; None as soon as they cost too much."""
    in_rows = arrangement.lie == "rows"
    long, wide = (covering(size.height), covering(size.width)) if in_rows else (covering(size.width), covering(size.height))
    level, upright = _shares(tiling, is_mirrored=False)[:shares], _shares(tiling, is_mirrored=is_rtl)[:shares]
    depths = tuple(_printed(strip, is_upright=not in_rows) for strip in arrangement.strips)
    cost, across = parted(long, Reach(depths, level if in_rows else upright), priced(things, long, is_upright=not in_rows))
    within = []
    for strip, (first, last) in zip(arrangement.strips, pairwise(_places(across, long)), strict=True):
        if cost >= most:
            return None
        inside = [thing for thing in things if (thing.top < last and thing.foot > first if in_rows else thing.left < last and thing.right > first)]
        reach = Reach((_printed(strip, is_upright=in_rows),) * strip.count, upright if in_rows else level)
        more, seams = parted(wide, reach, priced(inside, wide, is_upright=in_rows))
        cost += more
        within.append(seams)
    return _Way(cost, arrangement, across, tuple(within))


def _printed(strip: Strip, *, is_upright: bool) -> int:
    """How far a sheet of a strip reaches across an upright seam, or a level one."""
    return whole(strip.area.width if is_upright else strip.area.height)


def _shares(tiling: Tiling, *, is_mirrored: bool) -> tuple[Share, ...]:
    overlap = whole(tiling.overlap)
    first = [round(overlap * before) for before, _ in _SHARES[tiling.join]]
    return tuple(Share(overlap - before, before) if is_mirrored else Share(before, overlap - before) for before in first)


def _places(seams: tuple[Seam, ...], length: int) -> list[int]:
    return [0, *(seam.place for seam in seams), length]


# ---------------------------------------------------------------- tiles


def _tiles(way: _Way, size: Rect, first: int, *, is_rtl: bool) -> Iterator[Tile]:
    """The sheets in reading order: strips have letters, the sheets of a strip numbers."""
    in_rows = way.arrangement.lie == "rows"
    order = list(range(len(way.arrangement.strips)))
    for letter, index in enumerate(reversed(order) if is_rtl and not in_rows else order, first):
        strip, seams = way.arrangement.strips[index], way.within[index]
        places = list(range(strip.count))
        for number, place in enumerate(reversed(places) if is_rtl and in_rows else places, 1):
            one, other = _spans(way.across, index), _spans(seams, place)
            shown, printed = (_box(*((other[n], one[n]) if in_rows else (one[n], other[n])), size) for n in (0, 1))
            yield Tile(_letter(letter), number, shown, printed, strip.sheet, strip.area)


def _letter(index: int) -> str:
    return (
        ascii_uppercase[index]
        if index < len(ascii_uppercase)
        else f"{_letter(index // len(ascii_uppercase) - 1)}{_letter(index % len(ascii_uppercase))}"
    )


_Span = tuple[float, float]
_END = float("inf")


def _spans(seams: tuple[Seam, ...], index: int) -> tuple[_Span, _Span]:
    """From where to where the sheet of that number shows and prints, in points; the poster's own edges are 0 and infinity."""
    start = seams[index - 1] if index else None
    end = seams[index] if index < len(seams) else None
    shown = (start.place * STEP if start else 0.0, end.place * STEP if end else _END)
    return shown, (shown[0] - (start.share.after * STEP if start else 0.0), shown[1] + (end.share.before * STEP if end else 0.0))


def _box(across: _Span, down: _Span, size: Rect) -> Rect:
    right, bottom = min(across[1], size.right), min(down[1], size.bottom)
    return Rect(across[0], down[0], right - across[0], bottom - down[0])


# ---------------------------------------------------------------- seams


def _cuts(way: _Way, tiles: tuple[Tile, ...], size: Rect) -> Iterator[Cut]:
    """Every seam as a line without breadth: those between strips from edge to edge, then those within."""
    in_rows = way.arrangement.lie == "rows"
    strips = {tile.strip: tile.shown for tile in tiles}
    ordered = sorted(strips, key=lambda name: strips[name].y if in_rows else strips[name].x)
    for seam, pair in zip(way.across, pairwise(ordered), strict=True):
        at = seam.place * STEP
        yield Cut(Rect(0, at, size.width, 0) if in_rows else Rect(at, 0, 0, size.height), pair)
    for name in strips:
        inside = sorted((tile for tile in tiles if tile.strip == name), key=lambda tile: (tile.shown.x, tile.shown.y))
        for one, other in pairwise(inside):
            box = other.shown
            yield Cut(Rect(box.x, box.y, 0, box.height) if in_rows else Rect(box.x, box.y, box.width, 0), (one.name, other.name))


def _crossings(cuts: tuple[Cut, ...], things: tuple[Obstacle, ...]) -> Iterator[Crossing]:
    """What the seams go through: all that is to be told, and lines of words, seam after seam."""
    for cut in cuts:
        for thing in things:
            if _goes_through(cut.line, thing.box) and (thing.kind in TOLD or thing.kind == "words"):
                yield Crossing(cut, thing, not any(_goes_through(cut.line, part) for part in thing.parts))


def _goes_through(line: Rect, box: Rect) -> bool:
    """Whether a level or an upright line passes through the inside of a box."""
    if line.width:
        return box.y < line.y < box.bottom and box.x < line.right and line.x < box.right
    return box.x < line.x < box.right and box.y < line.bottom and line.y < box.bottom
