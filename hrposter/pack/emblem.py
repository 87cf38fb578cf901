"""A clinic's logo as the index shows it: small, and read once."""

from __future__ import annotations

from functools import lru_cache

from hrposter.display import Drawing, Raster
from hrposter.layout.drawings import logo
from hrposter.spec.clinic import Clinic
from hrposter.spec.phrases import Phrases

# A logo in pixels stands at most so many of them long: enough for its place on paper at 300 dpi.
_LONGEST = 480


def logo_of(clinic: Clinic) -> Drawing | Raster | None:
    """The clinic's logo, if it has one; PosterError where it cannot be read."""
    if clinic.logo is None:
        return None
    read = logo(clinic.logo, clinic.spans.get("logo", clinic.span))
    return _smaller(read) if isinstance(read, Raster) else read


def logo_alt(clinic: Clinic, phrases: Phrases) -> str:
    """What the logo shows, in the language of the phrases: as the clinic says it there, else as they do."""
    own = clinic.logo_alt.in_language(phrases.language.tag) if clinic.logo_alt else None
    return own or phrases.texts["logo_alt"].format(name=clinic.name)


@lru_cache(maxsize=16)
def _smaller(raster: Raster) -> Raster:
    from hrposter.raster import smaller  # Pillow, which only a logo in pixels needs

    return smaller(raster, _LONGEST)
