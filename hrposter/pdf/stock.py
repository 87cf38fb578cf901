"""Letters that a face brings into a file whether they are shown or not: the first codes of its font, the same in every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from hrposter.fonts.face import Face
from hrposter.fonts.subset import Part, Wanted
from hrposter.frozen import frozen

_NOTDEF = Wanted((Part(0, 0, 0),), 0)


@frozen(eq=False)
class Stock:
    """The first codes of a font, from .notdef on: what they show, what they read as, and the number of each by both."""

    wanted: tuple[Wanted, ...] = (_NOTDEF,)
    texts: tuple[str, ...] = ("",)
    numbers: Mapping[tuple[Wanted, str], int] = field(default_factory=dict)


# That of a face that brings no more than it is asked for.
NONE = Stock()


@lru_cache(maxsize=64)
def stock_of(face: Face, letters: str) -> Stock:
    """The stock of a face with TrueType outlines: those of the letters that it has."""
    glyphs = [(face.font.get_nominal_glyph(ord(letter)), letter) for letter in letters]
    found = [(Wanted((Part(gid, 0, 0),), 0), letter) for gid, letter in glyphs if gid]
    numbers = {shown: number for number, shown in enumerate(found, start=1)}
    return Stock((_NOTDEF, *(wanted for wanted, _ in found)), ("", *(letter for _, letter in found)), numbers)


def per_mille(upem: int, units: int) -> float:
    """Font units, ``upem`` to an em, in 1/1000 em, as W gives them."""
    return round(units * 1000 / upem, 2)
