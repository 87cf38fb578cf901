"""The page that shows how a sheet is printed and folded, in the language of the piece, and in English below where that is another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrposter.diagnostics import Span
from hrposter.display import Close, Form, Item, Line, Move, Page, Path, Text
from hrposter.frozen import frozen
from hrposter.geometry import Rect, union
from hrposter.imposition.folds.paper_pictures import Inks, Scene
from hrposter.imposition.folds.sides import Stock
from hrposter.imposition.folds.steps import STEPS, Sheet, Step
from hrposter.imposition.placed import placed
from hrposter.layout.own_words import OwnWords, copy_of, own_words
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.content import Content
from hrposter.spec.options import Align
from hrposter.spec.references import DRAFT, PLATE
from hrposter.spec.words import Message
from hrposter.units import inches, mm

# Points: of the title, of the words from what is wished down to what is read at arm's length, and what English takes of that.
_TITLE = 24.0
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_ENGLISH = 0.78
_GAP = mm(7)
_SUBTITLE = 11.0
# In a row at most; what is more stands in rows of three.
_MOST = 4
_BAR_HIGH = mm(2.5)
# How high one row of steps may be, as a share of its width.
_HIGH = 0.4


@frozen()
class _Desk:
    """What the page is made with: the sheet, the words, and what sets them."""

    stock: Stock
    words: OwnWords
    setter: Typesetter

    @property
    def poster(self) -> Poster:
        """The poster whose sheet is folded."""
        return self.stock.poster

    def said(self, key: str, *, is_title: bool = False) -> tuple[Setting, ...]:
        """The words of a key in the language, and in English where that is another."""
        contents = (self.words.content,) if self.words.is_english else (self.words.content, self.words.english)
        return tuple(self._set(each, key, is_title=is_title) for each in contents)

    def number(self, number: int) -> Setting:
        """A number, to be read from afar."""
        return self.setter.text(self.poster.numbered(str(number)), _style(self.poster, "title"), self.poster.surface(PLATE), Span(self.poster.folder))

    def _set(self, content: Content, key: str, *, is_title: bool) -> Setting:
        message = content.words[key]
        assert isinstance(message, Message)
        style = _style(self.poster, "title" if is_title and content is self.words.content else "body")
        return self.setter.set(copy_of(message), style, self.poster.surface(PLATE), message.span, language=content.language)

    @property
    def inks(self) -> Inks:
        """The colours of the pictures, from the theme."""
        paper, shade = self.poster.surface(PLATE), self.poster.surface(DRAFT)
        return Inks(paper.inks["text"], paper.fill, shade.fill, paper.inks["accent"])


def instructions(stock: Stock, pages: int) -> Page:
    """The page for one piece, whose pages are so many, as large as its flat sheet."""
    poster = stock.poster
    desk = _Desk(stock, own_words(poster.job.library, "imposition", poster.language.tag), Typesetter.of(poster))
    flat = stock.fold.flat(stock.paper)
    live = stock.printer.printable(flat).inset(mm(6))
    return Page(media=flat, trim=flat, bleed=flat, live=live, items=tuple(_items(desk, live, pages)))


def _items(desk: _Desk, live: Rect, pages: int) -> Iterator[Item]:
    title = desk.said("fold_title", is_title=True)
    top = live.y
    for setting, size in zip(title, (_TITLE, _SUBTITLE), strict=False):
        yield from setting.paint(Rect(live.x, top, live.width, 0), size, _begins(desk, setting))
        top += setting.height(live.width, size) + mm(2)
    is_one = len(desk.stock.sheets(pages)) == 1
    steps = (_printing(desk, pages), *STEPS["half" if desk.stock.fold.nests and is_one else desk.stock.fold.name])
    bar = Rect(live.x, live.bottom - mm(16), live.width, mm(16))
    room = Rect(live.x, top + _GAP, live.width, bar.y - top - 2 * _GAP)
    room = _lower(room, room.width * _HIGH) if len(steps) <= _MOST else room
    cells = _cells(room, len(steps), is_rtl=desk.poster.language.is_rtl)
    size = _size(desk, [step.key for step in steps], cells)
    pictures = [
        Rect(cell.x, cell.y, cell.width, cell.height - _words_high(desk, step.key, cell, size) - mm(4))
        for step, cell in zip(steps, cells, strict=True)
    ]
    lowest = min(picture.height for picture in pictures)
    unit = _unit(desk, steps, [Rect(each.x, each.y, each.width, lowest) for each in pictures])
    for number, (step, cell) in enumerate(zip(steps, cells, strict=True), 1):
        yield from _step(desk, step, number, Rect(cell.x, cell.y, cell.width, lowest), unit, size)
    yield from _bar(desk, bar, size)


def _lower(room: Rect, height: float) -> Rect:
    """The room, not higher than that, in its middle."""
    high = min(room.height, height)
    return Rect(room.x, room.y + (room.height - high) / 2, room.width, high)


def _cells(room: Rect, count: int, *, is_rtl: bool) -> list[Rect]:
    """A cell for each step, in the order of reading."""
    columns = count if count <= _MOST else 3
    rows = -(-count // columns)
    width, height = (room.width - (columns - 1) * _GAP) / columns, (room.height - (rows - 1) * _GAP) / rows
    cells = [Rect(room.x + place % columns * (width + _GAP), room.y + place // columns * (height + _GAP), width, height) for place in range(count)]
    return [cell.mirrored(room) for cell in cells] if is_rtl else cells


# ---------------------------------------------------------------- words


def _size(desk: _Desk, keys: Sequence[str], cells: Sequence[Rect]) -> float:
    """The largest size at which the words of no step fill more than half of its cell."""
    for size in _SIZES:
        if all(_words_high(desk, key, cell, size) <= cell.height / 2 for key, cell in zip(keys, cells, strict=True)):
            return size
    return _SIZES[-1]


def _words_high(desk: _Desk, key: str, cell: Rect, size: float) -> float:
    return sum(setting.height(_words_box(cell).width, each) + mm(1.5) for setting, each in _sized(desk, key, size))


def _sized(desk: _Desk, key: str, size: float) -> list[tuple[Setting, float]]:
    return list(zip(desk.said(key), (size, size * _ENGLISH), strict=False))


def _words_box(cell: Rect) -> Rect:
    """Beside the number of the step."""
    return Rect(cell.x + mm(9), cell.y, cell.width - mm(9), cell.height)


def _step(desk: _Desk, step: Step, number: int, picture: Rect, unit: float, size: float) -> Iterator[Item]:
    yield from _picture(desk, step, picture, unit)
    box = Rect(picture.x, picture.bottom + mm(4), picture.width, 0)
    is_rtl = desk.poster.language.is_rtl
    yield from desk.number(number).paint(Rect(box.x, box.y - 0.1 * size, box.width, 0), size * 1.6)
    words = _words_box(box).mirrored(box) if is_rtl else _words_box(box)
    yield from _lines(desk, step.key, words, size)


def _lines(desk: _Desk, key: str, box: Rect, size: float) -> Iterator[Text]:
    """The words in the language, and the English below them, which begins where they do."""
    top = box.y
    for setting, each in _sized(desk, key, size):
        yield from setting.paint(Rect(box.x, top, box.width, 0), each, _begins(desk, setting))
        top += setting.height(box.width, each) + mm(1.5)


def _begins(desk: _Desk, setting: Setting) -> Align:
    """On which side words stand: all on that where the language begins."""
    return "start" if setting.paragraph.is_rtl == desk.poster.language.is_rtl else "end"


def _style(poster: Poster, name: str) -> str:
    """A style of the theme, or its first where it has none of that name."""
    return name if name in poster.styles else next(iter(poster.styles))


# ---------------------------------------------------------------- pictures


def _scene(desk: _Desk, unit: float = 1.0, x: float = 0.0, y: float = 0.0) -> Scene:
    return Scene(x, y, unit, desk.inks, desk.poster.language.is_rtl)


def _bounds(items: Sequence[Item]) -> Rect:
    """The box around all paths."""
    points = [Rect(*part[-2:], 0, 0) for item in items if isinstance(item, Path) for part in item.outline if not isinstance(part, Close)]
    return union(points)


def _unit(desk: _Desk, steps: Sequence[Step], boxes: Sequence[Rect]) -> float:
    """The points of a sheet's length in all pictures, so that it is as large in each."""
    sheet = Sheet.of(desk.stock.fold, desk.stock.paper)
    bounds = [_bounds(tuple(step.draw(_scene(desk), sheet))) for step in steps]
    return min(min(box.width / each.width, box.height / each.height) for box, each in zip(boxes, bounds, strict=True))


