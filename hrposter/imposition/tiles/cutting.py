"""A poster cut into tiles: which part of it each sheet shows, and what the seams go through all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hrposter.display import Page
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.choices import best, choices
from hrposter.imposition.tiles.cuts import Cut, cuts_of
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.obstacles import TOLD, Obstacle, obstacles
from hrposter.imposition.tiles.seams import weights
from hrposter.imposition.tiles.tile import Tile, parts_of
from hrposter.imposition.tiles.ways import Way


class Crossing(NamedTuple):
    """What a seam goes through; ``is_between``: it passes between words."""

    cut: Cut
    obstacle: Obstacle
    is_between: bool


@frozen()
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
    ways = choices(trim, tiling)
    scale = ways[0].scale
    things = things_on(page, scale)
    size = Rect(0, 0, trim.width * scale, trim.height * scale)
    way = best(ways, size, weights(things), tiling, is_rtl=is_rtl)
    return cut_so(way, size, things, is_rtl=is_rtl, first=first)


def things_on(page: Page, scale: float) -> tuple[Obstacle, ...]:
    """What a seam should not go through, on the poster at its scale."""
    return tuple(thing.moved(page.trim.x, page.trim.y, scale) for thing in obstacles(page))


def cut_so(way: Way, size: Rect, things: tuple[Obstacle, ...], *, is_rtl: bool, first: int = 0) -> Cutting:
    """A poster of that size cut in that way, and what its seams go through."""
    parts = tuple(parts_of(way, size, first, is_rtl=is_rtl))
    tiles = tuple(tile for *_, own in parts for tile in own)
    cuts = tuple(cuts_of(parts))
    return Cutting(way.scale, size, tiles, cuts, tuple(_crossings(cuts, things)))


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
