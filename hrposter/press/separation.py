"""What each colour of a page becomes on a press: how much cyan, magenta, yellow and black."""

from __future__ import annotations

import math

from hrposter.display import Ink, Raster
from hrposter.frozen import frozen
from hrposter.press.conversion import Levels, black_of_greys, inks_of, lab_of, separated
from hrposter.press.profile import OutputProfile

Inks = tuple[float, float, float, float]

BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
# Four plates never lie quite on each other. Below this size, in points, a hair's breadth makes letters blurred or ragged.
SMALL = 18.0
# So dark and so near to grey (L* and C*) that nobody misses the colour when black stands in for it.
DARK, NEUTRAL = 30.0, 15.0
# A code must be dark, whatever its colour: up to here black is not much darker.
DARK_ENOUGH = 45.0
_NO_DOT = 1.5  # percent: plates do not hold less


@frozen()
class Separation:
    """Colours for one press; ``limit`` is the most ink in one place, in percent of one full ink. Inks come back from 0 to 1."""

    profile: OutputProfile
    limit: float = 300.0

    def __post_init__(self) -> None:
        if not 100 <= self.limit <= 400:
            raise ValueError(f"a limit of {self.limit:g} % of ink cannot be kept; write 100 to 400")

    def ink(self, ink: Ink) -> Inks:
        """The inks of a colour, in whole percents: its own recipe where it has one, black alone for a grey, else through the profile."""
        if ink.cmyk is not None:
            return self._limited(*(100 * share for share in ink.cmyk))
        rgb = _levels(ink)
        if len(set(rgb)) == 1:
            return 0.0, 0.0, 0.0, _whole(100 * black_of_greys(self.profile.data)[rgb[0]]) / 100
        return self._limited(*(_whole(octet / 2.55) for octet in inks_of(self.profile.data, rgb)))

    def text(self, ink: Ink, size: float) -> Inks:
        """The inks of letters of ``size`` points: solid black for small ones that are dark, and for all that are nearly black anyway."""
        return self.code(ink) if size < SMALL else self.black(ink)

    def black(self, ink: Ink) -> Inks:
        """The inks of rules and other fine work: solid black for all that is dark and nearly grey."""
        lightness, a, b = lab_of(_levels(ink))
        return BLACK if lightness <= DARK and math.hypot(a, b) <= NEUTRAL else self.ink(ink)

    def code(self, ink: Ink) -> Inks:
        """The inks of a code to scan: solid black for all that is dark, whatever its colour, so that plates cannot blur it."""
        return BLACK if lab_of(_levels(ink))[0] <= DARK_ENOUGH else self.ink(ink)

    def raster(self, raster: Raster) -> bytes:
        """The pixels of a bitmap in four bytes each, row by row from the top; its alpha stays as it is."""
        return separated(self.profile.data, raster, self.limit)

    def _limited(self, *percents: float) -> Inks:
        """Percents of ink as shares; where they are too many, the colours give way in proportion and black stays."""
        *colours, black = percents
        if sum(percents) > self.limit:
            share = (self.limit - black) / sum(colours)
            colours = [math.floor(amount * share) for amount in colours]
        c, m, y = colours
        return c / 100, m / 100, y / 100, black / 100


def _levels(ink: Ink) -> Levels:
    red, green, blue = ink.rgb
    return round(red * 255), round(green * 255), round(blue * 255)


def _whole(percent: float) -> float:
    return float(round(percent)) if percent >= _NO_DOT else 0.0
