"""Writes a document: the one door of this package."""

from __future__ import annotations

from collections.abc import Mapping

from hrposter.display import Document, Finish, Image, Link
from hrposter.pdf.bookmarks import navigation
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours, Srgb
from hrposter.pdf.conform import catalogue
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.metadata import identifier, info, xmp
from hrposter.pdf.painter import Painter
from hrposter.pdf.syntax import stream
from hrposter.pdf.tags import Structure
from hrposter.standards import Permits, permits

# ISO 32000-1 is PDF 1.7; ISO 15930-7 builds PDF/X-4 on PDF 1.6.
_VERSION, _PRESS_VERSION = (1, 7), (1, 6)


def write(document: Document) -> bytes:
    """The document as one PDF file, as its finish wants it: the same bytes for the same document.

    Raises ValueError when pages are missing or their items do not nest, which is a fault of the layout, not of a person.
    """
    if not document.pages:
        raise ValueError("a document has no pages; lay out at least one")
    finish = document.finish
    allowed = permits(finish.standards)
    _refuse(document, allowed)
    packs = finish.packs and allowed.object_streams
    carrier = Carrier(_PRESS_VERSION if "PDF/X-4" in finish.standards else _VERSION, packs=packs)
    structure = Structure(carrier, len(document.pages)) if finish.is_tagged else None
    colours = _colours(finish)
    painter = Painter(carrier, structure, Fonts(finish.stocks), colours)
    for page in document.pages:
        painter.paint(page)
    painter.fonts.embed(carrier)
    tree = structure.embed() if structure else None
    pages = len(document.pages)
    ways = navigation(carrier, structure.headings() if structure and pages > 1 else (), pages)  # a single page needs no way
    return _finished(carrier, document, colours, tree, ways)


def _refuse(document: Document, allowed: Permits) -> None:
    """ValueError for what the standards of the file forbid: a profile that asks for both is a fault of ours."""
    items = [item for page in document.pages for item in page.items] if not (allowed.links and allowed.soft_masks) else []
    found = {
        "links": not allowed.links and any(isinstance(item, Link) for item in items),
        "soft masks": not allowed.soft_masks and any(isinstance(item, Image) and item.raster.alpha is not None for item in items),
        "RGB": not allowed.rgb and document.finish.icc is None,
        "CMYK": not allowed.cmyk and document.finish.icc is not None,
        "pages without tags": not allowed.untagged and not document.finish.is_tagged,
    }
    if named := [name for name, is_there in found.items() if is_there]:
        raise ValueError(f"{', '.join(document.finish.standards)} forbid {' and '.join(named)}; leave them out, or claim less")


def _colours(finish: Finish) -> Colours:
    if finish.icc is None:
        return Srgb()
    from hrposter.pdf.press import Cmyk  # Pillow's colour management, which only a press needs

    return Cmyk(finish.icc, finish.ink_limit)


def _finished(carrier: Carrier, document: Document, colours: Colours, tree: bytes | None, ways: Mapping[str, bytes]) -> bytes:
    """The file around its objects; its changing identifier stands for all that they say (ISO 32000-2, 14.4)."""
    meta, standards = document.meta, document.finish.standards
    metadata = carrier.add()
    entries = {**catalogue(carrier, meta, colours, tree, metadata), **ways}
    permanent = identifier((b"hrposter", meta.identifier.encode()))
    packet = xmp(meta, standards, permanent)
    content = identifier((*carrier.contents(), *entries.values(), packet.of()))
    carrier.fill(metadata, stream({"Type": b"/Metadata", "Subtype": b"/XML"}, packet.of(content)))
    return carrier.finish(entries, info(meta, standards), (permanent, content))
