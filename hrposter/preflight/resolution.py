"""Pictures that are too coarse for the size at which a press would print them."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Image, Page
from hrposter.preflight.finding import Finding

# Pixels an inch at size: below this, edges show steps on offset paper.
LEAST = 150.0
_HELP = "use a picture with more pixels, or better an SVG; or render for office or web, where it only looks soft"


def coarse(page: Page) -> Iterator[Finding]:
    """The pictures of a press sheet with fewer pixels an inch than a press needs."""
    for item in page.items:
        if isinstance(item, Image):
            fineness = min(item.raster.width / item.rect.width, item.raster.height / item.rect.height) * 72
            if fineness < LEAST:
                size = f"{item.raster.width} x {item.raster.height} pixels"
                fact = f"the logo has {size}, {fineness:.0f} an inch at its size on this sheet, and a press needs {LEAST:.0f}"
                yield Finding("resolution", fact, item.rect, _HELP)
