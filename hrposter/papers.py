"""Paper sizes by the names that printers use (ISO 216; ANSI/ASME Y14.1, US trade sizes, cards), and screens by their pixels."""

from __future__ import annotations

from typing import Literal

from hrposter.frozen import frozen
from hrposter.units import inches, mm

# Whose sheet it is: print shops there have their own bleed and their own usual press condition.
System = Literal["US", "ISO"]


@frozen()
class Paper:
    """A sheet, upright, or a screen as it stands: width and height in points."""

    name: str
    width: float
    height: float
    system: System = "ISO"

    @property
    def slug(self) -> str:
        """The name as it stands in file names."""
        return self.name.lower()


def _us(name: str, width: float, height: float) -> Paper:
    return Paper(name, inches(width), inches(height), "US")


def _iso(name: str, width: float, height: float) -> Paper:
    return Paper(name, mm(width), mm(height))


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        _us("3.5x2", 2, 3.5),
        _us("3x4", 3, 4),
        _us("4x6", 4, 6),
        _us("Quarter-letter", 4.25, 5.5),
        _us("Half-letter", 5.5, 8.5),
        _us("Letter", 8.5, 11),
        _us("Legal", 8.5, 14),
        _us("Tabloid", 11, 17),
        _us("18x24", 18, 24),
        _us("24x36", 24, 36),
        _iso("85x55", 55, 85),
        _iso("A6", 105, 148),
        _iso("A5", 148, 210),
        _iso("A4", 210, 297),
        _iso("A3", 297, 420),
        _iso("A2", 420, 594),
        _iso("A1", 594, 841),
        _iso("A0", 841, 1189),
    )
}

# Displays in waiting rooms, and what is posted or sent: a point is a pixel.
SCREENS: dict[str, Paper] = {
    f"{width}x{height}": Paper(f"{width}x{height}", width, height) for width, height in ((1920, 1080), (1080, 1920), (1080, 1080), (1080, 1350))
}


def parse_paper(text: str) -> Paper:
    """The paper of that name, whatever its case; ValueError lists the names."""
    for paper in PAPERS.values():
        if paper.slug == text.strip().lower():
            return paper
    raise ValueError(f"{text!r} is not a paper size; use one of {', '.join(PAPERS)}")


def parse_screen(text: str) -> Paper:
    """The screen of that name; ValueError lists the names."""
    if text.strip().lower() not in SCREENS:
        raise ValueError(f"{text!r} is not a screen; use one of {', '.join(SCREENS)}")
    return SCREENS[text.strip().lower()]
