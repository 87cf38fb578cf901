"""What the catalogue must say so that the file is PDF/UA-1 and PDF/A-2a (ISO 14289-1, 7.1 and 7.2; ISO 19005-2, 6.2.3 and 6.7)."""

from __future__ import annotations

from functools import lru_cache

from hrposter.display import Meta
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours
from hrposter.pdf.syntax import dictionary, text


def catalogue(carrier: Carrier, meta: Meta, colours: Colours, structure: bytes | None, metadata: bytes) -> dict[str, bytes]:
    """The entries of the catalogue; ``structure`` (None: the file is not tagged) and ``metadata`` are references."""
    tagged = {"MarkInfo": b"<</Marked true>>", "StructTreeRoot": structure} if structure else {}
    return {
        "Lang": text(meta.lang),
        **tagged,
        "ViewerPreferences": _preferences(meta.duplex, prints_unscaled=meta.prints_unscaled),
        "Metadata": metadata,
        "OutputIntents": colours.intent(carrier),
    }


@lru_cache(maxsize=16)
def _preferences(duplex: str | None, *, prints_unscaled: bool) -> bytes:
    """How a viewer shows and prints the file (ISO 32000-2, 12.2).

    Direction, which is for pages side by side, stays away from right-to-left files: where it stands, PDFium copies every
    line as right-to-left, names in Latin letters and phone numbers too, and a number that is wrong does more harm than a
    spread that begins on the left.
    """
    wanted = {"DisplayDocTitle": b"true"}
    if prints_unscaled:
        wanted["PrintScaling"] = b"/None"
    if duplex:
        wanted["Duplex"] = b"/" + duplex.encode()
    return dictionary(wanted)
