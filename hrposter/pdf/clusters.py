"""How a face with TrueType outlines shows clusters: the glyph of each code, and how the pen moves around it, kept from file to file."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hrposter.display import Cluster
from hrposter.fonts.face import Face
from hrposter.fonts.subset import Part, Wanted
from hrposter.pdf.stock import per_mille

SLIVER = 0.002  # ems; PDFium finds no code that has no width
_SMALL = frozenset({"Mn", "Cf"})  # marks that take no room, and joiners
_GAP = 0.05  # ems; poppler and PDFium read a space from about 0.1 on
# How far letters may overlap, in ems: kerning does not reach it, the half of a full-width mark does.
_OVERLAP = 0.3
# How many clusters a face keeps from file to file.
MOST_MET = 4096


class Raised(NamedTuple):
    """A code that may stand off the baseline: ``rise`` is in ems, all else as in a Code."""

    shown: str
    before: float
    after: float
    rise: float


class Special(NamedTuple):
    """How a cluster is shown whose codes stand off the baseline, or do not spell its text: then ``actual`` is the text."""

    codes: tuple[Raised, ...]
    actual: str | None = None


# How a cluster is shown: its code in hexadecimal, what the pen moves first, what is left to move beside the code's width, both in 1/1000 em,
# and what is special about it. It is a plain tuple since it is taken apart for every cluster of a page.
Code: TypeAlias = tuple[str, float, float, Special | None]


class Shown(NamedTuple):
    """A cluster as codes from left to right, each a glyph and its text, and how the pen moves around them: as in a Code."""

    codes: tuple[tuple[Wanted, str], ...]
    before: float
    after: float


class Composites:
    """How a face shows clusters that are met again, in file after file: their identity is found sooner than their glyphs."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._shown: dict[bool, dict[int, Shown]] = {False: {}, True: {}}
        self._met: list[Cluster] = []  # as long as it is kept, its identity is not given to another

    def of(self, cluster: Cluster, *, is_rtl: bool) -> Shown:
        """The codes of a cluster, and how the pen moves around them."""
        shown = self._shown[is_rtl].get(id(cluster))
        if shown is None:
            if len(self._met) >= MOST_MET:
                self._met.clear()
                self._shown = {False: {}, True: {}}
            shown = self._shown[is_rtl][id(cluster)] = composite(self._face, cluster, is_rtl=is_rtl)
            self._met.append(cluster)
        return shown


@lru_cache(maxsize=32)
def composites(face: Face) -> Composites:
    """Those of a face."""
    return Composites(face)


@lru_cache(maxsize=16384)
def composite(face: Face, cluster: Cluster, *, is_rtl: bool) -> Shown:
    """The glyphs that show a cluster of a face with TrueType outlines, as readers copy it best."""
    before, base, after = _told_apart(cluster.text, is_rtl=is_rtl)
    blanks = len(before) + len(after)
    first = cluster.glyphs[0] if cluster.glyphs else None
    sliver = round(SLIVER * face.upem)
    is_wide = first is not None and round(cluster.advance * face.upem) >= sliver
    if first and is_wide and not blanks and len(cluster.glyphs) == 1 and not first.dx and not first.dy and not _is_respaced(face, cluster):
        return Shown(((Wanted((Part(first.gid, 0, 0),), 0), base),), *moves(face, first.gid, 0.0, cluster.advance))
    units = max(sliver if first or blanks else 0, round(cluster.advance * face.upem) - sliver * blanks)
    blank = Wanted((), sliver)
    codes = [*((blank, text) for text in before), (Wanted(_parts(face, cluster), units), base), *((blank, text) for text in after)]
    left = cluster.advance * 1000 - per_mille(face.upem, units) - blanks * per_mille(face.upem, sliver)
    return Shown(tuple(reversed(codes) if is_rtl else codes), 0.0, left)


def _is_respaced(face: Face, cluster: Cluster) -> bool:
    """Whether a glyph was given space, or lost much of its blank, so that its code must be made as wide as that.

    Readers take a gap that no code fills for a space, and letters that overlap far for those of another line.
    """
    added = cluster.advance - face.advance(cluster.glyphs[0].gid) if cluster.text.strip() else 0.0
    return added > _GAP or added < -_OVERLAP


def _parts(face: Face, cluster: Cluster) -> tuple[Part, ...]:
    """The glyphs of a cluster where the pen leaves them."""
    pen, parts = 0.0, []
    for glyph in cluster.glyphs:
        parts.append(Part(glyph.gid, round((pen + glyph.dx) * face.upem), round(glyph.dy * face.upem)))
        pen += glyph.advance
    return tuple(parts)


def moves(face: Face, gid: int, dx: float, advance: float) -> tuple[float, float]:
    """How the pen moves before a glyph, and what is left to move after its width, in 1/1000 em."""
    return dx * 1000, (advance - dx) * 1000 - per_mille(face.upem, round(face.advance(gid) * face.upem))


def _told_apart(text: str, *, is_rtl: bool) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """What the code with the glyphs of a cluster reads as, and what the blank codes before and after it do, in logical order.

    pdf.js does not move the pen for a code whose text has a mark in it, and leaves out one whose text ends in a joiner; from right to
    left it turns the text of each code round, and then the whole line. So the code that moves the pen reads as letters alone, and from
    right to left as one.
    """
    if not is_rtl:
        end = next((place for place, ch in enumerate(text) if place and unicodedata.category(ch) in _SMALL), len(text))
        return (), text[:end], (text[end:],) if text[end:] else ()
    if len(set(text)) < len(text):  # PDFium takes the same letter in the same place for a shadow
        return (), text[::-1], ()
    place = next((place for place, ch in enumerate(text) if unicodedata.category(ch) not in _SMALL), 0)
    return tuple(text[:place]), text[place : place + 1], tuple(text[place + 1 :])
