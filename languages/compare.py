"""How well a text was copied back: exactly, or how much of it in which order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BLANKS = re.compile(r"\s+")
# A word is a run of digits, of one kind of letters with their marks, or one other sign.
_WORD = re.compile(
    r"\d+|[A-Za-z\u00c0-\u024f]+|[^\W\dA-Za-z\u00c0-\u024f](?:[^\W\dA-Za-z\u00c0-\u024f]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d])*|\S"
)


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text came back.

    ``letters``: the share of its characters, blanks apart, that came back, whatever their order; ``order``: the share of its
    pairs of neighbouring words that are neighbours still; ``kept``: what had to come back as it was, and did not.
    ``is_exact``: every character in its order, blanks where they were, and further ones only at the ends of lines.
    """

    is_exact: bool
    letters: float
    order: float
    lost: tuple[str, ...]


def compare(said: str, read: str, kept: Sequence[str] = ()) -> Copied:
    """How ``said`` came back as ``read``."""
    folded = _BLANKS.sub(" ", read)
    return Copied(
        is_exact=is_exact(said, read),
        letters=_shared(Counter(_BLANKS.sub("", said)), Counter(_BLANKS.sub("", read))),
        order=_shared(Counter(pairwise(words(said))), Counter(pairwise(words(read)))),
        lost=tuple(text for text in kept if _BLANKS.sub(" ", text) not in folded),
    )


def is_exact(said: str, read: str) -> bool:
    """Whether all characters are there in their order; a line may end anywhere, a blank stands only where one was."""
    if _BLANKS.sub("", said) != _BLANKS.sub("", read):
        return False
    wanted, found = _blanks(said.strip()), _blanks(read.strip())
    return all(place in found for place in wanted) and all(place in wanted or "\n" in blank for place, blank in found.items())


def _blanks(text: str) -> dict[int, str]:
    """The blanks of a text by the number of the other characters before them."""
    found: dict[int, str] = {}
    before = 0
    for blank in _BLANKS.finditer(text):
        found[blank.start() - before] = blank[0]
        before += len(blank[0])
    return found


def words(text: str) -> list[str]:
    """The words of a text, its numbers and its signs."""
    return _WORD.findall(text)


def _shared(wanted: Counter[str], found: Counter[str]) -> float:
    """The share of what was wanted that was found, and nothing besides (the smaller of both)."""
    both = (wanted & found).total()
    return both / max(wanted.total(), found.total(), 1)
