"""English sentences as no language says them: longer, from the right, or with stacked marks; the same words, always the same result."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from types import MappingProxyType

from hrposter.frozen import frozen

# What stays as it is (addresses of the web, whatever has a digit), words, and what stands between them.
_TOKEN = re.compile(r"(?P<kept>\S*[\d@]\S*|\S*\w\.\w\S*)|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)|(?P<between>[^\w]|_)")
# Where a line must not end is for each language to say.
_TIED = "\u00a0"
_ENDS = frozenset(".?!:\u2026")

_LONGER = 0.4
_GROWN_WORD = 0.5
_LONGEST_WORD = 16
_FEW = 4
_PADDING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VOWELS = frozenset("aeiouy")
_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "a": "áåäâãàă",
        "c": "cçcč",
        "d": "ddď",
        "e": "éêëèęě",
        "g": "gğ",
        "i": "îïíì",
        "k": "kkķ",
        "l": "llł",
        "n": "nñnň",
        "o": "öôõóòøő",
        "r": "rrř",
        "s": "sšsş",
        "t": "ttţ",
        "u": "üûúùůű",
        "w": "wŵ",
        "y": "ýÿŷ",
        "z": "žżź",
    }
)

_ARABIC: Mapping[str, str] = MappingProxyType(
    {
        "sh": "ش",
        "ch": "ش",
        "th": "ث",
        "ee": "ي",
        "oo": "و",
        "ou": "و",
        "a": "ا",
        "b": "ب",
        "c": "ك",
        "d": "د",
        "e": "",
        "f": "ف",
        "g": "غ",
        "h": "ه",
        "i": "ي",
        "j": "ج",
        "k": "ك",
        "l": "ل",
        "m": "م",
        "n": "ن",
        "o": "و",
        "p": "ف",
        "q": "ق",
        "r": "ر",
        "s": "س",
        "t": "ت",
        "u": "",
        "v": "ف",
        "w": "و",
        "x": "كس",
        "y": "ي",
        "z": "ز",
    }
)
_SOUND = re.compile("|".join(_ARABIC))
# Arabic writes these together with the word that follows.
_ATTACHED: Mapping[str, str] = MappingProxyType({"the": "ال", "a": "", "an": "", "and": "و", "to": "ل"})
_ARABIC_POINTS: Mapping[str, str] = MappingProxyType({",": "،", ";": "؛", "?": "؟"})

# Kind words of Burmese, many of them with stacked consonants, in no sense together.
_BURMESE = (
    *("လူ", "စာ", "ကို", "အမေ", "မိဘ", "လက်", "အတူ", "နေ့", "ဆန္ဒ", "ကူညီ", "သို့", "ကလေး", "အိမ်", "တို့", "သစ္စာ", "ကမ္ဘာ", "ကိစ္စ", "ဝတ္ထု", "သတ္တိ", "မြို့"),
    *("မေတ္တာ", "ဥယျာဉ်", "နှင့်", "ကောင်း", "အချိန်", "သင်္ဘော", "အင်္ဂါ", "မိသားစု", "ပစ္စည်း", "ကြိုဆို", "ယုံကြည်", "ရင်ခွင်", "ပုဂ္ဂိုလ်", "နားထောင်", "စကားပြော", "ကိုယ်ဝန်"),
    *("ဆွေးနွေး", "နွေးထွေး", "ရွေးချယ်", "တက္ကသိုလ်", "သူငယ်ချင်း", "လမ်းညွှန်", "ကျန်းမာရေး", "ငြိမ်းချမ်း", "ကျွန်ုပ်တို့", "ဖြည်းဖြည်း"),
)
# Marks and letters for a letter of English. In our samples (tests/languages) running text has 1.0 (Lao, Thai) to 1.4 (Burmese)
# characters for one of English, with its blanks, and headlines have 0.5 to 0.8; this gives 1.1.
_BURMESE_FOR_A_LETTER = 1.35
_BURMESE_POINTS: Mapping[str, str] = MappingProxyType({",": "၊", ";": "၊", ".": "။", "?": "။", "!": "။"})


@frozen()
class _Token:
    """A word or what stands between words, of one of the texts; ``is_name`` for a word with a capital inside a sentence."""

    text: str
    of: int
    is_word: bool
    is_name: bool = False


Change = Callable[[Sequence[str]], tuple[str, ...]]


def longer(texts: Sequence[str]) -> tuple[str, ...]:
    """Accented English with 1.4 letters for each: half of them make words longer, the longest most, and half are words more."""
    tokens = list(_tokens(texts))
    places = [place for place, token in enumerate(tokens) if token.is_word]
    growth = round(_LONGER * sum(_letters(tokens[place].text) for place in places))
    padding = _padding(growth // 2) if len(places) >= _FEW else []
    more = _shares([_letters(tokens[place].text) for place in places], growth - sum(map(len, padding)))
    grown = dict(zip(places, (_stretched(tokens[place].text, count) for place, count in zip(places, more, strict=True)), strict=True))
    for number, word in enumerate(padding):
        place = places[(2 * number + 1) * len(places) // (2 * len(padding))]
        grown[place] += f" {word}"
    words = (grown.get(place, token.text) for place, token in enumerate(tokens))
    return _joined(tokens, _accented(words, [token.is_word for token in tokens]), len(texts))


def from_the_right(texts: Sequence[str]) -> tuple[str, ...]:
    """Arabic letters for the sounds of English, about as many as Arabic would have; names stay in Latin letters."""
    tokens = list(_tokens(texts))
    written: list[str] = []
    is_attached = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if not token.is_word:
            written.append("" if is_attached else _ARABIC_POINTS.get(token.text, token.text))
            is_attached = False
            continue
        low = token.text.lower()
        is_attached = low in _ATTACHED and after is not None and after.text.isspace() and after.of == token.of
        written.append(_ATTACHED[low] if is_attached else token.text if token.is_name else _arabic(low))
    return _joined(tokens, written, len(texts))


def with_stacked_marks(texts: Sequence[str]) -> tuple[str, ...]:
    """Burmese words without spaces between them, about as many letters as a translation would have; names stay in Latin letters."""
    tokens = list(_tokens(texts))
    written: list[str] = []
    owed = 0.0
    for place, token in enumerate(tokens):
        if token.is_word and not token.is_name:
            owed += _letters(token.text) * _BURMESE_FOR_A_LETTER
            word = min(islice(cycle(_BURMESE), place, place + len(_BURMESE)), key=lambda word: abs(len(word) - owed))
            owed -= len(word)
            written.append(word)
        elif token.text.isspace() and _is_between_words(tokens, place):
            written.append("")
        else:
            written.append(_BURMESE_POINTS.get(token.text, token.text))
    return _joined(tokens, written, len(texts))


# ---------------------------------------------------------------- words


def _tokens(texts: Sequence[str]) -> Iterator[_Token]:
    begins, last = True, ""
    for number, text in enumerate(texts):
        for match in _TOKEN.finditer(text):
            token = " " if match.group() == _TIED else match.group()
            is_word = match["word"] is not None
            yield _Token(token, number, is_word, is_word and not begins and token[0].isupper() and len(token) > 1)
            if not token.isspace():
                begins = token in _ENDS and not (len(last) == 1 and last.isupper())  # not after an initial
                last = token


def _joined(tokens: Sequence[_Token], written: Sequence[str], count: int) -> tuple[str, ...]:
    return tuple("".join(word for token, word in zip(tokens, written, strict=True) if token.of == number) for number in range(count))


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


def _is_between_words(tokens: Sequence[_Token], place: int) -> bool:
    around = (*tokens[place - 1 : place], *tokens[place + 1 : place + 2])
    return len(around) == 2 and all(token.is_word and not token.is_name and token.of == tokens[place].of for token in around)


# ---------------------------------------------------------------- longer


def _padding(most: int) -> list[str]:
    """Numbers in words, with no more letters than ``most`` in all."""
    words: list[str] = []
    for word in cycle(_PADDING):
        if most - len(word) < 0:
            return words
        words.append(word)
        most -= len(word)
    raise AssertionError("a cycle does not end")


def _shares(lengths: Sequence[int], more: int) -> list[int]:
    """How many letters each word gets: the longest up to half as many again, as far as one line holds it, then all by turns."""
    shares = [0] * len(lengths)
    order = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    for first in order[:1]:
        shares[first] = max(0, min(round(lengths[first] * _GROWN_WORD), _LONGEST_WORD - lengths[first], more))
    left = more - sum(shares)
    while left > 0:
        growing = [place for place in (order[1:] or order) if shares[place] < lengths[place]] or order
        for place in growing[:left]:
            shares[place] += 1
        left -= len(growing[:left])
    return shares


def _stretched(word: str, count: int) -> str:
    """The word with ``count`` of its letters doubled, vowels first."""
    places = [place for place, letter in enumerate(word) if letter.isalpha()]
    order = sorted(places, key=lambda place: word[place].lower() not in _VOWELS)
    doubled = list(islice(cycle(order), count))
    return "".join(letter + letter.lower() * doubled.count(place) for place, letter in enumerate(word))


def _accented(words: Iterator[str], is_word: Sequence[bool]) -> list[str]:
    found: list[str] = []
    number = 0
    for word, is_changed in zip(words, is_word, strict=True):
        if not is_changed:
            found.append(word)
            continue
        letters = ""
        for letter in word:
            choice = _ACCENTS.get(letter.lower(), letter.lower())
            accented = choice[number % len(choice)]
            letters += accented.upper() if letter.isupper() else accented
            number += 1
        found.append(letters)
    return found


# ---------------------------------------------------------------- from the right


def _arabic(word: str) -> str:
    """The sounds of a word; one that ends in a silent e has the ending of many Arabic words."""
    low = re.sub("[^a-z]", "", word)
    begins = {"e": "ا", "u": "ا"}.get(low[:1], "")
    ends = "ة" if len(low) > 3 and low.endswith("e") else ""
    return begins + _SOUND.sub(lambda sound: _ARABIC[sound.group()], low) + ends or "و"
