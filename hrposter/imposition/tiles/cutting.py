"""A poster cut into tiles: which part of it each sheet shows, and what the seams go through all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from string import ascii_uppercase
from typing import NamedTuple

from hrposter.display import Page
from hrposter.geometry import Rect
from hrposter.imposition.tiles.grid import Tiling, arrangements
from hrposter.imposition.tiles.obstacles import TOLD, Obstacle, obstacles
from hrposter.imposition.tiles.seams import Seam, weights
from hrposter.imposition.tiles.steps import STEP
from hrposter.imposition.tiles.ways import Stretch, Way, best_strips, shares_of


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

    @property
    def is_upright(self) -> bool:
        """Whether the sheets on its two sides stand beside one another."""
        return self.line.height > 0


class Crossing(NamedTuple):
    """What a seam goes through; ``is_between``: it passes between words."""

    cut: Cut
    obstacle: Obstacle
    is_between: bool


@dataclass(frozen=True, slots=True)
class Cutting:
    """A poster in tiles, in the order in which they are put together; ``size`` is that of the poster at its scale."""

    scale: float
    size: Rect
    tiles: tuple[Tile, ...]
    cuts: tuple[Cut, ...]
    crossings: tuple[Crossing, ...]


def cutting(page: Page, tiling: Tiling, *, is_rtl: bool, first: int = 0) -> Cutting:
    """The page in tiles, with seams that go through as little as can be; where it reads from the right, so do its tiles.

    ``first`` is the number of the letter that its first strip has. ValueError where there are too many sheets.
    """
    trim = page.trim
    ways = arrangements(trim, tiling)
    scale = ways[0].scale
    things = things_on(page, scale)
    size = Rect(0, 0, trim.width * scale, trim.height * scale)
    way = best_strips(ways, size, weights(things), shares_of(tiling, is_rtl=is_rtl))
    return cut_so(way, size, things, is_rtl=is_rtl, first=first)


def things_on(page: Page, scale: float) -> tuple[Obstacle, ...]:
    """What a seam should not go through, on the poster at its scale."""
    return tuple(thing.moved(page.trim.x, page.trim.y, scale) for thing in obstacles(page))


def cut_so(way: Way, size: Rect, things: tuple[Obstacle, ...], *, is_rtl: bool, first: int = 0) -> Cutting:
    """A poster of that size cut in that way, and what its seams go through."""
    tiles = tuple(_tiles(way, size, first, is_rtl=is_rtl))
    cuts = tuple(_cuts(way, tiles, size))
    return Cutting(way.scale, size, tiles, cuts, tuple(_crossings(cuts, things)))


# ---------------------------------------------------------------- tiles


def _tiles(way: Way, size: Rect, first: int, *, is_rtl: bool) -> Iterator[Tile]:
    """The sheets in the order in which they are put together: strips have letters, the sheets of a strip numbers."""
    letters = (_letter(index) for index in count(first))
    for block in way.blocks:
        in_rows = block.lie == "rows"
        long, wide = (block.region.y, block.region.x) if in_rows else (block.region.x, block.region.y)
        for index in _read(len(block.strips), is_mirrored=is_rtl and not in_rows):
            strip, letter, one = block.strips[index], next(letters), _spans(long, block.across, index)
            for number, place in enumerate(_read(strip.count, is_mirrored=is_rtl and in_rows), 1):
                other = _spans(wide, block.within[index], place)
                shown, printed = (_box(*((other[n], one[n]) if in_rows else (one[n], other[n])), size) for n in (0, 1))
                yield Tile(letter, number, shown, printed, strip.sheet, strip.area)


def _read(length: int, *, is_mirrored: bool) -> range:
    """Places in the order of reading."""
    return range(length - 1, -1, -1) if is_mirrored else range(length)


def _letter(index: int) -> str:
    return (
        ascii_uppercase[index]
        if index < len(ascii_uppercase)
        else f"{_letter(index // len(ascii_uppercase) - 1)}{_letter(index % len(ascii_uppercase))}"
    )


_Span = tuple[float, float]


def _spans(stretch: Stretch, seams: tuple[Seam, ...], index: int) -> tuple[_Span, _Span]:
    """From where to where the sheet of that number shows and prints, in points."""
    start, before = (seams[index - 1].place, seams[index - 1].share.after) if index else (stretch.start, stretch.before)
    end, after = (seams[index].place, seams[index].share.before) if index < len(seams) else (stretch.end, stretch.after)
    return (start * STEP, end * STEP), ((start - before) * STEP, (end + after) * STEP)


def _box(across: _Span, down: _Span, size: Rect) -> Rect:
    right, bottom = min(across[1], size.right), min(down[1], size.bottom)
    return Rect(across[0], down[0], right - across[0], bottom - down[0])


# ---------------------------------------------------------------- seams


def _cuts(way: Way, tiles: tuple[Tile, ...], size: Rect) -> Iterator[Cut]:
    """Every seam as a line without breadth: those between strips, then those within."""
    (block,) = way.blocks
    in_rows = block.lie == "rows"
    strips = {tile.strip: tile.shown for tile in tiles}
    ordered = sorted(strips, key=lambda name: strips[name].y if in_rows else strips[name].x)
    for seam, pair in zip(block.across, pairwise(ordered), strict=True):
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
