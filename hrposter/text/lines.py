"""Lines from lengths alone: how many there are in a measure, and where they end."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hrposter.frozen import frozen

# Rounding of sums, in ems: far below what anybody sees, far above what floating point loses.
_SLACK = 1e-6
# Nearer than this to a measure in which the lines change, in ems, nothing is taken for granted.
_EDGE = 1e-9
# How far the search for even lines first steps beyond the next measure that changes them, in ems.
_STEP = 0.004
# Of lines that are as even to so many ems, those are taken of which the first are fuller.
_TIE = 0.002
# In how many ranges of measures the lines are kept.
_RANGES = 8
# A last line of one word shorter than this share of the measure looks forgotten: in a headline, and in running text.
_LONELY, _WIDOW = 0.4, 0.2
# So do two characters of a script without spaces; pieces nearer than this are not words with a space between.
_TWO, _TOUCH = 2.2, 0.1


class Filled(NamedTuple):
    """Full lines: the pieces after which they end, the widest of them, and the smallest width that would change one; in ems."""

    ends: list[int]
    widest: float
    wider: float


class Lines:
    """The lines of some pieces in every measure from ``least`` to below ``more`` ems, as the pieces after which they end.

    Those in ``full`` each take all that fits; the others are None until somebody asks for them.
    """

    __slots__ = ("balanced", "full", "is_lonely", "least", "more", "without_widow")

    def __init__(self, full: tuple[int, ...]) -> None:
        self.full, self.least, self.more = full, -math.inf, math.inf
        self.balanced: tuple[int, ...] | None = None
        self.without_widow: tuple[int, ...] | None = None
        self.is_lonely: bool | None = None

    def takes(self, width: float, measure: float) -> bool:
        """Whether a line of that width fits in a measure. From now on these are the lines only where the answer is the same."""
        fits = width <= measure + _SLACK
        if fits:
            self.least = max(self.least, width - _SLACK + _EDGE)
        else:
            self.more = min(self.more, width - _SLACK - _EDGE)
        return fits

    def keep_to(self, filled: Filled, measure: float) -> None:
        """From now on these are the lines only where lines that are full in a measure stay as they are."""
        self.more = min(self.more, filled.wider - _SLACK - _EDGE)
        if not self.takes(filled.widest, measure):
            self.least = max(self.least, measure)

    def only(self, measure: float) -> None:
        """From now on these are the lines in that measure alone."""
        self.least, self.more = measure, math.nextafter(measure, math.inf)


@frozen(eq=False)
class Pieces:
    """The pieces of a paragraph that no line may cut, as ems along one endless line.

    A line of the pieces ``[first:last]`` is ``tails[last] - heads[first]`` wide: ``heads[i]`` is where piece i begins,
    ``tails[i + 1]`` where it ends without its trailing space. ``reaches`` are the tails, none less than the one before
    (a hyphen may be wider than the piece after it), so that lines can be found by bisection. ``stops`` are the numbers
    of pieces after which a line must end, the last included; ``sentences`` those after which a sentence ends. The lines
    are kept for some ranges of measures: those of other papers are mostly nearly the same.
    """

    heads: tuple[float, ...]
    tails: tuple[float, ...]
    reaches: tuple[float, ...]
    stops: tuple[int, ...]
    sentences: tuple[int, ...] = ()
    _kept: list[Lines] = field(default_factory=list)

    def width(self, first: int, last: int) -> float:
        """The width of a line of the pieces ``[first:last]``."""
        width = self.tails[last] - self.heads[first]
        return width if width > 0 else 0.0

    def longest(self) -> int:
        """The widest piece, by its number."""
        widths = [width if (width := tail - head) > 0 else 0.0 for head, tail in zip(self.heads, self.tails[1:], strict=False)]
        return widths.index(max(widths)) if widths else 0

    def wider(self, measure: float) -> frozenset[int]:
        """The numbers of the pieces that are wider than a measure."""
        return frozenset(piece for piece in range(len(self.heads)) if self.width(piece, piece + 1) > measure + _SLACK)

    def natural(self) -> float:
        """The measure at which no line breaks except where it must."""
        return max((self.width(first, stop) for first, stop in self._sections()), default=0.0)

    def count(self, measure: float) -> int:
        """The number of lines in a measure."""
        return len(self.lines(measure).full)

    def greedy(self, measure: float) -> tuple[int, ...]:
        """The lines when each takes all that fits, as the numbers of pieces after which they end."""
        return self.lines(measure).full

    def without_widow(self, measure: float) -> tuple[int, ...]:
        """As greedy, but a short word does not stand alone on a last line where the one before it can join it."""
        lines = self.lines(measure)
        if lines.without_widow is None:
            lines.without_widow = tuple([end for first, stop in self._sections() for end in self._kept_company(lines, first, stop, measure)])
        return lines.without_widow

    def balanced(self, measure: float) -> tuple[int, ...]:
        """As many lines as greedy, but a sentence a line or else even, and no short word alone on the last where another break avoids it."""
        lines = self.lines(measure)
        if lines.balanced is None:
            lines.balanced = (
                lines.full
                if len(lines.full) == len(self.stops)
                else tuple([end for first, stop in self._sections() for end in self._balance(lines, first, stop, measure)])
            )
        return lines.balanced

    def ends_lonely(self, measure: float) -> bool:
        """Whether balancing leaves a short word alone on the last line."""
        lines = self.lines(measure)
        if lines.is_lonely is None:
            lines.is_lonely = self._may_end_lonely(lines) and self._ends_lonely((0, *self.balanced(measure)))
        return lines.is_lonely

    def lines(self, measure: float) -> Lines:
        """The lines in a measure, as far as they are known."""
        for lines in self._kept:
            if lines.least <= measure < lines.more:
                return lines
        filled = self.fill(0, self.stops, measure)
        lines = Lines(tuple(filled.ends))
        lines.keep_to(filled, measure)
        self._kept.insert(0, lines)
        del self._kept[_RANGES:]
        return lines

    def fill(self, first: int, stops: tuple[int, ...], measure: float) -> Filled:
        """Full lines of the pieces from ``first`` on; after each of ``stops`` a line ends, after the last of them the last."""
        reaches, heads, ends = self.reaches, self.heads, []
        widest, wider = 0.0, math.inf
        for stop in stops:
            while first < stop:
                # At least one piece, however wide it is; then as many as fit.
                head = heads[first]
                first = max(first + 1, bisect_right(reaches, head + measure + _SLACK, first + 1, stop + 1) - 1)
                ends.append(first)
                if (width := reaches[first] - head) > widest:
                    widest = width
                if first < stop and (width := reaches[first + 1] - head) < wider:
                    wider = width
        return Filled(ends, widest, wider)

    def room(self, lines: int) -> float:
        """The least measure with room for all in so many lines, where no piece is too wide; infinite where more lines must end, or there are none."""
        return _least(self, 0, self.stops, lines) if 0 < len(self.stops) <= lines else math.inf

    def widest_piece(self, first: int, stop: int) -> float:
        """The widest piece from ``first`` to ``stop``, in ems."""
        return max([reach - head for head, reach in zip(self.heads[first:stop], self.reaches[first + 1 : stop + 1], strict=True)])

    def _sections(self) -> Iterator[tuple[int, int]]:
        return zip((0, *self.stops), self.stops, strict=False)

    def _balance(self, lines: Lines, first: int, stop: int, measure: float) -> Sequence[int]:
        """Even lines of the pieces from ``first`` to ``stop``, which end a line."""
        full = [end for end in lines.full if first < end <= stop]
        if len(full) == 1:
            return full
        ends = self._even(lines, first, full, measure)
        sentences = (first, *[end for end in self.sentences if first < end < stop], stop)
        if len(sentences) == len(ends) + 1 and lines.takes(self._widest(sentences), measure):
            return sentences[1:]
        start, short = (first, *ends)[-2], _LONELY * self._widest((first, *ends))
        if not self._is_lonely(start, stop, short):
            return ends
        # The last line takes one more word; the others share the rest, which fits since it is shorter than before.
        last = self._in_company(first, start, stop, short)
        if last <= first or not lines.takes(self.width(last, stop), measure):
            return ends
        others = self.fill(first, (last,), measure)
        lines.keep_to(others, measure)
        return [*self._even(lines, first, others.ends, measure), stop] if len(others.ends) + 1 == len(ends) else ends

    def _even(self, lines: Lines, first: int, full: list[int], measure: float) -> list[int]:
        """The pieces from ``first`` on in as many lines as full ones, the widest as narrow as can be."""
        if len(full) == 1:
            return full
        stops = (full[-1],)
        least = _least(self, first, stops, len(full)) + _TIE
        return self.fill(first, stops, least).ends if lines.takes(least, measure) else full

    def _kept_company(self, lines: Lines, first: int, stop: int, measure: float) -> Sequence[int]:
        """Full lines of the pieces from ``first`` to ``stop``, which end a line, but no short word alone on the last."""
        full = [end for end in lines.full if first < end <= stop]
        if len(full) < 2 or not self._is_lonely(full[-2], stop, math.inf):
            return full
        lines.only(measure)  # what is short depends on it
        before = (first, *full)[-3]
        last = self._in_company(before, full[-2], stop, _WIDOW * measure)
        fits = before < last and self.width(last, stop) <= measure + _SLACK
        return [*full[:-2], last, stop] if fits else full

    def _may_end_lonely(self, lines: Lines) -> bool:
        """Whether balancing could leave a word alone: even lines are no longer than full ones, so the last of them begins no later.

        It is alone only where that one is. Where a sentence ends within, lines may be sentences, and the last a short one.
        """
        if len(lines.full) < 2:
            return False
        first, stop = (0, *self.stops)[-2:]
        return any(first < end < stop for end in self.sentences) or self._is_lonely(lines.full[-2], stop, math.inf)

    def _ends_lonely(self, ends: Sequence[int]) -> bool:
        """Whether the last line is short and alone; the first of the ends is where the first line begins."""
        return len(ends) > 2 and self._is_lonely(ends[-2], ends[-1], _LONELY * self._widest(ends))

    def _widest(self, ends: Sequence[int]) -> float:
        return max([self.width(*line) for line in pairwise(ends)])

    def _is_lonely(self, start: int, stop: int, short: float) -> bool:
        """Whether a line is narrower than ``short``, and a single piece or two characters of a script without spaces."""
        wide = self.width(start, stop)
        return wide < short and (stop - start == 1 or (wide < _TWO and self.heads[stop - 1] - self.tails[stop - 1] < _TOUCH))

    def _in_company(self, least: int, start: int, stop: int, short: float) -> int:
        """Where the last line begins once it has taken so much of the one before that it is not lonely; no earlier than ``least``."""
        while start > least and self._is_lonely(start, stop, short):
            start -= 1
        return start


@lru_cache(maxsize=1024)
def _least(pieces: Pieces, first: int, stops: tuple[int, ...], lines: int) -> float:
    """The least measure in which no piece is too wide, and so many lines are enough for the pieces from ``first`` to the last of ``stops``.

    It is no less than what would change lines that were too many, and no more than the widest line of others: a few fillings find it.
    """
    low, high, step = pieces.widest_piece(first, stops[-1]), math.inf, 0.0
    measure = max(low, pieces.width(first, stops[-1]) / lines)
    while high - low > 4 * _SLACK:
        ends, widest, wider = pieces.fill(first, stops, measure)
        if len(ends) <= lines:
            high = widest
        else:
            low = wider
        if high < math.inf:
            measure = (low + high) / 2
        else:
            measure, step = low + step, 2 * step + _STEP
    return high
