"""One face: a font file at a place on its axes, ready to measure and to shape."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from hrposter.display import FaceRef
from hrposter.frozen import frozen

# OS/2 fsType (OpenType 1.9, OS/2): outlines may not be embedded where the licence is restricted or for bitmaps only.
_RESTRICTED, _LESS_RESTRICTED, _BITMAPS_ONLY = 0x0002, 0x000C, 0x0200

# Default_Ignorable_Code_Point (UAX 44): HarfBuzz draws nothing for these, whatever the face holds. It draws the fillers of Hangul.
_IGNORABLE = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x34F, 0x61C, 0x17B4, 0x17B5, 0xFEFF),
            *(*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
            *(*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0)),
        ),
    )
)
# Spaces that HarfBuzz makes from the face's own space, and the ends of lines, which nobody draws.
_BLANK = frozenset("\t\n\x0b\x0c\r \x85\xa0\u2028\u2029\u202f\u205f\u3000") | frozenset(map(chr, range(0x2000, 0x200B)))
_NOT_DRAWN = _IGNORABLE | _BLANK

# HarfBuzz sets the no-break hyphen with the hyphen where a face has no glyph of its own for it.
_STAND_INS = str.maketrans({"\u2011": "\u2010"})

# A letter and the accents above and below it; those that Unicode has a letter for are composed already (UAX 15, NFC).
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
_MARKED = re.compile(rf"[^\W{_MARKS}][{_MARKS}]+")
_MARK = re.compile(f"[{_MARKS}]")
# In ems: how far a mark may widen its letter, and how far beside the letter its middle may stand.
_WIDER, _BESIDE = 0.02, 0.08
# How many characters a face knows of at most, with those of one text.
_MOST_KNOWN = 4096

# Where a face has neither the metric nor the letter H or x (most faces of one script): customary shares of the ascent.
_CAP_SHARE, _X_SHARE = 0.7, 0.5


@frozen(eq=False)
class Face:
    """A face with its variations set.

    ``upem`` is the design grid; ``ascent``, ``descent``, ``cap_height`` and ``x_height`` are ems, all positive.
    ``unicodes`` holds the code points that have a glyph; ``may_embed`` is False where the licence keeps it out of documents.
    ``_plain`` are characters that were asked for, are drawn and are no marks: a face for Chinese has 30,000 to look among.
    """

    ref: FaceRef
    hb_face: hb.Face
    font: hb.Font
    upem: int
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    unicodes: hb.Set
    postscript_name: str
    family: str
    may_embed: bool
    _plain: set[str] = field(default_factory=set)

    def covers(self, text: str) -> bool:
        """Whether the face can draw all of ``text``, composing or decomposing letters, and sets accents on their letters."""
        if self._plain.issuperset(text):
            return True
        lacking = self.without_glyph(text)
        if not lacking and not _MARK.search(text):
            return True
        if text.isascii():
            return False
        composed = unicodedata.normalize("NFC", text)
        others = {text.translate(_STAND_INS), composed, unicodedata.normalize("NFD", text)} - {text}
        if lacking and all(map(self.without_glyph, others)):
            return False
        return all(carries(self.ref, letter) for letter in self._made_up(composed))

    def without_glyph(self, characters: Iterable[str]) -> frozenset[str]:
        """The characters among them that have to be drawn and have no glyph of their own."""
        new = frozenset(characters).difference(self._plain)
        if not new:
            return new
        unicodes = self.unicodes
        lacking = frozenset([ch for ch in new - _NOT_DRAWN if ord(ch) not in unicodes])
        if len(self._plain) > _MOST_KNOWN:
            self._plain.clear()
        self._plain.update([ch for ch in new - lacking if not _MARK.match(ch)])
        return lacking

    def _made_up(self, composed: str) -> set[str]:
        """The letters of a text that the face has to put together from a letter and its accents."""
        decomposed = {ch for ch in self.without_glyph(composed) if _MARK.search(unicodedata.normalize("NFD", ch))}
        return decomposed.union(marked_letters(composed))

    @property
    def weight(self) -> float:
        """From 100 (thin) to 900 (black), at its place on the axes (OpenType 1.9, OS/2 usWeightClass; fvar wght)."""
        return float(self.font.get_style_value(hb.StyleTag.WEIGHT))

    def ink(self, gid: int) -> tuple[float, float, float, float] | None:
        """The box of a glyph's ink in ems: left, top, right and bottom of its origin, y up; None where it draws nothing."""
        return _ink(self, gid)

    def advance(self, gid: int) -> float:
        """The advance of a glyph in ems."""
        return float(self.font.get_glyph_h_advance(gid)) / self.upem


