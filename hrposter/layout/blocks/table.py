"""A table of two columns: rows that are never cut, in columns that go on from page to page, each below the head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from hrposter.diagnostics import Span
from hrposter.display import END, Begin, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Flowing, Limit, Sizes, start_x
from hrposter.layout.blocks.rows import Cell, Group, Inks, Row, Strip
from hrposter.layout.drawings import icon
from hrposter.layout.flow import TOP, Galley, Place
from hrposter.layout.setting import Typesetter
from hrposter.spec.content import Entry
from hrposter.spec.table import GROUP, TableBlock
from hrposter.spec.theme import Surface
from hrposter.spec.words import Message

# In ems of the cells: the space between columns of a table that is cut, and the most that spare height adds to one row.
_ALLEY, _MOST_SPARE = 2.6, 1.3
# How much higher columns may be so that no group is cut between those of a page, and between pages.
_KEPT_WHOLE, _KEPT_ON_A_PAGE = 1.1, 1.3
_SLACK = 0.01


@frozen()
class Table:
    """Rows from ``start`` on below the head, in ``columns`` columns, ``alley`` points apart, on ``pages`` pages from this one on.

    One that ``goes_on`` fills its area, and what is left stands on a later page. Height that is left over is shared among the rows. ``ease``: see
    Flowing.evened.
    """

    key: str
    head: Row
    rows: tuple[Row | Group, ...]
    columns: int
    alley: float
    is_rtl: bool
    pages: int
    start: Place = TOP
    goes_on: bool = False
    ease: float | None = None
    fills_height: bool = True

    @property
    def is_flexible(self) -> bool:
        """Whether it needs no height of its own: it goes on elsewhere."""
        return self.goes_on

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be."""
        for row in (self.head, *self.rows):
            yield from row.limits(self.column(width))

    def column(self, width: float) -> float:
        """The width of a column of the whole table in points."""
        return (width - (self.columns - 1) * self.alley) / self.columns

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands in level columns."""
        return self._head(self.column(width), sizes) + self._highest(self._galley(width, sizes), self._level(width, sizes))

    def going_on(self, width: float, after: Flowing, later: float) -> Table:
        """The same, whose rest stands in ``after``."""
        return replace(self, goes_on=True)

    def begun(self, place: Place) -> Table:
        """The same from a row on."""
        return replace(self, start=place)

    def evened(self, ease: float) -> Table:
        """The same, on pages that are about level."""
        return replace(self, ease=ease)

    def rest(self, box: Rect, sizes: Sizes) -> Place | None:
        """The row that it goes on with after its area; None where it ends there."""
        end = self._cut(box.width, box.height, sizes)[-1][1]
        return Place(end, 0) if end < len(self.rows) else None

    def beyond(self, width: float, height: float, sizes: Sizes) -> tuple[int, Span, str]:
        """How many lines do not fit in that height; where the first of them stand, and the words there."""
        galley, room = self._galley(width, sizes), height - self._head(self.column(width), sizes)
        left = self.rows[min(galley.fill(self.start.entry, room, self.columns)[-1][1], len(self.rows) - 1) :]
        settings = [setting for row in left for setting in row.settings]
        column = self.column(width)
        lines = sum(setting.count(column if len(settings) == 1 else column / 2, sizes[setting.style.type.name]) for setting in settings)
        return lines, settings[0].source, settings[0].paragraph.text

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The columns, one after the other; the table stays one element, and only its first head is read."""
        width, cut = self.column(box.width), self._cut(box.width, box.height, sizes)
        spare = self._spare(box, cut, sizes)
        for number, (first, last) in enumerate(cut):
            if first == last:
                continue
            column = Rect(start_x(box, number * (width + self.alley), width, is_rtl=self.is_rtl), box.y, width, box.height)
            yield Begin("Table", whole=f"table.{self.key}")
            yield from self._column(column, first, last, spare, sizes)
            yield END

    def _column(self, box: Rect, first: int, last: int, spare: float, sizes: Sizes) -> Iterator[Item]:
        """The head, and rows ``spare`` points higher than they need to be."""
        y = box.y + self._head(box.width, sizes)
        yield from self.head.paint(box._replace(height=y - box.y), sizes, is_ruled=False, is_decoration=first > 0)
        for place in range(first, last):
            row = self.rows[place]
            y += self._above(place, sizes) if place > first else 0.0
            stand = Rect(box.x, y, box.width, row.height(box.width, sizes) + (spare if isinstance(row, Row) else 0.0))
            yield from row.paint(stand, sizes) if isinstance(row, Group) else row.paint(stand, sizes, is_ruled=place > first)
            y = stand.bottom

    def matter(self) -> Iterator[Strip]:
        """The same for a column of large type: cells one below the other, and each row with the head or the title above it."""
        held: tuple[Row | Group, ...] = (replace(self.head, is_stacked=True),)
        for row in self.rows:
            held = (*held, replace(row, is_stacked=True) if isinstance(row, Row) else row)
            if isinstance(row, Row):
                yield Strip(held)
                held = ()

    # ------------------------------------------------------------ columns

    def _cut(self, width: float, height: float, sizes: Sizes) -> tuple[tuple[int, int], ...]:
        """The rows of each column: level where all that is left fits, else as many as there is room for."""
        galley, room = self._galley(width, sizes), height - self._head(self.column(width), sizes)
        level = self._level(width, sizes)
        if not self.goes_on or self._highest(galley, level) <= room + _SLACK:
            return level
        if self.ease is None:
            return galley.fill(self.start.entry, room, self.columns)
        even, high = self._levelled(galley, self.columns * self.pages, _KEPT_ON_A_PAGE)
        return even.fill(self.start.entry, min(room, self.ease * high), self.columns)

    def _level(self, width: float, sizes: Sizes) -> tuple[tuple[int, int], ...]:
        """All that is left in columns that are level."""
        galley, _ = self._levelled(self._galley(width, sizes), self.columns, _KEPT_WHOLE)
        return galley.level(self.start.entry, self.columns)

    def _levelled(self, galley: Galley, count: int, most: float) -> tuple[Galley, float]:
        """The galley as it is cut into ``count`` level columns, and how high the highest is; between groups alone where that is not much higher."""
        bounds = tuple(cut for cut in galley.cuts if cut == len(self.rows) or isinstance(self.rows[cut], Group))
        whole, anywhere = ((each, each.level_height(self.start.entry, count)) for each in (replace(galley, cuts=bounds), galley))
        return whole if whole[1] <= most * anywhere[1] + _SLACK else anywhere

    @staticmethod
    def _highest(galley: Galley, cut: tuple[tuple[int, int], ...]) -> float:
        return max(galley.height(*column) for column in cut)

    def _galley(self, width: float, sizes: Sizes) -> Galley:
        """All rows one below the other; no column ends with the title of a group."""
        column, foot = self.column(width), 0.0
        tops, bottoms = [], []
        for place, row in enumerate(self.rows):
            tops.append(foot + self._above(place, sizes))
            foot = tops[-1] + row.height(column, sizes)
            bottoms.append(foot)
        cuts = tuple(place for place in range(1, len(self.rows) + 1) if not isinstance(self.rows[place - 1], Group))
        return Galley(tuple(tops), tuple(bottoms), cuts, cuts)

    def _spare(self, box: Rect, cut: tuple[tuple[int, int], ...], sizes: Sizes) -> float:
        """How much higher each row is where there is height left over."""
        galley = self._galley(box.width, sizes)
        first, last = max(cut, key=lambda column: galley.height(*column))
        count = sum(isinstance(row, Row) for row in self.rows[first:last])
        left = box.height - self._head(self.column(box.width), sizes) - galley.height(first, last)
        return min(max(left, 0.0) / count, _MOST_SPARE * self._size(sizes)) if count else 0.0

    def _head(self, column: float, sizes: Sizes) -> float:
        return self.head.height(column, sizes)

    def _above(self, place: int, sizes: Sizes) -> float:
        row = self.rows[place]
        return row.after_row(sizes) if isinstance(row, Group) and place > 0 else 0.0

    def _size(self, sizes: Sizes) -> float:
        return sizes[self.head.cells[0].words.style.type.name]


