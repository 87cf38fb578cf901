"""Straight quotation marks and apostrophes become those of the language (CLDR, delimiters)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hrposter.typography.marks import APOSTROPHE, has_letter, letter_of, marks_of
from hrposter.typography.pieces import OBJECT, Changes, within_atoms

_STRAIGHT = re.compile("[\"']")
# The name before an address of e-mail may hold an apostrophe (RFC 5322, 3.2.3).
_NAME_AT = re.compile(r"[^\s\"]+@(?=[A-Za-z0-9])")
_PRIMES = {"'": "\u2032", '"': "\u2033"}
_GERESH = {"'": "\u05f3", '"': "\u05f4"}
_OPENERS = frozenset("([{¿¡/–—-\u2010\u2011„“«‹‘‚「『")
_CLOSERS = frozenset(".,;:!?…)]}/–—-\u2010\u2011»›”’」』،؛؟。、，！？：；।")
# Words that have lost their first letters, which no quotation mark could be told from otherwise.
_CUT_SHORT = re.compile(r"'(?:\d\ds?|tis|twas|em|til|cause|round|bout|n|s|t|k)(?![^\W_])", re.IGNORECASE)
# Scripts that write no spaces or know no apostrophe: a mark between two of their letters is a quotation mark.
_NO_APOSTROPHE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_HEBREW = re.compile("[\u05d0-\u05ea\u05ef-\u05f2]")
# Letters that lean on the word after them, quotation mark or not (ha-, ve-, she-, and so on).
_HEBREW_PREFIX = re.compile("(?<![\u05d0-\u05ea])[הובכלמש]{1,3}$")


@dataclass(slots=True)
class _Reading:
    """What has been read of one text: the changes so far, the quotations that are open, and what nobody can tell."""

    text: str
    changes: dict[int, str] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)

    def before(self, place: int) -> str:
        """The character before a place, "" at the start."""
        return self.text[place - 1] if place else ""

    def after(self, place: int) -> str:
        """The character after a place, "" at the end."""
        return self.text[place + 1 : place + 2]

    def may_open(self, place: int) -> bool:
        """Whether what stands before can come before a quotation."""
        before = self.before(place)
        return not before or before.isspace() or before in _OPENERS or (place - 1 in self.waiting)

    def may_close(self, place: int) -> bool:
        """Whether what stands after can come after a quotation."""
        after = self.after(place)
        return not after or after.isspace() or after in _CLOSERS or after in "\"'"

    def is_open(self, mark: str) -> bool:
        """Whether a quotation that began with ``mark`` is open and may end here."""
        marks = [self.text[place] for place in self.waiting]
        return mark in marks and (mark == '"' or '"' not in marks[len(marks) - marks[::-1].index(mark) :])

    def close(self, place: int) -> None:
        """End the quotation that began with the same mark; a single mark opened within it was an apostrophe."""
        while self.text[self.waiting[-1]] != self.text[place]:
            self.changes[self.waiting.pop()] = APOSTROPHE
        self.pairs.append((self.waiting.pop(), place))


def curled(text: str, lang: str) -> tuple[Changes, tuple[int, ...]]:
    """What to write in place of straight marks, and the places of those that nobody can tell: never closed, or one of two letters."""
    reading = _Reading(text)
    kept = within_atoms(text, "web", "mail").union(*(range(*name.span()) for name in _NAME_AT.finditer(text)))
    for match in _STRAIGHT.finditer(text):
        place = match.start()
        if place in kept:
            continue
        if match.group() == '"':
            _double(reading, place)
        elif has_letter(lang):
            _letter(reading, place, lang)
        else:
            _single(reading, place)
    for place in reading.waiting:
        if text[place] == '"':
            reading.doubtful.append(place)
        else:
            reading.changes[place] = APOSTROPHE
    _set_pairs(reading, lang)
    return reading.changes, tuple(sorted(reading.doubtful))


def _double(reading: _Reading, place: int) -> None:
    is_open = reading.is_open('"')
    if _is_gershayim(reading, place):
        reading.changes[place] = _GERESH['"']
    elif reading.before(place).isdecimal() and not is_open:
        reading.changes[place] = _PRIMES['"']
    elif is_open and not (reading.may_open(place) and not reading.may_close(place)):
        reading.close(place)
    else:
        reading.waiting.append(place)


def _single(reading: _Reading, place: int) -> None:
    before, after = reading.before(place), reading.after(place)
    is_open, is_word = reading.is_open("'"), _is_of_word(before)
    if _NO_APOSTROPHE.match(before) or (_NO_APOSTROPHE.match(after) and not is_word):
        reading.close(place) if is_open else reading.waiting.append(place)
    elif before.isdecimal() and (not is_open or after.isdecimal()) and not after.isalpha():
        reading.changes[place] = _PRIMES["'"]
    elif is_word and _is_of_word(after):
        reading.changes[place] = _GERESH["'"] if _HEBREW.match(before) and _HEBREW.match(after) else APOSTROPHE
    elif is_open and before and not before.isspace() and reading.may_close(place):
        reading.close(place)
    elif is_word:
        reading.changes[place] = _GERESH["'"] if _HEBREW.match(before) else APOSTROPHE
    elif reading.may_open(place) and after and not after.isspace():
        _opening(reading, place)
    else:
        reading.doubtful.append(place)


def _opening(reading: _Reading, place: int) -> None:
    """A single mark at the start of a word: a quotation where one ends later, else letters are left out."""
    if _CUT_SHORT.match(reading.text, place) or not re.search(r"\S'(?![^\W_])", reading.text[place + 1 :]):
        reading.changes[place] = APOSTROPHE
    else:
        reading.waiting.append(place)


def _letter(reading: _Reading, place: int, lang: str) -> None:
    letter = letter_of(lang)
    if letter is None:
        reading.doubtful.append(place)
    elif letter != "'":
        reading.changes[place] = letter


def _is_gershayim(reading: _Reading, place: int) -> bool:
    """Whether the mark stands within a Hebrew word, as in an abbreviation, and does not open a quotation after a prefix."""
    text = reading.text
    if not (_HEBREW.match(reading.before(place)) and _HEBREW.match(reading.after(place))):
        return False
    rest = re.match("[\u05d0-\u05ea]*", text[place + 1 :])
    length = rest.end() if rest else 0
    closes_later = re.search('"(?![\u05d0-\u05ea])', text[place + 1 :]) is not None
    return length == 1 or reading.is_open('"') or not (closes_later and _HEBREW_PREFIX.search(text[:place]))


def _is_of_word(ch: str) -> bool:
    return ch.isalnum() or ch == OBJECT


def _set_pairs(reading: _Reading, lang: str) -> None:
    """Each pair in the marks of its depth: those within a quotation are the other kind than those around it."""
    marks = marks_of(lang)
    around: list[tuple[int, bool]] = []
    for start, end in sorted(reading.pairs):
        while around and around[-1][0] < start:
            around.pop()
        is_inner = not around[-1][1] if around else reading.text[start] == "'"
        around.append((end, is_inner))
        reading.changes[start] = marks.inner_start if is_inner else marks.start
        reading.changes[end] = marks.inner_end if is_inner else marks.end
