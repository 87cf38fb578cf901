"""Bitmaps as image XObjects (ISO 32000-2, 8.9): samples in the colours of the file, transparency in a soft mask."""

from __future__ import annotations

from functools import lru_cache

from hrposter.display import Image, Raster
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours
from hrposter.pdf.syntax import number, packed, stream


class Images:
    """The bitmaps of a file: each is embedded once, however often it is shown."""

    def __init__(self, carrier: Carrier, colours: Colours) -> None:
        self._carrier = carrier
        self._colours = colours
        self._known: dict[Raster, tuple[str, bytes]] = {}

    def copied(self, carrier: Carrier) -> Images:
        """The same bitmaps under the same names in another file, in which they have the same numbers."""
        copy = Images(carrier, self._colours)
        copy._known = dict(self._known)
        return copy

    def place(self, raster: Raster) -> tuple[str, bytes]:
        """The name that content streams call it, and its reference."""
        known = self._known.get(raster)
        if known is None:
            known = self._known[raster] = (f"I{len(self._known) + 1}", self._embed(raster))
        return known

    def _embed(self, raster: Raster) -> bytes:
        size = {
            "Type": b"/XObject",
            "Subtype": b"/Image",
            "Width": b"%d" % raster.width,
            "Height": b"%d" % raster.height,
            "BitsPerComponent": b"8",
            "Filter": b"/FlateDecode",
        }
        colour = {**size, "ColorSpace": self._colours.space}
        if raster.alpha is not None:
            colour["SMask"] = self._carrier.add(stream({**size, "ColorSpace": b"/DeviceGray"}, _packed_samples(raster.alpha)))
        return self._carrier.add(stream(colour, _packed_samples(self._colours.samples(raster))))


def image_operators(image: Image, name: str) -> list[str]:
    """The bitmap over its box; the unit square has its origin at the bottom left, the page at the top left."""
    box = image.rect
    return ["q", f"{number(box.width)} 0 0 {number(-box.height)} {number(box.x)} {number(box.bottom)} cm", f"/{name} Do", "Q"]


@lru_cache(maxsize=16)
def _packed_samples(samples: bytes) -> bytes:
    return packed(samples)
