"""Where a line may end (UAX 14), as ICU and the translators say, and where only if it must."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final
from unicodedata import category

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from hrposter.atoms import ltr_atoms
from hrposter.frozen import frozen
from hrposter.text.hyphens import hyphen_places
from hrposter.text.manuscript import BREAK_MARKS, SOFT_HYPHEN

Span = tuple[int, int]

# The locales whose rules ICU follows (UTS 35, u-extension: lb and lw): strict kinsoku, whole phrases and words where it knows them.
_FIRST: Final = {"ja": "ja-u-lb-strict-lw-phrase", "ko": "ko-u-lw-phrase", "zh": "zh-u-lb-strict", "yue": "zh-u-lb-strict"}
# The same where a phrase is too wide for a line.
_SECOND: Final = {"ja": "ja-u-lb-strict", "ko": "ko-u-lb-strict"}
# Languages that ICU lets end a line between any two Han, though its dictionary knows their words.
_HAN_WORDS: Final = frozenset({"zh", "yue"})
# Particles: a phrase ends with them, and no line begins with one.
_PARTICLES: Final = frozenset("的了着著过過地得吗嗎吧呢们們")
# What holds no break that the writer asks for.
_UNASKED: Final = re.compile("[^\u00ad\u200b]+")
# S'gaw and Pwo Karen, which ICU would cut by its Burmese dictionary, though they put spaces between words.
_KAREN: Final = frozenset({"ksw", "kjp", "pwo"})
# Where one of their syllables begins: a letter that no virama binds to the one before, and that is no killed final.
_SYLLABLE: Final = re.compile("(?<=[\u1000-\u109f])(?<!\u1039)[\u1000-\u102a\u103f\u1061\u1065\u1066](?![\u1039\u103a])")
# Texts in which every character is a cluster.
_SIMPLE: Final = re.compile(
    "[\t\n -~\u00a0-\u02ff\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u2010-\u2027\u202f-\u205e"
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*"
)
# Words of scripts that put blanks between them, with stops after them, which is all that most texts hold: in every locale a line ends
# after a blank alone (UAX 14, LB13, LB18, LB28), and ICU, which takes as long to begin as to read a page, need not be asked.
_LETTERS: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
    "\u0386\u0388-\u03f5\u03f7-\u03ff"  # Greek
    "\u0400-\u0481\u048a-\u04ff\u0531-\u0556\u0561-\u0587"  # Cyrillic, Armenian
    "\u0591-\u05bd\u05d0-\u05ea\u0620-\u065f\u066e-\u06d3"  # Hebrew, Arabic
    "\u0900-\u0963\u0980-\u09e3\u0a01-\u0a4d\u0a81-\u0ae3\u0b82-\u0bd0\u0c00-\u0c63\u0c85-\u0ce3\u0d00-\u0d4e\u0d81-\u0ddf"  # of India
    "\u10d0-\u10fa\u1200-\u135a"  # Georgian, Ethiopic
)
_WORD: Final = f"(?=[^\\W\\d_])[{_LETTERS}]++(?:\u2019[A-Za-z\u00c0-\u024f\u0400-\u04ff]++)?+(?:[\u0964\u1362\u1363]|[.,:;?!\u060c\u061b\u061f]*+)"
_PLAIN: Final = re.compile(f"(?:{_WORD}(?: (?!\\Z)|\\Z))++")
# Full-width marks that no line ends after (UAX 14, LB14: OP), and those that no line begins with (LB13 and LB21: CL, EX, NS).
_OPENING: Final = "（「『《〈【〔［｛〖"
_CLOSING: Final = "）」』》〉】〕］｝〗、。，．：；！？"
# Words of care, and common ones, that the dictionaries of ICU 78 know in parts only.
_WHOLE: Final = {
    "ja": re.compile("私たち|助産師|看護師|お薬"),
    "lo": re.compile("ພວກເຮົາ|ຄຳຖາມ|ຄລີນິກ"),
    "my": re.compile("ကျွန်ုပ်တို့|ကျွန်တော်တို့"),
    "th": re.compile("ตั้งครรภ์|วันนี้|พรุ่งนี้|เมื่อไหร่|พวกเรา|โรงพยาบาล|ช่วยเหลือ|ตัดสินใจ|ความลับ|ยาเสพติด|สารเสพติด"),
    "zh": re.compile(
        "安全带|照护者|照顾者|纸尿裤|助产士|停下来|[就看]诊|就医|孕妇|产[前后]|祖辈|育儿|路况|撑腰|横幅|素色|不必|而非|照顧者|助產士|護理師|[看就]診|祖輩|路況"
    ),
}
# What a name or another detail may be cut after: blanks, punctuation, symbols, and what asks for a break.
_LOOSE: Final = frozenset("ZPSC")


@frozen()
class Breaks:
    """Where pieces of a text end that no line may cut, the last at its end; at ``hyphens`` a line's end shows a hyphen."""

    ends: tuple[int, ...]
    hyphens: frozenset[int] = frozenset()


def find_breaks(marked: str, lang: str, wholes: Sequence[Span] = ()) -> Breaks:
    """The breaks of a text, counted without its soft hyphens, zero-width spaces and word joiners.

    Never inside a telephone number, an address of the web or of e-mail, or a time, nor between a letter and its marks
    (UAX 29); in the stretches ``wholes`` of what is read, which are names, only after blanks and punctuation.
    """
    if _PLAIN.fullmatch(marked):
        *blanks, beyond = accumulate([len(word) + 1 for word in marked.split(" ")])
        return Breaks((*blanks, beyond - 1))
    language = lang.partition("-")[0]
    found = _read(marked, _kept(marked, _uncut(_ends(marked, language, lang), _words(marked, language))))
    if language in _KAREN:
        wholes = ((0, found.ends[-1] if found.ends else 0),)
    if not wholes:
        return found
    text = BREAK_MARKS.sub("", marked)
    asked = _asked(marked)
    ends = tuple(end for end in found.ends if end in asked or category(text[end - 1])[0] in _LOOSE or not _is_inside(end, wholes))
    return Breaks(ends, found.hyphens.intersection(ends))


