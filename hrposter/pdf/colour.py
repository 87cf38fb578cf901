"""Inks as operators, and the one profile that says what their numbers mean."""

from __future__ import annotations

from functools import lru_cache

from hrposter.display import Ink
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.syntax import array, dictionary, number, packed, stream, text
from hrposter.resources import asset_path

Triple = tuple[float, float, float]

_CONDITION = "sRGB IEC61966-2.1"
_REGISTRY = "http://www.color.org"
_PLACES = 4  # finer than the 1/255 of eight bits


def components(paint: Ink | Triple) -> str:
    """The operands of a colour in sRGB: three numbers from 0 to 1."""
    red, green, blue = paint.rgb if isinstance(paint, Ink) else paint
    return f"{number(red, _PLACES)} {number(green, _PLACES)} {number(blue, _PLACES)}"


def add_output_intent(carrier: Carrier) -> bytes:
    """The OutputIntents array with our sRGB profile (ISO 19005-2, 6.2.3)."""
    profile = carrier.add(stream({"N": b"3", "Filter": b"/FlateDecode"}, _srgb()))
    intent = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": text(_CONDITION),
        "RegistryName": text(_REGISTRY),
        "Info": text(_CONDITION),
        "DestOutputProfile": profile,
    }
    return array((dictionary(intent),))


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    return packed(asset_path("icc/srgb.icc").read_bytes())
