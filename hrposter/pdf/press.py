"""A press's colours: CMYK through its profile, black letters that overprint, marks on every plate."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hrposter.display import Ink, Raster
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Paint
from hrposter.pdf.syntax import array, dictionary, number, packed_stream, text
from hrposter.press.profile import output_profile
from hrposter.press.separation import Separation

Inks = tuple[float, float, float, float]

_PLACES = 3
_BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
_REGISTRATION = "registration"
# Overprint mode 1: where an ink is not used, what lies below keeps its own (ISO 32000-2, 11.7.4.3).
_STATES = b"<</On<</Type/ExtGState/op true/OPM 1>>/Off<</Type/ExtGState/op false/OPM 1>>>>"
# A tint on all plates at once (8.6.6.4); screens show it as black.
_SPACES = b"<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 1 1 1]>>]>>"


class Cmyk:
    """The colours of one press: equal for the same profile and limit."""

    space = b"/DeviceCMYK"

    def __init__(self, icc: Path, limit: float) -> None:
        self._key = (icc, limit)
        self._profile = output_profile(icc)
        self._separation = Separation(self._profile, limit)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cmyk) and self._key == other._key

    def fill(self, paint: Paint) -> str:
        """As four numbers from 0 to 1, or on all plates."""
        return "/All cs 1 scn" if _is_registration(paint) else f"{_written(self._separation.ink(_ink(paint)))} k"

    def stroke(self, paint: Paint) -> str:
        """As four numbers from 0 to 1, or on all plates."""
        if _is_registration(paint):
            return "/All CS 1 SCN"
        return f"{_written(self._separation.black(_ink(paint)))} K"  # lines are fine: black alone where they are nearly black

    def words(self, ink: Ink, size: float) -> str:
        """Small dark letters in black alone, so that no plate can blur them."""
        return f"{_written(self._separation.text(ink, size))} k"

    def overprint(self, words: tuple[Ink, float] | None = None) -> str | None:
        """Black letters overprint, so that no light edge shows around them; all else knocks out."""
        return "/On gs" if words and self._separation.text(*words) == _BLACK else "/Off gs"

    def samples(self, raster: Raster) -> bytes:
        """Four bytes a pixel."""
        return self._separation.raster(raster)

    def resources(self) -> dict[str, bytes]:
        """The states of overprint and the space of all plates."""
        return {"ExtGState": _STATES, "ColorSpace": _SPACES}

    def intent(self, carrier: Carrier) -> bytes:
        """The same embedded profile as PDF/X and PDF/A intent (ISO 15930-7; ISO 19005-2, 6.2.3)."""
        profile = self._profile
        embedded = carrier.add(_stream(profile.data))
        said = {
            "OutputConditionIdentifier": text(profile.condition),
            "OutputCondition": text(profile.description),
            "Info": text(profile.description),
            "DestOutputProfile": embedded,
        }
        said |= {"RegistryName": text(profile.registry)} if profile.registry else {}
        return array(dictionary({"Type": b"/OutputIntent", "S": kind, **said}) for kind in (b"/GTS_PDFX", b"/GTS_PDFA1"))


@lru_cache(maxsize=4)
def _stream(profile: bytes) -> bytes:
    """The profile packed: the same in every file for a press, and the largest part of most."""
    return packed_stream({"N": b"4"}, profile)


def _ink(paint: Paint) -> Ink:
    return paint if isinstance(paint, Ink) else Ink("", paint)


def _is_registration(paint: Paint) -> bool:
    return isinstance(paint, Ink) and paint.role == _REGISTRATION


def _written(inks: Inks) -> str:
    return " ".join([number(value, _PLACES) for value in inks])
