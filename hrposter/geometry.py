"""Rectangles and matrices in points; origin at the top left, y down."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from typing import NamedTuple

from hrposter.frozen import frozen


class Rect(NamedTuple):
    """A box: left edge, top edge, width, height, all in points; a hundred are made for a page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def short_edge(self) -> float:
        """The shorter of width and height."""
        return min(self.width, self.height)

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.width / self.height

    def inset(self, by: float) -> Rect:
        """The box with every edge moved inwards (outwards when negative)."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def carried(self, edge: Rect, to: Rect, slack: float = 0.01) -> Rect:
        """The box with each side that lies on (or beyond) that of ``edge`` moved to that of ``to``."""
        x = to.x if self.x <= edge.x + slack else self.x
        y = to.y if self.y <= edge.y + slack else self.y
        right = to.right if self.right >= edge.right - slack else self.right
        bottom = to.bottom if self.bottom >= edge.bottom - slack else self.bottom
        return Rect(x, y, right - x, bottom - y)

    def mirrored(self, within: Rect) -> Rect:
        """The box seen in a vertical mirror through the middle of ``within``."""
        return Rect(within.x + within.right - self.right, self.y, self.width, self.height)

    def contains(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether ``other`` lies inside, give or take ``slack`` points."""
        return self.x <= other.x + slack and self.y <= other.y + slack and other.right <= self.right + slack and other.bottom <= self.bottom + slack

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the insides meet by more than ``slack`` points."""
        left, right = (self.x if self.x > other.x else other.x), self.x + self.width
        top, bottom = (self.y if self.y > other.y else other.y), self.y + self.height
        return right - left > slack and other.right - left > slack and bottom - top > slack and other.bottom - top > slack


def union(boxes: Iterable[tuple[float, float, float, float]]) -> Rect:
    """The smallest box around all of ``boxes`` (at least one)."""
    every = list(boxes)
    lefts, tops, widths, heights = zip(*every, strict=True)
    x, y = min(lefts), min(tops)
    return Rect(x, y, max(map(add, lefts, widths)) - x, max(map(add, tops, heights)) - y)


@frozen()
class Matrix:
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-2, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __matmul__(self, inner: Matrix) -> Matrix:
        """The map that applies ``inner`` first, then this one."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The image of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f
