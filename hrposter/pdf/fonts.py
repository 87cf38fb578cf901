"""Fonts in a file: one code for every cluster and its text, so that what is copied is what was written.

Type 0 fonts with Identity-H and two-byte codes (ISO 32000-2, 9.7). Faces with TrueType outlines give
each cluster a glyph of its own (CIDFontType2 with a CIDToGIDMap); in CFF faces a code is a glyph id,
and a cluster that its glyphs do not spell carries ActualText.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from types import MappingProxyType

from hrposter.display import Cluster, FaceRef, GlyphRun
from hrposter.fonts.face import Face, open_face
from hrposter.fonts.subset import Part, Wanted, composes
from hrposter.memo import Same
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.clusters import MOST_MET, SLIVER, Code, Raised, Special, composite, composites, moves
from hrposter.pdf.given import Course, Drawn, Given, Step, last
from hrposter.pdf.programs import add_font
from hrposter.pdf.roomless import Roomless
from hrposter.pdf.stock import NONE, stock_of


class SetFace:
    """One face as a file shows it: codes are given out as clusters are met, then the font is written."""

    def __init__(self, ref: FaceRef, resource: str, roomless: Roomless, letters: str = "") -> None:
        self.resource = resource
        self._roomless = roomless
        self._codes: dict[bool, dict[int, Code]] = {False: {}, True: {}}
        self._steps: list[Step] = []
        self._drawn: dict[int, Drawn] = {}
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
        self._composites = composites(self._face)
        # What a face with a stock gives out is the same in every file anyway, and what a CFF face gives out needs no looking up.
        self._course = Course(last(self._face).given) if self._composes and not self.letters else None
        if self._course:
            roomless.follow(self._course)

    def copied(self, roomless: Roomless) -> SetFace:
        """The same face with the codes given out so far, to give out others in another file."""
        face = SetFace.__new__(SetFace)
        vars(face).update(vars(self))  # copy() asks for the class by its name first, which takes as long as all the rest
        face._roomless = roomless
        face._codes = {is_rtl: dict(codes) for is_rtl, codes in self._codes.items()}
        face._steps, face._wanted, face._texts = list(self._steps), list(self._wanted), list(self._texts)
        face._numbers, face._spelling, face._course = dict(self._numbers), dict(self._spelling), copy(self._course)
        face._drawn = dict(self._drawn)
        if face._course:
            roomless.follow(face._course)
        return face

    @property
    def is_stocked(self) -> bool:
        """Whether its first codes are those of its stock."""
        return self._stock is not NONE

    def codes(self, *, is_rtl: bool) -> dict[int, Code]:
        """The codes given out so far in runs of that direction, by the identity of the cluster: to hash one takes longer than to show it."""
        if self._course:
            for cluster, in_rtl, code, _ in self._course.untold():
                self._codes[in_rtl][id(cluster)] = code
        return self._codes[is_rtl]

    def code(self, cluster: Cluster, *, is_rtl: bool) -> Code:
        """A new code for a cluster.

        Readers take a line from left to right and then turn right-to-left stretches round, letter by letter, inside
        a code too: the text of a code that is to come out as letter and mark goes in as mark and letter.
        """
        course = self._course
        code = course.next(cluster, is_rtl) if course and self._roomless.is_empty else None
        if code is None:
            if course:
                self._leave(course)
            code = self._new(cluster, is_rtl=is_rtl)
            # As long as a cluster is kept, its identity is not given to another.
            self._steps.append((cluster, is_rtl, code, len(self._wanted)))
        self._codes[is_rtl][id(cluster)] = code
        return code

    def drawn(self, run: GlyphRun, owed: float) -> Drawn | None:
        """How a run was shown in the file before, whose codes it gives out; None where that may be otherwise in this one."""
        return self._course.go_on(run, owed) if self._course and self._roomless.is_empty else None

    @property
    def place(self) -> int:
        """How many codes have been given out."""
        return self._course.place if self._course else len(self._steps)

    def keep(self, run: GlyphRun, first: int, operator: str, owed: tuple[float, float]) -> None:
        """Keep how a run was shown, for the next file; ``first`` is the place where it began."""
        if self._composes and not self.letters:
            self._drawn[id(run)] = Drawn(run, first, self.place, operator, owed)

    def _leave(self, course: Course) -> None:
        """Go on with codes of its own: from here on, this file is another than the one before."""
        steps, wanted, texts, runs = course.so_far()
        self._course, self._drawn = None, {**runs, **self._drawn}
        self._steps, self._wanted, self._texts = list(steps), list(wanted), list(texts)
        self._numbers = {shown: number for number, shown in enumerate(zip(wanted, texts, strict=True), 1)}

    def _new(self, cluster: Cluster, *, is_rtl: bool) -> Code:
        common = _common_code(self._face, self.letters, Same(cluster), is_rtl=is_rtl) if self.letters else None
        if common is not None:
            return common
        if self._composes:
            return self._composed(cluster, is_rtl=is_rtl)
        return self._spelt(cluster, cluster.text[::-1] if is_rtl else cluster.text)

    def embed(self, carrier: Carrier) -> None:
        """Write the font, its program and its maps."""
        carrier.add_font(self.resource, add_font(carrier, self._face, *self._content(), stock=self._stock))

    # ---- TrueType outlines: a code for each (glyphs, text)

    def _composed(self, cluster: Cluster, *, is_rtl: bool) -> Code:
        if not cluster.glyphs and not cluster.text:
            return "", 0.0, cluster.advance * 1000, None
        codes, before, after = self._composites.of(cluster, is_rtl=is_rtl)
        return "%04X" * len(codes) % tuple(map(self._number, codes)), before, after, None

    def _number(self, shown: tuple[Wanted, str]) -> int:
        """The number of a glyph that reads as a text: that of the stock, else the next one."""
        stock = self._stock
        code = self._numbers.get(shown) or (stock.numbers.get(shown) if self.letters else None)
        if code is None:
            wanted, text = shown
            is_roomless = 0 < wanted.advance <= SLIVER * self._face.upem and bool(wanted.parts)
            code = len(stock.wanted) + len(self._wanted)
            while not self._roomless.may_take(code, is_roomless=is_roomless):
                self._wanted.append(stock.wanted[0])
                self._texts.append("")
                code += 1
            self._numbers[shown] = code
            self._wanted.append(wanted)
            self._texts.append(text)
        return code

    # ---- CFF outlines: a code is a glyph id

    def _spelt(self, cluster: Cluster, text: str) -> Code:
        if not cluster.glyphs:
            blank = self._face.font.get_nominal_glyph(ord(" "))
            if text != " " or not blank:
                return "", 0.0, cluster.advance * 1000, None
            self._spelling.setdefault(blank, " ")
            return _simple(self._placed(blank, 0.0, 0.0, cluster.advance))
        first = cluster.glyphs[0]
        if len(cluster.glyphs) == 1 and self._spelling.setdefault(first.gid, text) == text:
            return _simple(self._placed(first.gid, first.dx, first.dy, cluster.advance))
        for glyph in cluster.glyphs:
            self._spelling.setdefault(glyph.gid, "")
        codes = tuple(self._placed(glyph.gid, glyph.dx, glyph.dy, glyph.advance) for glyph in cluster.glyphs)
        return "", 0.0, 0.0, Special(codes, cluster.text)

    def _placed(self, gid: int, dx: float, dy: float, advance: float) -> Raised:
        before, after = moves(self._face, gid, dx, advance)
        return Raised(f"{gid:04X}", before, after, dy)

    # ---- both

    def _content(self) -> tuple[tuple[Wanted, ...], tuple[str, ...]]:
        """What every code shows and reads as, those of its stock aside."""
        if self._course:
            last(self._face).add(self._drawn, self._course)
            return self._course.so_far()[1:3]
        if self._composes:
            wanted, texts = tuple(self._wanted), tuple(self._texts)
            if self._roomless.is_empty and not self.letters:
                last(self._face).given = Given(tuple(self._steps), wanted, texts, self._drawn)
            return wanted, texts
        gids = sorted({*self._spelling} - {0})
        return tuple(Wanted((Part(gid, 0, 0),), 0) for gid in gids), tuple(self._spelling.get(gid, "") for gid in gids)


def _simple(code: Raised) -> Code:
    """A code that shows a cluster by itself."""
    return code.shown, code.before, code.after, Special((code,)) if code.rise else None


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

    @property
    def place(self) -> int:
        """Nothing counts the codes."""
        return 0

    def drawn(self, run: GlyphRun, owed: float) -> None:
        """Nothing: what shows a whole line is kept."""

    def keep(self, run: GlyphRun, first: int, operator: str, owed: tuple[float, float]) -> None:
        """Nothing, as above."""

    def code(self, cluster: Cluster, *, is_rtl: bool) -> Code:
        """The code of a cluster; NotInStock where that is for a file to say."""
        code = _common_code(self._face, self._letters, Same(cluster), is_rtl=is_rtl)
        if code is None:
            raise NotInStock
        if len(self._met) >= MOST_MET:
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
    shown, numbers = composite(face, cluster.value, is_rtl=is_rtl), stock_of(face, letters).numbers
    if any(code not in numbers for code in shown.codes):
        return None
    return "".join([f"{numbers[code]:04X}" for code in shown.codes]), shown.before, shown.after, None


class Fonts:
    """The faces of a file, each by the name that content streams call it; ``stocks`` are letters that some of them bring along."""

    def __init__(self, stocks: Mapping[FaceRef, str] = MappingProxyType({})) -> None:
        self._faces: dict[FaceRef, SetFace] = {}
        self._met: dict[int, SetFace] = {}  # by identity: to hash one takes longer than to find it
        self._refs: list[FaceRef] = []  # as long as one is kept, its identity is not given to another
        self._roomless = Roomless()
        self._stocks = stocks
        self.has_stocks = bool(stocks)  # whether any face brings letters along

    def copied(self) -> Fonts:
        """The same faces with the codes given out so far, to go on from in another file."""
        fonts = Fonts(self._stocks)
        fonts._roomless = self._roomless.copied()
        fonts._faces = {ref: face.copied(fonts._roomless) for ref, face in self._faces.items()}
        fonts._met, fonts._refs = {id(ref): fonts._faces[ref] for ref in self._refs}, list(self._refs)
        return fonts

    @property
    def stocks(self) -> tuple[tuple[FaceRef, str], ...]:
        """Which faces bring letters along, and which."""
        return tuple(self._stocks.items())

    def face(self, ref: FaceRef) -> SetFace:
        """The face, set for this file."""
        return self._met.get(id(ref)) or self._meet(ref)

    def _meet(self, ref: FaceRef) -> SetFace:
        face = self._faces.get(ref)
        if face is None:
            face = self._faces[ref] = SetFace(ref, f"F{len(self._faces) + 1}", self._roomless, self._stocks.get(ref, ""))
        self._met[id(ref)] = face
        self._refs.append(ref)
        return face

    def embed(self, carrier: Carrier) -> None:
        """Write every face."""
        for face in self._faces.values():
            face.embed(carrier)