def _picture(desk: _Desk, step: Step, box: Rect, unit: float) -> Iterator[Item]:
    """The picture in the middle of its box, close above the words."""
    sheet = Sheet.of(desk.stock.fold, desk.stock.paper)
    found = _bounds(tuple(step.draw(_scene(desk, unit), sheet)))
    x, y = box.x + box.width / 2 - found.x - found.width / 2, box.bottom - found.bottom
    yield from step.draw(_scene(desk, unit, x, y), sheet)


def _printing(desk: _Desk, pages: int) -> Step:
    """How the sheet comes out of the printer: its sides with the numbers of their pages, and how it is turned between them."""
    sides = desk.stock.sheets(pages)[0].sides
    key = "fold_print_both" if len(sides) > 1 else "fold_print_one"

    def draw(scene: Scene, sheet: Sheet) -> Iterator[Item]:
        width = 0.54
        scale = width / desk.stock.fold.flat(desk.stock.paper).width
        for place, side in enumerate(sides):
            left = scene.x + scene.unit * (place * (width + 0.12) if not scene.is_rtl else -(place * (width + 0.12) + width))
            for slot in side.slots:
                cell = Rect(*(scale * scene.unit * edge for edge in (slot.cell.x, slot.cell.y, slot.cell.width, slot.cell.height)))
                box = Rect(left + cell.x, scene.y + cell.y, cell.width, cell.height)
                corners = (Move(box.x, box.y), Line(box.right, box.y), Line(box.right, box.bottom), Line(box.x, box.bottom), Close())
                yield Path(corners, fill=scene.inks.paper if place == 0 else scene.inks.shade, stroke=scene.inks.line, width=0.9)
                if slot.page:
                    yield from _numbered(desk, slot.page, box, is_turned=slot.turn == 180)
        if len(sides) > 1:
            top = 0.1
            yield from scene.arrow(((width * 0.75, 0, 0.03), (width + 0.06, 0, top + 0.04), (width * 1.25 + 0.09, 0, 0.06)))

    return Step(key, draw)


