"""The rows of a table: its head, the titles of groups, and pairs of cells whose first lines stand on one baseline."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Begin, Drawing, Fill, Ink, Item, Picture, Tag
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.layout.block import Limit, Sizes, limit, size_of, start_x
from hrposter.layout.blocks.told import Look, Slug
from hrposter.layout.setting import Setting

# In ems of the cells: a mark's side and the space beside it, the space between the columns, and beside words on a band.
_MARK, _BESIDE_MARK, _GUTTER, _SIDE = 1.12, 0.55, 1.5, 0.7
# Above the words of a row, and below them; above the words of the head there is none.
_ABOVE, _BELOW, _BELOW_HEAD = 0.56, 0.5, 0.5
# Between cells that stand one below the other.
_BETWEEN = 0.55
# The rules: a hairline between rows, and a strong one below the head.
_HAIRLINE, _RULE = 0.05, 0.15
# How far Latin letters reach, which marks are centred on. Scripts that stack marks bring room along: how much of it is taken off the space around.
_CAPITALS, _DESCENDERS = 0.68, 0.22
_TAKEN_OFF, _LEAST_SHARE = 0.55, 0.4
# In ems of the title of a group: the space above it, what comes to that below another row, and the space below it.
_ABOVE_GROUP, _AFTER_ROW, _BELOW_GROUP = 0.5, 0.45, 0.42


@frozen()
class Cell:
    """Words with a mark, and small ones ``below`` that go on line for line with what stands beside."""

    words: Setting
    below: Setting | None = None
    mark: Drawing | None = None

    @property
    def inset(self) -> float:
        """How far the words stand in, in ems."""
        return _MARK + _BESIDE_MARK if self.mark else 0.0

    def limits(self, width: float, inset: float) -> Iterator[Limit]:
        """How large its styles may be, ``inset`` ems of ``width`` being for what grows with the words."""
        yield limit(self.words, width, inset + self.inset)
        if self.below:
            yield limit(self.below, width, (inset + self.inset) * self.words.style.size / self.below.style.size)

    def height(self, width: float, sizes: Sizes, top: float) -> float:
        """How high it stands with its first baseline ``top`` ems down."""
        size, room = size_of(self.words, sizes), self.room(width, sizes)
        foot = (top + (self.words.count(room, size) - 1) * self.words.leading) * size
        if self.below is None:
            return foot + self.words.bottom * size
        small = size_of(self.below, sizes)
        lines = (self.below.count(room, small) - 1) * self.below.leading + self.below.bottom
        return foot + self.words.leading * size + lines * small

    def room(self, width: float, sizes: Sizes) -> float:
        """The width of its words in points."""
        return width - self.inset * size_of(self.words, sizes)

    def lines(self, box: Rect, sizes: Sizes, top: float, *, is_rtl: bool) -> Iterator[tuple[Setting, Rect, float]]:
        """Its words and the small ones below: where each stands, and its size."""
        size, room = size_of(self.words, sizes), self.room(box.width, sizes)
        x = start_x(box, self.inset * size, room, is_rtl=is_rtl)
        yield self.words, Rect(x, box.y + (top - self.words.top) * size, room, 0), size
        if self.below:
            small = size_of(self.below, sizes)
            baseline = box.y + (top + self.words.count(room, size) * self.words.leading) * size
            yield self.below, Rect(x, baseline - self.below.top * small, room, 0), small

    def picture(self, box: Rect, sizes: Sizes, top: float, ink: Ink, *, is_rtl: bool) -> Iterator[Item]:
        """Its mark, centred on the letters of its first line."""
        if self.mark is None:
            return
        size, view = size_of(self.words, sizes), self.mark.view
        side = _MARK * size
        scale, x, y = side / view.width, start_x(box, 0, side, is_rtl=is_rtl), box.y + (top - _CAPITALS / 2) * size - side / 2
        yield Picture(self.mark, Matrix(scale, 0, 0, scale, x - view.x * scale, y - view.y * scale), {"icon": ink})


@frozen()
class Inks:
    """The colours of a row: of its marks, of the rule that parts it from others, and of its ground, if it has one."""

    marks: tuple[Ink, Ink]
    rule: Ink
    ground: Ink | None = None


@frozen()
class Row:
    """Two cells, each in half the width.

    ``is_head``: they say what stands below them. ``is_banded``: rows of its table stand on bands, which are wider than their words.
    ``is_stacked``: cells stand one below the other, in the whole width, as in large print.
    """

    cells: tuple[Cell, Cell]
    inks: Inks
    is_rtl: bool
    is_head: bool = False
    is_banded: bool = False
    is_stacked: bool = False

    @property
    def settings(self) -> tuple[Setting, ...]:
        """All its words."""
        return tuple(setting for cell in self.cells for setting in (cell.words, cell.below) if setting)

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be."""
        for cell in self.cells:
            yield from cell.limits(width if self.is_stacked else width / 2, self._beside)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands."""
        size = self._size(sizes)
        first, second = (cell.height(self._cell(width, size), sizes, self._top) for cell in self.cells)
        words = first + _BETWEEN * size + second if self.is_stacked else max(first, second)
        return (self._above + self._below) * size + words

    def paint(self, box: Rect, sizes: Sizes, *, is_ruled: bool, is_decoration: bool = False) -> Iterator[Item]:
        """The row in the middle of ``box``, below a hairline where it ``is_ruled``; one that ``is_decoration`` is not read again."""
        tag: Tag = "Artifact" if is_decoration else "TR"
        yield Begin(tag)
        yield from self._decoration(box, sizes, is_ruled=is_ruled) if is_decoration else self._beneath(box, sizes, is_ruled=is_ruled)
        for cell, place in zip(self.cells, self._places(box, sizes), strict=True):
            if is_decoration:
                for setting, where, size in cell.lines(place, sizes, self._top, is_rtl=self.is_rtl):
                    yield from setting.paint(where, size)
                continue
            yield Begin("TH", scope="Column") if self.is_head else Begin("TD")
            for setting, where, size in cell.lines(place, sizes, self._top, is_rtl=self.is_rtl):
                yield from setting.tagged("P", where, size)
            yield END
        yield END

    def _beneath(self, box: Rect, sizes: Sizes, *, is_ruled: bool) -> Iterator[Item]:
        yield ARTIFACT
        yield from self._decoration(box, sizes, is_ruled=is_ruled)
        yield END

    def _decoration(self, box: Rect, sizes: Sizes, *, is_ruled: bool) -> Iterator[Item]:
        """Ground, rules and marks."""
        size = self._size(sizes)
        if self.inks.ground:
            yield Fill(box, self.inks.ground, _SIDE / 2 * size)
        elif self.is_head:
            yield Fill(Rect(box.x, box.bottom - _RULE * size, box.width, _RULE * size), self.inks.rule)
        elif is_ruled and not self.is_banded:
            yield Fill(Rect(box.x, box.y, box.width, _HAIRLINE * size), self.inks.rule)
        for cell, place, ink in zip(self.cells, self._places(box, sizes), self.inks.marks, strict=True):
            yield from cell.picture(place, sizes, self._top, ink, is_rtl=self.is_rtl)

    def _places(self, box: Rect, sizes: Sizes) -> tuple[Rect, Rect]:
        """Where the cells stand, from the top of their words."""
        size = self._size(sizes)
        width, side = self._cell(box.width, size), _SIDE * size if self.is_banded else 0.0
        y = box.y + self._above * size + (box.height - self.height(box.width, sizes)) / 2
        if self.is_stacked:
            below = self.cells[0].height(width, sizes, self._top) + _BETWEEN * size
            return Rect(box.x, y, width, 0), Rect(box.x, y + below, width, 0)
        first, second = (start_x(box, offset, width, is_rtl=self.is_rtl) for offset in (side, side + width + _GUTTER * size))
        return Rect(first, y, width, 0), Rect(second, y, width, 0)

    def _cell(self, width: float, size: float) -> float:
        """The width of a cell in points."""
        return width if self.is_stacked else width / 2 - self._beside * size

    @property
    def _beside(self) -> float:
        """What of half the width is not for the cell, in ems."""
        return 0.0 if self.is_stacked else _GUTTER / 2 + (_SIDE if self.is_banded else 0.0)

    @property
    def _above(self) -> float:
        """From the top to the words, in ems."""
        return 0.0 if self.is_head else _around(_ABOVE, self._top - _CAPITALS)

    @property
    def _below(self) -> float:
        """From the words to the foot, in ems."""
        space = _around(_BELOW_HEAD if self.is_head else _BELOW, self.settings[-1].bottom - _DESCENDERS)
        return space + _RULE if self.is_head else space

    @property
    def _top(self) -> float:
        """From the top of the words to the baseline of both first lines, in ems."""
        return max(cell.words.top for cell in self.cells)

    def _size(self, sizes: Sizes) -> float:
        return size_of(self.cells[0].words, sizes)


@frozen()
class Group:
    """The title of the rows that follow, over both columns."""

    title: Setting

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Its words."""
        return (self.title,)

    def limits(self, width: float) -> Iterator[Limit]:
        """How large its style may be."""
        yield limit(self.title, width)

    def after_row(self, sizes: Sizes) -> float:
        """What keeps it away from a row of the group before, in points."""
        return _AFTER_ROW * size_of(self.title, sizes)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands below the head of a column."""
        size = size_of(self.title, sizes)
        return _ABOVE_GROUP * size + self.title.height(width, size) + _BELOW_GROUP * size

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The title, as the head of both columns from here on."""
        size = size_of(self.title, sizes)
        yield Begin("TR")
        yield Begin("TH", scope="Column", span=2)
        yield from self.title.tagged("P", box._replace(y=box.y + _ABOVE_GROUP * size), size)
        yield END
        yield END


