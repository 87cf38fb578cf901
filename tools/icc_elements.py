"""ICC profiles of version 2.4 as bytes: header, table of tags, and the elements that a press profile needs. A part of make_press_icc.py.

Clauses are those of ICC.1:2001-04. Version 2 and not 4: each rasteriser and print shop reads it, and its perceptual tables
need no black point of a reference medium.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint16]
DATE = (2026, 1, 1, 0, 0, 0)
_FULL = 65535
_IDENTITY = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
_CONNECTION_WHITE = (63190, 65536, 54061)  # D50 as s15Fixed16 (6.1.9)
_RELATIVE_COLORIMETRIC = 1  # 6.1.11


def profile(elements: Sequence[tuple[bytes, bytes]]) -> bytes:
    """A CMYK output profile of tagged elements (6.1, 6.2); equal elements are stored once."""
    offset = 128 + 4 + 12 * len(elements)
    places: dict[bytes, int] = {}
    body = b""
    for _, element in elements:
        if element not in places:
            places[element] = offset + len(body)
            body += element + b"\0" * (-len(element) % 4)
    table = struct.pack(">I", len(elements)) + b"".join(struct.pack(">4sII", tag, places[element], len(element)) for tag, element in elements)
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    kind = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    made = struct.pack(">6H4s4s", *DATE, b"acsp", bytes(4))
    rest = struct.pack(">I4s4sQI3i4s", 0, bytes(4), bytes(4), 0, _RELATIVE_COLORIMETRIC, *_CONNECTION_WHITE, bytes(4))
    return (kind + made + rest).ljust(128, b"\0")


def description(name: str) -> bytes:
    """A textDescriptionType in ASCII alone (6.5.17); its Unicode and Macintosh parts are empty."""
    words = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + struct.pack(">II", 0, 0) + struct.pack(">HB", 0, 0) + bytes(67)


def text(words: str) -> bytes:
    """A textType (6.5.18)."""
    return b"text\0\0\0\0" + words.encode("ascii") + b"\0"


def signature(name: bytes) -> bytes:
    """A signatureType (6.5.16)."""
    return b"sig \0\0\0\0" + name


def xyz(values: Sequence[float]) -> bytes:
    """An XYZType (6.5.26); Y = 1 is the perfect white."""
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def wide_table(curves: Sequence[Words], nodes: Words, levels: int) -> bytes:
    """A lut16Type (6.5.8): a curve for each channel that comes in, then nodes (one a row); what goes out is taken as it is."""
    channels = nodes.shape[1]
    head = b"mft2\0\0\0\0" + struct.pack(">4B", len(curves), channels, levels, 0) + _IDENTITY + struct.pack(">HH", len(curves[0]), 2)
    return head + b"".join(_big_endian(curve) for curve in curves) + _big_endian(nodes) + struct.pack(">HH", 0, _FULL) * channels


def narrow_table(curves: Sequence[NDArray[np.uint8]], nodes: NDArray[np.uint8], levels: int) -> bytes:
    """A lut8Type (6.5.9) with one channel out, as the gamut tag has; its curves have 256 entries."""
    head = b"mft1\0\0\0\0" + struct.pack(">4B", len(curves), 1, levels, 0) + _IDENTITY
    return head + b"".join(curve.tobytes() for curve in curves) + nodes.tobytes() + bytes(range(256))


def words(shares: NDArray[np.float64]) -> Words:
    """Shares of 0 to 1 as 16 bits."""
    return np.rint(np.clip(shares, 0, 1) * _FULL).astype(np.uint16)


def octets(shares: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Shares of 0 to 1 as 8 bits."""
    return np.rint(np.clip(shares, 0, 1) * 255).astype(np.uint8)


def lab_words(lab: NDArray[np.float64]) -> Words:
    """L*a*b* in 16 bits as version 2 has it: L* 100 is FF00, a* and b* 0 are 8000 (A.3.2.2)."""
    scaled = np.stack([lab[:, 0] * 652.8, (lab[:, 1] + 128) * 256, (lab[:, 2] + 128) * 256], axis=1)
    return np.rint(np.clip(scaled, 0, _FULL)).astype(np.uint16)


def _big_endian(values: Words) -> bytes:
    return values.astype(">u2").tobytes()
