"""The clinic's hours over the week: days and times side by side below thin rules, and a list for those who hear them."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, LI, Begin, Fill, Ink, Item
from hrposter.fragments import Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import HAIR, Limit, Sizes, limit, size_of, start_x
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.handy import ScheduleBlock
from hrposter.spec.theme import Surface

# In ems of the words: the weight of a rule, the space around it, and between days and times side by side.
_RULE, _AROUND_RULE, _BESIDE = 0.05, 0.42, 1.4
# In ems of the title: below it.
_BELOW_TITLE = 0.5
# The most of the width that days take where times stand beside them.
_MOST_DAYS = 0.58


@frozen()
class Schedule:
    """Rows of days and times; where the longest do not fit side by side, times stand below their days."""

    title: Setting | None
    rows: tuple[tuple[Setting, Setting], ...]
    rule: Ink
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be."""
        for setting in (*((self.title,) if self.title else ()), *(setting for row in self.rows for setting in row)):
            yield limit(setting, width)

    def height(self, width: float, sizes: Sizes) -> float:
        """The title, and the rows below their rules."""
        return self._head(width, sizes) + sum(self._row(row, width, sizes) for row in self.rows)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """A list: each entry has its days for a label, and says their times."""
        size, y = self._size(sizes), box.y + self._head(box.width, sizes)
        if self.title:
            yield from self.title.tagged("H2", box, size_of(self.title, sizes))
        yield Begin("L")
        for days, times in self.rows:
            yield LI
            yield ARTIFACT
            yield Fill(Rect(box.x, y, box.width, _RULE * size), self.rule)
            yield END
            top, beside = y + (_RULE + _AROUND_RULE) * size, self._beside(box.width, size)
            yield from days.tagged("Lbl", Rect(start_x(box, 0, beside or box.width, is_rtl=self.is_rtl), top, beside or box.width, 0), size)
            start = beside + _BESIDE * size if beside else 0.0
            below = top if beside else top + days.height(box.width, size) + times.gap * size
            yield from times.tagged("LBody", Rect(start_x(box, start, box.width - start, is_rtl=self.is_rtl), below, box.width - start, 0), size)
            yield END
            y += self._row((days, times), box.width, sizes)
        yield END

    def _row(self, row: tuple[Setting, Setting], width: float, sizes: Sizes) -> float:
        """How high a row stands with its rule and the space around that."""
        size, (days, times) = self._size(sizes), row
        beside = self._beside(width, size)
        if beside:
            words = max(days.height(beside, size), times.height(width - beside - _BESIDE * size, size))
        else:
            words = days.height(width, size) + times.gap * size + times.height(width, size)
        return words + (_RULE + 2 * _AROUND_RULE) * size

    def _beside(self, width: float, size: float) -> float:
        """The width of the column of days; 0 where times stand below them."""
        days, times = (max(row[place].paragraph.natural for row in self.rows) * size * HAIR for place in (0, 1))
        is_wide = days <= _MOST_DAYS * width and days + _BESIDE * size + times <= width
        return days if is_wide else 0.0

    def _head(self, width: float, sizes: Sizes) -> float:
        if self.title is None:
            return 0.0
        size = size_of(self.title, sizes)
        return self.title.height(width, size) + _BELOW_TITLE * size

    def _size(self, sizes: Sizes) -> float:
        return size_of(self.rows[0][0], sizes)


def schedule(spec: ScheduleBlock, surface: Surface, setter: Typesetter) -> Schedule | None:
    """The week; None where the clinic gives no hours. Closed days are left out where the language has no word for them."""
    poster = setter.poster
    if poster.clinic is None or not poster.clinic.hours:
        return None
    texts, source = poster.phrases.texts, poster.clinic.spans.get("hours", poster.clinic.span)
    rows = []
    for row in poster.clinic.week(poster.language.tag, texts):
        times = row.times or texts.get("closed")
        if times:
            days = setter.set((Fragment(row.days, is_strong=True),), spec.style, surface, source)
            rows.append((days, setter.set((Fragment(poster.numbered(times)),), spec.style, surface, source)))
    return Schedule(setter.titled(spec.title, spec.heading, surface), tuple(rows), surface.inks["accent"], poster.language.is_rtl)
