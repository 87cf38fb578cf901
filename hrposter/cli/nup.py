"""``hrposter render --nup``: cards on a sheet to cut or tear apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice, zip_longest
from typing import TYPE_CHECKING

from hrposter.cli.printer import printer_for
from hrposter.diagnostics import UsageError
from hrposter.display import Document, Duplex
from hrposter.frozen import frozen
from hrposter.imposition.cards import Card, impose, is_reached
from hrposter.imposition.placed import print_edition
from hrposter.imposition.printer import Printer, Turn
from hrposter.jobs import paper_of
from hrposter.orders import Order, Sheet, split
from hrposter.poster import Job
from hrposter.rendering import document, fold_of
from hrposter.resolve import parse_tag
from hrposter.resources import Library
from hrposter.spec.card_sheets import CardSheet, read_card_sheet
from hrposter.spec.compositions import layout_for

if TYPE_CHECKING:
    from hrposter.cli.imposing import Asked, Made

_DUPLEX: dict[Turn, Duplex] = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}


@frozen()
class _Deck:
    """The cards of one file: what it is called, the document that gives it its title, the cards, and other languages that are on them."""

    sheet: Sheet
    pages: Document
    leaves: tuple[Card, ...]
    also: tuple[str, ...]


def _together(decks: Sequence[_Deck], named: Callable[[str], str]) -> _Deck:
    """All cards as one deck, which is called after every piece and language in it."""
    first, jobs = decks[0], [deck.sheet.job for deck in decks]
    said = dict.fromkeys((*(job.piece for job in jobs), *(job.lang for job in jobs)))
    meta = replace(first.pages.meta, identifier="/".join(deck.pages.meta.identifier for deck in decks))
    also = tuple(lang for deck in decks for lang in (deck.pages.meta.lang, *deck.also) if lang != meta.lang)
    sheet = replace(first.sheet, stem=named("-".join(said)))
    return _Deck(sheet, replace(first.pages, meta=meta), tuple(leaf for deck in decks for leaf in deck.leaves), also)


@frozen()
class CardsOnSheets:
    """An imposition: cards on ``sheet``, with ``back`` (a piece) in ``back_lang`` behind them, if either is given; each card for itself or mixed."""

    sheet: CardSheet
    printer: Printer
    turn: Turn
    back: str | None
    back_lang: str | None
    is_mixed: bool

    def ordered(self, order: Order) -> Order:
        """The order in the size of the cards."""
        size = self.sheet.size
        if order.sizes is not None and {name.lower() for name in split(order.sizes)} != {size.slug}:
            raise UsageError(f"the cards of {self.sheet.name} are {size.name}; leave out --size, or choose another sheet")
        return replace(order, sizes=size.name)

    def sheets(self, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        """Each job on a card; colour goes over its edges where the printer reaches all of them."""
        if any(sheet.job.profile.press for sheet in sheets):
            raise UsageError("a print shop puts cards on its own sheets; give it one card, made with --profile press and without --nup")
        unfit = {sheet.job.profile.name for sheet in sheets if not sheet.job.profile.prints_unscaled or sheet.job.profile.papers}
        if unfit:
            raise UsageError(f"cards on a sheet are to be printed and cut, and {', '.join(sorted(unfit))} is not for that; leave out --profile")
        if folded := [sheet.label for sheet in sheets if fold_of(sheet.job)]:
            raise UsageError(f"{folded[0]} is printed on sheets to fold, and has no place on a sheet of cards; leave out --nup")
        return tuple(replace(sheet, job=self._on_card(sheet.job), stem=self._stem(sheet.stem)) for sheet in sheets)

    def imposed(self, made: Iterable[Made]) -> Iterator[Made]:
        """Full sheets of each card or, where they are mixed, of all of them in turn."""
        dealt = [_Deck(sheet, pages, *self._leaves(sheet, pages)) for sheet, pages in made]
        if not self.is_mixed:
            yield from (self._edition(deck, [leaf for leaf in deck.leaves for _ in self.sheet.slots]) for deck in dealt)
            return
        deck = _together(dealt, lambda stem: f"{self._stem(stem)}-mixed")
        places = -(-len(deck.leaves) // len(self.sheet.slots)) * len(self.sheet.slots)
        yield self._edition(deck, list(islice(cycle(deck.leaves), places)))

    def _edition(self, deck: _Deck, cards: list[Card]) -> Made:
        """The sheets that hold those cards."""
        duplex = _DUPLEX[self.turn] if any(card.back for card in cards) else "Simplex"
        kind = "-".join(filter(None, (self.sheet.name, self.back, self.back_lang)))
        edition = print_edition(deck.pages, impose(cards, self.sheet, self.printer, self.turn), kind, duplex=duplex)
        also = tuple(dict.fromkeys((*edition.meta.also, *deck.also)))
        return deck.sheet, replace(edition, meta=replace(edition.meta, also=also))

    def advice(self) -> str:
        """How to print."""
        sides = f"those with a back on both sides, turned over the {self.turn} edge"
        return f"print editions: print at 100 % (actual size), {sides}; the edition for screen readers is made with --profile web"

    def _leaves(self, sheet: Sheet, pages: Document) -> tuple[tuple[Card, ...], tuple[str, ...]]:
        """The cards, each with its back, and the languages of what is behind them; UsageError for two backs."""
        if self.back is None and self.back_lang is None:
            fronts, backs = pages.pages[::2], pages.pages[1::2]
            return tuple(Card(front, back) for front, back in zip_longest(fronts, backs) if front), ()
        if len(pages.pages) > 1:
            raise UsageError(f"{sheet.label} has two sides of its own; leave out --back and --back-lang")
        behind = self._behind(sheet.job)
        return (Card(pages.pages[0], behind.pages[0]),), (behind.meta.lang, *behind.meta.also)

    def _behind(self, job: Job) -> Document:
        """What stands on the back of a card; UsageError for more than one page, such as a draft that its English must follow."""
        other = replace(job, piece=self.back or job.piece, lang=parse_tag(self.back_lang) if self.back_lang else job.lang)
        layout = layout_for(other.profile, job.library.piece(other.piece), job.library)
        paper_of(layout, other.piece, other.profile, self.sheet.size.name)
        found = document(other)
        if len(found.pages) > 1:
            raise UsageError(f"{other.piece} in {other.lang} takes {len(found.pages)} pages, and a back is one; make cards of it alone")
        return found

    def _on_card(self, job: Job) -> Job:
        """The job in the size of the card, exactly."""
        profile = job.profile.cut_out() if is_reached(self.sheet, self.printer) else job.profile
        return replace(job, paper=self.sheet.card, profile=profile)

    def _stem(self, stem: str) -> str:
        behind = "-".join(filter(None, (self.back, self.back_lang)))
        return f"{stem}-{self.sheet.name}{f'-with-{behind}' if behind else ''}"


def cards_on(asked: Asked, library: Library) -> CardsOnSheets:
    """The imposition that was asked for."""
    assert asked.nup is not None
    sheet = read_card_sheet(library.card_sheet(asked.nup))
    turn: Turn = "short" if asked.flip == "short" else "long"
    return CardsOnSheets(sheet, printer_for(asked.printer), turn, asked.back, asked.back_lang, asked.mix)
