"""Folds: the pages of a piece on the panels of sheets that are folded, with ticks where to fold and to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hrposter.display import Begin, Duplex, End, Ink, Item, Line, Move, Page, Path
from hrposter.folds import FlatSheet, Fold, Side, Stroke
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.placed import placed, whole
from hrposter.imposition.printer import Printer
from hrposter.imposition.sent import sent
from hrposter.layout.marks import marks
from hrposter.papers import Paper
from hrposter.poster import Poster
from hrposter.spec.references import PLATE
from hrposter.units import mm

# A tick begins where the printer can print, between the panels; on a press sheet it stands beyond the bleed.
_TICK, _AWAY = mm(4), mm(1)
_WEIGHT = 0.5
_DASH, _GAP = mm(1.5), mm(1)
# Across the ends of a slit.
_STOP = mm(1.6)


@frozen()
class Stock:
    """What the pages of a poster are imposed on: how the paper is folded, and what the printer does to it."""

    poster: Poster
    fold: Fold
    printer: Printer

    @property
    def paper(self) -> Paper:
        """The flat sheet, upright."""
        return self.poster.job.paper

    @property
    def duplex(self) -> Duplex:
        """How a printer is to turn the sheet: it lies on its side, and its back is read when it is turned over the short edge."""
        return "DuplexFlipShortEdge" if len(self.fold.sides) > 1 else "Simplex"

    def sheets(self, pages: int) -> tuple[FlatSheet, ...]:
        """The flat sheets for so many pages."""
        return self.fold.sheets(self.paper, pages, is_rtl=self.poster.language.is_rtl, thickness=self.poster.job.thickness)


def folded(pages: Sequence[Page], stock: Stock) -> tuple[Page, ...]:
    """The sides of the flat sheets, front and back of each, the outermost first; each page must be as large as its panel."""
    sides = [(sheet.rect, side, place) for sheet in stock.sheets(len(pages)) for place, side in enumerate(sheet.sides)]
    return tuple(_side(flat, side, pages, stock, (number, len(sides)), is_back=bool(place)) for number, (flat, side, place) in enumerate(sides, 1))


def _side(flat: Rect, side: Side, pages: Sequence[Page], stock: Stock, number: tuple[int, int], *, is_back: bool) -> Page:
    """One side of a sheet; ``number``: which it is of how many."""
    job, system = stock.poster.job, stock.paper.system
    media, bleed = job.profile.media_box(flat, system), job.profile.bleed_box(flat, system)
    ticks = _ticks(side, flat, bleed, stock) if job.profile.press else _ticks(side, flat, stock.printer.printable(flat), stock)
    items = (*_placed(flat, bleed, side, pages), *ticks)
    if job.profile.press:
        items = (*items, *marks(replace(stock.poster, page=number[0], pages=number[1]), flat))
    made = Page(media=media, trim=flat, bleed=bleed, live=stock.printer.printable(flat), items=items)
    return made if job.profile.press else sent(made, stock.printer, "short" if is_back else None)


def _placed(flat: Rect, bleed: Rect, side: Side, pages: Sequence[Page]) -> Iterator[Item]:
    """Each page in its panel, and beyond it only where that ends at the edge of the sheet."""
    for slot in side.slots:
        if slot.page is None:
            continue
        page = pages[slot.page - 1]
        form = whole(page, page.bleed)
        x = slot.cell.x + page.bleed.x - page.trim.x + slot.creep
        y = slot.cell.y + page.bleed.y - page.trim.y
        yield placed(form, x, y, turns=2 if slot.turn else 0, clip=slot.cell.carried(flat, bleed))


def _ticks(side: Side, flat: Rect, within: Rect, stock: Stock) -> Iterator[Item]:
    """Where to fold, at both ends of each line, and where to cut, all the way; where no page prints.

    Between the panels ``within`` is what the printer reaches, and ticks begin at its edge; on a press sheet it is the bleed, and
    they stand around it.
    """
    ink = stock.poster.surface(PLATE).inks["quiet"]
    away = -_AWAY if within.x < flat.x else 0.0
    yield Begin("Artifact", pagination="Marks")
    for fold in side.folds:
        yield from (_dashed(each, ink) for each in _ends(fold, flat, within.inset(away), -_TICK if away else _TICK))
    for slit in side.slits:
        yield _dashed(slit, ink)
        for x in (slit.x1, slit.x2):
            yield Path((Move(x, slit.y1 - _STOP), Line(x, slit.y1 + _STOP)), stroke=ink, width=_WEIGHT)
    yield End()


def _ends(fold: Stroke, flat: Rect, within: Rect, tick: float) -> Iterator[Stroke]:
    """The ends of a fold that are at an edge of the sheet, from the edges of ``within`` as far as a tick reaches."""
    if fold.x1 == fold.x2:
        yield Stroke(fold.x1, within.y, fold.x1, within.y + tick)
        yield Stroke(fold.x1, within.bottom - tick, fold.x1, within.bottom)
        return
    if fold.x1 <= flat.x:
        yield Stroke(within.x, fold.y1, within.x + tick, fold.y1)
    if fold.x2 >= flat.right:
        yield Stroke(within.right - tick, fold.y1, within.right, fold.y1)


def _dashed(stroke: Stroke, ink: Ink) -> Path:
    """A straight line in dashes, the first and the last of them whole."""
    dx, dy = stroke.x2 - stroke.x1, stroke.y2 - stroke.y1
    length = abs(dx) + abs(dy)  # it is upright or level
    count = max(1, round((length + _GAP) / (_DASH + _GAP)))
    step = (length + _GAP) / count
    ends = [(at, min(at + step - _GAP, length)) for at in (number * step for number in range(count))]
    points = [(Move(*_at(stroke, begin / length)), Line(*_at(stroke, end / length))) for begin, end in ends]
    return Path(tuple(part for pair in points for part in pair), stroke=ink, width=_WEIGHT)


def _at(stroke: Stroke, share: float) -> tuple[float, float]:
    return stroke.x1 + (stroke.x2 - stroke.x1) * share, stroke.y1 + (stroke.y2 - stroke.y1) * share