def second_choices(marked: str, lang: str, wholes: Sequence[Span] = ()) -> Breaks:
    """More breaks, for a piece that is too wide for its line: inside phrases and names, and in words, with a hyphen.

    Words in the stretches ``wholes`` of what is read keep without hyphens.
    """
    language = lang.partition("-")[0]
    if language in _KAREN:
        return _read(marked, _kept(marked, [place.start() for place in _SYLLABLE.finditer(marked)]))
    plain = _read(marked, _kept(marked, _icu_ends(marked, _SECOND.get(language, _FIRST.get(language, lang)))))
    places = _read(marked, _kept(marked, sorted(hyphen_places(marked, lang))))
    hyphens = frozenset(place for place in places.ends[:-1] if not _is_inside(place, wholes))
    return Breaks(tuple(sorted({*plain.ends, *hyphens})), plain.hyphens | hyphens)


def _ends(marked: str, language: str, lang: str) -> list[int]:
    """Where a line may end as UAX 14 has it, as strict as its language wants."""
    if language in _HAN_WORDS and _in_han().fullmatch(marked):
        return [piece.end() for piece in _han_piece().finditer(marked)]
    return _icu_ends(marked, _FIRST.get(language, lang))


def _icu_ends(marked: str, locale: str) -> list[int]:
    # Iterating gives the pieces; LineBreaker.segments() would count UTF-16 units.
    return list(accumulate(map(len, LineBreaker(marked, locale))))


def _kept(marked: str, ends: list[int]) -> list[int]:
    """The ends that cut neither an atom nor a cluster (UAX 29): UAX 14 alone lets a line end between a space and a mark."""
    ends = _uncut(ends, (atom.span() for atom in ltr_atoms(marked)))
    if _SIMPLE.fullmatch(marked):
        return ends
    clusters = {*accumulate(map(len, CharacterBreaker(marked, "en")))}
    return [end for end in ends if end in clusters]


def _words(marked: str, language: str) -> Iterator[Span]:
    """The words that no line cuts though ICU would: those it knows in parts, and those of Chinese with the particles after them."""
    if language in _WHOLE:
        yield from (word.span() for word in _WHOLE[language].finditer(marked))
    if language not in _HAN_WORDS:
        return
    words = _han_words(BREAK_MARKS.sub("", marked))
    if BREAK_MARKS.search(marked) is None:
        yield from words
        return
    places = [place for place, sign in enumerate(marked) if not BREAK_MARKS.match(sign)]
    for start, end in words:
        yield from (part.span() for part in _UNASKED.finditer(marked, places[start], places[end - 1] + 1))


@cache
def _in_han() -> re.Pattern[str]:
    """Han, their marks, letters and digits without blanks, which is all that most texts of Chinese hold: ICU need not be asked, as above."""
    return re.compile(f"[\u3400-\u4dbf\u4e00-\u9fffA-Za-z0-9{_OPENING}{_CLOSING}]++")


@cache
def _han_piece() -> re.Pattern[str]:
    """What no line cuts of such a text."""
    return re.compile(f"[{_OPENING}]*+(?:[A-Za-z0-9]++|.)[{_CLOSING}]*+|[{_OPENING}]++")


@cache
def _han() -> re.Pattern[str]:
    """Han alone: so many that it takes a while to make."""
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")


def _han_words(text: str) -> Iterator[Span]:
    """The words of Chinese that are longer than one character, by ICU's dictionary, each with the particles after it."""
    start = end = 0
    for word in WordBreaker(text, "zh"):
        end += len(word)
        if word not in _PARTICLES:
            start = end - len(word)
        if end - start > 1 and _han().fullmatch(text, start, end):
            yield start, end


def _uncut(ends: list[int], pieces: Iterable[Span]) -> list[int]:
    """The ends that lie in none of the pieces."""
    inside = {place for start, end in pieces for place in range(start + 1, end)}
    return [end for end in ends if end not in inside] if inside else ends


def _read(marked: str, ends: list[int]) -> Breaks:
    """The breaks as places in what is read."""
    if BREAK_MARKS.search(marked) is None:
        return Breaks(tuple(ends if not ends or ends[-1] == len(marked) else (*ends, len(marked))))
    text = BREAK_MARKS.sub("", marked)
    marks = [mark.start() for mark in BREAK_MARKS.finditer(marked)]
    read = {end: end - sum(mark < end for mark in marks) for end in ends}
    hyphens = frozenset(place for end, place in read.items() if marked[end - 1] == SOFT_HYPHEN and not text[:place][-1:].isspace())
    return Breaks(tuple(sorted({*read.values(), len(text)} - {0})), hyphens - {0, len(text)})


def _asked(marked: str) -> frozenset[int]:
    """The places in what is read where the writer asked for a break."""
    marks = [mark.start() for mark in BREAK_MARKS.finditer(marked)]
    return frozenset(mark - number for number, mark in enumerate(marks) if marked[mark] in "\u00ad\u200b")


def _is_inside(place: int, spans: Iterable[Span]) -> bool:
    return any(start < place < end for start, end in spans)
