"""Where a line may end (UAX 14), as ICU and the translators say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from icu4py.breakers import LineBreaker

from hrposter.text.atoms import ltr_atoms
from hrposter.text.manuscript import BREAK_MARKS, SOFT_HYPHEN


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where pieces of a text end that no line may cut, the last at its end; at ``hyphens`` a line's end shows a hyphen."""

    ends: tuple[int, ...]
    hyphens: frozenset[int] = frozenset()


def find_breaks(marked: str, lang: str) -> Breaks:
    """The breaks of a text, counted without its soft hyphens, zero-width spaces and word joiners.

    Never inside a telephone number, an address of the web or of e-mail, or a time.
    """
    # Iterating gives the pieces; LineBreaker.segments() would count UTF-16 units.
    ends = list(accumulate(map(len, LineBreaker(marked, _locale(lang)))))
    for atom in ltr_atoms(marked):
        ends = [end for end in ends if not atom.start() < end < atom.end()]
    if BREAK_MARKS.search(marked) is None:
        return Breaks(tuple(ends))
    text = BREAK_MARKS.sub("", marked)
    marks = [mark.start() for mark in BREAK_MARKS.finditer(marked)]
    read = {end: end - sum(mark < end for mark in marks) for end in ends}
    hyphens = frozenset(place for end, place in read.items() if marked[end - 1] == SOFT_HYPHEN and not text[:place][-1:].isspace())
    return Breaks(tuple(sorted({*read.values(), len(text)} - {0})), hyphens - {0, len(text)})


def _locale(lang: str) -> str:
    """The locale whose rules ICU follows (UTS 35, u-extension: lb and lw): strict kinsoku, whole phrases and words where it knows them."""
    match lang.partition("-")[0]:
        case "ja":
            return "ja-u-lb-strict-lw-phrase"
        case "ko":
            return "ko-u-lw-phrase"
        case "zh" | "yue":
            return f"{lang}-u-lb-strict"
        case _:
            return lang
