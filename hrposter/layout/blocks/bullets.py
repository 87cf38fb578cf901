"""A list: messages of one size, a marker each, in columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrposter.display import Begin, Close, Curve, End, Ink, Item, Line, Move, Outline, Path
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x, tallest
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.regions import ListBlock
from hrposter.spec.theme import Surface

# In ems of the text: how far it stands in, the gap between columns, the space between items, the marker's side.
_INDENT = 1.55
_GUTTER = 1.4
_BETWEEN = 0.62
_MARKER = 0.86


@dataclass(frozen=True, slots=True)
class Bullets:
    """Settings in rows of at most ``columns``; reading runs along the rows."""

    settings: tuple[Setting, ...]
    columns: int
    marker: Ink
    is_rtl: bool
    numbers: tuple[Setting, ...]
    is_flexible: bool = False
    fills_height: bool = False

    @property
    def _style(self) -> str:
        return self.settings[0].style.type.name

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be: a line an item where the floor allows it, else no word wider than its column."""
        columns = self._columns(width)
        is_one_line = self._keeps_to_lines(width, columns)
        for setting in self.settings:
            if is_one_line:
                size = min(setting.style.size, _size(width, columns, setting.paragraph.natural))
                yield Limit(self._style, size, setting, width / columns, is_one_line)
            else:
                yield limit(setting, width, _INDENT)

    def _columns(self, width: float) -> int:
        """All the columns where each item keeps to one line in its own, else one."""
        return self.columns if self._keeps_to_lines(width, self.columns) else 1

    def _keeps_to_lines(self, width: float, columns: int) -> bool:
        style = self.settings[0].style
        return all(_size(width, columns, setting.paragraph.natural) >= style.floor for setting in self.settings)

    def height(self, width: float, sizes: Sizes) -> float:
        """The rows and the space between them."""
        size = sizes[self._style]
        rows = list(self._rows(width, size))
        return sum(rows) + _BETWEEN * size * (len(rows) - 1)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The items, each a label and a body."""
        size = sizes[self._style]
        columns = self._columns(box.width)
        column = _column(box.width, columns, size)
        y = box.y
        yield Begin("L")
        for row, height in enumerate(self._rows(box.width, size)):
            for place, index in enumerate(self._row(row, columns)):
                offset = place * (column + (_INDENT + _GUTTER) * size)
                yield from self._item(index, box, offset, column, y, size)
            y += height + _BETWEEN * size
        yield End()

    def _item(self, index: int, box: Rect, offset: float, column: float, y: float, size: float) -> Iterator[Item]:
        setting = self.settings[index]
        x = start_x(box, offset + _INDENT * size, column, is_rtl=self.is_rtl)
        yield Begin("LI")
        yield from self._label(index, box, offset, y, size)
        yield from setting.tagged("LBody", Rect(x, y, column, 0), size)
        yield End()

    def _label(self, index: int, box: Rect, offset: float, y: float, size: float) -> Iterator[Item]:
        if self.numbers:
            x = start_x(box, offset, _INDENT * size, is_rtl=self.is_rtl)
            yield from self.numbers[index].tagged("Lbl", Rect(x, y, _INDENT * size, 0), size)
            return
        side = _MARKER * size
        # Centred on the height of the first line's letters.
        top = y + (self.settings[index].top * size - side) / 2
        yield Begin("Artifact")
        yield Path(leaf(Rect(start_x(box, offset, side, is_rtl=self.is_rtl), top, side, side), is_rtl=self.is_rtl), fill=self.marker)
        yield End()

    def _rows(self, width: float, size: float) -> Iterator[float]:
        columns = self._columns(width)
        column = _column(width, columns, size)
        for row in range(-(-len(self.settings) // columns)):
            yield tallest(self.settings[index].height(column, size) for index in self._row(row, columns))

    def _row(self, row: int, columns: int) -> range:
        return range(row * columns, min(len(self.settings), (row + 1) * columns))


def _size(width: float, columns: int, ems: float) -> float:
    """The size at which ``ems`` fill a column: indents and gutters grow with it, W = c·(ems + indent)·s + (c-1)·gutter·s."""
    return width / (columns * (ems + _INDENT) + (columns - 1) * _GUTTER)


def _column(width: float, columns: int, size: float) -> float:
    """The width of the words of one column, in points."""
    return (width - (columns - 1) * _GUTTER * size) / columns - _INDENT * size


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
    return Bullets(tuple(settings), spec.columns, surface.inks["accent"], is_rtl, tuple(numbers))


def leaf(box: Rect, *, is_rtl: bool) -> Outline:
    """A round marker with one pointed corner, at the foot on the side where the line starts."""
    r = box.width / 2
    k = r * (4 / 3 * (2**0.5 - 1))
    middle_x, middle_y = box.x + r, box.y + r
    left, right = (box.right, box.x) if is_rtl else (box.x, box.right)
    turn = -1 if is_rtl else 1
    return (
        Move(left, box.bottom),
        Line(left, middle_y),
        Curve(left, middle_y - k, middle_x - turn * k, box.y, middle_x, box.y),
        Curve(middle_x + turn * k, box.y, right, middle_y - k, right, middle_y),
        Curve(right, middle_y + k, middle_x + turn * k, box.bottom, middle_x, box.bottom),
        Close(),
    )
