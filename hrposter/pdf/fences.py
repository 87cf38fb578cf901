"""What keeps numbers and names whole where PDFium copies a line in which words run from the right.

PDFium (Chrome, Edge) gathers what stands at one height, sorts it by place, and turns the whole round piece by piece, so that it says
``555-0123 (415)`` for ``(415) 555-0123``. It leaves together only what is a line to it. So blanks of a tenth of a point are shown before
and after such a stretch, some of them a little above the line: there PDFium ends a line. They leave no mark, nothing else moves,
and poppler and pdf.js pass over them. What PDFium does stands in its core/fpdftext/cpdf_textpage.cpp (ProcessTextObject, ProcessInsertObject).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from hrposter.display import GlyphRun, Text

SIZE = 0.1  # points; so small a blank is nearer to its neighbour than half its width, and PDFium passes over what is narrower than 0.01
_ABOVE = 0.05  # points; more than three quarters of the width of a blank


class Blanks(NamedTuple):
    """So many blanks at ``x`` and ``y``."""

    x: float
    y: float
    number: int


NONE: Mapping[int, tuple[Blanks, ...]] = MappingProxyType({})


# How many blanks there are before a line, and before and after a stretch of one: the same ones near by would be a shadow to PDFium.
_LINE, _BEFORE, _AFTER = (4, 5, 4), (2, 3, 2), (3, 2, 3)


def _fence(numbers: tuple[int, int, int], left: float, right: float, y: float) -> tuple[Blanks, ...]:
    """The last blanks that are gathered, those that end the line, and the first that are gathered next."""
    last, end, first = numbers
    return Blanks(right, y, last), Blanks(right, y - _ABOVE, end), Blanks(left, y, first)


def within(text: Text, runs: Sequence[GlyphRun]) -> Mapping[int, tuple[Blanks, ...]]:
    """The blanks to be shown before some of the runs of a line, by their places; the runs are in the order of reading."""
    if text.is_turned or not _runs_from_right(runs):
        return NONE
    words = [_words(run) for run in runs]
    ends = text.x, text.x + text.width, text.baseline
    found: dict[int, tuple[Blanks, ...]] = {}
    for first, end in _torn(runs):
        if any(words[:first]):
            found[first] = (*found.get(first, ()), *_fence(_BEFORE, *ends))
        if any(words[end:]):
            found[end] = _fence(_AFTER, *ends)
    return found


class Gathered:
    """What PDFium has gathered so far of the lines of a page, as they are drawn."""

    def __init__(self) -> None:
        self._last: Text | None = None
        self._right = 0.0

    def copied(self) -> Gathered:
        """The same, to go on from in another file."""
        copy = Gathered()
        copy._last, copy._right = self._last, self._right
        return copy

    def take(self, text: Text) -> tuple[Blanks, ...]:
        """The blanks to be shown before a line that stands beside the last one, where words of both would be turned round together."""
        last, self._last = self._last, text
        right = text.x + text.width
        if last is None or not _are_gathered(last, text):
            self._right = right
            return ()
        before, self._right = self._right, max(right, self._right)
        if not _are_turned_together(last, text):
            return ()
        self._right = right
        return _fence(_LINE, text.x, max(before, right), last.baseline)


def _are_gathered(last: Text, text: Text) -> bool:
    """Whether both may be one line to PDFium: at one height, or where lines run upwards."""
    apart = abs(last.baseline - text.baseline) * 2
    return apart <= last.size or apart <= text.size or last.is_turned or text.is_turned


def _are_turned_together(last: Text, text: Text) -> bool:
    """Whether one of the two runs from the right, and there is a stretch in one of them that would suffer."""
    return any(_runs_from_right(each.runs) for each in (last, text)) and any(any(_torn(each.runs)) for each in (last, text))


def _runs_from_right(runs: Sequence[GlyphRun]) -> bool:
    """Whether any words do."""
    return any(run.is_rtl and _words(run) for run in runs)


def _torn(runs: Sequence[GlyphRun]) -> Iterator[tuple[int, int]]:
    """Where stretches from the left begin and end that PDFium would turn round."""
    for is_rtl, group in groupby(range(len(runs)), key=lambda place: runs[place].is_rtl):
        if not is_rtl:
            places = tuple(group)
            first, end = places[0], places[-1] + 1
            if _is_torn("".join(map(_words, runs[first:end])).strip()):
                yield first, end


def _words(run: GlyphRun) -> str:
    """What a run says; nothing where that cannot be seen."""
    text = "".join([cluster.text for cluster in run.clusters])
    return "" if text.isspace() else text


def _is_torn(text: str) -> bool:
    """Whether PDFium would turn parts of a stretch round, or the words beside it: what has a blank, letters with signs, or a sign at an end."""
    if not any(map(str.isalnum, text)) or text.isalnum():
        return False
    return " " in text or any(map(str.isalpha, text)) or not (text[0].isalnum() and text[-1].isalnum())
