"""Glyphs of a face as a font program starts from them: HarfBuzz pins the axes and keeps the outlines, once for each glyph that stands for itself."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import uharfbuzz as hb

from hrposter.display import FaceRef
from hrposter.fonts.face import Face, open_face
from hrposter.fonts.sfnt import bound, checksum_of, metrics_of, offsets_of, tables_of

# What a PDF font program may hold beside the outlines is dropped: shaping is done, names and codes stand in the PDF
# (ISO 32000-2, 9.9.1), hints would not fit outlines that moved along an axis.
_DROPPED = frozenset(
    int.from_bytes(tag.ljust(4), "big")
    for tag in (
        b"BASE CBDT CBLC COLR CPAL DSIG EBDT EBLC EBSC Feat GDEF GPOS GSUB Glat Gloc JSTF LTSH MATH MERG OS/2 PCLT STAT SVG Silf Sill VDMX VORG "
        b"cmap feat gasp hdmx kern kerx meta mort morx name post prop sbix trak vhea vmtx"
    ).split()
)
_FLAGS = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
# A bare CFF program has no CIDToGIDMap: its codes are glyph ids, so glyphs keep theirs.
_CFF_FLAGS = _FLAGS | hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DESUBROUTINIZE
# From here on loca holds offsets in full, and glyphs need not begin at even ones (OpenType 1.9, loca): that is left to HarfBuzz.
_LONG = 0x1FFFF
# The tables that say something of all glyphs.
_OF_ALL = ("head", "hhea", "maxp")
# ASCII, without what is blank or controls.
_LETTERS = range(0x21, 0x7F)
# How many glyphs of a face are kept at most, with those of one file.
_MOST_KEPT = 2048


class Reduced(NamedTuple):
    """Some glyphs of a face with TrueType outlines: ``head``, ``hhea``, ``maxp`` and ``glyf`` among the tables, and the checksum of the last.

    ``offsets`` (bytes) are where each begins and the last ends, ``metrics`` their advances and left side bearings (font units), in the order of
    their new ids; ``numbers`` are these, by the old.
    """

    tables: dict[str, bytes]
    checksum: int
    offsets: list[int]
    metrics: list[tuple[int, int]]
    numbers: dict[int, int]


class _Glyph(NamedTuple):
    """A glyph that is drawn by itself: its description, even in length, and its checksums where it begins at a word of 32 bits and between two.

    ``ink`` has its box, its left and right side bearings and the sum of the left one and its width, its points and its contours; empty for a blank.
    """

    outline: bytes
    sums: tuple[int, int]
    metric: tuple[int, int]
    ink: tuple[int, ...]


def reduced(face: Face, gids: list[int]) -> Reduced:
    """The glyphs of a face with TrueType outlines, and those that they are made of; ``gids`` are in order, .notdef the first.

    Raises ValueError when HarfBuzz refuses the face.
    """
    return _kept(face).found(gids) or _worked_out(face, gids)


def reduced_tables(face: Face, gids: list[int]) -> dict[str, bytes]:
    """The tables of a face with CFF outlines that draws these glyphs only, under the ids that they have; ValueError as above."""
    return tables_of(_cut(face, gids, _CFF_FLAGS)[0])[0]


def _worked_out(face: Face, gids: list[int]) -> Reduced:
    """As reduced, by HarfBuzz alone."""
    cut, numbers = _cut(face, gids, _FLAGS)
    tables, sums = tables_of(cut)
    return Reduced(tables, sums["glyf"], offsets_of(tables), metrics_of(tables), numbers)


class _Kept:
    """The glyphs of a face as HarfBuzz left them; which they are changes nothing in what is made of them."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._varies = _outlines(face.ref.path, face.ref.index)[1]  # else HarfBuzz leaves what the tables say of all glyphs
        self._glyphs: dict[int, _Glyph] = {}
        self._others: set[int] = set()  # made of other glyphs, or put together otherwise
        self._model: dict[str, bytes] = {}
        self._letters = frozenset(filter(None, map(face.font.get_nominal_glyph, _LETTERS)))

    def found(self, gids: list[int]) -> Reduced | None:
        """These glyphs; None where HarfBuzz has to see them together."""
        if len(self._glyphs) > _MOST_KEPT:
            self._glyphs.clear()
        if not self._others.isdisjoint(gids):
            return None
        new = [gid for gid in gids if gid not in self._glyphs]
        if new:
            asked = sorted({0, *new, *self._more(new)})
            whole = self._learn(asked)
            if asked == gids:
                return whole
        return self._together(gids) if self._others.isdisjoint(gids) else None

    def _more(self, new: list[int]) -> Iterable[int]:
        """The letters that come along with one of them where the face is seen again: it sets text after text, and they will be in one of those."""
        return self._letters.difference(self._glyphs, self._others) if self._model and not self._letters.isdisjoint(new) else ()

    def _learn(self, gids: list[int]) -> Reduced:
        """These glyphs by HarfBuzz; those that stand for themselves are kept, if they are put together as it does it."""
        tables, _, offsets, metrics, numbers = whole = _worked_out(self._face, gids)
        outlines = tables["glyf"]
        found = {gid: _read(outlines[offsets[number] : offsets[number + 1]], metrics[number]) for gid, number in numbers.items()}
        glyphs = {gid: glyph for gid, glyph in found.items() if glyph is not None}
        if len(glyphs) == len(gids):
            self._model = {tag: tables[tag] for tag in _OF_ALL}
            self._glyphs |= glyphs
            if (made := self._together(gids)) and not _is_alike(made, whole):
                self._others.update(gids)
        else:
            self._others.update(found.keys() - glyphs.keys())
            if self._model:  # else it is not known yet whether it sets more than one text
                self._learn(sorted(glyphs))
        return whole

    def _together(self, gids: list[int]) -> Reduced | None:
        glyphs = [self._glyphs[gid] for gid in gids]
        offsets = list(accumulate([len(glyph.outline) for glyph in glyphs], initial=0))
        if offsets[-1] >= _LONG or not any(glyph.ink for glyph in glyphs):
            return None
        checksum = sum([glyph.sums[place >> 1 & 1] for glyph, place in zip(glyphs, offsets, strict=False)]) & 0xFFFFFFFF
        tables = {**self._model, "glyf": b"".join([glyph.outline for glyph in glyphs])}
        if self._varies:
            tables |= _measured(self._model, glyphs)
        return Reduced(tables, checksum, offsets, [glyph.metric for glyph in glyphs], {gid: number for number, gid in enumerate(gids)})


