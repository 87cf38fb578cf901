"""Pairs of words to say and words to skip: each language has its own, and what is to be skipped never stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from hrposter.source import View
from hrposter.spec.table import GROUP
from hrposter.spec.words import Message, Part

SAY, SKIP = "say", "skip"

Rows = Sequence[Mapping[str, Message]]


def check_pair(entry: View) -> None:
    """Note words to skip that stand without those to say instead."""
    if SKIP in entry.keys and SAY not in entry.keys:
        fact = f"{SKIP!r} stands here without {SAY!r}, so nobody learns what to say instead"
        entry.add("pair", fact, f"write both, as in {{{SAY}: …, {SKIP}: …}}")


def are_pairs(words: object) -> bool:
    """Whether words are a list in which something is to be skipped."""
    return isinstance(words, tuple) and any(isinstance(entry, Mapping) and SKIP in entry for entry in words)


def difference(english: Rows, other: Rows) -> str | None:
    """How the groups of a translation are not those of the English, as a fact about the translation; its rows are its own."""
    groups, wanted = _groups(other), _groups(english)
    if groups != wanted:
        return f"has {groups} groups, and {wanted} in en.yaml"
    if any(GROUP in one and GROUP in after for one, after in pairwise([*other, {GROUP: None}])):
        return "has a group without a row"
    known = frozenset(chain.from_iterable(english))
    strange = next((key for entry in other for key in entry if key not in known), None)
    if strange:
        return f"says {strange!r}, which en.yaml does not"
    fields = {frozenset(entry) for entry in english}
    return "has a row that does not say all that a row of en.yaml says" if any(frozenset(entry) not in fields for entry in other) else None


def joined(words: Rows) -> Message:
    """All that the rows say as one message, to compare their numbers and placeholders."""
    messages = [message for entry in words for message in entry.values()]
    return Message(tuple(part for message in messages for part in (*message.parts, Part(" "))), messages[0].span)


def _groups(words: Rows) -> int:
    return sum(GROUP in entry for entry in words)
