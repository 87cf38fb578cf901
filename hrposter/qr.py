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
_ABOVE, _BELOW = re.compile(rb"\x01+"), re.compile(rb"\x02+")
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
    is_walked = bytearray(len(corners))
    found: list[Segment] = []
    for first in sorted(range(0, len(corners), 2), key=corners.__getitem__):
        if is_walked[first]:
            continue
        found.append(Move(*crossings[corners[first]]))
        # To the right along the top of the dark, or down along the left of the light that it holds.
        corner, is_level = first, not is_above[first]
        while True:
            corner = corner ^ 1 if is_level else upright[corner]
            is_walked[corner] = 1
            if corner == first:
                break
            found.append(crossings[corners[corner]])
            is_level = not is_level
        found.append(Close())
    return found


@lru_cache(maxsize=64)
def _crossings(side: int) -> tuple[Line, ...]:
    """The crossings of the lines between modules in the order of reading, each as the way to it."""
    return tuple(Line(x, y) for y in range(side + 1) for x in range(side + 1))


def _corners(side: int, dark: bytes) -> tuple[list[int], list[int], bytearray]:
    """The corners of the dark, each by the number of its crossing: two for each level border, whose numbers differ in the last bit.

    Then the other end of the upright border of each, and whether the dark lies above its level border. Where two dark modules touch by a
    corner the contour stays with its own: the one above takes the border that comes from above.
    """
    corners: list[int] = []
    upright: list[int] = []
    is_above = bytearray()
    waiting = [-1] * (side + 1)  # by column, the corner whose upright border has no other end yet
    above = 0
    for line in range(side + 1):
        below = int.from_bytes(dark[line * side : (line + 1) * side])
        beside = (above + 2 * below).to_bytes(side)
        for kind, borders in ((1, _ABOVE), (0, _BELOW)):
            for border in borders.finditer(beside):
                for x in border.span():
                    number, other = len(corners), waiting[x]
                    corners.append(line * (side + 1) + x)
                    upright.append(other)
                    is_above.append(kind)
                    if other < 0:
                        waiting[x] = number
                    else:
                        upright[other] = number
                        waiting[x] = -1
        above = below
    return corners, upright, is_above
