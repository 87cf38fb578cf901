"""Every seam of a poster in tiles as a line: between strips, within them, and between blocks of strips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hrposter.geometry import Rect
from hrposter.imposition.tiles.steps import STEP
from hrposter.imposition.tiles.tile import Part, Tile

SLACK = STEP / 2


class Cut(NamedTuple):
    """A seam: where it runs, and the letters or names of the sheets on its two sides."""

    line: Rect
    between: tuple[str, str]

    @property
    def is_upright(self) -> bool:
        """Whether the sheets on its two sides stand beside one another."""
        return self.line.height > 0


def cuts_of(parts: Sequence[Part]) -> Iterator[Cut]:
    """All that can be seen of the seams, each a line without breadth."""
    for number, part in enumerate(parts):
        _, _, covered, _ = part
        for cut in (*_between_strips(part), *_within_strips(part)):
            yield from (Cut(line, cut.between) for line in _seen(cut.line, covered))
        for earlier in parts[:number]:
            yield from _between_blocks(earlier, part)


def _between_strips(part: Part) -> Iterator[Cut]:
    """The seams between strips, from edge to edge of their block."""
    block, box, _, tiles = part
    in_rows = block.lie == "rows"
    strips = {tile.strip: tile.shown for tile in tiles}
    ordered = sorted(strips, key=lambda name: strips[name].y if in_rows else strips[name].x)
    for seam, pair in zip(block.across, pairwise(ordered), strict=True):
        at = seam.place * STEP
        yield Cut(box._replace(y=at, height=0) if in_rows else box._replace(x=at, width=0), pair)


def _within_strips(part: Part) -> Iterator[Cut]:
    block, _, _, tiles = part
    for name in dict.fromkeys(tile.strip for tile in tiles):
        for one, other in pairwise(sorted((tile for tile in tiles if tile.strip == name), key=_place)):
            box = other.shown
            yield Cut(box._replace(width=0) if block.lie == "rows" else box._replace(height=0), (one.name, other.name))


def _place(tile: Tile) -> tuple[float, float]:
    return tile.shown.x, tile.shown.y


def _between_blocks(earlier: Part, later: Part) -> Iterator[Cut]:
    """Where the edges of a block meet sheets that were laid before, or run over them."""
    _, box, _, tiles = later
    for tile in tiles:
        for edge in _edges(tile.shown, box):
            for other in earlier[-1]:
                if line := along(edge, other.shown):
                    one, two = sorted((tile, other), key=_place)
                    yield Cut(line, (one.name, two.name))


def _edges(shown: Rect, box: Rect) -> Iterator[Rect]:
    """The edges of a sheet that are edges of its block too."""
    for x, at in ((shown.x, box.x), (shown.right, box.right)):
        if abs(x - at) < SLACK:
            yield Rect(x, shown.y, 0, shown.height)
    for y, at in ((shown.y, box.y), (shown.bottom, box.bottom)):
        if abs(y - at) < SLACK:
            yield Rect(shown.x, y, shown.width, 0)


def along(edge: Rect, box: Rect) -> Rect | None:
    """What of an edge lies in a box or along its border."""
    if edge.height:
        start, end = max(edge.y, box.y), min(edge.bottom, box.bottom)
        is_there = box.x - SLACK < edge.x < box.right + SLACK and end - start > SLACK
        return Rect(edge.x, start, 0, end - start) if is_there else None
    start, end = max(edge.x, box.x), min(edge.right, box.right)
    is_there = box.y - SLACK < edge.y < box.bottom + SLACK and end - start > SLACK
    return Rect(start, edge.y, end - start, 0) if is_there else None


def _seen(line: Rect, covered: Rect | None) -> Iterator[Rect]:
    """What of a seam is not below sheets that are laid on it later."""
    below = along(line, covered) if covered else None
    if below is None:
        yield line
    elif line.height:
        pieces = line._replace(height=below.y - line.y), line._replace(y=below.bottom, height=line.bottom - below.bottom)
        yield from (piece for piece in pieces if piece.height > SLACK)
    else:
        pieces = line._replace(width=below.x - line.x), line._replace(x=below.right, width=line.right - below.right)
        yield from (piece for piece in pieces if piece.width > SLACK)
