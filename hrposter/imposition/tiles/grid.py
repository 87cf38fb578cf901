"""How many sheets a poster takes, which way they lie, and how large it can be on a number of them.

A poster is parted into strips, rows or columns, and each strip into sheets of one orientation. So no more sheets are needed than in a
grid, and fewer where upright and wide sheets together fill it better; and it is still put together strip by strip.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import field, replace
from itertools import combinations
from typing import Literal

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.printer import Printer
from hrposter.imposition.tiles.steps import covering, whole
from hrposter.papers import Paper
from hrposter.units import mm, to_mm

# Cut: both sheets are cut along the seam and stand edge to edge. Glue: one keeps a strip, on which the other lies.
Join = Literal["cut", "glue"]
JOINS: tuple[Join, ...] = ("cut", "glue")
# How sheets lie: in strips, or in whatever way takes the fewest.
Laying = Literal["strips", "fewest"]
LAYINGS: tuple[Laying, ...] = ("strips", "fewest")
# How the strips lie.
Strips = Literal["rows", "columns"]

USUAL_OVERLAP = mm(12.7)
# Of the short edge of what prints: more of it in the overlap, and little is left of a sheet.
_MOST_OVERLAP = 0.4
# Sheets of one poster: nobody puts more together.
_MOST_SHEETS = 200
# Of one set of strips so many orders are tried.
_MOST_ORDERS = 10
_SLACK = 1e-6


@frozen()
class Tiling:
    """What was asked for: the paper, how much of the poster two neighbours both show (points), how they are joined, the most sheets, how they lie."""

    paper: Paper
    overlap: float = USUAL_OVERLAP
    join: Join = "cut"
    most: int | None = None
    printer: Printer = field(default_factory=Printer)
    laying: Laying = "strips"


@frozen()
class Strip:
    """Sheets of one orientation side by side: how many, the sheet, and what prints of it."""

    count: int
    sheet: Rect
    area: Rect


@frozen()
class Arrangement:
    """The strips of a poster from its top or its left, and its scale on them."""

    lie: Strips
    strips: tuple[Strip, ...]
    scale: float

    @property
    def count(self) -> int:
        """How many sheets the poster takes."""
        return sum(strip.count for strip in self.strips)

    @property
    def is_even(self) -> bool:
        """Whether all sheets lie the same way."""
        return len({strip.sheet for strip in self.strips}) == 1


def overlap_of(points: float, paper: Paper, printer: Printer) -> float:
    """The overlap, if tiles of that paper can have it; ValueError says what is possible."""
    least = max(printer.left, printer.right, printer.top, printer.bottom)
    area = printer.printable(Rect(0, 0, paper.width, paper.height))
    most = area.short_edge * _MOST_OVERLAP
    if points < least - _SLACK:
        fact = f"an overlap of {to_mm(points):.4g} mm is less than the {to_mm(least):.4g} mm that the printer leaves blank: no marks fit into it"
        raise ValueError(f"{fact}; use --overlap {math.ceil(to_mm(least) * 100) / 100:.4g}mm or more")
    if points > most:
        fact = f"an overlap of {to_mm(points):.4g} mm leaves too little of {paper.name}"
        raise ValueError(f"{fact}; use --overlap {math.floor(to_mm(most))}mm or less, or a larger paper")
    return points


def arrangements(poster: Rect, tiling: Tiling) -> tuple[Arrangement, ...]:
    """The ways to part the poster, or as much of its size as goes on the most sheets, on no more of them than a plain grid takes.

    Strips of both orientations stand there in several orders. ValueError where there are too many sheets.
    """
    scale = 1.0 if tiling.most is None else _largest(poster, tiling, tiling.most)
    found = tuple(_parted(poster, tiling, scale))
    fewest = min(way.count for way in found)
    if fewest > _MOST_SHEETS:
        raise ValueError(f"the poster takes {fewest} sheets of {tiling.paper.name}; use a larger paper, or --max-sheets {_MOST_SHEETS} or fewer")
    grid = min(way.count for way in found if way.is_even)
    most = grid if tiling.most is None else min(grid, max(tiling.most, fewest))
    return tuple(Arrangement(way.lie, strips, scale) for way in found if way.count <= most for strips in _orders(way.strips))


def roomier(poster: Rect, tiling: Tiling) -> tuple[Arrangement, ...]:
    """Ways to part a poster of that very size that may take more sheets than a grid: with a sheet more in every strip, or with a strip more."""
    found = []
    for way in _parted(poster, tiling, 1.0):
        longer = tuple(replace(strip, count=strip.count + 1) for strip in way.strips)
        found += [way, replace(way, strips=longer), replace(way, strips=(*way.strips, way.strips[-1]))]
    return tuple(found)


def _orders(strips: tuple[Strip, ...]) -> Iterator[tuple[Strip, ...]]:
    """The strips in every order; where there are very many, those that lie the same way stay together."""
    first, last = strips[0], strips[-1]
    count, of_first = len(strips), strips.count(strips[0])
    if math.comb(count, of_first) > _MOST_ORDERS:
        yield from (strips, strips[::-1])
        return
    for places in combinations(range(count), of_first):
        yield tuple(first if place in places else last for place in range(count))


def _largest(poster: Rect, tiling: Tiling, most: int) -> float:
    """The largest whole percentage, up to 100, at which the poster takes no more than so many sheets."""
    for percent in range(100, 0, -1):
        if min(way.count for way in _parted(poster, tiling, percent / 100)) <= most:
            return percent / 100
    raise AssertionError("a poster at 1 % fits every sheet")


def _parted(poster: Rect, tiling: Tiling, scale: float) -> Iterator[Arrangement]:
    """Rows and columns with each number of strips of upright sheets, and the wide ones that fill the rest."""
    paper = tiling.paper
    sheets = (Rect(0, 0, paper.width, paper.height), Rect(0, 0, paper.height, paper.width))
    areas = tuple(tiling.printer.printable(sheet) for sheet in sheets)
    wide, high = poster.width * scale, poster.height * scale
    ways: tuple[tuple[Strips, float, float, tuple[float, ...], tuple[float, ...]], ...] = (
        ("rows", wide, high, tuple(area.width for area in areas), tuple(area.height for area in areas)),
        ("columns", high, wide, tuple(area.height for area in areas), tuple(area.width for area in areas)),
    )
    for lie, along, across, lengths, depths in ways:
        upright, turned = (
            Strip(_needed(along, length, tiling.overlap), sheet, area) for length, sheet, area in zip(lengths, sheets, areas, strict=True)
        )
        shared = whole(tiling.overlap)
        for uprights in range(_needed(across, depths[0], tiling.overlap) + 1):
            rest = covering(across) - uprights * (whole(depths[0]) - shared)
            wides = _reaching(rest, whole(depths[1]), shared) if rest > shared or not uprights else 0
            yield Arrangement(lie, (upright,) * uprights + (turned,) * wides, scale)


def _needed(length: float, printed: float, overlap: float) -> int:
    """How many sheets reach so far: n of them reach n times the printed length, less what each seam shows twice."""
    return _reaching(covering(length), whole(printed), whole(overlap))


def _reaching(length: int, printed: int, shared: int) -> int:
    """The same in steps, as seams are: a step too little in points would leave no place for one."""
    return max(1, math.ceil((length - shared) / (printed - shared)))
