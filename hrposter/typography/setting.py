"""One message as it is printed: quotation marks, spaces and digits of its language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hrposter.typography.pieces import changed

# The languages of spacing.py, which others need not load.
SPACED = frozenset({"be", "cs", "fr", "pl", "ru", "sk", "uk"})


def typeset(pieces: Sequence[str], lang: str, *, is_native: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pieces of a message, OBJECT where a placeholder stands, as they are printed; and the words around each mark that nobody can tell.

    ``is_native`` asks for the language's own digits. Raises ValueError where CLDR knows none.
    """
    doubts: tuple[str, ...] = ()
    if any('"' in piece or "'" in piece for piece in pieces):
        pieces, doubts = _curled(pieces, lang)
    if lang.split("-", maxsplit=1)[0] in SPACED:
        from hrposter.typography.spacing import spaced

        pieces = changed(pieces, partial(spaced, lang=lang))
    if is_native:
        pieces = native(pieces, lang)
    return tuple(pieces), doubts


def _curled(pieces: Sequence[str], lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    from hrposter.typography.quotes import curled

    text = "".join(pieces)
    changes, doubtful = curled(text, lang)
    return changed(pieces, lambda _: changes), tuple(text[max(0, place - 12) : place + 13] for place in doubtful)


def native(pieces: Sequence[str], lang: str) -> tuple[str, ...]:
    """The pieces in the language's own digits; ValueError where CLDR knows none."""
    from hrposter.cldr import numerals_of  # Babel, which no other rule needs
    from hrposter.typography.digits import in_native_digits

    return changed(pieces, partial(in_native_digits, numerals=numerals_of(lang)))
