"""When a variant of a layout is taken: by the shape of the sheet, and by how many pages there are."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.units import Absolute, parse_length

_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_COMPARISON = re.compile(r"(aspect|short_edge|long_edge|pages)\s*(<=|>=|<|>)\s*(\S+)")
# What is no length, and what it is.
_NUMBERS: Mapping[str, str] = {"aspect": "aspect is width by height, as in 'aspect >= 1'", "pages": "pages are counted, as in 'pages >= 2'"}


@frozen()
class Comparison:
    """One fact about the sheets, such as ``short_edge < 160mm``; lengths in points."""

    metric: str
    operator: str
    bound: float

    def holds(self, sheet: Rect, pages: int) -> bool:
        """Whether it is true of so many sheets of that size."""
        values = {"aspect": sheet.aspect, "short_edge": sheet.short_edge, "long_edge": max(sheet.width, sheet.height), "pages": pages}
        return _OPERATORS[self.operator](values[self.metric], self.bound)


def parse_conditions(text: str) -> tuple[Comparison, ...]:
    """Read ``aspect >= 1 and short_edge < 160mm``; ValueError says how conditions are written."""
    return tuple(_comparison(part.strip()) for part in re.split(r"\band\b", text))


def _comparison(text: str) -> Comparison:
    match = _COMPARISON.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a condition; write 'aspect >= 1' or 'short_edge < 160mm', joined by 'and'")
    metric, sign, bound = match.groups()
    if metric in _NUMBERS:
        if not re.fullmatch(r"\d+(\.\d+)?", bound):
            raise ValueError(f"{bound!r} is not a number; {_NUMBERS[metric]}")
        return Comparison(metric, sign, float(bound))
    length = parse_length(bound)
    if not isinstance(length, Absolute):
        raise ValueError(f"{bound!r} depends on the page; write an absolute length such as 160mm")
    return Comparison(metric, sign, length.points)
