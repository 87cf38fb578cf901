"""Numbers in a language's own digits; numbers that people dial or type keep those of the keypad."""

from __future__ import annotations

import re

from hrposter.cldr import Numerals
from hrposter.typography.pieces import Changes, within_atoms

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?")
# A mark before three digits stands between thousands, before any other number of them it stands before decimals, whichever mark it is.
_THOUSANDS = re.compile(r"([.,])(?=[0-9]{3}(?![0-9]))")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:[.,][0-9]{3})*|[1-9][0-9]*)(?:[.,][0-9]+)?%?")
# Codes to dial for help, which stand alone: 211 to 911 and 988 (North American Numbering Plan), 112 (ITU-T E.161.1) and others' own.
_TO_DIAL = frozenset({"000", "110", "111", "112", "113", "115", "118", "119", "988", "999", *(f"{first}11" for first in range(2, 10))})


def in_native_digits(text: str, numerals: Numerals) -> Changes:
    """What to write in place of Western digits and of the marks within numbers; never in a phone number or an address."""
    kept, timed = within_atoms(text, "phone", "web", "mail"), within_atoms(text, "date", "time")
    changes: dict[int, str] = {}
    for match in _NUMBER.finditer(text):
        if match.group() in _TO_DIAL or match.start() in kept:
            continue
        changes |= {place: chr(numerals.zero + int(text[place])) for place in range(*match.span()) if text[place] in "0123456789"}
        if match.start() not in timed and _AMOUNT.fullmatch(match.group()):
            changes |= _marks(match, numerals)
    return changes


def _marks(number: re.Match[str], numerals: Numerals) -> Changes:
    """What stands within a number, and for per cent after it."""
    text, start = number.group(), number.start()
    thousands = frozenset() if text.startswith("0") else {mark.start() for mark in _THOUSANDS.finditer(text)}
    own = {place: numerals.group if place in thousands else numerals.decimal for place, ch in enumerate(text) if ch in ".,"}
    own |= {place: numerals.percent for place, ch in enumerate(text) if ch == "%"}
    return {start + place: mark for place, mark in own.items()}