def table(spec: TableBlock, surface: Surface, setter: Typesetter) -> Table | None:
    """The rows whose placeholders are all filled; None where there are none, or where a detail in the head is not given."""
    writer = _Writer(spec, surface, setter)
    head, rows = writer.head(), tuple(writer.rows())
    # The title of a group whose rows are all incomplete goes with them.
    rows = tuple(row for row, after in zip_longest(rows, rows[1:]) if isinstance(row, Row) or isinstance(after, Row))
    if head is None or not rows:
        return None
    poster = setter.poster
    alley, pages = _ALLEY * poster.styles[spec.style].size, poster.pages - poster.page + 1
    return Table(spec.key, head, rows, spec.columns, alley, poster.language.is_rtl, pages)


@frozen()
class _Writer:
    """Turns entries of a language file into rows."""

    spec: TableBlock
    surface: Surface
    setter: Typesetter

    def head(self) -> Row | None:
        """The words above the two columns; None where a detail in them is not given."""
        cells = [self._cell(self.setter.poster.message(key), number, self.surface, is_strong=True) for number, key in enumerate(self.spec.head)]
        return self._row(cells, self.surface, is_head=True)

    def rows(self) -> Iterator[Row | Group]:
        """Groups and rows in order; those that are not complete are left out."""
        number = 0
        for entry in self.setter.poster.entries(self.spec.key):
            row = self._group(entry[GROUP]) if GROUP in entry else self._pair(entry, self._ground(number))
            number = 0 if GROUP in entry else number + (row is not None)
            yield from (row,) if row else ()

    def _ground(self, number: int) -> Surface:
        """What a row of a group stands on."""
        return self.setter.poster.surface(self.spec.band) if self._is_banded and self.spec.band and number % 2 else self.surface

    def _group(self, title: Message) -> Group | None:
        copy = self.setter.poster.copy(title)
        return Group(self.setter.set(copy, self.spec.heading, self.surface, title.span, is_balanced=True)) if copy else None

    def _pair(self, entry: Entry, ground: Surface) -> Row | None:
        cells = [self._cell(entry[name], number, ground, is_strong=number == 0) for number, name in enumerate(self.spec.cells)]
        below = entry[self.spec.below] if self.spec.below else None
        copy = self.setter.poster.copy(below) if below else None
        if cells[1] and below and copy:
            cells[1] = replace(cells[1], below=self.setter.set(copy, self.spec.detail, ground, below.span))
        return self._row(cells, ground)

    def _cell(self, message: Message, number: int, ground: Surface, *, is_strong: bool) -> Cell | None:
        """The words of one column; those of the first are strong."""
        copy = self.setter.poster.copy(message)
        if copy is None:
            return None
        own = replace(ground, inks={**ground.inks, "text": ground.inks["heading"]}) if is_strong else ground
        words = tuple(fragment._replace(is_strong=True) for fragment in copy) if is_strong else copy
        mark = icon(self.setter.poster, self.spec.icons[number]) if self.spec.icons else None
        return Cell(self.setter.set(words, self.spec.style, own, message.span), mark=mark)

    def _row(self, cells: list[Cell | None], ground: Surface, *, is_head: bool = False) -> Row | None:
        first, second = cells
        if first is None or second is None:
            return None
        fill = ground.fill if ground is not self.surface else None
        inks = Inks((ground.inks["quiet"], ground.inks["accent"]), ground.inks["accent"], fill)
        return Row((first, second), inks, self.setter.poster.language.is_rtl, is_head, self._is_banded)

    @property
    def _is_banded(self) -> bool:
        """Whether rows stand on bands: not where ink is saved."""
        return self.spec.band is not None and not self.setter.poster.theme.is_outlined
