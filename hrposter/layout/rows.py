"""Rows of things that are as wide as they are: as few rows as hold them, and these as evenly filled as can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

_SLACK = 0.01


def rows_of(widths: Sequence[float], width: float, gap: float) -> tuple[tuple[int, int], ...]:
    """The first place and the one after the last of each row, ``gap`` between things; a thing that is too wide has a row of its own."""
    starts = (0.0, *accumulate(each + gap for each in widths))
    # The best way to set the first things in so many rows: what it costs, and where its last row begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for last in range(1, len(widths) + 1):
        best.append({})
        for first in range(last - 1, -1, -1):
            left = width - (starts[last] - starts[first] - gap)
            if left < -_SLACK and last - first > 1:
                break
            for count, (cost, _) in best[first].items():
                total = cost + max(0.0, left) ** 2
                if total < best[last].get(count + 1, (math.inf, 0))[0]:
                    best[last][count + 1] = (total, first)
    return _traced(best)


def _traced(best: Sequence[dict[int, tuple[float, int]]]) -> tuple[tuple[int, int], ...]:
    """The rows of the way with the fewest of them."""
    rows, last = [], len(best) - 1
    count = min(best[last])
    while last:
        first = best[last][count][1]
        rows.append((first, last))
        last, count = first, count - 1
    return tuple(reversed(rows))
