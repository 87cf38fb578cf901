"""One entry of a story: how high it stands, where it may be cut, its marks and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from hrposter.display import ARTIFACT, END, LI, Begin, Fill, Ink, Item, Path, rounded
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, start_x
from hrposter.layout.blocks.bullets import leaf
from hrposter.layout.setting import Setting
from hrposter.units import mm

# What hands need, after "fit to page" has taken 6 %: a box of 5 mm to tick, 8 mm above a line to write on.
SHRINKS_BY = 0.94
_TICK = mm(5) / SHRINKS_BY
WRITE = mm(8) / SHRINKS_BY

# In ems of the entry's own style: the side of its marker, and how far its words stand in.
_MARKER: Mapping[str, float] = {
    "step": 1.95,
    "item": 0.86,
    "check": 1.15,
}
_INSET: Mapping[str, float] = {"step": 2.75, "item": 1.55, "check": 1.9}
_RULED = 0.65  # from the rule above a step to its marker
_RULE = 0.055
_NUMBER = 1.1  # at 12.8 pt still 14 pt, which is large (WCAG 2.2, 1.4.3)
_FIGURE = 0.7  # how high figures stand
_CAPITALS, _DESCENDERS = 0.72, 0.22  # how far Latin letters reach
_CALL_RULE, _CALL_LENGTH, _BELOW_CALL_RULE = 0.16, 2.6, 0.72
_BELOW_TITLE = 0.06  # more than from line to line
_BOX = 0.075
_AFTER_LABEL = 0.5
_LONG_LABEL = 0.55  # of the column; a longer label stands above its line
_BELOW_BASELINE = 0.14


class Slug(NamedTuple):
    """Lines ``[first:last]`` of an entry that stay together, and where they stand in it, in points from its top."""

    first: int
    last: int
    top: float
    bottom: float


@frozen()
class Look:
    """What all entries of a story share: inks, and the side where reading starts."""

    accent: Ink
    line: Ink
    is_rtl: bool


class Matter(Protocol):
    """What stands in a column of type: an entry of a story, or a block that is never torn."""

    @property
    def kind(self) -> str:
        """What it is: the space around it, and whether it is an entry of a list, hang on that."""

    @property
    def setting(self) -> Setting:
        """Its words, the first of them where there are several."""

    @property
    def style(self) -> str:
        """The style of its words."""

    @property
    def hollow(self) -> tuple[float, float]:
        """How much emptier it is above its words and below them than Latin letters are, in ems."""

    def limits(self, width: float) -> Iterator[Limit]:
        """How large its styles may be in a column."""

    def slugs(self, width: float, sizes: Sizes) -> Iterator[Slug]:
        """What of it stays together."""

    def paint(self, box: Rect, sizes: Sizes, look: Look) -> Iterator[Item]:
        """All of it, from the top of ``box``."""


@frozen()
class Piece:
    """An entry, set. ``setting`` holds its words, ``title`` those above them (a point), ``number`` its label (a step)."""

    kind: str
    setting: Setting
    title: Setting | None = None
    number: Setting | None = None

    @property
    def hollow(self) -> tuple[float, float]:
        """How much emptier it is above its words and below them than Latin letters are, in ems: scripts that stack marks keep room for them."""
        above = 0.0 if self.kind == "step" else max(0.0, (self.title or self.setting).top - _CAPITALS)
        return above, max(0.0, self.setting.bottom - _DESCENDERS)

    @property
    def style(self) -> str:
        """The style of its words."""
        return self.setting.style.type.name

    def limits(self, width: float) -> Iterator[Limit]:
        """How large its styles may be in a column, of which the inset takes more the larger they are."""
        for setting in (self.setting, self.title):
            if setting is None:
                continue
            room = width - _TICK if self.kind == "check" else width
            inset = _INSET.get(self.kind, 0.0)
            yield Limit(self.style, setting.most(room, inset), setting, room, inset=inset)

    def slugs(self, width: float, sizes: Sizes) -> Iterator[Slug]:
        """Itself whole; of a paragraph of four lines and more its first two lines, each one between, its last two."""
        size = sizes[self.style]
        count = self.setting.count(width, size) if self.kind == "text" else 0
        if count <= 3:
            yield Slug(0, self._lines(width, size), 0.0, self.height(width, sizes))
            return
        setting = self.setting
        for first, last in ((0, 2), *((line, line + 1) for line in range(2, count - 2)), (count - 2, count)):
            bottom = (setting.top + (last - 1) * setting.leading + setting.bottom) * size
            yield Slug(first, last, first * setting.leading * size, bottom)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands."""
        size = sizes[self.style]
        words = self.setting.height(self._measure(width, size), size)
        match self.kind:
            case "step" | "item" | "check":
                above, side = self._above(size), self._side(size)
                return above + max(self._words_below(size) + words, side)
            case "point" if self.title:
                return self.title.height(width, size) + self._below_title(size) + words
            case "line":
                return max(WRITE, self.setting.top * size) + _BELOW_BASELINE * size + (words if self._is_long(width, size) else 0.0)
            case "call":
                return (_CALL_RULE + _BELOW_CALL_RULE) * size + words
            case _:
                return words

    def paint(self, box: Rect, sizes: Sizes, look: Look) -> Iterator[Item]:
        """Its items from the top of ``box``, all but the words of a paragraph in parts."""
        size = sizes[self.style]
        match self.kind:
            case "step" | "item" | "check":
                yield from self._marked(box, size, look)
            case "point":
                yield from self._point(box, size)
            case "line":
                yield from self._line(box, size, look)
            case "call":
                yield from self._call(box, size, look)
            case "heading":
                yield from self.setting.tagged("H2", box, size)
            case _:
                yield from self.setting.tagged("P", box, size)

    def part(self, box: Rect, sizes: Sizes, slug: Slug, whole: str) -> Iterator[Item]:
        """Some lines of a paragraph from the top of ``box``; all its parts are one element."""
        yield Begin("P", whole=whole)
        yield from self.setting.spanned(box, sizes[self.style], part=slice(slug.first, slug.last))
        yield END

    # ------------------------------------------------------------ kinds

    def _marked(self, box: Rect, size: float, look: Look) -> Iterator[Item]:
        """A marker, and words whose first line stands at its height."""
        inset, side = self._inset(size), self._side(size)
        y = box.y + self._above(size) + self._words_below(size)
        x = start_x(box, inset, box.width - inset, is_rtl=look.is_rtl)
        middle = y + self.setting.top * size / 2
        marker = Rect(start_x(box, 0, side, is_rtl=look.is_rtl), middle - side / 2, side, side)
        yield LI
        yield from self._marker(box, marker, size, look)
        if self.number:
            # Figures stand on the baseline, whatever the reach of the script around them.
            figures = _NUMBER * size
            top = marker.y + side / 2 + (_FIGURE / 2 - self.number.top) * figures
            yield from self.number.tagged("Lbl", Rect(marker.x, top, side, 0), figures, "center")
        yield from self.setting.tagged("LBody", Rect(x, y, box.width - inset, 0), size)
        yield END

    def _marker(self, box: Rect, marker: Rect, size: float, look: Look) -> Iterator[Item]:
        yield ARTIFACT
        if self.kind == "check":
            half = _BOX * size / 2
            yield Path(rounded(marker.inset(half), 0.16 * marker.width), stroke=look.line, width=2 * half)
        else:
            if self.kind == "step":
                yield Fill(Rect(box.x, box.y, box.width, _RULE * size), look.accent)
            # A number stands on the leaf of a step: its ink must carry words, which an accent need not.
            yield Path(leaf(marker, is_rtl=look.is_rtl), fill=look.line if self.number else look.accent)
        yield END

    def _point(self, box: Rect, size: float) -> Iterator[Item]:
        assert self.title is not None, "a point has a title"
        yield LI
        yield Begin("LBody")
        yield from self.title.tagged("P", box, size)
        y = box.y + self.title.height(box.width, size) + self._below_title(size)
        yield from self.setting.tagged("P", Rect(box.x, y, box.width, 0), size)
        yield END
        yield END

    def _line(self, box: Rect, size: float, look: Look) -> Iterator[Item]:
        """A label and a line to write on: after it, or below it where it is long."""
        setting, is_long = self.setting, self._is_long(box.width, size)
        above = setting.height(box.width, size) if is_long else 0.0
        foot = box.y + above + max(WRITE, setting.top * size)
        label = Rect(box.x, box.y if is_long else foot - setting.top * size, box.width, 0)
        yield from setting.tagged("P", label, size)
        taken = 0.0 if is_long else (setting.paragraph.natural + _AFTER_LABEL) * size
        x = start_x(box, taken, box.width - taken, is_rtl=look.is_rtl)
        yield ARTIFACT
        yield Fill(Rect(x, foot + _BELOW_BASELINE * size - _RULE * size, box.width - taken, _RULE * size), look.line)
        yield END

    def _call(self, box: Rect, size: float, look: Look) -> Iterator[Item]:
        """Words below a short rule."""
        length = min(_CALL_LENGTH * size, box.width)
        yield ARTIFACT
        yield Fill(Rect(start_x(box, 0, length, is_rtl=look.is_rtl), box.y, length, _CALL_RULE * size), look.accent)
        yield END
        yield from self.setting.tagged("P", box._replace(y=box.y + (_CALL_RULE + _BELOW_CALL_RULE) * size), size)

    # ------------------------------------------------------------ measures

    def _side(self, size: float) -> float:
        """The side of its marker."""
        side = _MARKER[self.kind] * size
        return max(_TICK, side) if self.kind == "check" else side

    def _inset(self, size: float) -> float:
        """How far its words stand in."""
        if self.kind not in _INSET:
            return 0.0
        return self._side(size) + (_INSET[self.kind] - _MARKER[self.kind]) * size

    def _measure(self, width: float, size: float) -> float:
        return width - self._inset(size)

    def _above(self, size: float) -> float:
        """From its top to its marker: below the rule of a step."""
        return (_RULE + _RULED) * size if self.kind == "step" else 0.0

    def _words_below(self, size: float) -> float:
        """How much lower than a marker its words begin, so that their first line stands at its middle."""
        return max(0.0, (self._side(size) - self.setting.top * size) / 2)

    def _below_title(self, size: float) -> float:
        """The space between title and text, whose lines stand little farther apart than those of one paragraph."""
        setting = self.setting
        return max(0.0, setting.leading + _BELOW_TITLE - setting.bottom - setting.top) * size

    def _is_long(self, width: float, size: float) -> bool:
        return self.setting.paragraph.natural * size > _LONG_LABEL * width

    def _lines(self, width: float, size: float) -> int:
        title = self.title.count(width, size) if self.title else 0
        return title + self.setting.count(self._measure(width, size), size)
