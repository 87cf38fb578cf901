"""QR codes as one outline in module units (ISO/IEC 18004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any, Literal

from hrposter.display import Close, Line, Move, Outline, Segment

Level = Literal["L", "M", "Q", "H"]
LONGEST_TEXT = 300

# Where a border begins and its way, 1 to the right or down, -1 to the left or up; and how far it goes.
_Ways = dict[tuple[int, int, int], int]
# Dark on one side of a line and light on the other, module after module: one run of these is one border.
_BELOW = 2
_BORDER = re.compile(rb"\x01+|\x02+")


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
    rows = _modules(text, level)
    return len(rows), tuple(_contours(rows))


def _modules(text: str, level: Level) -> list[list[bool]]:
    """Rows of modules, True where dark. Only text beyond ASCII is marked as UTF-8 (ECI 26): old scanners stumble over the mark."""
    import zxingcpp  # a compiled library that only pieces with a code need

    encoding = {} if text.isascii() else {"eci": "UTF-8"}
    try:
        symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **encoding)
    except (ValueError, RuntimeError) as error:
        raise ValueError(f"no QR code can hold this text ({error}); shorten it") from None
    image: Any = symbol.to_image(scale=1, add_quiet_zones=False)  # its stub does not say that it is a buffer of two dimensions
    rows: Any = memoryview(image).tolist()
    return [[value == 0 for value in row] for row in rows]


def _contours(rows: list[list[bool]]) -> Iterator[Segment]:
    """Closed contours with the dark on the right-hand side, each from its top left corner, in the order of reading."""
    across = {(x, y, way): end for y, x, end, way in _borders(rows)}
    upright = _borders([list(column) for column in zip(*rows, strict=True)])
    down = {(x, end, -way): y for x, y, end, way in upright}
    for x, y in sorted({(min(x, end), y) for (x, y, _), end in across.items()}, key=itemgetter(1, 0)):
        if (x, y, 1) in across or (x, y, 1) in down:
            yield Move(x, y)
            yield from _walk(x, y, across, down)
            yield Close()


def _borders(rows: list[list[bool]]) -> list[tuple[int, int, int, int]]:
    """The straight borders along rows: the line between two rows, where it starts and ends, and its way: 1 onwards, with dark below; -1 back."""
    found = []
    above = 0
    for line, row in enumerate((*rows, [False] * len(rows))):
        below = int.from_bytes(bytes(row))
        for run in _BORDER.finditer((above + 2 * below).to_bytes(len(rows))):
            start, end = run.span()
            found.append((line, start, end, 1) if run[0][0] == _BELOW else (line, end, start, -1))
        above = below
    return found


def _walk(x: int, y: int, across: _Ways, down: _Ways) -> list[Line]:
    """The corners of one contour after its start; the borders taken are removed.

    Where two dark modules touch by a corner the contour turns right and stays with its own.
    """
    start = (x, y)
    found: list[Line] = []
    is_level, way = (x, y, 1) in across, 1
    while True:
        if is_level:
            x = across.pop((x, y, way))
            way = way if (x, y, way) in down else -way
        else:
            y = down.pop((x, y, way))
            way = -way if (x, y, -way) in across else way
        if (x, y) == start:
            return found
        found.append(Line(x, y))
        is_level = not is_level
