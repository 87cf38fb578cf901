"""What one printer does to a sheet: how near the edges it prints, and how far from its place everything lands."""

from __future__ import annotations

from typing import Literal

from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.units import inches

# What every common office printer leaves blank at most.
USUAL_MARGIN = inches(1 / 4)

# The edge over which a sheet is turned: the long one as in a book, the short one as in a writing pad.
Turn = Literal["long", "short"]


@frozen()
class Printer:
    """One printer, seen on a sheet that stands upright; lengths in points.

    ``left``, ``right``, ``top`` and ``bottom`` stay blank. On the front everything lands ``offset_x`` to the right of its place and
    ``offset_y`` below it. What is on the back lands ``duplex_x`` to the right of the front and ``duplex_y`` below it, as
    somebody sees it who looks at the front and through the paper. ``scale`` is the length on paper of what should be 1 long. Without
    measures a printer is taken to be exact.
    """

    left: float = USUAL_MARGIN
    right: float = USUAL_MARGIN
    top: float = USUAL_MARGIN
    bottom: float = USUAL_MARGIN
    offset_x: float = 0.0
    offset_y: float = 0.0
    duplex_x: float = 0.0
    duplex_y: float = 0.0
    scale: float = 1.0

    def printable(self, sheet: Rect) -> Rect:
        """What the printer reaches of a sheet.

        A sheet that is wider than high goes through upright, and drivers turn it either way: it keeps the greater of two
        opposite margins on both sides.
        """
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        if sheet.width > sheet.height:
            left = right = max(self.top, self.bottom)
            top = bottom = max(self.left, self.right)
        return Rect(sheet.x + left, sheet.y + top, sheet.width - left - right, sheet.height - top - bottom)

    @property
    def is_shifting(self) -> bool:
        """Whether anything lands beside its place, on the front or on the back."""
        return any((self.offset_x, self.offset_y, self.duplex_x, self.duplex_y))

    def correction(self, sheet: Rect, back: Turn | None = None) -> Matrix:
        """How a page must be moved, and scaled about the middle of its sheet, so that it lands where it belongs.

        ``back`` is the edge over which the sheet is turned to this page, None for a front. A printer puts p at
        m + scale·(p - m) + shift, m being the middle of the sheet; so p = m + (q - shift - m) / scale lands at q.
        """
        x, y = self._shift(sheet, back)
        middle_x, middle_y = sheet.x + sheet.width / 2, sheet.y + sheet.height / 2
        by = 1 / self.scale
        return Matrix(by, 0.0, 0.0, by, middle_x - by * (middle_x + x), middle_y - by * (middle_y + y))

    def _shift(self, sheet: Rect, back: Turn | None) -> tuple[float, float]:
        """How far from its place a page lands, as it is read; which way a driver turns a wide sheet is not known: see ``sent``."""
        if sheet.width > sheet.height:
            return 0.0, 0.0
        if back is None:
            return self.offset_x, self.offset_y
        through_x, through_y = self.offset_x + self.duplex_x, self.offset_y + self.duplex_y
        return (-through_x, through_y) if back == "long" else (through_x, -through_y)
