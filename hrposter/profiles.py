"""What a file is for, as facts: where the composition may stand on the sheet and what the file may hold."""

from __future__ import annotations

from dataclasses import dataclass

from hrposter.geometry import Rect
from hrposter.units import mm


@dataclass(frozen=True, slots=True)
class Profile:
    """One use of a file; lengths in points.

    ``inset``: how far the panel that holds backgrounds and art stays from the edge of the sheet (0: art to the edge).
    ``quiet``: how far words, logos and codes stay from the edge at least.
    """

    name: str
    inset: float
    quiet: float
    has_links: bool
    prints_unscaled: bool

    def frame(self, sheet: Rect) -> Rect:
        """The box that the composition fills."""
        return sheet.inset(self.inset)


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        # An office printer leaves 4 to 6 mm blank on each side; 6.35 mm (1/4 in) is safe on all that are common.
        Profile("office", inset=mm(6.35), quiet=mm(12.7), has_links=False, prints_unscaled=True),
        Profile("web", inset=0.0, quiet=mm(6.35), has_links=True, prints_unscaled=False),
    )
}
