"""The advance widths of a TrueType font program (ISO/IEC 14496-22, hmtx)."""

from __future__ import annotations

import struct


def advances(program: bytes) -> tuple[float, ...]:
    """The advance of each glyph in 1/1000 em; ValueError or struct.error where a table is missing or cut off."""
    count = struct.unpack(">H", program[4:6])[0]
    tables = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack(">4sIII", program[place : place + 16])
        tables[tag] = program[offset : offset + length]
    if not {b"head", b"hhea", b"hmtx", b"maxp"} <= set(tables):
        raise ValueError("a table is missing; this is no TrueType font")
    upem = struct.unpack(">H", tables[b"head"][18:20])[0]
    metrics = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    if not upem or not metrics:
        raise ValueError("the em is 0; this is no TrueType font")
    found = struct.unpack(f">{2 * metrics}H", tables[b"hmtx"][: 4 * metrics])[::2]
    return tuple(each * 1000 / upem for each in (*found, *(found[-1:] * (glyphs - metrics))))
