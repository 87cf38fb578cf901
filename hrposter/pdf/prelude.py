"""What a page begins with in every file of a batch: painted once, packed once, and gone on from in each file.

It is the same bytes whether it was kept or is painted anew, since a page that shares its first items always begins with a stream of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hrposter.display import FaceRef, Item, Link
from hrposter.geometry import Rect
from hrposter.memo import Same
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours
from hrposter.pdf.content import Content, Stock, turned_over
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.syntax import packed_stream
from hrposter.pdf.tags import Grown, Structure

# How many are kept: one for each piece, language, size and place of what follows.
_KEPT = 64


class Prelude(NamedTuple):
    """The objects that came with the items, the tree that grew, the state that the stream leaves behind, and the stream itself."""

    objects: Sequence[bytes]
    grown: Grown
    content: Content
    stream: bytes

    def begin(self, carrier: Carrier, structure: Structure) -> Content:
        """The content of the first page of a file, which goes on from here."""
        carrier.take_up(self.objects)
        structure.take_up(self.grown)
        return self.content.copied(carrier, structure, carrier.code)


@lru_cache(maxsize=_KEPT)
def prelude(shared: Same[tuple[Item, ...]], media: Rect, stocks: tuple[tuple[FaceRef, str], ...], colours: Colours) -> Prelude | None:
    """How a file begins whose first page begins with these items; None where they cannot stand by themselves.

    ``stocks`` are the letters that faces bring along.
    """
    if any(isinstance(item, Link) for item in shared.value):
        return None
    carrier = Carrier()
    structure = Structure(carrier, 1)
    structure.open_page(carrier.open_page(), media)
    count, code = carrier.count, [turned_over(media)]
    content = Content(Stock(carrier, Fonts(dict(stocks)), colours), structure, code)
    content.draw(shared.value)
    content.unmark()
    if not structure.is_whole:
        return None
    return Prelude(carrier.added_since(count), structure.grown(), content, packed_stream({}, "\n".join(code).encode("ascii")))
