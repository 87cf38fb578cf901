"""Tabs to tear off: the same name and number on each, turned, with cuts between them down to the edge of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hrposter.display import ARTIFACT, END, Begin, Ink, Item, Path, Text
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import HAIR, Limit, Sizes, size_of
from hrposter.layout.dashes import WEIGHT, dashes
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.handy import TabsBlock
from hrposter.spec.regions import Side
from hrposter.spec.theme import Surface
from hrposter.units import mm

# What fingers can tear off, and how far words stay from a cut.
_NARROWEST, _BESIDE = mm(20), mm(2.5)
# In ems of the number: between name and number, and from both ends of a tab to its words.
_BETWEEN, _AT_ENDS = 0.3, 0.9
# How many lines a name takes at most, and in how many steps the shortest measure for them is found.
_LINES, _STEPS = 2, 12


@frozen()
class Tabs:
    """A ``name`` and a ``number``, on at most ``most`` tabs side by side; these end at the edge of the page on the sides of ``bleed``."""

    name: Setting
    number: Setting
    most: int
    bleed: frozenset[Side]
    line: Ink
    poster: Poster
    is_flexible: bool = False
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be so that name and number stand beside each other on a tab."""
        content = self.poster.content_box
        x = content.right - width if self.poster.language.is_rtl else content.x
        strip = self._strip(Rect(x, 0, width, 0))
        room = strip.width / self._count(strip) - 2 * _BESIDE
        least, most = self._across(self.name.style.floor, self.number.style.floor), self._across(self.name.style.size, self.number.style.size)
        share = min(1.0, (room - least) / (most - least)) if most > least else 1.0
        for setting in (self.name, self.number):
            floor, size = setting.style.floor, setting.style.size
            yield Limit(setting.style.type.name, floor + share * (size - floor), setting, room)

    def height(self, width: float, sizes: Sizes) -> float:
        """As long as the words are."""
        return self._length(sizes) + 2 * _AT_ENDS * size_of(self.number, sizes)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The cuts, and the words on each tab from the side where reading starts; they are read once."""
        strip, foot = self._strip(box), self.poster.frame.bottom if "bottom" in self.bleed else box.bottom
        count = self._count(strip)
        wide = strip.width / count
        tabs = [Rect(strip.x + number * wide, strip.y, wide, strip.height) for number in range(count)]
        yield ARTIFACT
        yield Path(tuple(each for x in self._cuts(tabs) for each in dashes(x, box.y, x, foot)), stroke=self.line, width=WEIGHT)
        yield END
        for number, tab in enumerate(reversed(tabs) if self.poster.language.is_rtl else tabs):
            yield Begin("Artifact" if number else "Sect")
            yield from self._words(tab, sizes, is_read=number == 0)
            yield END

    def _words(self, tab: Rect, sizes: Sizes, *, is_read: bool) -> Iterator[Item]:
        """The words of a tab, in the middle."""
        name, number, length = size_of(self.name, sizes), size_of(self.number, sizes), self._length(sizes)
        below = self.name.height(length, name) + _BETWEEN * number
        high = below + self.number.height(length, number)
        x, foot = tab.x + (tab.width - high) / 2, tab.y + (tab.height + length) / 2
        for setting, top, size in ((self.name, 0.0, name), (self.number, below, number)):
            place = Rect(0, top, length, 0)
            items = setting.tagged("P", place, size, "center") if is_read else setting.paint(place, size, "center")
            yield from (
                replace(item, x=x + item.baseline, baseline=foot - item.x, is_turned=True) if isinstance(item, Text) else item for item in items
            )

    # ------------------------------------------------------------ measures

    def _length(self, sizes: Sizes) -> float:
        """How long the words are: the number on one line, the name on two at most."""
        size, high = size_of(self.name, sizes), self.name.paragraph.natural * size_of(self.name, sizes) * HAIR
        low = self.number.paragraph.natural * size_of(self.number, sizes) * HAIR
        if self.name.count(low, size) <= _LINES:
            return low
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (low, middle) if self.name.count(middle, size) <= _LINES else (middle, high)
        return high

    def _across(self, name: float, number: float) -> float:
        """How much of the width of a tab both take at their sizes, or at smaller ones."""
        is_long = self.name.paragraph.natural * self.name.style.size > self.number.paragraph.natural * self.number.style.floor
        lines = self.name.leading * (_LINES - 1) if is_long else 0.0
        return (self.name.top + lines + self.name.bottom) * name + (_BETWEEN + self.number.top + self.number.bottom) * number

    def _strip(self, box: Rect) -> Rect:
        """What the tabs share: on the sides where they bleed, as near to the edge of the frame as leaves their words clear of it."""
        at_edge, is_rtl = max(0.0, self.poster.quiet - _BESIDE), self.poster.language.is_rtl
        safe = self.poster.frame.inset(at_edge)
        left, right = ("end", "start") if is_rtl else ("start", "end")
        x, foot = safe.x if left in self.bleed else box.x, safe.bottom if "bottom" in self.bleed else box.bottom
        return Rect(x, box.y, (safe.right if right in self.bleed else box.right) - x, foot - box.y)

    def _count(self, strip: Rect) -> int:
        """How many tabs stand side by side."""
        words = self._across(self.name.style.floor, self.number.style.floor)
        return max(1, min(self.most, int(strip.width // max(_NARROWEST, words + 2 * _BESIDE))))

    def _cuts(self, tabs: Sequence[Rect]) -> Iterator[float]:
        """Where cuts stand: between tabs, and beside the outermost where these end within the page."""
        left, right = ("end", "start") if self.poster.language.is_rtl else ("start", "end")
        yield from (tabs[0].x,) if left not in self.bleed else ()
        yield from (tab.x for tab in tabs[1:])
        yield from (tabs[-1].right,) if right not in self.bleed else ()


def tabs(spec: TabsBlock, bleed: frozenset[Side], surface: Surface, setter: Typesetter) -> Tabs | None:
    """The tabs; None where the clinic gives the details of none of the entries."""
    said = tab_words(spec, surface, setter)
    return Tabs(*said, spec.most, bleed, surface.inks["quiet"], setter.poster) if said else None


def tab_words(spec: TabsBlock, surface: Surface, setter: Typesetter) -> tuple[Setting, Setting] | None:
    """Name and number of the first entry whose details the clinic gives."""
    for entry in setter.poster.entries(spec.key):
        title, text = entry["title"], entry["text"]
        name, number = setter.poster.copy(title), setter.poster.copy(text)
        if name is not None and number is not None:
            return setter.set(name, spec.heading, surface, title.span, is_balanced=True), setter.set(number, spec.style, surface, text.span)
    return None
