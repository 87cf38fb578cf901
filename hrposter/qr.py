"""QR codes as one outline in module units (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from hrposter.display import Close, Line, Move, Outline, Segment

Level = Literal["L", "M", "Q", "H"]
LONGEST_TEXT = 300

_Corner = tuple[int, int]


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
    ways = _borders(rows)
    for start in sorted(ways, key=lambda corner: (corner[1], corner[0])):
        while ways.get(start):
            yield Move(*start)
            yield from _walk(start, ways)
            yield Close()


def _borders(rows: list[list[bool]]) -> dict[_Corner, list[_Corner]]:
    """For each corner of the grid, the unit steps that leave it along a border, clockwise around the dark."""
    size = len(rows)
    ways: dict[_Corner, list[_Corner]] = {}

    def is_dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and rows[y][x]

    for y, row in enumerate(rows):
        for x in (x for x, dark in enumerate(row) if dark):
            for corner, step, beyond in (
                ((x, y), (1, 0), (x, y - 1)),
                ((x + 1, y), (0, 1), (x + 1, y)),
                ((x + 1, y + 1), (-1, 0), (x, y + 1)),
                ((x, y + 1), (0, -1), (x - 1, y)),
            ):
                if not is_dark(*beyond):
                    ways.setdefault(corner, []).append(step)
    return ways


def _walk(start: _Corner, ways: dict[_Corner, list[_Corner]]) -> Iterator[Line]:
    """The corners of one contour after ``start``; the steps taken are removed from ``ways``.

    Where two dark modules touch by a corner the contour turns right and stays with its own.
    """
    (x, y), step = start, ways[start][0]
    first = step
    while True:
        x, y = x + step[0], y + step[1]
        onward, right = ways[x, y], (-step[1], step[0])
        turn = right if right in onward else onward[0]
        onward.remove(turn)
        if (x, y) == start and turn == first:
            return
        if turn != step:
            yield Line(x, y)
        step = turn
