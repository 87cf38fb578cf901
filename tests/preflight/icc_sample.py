"""A profile of a press that is as small as one can be: tables with two steps a side (ICC.1:2010, 10.10)."""

import struct
from itertools import product

Row = tuple[float, ...]


def cmyk_profile(*, kind: bytes = b"prtr", space: bytes = b"CMYK") -> bytes:
    """CMYK to Lab and back; ``kind`` and ``space`` change the header alone."""
    forward = [(100 * (1 - k) * (1 - (c + m + y) / 4), 0.0, 0.0) for c, m, y, k in product((0.0, 1.0), repeat=4)]
    back = [(0.0, 0.0, 0.0, 1.0 - lightness) for lightness, _, _ in product((0.0, 1.0), repeat=3)]
    lab = [(lightness / 100, (a + 128) / 255, (b + 128) / 255) for lightness, a, b in forward]
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 11) + b"Small press\0" + bytes(4 + 4 + 2 + 1 + 67),
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"cprt": b"text\0\0\0\0no rights reserved\0",
        b"A2B0": table(4, 3, lab),
        b"B2A0": table(3, 4, back),
    }
    start = 128 + 4 + 12 * len(tags)
    index, body = b"", b""
    for tag, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        index += struct.pack(">4sII", tag, start + len(body), len(data))
        body += padded
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, kind, space, b"Lab ") + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061) + bytes(48)
    assert len(head) == 128
    return head + struct.pack(">I", len(tags)) + index + body


def table(inputs: int, outputs: int, rows: list[Row]) -> bytes:
    """lut8Type: curves that change nothing around a grid of two steps."""
    curve = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    grid = bytes(min(255, max(0, round(value * 255))) for row in rows for value in row)
    return b"mft1\0\0\0\0" + bytes((inputs, outputs, 2, 0)) + matrix + curve * inputs + grid + curve * outputs
