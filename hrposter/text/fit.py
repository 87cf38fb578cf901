"""The largest size at which a paragraph fits its box."""

from __future__ import annotations

import math

from hrposter.text.paragraph import Paragraph

# Sizes are multiples of this many points: finer steps are not seen, and equal texts should share a size.
STEP = 0.05
# How much of its size a headline gives up so that no short word stands alone on its last line.
_GIVEN_UP = 0.1


def largest_size(paragraph: Paragraph, width: float, lines: int | None, most: float, least: float, *, balance: bool = False) -> float | None:
    """The largest size in points from ``least`` to ``most`` at which no piece is wider than ``width`` points, in at most ``lines`` lines.

    None where ``least`` does not fit. With ``balance`` it may be a tenth smaller, if that spares a short word from
    standing alone on the last line. Sizes are rounded down to multiples of STEP.
    """
    if not _fits(paragraph, width, lines, least):
        return None
    size = _largest(paragraph, width, lines, most, least)
    return _in_company(paragraph, width, size, least) if balance else size


def _largest(paragraph: Paragraph, width: float, lines: int | None, most: float, least: float) -> float:
    """By bisection over the multiples of STEP, since what fits at one size fits at every smaller one."""
    low, high = math.floor(least / STEP), math.floor(most / STEP + 1e-9)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(paragraph, width, lines, middle * STEP) else (low, middle - 1)
    return max(least, round(low * STEP, 2))


def _fits(paragraph: Paragraph, width: float, lines: int | None, size: float) -> bool:
    measure = width / size
    return paragraph.longest <= measure + 1e-6 and (lines is None or paragraph.count(measure) <= lines)


def _in_company(paragraph: Paragraph, width: float, size: float, least: float) -> float:
    """The size, or the largest a little below at which balancing leaves no short word alone."""
    if not paragraph.ends_lonely(width / size):
        return size
    floor = max(least, size * (1 - _GIVEN_UP))
    steps = (math.floor(size * (1 - share / 100) / STEP) * STEP for share in range(1, 11))
    smaller = (round(step, 2) for step in steps if step >= floor)
    return next((step for step in smaller if not paragraph.ends_lonely(width / step)), size)
