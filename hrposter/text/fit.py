"""The largest size at which a paragraph fits its box."""

from __future__ import annotations

import math
from dataclasses import replace

from hrposter.frozen import frozen
from hrposter.text.paragraph import Paragraph

# Sizes are multiples of this many points: finer steps are not seen, and equal texts should share a size.
STEP = 0.05
# How much of its size a headline gives up so that no short word stands alone on its last line.
_GIVEN_UP = 0.1


def largest_size(
    paragraph: Paragraph,
    width: float,
    lines: int | None,
    most: float,
    least: float,
    *,
    balance: bool = False,
    inset: float = 0.0,
    whole: float | None = None,
    floor: float = 0.0,
) -> float | None:
    """The largest size in points from ``least`` to ``most`` at which no piece is wider than ``width`` points, in at most ``lines`` lines.

    None where ``least`` does not fit. ``inset`` ems of the width are for something that grows with the words. Above the
    size ``whole`` the words stay whole; where that does not do, they may be cut at breaks of second choice, at ``whole``
    or less. With ``balance`` the size may be a tenth smaller, if that spares a short word from standing alone on the last
    line, but for that not below ``floor``. Sizes are rounded down to multiples of STEP.
    """
    fits = _Fit(paragraph, width, inset, lines)
    size = fits.largest(most, max(least, whole or least))
    if size is None and whole is not None and whole > least:
        fits = replace(fits, may_cut=True)
        size = fits.largest(min(most, whole), least)
    return fits.in_company(size, max(least, floor)) if balance and size else size


@frozen()
class _Fit:
    """A paragraph in a box: ``width`` in points, ``inset`` ems less."""

    paragraph: Paragraph
    width: float
    inset: float
    lines: int | None
    may_cut: bool = False

    def largest(self, most: float, least: float) -> float | None:
        """By bisection over the multiples of STEP, since what fits at one size fits at every smaller one; first about where it should be."""
        low, high = math.floor(least / STEP), math.floor(most / STEP + 1e-9)
        if low < high and self._holds(high * STEP):
            return max(least, round(high * STEP, 2))
        if not self._holds(least):
            return None
        likely = math.floor(self._likely() / STEP)
        for step in (likely + 1, likely):
            if low < step <= high:
                low, high = (step, high) if self._holds(step * STEP) else (low, step - 1)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._holds(middle * STEP) else (low, middle - 1)
        return max(least, round(low * STEP, 2))

    def _likely(self) -> float:
        """The size that lengths alone would say, which is the largest but for rounding, where no piece may be cut."""
        ems = max(self.paragraph.longest, self.paragraph.room(self.lines) if self.lines else 0.0) + self.inset
        return self.width / ems if ems > 0 else 0.0

    def _holds(self, size: float) -> bool:
        measure, paragraph = self._measure(size), self._set_at(size)
        return paragraph.longest <= measure + 1e-6 and (self.lines is None or paragraph.count(measure) <= self.lines)

    def _measure(self, size: float) -> float:
        return self.width / size - self.inset

    def _set_at(self, size: float) -> Paragraph:
        return self.paragraph.within(self._measure(size)) if self.may_cut else self.paragraph

    def in_company(self, size: float, least: float) -> float:
        """The size, or the largest a little below at which balancing leaves no short word alone."""
        if not self._ends_lonely(size):
            return size
        floor = max(least, size * (1 - _GIVEN_UP))
        steps = (math.floor(size * (1 - share / 100) / STEP) * STEP for share in range(1, 11))
        smaller = (round(step, 2) for step in steps if step >= floor)
        return next((step for step in smaller if not self._ends_lonely(step)), size)

    def _ends_lonely(self, size: float) -> bool:
        return self._set_at(size).ends_lonely(self._measure(size))
