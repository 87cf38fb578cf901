"""QR codes as one outline in module units (ISO/IEC 18004)."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import starmap
from typing import Any, Literal, NamedTuple

from hrposter.display import Close, Line, Move, Outline, Segment

Level = Literal["L", "M", "Q", "H"]
LONGEST_TEXT = 300

# The modules around a crossing as one number, the sum of those that are dark.
_ABOVE_RIGHT, _BELOW_RIGHT, _ABOVE_LEFT, _BELOW_LEFT = 1, 2, 4, 8
# Which of these numbers are corners of the dark, and at which of them the level border to the right begins.
_STRAIGHT = frozenset({0, 3, 5, 10, 12, 15})
_IS_CORNER = bytes(around < 16 and around not in _STRAIGHT for around in range(256))
_BEGINS = bytes(is_corner and around & (_ABOVE_RIGHT + _BELOW_RIGHT) in (_ABOVE_RIGHT, _BELOW_RIGHT) for around, is_corner in enumerate(_IS_CORNER))
# Where three modules are dark, a contour turns left; everywhere else it turns right.
_LEFT_OF_RIGHTWARD, _LEFT_OF_LEFTWARD, _LEFT_OF_DOWNWARD, _LEFT_OF_UPWARD = (15 - _ABOVE_LEFT, 15 - _BELOW_RIGHT, 15 - _ABOVE_RIGHT, 15 - _BELOW_LEFT)
# What the symbol has for dark and for light, as 1 and 0.
_DARK = bytes(value == 0 for value in range(256))
_CLOSE = Close()


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


class _Grid(NamedTuple):
    """The crossings of the lines between modules in the order of reading, each as the way to it; by columns, the number of each in that order."""

    moves: tuple[Move, ...]
    lines: tuple[Line, ...]
    turned: tuple[int, ...]


@lru_cache(maxsize=64)
def _grid(side: int) -> _Grid:
    """That of symbols with so many modules along a side."""
    along = range(side + 1)
    places = [(x, y) for y in along for x in along]
    return _Grid(tuple(starmap(Move, places)), tuple(starmap(Line, places)), tuple([y * (side + 1) + x for x in along for y in along]))


def _contours(side: int, dark: bytes) -> list[Segment]:
    """Closed contours with the dark on the right-hand side, each from its top left corner, in the order of reading.

    A border runs from a corner to the next one in its row or column. Where two dark modules touch by a corner, each contour
    stays with its own.
    """
    moves, lines, turned = _grid(side)
    around = _around(side, dark)
    level = around.translate(_IS_CORNER)
    upright = b"".join([level[column :: side + 1] for column in range(side + 1)])
    right, left, down, up = level.find, level.rfind, upright.find, upright.rfind
    found: list[Segment] = []
    begins = bytearray(around.translate(_BEGINS))  # of level borders that no contour has gone along yet
    first = 0
    while (first := begins.find(1, first)) >= 0:
        here = first
        found.append(moves[here])
        # To the right along the top of the dark, or down along the left of the light that it holds.
        is_rightward = not around[here] & _ABOVE_RIGHT
        if not is_rightward:
            here = turned[down(1, turned[here] + 1)]
            found.append(lines[here])
            is_rightward = around[here] == _LEFT_OF_DOWNWARD
        while True:
            before, here = here, right(1, here + 1) if is_rightward else left(1, 0, here)
            begins[before if is_rightward else here] = 0
            is_upward = around[here] == _LEFT_OF_RIGHTWARD if is_rightward else around[here] != _LEFT_OF_LEFTWARD
            if here == first:
                break
            found.append(lines[here])
            here = turned[up(1, 0, turned[here]) if is_upward else down(1, turned[here] + 1)]
            if here == first:
                break
            found.append(lines[here])
            is_rightward = around[here] != _LEFT_OF_UPWARD if is_upward else around[here] == _LEFT_OF_DOWNWARD
        found.append(_CLOSE)
    return found


def _around(side: int, dark: bytes) -> bytes:
    """The number of each crossing; beyond the edge nothing is dark."""
    rows = b"".join([dark[start : start + side] + b"\0" for start in range(0, side * side, side)])
    edge = bytes(side + 1)
    right = _ABOVE_RIGHT * int.from_bytes(edge + rows) + _BELOW_RIGHT * int.from_bytes(rows + edge)
    return (right + (right >> 8) * _ABOVE_LEFT).to_bytes((side + 1) ** 2)
