"""Images: whether they have pixels enough for the size at which they are printed (PRT-3)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Facts, Shown
from hrposter.preflight.finished.rule import PAPER, Level, Rule, Verdict
from hrposter.units import to_mm

_LEAST, _FEW, _LINE_ART = 150, 225, 550

RESOLUTION = Rule("image-resolution", "PRT-3", "images have 225 pixels an inch or more", "use a picture with more pixels, or show it smaller", PAPER)
RULES = (RESOLUTION,)


def check(facts: Facts) -> Iterator[Verdict]:
    """Images that will look coarse; each once a page and size."""
    for shown in dict.fromkeys(facts.images):
        least = _LINE_ART if shown.bits == 1 else _FEW
        density = round(shown.density)
        if density < _LEAST:
            yield RESOLUTION.broken(_said(shown, density), shown.page, shown.box)
        elif density < least:
            yield RESOLUTION.broken(_said(shown, density), shown.page, shown.box, level=Level.WARNING)


def _said(shown: Shown, density: int) -> str:
    wide, high = shown.pixels
    return f"an image of {wide} x {high} pixels is {to_mm(shown.box.width):.0f} x {to_mm(shown.box.height):.0f} mm, {density} pixels an inch"
