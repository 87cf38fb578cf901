"""Cards on a sheet: each in its place on the front, its back behind it, colour over the edge where there is room, and ticks to cut along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hrposter.diagnostics import UsageError
from hrposter.display import Form, Ink, Item, Line, Move, Page, Path, Placed
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.placed import Turns, placed, whole
from hrposter.imposition.printer import Printer, Turn
from hrposter.imposition.sent import sent
from hrposter.memo import Same
from hrposter.profiles import RESERVE
from hrposter.spec.card_sheets import CardSheet
from hrposter.units import mm, to_mm

# Ticks: their weight in points, how far they stay from what is printed, how long they are, and the least that still helps.
_WEIGHT, _APART, _LONG, _LEAST = 0.3, mm(1), mm(5), mm(2)
_INK = Ink("cut", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
_SLACK = 0.01


@frozen()
class Card:
    """A card by its finished pages, each as large as a place on the sheet, upright or on its side."""

    front: Page
    back: Page | None = None


def is_reached(sheet: CardSheet, printer: Printer) -> bool:
    """Whether a printer prints all over every card, and a little around it, so that colour may run over the edges."""
    return all(printer.printable(sheet.sheet).contains(slot.inset(-_APART)) for slot in sheet.slots)


def impose(cards: Iterable[Card], sheet: CardSheet, printer: Printer, turn: Turn) -> tuple[Page, ...]:
    """The sheets that hold the cards, a card a place; where any of a sheet has a back, its backs are on the page after it.

    ``turn`` is the edge over which the printer turns the sheet. UsageError where it cannot print some of the words.
    """
    dealt, places = tuple(cards), len(sheet.slots)
    press = _Forms({})
    return tuple(page for start in range(0, len(dealt), places) for page in _sheet(dealt[start : start + places], sheet, printer, turn, press))


@frozen()
class _Forms:
    """Each page as a form, made once."""

    made: dict[Same[Page], Form]

    def of(self, page: Page) -> Form:
        """All that may show of a page, its bleed as well."""
        key = Same(page)
        if key not in self.made:
            self.made[key] = whole(page, page.bleed)
        return self.made[key]


def _sheet(cards: Sequence[Card], sheet: CardSheet, printer: Printer, turn: Turn, forms: _Forms) -> Iterator[Page]:
    """The front of one sheet and, where there is anything on it, the back."""
    slots, around = tuple(zip(cards, sheet.slots, strict=False)), _around(sheet, printer.printable(sheet.sheet))
    for card, slot in slots:
        _check(card.front, slot, sheet, printer)
        if card.back:
            _check(card.back, _behind(slot, sheet.sheet, turn), sheet, printer)
    fronts = [_on(card.front, slot, _room(slot, sheet, around), _turns(card.front, slot), forms) for card, slot in slots]
    yield _page((*fronts, *_ticks(sheet, printer.printable(sheet.sheet), around)), sheet, printer)
    if any(card.back for card, _ in slots):
        backs = [
            _on(
                card.back,
                _behind(slot, sheet.sheet, turn),
                _behind(_room(slot, sheet, around), sheet.sheet, turn),
                _back_turns(card, slot, turn),
                forms,
            )
            for card, slot in slots
            if card.back
        ]
        yield _page(backs, sheet, printer, turn)


def _page(items: Iterable[Item], sheet: CardSheet, printer: Printer, back: Turn | None = None) -> Page:
    """The sheet, moved as a whole where the printer needs it."""
    box = sheet.sheet
    return sent(Page(media=box, trim=box, bleed=box, live=box, items=tuple(items)), printer, back)


def _on(page: Page, slot: Rect, room: Rect, turns: Turns, forms: _Forms) -> Placed:
    """A page in its place: its trim on the edges of the slot, its bleed as far as there is room."""
    beyond = page.trim.x - page.bleed.x
    return placed(forms.of(page), slot.x - beyond, slot.y - beyond, turns=turns, clip=room)


def _turns(page: Page, slot: Rect) -> Turns:
    """A quarter turn, to the right, where one stands upright and the other lies on its side."""
    return 1 if (page.trim.width > page.trim.height) != (slot.width > slot.height) else 0


def _back_turns(card: Card, slot: Rect, turn: Turn) -> Turns:
    """The quarter turns of a back, so that the tops of both sides are the same edge of the card.

    Turned over the long edge of an upright sheet, up stays up and right becomes left: behind a top that points right, one must
    point left. Over the short edge, up becomes down and right stays right.
    """
    assert card.back
    front, back = _turns(card.front, slot), _turns(card.back, slot)
    mirrored: dict[Turn, dict[Turns, Turns]] = {"long": {0: 0, 1: 3}, "short": {0: 2, 1: 1}}
    return mirrored[turn][front if front == back else back]


def _behind(box: Rect, sheet: Rect, turn: Turn) -> Rect:
    """Where a place of the front is on the back, as the back is read."""
    if turn == "long":
        return box.mirrored(sheet)
    return Rect(box.x, sheet.y + sheet.bottom - box.bottom, box.width, box.height)


def _around(sheet: CardSheet, reached: Rect) -> Rect:
    """All cards with the bleed around them, which leaves room for ticks in the margins that have any."""
    slots = sheet.slots
    first, last = slots[0], slots[-1]
    margins = (first.x - reached.x, first.y - reached.y, reached.right - last.right, reached.bottom - last.bottom)
    left, top, right, bottom = (min(RESERVE, max(0.0, margin - _APART - _LEAST)) for margin in margins)
    return Rect(first.x - left, first.y - top, last.right + right - first.x + left, last.bottom + bottom - first.y + top)


def _room(slot: Rect, sheet: CardSheet, around: Rect) -> Rect:
    """A place and what of its bleed shows: half of the gap to the next card, or what stands around all of them."""
    across, down = (sheet.across - sheet.width) / 2, (sheet.down - sheet.height) / 2
    is_first, is_last = slot.x < sheet.slots[0].x + _SLACK, slot.x > sheet.slots[-1].x - _SLACK
    is_highest, is_lowest = slot.y < sheet.slots[0].y + _SLACK, slot.y > sheet.slots[-1].y - _SLACK
    x, right = around.x if is_first else slot.x - across, around.right if is_last else slot.right + across
    y, bottom = around.y if is_highest else slot.y - down, around.bottom if is_lowest else slot.bottom + down
    return Rect(x, y, right - x, bottom - y)


def _check(page: Page, slot: Rect, sheet: CardSheet, printer: Printer) -> None:
    """UsageError where words could stand where the printer does not print."""
    words = slot.inset(page.live.x - page.trim.x)
    reached = printer.printable(sheet.sheet)
    beyond = max(reached.x - words.x, reached.y - words.y, words.right - reached.right, words.bottom - reached.bottom)
    if beyond > _SLACK:
        fact = f"the printer does not reach {to_mm(beyond):.1f} mm of the words on {sheet.name}"
        raise UsageError(f"{fact}; choose a sheet with wider margins, or measure the printer again with hrposter calibrate")


# ---------------------------------------------------------------- ticks


def _ticks(sheet: CardSheet, reached: Rect, around: Rect) -> Iterator[Path]:
    """Where to cut, at the edges of the sheet."""
    for x in _edges(place for slot in sheet.slots for place in (slot.x, slot.right)):
        for start, end in _both_ends(reached.y, reached.bottom, around.y, around.bottom):
            if reached.x < x < reached.right:
                yield Path((Move(x, start), Line(x, end)), stroke=_INK, width=_WEIGHT)
    for y in _edges(place for slot in sheet.slots for place in (slot.y, slot.bottom)):
        for start, end in _both_ends(reached.x, reached.right, around.x, around.right):
            if reached.y < y < reached.bottom:
                yield Path((Move(start, y), Line(end, y)), stroke=_INK, width=_WEIGHT)


def _edges(places: Iterable[float]) -> list[float]:
    """Each place once, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SLACK:
            found.append(place)
    return found


def _both_ends(reached: float, reached_to: float, cards: float, cards_to: float) -> Iterator[tuple[float, float]]:
    """A tick before the cards and one behind them: in the margin where it has room, else on the line of the cut itself."""
    for edge, printed, inwards in ((reached, cards, 1), (reached_to, cards_to, -1)):
        room = (printed - edge) * inwards - _APART
        if room < _LEAST - _SLACK:
            yield edge, edge + inwards * _LONG
        else:
            yield printed - inwards * (_APART + min(room, _LONG)), printed - inwards * _APART
