"""Print editions of folded pieces: flat sheets, and a page that shows how they are printed and folded."""

from __future__ import annotations

from collections.abc import Sequence

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.display import Document, Page
from hrposter.folds import Fold
from hrposter.imposition.folds.instructions import instructions
from hrposter.imposition.folds.sides import Stock, folded
from hrposter.imposition.placed import print_edition
from hrposter.imposition.printer import Printer
from hrposter.poster import Poster


def fold_edition(made: Document, fold: Fold, parts: Sequence[tuple[Poster, Sequence[Page]]], printer: Printer | None = None) -> Document:
    """The flat sheets of each part, which is folded by itself: of a piece, or of the draft of a critical one and then of its English.

    What prints on an office printer ends with the page for those who fold it; a print shop knows how.
    """
    stocks = [(Stock(poster, fold, printer or Printer()), pages) for poster, pages in parts]
    sides = [side for stock, pages in stocks for side in folded(pages, stock)]
    stock, pages = stocks[0]
    if stock.poster.job.profile.press is None:
        sides.append(instructions(stock, len(pages)))
    return print_edition(made, sides, f"folded-{fold.name}", duplex=stock.duplex)


def check_pages(poster: Poster, fold: Fold, pages: int) -> None:
    """PosterError where so many pages cannot be folded like that: the fold has too few panels, or there is but one page."""
    fact = f"{poster.job.piece} in {poster.language.tag} has {pages} {'page' if pages == 1 else 'pages'} on {poster.job.paper.name}"
    span = poster.arrangement.span
    if pages == 1:
        raise PosterError(Diagnostic("fold", span, f"{fact}, and nothing to fold", "leave out --fold, or choose a piece with more pages"))
    if pages > fold.panels and not fold.nests:
        raise PosterError(Diagnostic("fold", span, f"{fact}, and {fold.name} has {fold.panels}", "take --fold booklet, which has as many as needed"))
