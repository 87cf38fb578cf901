"""Cuts one endless column of type into the columns of pages: where it may be cut, how much fits, and how columns become even."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from hrposter.frozen import frozen

# Rounding of sums, and how near to the least height levelling comes, in points.
_SLACK = 0.01
_STEP = 0.05


class Place(NamedTuple):
    """Where a story goes on: an entry, and a line of it."""

    entry: int
    line: int


TOP = Place(0, 0)


@frozen()
class Galley:
    """Slugs of type one below the other, in points from the top: where each begins and ends.

    ``cuts`` are the numbers of the slugs before which a new column may begin, the number of all slugs being the last;
    ``joints`` those before which a column of another width may begin. Tops and bottoms grow.
    """

    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    cuts: tuple[int, ...]
    joints: tuple[int, ...]

    def height(self, start: int, end: int) -> float:
        """How high the slugs ``[start:end]`` stand in a column of their own; the space above the first counts for nothing."""
        return self.bottoms[end - 1] - self.tops[start] if end > start else 0.0

    def fill(self, start: int, height: float, count: int, *, at_joint: bool = False) -> tuple[tuple[int, int], ...]:
        """``count`` columns of that height from ``start`` on, each as full as it may be; ``at_joint``: what they hold ends at one."""
        columns, first = [], start
        for _ in range(count):
            end = self._end(first, height)
            columns.append((first, end))
            first = end
        if at_joint:
            most = max(start, self.joints[bisect_right(self.joints, first) - 1] if first >= self.joints[0] else start)
            columns = [(min(begin, most), min(end, most)) for begin, end in columns]
        return tuple(columns)

    def level(self, start: int, count: int) -> tuple[tuple[int, int], ...]:
        """``count`` columns that hold all from ``start`` on, the highest as low as can be.

        What fits in columns of one height fits in all that are higher, so bisection finds the least.
        """
        low, high = 0.0, self.height(start, len(self.tops))
        while high - low > _STEP and count > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self._holds_all(start, middle, count) else (middle, high)
        return self.fill(start, high, count)

    def level_height(self, start: int, count: int) -> float:
        """How high the columns stand once they are level."""
        return max(self.height(*column) for column in self.level(start, count))

    def _holds_all(self, start: int, height: float, count: int) -> bool:
        return self.fill(start, height, count)[-1][1] == len(self.tops)

    def _end(self, start: int, height: float) -> int:
        """The number of the slug that the next column begins with; ``start`` where nothing fits."""
        if start >= len(self.tops):
            return start
        most = bisect_right(self.bottoms, self.tops[start] + height + _SLACK, start)
        place = bisect_right(self.cuts, most) - 1
        return max(start, self.cuts[place]) if place >= 0 else start
