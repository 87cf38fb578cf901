"""People and things to turn to, time after time: in columns that go on from page to page, on the grounds and the grid that all share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hrposter.diagnostics import Span
from hrposter.display import ARTIFACT, END, Ink, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Flowing, Limit, Sizes, start_x
from hrposter.layout.blocks.entry import Entry, Room
from hrposter.layout.blocks.segments import Columns
from hrposter.layout.blocks.turning import Measure, Turning
from hrposter.layout.flow import TOP, Place
from hrposter.layout.ground import band, card
from hrposter.poster import Poster
from hrposter.spec.regions import Side
from hrposter.units import points

# What titles have of the width, and in ems of the names: what entries beside them need, else they stand above.
_TITLE_SHARE, _BESIDE_TITLE = 0.21, 21.0
# In ems of the names: the alley between columns.
_ALLEY = 1.8


@frozen()
class Edges:
    """How a ground reaches beyond its words: ``pad`` points, but to the edge of the area on the sides that ``bleed`` or ``meet``."""

    bleed: frozenset[Side]
    meet: frozenset[Side]
    pad: float

    @property
    def met(self) -> frozenset[Side]:
        """The sides on which a ground ends where the area does."""
        return self.bleed | self.meet


@frozen()
class Directory:
    """All times, in ``columns`` columns, from ``start`` on; ``gap`` points between times, ``gutter`` points from titles and codes to words.

    It fills its area where it shows several times or goes on: height that is left over stands between the times.
    ``has_band``: the first of all times has a ground of its own, though nobody may be there then. ``ease``: see Flowing.evened.
    """

    key: str
    turnings: tuple[Turning, ...]
    columns: int
    gap: float
    gutter: float
    edges: Edges
    has_band: bool
    mark: Ink
    poster: Poster
    fills_height: bool
    start: Place = TOP
    goes_on: bool = False
    ease: float | None = None

    @property
    def is_flexible(self) -> bool:
        """Whether it needs no height of its own: it goes on elsewhere."""
        return self.goes_on

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be."""
        _, measure = self._measure(width)
        for turning in self.turnings:
            yield from turning.limits(measure, self.gutter)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands in level columns."""
        columns = self._columns(width, sizes)
        return columns.bottom(columns.placed(columns.level()))

    def going_on(self, width: float, after: Flowing, later: float) -> Directory:
        """The same, whose rest stands in ``after``."""
        return replace(self, goes_on=True, fills_height=True)

    def begun(self, place: Place) -> Directory:
        """The same from an entry on."""
        return replace(self, start=place)

    def evened(self, ease: float) -> Directory:
        """The same, on pages that are about level."""
        return replace(self, ease=ease)

    def rest(self, box: Rect, sizes: Sizes) -> Place | None:
        """The entry that it goes on with after its area; None where it ends there."""
        words = self._within(box)
        columns = self._columns(words.width, sizes)
        end = self._cut(columns, words.height)[-1][1]
        return Place(end, 0) if end < columns.end else None

    def beyond(self, width: float, height: float, sizes: Sizes) -> tuple[int, Span, str]:
        """How many lines do not fit in that height; where the first of them stand, and the words there."""
        columns = self._columns(width, sizes)
        left = self._entries[min(columns.fill(height)[-1][1], columns.end - 1) :]
        room = columns.room
        lines = sum(setting.count(room.width, room.size(setting)) for entry in left for setting in entry.settings)
        return lines, left[0].name.source, left[0].name.paragraph.text

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The columns, one after the other; a time stays one element from column to column."""
        words = self._within(box)
        columns = self._columns(words.width, sizes)
        measure = columns.measure
        for number, column in enumerate(columns.placed(self._cut(columns, words.height), words.height)):
            x = start_x(words, number * (measure.column + self._alley), measure.column, is_rtl=self.poster.language.is_rtl)
            for place, (segment, top, height) in enumerate(column):
                turning, stand = self.turnings[segment.turning], Rect(x, words.y + top, measure.column, height)
                if turning.ground:
                    yield ARTIFACT
                    yield from self._ground(turning.ground, stand, box, words, is_first=place == 0)
                    yield END
                yield from turning.paint(stand, measure, columns.room, segment.first, segment.last, is_centred=columns.count == 1)

    def _ground(self, ground: Ink, stand: Rect, box: Rect, words: Rect, *, is_first: bool) -> Iterator[Item]:
        """What only one time stands on: from edge to edge where the area bleeds or meets, else a card that is wider than the words."""
        left, right = ("end", "start") if self.poster.language.is_rtl else ("start", "end")
        pad, met = self.edges.pad, self.edges.met
        inner = min(pad, self._alley / 2)
        x = (box.x if left in met else stand.x - pad) if stand.x < words.x + 1 else stand.x - inner
        right_edge = (box.right if right in met else stand.right + pad) if stand.right > words.right - 1 else stand.right + inner
        y = box.y if is_first and "top" in met else stand.y
        rect = Rect(x, y, right_edge - x, stand.bottom - y)
        if met:
            yield from band(self.poster, rect, ground)
        else:
            yield from card(self.poster, rect, ground, points(self.poster.theme.corner, self.poster.frame.short_edge))

    # ------------------------------------------------------------ columns

    def _cut(self, columns: Columns, height: float) -> tuple[tuple[int, int], ...]:
        """Columns that are level; where it goes on, full, or as full as an even share of all that is left."""
        if not self.goes_on:
            return columns.level(height)
        return columns.even(height, self.poster.pages - self.poster.page + 1, self.ease) if self.ease else columns.fill(height)

    def _columns(self, width: float, sizes: Sizes) -> Columns:
        count, measure = self._measure(width)
        room = Room(measure.words, self.gutter, sizes, self.mark, self.poster)
        heights = tuple(tuple(entry.height(room) for entry in turning.entries) for turning in self.turnings)
        return Columns(self.turnings, measure, room, count, self.start.entry, self.gap, self._head, self._clear, heights)

    def _measure(self, width: float) -> tuple[int, Measure]:
        """One column where the longest piece does not fit several; titles beside the entries where these keep room enough."""
        count, column = self.columns, (width - (self.columns - 1) * self._alley) / self.columns
        if max(entry.longest(at_floor=True) for entry in self._entries) > column:
            count, column = 1, width
        title = column * _TITLE_SHARE
        words = column - title - self.gutter
        titles = [turning.title for turning in self.turnings if turning.title]
        wanted = max(_BESIDE_TITLE * self._size, *(entry.longest(at_floor=False) for entry in self._entries))
        is_beside = bool(titles) and words >= wanted and all(each.paragraph.longest * each.style.floor <= title for each in titles)
        return count, Measure(column, title, words) if is_beside else Measure(column, column, column)

    @property
    def _alley(self) -> float:
        return _ALLEY * self._size

    @property
    def _size(self) -> float:
        """The size that the style of the names wants."""
        return self._entries[0].name.style.size

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(entry for turning in self.turnings for entry in turning.entries)

    # ------------------------------------------------------------ where its words may stand

    def _within(self, box: Rect) -> Rect:
        """The part of its area that is for words: not in the margin, nor in the gap to what it meets."""
        page, meet = self.poster.content_box, self.edges.meet
        left, right = ("end", "start") if self.poster.language.is_rtl else ("start", "end")
        x, y = max(page.x, box.x + self.gap * (left in meet)), max(page.y, box.y + self.gap * ("top" in meet))
        right_edge = min(page.right, box.right - self.gap * (right in meet))
        return Rect(x, y, right_edge - x, min(page.bottom, box.bottom - self.gap * ("bottom" in meet)) - y)

    @property
    def _head(self) -> float:
        """From the top of the area to a ground that stands first: at the edge of the page words keep to its quiet zone, not to its margin."""
        if "top" not in self.edges.bleed:
            return 0.0
        margin = self.poster.content_box.y - self.poster.frame.y
        return max(self.edges.pad, self.poster.quiet) - margin - self.edges.pad

    @property
    def _clear(self) -> float:
        """What keeps words that have no ground away from what the ground would have met."""
        return self.edges.pad if self.has_band and "top" not in self.edges.bleed else 0.0
