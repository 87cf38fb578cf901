"""Walks through the pages of a file as a reader would draw them."""

from __future__ import annotations

from collections.abc import Sequence

from hrposter.preflight.finished.content import graphics, painting, text
from hrposter.preflight.finished.content.found import Found
from hrposter.preflight.finished.content.operations import Budget, Contents
from hrposter.preflight.finished.content.walker import Act, Colours, Walker
from hrposter.preflight.finished.facts import Page
from hrposter.preflight.finished.reading import Leaf

_ACTS: dict[str, Act] = graphics.ACTS | painting.ACTS | text.ACTS


def walk(leaves: Sequence[Leaf], pages: Sequence[Page]) -> tuple[Found, tuple[str, ...]]:
    """What the pages hold, and what was wrong in their content streams; Refused where they ask for more than is looked at."""
    found = Found()
    contents = Contents(Budget())
    colours: Colours = {}
    for leaf, page in zip(leaves, pages, strict=True):
        owner = found.owner(f"page {page.number}", page.number, page.struct_key)
        walker = Walker(_ACTS, contents, found, colours, owner, page.printed)
        with walker.marking.inside(owner):
            walker.run(leaf.entry("/Contents"), leaf.entry("/Resources"))
    return found, tuple(dict.fromkeys(contents.problems))
