"""Pictures of a sheet as hands fold it: panels in space, seen from above and a little from the right.

Space is that of the table on which the sheet lies: x along its long edge, y away from the one who looks, z up; one
unit is the length of the sheet. A picture is made for languages that read from the left, and mirrored for the others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hrposter.display import Close, Curve, Ink, Item, Line, Move, Outline, Path
from hrposter.frozen import frozen
from hrposter.geometry import Rect

Point = tuple[float, float, float]

# An oblique projection: what goes away goes up and to the right, shortened (x and y of the page for one unit of depth).
_AWAY_X, _AWAY_Y = 0.32, 0.5
_WEIGHT, _THIN = 0.9, 0.7
_DASH = 0.022
_HEAD = 0.045


@frozen()
class Inks:
    """What a picture is drawn in: lines, paper, the side of it that is in shade, and what moves."""

    line: Ink
    paper: Ink
    shade: Ink
    motion: Ink


@frozen()
class Scene:
    """Where a picture stands on the page: the middle of the table's origin at ``x``, ``y``, and the points of one unit."""

    x: float
    y: float
    unit: float
    inks: Inks
    is_rtl: bool = False

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point of space is seen."""
        x, y, z = point
        along = x + _AWAY_X * y
        return self.x + self.unit * (-along if self.is_rtl else along), self.y - self.unit * (_AWAY_Y * y + z)

    def panel(self, corners: Sequence[Point], *, in_shade: bool = False) -> Path:
        """A piece of paper."""
        fill = self.inks.shade if in_shade else self.inks.paper
        return Path((*self._line(corners), Close()), fill=fill, stroke=self.inks.line, width=_WEIGHT, join="round")

    def dashed(self, start: Point, end: Point, *, cut: bool = False) -> Path:
        """A line to fold along, or to cut along."""
        length = math.dist(start, end)
        count = max(2, round(length / (2 * _DASH)))
        shares = [(number / (count - 0.5) / 1.0, (number + 0.5) / (count - 0.5)) for number in range(count)]
        outline = [part for begin, stop in shares for part in self._line((_between(start, end, begin), _between(start, end, min(stop, 1.0))))]
        return Path(tuple(outline), stroke=self.inks.motion if cut else self.inks.line, width=_WEIGHT if cut else _THIN)

    def arrow(self, points: Sequence[Point]) -> Iterator[Item]:
        """An arrow along a line through space, which is made round."""
        seen = [self.at(point) for point in points]
        yield Path(_round(seen), stroke=self.inks.motion, width=1.6, cap="round", join="round")
        (x1, y1), (x2, y2) = seen[-2], seen[-1]
        far = math.hypot(x2 - x1, y2 - y1) or 1.0
        dx, dy, size = (x2 - x1) / far, (y2 - y1) / far, _HEAD * self.unit
        tip = (x2 + dx * size * 0.9, y2 + dy * size * 0.9)
        sides = [(x2 - side * dy * size * 0.6, y2 + side * dx * size * 0.6) for side in (1, -1)]
        yield Path((Move(*tip), *(Line(*each) for each in sides), Close()), fill=self.inks.motion)

    def strip(self, points: Sequence[tuple[float, float]], depth: float, shaded: Iterable[int] = ()) -> Iterator[Item]:
        """Panels beside each other, each from one point (x, z) to the next, and ``depth`` deep; the places in ``shaded`` are in shade."""
        dark = frozenset(shaded)
        for place, ((x1, z1), (x2, z2)) in enumerate(pairwise(points)):
            yield self.panel(((x1, 0, z1), (x2, 0, z2), (x2, depth, z2), (x1, depth, z1)), in_shade=place in dark)

    def _line(self, points: Sequence[Point]) -> Outline:
        first, *rest = (self.at(point) for point in points)
        return (Move(*first), *(Line(*each) for each in rest))


def arc(middle: tuple[float, float], radius: float, begin: float, end: float, depth: float) -> tuple[Point, ...]:
    """Points on an arc about a fold: from one angle to another (degrees from x towards z), ``depth`` deep."""
    angles = [math.radians(begin + (end - begin) * step / 8) for step in range(9)]
    return tuple((middle[0] + radius * math.cos(angle), depth, middle[1] + radius * math.sin(angle)) for angle in angles)


def raised(hinge: tuple[float, float], length: float, angle: float) -> tuple[float, float]:
    """Where the edge of a panel is that is turned about a hinge (x, z) by an angle from x towards z."""
    turned = math.radians(angle)
    return hinge[0] + length * math.cos(turned), hinge[1] + length * math.sin(turned)


def scissors(box: Rect, ink: Ink, *, is_rtl: bool) -> Iterator[Item]:
    """Scissors that point to the right, or to the left, in a box."""
    r, middle = box.height * 0.2, box.y + box.height / 2
    sign, grip, point = (-1, box.right, box.x) if is_rtl else (1, box.x, box.right)
    for ring, tip in ((box.y + r, box.bottom - r * 0.6), (box.bottom - r, box.y + r * 0.6)):
        yield Path(_circle(grip + sign * r, ring, r), stroke=ink, width=1.1)
        away = 0.7 if ring < middle else -0.7
        yield Path((Move(grip + sign * r * 1.7, ring + r * away), Line(point, tip)), stroke=ink, width=1.1, cap="round")


def _circle(x: float, y: float, r: float) -> Outline:
    k = r * 4 / 3 * (2**0.5 - 1)
    return (
        Move(x + r, y),
        Curve(x + r, y + k, x + k, y + r, x, y + r),
        Curve(x - k, y + r, x - r, y + k, x - r, y),
        Curve(x - r, y - k, x - k, y - r, x, y - r),
        Curve(x + k, y - r, x + r, y - k, x + r, y),
        Close(),
    )


def _round(points: Sequence[tuple[float, float]]) -> Outline:
    """A curve through points (Catmull and Rom: the tangent at each is half the way from the one before to the one after)."""
    padded = (points[0], *points, points[-1])
    outline: list[Move | Line | Curve] = [Move(*points[0])]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        outline.append(Curve(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy))
    return tuple(outline)


def _between(start: Point, end: Point, share: float) -> Point:
    x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
    return x, y, z
