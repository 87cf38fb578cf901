"""A list: messages of one size, a marker each, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrposter.display import ARTIFACT, END, LI, Begin, Close, Curve, Ink, Item, Line, Move, Outline, Path
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x, tallest
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.regions import ListBlock
from hrposter.spec.theme import Surface

# In ems of the text: how far it stands in, the gap between columns, the space between items, the marker's side.
_INDENT = 1.55
_GUTTER = 1.4
_BETWEEN = 0.62
_MARKER = 0.86
# How far from an end of a quarter circle its handle lies, by the radius.
_ROUND = 4 / 3 * (2**0.5 - 1)


@frozen()
class Bullets:
    """Settings in rows of at most ``columns``; reading runs along the rows.

    ``ways`` are the ems that the words of each column may have, the best first: all columns of one width, each as wide as its own items, one column.
    """

    settings: tuple[Setting, ...]
    columns: int
    marker: Ink
    is_rtl: bool
    numbers: tuple[Setting, ...]
    ways: tuple[tuple[float, ...], ...]
    is_flexible: bool = False
    fills_height: bool = False

    def on(self, poster: Poster) -> Bullets:
        """The same list on a page of another size."""
        settings, numbers = (tuple([each.on(poster) for each in words]) for words in (self.settings, self.numbers))
        return Bullets(settings, self.columns, self.marker, self.is_rtl, numbers, self.ways)

    @property
    def _style(self) -> str:
        return self.settings[0].style.type.name

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be: a line an item where the floor allows it, else no word wider than its column."""
        ems = self._ems(width)
        size = min(self.settings[0].style.size, _size(width, ems)) if ems else 0.0
        # The widest first: it is what the others wait for.
        for setting in sorted(self.settings, key=lambda each: each.paragraph.natural, reverse=True):
            if ems:
                yield Limit(self._style, size, setting, width / len(ems), is_one_line=True)
            else:
                yield limit(setting, width, _INDENT)

    def _ems(self, width: float) -> tuple[float, ...] | None:
        """How wide the words of each column are where every item keeps to one line and the floor allows that; None where it does not."""
        floor = self.settings[0].style.floor
        return next((ems for ems in self.ways if _size(width, ems) >= floor), None)

    def _columns(self, width: float, size: float) -> tuple[float, ...]:
        """The widths of the words of each column, in points."""
        ems = self._ems(width) or (0.0,)
        spare = width - (sum(ems) + len(ems) * _INDENT + (len(ems) - 1) * _GUTTER) * size
        return tuple(each * size + spare / len(ems) for each in ems)

    def height(self, width: float, sizes: Sizes) -> float:
        """The rows and the space between them."""
        size = sizes[self._style]
        rows = list(self._rows(width, size))
        return sum(rows) + _BETWEEN * size * (len(rows) - 1)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The items, each a label and a body."""
        size = sizes[self._style]
        columns = self._columns(box.width, size)
        y = box.y
        yield Begin("L")
        for row, height in enumerate(self._rows(box.width, size)):
            offset = 0.0
            for index, column in zip(self._row(row, len(columns)), columns, strict=False):
                yield from self._item(index, box, offset, column, y, size)
                offset += column + (_INDENT + _GUTTER) * size
            y += height + _BETWEEN * size
        yield END

    def _item(self, index: int, box: Rect, offset: float, column: float, y: float, size: float) -> Iterator[Item]:
        setting = self.settings[index]
        x = start_x(box, offset + _INDENT * size, column, is_rtl=self.is_rtl)
        yield LI
        yield from self._label(index, box, offset, y, size)
        yield from setting.tagged("LBody", Rect(x, y, column, 0), size)
        yield END

    def _label(self, index: int, box: Rect, offset: float, y: float, size: float) -> Iterator[Item]:
        if self.numbers:
            x = start_x(box, offset, _INDENT * size, is_rtl=self.is_rtl)
            yield from self.numbers[index].tagged("Lbl", Rect(x, y, _INDENT * size, 0), size)
            return
        side = _MARKER * size
        # Centred on the height of the first line's letters.
        top = y + (self.settings[index].top * size - side) / 2
        yield ARTIFACT
        yield Path(leaf(Rect(start_x(box, offset, side, is_rtl=self.is_rtl), top, side, side), is_rtl=self.is_rtl), fill=self.marker)
        yield END

    def _rows(self, width: float, size: float) -> Iterator[float]:
        columns = self._columns(width, size)
        for row in range(-(-len(self.settings) // len(columns))):
            items = zip(self._row(row, len(columns)), columns, strict=False)
            yield tallest([self.settings[index].height(column, size) for index, column in items])

    def _row(self, row: int, columns: int) -> range:
        return range(row * columns, min(len(self.settings), (row + 1) * columns))


def _size(width: float, ems: tuple[float, ...]) -> float:
    """The size at which columns of so many ems fill the width: indents and gutters grow with it, W = (sum of ems + c·indent + (c-1)·gutter)·s."""
    return width / (sum(ems) + len(ems) * _INDENT + (len(ems) - 1) * _GUTTER)


def bullets(spec: ListBlock, surface: Surface, setter: Typesetter) -> Bullets | None:
    """The messages whose placeholders are all filled, as a list; None where none is."""
    settings, numbers = [], []
    for message in setter.poster.messages(spec.key):
        copy = setter.poster.copy(message)
        if copy is not None:
            settings.append(setter.set(copy, spec.style, surface, message.span))
            if spec.marker == "number":
                numbers.append(setter.text(setter.poster.numbered(f"{len(settings)}."), spec.style, surface, message.span))
    if not settings:
        return None
    is_rtl = setter.poster.language.is_rtl
    return Bullets(tuple(settings), spec.columns, surface.inks["accent"], is_rtl, tuple(numbers), _ways(settings, spec.columns))


def _ways(settings: Sequence[Setting], columns: int) -> tuple[tuple[float, ...], ...]:
    naturals = [setting.paragraph.natural for setting in settings]
    widest = max(naturals)
    own = tuple(max(naturals[column::columns], default=widest) for column in range(columns))
    return (widest,) * columns, own, (widest,)


def leaf(box: Rect, *, is_rtl: bool) -> Outline:
    """A round marker with one pointed corner, at the foot on the side where the line starts."""
    x, top, width, height = box
    r = width / 2
    k = r * _ROUND
    foot, middle_x, middle_y = top + height, x + r, top + r
    left, right, along = (x + width, x, -k) if is_rtl else (x, x + width, k)
    return (
        Move(left, foot),
        Line(left, middle_y),
        Curve(left, middle_y - k, middle_x - along, top, middle_x, top),
        Curve(middle_x + along, top, right, middle_y - k, right, middle_y),
        Curve(right, middle_y + k, middle_x + along, foot, middle_x, foot),
        Close(),
    )
