"""Which quotation marks a language has, what its straight apostrophe stands for, and the dot between details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# Between details that follow one another. It stays with the one before it, so that no line begins with it; at a line's end it goes.
DOT = "\u00a0\u00b7 "


class Marks(NamedTuple):
    """The marks around a quotation, and around one within it."""

    start: str
    end: str
    inner_start: str
    inner_end: str


_ENGLISH = Marks("“", "”", "‘", "’")
_LOW = Marks("„", "“", "‚", "‘")
_RUSSIAN = Marks("«", "»", "„", "“")
_ROMANCE = Marks("«", "»", "“", "”")
_ANGLES = Marks("«", "»", "‹", "›")
_CORNERS = Marks("「", "」", "『", "』")
_SCANDINAVIAN = Marks("”", "”", "’", "’")

# CLDR, delimiters; languages that are not named write as in English. Babel does not carry these data.
_MARKS: Mapping[str, Marks] = {
    **dict.fromkeys(("bg", "cs", "de", "et", "hr", "is", "lt", "mk", "sk", "sl"), _LOW),
    **dict.fromkeys(("be", "kk", "ky", "mn", "ru", "tg", "uk"), _RUSSIAN),
    **dict.fromkeys(("br", "ca", "el", "es", "it", "mg", "pt-PT", "sq"), _ROMANCE),
    **dict.fromkeys(("am", "de-CH", "fa", "fr-CH", "prs", "ps"), _ANGLES),
    **dict.fromkeys(("ja", "yue", "zh-Hant", "zh-HK", "zh-TW"), _CORNERS),
    **dict.fromkeys(("da", "fi", "he", "sv", "yi"), _SCANDINAVIAN),
    **dict.fromkeys(("nb", "nn", "no", "rw"), Marks("«", "»", "‘", "’")),
    **dict.fromkeys(("ar", "ur"), Marks("”", "“", "’", "‘")),
    "bs": Marks("„", "”", "‘", "’"),
    "fr": Marks("«", "»", "“", "”"),
    "hu": Marks("„", "”", "»", "«"),
    "hy": Marks("«", "»", "«", "»"),
    "ka": Marks("„", "“", "«", "»"),
    "nl": Marks("‘", "’", "“", "”"),
    "pl": Marks("„", "”", "«", "»"),
    "ro": Marks("„", "”", "«", "»"),
    "sr": Marks("„", "“", "‘", "’"),
}  # fmt: skip

APOSTROPHE = "\u2019"
_LETTER = "\u02bc"

# Where the straight mark is a letter: the letter that orthographies print, the straight one itself where they teach that,
# or None where two letters are typed with one key and only the writer knows which is meant.
_LETTERS: Mapping[str, str | None] = {
    "ha": _LETTER, "nv": _LETTER,
    "cak": "'", "kek": "'", "kjb": "'", "mam": "'", "quc": "'", "yua": "'",
    "haw": None, "sm": None, "to": None, "ty": None,
}  # fmt: skip


def marks_of(lang: str) -> Marks:
    """The quotation marks of a language."""
    return _MARKS.get(lang) or _MARKS.get("-".join(lang.split("-")[:2])) or _MARKS.get(_base(lang), _ENGLISH)


def has_letter(lang: str) -> bool:
    """Whether the straight apostrophe is a letter of the language, and never a quotation mark."""
    return _base(lang) in _LETTERS


def letter_of(lang: str) -> str | None:
    """The letter that it stands for; None where that is not known."""
    return _LETTERS[_base(lang)]


def _base(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0]