@lru_cache(maxsize=16384)
def _ink(face: Face, gid: int) -> tuple[float, float, float, float] | None:
    """As Face.ink, once for each glyph."""
    found = face.font.get_glyph_extents(gid)
    if not found or not found.width:
        return None
    left, top = found.x_bearing / face.upem, found.y_bearing / face.upem
    return left, top, left + found.width / face.upem, top + found.height / face.upem


def marked_letters(text: str) -> tuple[str, ...]:
    """The letters with accents of a composed text that Unicode has no single letter for, such as those of Yoruba."""
    return tuple(dict.fromkeys(_MARKED.findall(text))) if _MARK.search(text) else ()


@lru_cache(maxsize=2048)
def carries(ref: FaceRef, letter: str) -> bool:
    """Whether a face sets the accents of one letter above and below it, and not beside it as spare signs.

    Many faces have the accents and no anchors for them (OpenType 1.9, GPOS, mark-to-base): their accents take up room.
    """
    face = open_face(ref)
    base = letter[0] if ord(letter[0]) in face.unicodes else unicodedata.normalize("NFD", letter)[0]
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    room = face.advance(face.font.get_nominal_glyph(ord(base)) or 0)
    pen = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = face.ink(info.codepoint)
        middle = pen + place.x_offset / face.upem + (ink[0] + ink[2]) / 2 if ink else 0.0
        if not -_BESIDE <= middle <= room + _BESIDE:
            return False
        pen += place.x_advance / face.upem
    return abs(pen - room) <= _WIDER


@lru_cache(maxsize=256)
def open_face(ref: FaceRef) -> Face:
    """The face of ``ref``; ValueError where the file is missing or is no font."""
    if not Path(ref.path).is_file():
        raise ValueError(f"the font file {ref.path} is gone; install its family again")
    hb_face = hb.Face(hb.Blob.from_file_path(ref.path), ref.index)
    if not hb_face.glyph_count:
        raise ValueError(f"{ref.path} holds no font that can be read; use a TrueType or OpenType file")
    font = hb.Font(hb_face)
    font.set_variations(dict(ref.axes))
    extents = font.get_font_extents("ltr")
    upem = hb_face.upem
    ascent = extents.ascender / upem
    return Face(
        ref=ref,
        hb_face=hb_face,
        font=font,
        upem=upem,
        ascent=ascent,
        descent=-extents.descender / upem,
        cap_height=_height(font, hb.OTMetricsTag.CAP_HEIGHT, "H") / upem or ascent * _CAP_SHARE,
        x_height=_height(font, hb.OTMetricsTag.X_HEIGHT, "x") / upem or ascent * _X_SHARE,
        unicodes=hb_face.unicodes,
        postscript_name=_postscript_name(hb_face, ref),
        family=family_name(hb_face) or Path(ref.path).stem,
        may_embed=may_embed(hb_face),
    )


def family_name(hb_face: hb.Face) -> str | None:
    """The family that a face belongs to: the typographic family, else the family (OpenType 1.9, name, 16 and 1)."""
    names = hb.OTNameIdPredefined
    name: str | None = hb_face.get_name(names.TYPOGRAPHIC_FAMILY) or hb_face.get_name(names.FONT_FAMILY)
    return name


def may_embed(hb_face: hb.Face) -> bool:
    """Whether the licence bits of a face let a document carry its outlines (OpenType 1.9, OS/2 fsType)."""
    table = hb_face.reference_table("OS/2").data
    if table is None or len(table) < 10:
        return True
    (licence,) = struct.unpack_from(">H", table, 8)
    is_restricted = licence & _RESTRICTED and not licence & _LESS_RESTRICTED
    return not is_restricted and not licence & _BITMAPS_ONLY


def _height(font: hb.Font, metric: hb.OTMetricsTag, letter: str) -> float:
    """The metric of OS/2, else the measured top of ``letter``, else 0, in font units."""
    told = font.get_metric_position(metric)
    if told:
        return float(told)
    gid = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(gid) if gid else None
    return float(extents.y_bearing) if extents else 0.0


def _postscript_name(hb_face: hb.Face, ref: FaceRef) -> str:
    """The name of the file's own face, or the family with its place on the axes (Adobe Technical Note 5902)."""
    names = hb.OTNameIdPredefined
    own = hb_face.get_name(names.POSTSCRIPT_NAME) or Path(ref.path).stem
    if not ref.axes:
        return _plain(own)
    prefix = hb_face.get_name(names.VARIATIONS_PS_PREFIX) or family_name(hb_face) or own
    return _plain(prefix) + "".join(f"_{value:g}{tag.strip()}" for tag, value in ref.axes)


def _plain(name: str) -> str:
    return "".join(ch for ch in name if ch.isascii() and (ch.isalnum() or ch == "-"))
