"""Outlines: straight lines and Bézier curves, in points, y down."""

from __future__ import annotations

from typing import NamedTuple

from hrposter.geometry import Rect


class Move(NamedTuple):
    """Start a subpath."""

    x: float
    y: float


class Line(NamedTuple):
    """A straight segment."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic Bézier segment: two control points and the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Close(NamedTuple):
    """Back to the start of the subpath."""


Segment = Move | Line | Curve | Close
Outline = tuple[Segment, ...]


def rounded(rect: Rect, radius: float) -> Outline:
    """The outline of a rectangle with round corners (quarter circles as Béziers, k = 4/3·(√2-1))."""
    r = min(radius, rect.width / 2, rect.height / 2)
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    if r <= 0:
        return (Move(x, y), Line(right, y), Line(right, bottom), Line(x, bottom), Close())
    k = r * (1 - 4 / 3 * (2**0.5 - 1))
    return (
        Move(x + r, y),
        Line(right - r, y),
        Curve(right - k, y, right, y + k, right, y + r),
        Line(right, bottom - r),
        Curve(right, bottom - k, right - k, bottom, right - r, bottom),
        Line(x + r, bottom),
        Curve(x + k, bottom, x, bottom - k, x, bottom - r),
        Line(x, y + r),
        Curve(x, y + k, x + k, y, x + r, y),
        Close(),
    )
