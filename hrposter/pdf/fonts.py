"""Fonts in a file: one code for every cluster and its text, so that what is copied is what was written.

Type 0 fonts with Identity-H and two-byte codes (ISO 32000-2, 9.7). Faces with TrueType outlines give
each cluster a glyph of its own (CIDFontType2 with a CIDToGIDMap); in CFF faces a code is a glyph id,
and a cluster that its glyphs do not spell carries ActualText.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from hrposter.display import Cluster, FaceRef
from hrposter.fonts.face import Face, open_face
from hrposter.fonts.subset import Part, Wanted, composes
from hrposter.memo import Same
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.programs import add_font
from hrposter.pdf.roomless import Roomless
from hrposter.pdf.stock import NONE, per_mille, stock_of

_SLIVER = 0.002  # ems; PDFium finds no code that has no width
_SMALL = frozenset({"Mn", "Cf"})  # marks that take no room, and joiners
_GAP = 0.05  # ems; poppler and PDFium read a space from about 0.1 on
# How far letters may overlap, in ems: kerning does not reach it, the half of a full-width mark does.
_OVERLAP = 0.3
# How many clusters a face keeps from file to file.
_MOST_MET = 4096


class Code(NamedTuple):
    """How a cluster is shown: ``shown`` is its code in hexadecimal.

    ``before`` is what the pen moves first and ``after`` what is left to move beside the code's width, in 1/1000 em;
    ``rise`` is in ems. Where codes do not spell the text, ``actual`` is the text and ``spelt`` the codes.
    """

    shown: str
    before: float
    after: float
    rise: float
    actual: str = ""
    spelt: tuple[Code, ...] = ()


class SetFace:
    """One face as a file shows it: codes are given out as clusters are met, then the font is written."""

    def __init__(self, ref: FaceRef, resource: str, roomless: Roomless, letters: str = "") -> None:
        self.resource = resource
        self._roomless = roomless
        self._codes: dict[bool, dict[int, Code]] = {False: {}, True: {}}
        self._met: list[Cluster] = []
        self._face = open_face(ref)
        if not self._face.may_embed:
            raise ValueError(f"the font {ref.path} forbids embedding; choose another face")
        self._composes = composes(self._face)
        self._stock = stock_of(self._face, letters) if letters and self._composes and roomless.may_stock(len(letters)) else NONE
        self.letters = letters if self.is_stocked else ""
        self._wanted: list[Wanted] = []  # what is not in its stock
        self._texts: list[str] = []
        self._numbers: dict[tuple[Wanted, str], int] = {}
        self._spelling: dict[int, str] = {}
        self._composites = _composites(self._face)

    def copied(self, roomless: Roomless) -> SetFace:
        """The same face with the codes given out so far, to give out others in another file."""
        face = copy(self)
        face._roomless = roomless
        face._codes = {is_rtl: dict(codes) for is_rtl, codes in self._codes.items()}
        face._met, face._wanted, face._texts = list(self._met), list(self._wanted), list(self._texts)
        face._numbers, face._spelling = dict(self._numbers), dict(self._spelling)
        return face

    @property
    def is_stocked(self) -> bool:
        """Whether its first codes are those of its stock."""
        return self._stock is not NONE

    def codes(self, *, is_rtl: bool) -> dict[int, Code]:
        """The codes given out so far in runs of that direction, by the identity of the cluster: to hash one takes longer than to show it."""
        return self._codes[is_rtl]

    def code(self, cluster: Cluster, *, is_rtl: bool) -> Code:
        """A new code for a cluster.

        Readers take a line from left to right and then turn right-to-left stretches round, letter by letter, inside
        a code too: the text of a code that is to come out as letter and mark goes in as mark and letter.
        """
        code = _common_code(self._face, self.letters, Same(cluster), is_rtl=is_rtl) if self.letters else None
        if code is None:
            text = cluster.text[::-1] if is_rtl else cluster.text
            code = self._composed(cluster, text, is_rtl=is_rtl) if self._composes else self._spelt(cluster, text)
        self._codes[is_rtl][id(cluster)] = code
        self._met.append(cluster)  # as long as it is kept, its identity is not given to another
        return code

    def embed(self, carrier: Carrier) -> None:
        """Write the font, its program and its maps."""
        carrier.add_font(self.resource, add_font(carrier, self._face, *self._content(), stock=self._stock))

    # ---- TrueType outlines: a code for each (glyphs, text)

    def _composed(self, cluster: Cluster, text: str, *, is_rtl: bool) -> Code:
        if not cluster.glyphs and not text:
            return Code("", 0.0, cluster.advance * 1000, 0.0)
        codes, before, after = self._composites.of(cluster, is_rtl=is_rtl)
        return Code("".join([f"{self._number(code):04X}" for code in codes]), before, after, 0.0)

    def _number(self, shown: tuple[Wanted, str]) -> int:
        """The number of a glyph that reads as a text: that of the stock, else the next one."""
        stock = self._stock
        code = self._numbers.get(shown) or (stock.numbers.get(shown) if self.letters else None)
        if code is None:
            wanted, text = shown
            is_roomless = bool(wanted.parts) and 0 < wanted.advance <= _SLIVER * self._face.upem
            while not self._roomless.may_take(len(stock.wanted) + len(self._wanted), is_roomless=is_roomless):
                self._wanted.append(stock.wanted[0])
                self._texts.append("")
            code = self._numbers[shown] = len(stock.wanted) + len(self._wanted)
            self._wanted.append(wanted)
            self._texts.append(text)
        return code

    # ---- CFF outlines: a code is a glyph id

    def _spelt(self, cluster: Cluster, text: str) -> Code:
        if not cluster.glyphs:
            blank = self._face.font.get_nominal_glyph(ord(" "))
            if text != " " or not blank:
                return Code("", 0.0, cluster.advance * 1000, 0.0)
            self._spelling.setdefault(blank, " ")
            return self._placed(blank, blank, 0.0, 0.0, cluster.advance)
        first = cluster.glyphs[0]
        if len(cluster.glyphs) == 1 and self._spelling.setdefault(first.gid, text) == text:
            return self._placed(first.gid, first.gid, first.dx, first.dy, cluster.advance)
        for glyph in cluster.glyphs:
            self._spelling.setdefault(glyph.gid, "")
        codes = tuple(self._placed(glyph.gid, glyph.gid, glyph.dx, glyph.dy, glyph.advance) for glyph in cluster.glyphs)
        return Code("", 0.0, 0.0, 0.0, cluster.text, codes)

    # ---- both

    def _placed(self, code: int, gid: int, dx: float, dy: float, advance: float) -> Code:
        before, after = _moves(self._face, gid, dx, advance)
        return Code(f"{code:04X}", before, after, dy)

    def _content(self) -> tuple[tuple[Wanted, ...], tuple[str, ...]]:
        """What every code shows and reads as, those of its stock aside."""
        if self._composes:
            return tuple(self._wanted), tuple(self._texts)
        gids = sorted({*self._spelling} - {0})
        return tuple(Wanted((Part(gid, 0, 0),), 0) for gid in gids), tuple(self._spelling.get(gid, "") for gid in gids)


class NotInStock(Exception):
    """A cluster is shown by codes that each file gives out by itself."""


class CommonFace:
    """A face as every file shows it that has a stock of these letters."""

    def __init__(self, ref: FaceRef, resource: str, letters: str) -> None:
        self.resource, self._letters = resource, letters
        self._face = open_face(ref)
        self._codes: dict[bool, dict[int, Code]] = {False: {}, True: {}}
        self._met: list[Cluster] = []

    def codes(self, *, is_rtl: bool) -> Mapping[int, Code]:
        """The codes of the clusters met so far in runs of that direction, by their identity."""
        return self._codes[is_rtl]

    def code(self, cluster: Cluster, *, is_rtl: bool) -> Code:
        """The code of a cluster; NotInStock where that is for a file to say."""
        code = _common_code(self._face, self._letters, Same(cluster), is_rtl=is_rtl)
        if code is None:
            raise NotInStock
        if len(self._met) >= _MOST_MET:
            self._met.clear()
            self._codes = {False: {}, True: {}}
        self._codes[is_rtl][id(cluster)] = code
        self._met.append(cluster)
        return code


@lru_cache(maxsize=256)
def common_face(ref: FaceRef, resource: str, letters: str) -> CommonFace:
    """That face, kept from file to file."""
    return CommonFace(ref, resource, letters)


@lru_cache(maxsize=16384)
def _common_code(face: Face, letters: str, cluster: Same[Cluster], *, is_rtl: bool) -> Code | None:
    """How a cluster is shown in every file that has a stock of these letters; None where its glyphs are not all in it."""
    if not cluster.value.glyphs:
        return None
    shown, numbers = _composite(face, cluster.value, is_rtl=is_rtl), stock_of(face, letters).numbers
    if any(code not in numbers for code in shown.codes):
        return None
    return Code("".join([f"{numbers[code]:04X}" for code in shown.codes]), shown.before, shown.after, 0.0)


class _Shown(NamedTuple):
    """A cluster as codes from left to right, each a glyph and its text, and how the pen moves around them: as in a Code."""

    codes: tuple[tuple[Wanted, str], ...]
    before: float
    after: float


class _Composites:
    """How a face shows clusters that are met again, in file after file: their identity is found sooner than their glyphs."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._shown: dict[bool, dict[int, _Shown]] = {False: {}, True: {}}
        self._met: list[Cluster] = []  # as long as it is kept, its identity is not given to another

    def of(self, cluster: Cluster, *, is_rtl: bool) -> _Shown:
        """The codes of a cluster, and how the pen moves around them."""
        shown = self._shown[is_rtl].get(id(cluster))
        if shown is None:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
                self._shown = {False: {}, True: {}}
            shown = self._shown[is_rtl][id(cluster)] = _composite(self._face, cluster, is_rtl=is_rtl)
            self._met.append(cluster)
        return shown


