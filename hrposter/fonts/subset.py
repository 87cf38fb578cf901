"""The part of a face that a document shows, as a font program of its own, with one glyph for every cluster.

HarfBuzz pins the axes and keeps the outlines. A cluster of several glyphs becomes a TrueType
composite glyph, so that one code can stand for it and for its text.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import uharfbuzz as hb

from hrposter.display import FaceRef
from hrposter.fonts.face import Face, open_face

Box = tuple[int, int, int, int]

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
    is_cff = not composes(face)
    gids = sorted({0, *[part.gid for code in wanted for part in code.parts]})
    reduced, new_gid = _reduced(face, gids, _CFF_FLAGS if is_cff else _FLAGS)
    tables, sums = _tables(reduced)
    metrics = _metrics(tables)
    if is_cff:
        codes = tuple(code.parts[0].gid for code in wanted)
        return Subset(tables["CFF "], True, codes, tuple(metrics[gid][0] for gid in codes), metrics[0][0], _box(tables))
    return _composed(tables, sums["glyf"], metrics, wanted, new_gid)


def _reduced(face: Face, gids: list[int], flags: hb.SubsetFlags) -> tuple[hb.Face, dict[int, int]]:
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
        reduced = plan.execute()
    except (RuntimeError, ValueError) as problem:
        raise ValueError(f"the font {face.ref.path} cannot be subset; use another file of the same family") from problem
    if flags == _FLAGS and reduced.glyph_count == len(gids):  # no glyph brought others along: they keep their order
        return reduced, {gid: number for number, gid in enumerate(gids)}
    mapping = plan.old_to_new_glyph_mapping
    return reduced, {gid: int(mapping[gid]) for gid in gids}


@lru_cache(maxsize=32)
def _outlines(path: str, index: int) -> tuple[hb.Face, bool]:
    """The face without the tables that are dropped, and whether it has axes: planning would read all of its cmap, 30,000 characters in Chinese."""
    whole = open_face(FaceRef(path, index)).hb_face
    tables = {tag: bytes(whole.reference_table(tag).data) for tag in whole.table_tags if int.from_bytes(tag.encode(), "big") not in _DROPPED}
    return hb.Face(_bound(tables, dict.fromkeys(tables, 0))), "fvar" in tables


# ---------------------------------------------------------------- composite glyphs (OpenType 1.9, glyf)

_WORDS, _OFFSETS, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400
_CORNERS, _RECORD = struct.Struct(">4h").unpack_from, struct.Struct(">HHhh").pack


def _composed(tables: dict[str, bytes], checksum: int, metrics: list[tuple[int, int]], wanted: tuple[Wanted, ...], new_gid: dict[int, int]) -> Subset:
    """The program with one composite glyph for each code that is not plain; ``checksum`` is that of the outlines without them."""
    outlines, offsets, boxes = tables["glyf"], _offsets(tables), [_box(tables)]
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
    sums = {"glyf": _grown(checksum, outlines, longer)}
    program = _sfnt(_rewritten({**tables, "glyf": longer}, box, offsets, metrics, most), sums)
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


def _box(tables: dict[str, bytes]) -> Box:
    """xMin, yMin, xMax, yMax of head."""
    left, bottom, right, top = struct.unpack_from(">4h", tables["head"], 36)
    return left, bottom, right, top


def _offsets(tables: dict[str, bytes]) -> list[int]:
    """The entries of loca in bytes."""
    is_long = struct.unpack_from(">h", tables["head"], 50)[0]
    count = struct.unpack_from(">H", tables["maxp"], 4)[0] + 1
    if is_long:
        return list(struct.unpack_from(f">{count}L", tables["loca"]))
    return [2 * entry for entry in struct.unpack_from(f">{count}H", tables["loca"])]


def _metrics(tables: dict[str, bytes]) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph; those past the long entries repeat the last advance."""
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    long = struct.unpack_from(">H", tables["hhea"], 34)[0]
    flat = struct.unpack_from(">" + "Hh" * long + "h" * (count - long), tables["hmtx"])
    metrics = list(zip(flat[: 2 * long : 2], flat[1 : 2 * long : 2], strict=True))
    return metrics + [(metrics[-1][0], bearing) for bearing in flat[2 * long :]]


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


def _tables(face: hb.Face) -> tuple[dict[str, bytes], dict[str, int]]:
    """The tables of a face that HarfBuzz put together, and their checksums, which it has worked out faster than we could."""
    whole = bytes(face.blob.data)
    count = struct.unpack_from(">H", whole, 4)[0]
    entries = [struct.unpack_from(">4s3L", whole, 12 + 16 * index) for index in range(count)]
    tables = {tag.decode(): whole[start : start + length] for tag, _, start, length in entries}
    return tables, {tag.decode(): checksum for tag, checksum, _, _ in entries}


def _sfnt(tables: dict[str, bytes], sums: Mapping[str, int]) -> bytes:
    """A font file of these tables, with its checksums, of which ``sums`` are known."""
    tables = {**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    checksums = {tag: sums[tag] if tag in sums else _checksum(table) for tag, table in tables.items()}
    program = bytearray(_bound(tables, checksums))
    directory = 12 + 16 * len(tables)
    head = directory + sum(len(table) + (-len(table) % 4) for tag, table in tables.items() if tag < "head")
    total = _checksum(program[:directory]) + sum(checksums.values())
    struct.pack_into(">L", program, head + 8, (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(program)


def _bound(tables: dict[str, bytes], checksums: dict[str, int]) -> bytes:
    """The tables in the order of their tags, behind their directory."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = bytearray(struct.pack(">L4H", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16))
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        table = tables[tag]
        directory += struct.pack(">4s3L", tag.encode(), checksums[tag], offset, len(table))
        body += (table, b"\0" * (-len(table) % 4))
        offset += len(table) + (-len(table) % 4)
    return b"".join((directory, *body))


def _grown(checksum: int, table: bytes, longer: bytes) -> int:
    """The checksum of a table that begins as ``table`` does, whose checksum is known."""
    if len(table) == len(longer):
        return checksum
    whole = len(table) // 4 * 4
    return (checksum - _checksum(table[whole:]) + _checksum(longer[whole:])) & 0xFFFFFFFF


def _checksum(table: bytes | bytearray) -> int:
    """The sum of the table's 32-bit words."""
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
