"""Writes a document: the one door of this package."""

from __future__ import annotations

from hrposter.display import Document
from hrposter.pdf.canvas import Painter
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.conform import catalogue
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.metadata import identifier, info, xmp
from hrposter.pdf.syntax import stream
from hrposter.pdf.tags import Structure


def write(document: Document) -> bytes:
    """The document as one PDF file: tagged, PDF/UA-1 and PDF/A-2a, the same bytes for the same document.

    Raises ValueError when pages are missing or their items do not nest, which is a fault of the layout, not of a person.
    """
    if not document.pages:
        raise ValueError("a document has no pages; lay out at least one")
    carrier = Carrier()
    structure = Structure(carrier, len(document.pages))
    fonts = Fonts()
    painter = Painter(carrier, structure, fonts)
    for page in document.pages:
        painter.paint(page)
    fonts.embed(carrier)
    tree = structure.embed()
    return _finished(carrier, document, tree)


def _finished(carrier: Carrier, document: Document, tree: bytes) -> bytes:
    """The file around its objects; its changing identifier stands for all that they say (ISO 32000-2, 14.4)."""
    meta = document.meta
    metadata = carrier.reserve()
    entries = catalogue(carrier, meta, tree, metadata.ref)
    permanent = identifier((b"hrposter", meta.identifier.encode()))
    content = identifier((*carrier.contents(), *entries.values(), xmp(meta, permanent, permanent)))
    metadata.content = stream({"Type": b"/Metadata", "Subtype": b"/XML"}, xmp(meta, permanent, content))
    return carrier.finish(entries, info(meta), (permanent, content))
