"""A clinician's name below words that say what to do for somebody's body: whose it is, and whether the words are still those that were signed."""

from __future__ import annotations

from hrposter.diagnostics import Diagnostic, Severity
from hrposter.spec.content import Content
from hrposter.spec.layout import Layout
from hrposter.spec.translation import digests_of


def is_unsigned(layout: Layout, english: Content) -> bool:
    """Whether a piece needs a clinician's name and has none for its English as it stands today: it then counts as a draft, in English too."""
    return layout.needs_clinician and (english.clinician is None or _changed(english) != ())


def check_signature(layout: Layout, english: Content, *, is_strict: bool = False) -> tuple[Diagnostic, ...]:
    """What its owner should know of a piece that nobody has signed: a warning where the signed words have changed; an error where it is strict."""
    if not is_unsigned(layout, english):
        return ()
    if english.clinician is None:
        help = "let a clinician read them; then add 'clinician: {by: their name, on: the day as 2026-11-23}'; or leave out --strict"
        return (Diagnostic("unsigned", english.span, "no clinician has signed these words", help),) if is_strict else ()
    keys = ", ".join(map(repr, _changed(english)))
    fact = f"nothing tells that {english.clinician.by} has signed {keys} as the words stand today"
    help = "let them be read again; then put what 'hrposter digest' prints at the end of this file, and the day into clinician:"
    return (Diagnostic("unsigned", english.span, fact, help, Severity.ERROR if is_strict else Severity.WARNING),)


def _changed(english: Content) -> tuple[str, ...]:
    """The texts of which nobody knows that they are the ones that were signed."""
    return tuple(key for key, now in digests_of(english).items() if english.digests.get(key) != now)
