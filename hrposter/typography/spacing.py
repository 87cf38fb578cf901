"""Spaces that belong to the language: before French punctuation, after words that may not end a line, and before dashes that may not begin one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from hrposter.typography.pieces import OBJECT, Changes, within_atoms

NO_BREAK, NARROW = "\u00a0", "\u202f"


class Spaces(NamedTuple):
    """The space before ; ! ? (``high``), before : (``colon``), and inside « » (``inside``).

    ``adds`` says whether ``high`` is set where the writer typed none.
    """

    high: str
    colon: str
    inside: str
    adds: bool = True


# fr: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation". fr-CA: Office québécois de la
# langue française, "Espacement": nothing or a thin space before ; ! ?. fr-CH: Guide du typographe: thin throughout.
_SPACES: Mapping[str, Spaces] = {
    "fr": Spaces(NARROW, NO_BREAK, NO_BREAK),
    "fr-CA": Spaces(NARROW, NO_BREAK, NO_BREAK, adds=False),
    "fr-CH": Spaces(NARROW, NARROW, NARROW),
}
_BLANK = " \u00a0\u202f\u2009"
_BEFORE = re.compile(f"[{_BLANK}]*([;!?:»›])")
_AFTER = re.compile(f"([«‹])[{_BLANK}]*")
_FOLLOWS = frozenset("…)]}%»›’”\"'°" + OBJECT)

# Words of one letter that never stand at a line's end. pl: Zasady pisowni; cs, sk: ČSN 01 6910 and STN 01 6910;
# ru, uk, be: Milchin and Cheltsova, Spravochnik izdatelya i avtora.
_SHORT_WORDS: Mapping[str, str] = {
    "be": "абжзійкосуўя", "cs": "aikosuvz", "pl": "aiouwz", "ru": "абвжикосуя", "sk": "aikosuvz", "uk": "абвжзійоуєя",
}  # fmt: skip
# Where no line begins with a dash between words (the same source, on dashes).
_DASH_LANGUAGES = frozenset({"be", "ru", "uk"})
_NUMBER = r"(?<![\w.,])\d+(?:[.,]\d+)?"
_WORD_FOLLOWS = f"(?=[^\\W_]|[{OBJECT}„“«(])"


def spaced(text: str, lang: str) -> Changes:
    """What to write in place of spaces and marks, so that lines end and marks stand as the language has it."""
    spaces = _SPACES.get("-".join(lang.split("-")[:2])) or _SPACES.get(lang.split("-", maxsplit=1)[0])
    if spaces:
        return _french(text, spaces)
    base = lang.split("-", maxsplit=1)[0]
    short = _SHORT_WORDS.get(base)
    return _kept_together(text, short, base in _DASH_LANGUAGES) if short else {}


def _french(text: str, spaces: Spaces) -> Changes:
    changes: dict[int, str] = {}
    kept = within_atoms(text)
    for match in _BEFORE.finditer(text):
        place = match.start(1)
        if place not in kept:
            changes |= _before(text, match.start(), place, spaces)
    for match in _AFTER.finditer(text):
        changes |= dict.fromkeys(range(match.start() + 1, match.end()), "") | {match.start(): match[1] + spaces.inside}
    return changes


def _before(text: str, start: int, place: int, spaces: Spaces) -> Changes:
    """The space before one mark, whose blanks start at ``start``."""
    before, mark, after = text[start - 1 : start], text[place], text[place + 1 : place + 2]
    if not before or not (before.isalnum() or before in _FOLLOWS or (start < place and before in ".,;!?»›")):
        return {}
    if (mark == ":" and not (not after or after.isspace())) or after.isalnum():
        return {}
    if mark in "»›":
        wanted = spaces.inside
    elif mark == ":":
        wanted = spaces.colon
    else:
        wanted = spaces.high if spaces.adds or start < place else ""
    return dict.fromkeys(range(start, place), "") | {place: wanted + mark}


def _kept_together(text: str, short: str, keeps_dashes: bool) -> Changes:
    """No line ends after a word of one letter, nor between a number and what it counts, nor before a dash."""
    kept = within_atoms(text)
    words = re.finditer(f"(?<![\\w{OBJECT}’'.-])[{short}]( ){_WORD_FOLLOWS}", text, re.IGNORECASE)
    numbers = re.finditer(f"{_NUMBER}( )(?=[^\\W\\d_])", text)
    dashes = re.finditer("(?<=\\S)( )(?=[–—] )", text) if keeps_dashes else ()
    return {match.start(1): NO_BREAK for match in (*words, *numbers, *dashes) if match.start() not in kept and match.start(1) not in kept}
