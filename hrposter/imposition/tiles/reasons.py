"""Why a seam goes through something that matters all the same: what a sheet shows, and what becomes of the poster when that thing is spared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from hrposter.display import Page
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.choices import Choices, best, least
from hrposter.imposition.tiles.cutting import Crossing, Cutting, cut_so, things_on
from hrposter.imposition.tiles.grid import Arrangement, Tiling, arrangements, roomier
from hrposter.imposition.tiles.obstacles import TOLD, Obstacle
from hrposter.imposition.tiles.possible import could_spare
from hrposter.imposition.tiles.seams import LEAST_SHOWN, barred, weights
from hrposter.imposition.tiles.steps import STEP, covering, whole
from hrposter.imposition.tiles.ways import FEW, Stretch, extent, shares_of

# What stands against showing more: the paper, the overlap (there may be less of it), or what the printer leaves blank.
Cause = Literal["paper", "overlap", "margin"]


@frozen()
class TooLarge:
    """It is larger than a sheet shows between two seams, whichever way the sheet lies; lengths in points on the wall."""

    extent: float
    shown: float
    is_wide: bool
    cause: Cause


@frozen()
class NearEdge:
    """It ends ``reach`` from the edge of the poster, and one sheet shows only ``shown`` there; the ``gap`` before it is too little for a sheet."""

    gap: float
    reach: float
    shown: float


@frozen()
class InTheWay:
    """Seams that go past it go through these instead, and through so many more lines of smaller words."""

    things: tuple[Obstacle, ...]
    lines: int


@frozen()
class MoreSheets:
    """Seams can go past it only on more sheets than the poster has; ``most`` is the limit that forbids them, None where none does."""

    count: int
    most: int | None


@frozen()
class NoRoom:
    """No way was found to put seams past it: the sheets reach only ``spare`` points further than the poster."""

    spare: float


Reason = TooLarge | NearEdge | InTheWay | MoreSheets | NoRoom


def reasons(page: Page, made: Cutting, tiling: Tiling, crossings: Iterable[Crossing], *, is_rtl: bool) -> tuple[Reason, ...]:
    """Why each of those crossings of a page cut in tiles is there."""
    poster = _Poster(made, tiling, things_on(page, made.scale), is_rtl)
    known: dict[tuple[Obstacle, bool], Reason] = {}
    found = []
    for crossing in crossings:
        thing, is_upright = key = crossing.obstacle, crossing.cut.is_upright
        if key not in known:
            known[key] = _too_large(thing, made.size, tiling, is_upright=is_upright) or poster.stands_against(thing, is_upright=is_upright)
        found.append(known[key])
    return tuple(found)


def _too_large(thing: Obstacle, size: Rect, tiling: Tiling, *, is_upright: bool) -> TooLarge | NearEdge | None:
    """Why no sheet shows a thing whole, however sheets lie; None where one can: between two seams, or at an edge of the poster."""
    start, end, length = (thing.box.x, thing.box.right, size.width) if is_upright else (thing.box.y, thing.box.bottom, size.height)
    printed, shortest = _longest(tiling), min(tiling.printer.printable(sheet).short_edge for sheet in _sheets(tiling))
    at_edge = printed - min(min(share) for share in shares_of(tiling, is_rtl=False).level) * STEP
    between = printed - tiling.overlap
    if end <= at_edge or length - start <= at_edge:
        return None
    if end - start > between:
        return TooLarge(end - start, between, is_upright, _cause(end - start, tiling))
    return NearEdge(start, end, at_edge) if start < shortest * LEAST_SHOWN - STEP else None


def _cause(extent: float, tiling: Tiling) -> Cause:
    """What would have to be less, for a sheet to show that much between two seams."""
    printer = tiling.printer
    if extent <= _longest(tiling) - max(printer.left, printer.right, printer.top, printer.bottom):
        return "overlap"
    to_the_edge = replace(tiling, printer=replace(printer, left=0, right=0, top=0, bottom=0))
    return "margin" if extent <= _longest(to_the_edge) - tiling.overlap else "paper"


def _longest(tiling: Tiling) -> float:
    """How much of the longer side of a sheet is printed."""
    areas = map(tiling.printer.printable, _sheets(tiling))
    return max(max(area.width, area.height) for area in areas)


def _sheets(tiling: Tiling) -> tuple[Rect, Rect]:
    paper = tiling.paper
    return Rect(0, 0, paper.width, paper.height), Rect(0, 0, paper.height, paper.width)


@frozen()
class _Poster:
    """A poster as it was cut, to be cut otherwise; its things are in points on the wall."""

    made: Cutting
    tiling: Tiling
    things: tuple[Obstacle, ...]
    is_rtl: bool

    def stands_against(self, thing: Obstacle, *, is_upright: bool) -> Reason:
        """What happens when the seams of one direction are kept out of a thing."""
        otherwise = self._sparing(thing, self._allowed(), is_upright=is_upright)
        if otherwise is None:
            larger = self._on_more(thing, is_upright=is_upright)
            return self._more(larger) if larger else NoRoom(self._spare(thing, is_upright=is_upright))
        now, then = _hurt(self.made), _hurt(otherwise)
        worse = [each for each in dict.fromkeys(crossing.obstacle for crossing in otherwise.crossings) if then[each] > now.get(each, (0, 0))]
        told = tuple(each for each in worse if each.kind in TOLD)
        if not told and len(otherwise.tiles) > len(self.made.tiles):
            return self._more(otherwise)
        return InTheWay(told, sum(each.kind == "words" for each in worse))

    def _on_more(self, thing: Obstacle, *, is_upright: bool) -> Cutting | None:
        """The poster on the fewest sheets in strips, be they more than a grid, whose seams go past a thing."""
        ways = roomier(self.made.size, self.tiling)
        groups = (tuple(way for way in ways if way.count == count) for count in sorted({way.count for way in ways}))
        return next((found for group in groups if (found := self._sparing(thing, group, is_upright=is_upright))), None)

    def _more(self, larger: Cutting) -> MoreSheets:
        """What it takes, and the limit where that is what forbids it."""
        count, most = len(larger.tiles), self.tiling.most
        return MoreSheets(count, most if most is not None and count > most else None)

    def _spare(self, thing: Obstacle, *, is_upright: bool) -> float:
        """How far the sheets that lie in a row through the middle of a thing reach beyond the poster."""
        x, y = thing.box.x + thing.box.width / 2, thing.box.y + thing.box.height / 2
        if is_upright:
            printed = [tile.area.width for tile in self.made.tiles if tile.shown.y <= y < tile.shown.bottom]
            return sum(printed) - (len(printed) - 1) * self.tiling.overlap - self.made.size.width
        printed = [tile.area.height for tile in self.made.tiles if tile.shown.x <= x < tile.shown.right]
        return sum(printed) - (len(printed) - 1) * self.tiling.overlap - self.made.size.height

    def _allowed(self) -> Choices:
        """The ways to lay sheets over the poster that were there to choose from, at the scale that it has."""
        count, most = len(self.made.tiles), self.tiling.most
        if self.tiling.laying == "fewest":
            return least(self.made.size, self.tiling, count)
        found = arrangements(self.made.size, replace(self.tiling, most=None))
        return tuple(way for way in found if most is None or way.count <= max(most, count))

    def _sparing(self, thing: Obstacle, ways: Choices, *, is_upright: bool) -> Cutting | None:
        """The poster cut with seams that go past a thing, if there is such a way among those."""
        ways = self._possible(thing, ways, is_upright=is_upright)
        if not ways:
            return None
        size, things = self.made.size, (*weights(self.things), barred(thing.box, is_upright=is_upright))
        for few in (FEW, len(ways)):  # most often one of the best will do
            way = best(ways, size, things, self.tiling, is_rtl=self.is_rtl, few=few)
            found = cut_so(way, size, self.things, is_rtl=self.is_rtl)
            if not any(each.obstacle == thing and each.cut.is_upright == is_upright for each in found.crossings):
                return found
        return None

    def _possible(self, thing: Obstacle, ways: Choices, *, is_upright: bool) -> Choices:
        """Those of the ways that may have seams which go past a thing."""
        strips = tuple(way for way in ways if isinstance(way, Arrangement))
        box, size, shares = thing.box, extent(self.made.size), shares_of(self.tiling, is_rtl=self.is_rtl)
        if is_upright:
            part, length, shared = (box.x, box.right), size.x.end, shares.upright
        else:
            part, length, shared = (box.y, box.bottom), size.y.end, shares.level
        stretch = Stretch(covering(part[0]), whole(part[1]))
        return tuple(way for way in strips if could_spare(way, stretch, length, shared, is_upright=is_upright)) or (() if strips else ways)


def _hurt(made: Cutting) -> Mapping[Obstacle, tuple[int, int]]:
    """How many seams go through the words of a thing, or through what is none, and how many through it at all."""
    found: dict[Obstacle, tuple[int, int]] = {}
    for crossing in made.crossings:
        through, at_all = found.get(crossing.obstacle, (0, 0))
        found[crossing.obstacle] = through + (not crossing.is_between), at_all + 1
    return found
