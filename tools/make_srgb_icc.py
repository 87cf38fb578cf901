"""Writes assets/icc/srgb.icc: the sRGB colour space of IEC 61966-2-1 as an ICC version 4 display profile.

Made from the numbers of the standard, so that the file is ours to ship, small, and the same on every machine:

    python tools/make_srgb_icc.py

Clauses are those of ISO 15076-1:2010 (ICC.1:2010).
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "assets" / "icc" / "srgb.icc"

Vector = tuple[float, float, float]
Rows = tuple[Vector, Vector, Vector]

PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))  # IEC 61966-2-1, table 1
WHITE = (0.3127, 0.3290)  # D65, the same table
CONNECTION_WHITE = (0.9642, 1.0, 0.8249)  # D50 of the profile connection space, 7.2.16
BRADFORD: Rows = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))  # annex E
# Y = ((X + 0.055) / 1.055)^2.4 from X = 0.04045 on, X / 12.92 below: g, a, b, c, d of 10.16, type 3
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
DATE = (2026, 1, 1, 0, 0, 0)


def xyz(chromaticity: tuple[float, float]) -> Vector:
    """The tristimulus values of a chromaticity at Y = 1."""
    x, y = chromaticity
    return x / y, 1.0, (1 - x - y) / y


def times(rows: Rows, vector: Vector) -> Vector:
    """A matrix applied to a vector."""
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in rows)
    return first, second, third


def product(left: Rows, right: Rows) -> Rows:
    """The matrix that applies ``right`` first, then ``left``."""
    return transposed(tuple(times(left, column) for column in transposed(right)))  # type: ignore[arg-type]


def transposed(rows: Rows) -> Rows:
    """Rows for columns."""
    return tuple(zip(*rows, strict=True))  # type: ignore[return-value]


def inverse(m: Rows) -> Rows:
    """The inverse by cofactors: row i of it is the cross product of the other two columns, over the determinant."""
    a, b, c = transposed(m)
    determinant = sum(p * q for p, q in zip(a, cross(b, c), strict=True))
    scaled = [tuple(value / determinant for value in row) for row in (cross(b, c), cross(c, a), cross(a, b))]
    return tuple(scaled)  # type: ignore[return-value]


def cross(u: Vector, v: Vector) -> Vector:
    """The cross product."""
    return u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]


def diagonal(vector: Vector) -> Rows:
    """The matrix that scales each axis."""
    return (vector[0], 0.0, 0.0), (0.0, vector[1], 0.0), (0.0, 0.0, vector[2])


def adaptation() -> Rows:
    """The Bradford transform from D65 to D50 (annex E)."""
    source, target = times(BRADFORD, xyz(WHITE)), times(BRADFORD, CONNECTION_WHITE)
    ratios = (target[0] / source[0], target[1] / source[1], target[2] / source[2])
    return product(inverse(BRADFORD), product(diagonal(ratios), BRADFORD))


def colorants() -> Rows:
    """The adapted XYZ of red, green and blue, one a row: primaries scaled so that their sum is the white."""
    columns = transposed(tuple(xyz(primary) for primary in PRIMARIES))  # type: ignore[arg-type]
    scaled = product(columns, diagonal(times(inverse(columns), xyz(WHITE))))
    return transposed(product(adaptation(), scaled))


def fixed(*values: float) -> bytes:
    """Numbers as s15Fixed16 (4.6)."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def localized(text: str) -> bytes:
    """A multiLocalizedUnicodeType with one English record (10.13)."""
    words = text.encode("utf-16-be")
    return struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(words), 28) + words


def tags() -> list[tuple[bytes, bytes]]:
    """The tagged elements of a three-component matrix profile (8.4.3)."""
    red, green, blue = (b"XYZ \0\0\0\0" + fixed(*colorant) for colorant in colorants())
    curve = struct.pack(">4sIHH", b"para", 0, 3, 0) + fixed(*CURVE)
    return [
        (b"desc", localized("sRGB (hrposter)")),
        (b"cprt", localized("Public domain (CC0)")),
        (b"wtpt", b"XYZ \0\0\0\0" + fixed(*CONNECTION_WHITE)),
        (b"chad", b"sf32\0\0\0\0" + fixed(*(value for row in adaptation() for value in row))),
        *((b"rXYZ", red), (b"gXYZ", green), (b"bXYZ", blue)),
        *((b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)),
    ]


def profile() -> bytes:
    """The whole profile: header, tag table, elements; equal elements are stored once; the ID is its own MD5 (7.2.18)."""
    entries = tags()
    offset = 128 + 4 + 12 * len(entries)
    places: dict[bytes, int] = {}
    body = b""
    for _, element in entries:
        if element not in places:
            places[element] = offset + len(body)
            body += element + b"\0" * (-len(element) % 4)
    table = struct.pack(">I", len(entries)) + b"".join(struct.pack(">4sII", tag, places[element], len(element)) for tag, element in entries)
    size = offset + len(body)
    signature = hashlib.md5(header(size) + table + body, usedforsecurity=False).digest()
    return header(size, signature) + table + body


def header(size: int, signature: bytes = bytes(16)) -> bytes:
    """The 128 bytes of clause 7.2; flags, intent (perceptual) and ID are zero while the ID is computed."""
    kind = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    made = struct.pack(">6H4s4s", *DATE, b"acsp", bytes(4))
    rest = struct.pack(">I4s4sQI", 0, bytes(4), bytes(4), 0, 0) + fixed(*CONNECTION_WHITE) + bytes(4) + signature
    return (kind + made + rest).ljust(128, b"\0")


def main() -> None:
    """Write the profile."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(profile())
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
