"""One person or thing to turn to: name and number, what happens, when and where, and a code beside the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hrposter.display import ARTIFACT, END, Begin, Ink, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import HAIR, Limit, Sizes, limit, start_x
from hrposter.layout.blocks.code import Code
from hrposter.layout.ground import card
from hrposter.layout.linked import Target, linked
from hrposter.layout.setting import Setting
from hrposter.poster import Poster

# In ems of the name: in columns at least so wide a number stands at the end of the name; what words need beside a code.
_WIDE, _BESIDE_CODE = 21.0, 11.0
# In ems of the name: beside it, and from words to the code below or above them.
_BESIDE, _ABOVE_CODE = 1.1, 0.5
# In ems of the mark: the space around its word, above and below, before and behind.
_PAD, _SIDE_PAD = 0.3, 0.6
# How deep Latin letters reach below their line, which the space around the word has room for.
_DESCENDERS = 0.22


@frozen()
class Room:
    """Where entries stand: ``width`` and the ``gap`` between words and a code in points, at some sizes of the styles.

    ``mark`` is the ground of the mark of an example.
    """

    width: float
    gap: float
    sizes: Sizes
    mark: Ink
    poster: Poster

    @property
    def is_rtl(self) -> bool:
        """Whether entries read from the right."""
        return self.poster.language.is_rtl

    def size(self, setting: Setting) -> float:
        """The size of some words, in points."""
        return self.sizes[setting.style.type.name]


class Spot(NamedTuple):
    """Where words or a code stand in an entry, in points from its start and its top."""

    start: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """How far down they reach."""
        return self.top + self.height

    def rect(self, box: Rect, *, is_rtl: bool) -> Rect:
        """The place on the page, for an entry in ``box``."""
        return Rect(start_x(box, self.start, self.width, is_rtl=is_rtl), box.y + self.top, self.width, self.height)


@frozen()
class Entry:
    """One person or thing; ``mark`` says that it is an example, ``site`` is what of ``detail`` can be clicked."""

    name: Setting
    mark: Setting | None
    number: Setting | None
    what: Setting | None
    detail: Setting | None
    site: Target | None
    symbol: Code | None

    @property
    def settings(self) -> tuple[Setting, ...]:
        """All its words, from the top."""
        return tuple(setting for setting in (self.name, self.mark, self.number, self.what, self.detail) if setting)

    def longest(self, *, at_floor: bool) -> float:
        """The width that its longest piece needs at the size that its style wants, or at its floor, in points."""
        return max(setting.paragraph.longest * (setting.style.floor if at_floor else setting.style.size) for setting in self.settings)

    def limits(self, width: float, gap: float) -> Iterator[Limit]:
        """How large the styles may be in a column."""
        narrow = self._narrow(width, gap)
        for setting in self.settings:
            yield limit(setting, narrow if narrow and setting in (self.what, self.detail) and _fits(setting, narrow) else width)

    def height(self, room: Room) -> float:
        """How high it stands."""
        spots, code = self._placed(room)
        return max(spot.bottom for spot in (*spots.values(), code) if spot)

    def paint(self, box: Rect, room: Room) -> Iterator[Item]:
        """Its words, from the top of ``box``, and its code."""
        spots, code = self._placed(room)
        for part, spot in spots.items():
            setting, place = getattr(self, part), spot.rect(box, is_rtl=room.is_rtl)
            if part == "mark":
                yield from self._pill(setting, place, room)
            elif part == "detail" and self.site:
                yield Begin("P")
                yield from linked(setting.paint(place, room.size(setting)), self.site, is_rtl=room.is_rtl)
                yield END
            else:
                yield from setting.tagged("P", place, room.size(setting))
        if self.symbol and code:
            place, hang = code.rect(box, is_rtl=room.is_rtl), _quiet(self.symbol)
            yield from self.symbol.paint(place.x - hang, place.y - hang)

    # ------------------------------------------------------------ where all of it stands

    def _placed(self, room: Room) -> tuple[dict[str, Spot], Spot | None]:
        """The place of each of its words, in reading order: a line with the name, below it what else there is; and of its code."""
        spots = self._first_line(room)
        code, foot = self._code_beside(room, spots), _foot(spots)
        for part in ("number", "what", "detail"):
            setting: Setting | None = getattr(self, part)
            if setting is None or part in spots:
                continue
            top, width = foot + setting.gap * room.size(setting), room.width
            if code and self.symbol and top < code.bottom + _quiet(self.symbol):
                if _fits(setting, self._narrow(room.width, room.gap) or 0.0):
                    width = self._narrow(room.width, room.gap) or 0.0
                else:
                    top = code.bottom + self._clear(room)
            spots[part] = Spot(0.0, top, width, setting.height(width, room.size(setting)))
            foot = spots[part].bottom
        return spots, code or self._code_below(room, spots)

    def _first_line(self, room: Room) -> dict[str, Spot]:
        """The name, the mark of an example at its end, and the number at the end of the column where that is wide enough."""
        size, found = room.size(self.name), {}
        marked = _BESIDE / 2 * size + self._mark_width(room) if self.mark else 0.0
        number = _natural(self.number, room) if self.number else 0.0
        longest = self.name.paragraph.longest * size * HAIR
        has_number = self.number is not None and room.width >= _WIDE * size and longest <= room.width - number - _BESIDE * size
        width = room.width - (number + _BESIDE * size if has_number else 0.0)
        narrow = self._narrow(room.width, room.gap)
        if narrow and not has_number and _natural(self.name, room) <= narrow:
            width = narrow  # beside the code, which stands at the top then
        # A mark goes below the name rather than break it.
        is_below = self.mark is not None and (longest > width - marked or width - marked < _natural(self.name, room) <= width)
        name = Spot(0.0, 0.0, width - (0.0 if is_below else marked), 0.0)
        found["name"] = name._replace(height=self.name.height(name.width, size))
        if self.mark:
            lines = self.name.breaks(name.width, size)
            baseline = (self.name.top + (len(lines) - (0 if is_below else 1)) * self.name.leading) * size
            start = 0.0 if is_below else lines[-1].width * size + _BESIDE / 2 * size
            small = room.size(self.mark)
            if is_below:  # its ground keeps clear of what hangs from the name
                baseline = max(baseline, found["name"].height + (_PAD + self.mark.top) * small)
            found["mark"] = Spot(start, baseline - self.mark.top * small, self._mark_width(room), (self.mark.top + self.mark.bottom) * small)
        if self.number and has_number:
            found["number"] = Spot(room.width - number, 0.0, number, self.number.height(number, room.size(self.number)))
        return found

    def _pill(self, mark: Setting, place: Rect, room: Room) -> Iterator[Item]:
        """The word of the mark on its ground."""
        small = room.size(mark)
        high = (mark.top + max(0.0, mark.bottom - _DESCENDERS) + 2 * _PAD) * small
        yield ARTIFACT
        yield from card(room.poster, Rect(place.x, place.y - _PAD * small, place.width, high), room.mark, high / 2)
        yield END
        yield from mark.tagged("P", Rect(place.x + _SIDE_PAD * small, place.y, place.width - 2 * _SIDE_PAD * small, 0), small)

    def _mark_width(self, room: Room) -> float:
        return _natural(self.mark, room) + 2 * _SIDE_PAD * room.size(self.mark) if self.mark else 0.0

    # ------------------------------------------------------------ where its code stands

    def _code_beside(self, room: Room, spots: dict[str, Spot]) -> Spot | None:
        """The place of its symbol at the end of the column: from the top, or below the first line where that reaches so far."""
        narrow = self._narrow(room.width, room.gap)
        if self.symbol is None or narrow is None:
            return None
        is_one_line = self.name.count(spots["name"].width, room.size(self.name)) == 1
        name = Spot(0.0, 0.0, _natural(self.name, room), 0.0)
        reach = max(spot.start + spot.width for spot in (name, *(spots[part] for part in ("mark", "number") if part in spots)))
        side = _side(self.symbol)
        return Spot(room.width - side, 0.0 if is_one_line and reach <= narrow else _foot(spots) + self._clear(room), side, side)

    def _code_below(self, room: Room, spots: dict[str, Spot]) -> Spot | None:
        """The place of its symbol below the words."""
        if self.symbol is None:
            return None
        return Spot(0.0, _foot(spots) + self._clear(room), _side(self.symbol), _side(self.symbol))

    def _narrow(self, width: float, gap: float) -> float | None:
        """The width of words beside its code; None where it would be too little, or where it has none."""
        if self.symbol is None:
            return None
        narrow = width - _side(self.symbol) - max(gap, _quiet(self.symbol))
        return narrow if narrow >= _BESIDE_CODE * self.name.style.size else None

    def _clear(self, room: Room) -> float:
        """How far words stay above and below its code: its quiet zone at least (ISO/IEC 18004, 6.3.8)."""
        return max(_ABOVE_CODE * room.size(self.name), _quiet(self.symbol)) if self.symbol else 0.0


def _foot(spots: dict[str, Spot]) -> float:
    return max(spot.bottom for spot in spots.values())


def _side(symbol: Code) -> float:
    """The side of what shows of a code: its plate, or the symbol alone."""
    return symbol.plate_side if symbol.shows_plate else symbol.side


def _quiet(symbol: Code) -> float:
    """The quiet zone that the page must keep around what shows of a code."""
    return 0.0 if symbol.shows_plate else symbol.quiet


def _fits(setting: Setting, width: float) -> bool:
    """Whether the longest piece keeps to that width at the size that its style wants."""
    return setting.paragraph.longest * setting.style.size <= width


def _natural(setting: Setting | None, room: Room) -> float:
    """The width of the words on one line, in points."""
    return setting.paragraph.natural * room.size(setting) * HAIR if setting else 0.0
