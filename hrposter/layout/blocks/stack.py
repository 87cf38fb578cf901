"""Lines of words in a column that are never torn: a card, a quotation, somebody to turn to, the clinic's own details."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Begin, End, Fill, Item, Tag
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, size_of, start_x
from hrposter.layout.blocks.code import Code
from hrposter.layout.blocks.emblem import Emblem
from hrposter.layout.blocks.told import Look, Slug
from hrposter.layout.linked import Target, linked
from hrposter.layout.setting import Setting
from hrposter.spec.options import Align

# How far Latin letters reach, in ems.
_CAPITALS, _DESCENDERS = 0.72, 0.22
# In ems of the first line: the rule above, and the space below it and below a logo.
_RULE, _BELOW_RULE = 0.06, 0.9


@frozen()
class Line:
    """One paragraph; ``above`` is more space before it, in its ems, ``link`` where a click goes, ``lang`` its language if that is another."""

    setting: Setting
    tag: Tag = "P"
    above: float = 0.0
    link: Target | None = None
    lang: str | None = None
    align: Align = "start"


@frozen()
class Stack:
    """Paragraphs inside elements of ``tags``, and ``gutter`` points beside them a logo above a code."""

    kind: str
    tags: tuple[Tag, ...]
    lines: tuple[Line, ...]
    gutter: float = 0.0
    code: Code | None = None
    emblem: Emblem | None = None
    is_ruled: bool = False

    @property
    def setting(self) -> Setting:
        """The first of its words."""
        return self.lines[0].setting

    @property
    def style(self) -> str:
        """The style of the first of its words."""
        return self.setting.style.type.name

    @property
    def hollow(self) -> tuple[float, float]:
        """How much emptier it is above its words and below them than Latin letters are, in ems."""
        return max(0.0, self.setting.top - _CAPITALS), max(0.0, self.lines[-1].setting.bottom - _DESCENDERS)

    def limits(self, width: float) -> Iterator[Limit]:
        """How large its styles may be beside the code."""
        for line in self.lines:
            yield limit(line.setting, self._words(width))

    def slugs(self, width: float, sizes: Sizes) -> Iterator[Slug]:
        """Itself, whole."""
        yield Slug(0, len(self.lines), 0.0, self.height(width, sizes))

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands."""
        room = self._words(width)
        words = sum(self._above(number, sizes) + line.setting.height(room, size_of(line.setting, sizes)) for number, line in enumerate(self.lines))
        marks = sum(height for _, height in self._marks) + self._between_marks(sizes)
        return self._head(sizes) + max(words, marks)

    def paint(self, box: Rect, sizes: Sizes, look: Look) -> Iterator[Item]:
        """The rule, the words below it, and logo and code beside these."""
        yield from (Begin(tag) for tag in self.tags)
        if self.is_ruled:
            yield ARTIFACT
            yield Fill(Rect(box.x, box.y, box.width, _RULE * sizes[self.style]), look.accent)
            yield END
        y, words = box.y + self._head(sizes), self._words(box.width)
        yield from self._beside(box, y, sizes, look)
        for number, line in enumerate(self.lines):
            y += self._above(number, sizes)
            yield from _line(line, Rect(start_x(box, 0, words, is_rtl=look.is_rtl), y, words, 0), size_of(line.setting, sizes), look)
            y += line.setting.height(words, size_of(line.setting, sizes))
        yield from (End() for _ in self.tags)

    def _beside(self, box: Rect, y: float, sizes: Sizes, look: Look) -> Iterator[Item]:
        """The logo, and the code below it, at the end of the box."""
        if self.emblem:
            width, height = self.emblem.size
            yield from self.emblem.paint(start_x(box, box.width - width, width, is_rtl=look.is_rtl), y)
            y += height + self._between_marks(sizes)
        if self.code:
            # A plate that does not show hangs over the edge, so that the symbol itself keeps to the grid.
            hang = 0.0 if self.code.shows_plate else self.code.quiet
            side = self.code.plate_side
            yield from self.code.paint(start_x(box, box.width - side + hang, side, is_rtl=look.is_rtl), y - hang)

    @property
    def _marks(self) -> tuple[tuple[float, float], ...]:
        """Width and height of the logo and of the code."""
        sides = (self.code.plate_side if self.code.shows_plate else self.code.side) if self.code else 0.0
        return (*((self.emblem.size,) if self.emblem else ()), *(((sides, sides),) if self.code else ()))

    def _between_marks(self, sizes: Sizes) -> float:
        return _BELOW_RULE * sizes[self.style] if self.code and self.emblem else 0.0

    def _words(self, width: float) -> float:
        """The width that logo and code leave to the words."""
        return width - max((wide + self.gutter for wide, _ in self._marks), default=0.0)

    def _head(self, sizes: Sizes) -> float:
        """How high the rule stands, with the space below it."""
        return (_RULE + _BELOW_RULE) * sizes[self.style] if self.is_ruled else 0.0

    def _above(self, number: int, sizes: Sizes) -> float:
        """The space before a paragraph: as from line to line, and what it asks for."""
        if number == 0:
            return 0.0
        line = self.lines[number]
        setting, size = line.setting, size_of(line.setting, sizes)
        return (setting.gap + line.above) * size


def _line(line: Line, box: Rect, size: float, look: Look) -> Iterator[Item]:
    if line.link is None:
        yield from line.setting.tagged(line.tag, box, size, line.align, lang=line.lang)
        return
    yield Begin(line.tag)
    yield from linked(line.setting.paint(box, size), line.link, is_rtl=look.is_rtl)
    yield END
