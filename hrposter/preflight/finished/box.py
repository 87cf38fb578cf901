"""Boxes on a page of a PDF: in points of the page's own space, y up."""

from __future__ import annotations

from hrposter.frozen import frozen
from hrposter.geometry import Matrix

_SLACK = 0.02  # boxes are written with two or three decimals


@frozen()
class Box:
    """A rectangle with its sides in order."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def holds(self, other: Box, slack: float = _SLACK) -> bool:
        """Whether ``other`` lies inside."""
        is_across = self.left <= other.left + slack and other.right <= self.right + slack
        return is_across and self.bottom <= other.bottom + slack and other.top <= self.top + slack

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge, or one of them, without area, lies within the other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across >= 0 and up >= 0 and (across > 0 or up > 0 or self.holds(other) or other.holds(self))

    def cut(self, other: Box) -> Box:
        """What lies in both; without area where they do not meet."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        return Box(left, bottom, max(left, min(self.right, other.right)), max(bottom, min(self.top, other.top)))


def box_around(matrix: Matrix, width: float = 1.0, height: float = 1.0) -> Box:
    """The box around the image of a rectangle that stands on the origin."""
    corners = [matrix.apply(x, y) for x in (0.0, width) for y in (0.0, height)]
    return Box(min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners))
