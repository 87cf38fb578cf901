"""Points: a rule, and a title and a text each, side by side or one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Fill, Ink, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x, tallest
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.regions import PointsBlock
from hrposter.spec.theme import Surface

# In ems of the title: the rule's weight, the space below it, below the title, and between rows.
_RULE = 0.17
_BELOW_RULE = 0.62
_BELOW_TITLE = 0.34
_BETWEEN = 0.9
# Where texts stand beside their titles: what titles take of the width, the space around them, and between rows.
_TITLES, _AROUND, _BETWEEN_ROWS = 0.33, 0.46, 0.42
# Between columns, as layouts name it.
_GUTTER = "space.m"


@frozen()
class Points:
    """Entries in ``columns`` columns, ``gutter`` points apart; ``is_beside``: texts stand beside their titles."""

    entries: tuple[tuple[Setting, Setting], ...]
    columns: int
    gutter: float
    rule: Ink
    is_rtl: bool
    is_beside: bool = False
    is_flexible: bool = False
    fills_height: bool = False

    def on(self, poster: Poster) -> Points:
        """The same points on a page of another size."""
        entries = tuple([(title.on(poster), text.on(poster)) for title, text in self.entries])
        return Points(entries, self.columns, poster.length(_GUTTER), self.rule, self.is_rtl, self.is_beside)

    def limits(self, width: float) -> Iterator[Limit]:
        """How large both styles may be; titles side by side keep to one line where only some need two, and their floor lets them."""
        titles, texts = self._titles(width), self._texts(width)
        heads = self._on_one_line(titles) or [limit(title, titles) for title, _ in self.entries]
        for head, (_, text) in zip(heads, self.entries, strict=True):
            yield head
            yield limit(text, texts)

    def _on_one_line(self, width: float) -> list[Limit]:
        """The limits of titles side by side that keep to one line; none where as many lines do for all, or some cannot."""
        titles = [title for title, _ in self.entries]
        if self.columns == 1 or len({title.count(width, title.style.size) for title in titles}) == 1:
            return []
        heads = [limit(title.in_one_line(), width) for title in titles]
        return heads if all(head.size >= head.setting.style.floor for head in heads) else []

    def height(self, width: float, sizes: Sizes) -> float:
        """The rows and the space between them."""
        rows = [self._row_height(row, width, sizes) for row in range(self._rows)]
        return sum(rows) + self._between(sizes) * (len(rows) - 1)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """Each entry below its rule."""
        column, y = self._column(box.width), box.y
        for row in range(self._rows):
            title_height = self._title_lines(row, box.width, sizes)
            for place, entry in enumerate(self._row(row)):
                x = start_x(box, place * (column + self.gutter), column, is_rtl=self.is_rtl)
                yield from self._entry(entry, Rect(x, y, column, 0), title_height, sizes)
            y += self._row_height(row, box.width, sizes) + self._between(sizes)

    def _entry(self, entry: tuple[Setting, Setting], box: Rect, title_height: float, sizes: Sizes) -> Iterator[Item]:
        title, text = entry
        size = self._title_size(sizes)
        yield ARTIFACT
        yield Fill(Rect(box.x, box.y, box.width, _RULE * size), self.rule)
        yield END
        y, text_size = box.y + self._above(sizes), sizes[text.style.type.name]
        if self.is_beside:
            titles, drop, fall = box.width * _TITLES, *self._drops(entry, sizes)
            texts = box.width - titles - self.gutter
            yield from title.tagged("H2", Rect(start_x(box, 0, titles, is_rtl=self.is_rtl), y + drop, titles, 0), size)
            yield from text.tagged("P", Rect(start_x(box, titles + self.gutter, texts, is_rtl=self.is_rtl), y + fall, texts, 0), text_size)
            return
        yield from title.tagged("H2", Rect(box.x, y, box.width, 0), size)
        yield from text.tagged("P", Rect(box.x, y + title_height + _BELOW_TITLE * size, box.width, 0), text_size)

    def _drops(self, entry: tuple[Setting, Setting], sizes: Sizes) -> tuple[float, float]:
        """How much lower a title and the text beside it begin, so that their first lines stand on one baseline."""
        tops = tuple(setting.top * sizes[setting.style.type.name] for setting in entry)
        return max(tops) - tops[0], max(tops) - tops[1]

    def _row_height(self, row: int, width: float, sizes: Sizes) -> float:
        titles, texts, above = self._titles(width), self._texts(width), self._above(sizes)
        if not self.is_beside:
            lines = tallest([text.height(texts, sizes[text.style.type.name]) for _, text in self._row(row)])
            return above + self._title_lines(row, width, sizes) + _BELOW_TITLE * self._title_size(sizes) + lines
        both = ((zip(entry, (titles, texts), self._drops(entry, sizes), strict=True)) for entry in self._row(row))
        return above + tallest(drop + setting.height(part, sizes[setting.style.type.name]) for each in both for setting, part, drop in each)

    def _title_lines(self, row: int, width: float, sizes: Sizes) -> float:
        titles, size = self._titles(width), self._title_size(sizes)
        return tallest([title.height(titles, size) for title, _ in self._row(row)])

    def _above(self, sizes: Sizes) -> float:
        """The rule and the space below it."""
        return (_RULE + (_AROUND if self.is_beside else _BELOW_RULE)) * self._title_size(sizes)

    def _between(self, sizes: Sizes) -> float:
        return (_BETWEEN_ROWS if self.is_beside else _BETWEEN) * self._title_size(sizes)

    def _titles(self, width: float) -> float:
        """The width of titles in a column of the block."""
        return self._column(width) * (_TITLES if self.is_beside else 1.0)

    def _texts(self, width: float) -> float:
        column = self._column(width)
        return column - self._titles(width) - self.gutter if self.is_beside else column

    def _title_size(self, sizes: Sizes) -> float:
        return sizes[self.entries[0][0].style.type.name]

    def _column(self, width: float) -> float:
        return (width - (self.columns - 1) * self.gutter) / self.columns

    @property
    def _rows(self) -> int:
        return -(-len(self.entries) // self.columns)

    def _row(self, row: int) -> tuple[tuple[Setting, Setting], ...]:
        return self.entries[row * self.columns : (row + 1) * self.columns]


def entry_settings(
    key: str, heading: str, style: str, surfaces: tuple[Surface, ...], setter: Typesetter, lines: int | None = None
) -> tuple[tuple[Setting, Setting], ...]:
    """The titles and texts of the entries whose placeholders are all filled; surfaces take turns."""
    settings = []
    for index, entry in enumerate(setter.poster.entries(key)):
        title, text = setter.poster.copy(entry["title"]), setter.poster.copy(entry["text"])
        if title is not None and text is not None:
            surface = surfaces[index % len(surfaces)]
            settings.append(
                (
                    setter.set(title, heading, surface, entry["title"].span, lines=lines, is_balanced=True),
                    setter.set(text, style, surface, entry["text"].span, is_balanced=True),
                )
            )
    return tuple(settings)


def points(spec: PointsBlock, surface: Surface, setter: Typesetter) -> Points | None:
    """The entries as points; None where no entry is complete."""
    entries = entry_settings(spec.key, spec.heading, spec.style, (surface,), setter)
    if not entries:
        return None
    return Points(entries, spec.columns, setter.poster.length(_GUTTER), surface.inks["accent"], setter.poster.language.is_rtl, spec.is_beside)
