"""Properties of a character (Bidi_Class, Script, paired brackets) in one Unicode version, whatever Python runs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from hrposter.text.unicode_data import BIDI_RANGES, BRACKET_PAIRS, CANONICAL_BRACKETS, SCRIPT_NAMES, SCRIPT_RANGES

_Ranges = tuple[tuple[int, ...], tuple[str, ...]]


def _spans(text: str) -> list[tuple[int, int]]:
    """First and last code point of each piece of "41-5A AA"."""
    pieces = (piece.partition("-") for piece in text.split())
    return [(int(first, 16), int(last or first, 16)) for first, _, last in pieces]


def _ranges(table: Mapping[str, str], default: str) -> _Ranges:
    """Where each range starts and its value, gaps filled with ``default``: ready to bisect."""
    spans = sorted((first, last, value) for value, text in table.items() for first, last in _spans(text))
    starts, values, after = [], [], 0
    for first, last, value in spans:
        if first > after:
            starts.append(after)
            values.append(default)
        starts.append(first)
        values.append(value)
        after = last + 1
    return (*starts, after), (*values, default)


def _paired() -> Mapping[str, tuple[str, bool]]:
    """Each paired bracket with its canonical closing bracket and whether it opens (UAX 9, BD14-BD16)."""
    canonical = dict(_spans(CANONICAL_BRACKETS))
    found: dict[str, tuple[str, bool]] = {}
    for opening, closing in _spans(BRACKET_PAIRS):
        closer = chr(canonical.get(closing, closing))
        found |= {chr(opening): (closer, True), chr(closing): (closer, False)}
    return MappingProxyType(found)


# The tables are read when a text first asks for them: most Latin ones never do.


@lru_cache(maxsize=1)
def _bidi_ranges() -> _Ranges:
    return _ranges(BIDI_RANGES, "L")


@lru_cache(maxsize=1)
def _script_ranges() -> _Ranges:
    return _ranges(SCRIPT_RANGES, "Zzzz")


PAIRED_BRACKETS: Final = _paired()


@lru_cache(maxsize=4096)
def bidi_class(ch: str) -> str:
    """The Bidi_Class of one character, in its short form: "L", "AL", "EN" … (UAX 44, table 13)."""
    starts, values = _bidi_ranges()
    return values[bisect_right(starts, ord(ch)) - 1]


@lru_cache(maxsize=4096)
def script(ch: str) -> str:
    """The ISO 15924 code of one character's Script (UAX 24): "Latn", "Arab"; "Zyyy" common, "Zinh" inherited, "Zzzz" unknown."""
    starts, values = _script_ranges()
    return values[bisect_right(starts, ord(ch)) - 1]


def bidi_characters(*classes: str) -> str:
    """The characters of these Bidi_Classes, as the inside of a regular expression's ``[…]``."""
    spans = sorted(span for name in classes for span in _spans(BIDI_RANGES[name]))
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


def paired_bracket(ch: str) -> tuple[str, bool] | None:
    """The canonical closing bracket of the pair that ``ch`` belongs to, and whether ``ch`` opens it; None for other characters."""
    return PAIRED_BRACKETS.get(ch)


def script_name(code: str) -> str:
    """The English name of an ISO 15924 code, for messages: "Arab" gives "Arabic". ValueError for a code that Unicode does not use."""
    try:
        return SCRIPT_NAMES[code]
    except KeyError:
        raise ValueError(f"{code!r} is not a script of Unicode; write four letters as ISO 15924 does, as in Latn or Arab") from None
