"""The sheets that come of one way to lay them over a poster, each with its name and its part of the poster."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from string import ascii_uppercase

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.seams import Seam
from hrposter.imposition.tiles.steps import STEP
from hrposter.imposition.tiles.ways import Block, Region, Stretch, Way


@frozen()
class Tile:
    """One sheet: its strip and its number there, what it is cut to, what is printed of it, and the sheet.

    ``shown`` and ``printed`` are in points of the poster at its scale, ``area`` is what the printer reaches of ``sheet``.
    ``covered`` is what of it lies at last below sheets that are laid on it, if there are any.
    """

    strip: str
    number: int
    shown: Rect
    printed: Rect
    sheet: Rect
    area: Rect
    covered: Rect | None = None

    @property
    def name(self) -> str:
        """What it is called, such as A1."""
        return f"{self.strip}{self.number}"


# The tiles of one block, its box, and what of it is covered.
Part = tuple[Block, Rect, Rect | None, tuple[Tile, ...]]


def parts_of(way: Way, size: Rect, first: int, *, is_rtl: bool) -> Iterator[Part]:
    """The blocks with their sheets, in the order in which they are put together; strips have letters from ``first`` on."""
    letters = (_letter(index) for index in count(first))
    boxes = [box_of(block.region, size) for block in way.blocks]
    for number, (block, own) in enumerate(zip(way.blocks, boxes, strict=True)):
        covered = next((both for later in boxes[number + 1 :] if (both := _common(own, later))), None)
        yield block, own, covered, tuple(_tiles(block, covered, size, letters, is_rtl=is_rtl))


def _tiles(block: Block, covered: Rect | None, size: Rect, letters: Iterator[str], *, is_rtl: bool) -> Iterator[Tile]:
    in_rows = block.lie == "rows"
    long, wide = (block.region.y, block.region.x) if in_rows else (block.region.x, block.region.y)
    for index in _read(len(block.strips), is_mirrored=is_rtl and not in_rows):
        strip, letter, one = block.strips[index], next(letters), _spans(long, block.across, index)
        for number, place in enumerate(_read(strip.count, is_mirrored=is_rtl and in_rows), 1):
            other = _spans(wide, block.within[index], place)
            shown, printed = (_box(*((other[n], one[n]) if in_rows else (one[n], other[n])), size) for n in (0, 1))
            yield Tile(letter, number, shown, printed, strip.sheet, strip.area, _common(shown, covered) if covered else None)


def _read(length: int, *, is_mirrored: bool) -> range:
    """Places in the order of reading."""
    return range(length - 1, -1, -1) if is_mirrored else range(length)


def _letter(index: int) -> str:
    return (
        ascii_uppercase[index]
        if index < len(ascii_uppercase)
        else f"{_letter(index // len(ascii_uppercase) - 1)}{_letter(index % len(ascii_uppercase))}"
    )


_Span = tuple[float, float]


def _spans(stretch: Stretch, seams: tuple[Seam, ...], index: int) -> tuple[_Span, _Span]:
    """From where to where the sheet of that number shows and prints, in points."""
    start, before = (seams[index - 1].place, seams[index - 1].share.after) if index else (stretch.start, stretch.before)
    end, after = (seams[index].place, seams[index].share.before) if index < len(seams) else (stretch.end, stretch.after)
    return (start * STEP, end * STEP), ((start - before) * STEP, (end + after) * STEP)


def box_of(region: Region, size: Rect) -> Rect:
    """A region in points; the last step may end beyond the poster."""
    return _box((region.x.start * STEP, region.x.end * STEP), (region.y.start * STEP, region.y.end * STEP), size)


def _box(across: _Span, down: _Span, size: Rect) -> Rect:
    right, bottom = min(across[1], size.right), min(down[1], size.bottom)
    return Rect(across[0], down[0], right - across[0], bottom - down[0])


def _common(one: Rect, other: Rect) -> Rect | None:
    """What two boxes both hold, where it is more than a line."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    both = Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
    return both if min(both.width, both.height) > STEP / 2 else None
