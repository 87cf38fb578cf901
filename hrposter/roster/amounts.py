"""Numbers in a workbook as a person sees them: the digits, and what the format of the cell adds to a telephone number or a code."""

from __future__ import annotations

import math
import re

_CONDITION = re.compile(r"\[<=([0-9]{1,15})\]")
_PATTERN = re.compile(r"[#0()+ -]*[#0][#0()+ -]*")


def shown(number: int | float, number_format: str) -> str:
    """The number in digits, without the rounding of binary fractions; grouped where the format groups digits, as in ``(###) ###-####``."""
    if isinstance(number, float) and not (math.isfinite(number) and number.is_integer() and abs(number) < 1e15):
        return f"{number:.15g}"
    digits = str(int(number))
    return _grouped(digits, _section(number_format, int(number))) if number >= 0 else digits


def _section(number_format: str, number: int) -> str:
    """The part of a format that holds for the number (ECMA-376 part 1, 18.8.31): of two, the first where its condition is met."""
    first, _, second = number_format.partition(";")
    condition = _CONDITION.match(first)
    section = second if condition and number > int(condition[1]) else first[condition.end() if condition else 0 :]
    return section.replace("\\", "").replace('"', "")


def _grouped(digits: str, section: str) -> str:
    """The digits in the places of a format that has nothing but places and marks; any other format leaves them as they are."""
    if not _PATTERN.fullmatch(section):
        return digits
    left, found = list(digits), ""
    first = min(at for at, mark in enumerate(section) if mark in "#0")
    for at in range(len(section) - 1, -1, -1):
        mark = section[at]
        if mark not in "#0":
            found = mark + found
        elif left:
            found = ("".join(left) if at == first else left.pop()) + found
            left = [] if at == first else left
        elif mark == "0":
            found = "0" + found
    return found
