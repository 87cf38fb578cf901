"""Times cut into columns: entries stay whole, a time that is cut repeats its title, and rows of columns side by side are level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from hrposter.frozen import frozen
from hrposter.layout.block import tallest
from hrposter.layout.blocks.entry import Room
from hrposter.layout.blocks.turning import Measure, Turning

# In ems of the names: the most that spare height adds to one time.
_MOST_SPARE = 4.0
# How much higher columns may be so that no time is cut.
_KEPT_WHOLE = 1.25
# Rounding of sums, and how near to the least height levelling comes, in points.
_SLACK, _STEP = 0.01, 0.05

# The numbers of the entries ``[first:last]`` of each column, counted through all times.
Cut = tuple[tuple[int, int], ...]


class Segment(NamedTuple):
    """The entries ``[first:last]`` of one time, as a column shows them."""

    turning: int
    first: int
    last: int


class Standing(NamedTuple):
    """A segment in its column, in points from the top of that."""

    segment: Segment
    top: float
    height: float


@frozen()
class Columns:
    """Times at some sizes in up to ``count`` columns from the entry ``start`` on; ``heights`` are those of the entries of each time.

    ``gap`` stands between times; ``head`` above the first time where it has a ground of its own, ``clear`` where it has none.
    """

    turnings: tuple[Turning, ...]
    measure: Measure
    room: Room
    count: int
    start: int
    gap: float
    head: float
    clear: float
    heights: tuple[tuple[float, ...], ...]

    @property
    def end(self) -> int:
        """How many entries there are."""
        return self._bounds[-1]

    def level(self, height: float | None = None) -> Cut:
        """All in columns of which the highest is as low as can be; cut between times, if ``height`` is enough for that."""
        whole = self.levelled(self._bounds)
        anywhere = self.levelled(range(self.end + 1)) if self.count > 1 else whole
        most = self.bottom(self.placed(anywhere)) if height is None else height
        return whole if self.bottom(self.placed(whole)) <= most + _SLACK else anywhere

    def even(self, height: float, pages: int, ease: float) -> Cut:
        """Columns no higher than ``ease`` times what they are on all ``pages`` to come, this one among them, were these level.

        They are cut between times where that costs them little more of the height.
        """
        all_pages = replace(self, count=self.count * pages)
        whole, anywhere = (max(self.bottom_of(*column) for column in all_pages.levelled(cuts)) for cuts in (self._bounds, range(self.end + 1)))
        if whole <= min(height, _KEPT_WHOLE * anywhere) + _SLACK:
            return self.fill(min(height, ease * whole), self._bounds)
        return self.fill(min(height, ease * anywhere))

    def levelled(self, cuts: Iterable[int]) -> Cut:
        """All in columns that are cut at those places only; what fits in columns of one height fits in all that are higher."""
        places = tuple(cuts)
        low, high = 0.0, self.bottom_of(self.start, self.end)
        while high - low > _STEP and self.count > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self.fill(middle, places)[-1][1] == self.end else (middle, high)
        return self.fill(high, places)

    def fill(self, height: float, cuts: Iterable[int] | None = None) -> Cut:
        """Columns of that height from ``start`` on, each as full as it may be."""
        columns, first, places = [], self.start, tuple(cuts or range(self.end + 1))
        for _ in range(self.count):
            last = self._last(first, height, places)
            columns.append((first, last))
            first = last
        return tuple(columns)

    def placed(self, cut: Cut, height: float | None = None) -> tuple[tuple[Standing, ...], ...]:
        """Every segment of every column in its place; rows begin at one height where there is room, and share what is left of ``height``."""
        columns = [tuple(self._segments(first, last)) for first, last in cut]
        rows = [tuple(segment for segment in row if segment) for row in zip_longest(*columns)]
        tops = self._tops(rows, height)
        if height is None or self._end_of(tops) <= height + _SLACK:
            return tuple(self._stood(column, tops) for column in columns)
        return tuple(self._stood(column, self._tops([(segment,) for segment in column], height)) for column in columns)

    @staticmethod
    def bottom(placed: Iterable[Sequence[Standing]]) -> float:
        """How far down the longest column reaches."""
        return tallest(standing.top + standing.height for column in placed for standing in column)

    def bottom_of(self, first: int, last: int) -> float:
        """How far down the entries ``[first:last]`` reach in a column of their own."""
        return self._end_of(self._tops([(segment,) for segment in self._segments(first, last)], None))

    # ------------------------------------------------------------ heights

    @property
    def _bounds(self) -> tuple[int, ...]:
        """The numbers of the entries at which times begin and end."""
        return (0, *accumulate(len(turning.entries) for turning in self.turnings))

    def _last(self, first: int, height: float, places: Iterable[int]) -> int:
        """Where a column of that height must be cut that begins with ``first``; there, where not even the first fits."""
        last = first
        for cut in (cut for cut in places if cut > first):
            if self.bottom_of(first, cut) > height + _SLACK:
                break
            last = cut
        return last

    def _segments(self, first: int, last: int) -> Iterator[Segment]:
        for number, (begin, end) in enumerate(pairwise(self._bounds)):
            if max(first, begin) < min(last, end):
                yield Segment(number, max(first, begin) - begin, min(last, end) - begin)

    def _high(self, segment: Segment) -> float:
        return self.turnings[segment.turning].height(self.measure, self.room, self.heights[segment.turning][segment.first : segment.last])

    def _tops(self, rows: Sequence[Sequence[Segment]], height: float | None) -> list[tuple[float, float]]:
        """Where each row begins, and how high it stands; all are a little higher where ``height`` has room for that."""
        heights = [tallest(self._high(segment) for segment in row) for row in rows]
        foot = max((self._lead(segment) for segment in rows[0]), default=0.0) if rows else 0.0
        spare = (height - foot - sum(heights) - self.gap * (len(rows) - 1)) / len(rows) if rows and height is not None else 0.0
        more = min(max(spare, 0.0), _MOST_SPARE * self.room.size(self.turnings[0].entries[0].name))
        found = []
        for high in heights:
            found.append((foot, high + more))
            foot += high + more + self.gap
        return found

    def _lead(self, segment: Segment) -> float:
        """What stands above the first segment of a column, beside what belongs to it."""
        if self.turnings[segment.turning].ground:
            return self.head
        return self.clear if self.start == 0 else 0.0

    @staticmethod
    def _end_of(tops: Sequence[tuple[float, float]]) -> float:
        return sum(tops[-1]) if tops else 0.0

    @staticmethod
    def _stood(column: Sequence[Segment], tops: Sequence[tuple[float, float]]) -> tuple[Standing, ...]:
        return tuple(Standing(segment, *place) for segment, place in zip(column, tops, strict=False))