@frozen()
class Strip:
    """A row in a column of type, below the head and the title that stand above it, if any do; never torn."""

    parts: tuple[Row | Group, ...]
    kind: str = "row"
    hollow: tuple[float, float] = (0.0, 0.0)

    @property
    def setting(self) -> Setting:
        """The first of the words in its cells."""
        return next(part.settings[0] for part in self.parts if isinstance(part, Row))

    @property
    def style(self) -> str:
        """The style of the words in its cells."""
        return self.setting.style.type.name

    def limits(self, width: float) -> Iterator[Limit]:
        """How large its styles may be."""
        for part in self.parts:
            yield from part.limits(width)

    def slugs(self, width: float, sizes: Sizes) -> Iterator[Slug]:
        """Itself, whole."""
        yield Slug(0, sum(len(part.settings) for part in self.parts), 0.0, sum(high for _, high in self._stands(width, sizes)))

    def paint(self, box: Rect, sizes: Sizes, look: Look) -> Iterator[Item]:
        """Its parts from the top of ``box``."""
        y, before = box.y, None
        for part, high in self._stands(box.width, sizes):
            stand = Rect(box.x, y, box.width, high)
            if isinstance(part, Group):
                yield from part.paint(stand, sizes)
            else:
                yield from part.paint(stand, sizes, is_ruled=not (isinstance(before, Row) and before.is_head))
            y, before = stand.bottom, part

    def _stands(self, width: float, sizes: Sizes) -> Iterator[tuple[Row | Group, float]]:
        for part in self.parts:
            yield part, part.height(width, sizes)


def _around(space: float, hollow: float) -> float:
    """The space beside words that bring some along."""
    return max(space - _TAKEN_OFF * hollow, _LEAST_SHARE * space)
