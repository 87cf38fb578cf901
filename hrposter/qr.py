"""QR codes as one outline in module units (ISO/IEC 18004)."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any, Literal

from hrposter.display import Close, Line, Move, Outline, Segment

Level = Literal["L", "M", "Q", "H"]
LONGEST_TEXT = 300

# The modules above a line plus twice those below it: a run with dark on one side only is one border.
_BORDERS, _ABOVE = re.compile(rb"\x01+|\x02+"), 1
# What the symbol has for dark and for light, as 1 and 0.
_DARK = bytes(value == 0 for value in range(256))


@lru_cache(maxsize=64)
def qr_outline(text: str, level: Level = "M") -> tuple[int, Outline]:
    """The modules along a side and the outline of the dark ones, from the symbol's top left, without the quiet zone.

    ``level`` is how much may be lost and still be read: L 7 %, M 15 %, Q 25 %, H 30 %. The outline runs along the
    border between dark and light, so no seam can show; non-zero and even-odd filling give the same.
    ``qr_outline.cache_clear()`` empties the cache. ValueError where the text is empty or too long.
    """
    if not text:
        raise ValueError("a QR code needs a text; write the address that it opens")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"{len(text)} characters make a QR code too fine to scan; shorten the address to {LONGEST_TEXT} or fewer")
    side, dark = _modules(text, level)
    return side, tuple(_contours(side, dark))


def _modules(text: str, level: Level) -> tuple[int, bytes]:
    """How many modules a row has, and all rows, 1 where dark.

    Only text beyond ASCII is marked as UTF-8 (ECI 26): old scanners stumble over the mark.
    """
    import zxingcpp  # a compiled library that only pieces with a code need

    encoding = {} if text.isascii() else {"eci": "UTF-8"}
    try:
        symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **encoding)
    except (ValueError, RuntimeError) as error:
        raise ValueError(f"no QR code can hold this text ({error}); shorten it") from None
    image: Any = symbol.to_image(scale=1, add_quiet_zones=False)  # its stub does not say that it is a buffer of two dimensions
    pixels = memoryview(image).tobytes()
    return math.isqrt(len(pixels)), pixels.translate(_DARK)


def _contours(side: int, dark: bytes) -> list[Segment]:
    """Closed contours with the dark on the right-hand side, each from its top left corner, in the order of reading."""
    crossings = _crossings(side)
    corners, upright, is_above = _corners(side, dark)
    is_walked = bytearray(len(is_above))
    found: list[Segment] = []
    for first in range(0, len(corners), 2):
        if is_walked[first >> 1]:
            continue
        corner = first
        found.append(Move(*crossings[corners[first]]))
        # To the right along the top of the dark, or down along the left of the light that it holds.
        if is_above[first >> 1]:
            corner = upright[first]
            found.append(crossings[corners[corner]])
        while True:
            is_walked[corner >> 1] = 1
            corner ^= 1
            if corner == first:
                break
            found.append(crossings[corners[corner]])
            corner = upright[corner]
            if corner == first:
                break
            found.append(crossings[corners[corner]])
        found.append(Close())
    return found


@lru_cache(maxsize=64)
def _crossings(side: int) -> tuple[Line, ...]:
    """The crossings of the lines between modules in the order of reading, each as the way to it."""
    return tuple(Line(x, y) for y in range(side + 1) for x in range(side + 1))


def _corners(side: int, dark: bytes) -> tuple[list[int], list[int], bytearray]:
    """The corners of the dark in the order of reading, each by the number of its crossing: two for each level border, an even number first.

    Then the other end of the upright border of each, and of each level border whether the dark lies above it. Where two dark modules
    touch by a corner the contour stays with its own: the one above takes the border that comes from above.
    """
    corners: list[int] = []
    upright: list[int] = []
    is_above = bytearray()
    width = side + 1
    waiting = [-1] * width  # by column, the corner whose upright border has no other end yet
    late = -1  # the corner of the module below, where the one above has still to take its border
    beside = _beside(side, dark)
    for border in _BORDERS.finditer(beside):
        left, right = border.span()
        number, kind = len(corners), beside[left]
        corners += (left, right)
        is_above.append(kind == _ABOVE)
        column = left % width
        other = waiting[column]
        upright += (other, -1)
        if other < 0:
            waiting[column] = number
        else:
            upright[other], waiting[column], late = number, late, -1
        column += right - left
        if kind != _ABOVE and beside[right] == _ABOVE:
            late = number + 1
            continue
        other = waiting[column]
        if other < 0:
            waiting[column] = number + 1
        else:
            upright[number + 1], upright[other], waiting[column] = other, number + 1, -1
    return corners, upright, is_above


def _beside(side: int, dark: bytes) -> bytes:
    """For each crossing what is dark of the modules to its right: 1 for that above, and 2 for that below; after the last module there is none."""
    rows = b"".join([dark[start : start + side] + b"\0" for start in range(0, side * side, side)])
    edge = bytes(side + 1)
    return (int.from_bytes(edge + rows) + 2 * int.from_bytes(rows + edge)).to_bytes((side + 1) ** 2)
