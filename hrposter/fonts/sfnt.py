"""Tables of an sfnt (OpenType 1.9): what they say of glyphs, and the file that they make."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import uharfbuzz as hb

Box = tuple[int, int, int, int]


def box_of(tables: dict[str, bytes]) -> Box:
    """xMin, yMin, xMax, yMax of head."""
    left, bottom, right, top = struct.unpack_from(">4h", tables["head"], 36)
    return left, bottom, right, top


def offsets_of(tables: dict[str, bytes]) -> list[int]:
    """The entries of loca in bytes."""
    is_long = struct.unpack_from(">h", tables["head"], 50)[0]
    count = struct.unpack_from(">H", tables["maxp"], 4)[0] + 1
    if is_long:
        return list(struct.unpack_from(f">{count}L", tables["loca"]))
    return [2 * entry for entry in struct.unpack_from(f">{count}H", tables["loca"])]


def metrics_of(tables: dict[str, bytes]) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph; those past the long entries repeat the last advance."""
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    long = struct.unpack_from(">H", tables["hhea"], 34)[0]
    flat = struct.unpack_from(">" + "Hh" * long + "h" * (count - long), tables["hmtx"])
    metrics = list(zip(flat[: 2 * long : 2], flat[1 : 2 * long : 2], strict=True))
    return metrics + [(metrics[-1][0], bearing) for bearing in flat[2 * long :]]


def tables_of(face: hb.Face) -> tuple[dict[str, bytes], dict[str, int]]:
    """The tables of a face that HarfBuzz put together, and their checksums, which it has worked out faster than we could."""
    whole = bytes(face.blob.data)
    count = struct.unpack_from(">H", whole, 4)[0]
    entries = [struct.unpack_from(">4s3L", whole, 12 + 16 * index) for index in range(count)]
    tables = {tag.decode(): whole[start : start + length] for tag, _, start, length in entries}
    return tables, {tag.decode(): checksum for tag, checksum, _, _ in entries}


def sfnt(tables: dict[str, bytes], sums: Mapping[str, int]) -> bytes:
    """A font file of these tables, with its checksums, of which ``sums`` are known."""
    tables = {**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    checksums = {tag: sums[tag] if tag in sums else checksum_of(table) for tag, table in tables.items()}
    program = bytearray(bound(tables, checksums))
    directory = 12 + 16 * len(tables)
    head = directory + sum(len(table) + (-len(table) % 4) for tag, table in tables.items() if tag < "head")
    total = checksum_of(program[:directory]) + sum(checksums.values())
    struct.pack_into(">L", program, head + 8, (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(program)


def bound(tables: dict[str, bytes], checksums: dict[str, int]) -> bytes:
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


def grown(checksum: int, table: bytes, longer: bytes) -> int:
    """The checksum of a table that begins as ``table`` does, whose checksum is known."""
    if len(table) == len(longer):
        return checksum
    whole = len(table) // 4 * 4
    return (checksum - checksum_of(table[whole:]) + checksum_of(longer[whole:])) & 0xFFFFFFFF


def checksum_of(table: bytes | bytearray) -> int:
    """The sum of the table's 32-bit words."""
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
