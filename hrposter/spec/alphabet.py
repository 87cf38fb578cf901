"""In which script words are written: a file whose words are mostly of another script than its language was not translated."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from hrposter.diagnostics import Diagnostic
from hrposter.spec.content import Content, flatten
from hrposter.spec.words import Message

# How the names of a script's letters begin, which no version of Unicode changes (Unicode, Character Encoding Stability Policies).
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Arab": ("ARABIC",),
        "Aran": ("ARABIC",),
        "Armn": ("ARMENIAN",),
        "Beng": ("BENGALI",),
        "Cyrl": ("CYRILLIC",),
        "Deva": ("DEVANAGARI",),
        "Ethi": ("ETHIOPIC",),
        "Geor": ("GEORGIAN",),
        "Grek": ("GREEK",),
        "Gujr": ("GUJARATI",),
        "Guru": ("GURMUKHI",),
        "Hans": ("CJK", "BOPOMOFO"),
        "Hant": ("CJK", "BOPOMOFO"),
        "Hebr": ("HEBREW",),
        "Jpan": ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK", "HALFWIDTH"),
        "Khmr": ("KHMER",),
        "Knda": ("KANNADA",),
        "Kore": ("HANGUL", "CJK"),
        "Laoo": ("LAO",),
        "Latn": ("LATIN", "MODIFIER"),
        "Mlym": ("MALAYALAM",),
        "Mymr": ("MYANMAR",),
        "Orya": ("ORIYA",),
        "Sinh": ("SINHALA",),
        "Taml": ("TAMIL",),
        "Telu": ("TELUGU",),
        "Thaa": ("THAANA",),
        "Thai": ("THAI",),
    }
)
# Addresses of the web and of mail keep their letters in every language.
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|net|org)\b\S*")
_WORD = re.compile(r"[^\W\d_]+")
# Fewer letters than these may be abbreviations or names.
_FEW = 8


def foreign(content: Content) -> tuple[Diagnostic, ...]:
    """An error where the letters of a file are mostly not of its language's script; none for scripts that we do not know.

    It stands at the first text that is foreign. One such text alone may be right: a title of a book stays as it is.
    """
    script = content.language.script
    if script not in _NAMES:
        return ()
    if _is_plainly_of(content, script):
        return ()
    counted = [(message, *_counted(message, script)) for key, words in content.words.items() for message in flatten(key, words).values()]
    own, other = sum(mine for _, mine, _ in counted), sum(theirs for _, _, theirs in counted)
    if other < _FEW or other <= own:
        return ()
    first = next(message for message, mine, theirs in counted if theirs > mine)
    tag = content.language.tag
    help = (
        f"translate them; or name the file after the language that it is written in, with its script, as in {tag.partition('-')[0]}-{_written(first)}"
    )
    return (Diagnostic("script", first.span, f"the words are mostly not in the letters of {tag!r}", help),)


def _is_plainly_of(content: Content, script: str) -> bool:
    """Whether so few letters are of another script, names and addresses among them, that no word need be looked at."""
    texts = [part.text for key, words in content.words.items() for message in flatten(key, words).values() for part in message.parts]
    letters = {letter: count for letter, count in Counter("".join(texts)).items() if letter.isalpha()}
    own = sum([count for letter, count in letters.items() if _is_of(letter, script)])
    other = sum(letters.values()) - own
    return other < _FEW or other * 2 <= own


def _counted(message: Message, script: str) -> tuple[int, int]:
    """How many letters of a message are of the script, and how many of another; a foreign word with a capital is a name."""
    own = other = 0
    for word in _words(message):
        mine = sum(_is_of(letter, script) for letter in word)
        own += mine
        other += 0 if word[0].isupper() else len(word) - mine
    return own, other


def _words(message: Message) -> Iterator[str]:
    text = "".join(" " if part.is_placeholder else part.text for part in message.parts)
    return (match.group() for match in _WORD.finditer(_ADDRESS.sub(" ", text)))


def _written(message: Message) -> str:
    """The script that most letters of a message are of."""
    letters = [letter for word in _words(message) for letter in word]
    return max(_NAMES, key=lambda script: sum(_is_of(letter, script) for letter in letters))


@lru_cache(maxsize=4096)
def _is_of(letter: str, script: str) -> bool:
    """Whether a letter is of a script, or of none in particular."""
    name = unicodedata.name(letter, "")
    return not name or name.split(maxsplit=1)[0] in _NAMES[script]
