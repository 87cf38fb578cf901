"""The ways to lay sheets over a poster that there are to choose from, and the one with the least in its seams."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.grid import Arrangement, Strip, Tiling, arrangements
from hrposter.imposition.tiles.sails import EDGES, SIDES, Edge, Ground, Sails, regions, sails
from hrposter.imposition.tiles.seams import Share, Weight
from hrposter.imposition.tiles.steps import whole
from hrposter.imposition.tiles.ways import FEW, Block, Region, Stretch, Way, best_strips, extent, laid, shares_of
from hrposter.imposition.tiles.windmill import Field, Windmill, windmills

Choices: TypeAlias = tuple[Arrangement, ...] | tuple[Windmill, ...]

# Of the windmills so many are looked at closely.
_FEW_MILLS = 3


def choices(poster: Rect, tiling: Tiling) -> Choices:
    """What was asked for: strips, or whatever takes the fewest sheets; a windmill only where it takes fewer than strips do.

    With a limit of sheets: what makes the poster the largest on them. ValueError where there are too many sheets.
    """
    strips = arrangements(poster, tiling)
    if tiling.laying == "strips":
        return strips
    scale = strips[0].scale
    if tiling.most is not None and (larger := _largest(poster, tiling, tiling.most, scale)) > scale:
        return windmills(poster, tiling, larger, tiling.most + 1)
    fewest = min(way.count for way in strips)
    return windmills(poster, tiling, scale, fewest) or tuple(way for way in strips if way.count == fewest)


def saving(poster: Rect, tiling: Tiling, count: int, scale: float) -> tuple[int, float] | None:
    """How many sheets would do in place of ``count``, and at which scale, where they lie as takes the fewest; None where that saves nothing."""
    if tiling.laying == "fewest":
        return None
    ways = [(way.count, way.scale) for way in choices(poster, replace(tiling, laying="fewest"))]
    fewest, larger = min(ways)
    return (fewest, larger) if larger > scale or (larger == scale and fewest < count) else None


def least(poster: Rect, tiling: Tiling, count: int) -> Choices:
    """The ways to lay so many sheets over a poster of that very size: strips where they can, else windmills."""
    strips = tuple(way for way in arrangements(poster, replace(tiling, most=None)) if way.count <= count)
    return strips or windmills(poster, tiling, 1.0, count + 1)


def _largest(poster: Rect, tiling: Tiling, most: int, known: float) -> float:
    """The largest whole percentage, up to 100, at which a windmill takes no more than so many sheets; ``known``, what strips can do, if none does."""
    tried = (percent / 100 for percent in range(100, round(known * 100), -1))
    return next((scale for scale in tried if windmills(poster, tiling, scale, most + 1)), known)


def best(ways: Choices, size: Rect, things: tuple[Weight, ...], tiling: Tiling, *, is_rtl: bool, few: int = FEW) -> Way:
    """The way with the least in its seams; of strips, the best ``few`` are looked at closely."""
    strips = tuple(way for way in ways if isinstance(way, Arrangement))
    if strips:
        return best_strips(strips, size, things, shares_of(tiling, is_rtl=is_rtl), few)
    mills = [_Standing(way, size, things, tiling, is_rtl) for way in ways if isinstance(way, Windmill)]
    settled = sorted(((*sails(mill.ground()), mill) for mill in mills), key=lambda each: each[0])
    return min((mill.way(cost, found) for cost, found, mill in settled[:_FEW_MILLS]), key=lambda way: way.price)


@frozen()
class _Standing:
    """A windmill on a poster, and the way from one to the other."""

    mill: Windmill
    size: Rect
    things: tuple[Weight, ...]
    tiling: Tiling
    is_rtl: bool

    def ground(self) -> Ground:
        """The poster as the windmill sees it; each sheet keeps more of an overlap than those which are laid on it."""
        whole_poster = extent(self.size)
        size = whole_poster.x.end, whole_poster.y.end
        things = self.things
        if self.is_mirrored:
            things = tuple(thing._replace(left=size[0] - thing.right, right=size[0] - thing.left) for thing in things)
        if self.mill.is_turned:
            size = size[::-1]
            things = tuple(Weight(thing.top, thing.foot, thing.left, thing.right, thing.level, thing.upright) for thing in things)
        return Ground(self.mill, size, things, {edge: self._shares(edge) for edge in EDGES}, whole(self.tiling.overlap))

    @property
    def is_mirrored(self) -> bool:
        """Whether the poster is the windmill's in a mirror: it reads from the right, or the windmill is made so; twice is not at all."""
        return self.is_rtl != self.mill.is_mirrored

    def _shares(self, edge: Edge) -> tuple[Share, ...]:
        """How a seam may share the overlap."""
        usual, (before, after) = shares_of(self.tiling, is_rtl=False).level, SIDES[edge]
        is_first = self.mill.order.index(before) < self.mill.order.index(after)
        return usual if is_first else tuple(Share(share.after, share.before) for share in usual)

    def way(self, cost: float, found: Sails) -> Way:
        """The poster with those seams between its corners, and the best within each."""
        parts = regions(found, self.ground())
        fields = (*self.mill.corners, *([self.mill.middle] if self.mill.middle else []))
        blocks = []
        for index in self.mill.order:
            more, block = self._block(fields[index], self._there(parts[index]))
            cost += more
            blocks.append(block)
        return Way(cost, self.mill.scale, tuple(blocks))

    def _there(self, region: Region) -> Region:
        """A region of the ground on the poster."""
        x, y = (region.y, region.x) if self.mill.is_turned else region
        wide = extent(self.size).x.end
        return Region(Stretch(wide - x.end, wide - x.start, x.after, x.before), y) if self.is_mirrored else Region(x, y)

    def _block(self, field: Field, region: Region) -> tuple[float, Block]:
        """A field laid in rows or in columns, whichever costs less."""
        paper = self.tiling.paper
        sheet = Rect(0, 0, paper.width, paper.height) if field.is_upright else Rect(0, 0, paper.height, paper.width)
        area = self.tiling.printer.printable(sheet)
        columns, rows = (field.rows, field.columns) if self.mill.is_turned else (field.columns, field.rows)
        shares = shares_of(self.tiling, is_rtl=self.is_rtl)
        in_rows = laid("rows", (Strip(columns, sheet, area),) * rows, region, self.things, shares)
        in_columns = laid("columns", (Strip(rows, sheet, area),) * columns, region, self.things, shares)
        assert in_rows
        assert in_columns
        return min(in_rows, in_columns, key=lambda each: each[0])
