"""A manuscript: the text that is read, apart from the characters that only steer how it is set."""

from __future__ import annotations

import re
from itertools import accumulate

from hrposter.frozen import frozen
from hrposter.text import bidi

SOFT_HYPHEN = "\u00ad"

# Marks, embeddings, overrides and isolates (UAX 9, 2): the levels say it all once they are resolved.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Soft hyphen, zero-width space, word joiner, and the byte order mark that once joined words (UAX 14: BA, ZW, WJ).
BREAK_MARKS = re.compile("[\u00ad\u200b\u2060\ufeff]")
_STEERING = re.compile(f"{_DIRECTIONS.pattern}|{BREAK_MARKS.pattern}")
# What typewriters and other programs use for a space or a line's end; every one of them has a single meaning here.
_ODD_BLANKS = re.compile("[\t\x0b-\x0d\x1c-\x1f\x85\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile(f"[{_ODD_BLANKS.pattern[1:-1]}{_HALVES.pattern[1:-1]}{_DIRECTIONS.pattern[1:-1]}{BREAK_MARKS.pattern[1:-1]}]")
_PLAIN_BLANKS = str.maketrans(dict.fromkeys("\t\x0b\x0c\x1f", " ") | dict.fromkeys("\r\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


@frozen()
class Manuscript:
    """What is read, and how it is steered.

    ``text`` is logical and free of steering characters; ``ends`` says where each phrase ends in it. ``marked`` is the
    same with soft hyphens, zero-width spaces and word joiners. ``levels`` are the bidi levels of the characters of
    ``text`` (UAX 9), None where all are 0.
    """

    text: str
    ends: tuple[int, ...]
    marked: str
    levels: tuple[int, ...] | None


def read_phrases(texts: tuple[str, ...], *, is_rtl: bool) -> Manuscript:
    """The manuscript of a paragraph that consists of ``texts``; a line feed in them ends a line. ValueError for half a surrogate pair."""
    whole = "".join(texts)
    if whole.isprintable() or _SPECIAL.search(whole) is None:  # as most texts are, and the first asks no pattern
        return Manuscript(whole, tuple(accumulate(map(len, texts))), whole, _levels(whole, is_rtl=is_rtl))
    for text in texts:
        if not text.isascii() and (half := _HALVES.search(text)):
            raise ValueError(f"U+{ord(half[0]):04X} is half of a surrogate pair and no character; give the text as Unicode, each character whole")
    raw = tuple(_with_plain_blanks(text) for text in texts)
    marked = tuple(_DIRECTIONS.sub("", text) for text in raw)
    read = tuple(BREAK_MARKS.sub("", text) for text in marked)
    return Manuscript("".join(read), tuple(accumulate(map(len, read))), "".join(marked), _levels("".join(raw), is_rtl=is_rtl))


def _levels(raw: str, *, is_rtl: bool) -> tuple[int, ...] | None:
    """The level of each character that is read, telephone numbers and addresses isolated from what stands around them."""
    if not is_rtl and not bidi.needs_bidi(raw):
        return None
    if is_rtl and bidi.only_leftwards(raw):
        return (1,) * len(_STEERING.sub("", raw))
    isolated = bidi.isolate_numbers(raw)
    levels = bidi.resolve(isolated, int(is_rtl)).levels
    if _STEERING.search(isolated) is None:
        return tuple(levels)
    return tuple(level for level, ch in zip(levels, isolated, strict=True) if not _STEERING.match(ch))


def _with_plain_blanks(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_PLAIN_BLANKS) if _ODD_BLANKS.search(text) else text