@lru_cache(maxsize=32)
def _composites(face: Face) -> _Composites:
    return _Composites(face)


@lru_cache(maxsize=16384)
def _composite(face: Face, cluster: Cluster, *, is_rtl: bool) -> _Shown:
    """The glyphs that show a cluster of a face with TrueType outlines, as readers copy it best."""
    before, base, after = _told_apart(cluster.text, is_rtl=is_rtl)
    blanks = len(before) + len(after)
    first = cluster.glyphs[0] if cluster.glyphs else None
    sliver = round(_SLIVER * face.upem)
    is_wide = first is not None and round(cluster.advance * face.upem) >= sliver
    if first and is_wide and not blanks and len(cluster.glyphs) == 1 and not first.dx and not first.dy and not _is_respaced(face, cluster):
        return _Shown(((Wanted((Part(first.gid, 0, 0),), 0), base),), *_moves(face, first.gid, 0.0, cluster.advance))
    units = max(sliver if first or blanks else 0, round(cluster.advance * face.upem) - sliver * blanks)
    blank = Wanted((), sliver)
    codes = [*((blank, text) for text in before), (Wanted(_parts(face, cluster), units), base), *((blank, text) for text in after)]
    left = cluster.advance * 1000 - per_mille(face.upem, units) - blanks * per_mille(face.upem, sliver)
    return _Shown(tuple(reversed(codes) if is_rtl else codes), 0.0, left)


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


