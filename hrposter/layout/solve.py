"""The box of every region of a page, at given sizes of its styles: rows as high as their words, shares of what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hrposter.display import Ink
from hrposter.frozen import frozen
from hrposter.geometry import Rect, union
from hrposter.layout.block import Block, Limit, Sizes
from hrposter.layout.grid import area, cell_span, starts, track_sizes
from hrposter.layout.seats import Seat, seats
from hrposter.memo import Alike, Same
from hrposter.poster import Poster
from hrposter.spec.regions import Region, Side
from hrposter.spec.theme import Surface
from hrposter.units import Absolute, Auto, Fraction, Percent, Track, points

# Where the columns start, and how wide they are.
Columns: TypeAlias = tuple[list[float], list[float]]

# Rounding of sums, in points.
_SLACK = 0.01
# What is left of the space between rows where nothing else gives way any more.
_CLOSE = 0.4


@frozen()
class Part:
    """A region with its block and the surface that its words stand on."""

    region: Region
    block: Block
    surface: Surface


@frozen()
class Placed:
    """A part in its place: ``cell`` is its area, ``box`` is for its content, ``ground`` for its own surface, if it has one."""

    part: Part
    cell: Rect
    box: Rect
    ground: Rect | None


@frozen()
class Fitted:
    """The size of a style on this page, what the theme wanted, and why it is smaller (None if it is not).

    ``cuts_headline``: even so a word of a headline stands on two lines.
    """

    size: float
    wanted: float
    reason: str | None
    cuts_headline: bool = False


@frozen()
class Forme:
    """One page before a mark is made: its composition, and what stands where."""

    poster: Poster
    placed: tuple[Placed, ...]
    backdrops: tuple[tuple[Rect, Ink], ...]


@frozen()
class Solution:
    """All that is known before a mark is made: the size of every style, and each page."""

    fitted: Mapping[str, Fitted]
    formes: tuple[Forme, ...]

    @property
    def cuts_headline(self) -> bool:
        """Whether a word of a headline stands on two lines."""
        return any(fitted.cuts_headline for fitted in self.fitted.values())

    @property
    def sizes(self) -> Sizes:
        """The size of each style in points."""
        return {name: fitted.size for name, fitted in self.fitted.items()}

    @property
    def placed(self) -> tuple[Placed, ...]:
        """What stands where, page after page."""
        return tuple(placed for forme in self.formes for placed in forme.placed)


class _Measured(NamedTuple):
    """The lengths of the rows of a page, and the heights of what is not flexible on it, by the names of their regions; in points."""

    rows: list[float]
    heights: Mapping[str, float]


@frozen()
class Solver:
    """One poster's parts on its grid: ``columns`` are where they start and how wide they are, ``gaps`` what stands before each row, in points.

    ``known`` is what was measured at some sizes.
    """

    poster: Poster
    parts: tuple[Part, ...]
    columns: Columns
    rows: tuple[Track, ...]
    collapsed: frozenset[int]
    gap: float
    gaps: list[float]
    seats: Mapping[str, Seat]
    page: Rect
    short_edge: float
    known: dict[object, _Measured] = field(default_factory=dict, compare=False)

    def with_parts(self, parts: tuple[Part, ...]) -> Solver:
        """The same page with other parts in the same regions."""
        return replace(self, parts=parts, known={})

    def tight(self) -> Solver:
        """The same page where the shares of the grid make do with their worst."""
        rows = self.poster.arrangement.grid.rows
        return replace(self, rows=tuple(replace(row, least=row.worst) if isinstance(row, Fraction) else row for row in rows), known={})

    def close(self) -> Solver:
        """The same page with less space between its rows."""
        gap = self.gap * _CLOSE
        return replace(self, gap=gap, gaps=_gaps(len(self.rows), self.collapsed, gap), known={})

    def limits(self) -> Iterator[Limit]:
        """How large each setting allows its style to be."""
        for part in self.parts:
            yield from part.block.limits(self.width(part.region))

    def forme(self, sizes: Sizes) -> Forme:
        """All in its place at those sizes."""
        found = self._measured(sizes)
        rows = (starts(found.rows, self.gaps, self.page.y), found.rows)
        placed = tuple([self._place(part, rows, found, sizes) for part in self.parts])
        return Forme(self.poster, placed, self._backdrops(placed))

    def like(self, forme: Forme) -> Forme:
        """All in the places that parts which are like them have in ``forme``."""
        pairs = zip(self.parts, forme.placed, strict=True)
        return Forme(self.poster, tuple([Placed(part, known.cell, known.box, known.ground) for part, known in pairs]), forme.backdrops)

    def has_share(self, region: Region) -> bool:
        """Whether a region stands in a row that is a share of the page."""
        seat = self.seats[region.name]
        return any(isinstance(row, Fraction) for row in self.rows[seat.top : seat.bottom + 1])

    # ------------------------------------------------------------ rows

    def excess(self, sizes: Sizes) -> float:
        """By how many points the page is too high at those sizes; negative where there is room."""
        return sum(self._measured(sizes).rows) + sum(self.gaps) - self.page.height

    def _measured(self, sizes: Sizes) -> _Measured:
        """The rows at those sizes, and what stands in them: once for all that ask."""
        asked = tuple(sizes.items())
        found = self.known.get(asked)
        if found is None:
            heights = {part.region.name: part.block.height(self.width(part.region), sizes) for part in self.parts if not part.block.is_flexible}
            rows = track_sizes(self.rows, self.page.height, sum(self.gaps), self.short_edge, self._needs(heights))
            found = self.known[asked] = _Measured(rows, heights)
        return found

    def _needs(self, heights: Mapping[str, float]) -> list[float]:
        """What each row needs for the regions that stand in it alone, then for those that span several."""
        needs = [0.0] * len(self.rows)
        spanning = []
        for name, height in heights.items():
            seat = self.seats[name]
            need = seat.around + height
            if seat.top == seat.bottom:
                needs[seat.top] = max(needs[seat.top], need)
            else:
                spanning.append((seat.top, seat.bottom, need))
        for top, bottom, need in spanning:
            self._stretch(needs, top, bottom, need)
        return needs

    def _stretch(self, needs: list[float], top: int, bottom: int, need: float) -> None:
        """Let the rows from ``top`` to ``bottom`` hold ``need`` together: the shares in it grow, or the last row."""
        tracks, short = self.rows, self.short_edge
        held = sum(needs[row] if isinstance(tracks[row], (Auto, Fraction)) else _length(tracks[row], short) for row in range(top, bottom + 1))
        lacking = need - held - sum(self.gaps[top + 1 : bottom + 1])
        if lacking <= 0:
            return
        shares = [row for row in range(top, bottom + 1) if isinstance(tracks[row], Fraction)] or [bottom]
        for row in shares:
            needs[row] += lacking / len(shares)

    # ------------------------------------------------------------ regions

    def width(self, region: Region) -> float:
        """The width for the words of a region."""
        return self.seats[region.name].width

    def _place(self, part: Part, rows: tuple[list[float], list[float]], found: _Measured, sizes: Sizes) -> Placed:
        seat = self.seats[part.region.name]
        cell = area((seat.top, seat.bottom, seat.left, seat.right), self.columns, rows)
        above = seat.above
        lower = Rect(cell.x, cell.y + above, cell.width, cell.height - above)
        ground = self._bled(lower, part.region.bleed, part.region.meet) if part.region.surface else None
        box = self._inner(part, lower, found, sizes)
        return Placed(part, self._turned(cell), self._turned(box), self._turned(ground) if ground else None)

    def _turned(self, box: Rect) -> Rect:
        """The box where the language reads it: mirrored when that is from the right."""
        return box.mirrored(self.poster.frame) if self.poster.language.is_rtl else box

    def _inner(self, part: Part, cell: Rect, found: _Measured, sizes: Sizes) -> Rect:
        """The box for the content, before mirroring: start is left."""
        region = part.region
        if region.surface is None:
            cell = self._bled(cell, region.bleed, region.meet)
        seat = self.seats[region.name]
        start, end, top, bottom = (seat.pads[side] for side in ("start", "end", "top", "bottom"))
        inner = Rect(cell.x + start, cell.y + top, cell.width - start - end, cell.height - top - bottom)
        if part.block.fills_height:
            return inner
        is_measured = inner.width == seat.width and region.name in found.heights
        height = found.heights[region.name] if is_measured else part.block.height(inner.width, sizes)
        share = {"start": 0.0, "center": 0.5, "end": 1.0}[region.valign]
        return Rect(inner.x, inner.y + (inner.height - height) * share, inner.width, height)

    def _bled(self, cell: Rect, bleed: frozenset[Side], meet: frozenset[Side]) -> Rect:
        """The cell grown to the edges of the frame, and over the gaps, before mirroring."""
        if not bleed and not meet:
            return cell
        frame = self.poster.frame
        left, right, top, bottom = (self.gap if side in meet else 0.0 for side in ("start", "end", "top", "bottom"))
        if "bottom" in meet and cell.bottom > self.page.bottom - self.gap - _SLACK:
            bleed |= {"bottom"}  # what it would meet below has collapsed
        x, edge_x = frame.x if "start" in bleed else cell.x - left, frame.right if "end" in bleed else cell.right + right
        y, edge_y = frame.y if "top" in bleed else cell.y - top, frame.bottom if "bottom" in bleed else cell.bottom + bottom
        return Rect(x, y, edge_x - x, edge_y - y)

    def _backdrops(self, placed: tuple[Placed, ...]) -> tuple[tuple[Rect, Ink], ...]:
        """Surfaces behind several regions, a gap wider than they are, so that they meet what is beside them."""
        found = []
        for backdrop in self.poster.arrangement.backdrops:
            cells = [self._turned(item.cell) for item in placed if item.part.region.name in backdrop.behind]
            if cells:
                grown = self._bled(union(cells).inset(-self.gap), backdrop.bleed, frozenset())
                found.append((self._turned(grown), self.poster.surface(backdrop.surface).fill))
        return tuple(found)


def solver(poster: Poster, parts: tuple[Part, ...], like: Solver | None = None) -> Solver:
    """The solver for a poster's parts: columns are known, rows are not; rows and what stands between them are those of ``like``, if it is given."""
    page = Alike((Same(poster.arrangement), Same(poster.theme), Same(poster.job.profile), poster.sheet), poster)
    columns, collapsed, seated, gap = _seated(page, tuple([Same(part.region) for part in parts]))
    rows, between = (like.rows, like.gap) if like else (poster.arrangement.grid.rows, gap)
    gaps = _gaps(len(rows), collapsed, between)
    return Solver(poster, parts, columns, rows, collapsed, between, gaps, seated, poster.content_box, poster.frame.short_edge)


