"""Sheets laid over a part of the poster: where the seams between strips and within them run, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import NamedTuple

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.grid import Arrangement, Join, Strip, Strips, Tiling
from hrposter.imposition.tiles.seams import KEPT, USUAL, Reach, Seam, Share, Weight, parted, priced
from hrposter.imposition.tiles.steps import covering, whole

# What is left beyond a seam: half of the overlap to each sheet that is cut; to be glued on, most of it, and a little to cut off the other.
_SHARES: dict[Join, tuple[tuple[float, float], ...]] = {
    "cut": ((0.5, 0.5), (0.68, 0.32), (0.32, 0.68)),
    "glue": ((0.68, 0.32), (0.76, 0.24), (0.5, 0.5)),
}

# What a sheet more may save in seams: it is worth it to leave one word of a headline whole, not for a line of running text.
_SHEET = 50.0
# Of all arrangements so many are looked at closely.
FEW = 2


class Stretch(NamedTuple):
    """From where to where sheets show the poster in one direction, and how far more they print before that and after it; in steps."""

    start: int
    end: int
    before: int = 0
    after: int = 0

    @property
    def length(self) -> int:
        """How much shows."""
        return self.end - self.start


class Region(NamedTuple):
    """A part of the poster that sheets lie over."""

    x: Stretch
    y: Stretch


class Shares(NamedTuple):
    """How neighbours may share their overlap over upright seams and over level ones; the usual way first."""

    upright: tuple[Share, ...]
    level: tuple[Share, ...]

    @property
    def usual(self) -> Shares:
        """The usual ways alone."""
        return Shares(self.upright[:1], self.level[:1])


class Block(NamedTuple):
    """Strips over a region, with the seams between them and those within each."""

    lie: Strips
    strips: tuple[Strip, ...]
    region: Region
    across: tuple[Seam, ...]
    within: tuple[tuple[Seam, ...], ...]


@frozen()
class Way:
    """One way to make the poster of blocks, in the order in which they are put together, and what its seams cost."""

    cost: float
    scale: float
    blocks: tuple[Block, ...]

    @property
    def count(self) -> int:
        """How many sheets it takes."""
        return sum(strip.count for block in self.blocks for strip in block.strips)

    @property
    def price(self) -> float:
        """Its seams and its sheets."""
        return self.cost + _SHEET * self.count


def shares_of(tiling: Tiling, *, is_rtl: bool) -> Shares:
    """How neighbours share an overlap, where the poster is read from the left or from the right."""
    overlap = whole(tiling.overlap)
    level = tuple(Share(first := round(overlap * before), overlap - first) for before, _ in _SHARES[tiling.join])
    return Shares(tuple(Share(share.after, share.before) for share in level) if is_rtl else level, level)


def extent(size: Rect) -> Region:
    """The whole poster."""
    return Region(Stretch(0, covering(size.width)), Stretch(0, covering(size.height)))


def best_strips(arrangements: Iterable[Arrangement], size: Rect, things: tuple[Weight, ...], shares: Shares, few: int = FEW) -> Way:
    """The arrangement with the least in its seams and the fewest sheets: all are tried with overlaps shared alike, the best ``few`` in every way."""
    every, region = tuple(arrangements), extent(size)

    def tried(arrangement: Arrangement, by: Shares, most: float) -> Way | None:
        try:
            found = laid(arrangement.lie, arrangement.strips, region, things, by, most - _SHEET * arrangement.count)
        except ValueError:  # where sheets have nothing to spare, only other shares may reach
            return None
        return Way(found[0], arrangement.scale, (found[1],)) if found else None

    found: list[tuple[float, Arrangement]] = []
    for arrangement in every:
        if way := tried(arrangement, shares.usual, found[-1][0] if len(found) == few else inf):
            found = sorted((*found, (way.price, arrangement)), key=lambda each: each[0])[:few]
    closer = (tried(arrangement, shares, inf) for arrangement in ([arrangement for _, arrangement in found] or every))
    return min((way for way in closer if way), key=lambda each: each.price)


def laid(
    lie: Strips, strips: tuple[Strip, ...], region: Region, things: tuple[Weight, ...], shares: Shares, most: float = inf
) -> tuple[float, Block] | None:
    """What the seams cost, and the strips with them: first those between strips, then those of each by what stands in it.

    None as soon as they cost ``most``; ValueError where the sheets do not reach over the region.
    """
    in_rows = lie == "rows"
    long, wide = (region.y, region.x) if in_rows else (region.x, region.y)
    of_strips, of_sheets = (shares.level, shares.upright) if in_rows else (shares.upright, shares.level)
    depths = tuple(_printed(strip, is_upright=not in_rows) for strip in strips)
    cost, across = seams_over(long, depths, things, of_strips, is_upright=not in_rows)
    within = []
    for strip, (first, last) in zip(strips, pairwise((long.start, *(seam.place for seam in across), long.end)), strict=True):
        if cost >= most:
            return None
        inside = tuple(
            thing for thing in things if (thing.top < last and thing.foot > first if in_rows else thing.left < last and thing.right > first)
        )
        more, seams = seams_over(wide, (_printed(strip, is_upright=in_rows),) * strip.count, inside, of_sheets, is_upright=in_rows)
        cost += more
        within.append(seams)
    return cost, Block(lie, strips, region, across, tuple(within))


@lru_cache(maxsize=KEPT)
def seams_over(
    stretch: Stretch, printed: tuple[int, ...], things: tuple[Weight, ...], shares: tuple[Share, ...], *, is_upright: bool
) -> tuple[float, tuple[Seam, ...]]:
    """The seams between sheets that are so long, over a stretch.

    Other shares than the usual one are tried where they can cost less, and leave out what costs more than it does.
    """
    most = inf
    if len(shares) > 1:
        with suppress(ValueError):  # where sheets have nothing to spare, only other shares may reach
            usual = seams_over(stretch, printed, things, shares[:1], is_upright=is_upright)
            if usual[0] < USUAL:
                return usual
            most = usual[0]
    lengths = [*printed]
    lengths[0] -= stretch.before
    lengths[-1] -= stretch.after
    start = stretch.start
    shifted = tuple(thing.moved(start) for thing in things) if start else things
    cost, seams = parted(stretch.length, Reach(tuple(lengths), shares), priced(shifted, stretch.length, is_upright=is_upright), most)
    return cost, tuple(seam._replace(place=seam.place + start) for seam in seams)


def _printed(strip: Strip, *, is_upright: bool) -> int:
    """How far a sheet of a strip reaches across an upright seam, or a level one."""
    return whole(strip.area.width if is_upright else strip.area.height)
