"""Who and what to turn to at one time: a title, and entries beside it where the column is wide enough, else below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrposter.display import ARTIFACT, END, LI, Begin, Fill, Ink, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, limit, start_x
from hrposter.layout.blocks.entry import Entry, Room
from hrposter.layout.setting import Setting

# In ems of the title: the rule above, the space below it, and below a title that stands above.
_RULE, _BELOW_RULE, _BELOW_TITLE = 0.09, 0.62, 0.42
# In ems of the name: between entries.
_BETWEEN = 1.0


@frozen()
class Measure:
    """How a column is divided, in points: ``title`` and ``words`` are as wide as the column where titles stand above."""

    column: float
    title: float
    words: float

    @property
    def is_beside(self) -> bool:
        """Whether titles stand beside the entries."""
        return self.words < self.column


@frozen()
class Turning:
    """A title and its entries below a rule, or on a ground of their own, which is ``pad`` points wider above and below."""

    when: str
    title: Setting | None
    entries: tuple[Entry, ...]
    rule: Ink | None
    ground: Ink | None
    pad: float

    def limits(self, measure: Measure, gap: float) -> Iterator[Limit]:
        """How large the styles may be."""
        if self.title:
            yield limit(self.title, measure.title)
        for entry in self.entries:
            yield from entry.limits(measure.words, gap)

    def height(self, measure: Measure, room: Room, heights: Sequence[float]) -> float:
        """How high entries of those ``heights`` stand with their title, and what is above and below them."""
        title, entries = self._title_height(measure, room), sum(heights) + self._between(room) * (len(heights) - 1)
        inner = max(title, entries) if measure.is_beside else title + self._below_title(room) + entries
        return self._above(room) + inner + self.pad

    def paint(self, box: Rect, measure: Measure, room: Room, first: int, last: int, *, is_centred: bool) -> Iterator[Item]:
        """The rule, the title, and a list of the entries ``[first:last]``; ``is_centred``: on a ground they stand in the middle of ``box``."""
        if self.rule:
            yield ARTIFACT
            yield Fill(Rect(box.x, box.y, box.width, _RULE * self._lead(room)), self.rule)
            yield END
        heights = tuple(entry.height(room) for entry in self.entries[first:last])
        spare = box.height - self.height(measure, room, heights) if self.ground and is_centred else 0.0
        y = box.y + self._above(room) + spare / 2
        yield Begin("Sect", whole=f"turning.{self.when}")
        if self.title:
            yield from self._heading(
                self.title, Rect(start_x(box, 0, measure.title, is_rtl=room.is_rtl), y, measure.title, 0), room, is_again=first > 0
            )
            y += 0.0 if measure.is_beside else self._title_height(measure, room) + self._below_title(room)
        x = start_x(box, measure.column - measure.words, measure.words, is_rtl=room.is_rtl)
        yield Begin("L", whole=f"turning.{self.when}.entries")
        for entry, high in zip(self.entries[first:last], heights, strict=True):
            yield LI
            yield Begin("LBody")
            yield from entry.paint(Rect(x, y, measure.words, high), room)
            yield END
            yield END
            y += high + self._between(room)
        yield END
        yield END

    def _above(self, room: Room) -> float:
        """What stands above its words: the rule and the space below it, or the edge of its ground."""
        hung = (_RULE + _BELOW_RULE) * self._lead(room)
        if self.ground:
            return max(self.pad, hung)
        return hung if self.rule else 0.0

    def _heading(self, title: Setting, place: Rect, room: Room, *, is_again: bool) -> Iterator[Item]:
        """The title; where a time goes on in another column it is there for the eye alone."""
        if not is_again:
            yield from title.tagged("H2", place, room.size(title))
            return
        yield ARTIFACT
        yield from title.paint(place, room.size(title))
        yield END

    def _title_height(self, measure: Measure, room: Room) -> float:
        return self.title.height(measure.title, room.size(self.title)) if self.title else 0.0

    def _below_title(self, room: Room) -> float:
        return _BELOW_TITLE * self._lead(room) if self.title else 0.0

    def _between(self, room: Room) -> float:
        return _BETWEEN * room.size(self.entries[0].name)

    def _lead(self, room: Room) -> float:
        return room.size(self.title or self.entries[0].name)