@lru_cache(maxsize=256)
def _seated(page: Alike[Poster], regions: tuple[Same[Region], ...]) -> tuple[Columns, frozenset[int], Mapping[str, Seat], float]:
    """The columns of a page, the rows with nothing in them, the seats of its regions, and what stands between them: nothing of it is a clinic's."""
    poster, shown = page.value, [region.value for region in regions]
    grid, box = poster.arrangement.grid, poster.content_box
    gap = poster.length(poster.arrangement.gap)
    count = len(grid.columns)
    sizes = track_sizes(grid.columns, box.width, gap * (count - 1), poster.frame.short_edge, [0.0] * count)
    columns = (starts(sizes, [0.0, *[gap] * (count - 1)], box.x), sizes)
    collapsed = _collapsed(poster, shown)
    return columns, collapsed, seats(poster, shown, columns, collapsed), gap


def _gaps(count: int, collapsed: frozenset[int], gap: float) -> list[float]:
    """The gap before each row; rows that collapse, and the first, have none."""
    kept = [row for row in range(count) if row not in collapsed]
    return [gap if row in kept[1:] else 0.0 for row in range(count)]


def _collapsed(poster: Poster, regions: Iterable[Region]) -> frozenset[int]:
    """Rows that are as long as their content and have none: a detail that was not given leaves no hole."""
    areas, rows = poster.arrangement.grid.areas, poster.arrangement.grid.rows
    alone = set()
    for region in regions:
        top, bottom, _, _ = cell_span(areas, region.name)
        if top == bottom:
            alone.add(top)
    return frozenset(row for row, track in enumerate(rows) if isinstance(track, Auto) and row not in alone)


def _length(track: Track, short_edge: float) -> float:
    return points(track, short_edge) if isinstance(track, (Absolute, Percent)) else 0.0
