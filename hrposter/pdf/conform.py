"""What the catalogue must say so that the file is PDF/UA-1 and PDF/A-2a (ISO 14289-1, 7.1 and 7.2; ISO 19005-2, 6.2.3 and 6.7)."""

from __future__ import annotations

from hrposter.display import Meta
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import add_output_intent
from hrposter.pdf.syntax import dictionary, text


def catalogue(carrier: Carrier, meta: Meta, pages: int, structure: bytes, metadata: bytes) -> dict[str, bytes]:
    """The entries of the catalogue of so many pages; ``structure`` and ``metadata`` are references."""
    return {
        "Lang": text(meta.lang),
        "MarkInfo": b"<</Marked true>>",
        "StructTreeRoot": structure,
        "ViewerPreferences": _preferences(meta, pages),
        "Metadata": metadata,
        "OutputIntents": add_output_intent(carrier),
    }


def _preferences(meta: Meta, pages: int) -> bytes:
    """How a viewer shows and prints the file (ISO 32000-2, 12.2).

    Direction is for pages side by side. It stays away from a single page: where it stands, PDFium copies every line as
    right-to-left, names in Latin letters and phone numbers too.
    """
    wanted = {"DisplayDocTitle": b"true"}
    if meta.is_rtl and pages > 1:
        wanted["Direction"] = b"/R2L"
    if meta.prints_unscaled:
        wanted["PrintScaling"] = b"/None"
    return dictionary(wanted)
