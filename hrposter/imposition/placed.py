"""Finished pages placed as wholes on other sheets, and the document that such sheets make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from hrposter.display import Document, Duplex, Form, Link, Page, Placed
from hrposter.geometry import Matrix, Rect
from hrposter.standards import Standard

# Quarter turns, clockwise as one looks at the sheet.
Turns = Literal[0, 1, 2, 3]

# What is left of a claim when there are no tags: its words can still be copied, its colours and fonts still hold.
_UNTAGGED: dict[Standard, tuple[Standard, ...]] = {"PDF/UA-1": (), "PDF/A-2a": ("PDF/A-2b",)}
_SAYS = "Print edition, to cut, fold or put together; the edition for screen readers is made with the profile web"


def whole(page: Page, box: Rect | None = None) -> Form:
    """A page as a form: what shows in ``box`` (its trim when None), in the points of the page; links stay behind."""
    return Form(tuple(item for item in page.items if not isinstance(item, Link)), box or page.trim)


def placed(form: Form, x: float, y: float, *, scale: float = 1.0, turns: Turns = 0, clip: Rect | None = None) -> Placed:
    """The form, turned and scaled, with the top left corner of what then is its box at (``x``, ``y``); ``clip`` is in points of the sheet."""
    box = form.box
    turned = _QUARTERS[turns] @ Matrix(scale, 0.0, 0.0, scale)
    corners = [turned.apply(left, top) for left in (box.x, box.right) for top in (box.y, box.bottom)]
    left, top = min(corner[0] for corner in corners), min(corner[1] for corner in corners)
    return Placed(form, Matrix(e=x - left, f=y - top) @ turned, clip)


def print_edition(of: Document, pages: Iterable[Page], kind: str, *, duplex: Duplex | None = None) -> Document:
    """The sheets on which the pages of a document stand as wholes: printed at 100 %, without tags, and named as what they are.

    ``kind`` says which sheets they are, such as "tiled-letter": with the document's own identifier it identifies the file.
    """
    meta, finish = of.meta, of.finish
    said = replace(
        meta,
        subject=f"{meta.subject}. {_SAYS}",
        keywords=(*meta.keywords, "print edition", kind),
        identifier=f"{meta.identifier}/{kind}",
        prints_unscaled=True,
        duplex=duplex,
    )
    standards = dict.fromkeys(left for standard in finish.standards for left in _UNTAGGED.get(standard, (standard,)))
    return Document(said, tuple(pages), replace(finish, standards=tuple(standards), is_tagged=False))


# With y down, a quarter turn clockwise takes x to y and y to -x.
_QUARTERS: dict[Turns, Matrix] = {0: Matrix(), 1: Matrix(0.0, 1.0, -1.0, 0.0), 2: Matrix(-1.0, 0.0, 0.0, -1.0), 3: Matrix(0.0, -1.0, 1.0, 0.0)}