def _numbered(desk: _Desk, page: int, box: Rect, *, is_turned: bool) -> Iterator[Item]:
    setting, size = desk.number(page), min(box.width, box.height) * 0.42
    high = setting.height(box.width, size)
    middle = Rect(box.x, box.y + (box.height - high) / 2 + setting.bottom * size / 2, box.width, 0)
    lines = tuple(setting.paint(middle, size, "center"))
    if not is_turned:
        yield from lines
        return
    yield placed(Form(lines, box), box.x, box.y, turns=2)


def _bar(desk: _Desk, box: Rect, size: float) -> Iterator[Item]:
    """A bar of a known length, to see whether the sheet was printed as large as it is."""
    length, label = (inches(2), "2 in") if desk.stock.paper.system == "US" else (mm(50), "50 mm")
    is_rtl, ink = desk.poster.language.is_rtl, desk.inks.line
    x = box.right - length if is_rtl else box.x
    y = box.bottom - _BAR_HIGH
    ends = (Move(x, y - _BAR_HIGH), Line(x, y + _BAR_HIGH), Move(x + length, y - _BAR_HIGH), Line(x + length, y + _BAR_HIGH))
    yield Path((*ends, Move(x, y), Line(x + length, y)), stroke=ink, width=1.2)
    said = desk.setter.text(label, _style(desk.poster, "body"), desk.poster.surface(PLATE), Span(desk.poster.folder), is_value=True)
    yield from said.paint(Rect(x, y - _BAR_HIGH - said.height(length, 11.0) - mm(0.5), length, 0), 11.0, "center")
    beside = Rect(box.x if is_rtl else x + length + mm(6), 0, box.width - length - mm(6), 0)
    high = sum(setting.height(beside.width, each) + mm(1.5) for setting, each in _sized(desk, "fold_measure", size))
    yield from _lines(desk, "fold_measure", Rect(beside.x, box.bottom - high + mm(1), beside.width, 0), size)
