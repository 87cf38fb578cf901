"""Inks as operators: what a file's colours are written in, and the one profile that says what their numbers mean."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from hrposter.display import Ink, Raster
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.syntax import array, dictionary, numbers, packed, stream, text
from hrposter.resources import asset_path

Triple = tuple[float, float, float]
Paint = Ink | Triple

_CONDITION = "sRGB IEC61966-2.1"
_REGISTRY = "http://www.color.org"
_PLACES = 4  # finer than the 1/255 of eight bits


class Colours(Protocol):
    """How the colours of one file are written; equal for files that write them alike, so that what is compiled can be kept."""

    def __hash__(self) -> int: ...

    @property
    def space(self) -> bytes:
        """The device colour space, as a name."""

    def fill(self, paint: Paint) -> str:
        """The operator that fills with a colour."""

    def stroke(self, paint: Paint) -> str:
        """The operator that strokes with a colour."""

    def words(self, ink: Ink, size: float) -> str:
        """The operator that fills letters of ``size`` points."""

    def overprint(self, words: tuple[Ink, float] | None = None) -> str | None:
        """The operator that lets letters in that ink and size print over what lies below, else all knock out; None where no press is."""

    def samples(self, raster: Raster) -> bytes:
        """The samples of a bitmap, row by row from the top."""

    def resources(self) -> dict[str, bytes]:
        """What the operators need among the resources of a page."""

    def intent(self, carrier: Carrier) -> bytes:
        """The OutputIntents array, its profile embedded."""


class Srgb:
    """Screens and office printers: colours as they are."""

    space = b"/DeviceRGB"

    def __hash__(self) -> int:
        return hash(Srgb)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Srgb)

    def fill(self, paint: Paint) -> str:
        """As three numbers from 0 to 1."""
        return _filling(paint)

    def stroke(self, paint: Paint) -> str:
        """As three numbers from 0 to 1."""
        return _filling(paint).upper()

    def words(self, ink: Ink, size: float) -> str:
        """Letters are filled as anything else."""
        return _filling(ink)

    def overprint(self, words: tuple[Ink, float] | None = None) -> str | None:
        """None: there is no press."""
        return None

    def samples(self, raster: Raster) -> bytes:
        """As they are."""
        return raster.pixels

    def resources(self) -> dict[str, bytes]:
        """Nothing."""
        return {}

    def intent(self, carrier: Carrier) -> bytes:
        """Our sRGB profile (ISO 19005-2, 6.2.3)."""
        return _intent(carrier.add(_profile()))


@lru_cache(maxsize=1024)
def _filling(paint: Paint) -> str:
    """The operator that fills, in lower case: the one that strokes is the same in upper case (ISO 32000-2, 8.6.8)."""
    return f"{numbers(*(paint.rgb if isinstance(paint, Ink) else paint), places=_PLACES)} rg"


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return stream({"N": b"3", "Filter": b"/FlateDecode"}, packed(asset_path("icc/srgb.icc").read_bytes()))


@lru_cache(maxsize=256)
def _intent(profile: bytes) -> bytes:
    """The OutputIntents array with a reference to the profile."""
    intent = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": text(_CONDITION),
        "RegistryName": text(_REGISTRY),
        "Info": text(_CONDITION),
        "DestOutputProfile": profile,
    }
    return array((dictionary(intent),))
