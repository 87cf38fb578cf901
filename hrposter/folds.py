"""Folds: which page stands where on a flat sheet, and which way up, so that the folded sheet reads in order.

A page of a folded piece is a panel of the sheet. Panels are numbered in the order in which somebody sees them who
unfolds the sheet. The front of a sheet is its outside; where there is a back, the sheet is turned over its short edge.
All of it for languages that read from the left; the others get the mirror image.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.papers import PAPERS, Paper, System
from hrposter.units import inches, mm, to_mm

FoldName = Literal["half", "trifold", "zfold", "zine", "booklet"]

# How near a fold nothing may stand: a hand folds a millimetre or two beside the line, and toner cracks on it.
CLEAR = mm(4)
# How thick office paper of 80 g/m² is (ISO 534 measures it).
THICKNESS = mm(0.1)
# A narrower panel has no room for a line of words beside its margins.
LEAST_PANEL = mm(50)
# ISO 216 rounds halves down to the millimetre.
_NEAR = mm(1)


@frozen()
class Slot:
    """Where a page stands on a side of a sheet: ``cell`` is its panel, ``turn`` how far it is turned, in degrees.

    ``page`` is counted from 1; None where the panel stays empty. ``creep`` is how far the page is moved to the right, in points.
    """

    page: int | None
    cell: Rect
    turn: Literal[0, 180] = 0
    creep: float = 0.0


@frozen()
class Stroke:
    """A straight line on a side of a sheet, to fold or to cut along, in points."""

    x1: float
    y1: float
    x2: float
    y2: float


@frozen()
class Side:
    """One side of a flat sheet: its panels, and the lines along which it is folded and slit."""

    slots: tuple[Slot, ...]
    folds: tuple[Stroke, ...]
    slits: tuple[Stroke, ...] = ()


@frozen()
class FlatSheet:
    """One sheet of paper before it is folded: its size, its front, and its back where that is printed too."""

    rect: Rect
    sides: tuple[Side, ...]


@frozen()
class _Row:
    """Pages beside each other; ``is_turned``: upside down."""

    pages: tuple[int, ...]
    is_turned: bool = False


@frozen()
class Fold:
    """One way to fold a sheet: the rows of its front and of its back, as they are read when each lies before one.

    ``slit`` are the first column and the one after the last between whose rows the sheet is slit. ``nests``: several sheets lie in one another.
    """

    name: FoldName
    front: tuple[_Row, ...]
    back: tuple[_Row, ...] = ()
    slit: tuple[int, int] | None = None
    nests: bool = False

    @property
    def panels(self) -> int:
        """How many pages one sheet has."""
        return sum(len(row.pages) for row in (*self.front, *self.back))

    @property
    def sides(self) -> tuple[frozenset[int], ...]:
        """The pages of each printed side of one sheet."""
        return tuple(frozenset(page for row in rows for page in row.pages) for rows in (self.front, self.back) if rows)

    def flat(self, paper: Paper) -> Rect:
        """The flat sheet, which lies on its side."""
        return Rect(0, 0, paper.height, paper.width)

    def panel(self, paper: Paper, page: int) -> Rect:
        """The size of a page; the flap that is tucked in is narrower. What is more than one sheet has is as large as on the first."""
        slots = (slot for side in self.sheets(paper, self.panels)[0].sides for slot in side.slots)
        cell = next(slot.cell for slot in slots if slot.page == (page - 1) % self.panels + 1)
        return Rect(0, 0, cell.width, cell.height)

    def refusal(self, paper: Paper) -> str | None:
        """Why a paper cannot be folded like that; None where it can."""
        narrowest = min(self._columns(paper))
        height = self.flat(paper).height / len(self.front)
        if min(narrowest, height) >= LEAST_PANEL:
            return None
        size = f"a panel would be {to_mm(narrowest):.0f} × {to_mm(height):.0f} mm"
        return f"{paper.name} cannot be folded as {self.name}: {size}, and words need {to_mm(LEAST_PANEL):.0f} mm"

    def sheets(self, paper: Paper, pages: int, *, is_rtl: bool = False, thickness: float = THICKNESS) -> tuple[FlatSheet, ...]:
        """The sheets for so many pages, the outermost first; where they are too few, pages before the last stay empty.

        ValueError for more pages than one sheet has, unless sheets nest.
        """
        held = math.ceil(pages / self.panels) * self.panels
        if held > self.panels and not self.nests:
            raise ValueError(f"{pages} pages do not stand on one sheet that is folded as {self.name}; it has {self.panels}")
        flat, columns = self.flat(paper), self._columns(paper)
        found = []
        for depth in range(held // self.panels):
            numbered = _nested(depth, held, pages) if self.nests else _padded(held, pages)
            creep = depth * thickness
            sides = (
                self._side(flat, columns, self.front, numbered, creep),
                self._side(flat, columns[::-1], self.back, numbered, creep),
            )
            sheet = FlatSheet(flat, tuple(side for side in sides if side.slots))
            found.append(_mirrored(sheet) if is_rtl else sheet)
        return tuple(found)

    def _columns(self, paper: Paper) -> tuple[float, ...]:
        """How wide the columns of the front are, in points; they fill the sheet."""
        width, count = self.flat(paper).width, len(self.front[0].pages)
        if self.name != "trifold":
            return (width / count,) * count
        short = _tucked(paper.system)
        full = (width + short) / 3
        return (full - short, full, full)

    def _side(self, flat: Rect, columns: tuple[float, ...], rows: tuple[_Row, ...], numbered: Mapping[int, int | None], creep: float) -> Side:
        height = flat.height / len(rows) if rows else 0.0
        edges = [sum(columns[:count]) for count in range(len(columns) + 1)]
        slots = []
        for row, line in enumerate(rows):
            for page, (left, right) in zip(line.pages, pairwise(edges), strict=True):
                cell = Rect(left, row * height, right - left, height)
                to_spine = creep if cell.right < flat.width else -creep
                slots.append(Slot(numbered[page], cell, 180 if line.is_turned else 0, to_spine))
        return Side(tuple(slots), tuple(self._folds(edges, flat, len(rows))), tuple(self._slits(edges, flat, len(rows))))

    def _folds(self, edges: list[float], flat: Rect, rows: int) -> Iterator[Stroke]:
        """Between columns from edge to edge; between rows where there is no slit."""
        if not rows:
            return
        yield from (Stroke(x, 0, x, flat.height) for x in edges[1:-1])
        for row in range(1, rows):
            y = flat.height * row / rows
            first, last = self.slit or (0, 0)
            yield from (Stroke(left, y, right, y) for left, right in ((edges[0], edges[first]), (edges[last], edges[-1])) if right > left)

    def _slits(self, edges: list[float], flat: Rect, rows: int) -> Iterator[Stroke]:
        if self.slit and rows > 1:
            y = flat.height / rows
            yield Stroke(edges[self.slit[0]], y, edges[self.slit[1]], y)


def _tucked(system: System) -> float:
    """How much narrower the flap is that is tucked in, so that it lies flat: 1/16 in, or 3 mm, as print shops have it."""
    match system:
        case "US":
            return inches(1 / 16)
        case "ISO":
            return mm(3)


def _padded(held: int, pages: int) -> dict[int, int | None]:
    """The page at each of so many places: what is too few is left empty before the last."""
    return {place: place if place < pages else pages if place == held else None for place in range(1, held + 1)}


def _nested(depth: int, held: int, pages: int) -> dict[int, int | None]:
    """The page at each place of the sheet that lies so deep in the others; of four places the outermost sheet has the first two and the last two."""
    places = _padded(held, pages)
    first = 2 * depth
    return {1: places[first + 1], 2: places[first + 2], 3: places[held - first - 1], 4: places[held - first]}


def _mirrored(sheet: FlatSheet) -> FlatSheet:
    """The sheet for languages that read from the right: columns in the other order, each page as it is."""
    flat = sheet.rect
    return FlatSheet(flat, tuple(Side(_slots(side.slots, flat), _strokes(side.folds, flat), _strokes(side.slits, flat)) for side in sheet.sides))


def _slots(slots: Iterable[Slot], flat: Rect) -> tuple[Slot, ...]:
    return tuple(Slot(slot.page, slot.cell.mirrored(flat), slot.turn, -slot.creep) for slot in slots)


def _strokes(strokes: Iterable[Stroke], flat: Rect) -> tuple[Stroke, ...]:
    return tuple(Stroke(flat.right - stroke.x2, stroke.y1, flat.right - stroke.x1, stroke.y2) for stroke in strokes)


# Half and booklet: the back page lies left of the cover. Trifold: the flap 3 is tucked in first, the cover 1 closes over it, so that
# 2 and 3 are seen next, then 4 and 5. Zfold: the cover lies on 6, and 5 goes behind. Zine: the slit parts the middle of the rows.
FOLDS: Mapping[str, Fold] = MappingProxyType(
    {
        fold.name: fold
        for fold in (
            Fold("half", (_Row((4, 1)),), (_Row((2, 3)),)),
            Fold("trifold", (_Row((3, 6, 1)),), (_Row((2, 4, 5)),)),
            Fold("zfold", (_Row((5, 6, 1)),), (_Row((2, 3, 4)),)),
            Fold("zine", (_Row((5, 4, 3, 2), is_turned=True), _Row((6, 7, 8, 1))), slit=(1, 3)),
            Fold("booklet", (_Row((4, 1)),), (_Row((2, 3)),), nests=True),
        )
    }
)


def half_of(paper: Paper) -> Paper | None:
    """The paper that is half of another, give or take a millimetre of its edges; None where there is none."""
    halves = (each for each in PAPERS.values() if abs(each.height - paper.width) < _NEAR and abs(2 * each.width - paper.height) < 2 * _NEAR)
    return next(halves, None)


def blanks(fold: Fold, pages: int) -> int:
    """How many pages stay empty, all of them before the last."""
    return -pages % fold.panels
