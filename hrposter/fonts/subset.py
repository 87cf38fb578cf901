"""The part of a face that a document shows, as a font program of its own, with one glyph for every cluster.

HarfBuzz pins the axes and keeps the outlines. A cluster of several glyphs becomes a TrueType
composite glyph, so that one code can stand for it and for its text.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from hrposter.display import FaceRef
from hrposter.fonts.face import Face, open_face
from hrposter.fonts.reduced import Reduced, reduced, reduced_tables
from hrposter.fonts.sfnt import Box, box_of, grown, metrics_of, sfnt


class Part(NamedTuple):
    """One glyph of a cluster and where its origin stands, in font units, y up."""

    gid: int
    x: int
    y: int


class Wanted(NamedTuple):
    """What one code shows: its parts and how far the pen moves, in font units.

    A single part at the origin that moves the pen by 0 is that glyph with its own advance; no part is a blank.
    """

    parts: tuple[Part, ...]
    advance: int

    @property
    def is_plain(self) -> bool:
        """Whether a glyph of the face shows it as it is."""
        parts, advance = self
        return not advance and len(parts) == 1 and not (parts[0].x or parts[0].y)


class Subset(NamedTuple):
    """A font program: an sfnt with TrueType outlines, or a bare CFF table.

    ``gids`` and ``advances`` (font units) answer the wanted codes in their order;
    ``blank`` is the advance of .notdef, ``box`` holds all outlines.
    """

    program: bytes
    is_cff: bool
    gids: tuple[int, ...]
    advances: tuple[int, ...]
    blank: int
    box: Box


@lru_cache(maxsize=256)
def composes(face: Face) -> bool:
    """Whether several glyphs of the face can become one: it has TrueType outlines."""
    return "glyf" in face.hb_face.table_tags


def subset(ref: FaceRef, wanted: tuple[Wanted, ...]) -> Subset:
    """The font program that shows ``wanted``; for CFF faces every code is plain and keeps its glyph id.

    Raises ValueError when HarfBuzz refuses the face.
    """
    face = open_face(ref)
    gids = sorted({0, *[part.gid for code in wanted for part in code.parts]})
    if composes(face):
        return _composed(reduced(face, gids), wanted)
    tables = reduced_tables(face, gids)
    metrics = metrics_of(tables)
    codes = tuple(code.parts[0].gid for code in wanted)
    return Subset(tables["CFF "], True, codes, tuple(metrics[gid][0] for gid in codes), metrics[0][0], box_of(tables))


# ---------------------------------------------------------------- composite glyphs (OpenType 1.9, glyf)

_WORDS, _OFFSETS, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400
_CORNERS, _RECORD = struct.Struct(">4h").unpack_from, struct.Struct(">HHhh").pack


def _composed(given: Reduced, wanted: tuple[Wanted, ...]) -> Subset:
    """The program with one composite glyph for each code that is not plain."""
    tables, checksum, offsets, metrics, new_gid = given
    outlines, boxes = tables["glyf"], [box_of(tables)]
    gids: list[int] = []
    added: list[bytes] = []
    for code in wanted:
        if code.is_plain:
            gids.append(new_gid[code.parts[0].gid])
            continue
        glyph, bounds = _composite(outlines, offsets, [(new_gid[gid], x, y) for gid, x, y in code.parts])
        gids.append(len(metrics))
        metrics.append((code.advance, bounds[0] if bounds else 0))
        added.append(glyph)
        offsets.append(offsets[-1] + len(glyph))
        if bounds:
            boxes.append(bounds)
    box = _union(boxes)
    most = max([len(code.parts) for code in wanted], default=1)
    longer = b"".join((outlines, *added))
    sums = {"glyf": grown(checksum, outlines, longer)}
    program = sfnt(_rewritten({**tables, "glyf": longer}, box, offsets, metrics, most), sums)
    return Subset(program, False, tuple(gids), tuple([metrics[gid][0] for gid in gids]), metrics[0][0], box)


def _composite(outlines: bytes, offsets: list[int], parts: list[tuple[int, int, int]]) -> tuple[bytes, Box | None]:
    """One composite glyph description and its box; blank glyphs are left out, and none at all is a blank."""
    inked = [part for part in parts if offsets[part[0]] != offsets[part[0] + 1]]
    if not inked:
        return b"", None
    moved = []
    for gid, x, y in inked:
        left, bottom, right, top = _CORNERS(outlines, offsets[gid] + 2)
        moved.append((left + x, bottom + y, right + x, top + y))
    bounds = _union(moved) if len(moved) > 1 else moved[0]
    kinds = [_WORDS | _OFFSETS | _MORE] * (len(inked) - 1) + [_WORDS | _OFFSETS]
    kinds[0] |= _OVERLAP
    glyph = struct.pack(">5h", -1, *bounds) + b"".join([_RECORD(kind, *part) for kind, part in zip(kinds, inked, strict=True)])
    return glyph + b"\0" * (-len(glyph) % 4), bounds


def _union(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


# ---------------------------------------------------------------- tables of an sfnt (OpenType 1.9)


def _rewritten(tables: dict[str, bytes], box: Box, offsets: list[int], metrics: list[tuple[int, int]], most: int) -> dict[str, bytes]:
    """The tables that the new glyphs change; ``most`` is the largest number of parts."""
    head, hhea, maxp = bytearray(tables["head"]), bytearray(tables["hhea"]), bytearray(tables["maxp"])
    struct.pack_into(">4h", head, 36, *box)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, len(metrics))
    struct.pack_into(">H", maxp, 4, len(metrics))
    # numberOfContours and points of composites, component elements and depth are upper bounds for the rasterizer.
    points, contours, deep_points, deep_contours = struct.unpack_from(">4H", maxp, 6)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    bounds = (max(deep_points, points) * most, max(deep_contours, contours) * most)
    struct.pack_into(">2H", maxp, 10, *(min(bound, 0xFFFF) for bound in bounds))
    struct.pack_into(">2H", maxp, 28, max(elements, most), depth + 1)
    return {
        "glyf": tables["glyf"],
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": struct.pack(">" + "Hh" * len(metrics), *chain.from_iterable(metrics)),
        "loca": struct.pack(f">{len(offsets)}L", *offsets),
        "maxp": bytes(maxp),
    }
