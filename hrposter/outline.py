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
    """The outline of a rectangle with round corners, no larger than fit."""
    r = min(radius, rect.width / 2, rect.height / 2)
    return cornered(rect, r, r)


def cornered(rect: Rect, rx: float, ry: float) -> Outline:
    """The outline of a rectangle whose corners are quarters of ellipses, as Béziers.

    Handles of 4/3·(√2-1) radii meet the circle at 0°, 45° and 90°. Both radii are at most half a side.
    """
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    if rx <= 0 or ry <= 0:
        return (Move(x, y), Line(right, y), Line(right, bottom), Line(x, bottom), Close())
    kx, ky = (r * (1 - 4 / 3 * (2**0.5 - 1)) for r in (rx, ry))
    return (
        Move(x + rx, y),
        Line(right - rx, y),
        Curve(right - kx, y, right, y + ky, right, y + ry),
        Line(right, bottom - ry),
        Curve(right, bottom - ky, right - kx, bottom, right - rx, bottom),
        Line(x + rx, bottom),
        Curve(x + kx, bottom, x, bottom - ky, x, bottom - ry),
        Line(x, y + ry),
        Curve(x, y + ky, x + kx, y, x + rx, y),
        Close(),
    )
