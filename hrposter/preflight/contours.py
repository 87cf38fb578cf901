"""Outlines as polygons, and what a line straight across the page meets of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from hrposter.display import Cap, Close, Curve, Line, Move, Outline
from hrposter.geometry import Matrix

HERE = Matrix()
Point = tuple[float, float]
# From one x to another, in points.
Stretch = tuple[float, float]


class Extent(NamedTuple):
    """A box by its four edges, in points: thousands are compared for a page."""

    left: float
    top: float
    right: float
    bottom: float


def around(boxes: Sequence[tuple[float, float, float, float]]) -> Extent:
    """The smallest box around all of ``boxes`` (at least one)."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Extent(min(lefts), min(tops), max(rights), max(bottoms))


def meets(one: Extent, other: Extent) -> bool:
    """Whether the insides of two boxes meet."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class Contour(NamedTuple):
    """One subpath in straight pieces."""

    points: tuple[Point, ...]
    is_closed: bool


def extent(outline: Outline, matrix: Matrix = HERE, grown: float = 0.0) -> Extent:
    """The box around an outline with its handles, mapped by ``matrix`` and then ``grown`` on all sides."""
    numbers = list(chain.from_iterable(outline))
    across, down = numbers[::2], numbers[1::2]
    box = Extent(min(across), min(down), max(across), max(down)) if numbers else Extent(0, 0, 0, 0)
    if matrix is not HERE:
        corners = [matrix.apply(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        box = Extent(min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners))
    return Extent(box.left - grown, box.top - grown, box.right + grown, box.bottom + grown) if grown else box


def contours(outline: Outline, matrix: Matrix, tolerance: float) -> tuple[Contour, ...]:
    """The subpaths of an outline on the page; straight pieces leave a curve by ``tolerance`` points at most."""
    found: list[Contour] = []
    points: list[Point] = []
    for segment in outline:
        match segment:
            case Move(x, y):
                if len(points) > 1:
                    found.append(Contour(tuple(points), is_closed=False))
                points = [matrix.apply(x, y)]
            case Line(x, y):
                points.append(matrix.apply(x, y))
            case Curve(x1, y1, x2, y2, x, y):
                points.extend(_straightened(points[-1], matrix.apply(x1, y1), matrix.apply(x2, y2), matrix.apply(x, y), tolerance))
            case Close():
                found.append(Contour(tuple(points), is_closed=True))
                points = points[:1]
    if len(points) > 1:
        found.append(Contour(tuple(points), is_closed=False))
    return tuple(found)


def _straightened(a: Point, b: Point, c: Point, d: Point, tolerance: float) -> Iterator[Point]:
    """Points along a cubic Bézier, the first left out.

    A chord over a step h leaves the curve by h²/8·max|B″|, and |B″| is at most 6·M for the larger second difference M of the
    control points; so n = √(3/4·M / tolerance) equal steps will do.
    """
    bend = max(
        math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]),
        math.hypot(b[0] - 2 * c[0] + d[0], b[1] - 2 * c[1] + d[1]),
    )
    count = max(1, math.ceil(math.sqrt(0.75 * bend / tolerance)))
    for step in range(1, count):
        t = step / count
        s = 1 - t
        first, second, third, fourth = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        yield first * a[0] + second * b[0] + third * c[0] + fourth * d[0], first * a[1] + second * b[1] + third * c[1] + fourth * d[1]
    yield d


# ---------------------------------------------------------------- across the page


def filled(shape: Iterable[Contour], y: float, *, even_odd: bool = False) -> list[Stretch]:
    """What the line at ``y`` meets inside the contours (ISO 32000-2, 8.5.3.3): open ones are closed."""
    crossings: list[tuple[float, int]] = []
    for points, _ in shape:
        x0, y0 = points[-1]
        for x1, y1 in points:
            if (y0 <= y) != (y1 <= y):
                crossings.append((x0 + (y - y0) / (y1 - y0) * (x1 - x0), 1 if y1 > y0 else -1))
            x0, y0 = x1, y1
    crossings.sort()
    found: list[Stretch] = []
    winding = 0
    for (x, turn), (following, _) in pairwise(crossings):
        winding += turn
        if (winding % 2 if even_odd else winding) and following > x:
            found.append((x, following))
    return found


def stroked(shape: Iterable[Contour], y: float, half: float, cap: Cap) -> list[Stretch]:
    """What the line at ``y`` meets of a stroke of twice ``half``; each of its corners counts as a round one."""
    found: list[Stretch] = []
    for points, is_closed in shape:
        ends = 0.0 if is_closed else half
        pieces = list(pairwise((*points, points[0]) if is_closed else points))
        for number, (a, b) in enumerate(pieces):
            if min(a[1], b[1]) - 2 * half < y < max(a[1], b[1]) + 2 * half and a != b:
                longer = ends if cap == "square" else 0.0
                found += _bar(a, b, y, half, longer if number == 0 else 0.0, longer if number == len(pieces) - 1 else 0.0)
        found += _discs(points if is_closed or cap == "round" else points[1:-1], y, half)
    return found


def _bar(a: Point, b: Point, y: float, half: float, before: float, after: float) -> list[Stretch]:
    """What the line meets of one straight piece of a stroke, made longer at its ends."""
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    nx, ny = -uy * half, ux * half
    ax, ay, bx, by = a[0] - ux * before, a[1] - uy * before, b[0] + ux * after, b[1] + uy * after
    corners = ((ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny))
    return filled((Contour(corners, is_closed=True),), y)


def _discs(points: Iterable[Point], y: float, half: float) -> Iterator[Stretch]:
    for px, py in points:
        if abs(y - py) < half:
            reach = math.sqrt(half * half - (y - py) ** 2)
            yield px - reach, px + reach


def common(one: Iterable[Stretch], other: Iterable[Stretch]) -> list[Stretch]:
    """What lies in both."""
    others = list(other)
    return [(max(a, c), min(b, d)) for a, b in one for c, d in others if min(b, d) > max(a, c)]


# ---------------------------------------------------------------- against a box

Share = Literal["all", "part", "none"]


def share(shape: tuple[Contour, ...], box: Extent, *, even_odd: bool = False, half: float = 0.0) -> Share:
    """How much of ``box`` lies inside: ``part`` where an edge, or a stroke along it, comes near."""
    left, top, right, bottom = box.left - half, box.top - half, box.right + half, box.bottom + half
    for points, _ in shape:
        x0, y0 = points[-1]
        for x1, y1 in points:
            if (y0 > top or y1 > top) and (y0 < bottom or y1 < bottom) and (x0 > left or x1 > left) and (x0 < right or x1 < right):
                return "part"
            x0, y0 = x1, y1
    middle = (box.left + box.right) / 2
    return "all" if any(a < middle < b for a, b in filled(shape, (box.top + box.bottom) / 2, even_odd=even_odd)) else "none"
