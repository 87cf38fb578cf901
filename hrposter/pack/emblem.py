"""A clinic's logo as the index shows it: small, and read once."""

from __future__ import annotations

from functools import lru_cache

from hrposter.display import Drawing, Raster
from hrposter.layout.drawings import logo
from hrposter.spec.clinic import Clinic

# A logo in pixels stands at most so many of them long: enough for its place on paper at 300 dpi.
_LONGEST = 480


def logo_of(clinic: Clinic) -> Drawing | Raster | None:
    """The clinic's logo, if it has one; PosterError where it cannot be read."""
    if clinic.logo is None:
        return None
    read = logo(clinic.logo, clinic.spans.get("logo", clinic.span))
    return _smaller(read) if isinstance(read, Raster) else read


def logo_alt(clinic: Clinic, usual: str) -> str:
    """What the logo shows: as the clinic says it, else by ``usual`` with its {name}."""
    own = clinic.logo_alt.in_language("en") if clinic.logo_alt else None
    return own or usual.format(name=clinic.name)


@lru_cache(maxsize=16)
def _smaller(raster: Raster) -> Raster:
    from hrposter.raster import smaller  # Pillow, which only a logo in pixels needs

    return smaller(raster, _LONGEST)