def _moves(face: Face, gid: int, dx: float, advance: float) -> tuple[float, float]:
    """How the pen moves before a glyph, and what is left to move after its width, in 1/1000 em."""
    return dx * 1000, (advance - dx) * 1000 - per_mille(face.upem, round(face.advance(gid) * face.upem))


class Fonts:
    """The faces of a file, each by the name that content streams call it; ``stocks`` are letters that some of them bring along."""

    def __init__(self, stocks: Mapping[FaceRef, str] = MappingProxyType({})) -> None:
        self._faces: dict[FaceRef, SetFace] = {}
        self._met: dict[int, tuple[FaceRef, SetFace]] = {}  # by identity: to hash one takes longer than to find it
        self._roomless = Roomless()
        self._stocks = stocks

    def copied(self) -> Fonts:
        """The same faces with the codes given out so far, to go on from in another file."""
        fonts = Fonts(self._stocks)
        fonts._roomless = self._roomless.copied()
        fonts._faces = {ref: face.copied(fonts._roomless) for ref, face in self._faces.items()}
        fonts._met = {key: (ref, fonts._faces[ref]) for key, (ref, _) in self._met.items()}
        return fonts

    @property
    def stocks(self) -> tuple[tuple[FaceRef, str], ...]:
        """Which faces bring letters along, and which."""
        return tuple(self._stocks.items())

    def face(self, ref: FaceRef) -> SetFace:
        """The face, set for this file."""
        met = self._met.get(id(ref))
        if met is not None:
            return met[1]
        face = self._faces.get(ref)
        if face is None:
            face = self._faces[ref] = SetFace(ref, f"F{len(self._faces) + 1}", self._roomless, self._stocks.get(ref, ""))
        self._met[id(ref)] = (ref, face)
        return face

    def embed(self, carrier: Carrier) -> None:
        """Write every face."""
        for face in self._faces.values():
            face.embed(carrier)


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
