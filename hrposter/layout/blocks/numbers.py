"""Numbers to call: who it is in small words, the number in big digits, and lines to write on where room is left."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.diagnostics import Span
from hrposter.display import ARTIFACT, END, LI, Begin, Fill, Ink, Item
from hrposter.fragments import Copy, Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import HAIR, Limit, Sizes, limit, size_of, start_x, tallest
from hrposter.layout.blocks.told import WRITE
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.handy import NumbersBlock
from hrposter.spec.options import Align
from hrposter.spec.theme import Surface

# In ems of the number: below the words above it or beside them, between entries, the most that room to spare adds to that, and before the lines.
_BELOW_NAME, _BESIDE_NAME, _BETWEEN, _MOST_SPARE, _AFTER = 0.26, 0.9, 0.6, 0.8, 0.9
# Between entries whose numbers stand beside them, in ems of the number.
_BETWEEN_LINES = 0.12
# In ems of the head: the weight of a line. The share of a line that its first part takes, the most lines, and how much farther apart they may stand.
_RULE, _FIRST, _MOST_LINES, _MOST_WRITE = 0.07, 0.56, 8, 1.3
# In ems of the head: below the last line.
_TAIL = 0.7
# Rounding of sums, in points.
_SLACK = 0.01


@frozen()
class Blanks:
    """Lines to write on, a part of each below every one of ``heads``."""

    heads: tuple[Setting, ...]
    line: Ink
    gutter: float
    is_rtl: bool

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles of the heads may be."""
        for head, (_, part) in zip(self.heads, self._parts(width), strict=True):
            yield limit(head, part)

    def least(self, width: float, sizes: Sizes) -> float:
        """How high the heads stand with one line below them, in points."""
        return self._head(width, sizes) + WRITE + self._tail(sizes)

    def count(self, width: float, height: float, sizes: Sizes) -> int:
        """How many lines have room in that height."""
        return max(0, min(_MOST_LINES, int((height - self._head(width, sizes) - self._tail(sizes) + _SLACK) // WRITE)))

    def paint(self, box: Rect, count: int, sizes: Sizes) -> Iterator[Item]:
        """The heads, and that many lines over the rest of ``box``."""
        parts = self._parts(box.width)
        for head, (start, width) in zip(self.heads, parts, strict=True):
            yield from head.tagged("P", Rect(start_x(box, start, width, is_rtl=self.is_rtl), box.y, width, 0), size_of(head, sizes))
        top, weight = box.y + self._head(box.width, sizes), _RULE * size_of(self.heads[0], sizes)
        pitch = min((box.bottom - self._tail(sizes) - top) / count, _MOST_WRITE * WRITE)
        yield ARTIFACT
        for number in range(1, count + 1):
            for start, width in parts:
                yield Fill(Rect(start_x(box, start, width, is_rtl=self.is_rtl), top + number * pitch - weight, width, weight), self.line)
        yield END

    def _head(self, width: float, sizes: Sizes) -> float:
        return tallest(head.height(part, size_of(head, sizes)) for head, (_, part) in zip(self.heads, self._parts(width), strict=True))

    def _tail(self, sizes: Sizes) -> float:
        return _TAIL * size_of(self.heads[0], sizes)

    def _parts(self, width: float) -> tuple[tuple[float, float], ...]:
        """Where each part of a line begins, and how wide it is: the first is for a name, which is longer than a number."""
        shares = (_FIRST, 1 - _FIRST) if len(self.heads) == 2 else (1 / len(self.heads),) * len(self.heads)
        widths = [share * (width - self.gutter * (len(shares) - 1)) for share in shares]
        return tuple((sum(widths[:place]) + place * self.gutter, each) for place, each in enumerate(widths))


@frozen()
class Numbers:
    """Entries of a name and a number in ``columns`` columns, ``gutter`` points apart; what is left of the area is for ``blanks``."""

    entries: tuple[tuple[Setting, Setting], ...]
    blanks: Blanks | None
    columns: int
    gutter: float
    is_rtl: bool
    is_beside: bool = False
    is_flexible: bool = False
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be: a number keeps to one line."""
        column = self._column(width)
        for name, number in self.entries:
            wide = number.paragraph.natural * number.style.floor + _BESIDE_NAME * number.style.floor if self.is_beside else 0.0
            yield limit(name, column - wide)
            yield limit(number, column)
        if self.blanks:
            yield from self.blanks.limits(width)

    def height(self, width: float, sizes: Sizes) -> float:
        """The entries, and one line to write on where there are none."""
        if not self.entries and self.blanks:
            return self.blanks.least(width, sizes)
        return self._entries_height(width, sizes)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The entries as a list, and as many lines as have room below them."""
        taken = self._entries_height(box.width, sizes) + _AFTER * self._em(sizes) if self.entries else 0.0
        below = Rect(box.x, box.y + taken, box.width, box.height - taken)
        lines = self.blanks.count(below.width, below.height, sizes) if self.blanks else 0
        if self.entries:
            yield from self._list(box, 0.0 if lines else self._spare(box, sizes), sizes)
        if self.blanks and lines:
            yield from self.blanks.paint(below, lines, sizes)

    # ------------------------------------------------------------ numbers

    def _list(self, box: Rect, spare: float, sizes: Sizes) -> Iterator[Item]:
        column, y = self._column(box.width), box.y
        yield Begin("L")
        for row in range(self._rows):
            for place, (name, number) in enumerate(self._row(row)):
                x = start_x(box, place * (column + self.gutter), column, is_rtl=self.is_rtl)
                yield LI
                yield Begin("LBody")
                yield from self._entry(name, number, Rect(x, y, column, 0), self._names_height(row, column, sizes), sizes)
                yield END
                yield END
            y += self._row_height(row, column, sizes) + self._between(sizes) + spare
        yield END

    def _entry(self, name: Setting, number: Setting, box: Rect, names: float, sizes: Sizes) -> Iterator[Item]:
        """Whose it is, and the number below, or on the same baseline at the end."""
        small, big = size_of(name, sizes), size_of(number, sizes)
        # What reads from the left stands on the side where the page starts all the same.
        sides = tuple[Align, ...]("end" if each.paragraph.is_rtl != self.is_rtl else "start" for each in (name, number))
        if not self.is_beside:
            yield from name.tagged("P", box, small, sides[0])
            yield from number.tagged("P", Rect(box.x, box.y + names + _BELOW_NAME * big, box.width, 0), big, sides[1])
            return
        first, wide = max(name.top * small, number.top * big), self._wide(sizes)
        words = box.width - wide - _BESIDE_NAME * big
        yield from name.tagged("P", Rect(start_x(box, 0, words, is_rtl=self.is_rtl), box.y + first - name.top * small, words, 0), small, sides[0])
        start = start_x(box, box.width - wide, wide, is_rtl=self.is_rtl)
        yield from number.tagged("P", Rect(start, box.y + first - number.top * big, wide, 0), big, "start" if sides[1] == "end" else "end")

    def _entries_height(self, width: float, sizes: Sizes) -> float:
        column = self._column(width)
        return sum(self._row_height(row, column, sizes) for row in range(self._rows)) + (self._rows - 1) * self._between(sizes)

    def _spare(self, box: Rect, sizes: Sizes) -> float:
        """How much farther apart rows stand where no lines fill what is left."""
        left = box.height - self._entries_height(box.width, sizes)
        return max(0.0, min(left / max(1, self._rows - 1), _MOST_SPARE * self._em(sizes)))

    def _row_height(self, row: int, column: float, sizes: Sizes) -> float:
        if self.is_beside:
            words = column - self._wide(sizes) - _BESIDE_NAME * self._em(sizes)
            return tallest(_line_height(name, number, words, sizes) for name, number in self._row(row))
        numbers = tallest(number.height(column, size_of(number, sizes)) for _, number in self._row(row))
        return self._names_height(row, column, sizes) + _BELOW_NAME * self._em(sizes) + numbers

    def _names_height(self, row: int, column: float, sizes: Sizes) -> float:
        return tallest(name.height(column, size_of(name, sizes)) for name, _ in self._row(row))

    def _wide(self, sizes: Sizes) -> float:
        """The width of the longest number on one line."""
        return max(number.paragraph.natural for _, number in self.entries) * self._em(sizes) * HAIR

    def _between(self, sizes: Sizes) -> float:
        return (_BETWEEN_LINES if self.is_beside else _BETWEEN) * self._em(sizes)

    def _row(self, row: int) -> tuple[tuple[Setting, Setting], ...]:
        return self.entries[row * self.columns : (row + 1) * self.columns]

    @property
    def _rows(self) -> int:
        return -(-len(self.entries) // self.columns)

    def _column(self, width: float) -> float:
        return (width - (self.columns - 1) * self.gutter) / self.columns

    def _em(self, sizes: Sizes) -> float:
        return size_of(self.entries[0][1], sizes)


def _line_height(name: Setting, number: Setting, words: float, sizes: Sizes) -> float:
    """How high a name stands that is ``words`` points wide, with its number on its first baseline."""
    small, big = size_of(name, sizes), size_of(number, sizes)
    first = max(name.top * small, number.top * big)
    return max(first - name.top * small + name.height(words, small), first + number.bottom * big)


def numbers(spec: NumbersBlock, surface: Surface, setter: Typesetter) -> Numbers | None:
    """The numbers that the clinic gives, and lines to write on if the region has them; None where there is neither."""
    entries = number_settings(spec, surface, setter, is_close=True)
    heads, gutter, is_rtl = blank_words(spec, surface, setter), 2 * setter.poster.length("space.m"), setter.poster.language.is_rtl
    blanks = Blanks(heads, surface.inks["quiet"], gutter, is_rtl) if heads else None
    if not entries and blanks is None:
        return None
    return Numbers(entries, blanks, spec.columns, gutter, is_rtl, spec.is_beside)


def number_settings(spec: NumbersBlock, surface: Surface, setter: Typesetter, *, is_close: bool = False) -> tuple[tuple[Setting, Setting], ...]:
    """Name and number of each entry whose details the clinic gives; ``is_close``: what is Latin without the room that other scripts need."""
    english = setter.poster.english.language if is_close else None

    def set_in(copy: Copy, style: str, source: Span, lines: int | None = None) -> Setting:
        return setter.set(copy, style, surface, source, lines=lines, language=english if _is_latin(copy) else None)

    return tuple((set_in(name, spec.heading, source), set_in(number, spec.style, source, 1)) for name, number, source in _given(spec, setter))


def _is_latin(copy: Copy) -> bool:
    """Whether it is a clinic's own digits or Latin letters alone, which need no room for the marks of another script."""
    return all(part.is_value and part.text.isascii() for part in copy)


def _given(spec: NumbersBlock, setter: Typesetter) -> Iterator[tuple[Copy, Copy, Span]]:
    """Name, number and place of each entry that is complete, and of those of resources.yaml that are for cards."""
    poster = setter.poster
    for entry in poster.entries(spec.key):
        name, number = poster.copy(entry["title"]), poster.copy(entry["text"])
        if name is not None and number is not None:
            yield name, number, entry["text"].span
    for resource in poster.resources.on_card if poster.resources else ():
        said = resource.phone or poster.phrases.texts["text_line"].format(number=resource.text_line)
        yield _value(resource.name_in(poster.language.tag)), _value(said), resource.spans["name"]


def _value(text: str) -> Copy:
    return (Fragment(text, is_value=True),)


def blank_words(spec: NumbersBlock, surface: Surface, setter: Typesetter) -> tuple[Setting, ...]:
    """The heads of the lines to write on."""
    poster, heads = setter.poster, []
    for message in (poster.message(key) for key in spec.blanks):
        copy = poster.copy(message)
        if copy is not None:
            heads.append(setter.set(copy, spec.heading, surface, message.span))
    return tuple(heads)