@lru_cache(maxsize=32)
def _kept(face: Face) -> _Kept:
    return _Kept(face)


def _read(outline: bytes, metric: tuple[int, int]) -> _Glyph | None:
    """A glyph from its description; None for one that is made of others."""
    if not outline:
        return _Glyph(outline, (0, 0), metric, ())
    contours, left, bottom, right, top = struct.unpack_from(">5h", outline)
    if contours <= 0:
        return None
    points = struct.unpack_from(">H", outline, 8 + 2 * contours)[0] + 1
    advance, bearing = metric
    width = right - left
    even = outline + b"\0" * (len(outline) % 2)
    ink = (left, bottom, right, top, bearing, advance - bearing - width, bearing + width, points, contours)
    return _Glyph(even, (checksum_of(even), checksum_of(b"\0\0" + even)), metric, ink)


def _measured(model: dict[str, bytes], glyphs: Sequence[_Glyph]) -> dict[str, bytes]:
    """The tables that hold the least and the most of all glyphs."""
    left, bottom, right, top, bearing, after, extent, points, contours = zip(*[glyph.ink for glyph in glyphs if glyph.ink], strict=True)
    head, hhea, maxp = bytearray(model["head"]), bytearray(model["hhea"]), bytearray(model["maxp"])
    struct.pack_into(">4h", head, 36, min(left), min(bottom), max(right), max(top))
    struct.pack_into(">H3h", hhea, 10, max([glyph.metric[0] for glyph in glyphs]), min(bearing), min(after), max(extent))
    struct.pack_into(">2H", maxp, 6, max(points), max(contours))
    return {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp)}


def _is_alike(made: Reduced, whole: Reduced) -> bool:
    """Whether glyphs were put together as HarfBuzz did it."""
    return made[1:] == whole[1:] and all(made.tables[tag] == whole.tables[tag] for tag in ("glyf", *_OF_ALL))


def _cut(face: Face, gids: list[int], flags: hb.SubsetFlags) -> tuple[hb.Face, dict[int, int]]:
    """The face with these glyphs only, every axis pinned, and the new id of each."""
    outlines, varies = _outlines(face.ref.path, face.ref.index)
    order = hb.SubsetInput()
    order.glyph_set.update(gids)
    order.flags = flags
    if varies:
        order.pin_all_axes_to_default(face.hb_face)
        for tag, value in face.ref.axes:
            order.pin_axis_location(face.hb_face, tag, value)
    try:
        plan = hb.SubsetPlan(outlines, order)
        cut = plan.execute()
    except (RuntimeError, ValueError) as problem:
        raise ValueError(f"the font {face.ref.path} cannot be subset; use another file of the same family") from problem
    if flags == _FLAGS and cut.glyph_count == len(gids):  # no glyph brought others along: they keep their order
        return cut, {gid: number for number, gid in enumerate(gids)}
    mapping = plan.old_to_new_glyph_mapping
    return cut, {gid: int(mapping[gid]) for gid in gids}


@lru_cache(maxsize=32)
def _outlines(path: str, index: int) -> tuple[hb.Face, bool]:
    """The face without the tables that are dropped, and whether it has axes: planning would read all of its cmap, 30,000 characters in Chinese."""
    whole = open_face(FaceRef(path, index)).hb_face
    tables = {tag: bytes(whole.reference_table(tag).data) for tag in whole.table_tags if int.from_bytes(tag.encode(), "big") not in _DROPPED}
    return hb.Face(bound(tables, dict.fromkeys(tables, 0))), "fvar" in tables
