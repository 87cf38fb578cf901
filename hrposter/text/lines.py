"""Lines from lengths alone: how many there are in a measure, and where they end."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from hrposter.frozen import frozen

# Rounding of sums, in ems: far below what anybody sees, far above what floating point loses.
_SLACK = 1e-6
# How near to the smallest measure balancing comes, in ems.
_STEP = 0.004
# A last line of one word shorter than this share of the measure looks forgotten: in a headline, and in running text.
_LONELY, _WIDOW = 0.4, 0.2
# So do two characters of a script without spaces; pieces nearer than this are not words with a space between.
_TWO, _TOUCH = 2.2, 0.1


@frozen(eq=False)
class Pieces:
    """The pieces of a paragraph that no line may cut, as ems along one endless line.

    A line of the pieces ``[first:last]`` is ``tails[last] - heads[first]`` wide: ``heads[i]`` is where piece i begins,
    ``tails[i + 1]`` where it ends without its trailing space. ``reaches`` are the tails, none less than the one before
    (a hyphen may be wider than the piece after it), so that lines can be found by bisection. ``stops`` are the numbers
    of pieces after which a line must end, the last included; ``sentences`` those after which a sentence ends. In a measure of
    ``unbroken`` or more no line ends anywhere else.
    """

    heads: tuple[float, ...]
    tails: tuple[float, ...]
    reaches: tuple[float, ...]
    stops: tuple[int, ...]
    sentences: tuple[int, ...] = ()
    unbroken: float = math.inf

    def width(self, first: int, last: int) -> float:
        """The width of a line of the pieces ``[first:last]``."""
        width = self.tails[last] - self.heads[first]
        return width if width > 0 else 0.0

    def _widths(self, first: int, stop: int) -> list[float]:
        """The width of each piece from ``first`` to ``stop``."""
        return [width if (width := tail - head) > 0 else 0.0 for head, tail in zip(self.heads[first:stop], self.tails[first + 1 :], strict=False)]

    def longest(self) -> int:
        """The widest piece, by its number."""
        widths = self._widths(0, len(self.heads))
        return widths.index(max(widths)) if widths else 0

    def wider(self, measure: float) -> frozenset[int]:
        """The numbers of the pieces that are wider than a measure."""
        return frozenset(piece for piece in range(len(self.heads)) if self.width(piece, piece + 1) > measure + _SLACK)

    def natural(self) -> float:
        """The measure at which no line breaks except where it must."""
        return max((self.width(first, stop) for first, stop in self._sections()), default=0.0)

    def count(self, measure: float) -> int:
        """The number of lines in a measure."""
        if measure >= self.unbroken:
            return len(self.stops)
        return sum(len(self._fill(first, stop, measure)) for first, stop in self._sections())

    def greedy(self, measure: float) -> list[int]:
        """The lines when each takes all that fits, as the numbers of pieces after which they end."""
        return [end for first, stop in self._sections() for end in self._fill(first, stop, measure)]

    def without_widow(self, measure: float) -> list[int]:
        """As greedy, but a short word does not stand alone on a last line where the one before it can join it."""
        if measure >= self.unbroken:
            return [*self.stops]
        return [end for first, stop in self._sections() for end in self._kept_company(first, self._fill(first, stop, measure), measure)]

    def balanced(self, measure: float) -> list[int]:
        """As many lines as greedy, but a sentence a line or else even, and no short word alone on the last where another break avoids it."""
        return [*(self.stops if measure >= self.unbroken else _balanced(self, measure))]

    def ends_lonely(self, measure: float) -> bool:
        """Whether balancing leaves a short word alone on the last line."""
        if not self._may_end_lonely(measure):
            return False
        ends = [0, *self.balanced(measure)]
        return len(ends) > 2 and self._is_lonely(ends, _LONELY * max(self.width(*line) for line in pairwise(ends)))

    def _may_end_lonely(self, measure: float) -> bool:
        """Whether it could: even lines are no longer than full ones, so the last of them begins no later, and is alone only where that one is.

        Where a sentence ends within, lines may be sentences, and the last a short one.
        """
        if measure >= self.unbroken or len(self.stops) == 0:
            return len(self.stops) > 1
        first, stop = (0, *self.stops)[-2:]
        if any(first < end < stop for end in self.sentences):
            return True
        start = (first, *self._fill(first, stop, measure))[-2]
        return self._is_lonely((start, stop), math.inf)

    def _sections(self) -> Iterator[tuple[int, int]]:
        return zip((0, *self.stops), self.stops, strict=False)

    def _fill(self, first: int, stop: int, measure: float) -> list[int]:
        reaches, heads, ends = self.reaches, self.heads, []
        while first < stop:
            # At least one piece, however wide it is; then as many as fit.
            first = max(first + 1, bisect_right(reaches, heads[first] + measure + _SLACK, first + 1, stop + 1) - 1)
            ends.append(first)
        return ends

    def least(self, first: int, stop: int, lines: int) -> float:
        """A measure that even lines are wider than: none under their mean is enough, and one piece that is too wide leaves nothing to even out."""
        return max(*self._widths(first, stop), self.width(first, stop) / lines) - _STEP

    def holds(self, first: int, stop: int, measure: float, lines: int) -> bool:
        """Whether so many lines are enough: as _fill, which is asked for the lines themselves."""
        reaches, heads = self.reaches, self.heads
        for _ in range(lines):
            first = max(first + 1, bisect_right(reaches, heads[first] + measure + _SLACK, first + 1, stop + 1) - 1)
            if first >= stop:
                return True
        return False

    def balance(self, first: int, stop: int, measure: float) -> list[int]:
        """Even lines of the pieces from ``first`` to ``stop``, which end a line."""
        if stop - first == 1:
            return [stop]
        ends = self._even(first, stop, measure)
        sentences = [*(end for end in self.sentences if first < end < stop), stop]
        if len(sentences) == len(ends) and all(self.width(*line) <= measure + _SLACK for line in pairwise([first, *sentences])):
            return sentences
        lines = [first, *ends]
        width = _LONELY * max(self.width(*line) for line in pairwise(lines))
        if len(ends) < 2 or not self._is_lonely(lines, width):
            return ends
        # The last line takes one more word; the others share the rest, which fits since it is shorter than before.
        last = self._in_company(first, lines, width)
        if last <= first or self.width(last, stop) > measure + _SLACK:
            return ends
        others = self._even(first, last, measure)
        return [*others, stop] if len(others) + 1 == len(ends) else ends

    def _even(self, first: int, stop: int, measure: float) -> list[int]:
        """The lines in the smallest measure that needs no more of them."""
        filled = self._fill(first, stop, measure)
        if len(filled) == 1:
            return filled
        known = _known(self, first, stop, len(filled))
        low, high = known.least, measure
        while high - low > _STEP:
            middle = (low + high) / 2
            low, high = (low, middle) if known.is_enough(middle) else (middle, high)
        return self._fill(first, stop, high)

    def _kept_company(self, first: int, ends: list[int], measure: float) -> list[int]:
        lines = [first, *ends]
        if len(ends) < 2 or not self._is_lonely(lines, _WIDOW * measure):
            return ends
        last = self._in_company(lines[-3], lines, _WIDOW * measure)
        fits = last > lines[-3] and self.width(last, lines[-1]) <= measure + _SLACK
        return [*ends[:-2], last, ends[-1]] if fits else ends

    def _is_lonely(self, lines: Sequence[int], width: float) -> bool:
        """Whether the last line is narrower than ``width``, and a single piece or two characters of a script without spaces."""
        start, stop = lines[-2], lines[-1]
        wide = self.width(start, stop)
        return wide < width and (stop - start == 1 or (wide < _TWO and self.heads[stop - 1] - self.tails[stop - 1] < _TOUCH))

    def _in_company(self, least: int, lines: Sequence[int], width: float) -> int:
        """Where the last line begins once it has taken so much of the one before that it is not lonely; no earlier than ``least``."""
        start, stop = lines[-2], lines[-1]
        while start > least and self._is_lonely((start, stop), width):
            start -= 1
        return start


class _Known:
    """What has been found out of the measures in which so many lines are enough: all that are wider are enough too."""

    def __init__(self, pieces: Pieces, first: int, stop: int, lines: int) -> None:
        self.least = pieces.least(first, stop, lines)
        self._asked = (pieces, first, stop, lines)
        self._too_narrow, self._enough = -math.inf, math.inf

    def is_enough(self, measure: float) -> bool:
        """Whether the lines are enough in a measure."""
        if self._too_narrow < measure < self._enough:
            pieces, first, stop, lines = self._asked
            if pieces.holds(first, stop, measure, lines):
                self._enough = measure
            else:
                self._too_narrow = measure
        return measure >= self._enough


@lru_cache(maxsize=1024)
def _balanced(pieces: Pieces, measure: float) -> tuple[int, ...]:
    """Even lines: a headline is asked for them when its size is sought, and once more when it is set."""
    return tuple([end for first, stop in pairwise((0, *pieces.stops)) for end in pieces.balance(first, stop, measure)])


@lru_cache(maxsize=1024)
def _known(pieces: Pieces, first: int, stop: int, lines: int) -> _Known:
    """The same for every measure and size."""
    return _Known(pieces, first, stop, lines)
