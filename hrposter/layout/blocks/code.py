"""A QR code on its light plate, with the quiet zone that readers need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hrposter.display import ARTIFACT, END, Begin, Fill, Ink, Item, Outline, Path
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.qr import qr_outline
from hrposter.units import mm

# ISO/IEC 18004, 6.3.8: four modules of quiet zone on each side.
_QUIET = 4

# Sides that a phone reads at the distance of the piece, and still does after "fit to page" has taken 6 %:
# 18 mm in the hand, 25 mm on a handout or a Letter poster, 40 mm from Tabloid and A3 up.
_LEAST = ((mm(160), mm(19.2)), (mm(270), mm(26.7)))
_LEAST_LARGE = mm(42.6)
_SHARE = 0.115


def code_side(short_edge: float) -> float:
    """The side of the symbol, in points, on a sheet with that short edge."""
    least = next((side for below, side in _LEAST if short_edge < below), _LEAST_LARGE)
    return max(least, short_edge * _SHARE)


@frozen()
class Code:
    """A symbol: its modules a side, its outline in modules, its side in points without the quiet zone."""

    modules: int
    outline: Outline
    side: float
    alt: str
    ink: Ink
    plate: Ink
    shows_plate: bool

    @property
    def quiet(self) -> float:
        """The quiet zone on each side, in points."""
        return _QUIET * self.side / self.modules

    @property
    def plate_side(self) -> float:
        """The side of the plate: the symbol and its quiet zone."""
        return self.side * (self.modules + 2 * _QUIET) / self.modules

    def paint(self, x: float, y: float) -> Iterator[Item]:
        """The plate at (x, y), the symbol in its middle."""
        module = self.side / self.modules
        plate = Rect(x, y, self.plate_side, self.plate_side)
        if self.shows_plate:
            yield ARTIFACT
            yield Fill(plate, self.plate, radius=self.quiet * 0.6)
            yield END
        symbol = plate.inset(self.quiet)
        yield Begin("Figure", alt=self.alt, box=symbol)
        yield Path(self.outline, fill=self.ink, matrix=Matrix(module, 0.0, 0.0, module, symbol.x, symbol.y))
        yield END


def code(url: str, side: float, alt: str, ink: Ink, plate: Ink, *, shows_plate: bool) -> Code:
    """The code for a URL; error correction M."""
    modules, outline = qr_outline(url)
    # On a press in black alone, whatever its colour here: no plate that lies a little beside the others can blur it.
    return Code(modules, outline, side, alt, replace(ink, cmyk=(0.0, 0.0, 0.0, 1.0)), plate, shows_plate)
