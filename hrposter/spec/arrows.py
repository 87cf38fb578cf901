"""Arrows in words: in a translation that reads from the right, forward is to the left."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.diagnostics import Diagnostic, Severity
from hrposter.spec.content import Content, flatten

# UAX 9, 6: arrows have no mirrored form, so a reader sees the one that was written.
_FORWARD = dict(zip("→⇒⟶⟹➔➜➝➞➡▶►", "←⇐⟵⟸←←←←⬅◀◄", strict=True))


def kept_arrows(english: Content, other: Content) -> Iterator[Diagnostic]:
    """A warning for each arrow of the English that a translation from right to left keeps as it is."""
    if not other.language.is_rtl:
        return
    for key in english.words.keys() & other.words.keys():
        source, target = flatten(key, english.words[key]), flatten(key, other.words[key])
        for name in source.keys() & target.keys():
            for arrow in sorted(set(source[name].text) & set(target[name].text) & _FORWARD.keys()):
                fact = f"{name!r} has {arrow} as in English, which points back where reading goes from right to left"
                yield Diagnostic("arrow", target[name].span, fact, f"write {_FORWARD[arrow]} if it points forward", Severity.WARNING)
