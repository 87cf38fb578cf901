"""A sheet as it is sent to one printer, so that everything lands where it belongs."""

from __future__ import annotations

from dataclasses import replace

from hrposter.display import Form, Page, Placed
from hrposter.geometry import Matrix, Rect
from hrposter.imposition.placed import placed
from hrposter.imposition.printer import Printer, Turn


def sent(page: Page, printer: Printer, back: Turn | None = None) -> Page:
    """The page of a sheet, moved and scaled as a whole where the printer needs it; ``back`` is the edge over which the sheet is turned to it.

    Drivers turn a wide sheet either way before it goes through, and then nobody knows in which direction a shift goes. So for a
    printer that shifts, a wide sheet is sent upright, a quarter turn clockwise from how it is read, on its front and on its back: what is turned
    over one edge after that is turned over the same edge.
    """
    sheet = page.trim
    if sheet.width > sheet.height and printer.is_shifting:
        return sent(_upright(page), printer, back)
    correction = printer.correction(sheet, back)
    if correction == Matrix():
        return page
    return replace(page, items=(Placed(Form(page.items, sheet), correction),))


def _upright(page: Page) -> Page:
    """A wide page, its left edge at the top."""
    wide = page.trim

    def there(box: Rect) -> Rect:
        return Rect(wide.bottom - box.bottom, box.x - wide.x, box.height, box.width)

    turned = placed(Form(page.items, wide), 0.0, 0.0, turns=1)
    return Page(there(page.media), there(wide), there(page.bleed), there(page.live), (turned,))
