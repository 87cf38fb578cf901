"""A message in pieces: literal words, and places where something else will stand, set as one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from hrposter.atoms import ltr_atoms

# What stands for a placeholder while its message is looked at as a whole: a word of unknown letters.
OBJECT = "\ufffc"

# What is to be written in place of the characters at some places of a text.
Changes = Mapping[int, str]


def changed(pieces: Sequence[str], rule: Callable[[str], Changes]) -> tuple[str, ...]:
    """The pieces after a rule has looked at them as one text; it never changes what an OBJECT stands for."""
    text = "".join(pieces)
    changes = rule(text)
    if not changes:
        return tuple(pieces)
    chars = [changes.get(place, ch) for place, ch in enumerate(text)]
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return tuple("".join(chars[start:end]) for start, end in pairwise(ends))


def within_atoms(text: str, *kinds: str) -> frozenset[int]:
    """The places in telephone numbers, addresses, dates and times, or in those of some ``kinds``: phone, web, mail, date, time."""
    found = (atom for atom in ltr_atoms(text) if not kinds or any(atom[kind] for kind in kinds))
    return frozenset(place for atom in found for place in range(*atom.span()))
