"""Dashes to cut along."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Line, Move, Segment
from hrposter.units import mm

# The weight of the line in points, the dashes and the space between them.
WEIGHT, _DASH, _BETWEEN = 0.8, mm(2), mm(1.4)


def dashes(x: float, y: float, to_x: float, to_y: float) -> Iterator[Segment]:
    """The dashes of a straight line, whole ones at both ends, so that a knife or scissors find where to turn."""
    length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    count = max(2, round((length + _BETWEEN) / (_DASH + _BETWEEN)))
    step = (length - _DASH) / (count - 1)
    along_x, along_y = (to_x - x) / length, (to_y - y) / length
    for number in range(count):
        start = number * step
        yield Move(x + along_x * start, y + along_y * start)
        yield Line(x + along_x * (start + _DASH), y + along_y * (start + _DASH))
