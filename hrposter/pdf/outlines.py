"""Outlines as path operators (ISO 32000-2, 8.5)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from hrposter.display import Close, Curve, Line, Move, Outline, Segment
from hrposter.memo import Same
from hrposter.pdf.syntax import shortened

# Longer outlines are those of codes, of which there is another for every clinic, and of art, which is kept whole.
_SHORT = 64
# As many modules as the largest code has along a side (ISO/IEC 18004, table 1).
_LARGEST = 177

CAPS = {"butt": "0 J", "round": "1 J", "square": "2 J"}
JOINS = {"miter": "0 j", "round": "1 j", "bevel": "2 j"}


def outline_operators(outline: Outline, places: int = 2) -> str:
    """The operators that build a path, rounded to so many decimal places."""
    return _kept(Same(outline), places) if len(outline) <= _SHORT else _written(outline, places)


@lru_cache(maxsize=512)
def _kept(outline: Same[Outline], places: int) -> str:
    """Those of a short outline: most are drawn on page after page."""
    return _written(outline.value, places)


def _written(outline: Outline, places: int) -> str:
    return _in_steps(outline) or _in_numbers(outline, places)


class _Steps(dict[Segment, str]):
    """Ways to crossings of a grid, each with its operator, written once; KeyError for any other."""

    def __init__(self, operator: str) -> None:
        super().__init__()
        self._operator = operator

    def __missing__(self, segment: Segment) -> str:
        if len(segment) != 2 or not all(type(value) is int and 0 <= value <= _LARGEST for value in segment):
            raise KeyError(segment)
        x, y = segment
        written = self[segment] = f"{x} {y} {self._operator}"
        return written


# Caches: there are no more ways than crossings. Equal numbers are written alike, whatever was written before.
_MOVES, _LINES = _Steps("m"), _Steps("l")


def _in_steps(outline: Outline) -> str | None:
    """An outline along a grid, such as that of a code; None for one that leaves it, as most do where they begin."""
    if outline and float in map(type, outline[0]):
        return None
    try:
        return "\n".join([_LINES[way] if type(way) is Line else "h" if type(way) is Close else _MOVES[way] for way in outline])
    except KeyError:
        return None


def _in_numbers(outline: Outline, places: int) -> str:
    numbers = tuple(chain.from_iterable(outline))
    is_whole = float not in map(type, numbers)  # such as the modules of a code
    forms = _forms(0 if is_whole else places)
    written = "\n".join([forms[type(segment)] for segment in outline]) % numbers
    return written if is_whole else shortened(written, places)


@lru_cache(maxsize=16)
def _forms(places: int) -> Mapping[type[Segment], str]:
    """Each kind of segment with its operator, its numbers left open."""
    point = f"%.{places}f " * 2
    return {Move: f"{point}m", Line: f"{point}l", Curve: f"{point * 3}c", Close: "h"}


def painting_operator(*, fills: bool, strokes: bool, even_odd: bool) -> str:
    """The operator that paints a path (8.5.3); ``n`` when there is nothing to paint."""
    if not fills:
        return "S" if strokes else "n"
    return ("B" if strokes else "f") + ("*" if even_odd else "")
