"""How few sheets a poster takes when upright and wide ones stand in its four corners, and turn about its middle like the sails of a windmill.

Overlaps are taken off first: a poster is as long as it is without one overlap, a sheet reaches as far as it prints without one, and
sheets then simply lie side by side. The corners, and what they leave open in the middle, are after m69's answer at
https://stackoverflow.com/questions/39306507, which plakativ follows too; here every corner may lie either way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Literal, NamedTuple

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.steps import covering, whole

# How corners meet, the easiest to put together first: in two columns; around sheets in the middle; or the second or the fourth lies over the other.
Meeting = Literal["columns", "middle", "overlap"]
MEETINGS: tuple[Meeting, ...] = ("columns", "middle", "overlap")

# Mirrored windmills with columns or a middle are others that are not.
_MIRRORED: Mapping[Meeting, tuple[bool, ...]] = {"columns": (False,), "middle": (False,), "overlap": (False, True)}

# Of the windmills with the fewest sheets so many are looked at.
_MOST = 24
# Where strips take more sheets than that nothing is looked for: corners could be of too many sizes, and nobody wants such a puzzle.
_MOST_SHEETS = 30


class Field(NamedTuple):
    """Sheets of one orientation in columns and rows; how far each reaches in the two directions without an overlap, in steps."""

    columns: int
    rows: int
    is_upright: bool
    reach: tuple[int, int]

    def over(self, wide: int, high: int) -> Field:
        """As many such sheets as reach so far."""
        return Field(max(1, -(-wide // self.reach[0])), max(1, -(-high // self.reach[1])), self.is_upright, self.reach)

    def of(self, columns: int, rows: int) -> Field:
        """So many such sheets."""
        return Field(columns, rows, self.is_upright, self.reach)

    def turned(self) -> Field:
        """The same with rows for columns."""
        return Field(self.rows, self.columns, self.is_upright, self.reach[::-1])

    @property
    def width(self) -> int:
        """How far they reach together from left to right."""
        return self.columns * self.reach[0]

    @property
    def height(self) -> int:
        """How far they reach together from the top down."""
        return self.rows * self.reach[1]

    @property
    def sheets(self) -> int:
        """How many they are."""
        return self.columns * self.rows


Corners = tuple[Field, Field, Field, Field]


@frozen()
class Windmill:
    """Fields in the corners of a poster, from the top left on clockwise, how they meet, and the field in their middle, if there is one.

    ``is_turned``: all of that with rows for columns; ``is_mirrored``: then from the top right on, the other way round. ``scale`` is that
    of the poster.
    """

    corners: Corners
    meeting: Meeting
    middle: Field | None
    is_turned: bool
    is_mirrored: bool
    scale: float

    @property
    def order(self) -> tuple[int, ...]:
        """In which order corners (0 to 3) and middle (4) are put together: the first where reading begins, each beside or over those before it."""
        match self.meeting:
            case "columns":
                return 0, 3, 1, 2
            case "middle":
                return 0, 1, 4, 3, 2
            case "overlap" if not self.is_mirrored:
                return 0, 3, 2, 1
            case "overlap":
                return (3, 0, 2, 1) if self.is_turned else (1, 0, 2, 3)

    @property
    def count(self) -> int:
        """How many sheets the poster takes."""
        return sum(field.sheets for field in self.corners) + (self.middle.sheets if self.middle else 0)


def windmills(poster: Rect, tiling: Tiling, scale: float, below: int) -> tuple[Windmill, ...]:
    """Those with the fewest sheets that are the easiest to put together, if they take fewer than ``below``; the poster is taken at its scale."""
    overlap, paper = whole(tiling.overlap), tiling.paper
    areas = [tiling.printer.printable(sheet) for sheet in (Rect(0, 0, paper.width, paper.height), Rect(0, 0, paper.height, paper.width))]
    lying = tuple(Field(1, 1, number == 0, (whole(area.width) - overlap, whole(area.height) - overlap)) for number, area in enumerate(areas))
    wide, high = covering(poster.width * scale) - overlap, covering(poster.height * scale) - overlap
    if below > _MOST_SHEETS or wide * high > (below - 1) * max(field.width * field.height for field in lying):
        return ()
    found: list[Windmill] = []
    for is_turned in (False, True):
        fields = tuple(field.turned() for field in lying) if is_turned else lying
        size = (high, wide) if is_turned else (wide, high)
        for corners in _corners(size, fields, below - 1):
            for meeting, middle in _meetings(corners, size, fields):
                found += [Windmill(corners, meeting, middle, is_turned, each, scale) for each in _MIRRORED[meeting]]
    ranks = {mill: (mill.count, MEETINGS.index(mill.meeting)) for mill in found if mill.count < below}
    best = min(ranks.values(), default=None)
    return tuple(mill for mill, rank in ranks.items() if rank == best)[:_MOST]


def _corners(size: tuple[int, int], lying: tuple[Field, ...], most: int) -> Iterator[Corners]:
    """Fields that meet along all edges of a poster, of no more than so many sheets: what one leaves of an edge, the next reaches over."""
    wide, high = size
    for one, two in product(_within(lying, wide, high), lying):
        beside = two.over(wide - one.width, high)
        for rows in range(1, beside.rows):
            second = beside.of(beside.columns, rows)
            if one.sheets + second.sheets + 2 > most:
                break
            rest = most - one.sheets - second.sheets
            for three, four in product(lying, lying):
                yield from (
                    (one, second, *last) for last in _last(three.over(wide, high - second.height), four.over(0, high - one.height), wide, rest)
                )


def _last(three: Field, four: Field, wide: int, most: int) -> Iterator[tuple[Field, Field]]:
    """The corners at the foot, in their rows, of no more than so many sheets: the third with each number of columns, the fourth over the rest."""
    for columns in range(1, three.columns):
        if columns * three.rows + four.rows > most:
            return
        beside = max(1, -(-(wide - columns * three.reach[0]) // four.reach[0]))
        if columns * three.rows + beside * four.rows <= most:
            yield three.of(columns, three.rows), four.of(beside, four.rows)


def _within(lying: tuple[Field, ...], wide: int, high: int) -> Iterator[Field]:
    """Fields that leave something of both edges."""
    for field in lying:
        most = field.over(wide, high)
        yield from (field.of(columns, rows) for columns in range(1, most.columns) for rows in range(1, most.rows))


def _meetings(corners: Corners, size: tuple[int, int], lying: tuple[Field, ...]) -> Iterator[tuple[Meeting, Field | None]]:
    """How corners can meet, and what the middle between them needs; nothing where only rows would do, which is the poster turned."""
    one, two, three, four = corners
    if size[0] - min(two.width, three.width) <= min(one.width, four.width):
        yield "columns", None
        return
    across = size[0] - one.width - three.width
    if across <= 0:
        return
    down = size[1] - two.height - four.height
    if down > 0:
        yield from (("middle", field.over(across, down)) for field in lying)
    elif size[1] - one.height - three.height > 0:
        yield "overlap", None
