"""Outlines cut off at the edge of a convex one (Sutherland and Hodgman, Reentrant polygon clipping, 1974), for pictures that hold no clips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hrposter.display import Close, Curve, Line, Move, Outline

Point = tuple[float, float]
Polygon = tuple[Point, ...]

# A curve as so many straight pieces: at the size of a miniature nobody sees the corners.
_PIECES = 7
_SLACK = 0.05


def polygons(outline: Outline) -> tuple[Polygon, ...]:
    """Each subpath as the corners of a polygon, curves as straight pieces."""
    found: list[list[Point]] = []
    for segment in outline:
        match segment:
            case Move(x, y):
                found.append([(x, y)])
            case Line(x, y):
                found[-1].append((x, y))
            case Curve():
                found[-1] += _straightened(found[-1][-1], segment)
            case Close():
                continue
    return tuple(tuple(points) for points in found)


def _straightened(start: Point, curve: Curve) -> Iterator[Point]:
    """Points on a cubic Bézier curve after its start (Bernstein form)."""
    for step in range(1, _PIECES + 1):
        t = step / _PIECES
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        yield a * start[0] + b * curve.x1 + c * curve.x2 + d * curve.x, a * start[1] + b * curve.y1 + c * curve.y2 + d * curve.y


def is_within(outline: Outline, edge: Polygon) -> bool:
    """Whether all points of an outline, those that steer its curves among them, lie within a convex polygon that runs clockwise on the page."""
    points = [point for segment in outline for point in zip(segment[::2], segment[1::2], strict=True)]
    return all(_side(start, end, point) >= -_SLACK for start, end in _edges(edge) for point in points)


def cropped(outline: Outline, edge: Polygon) -> Outline:
    """What of a filled outline lies within a convex polygon that runs clockwise on the page; nothing if none of it does."""
    kept = (_cropped(polygon, edge) for polygon in polygons(outline))
    return tuple(segment for polygon in kept if len(polygon) > 2 for segment in _closed(polygon))


def _cropped(polygon: Polygon, edge: Polygon) -> Polygon:
    for start, end in _edges(edge):
        if not polygon:
            break
        polygon = tuple(_one_side(polygon, start, end))
    return polygon


def _one_side(polygon: Polygon, start: Point, end: Point) -> Iterator[Point]:
    """The part of a polygon that is on the inner side of one line."""
    for before, point in pairwise((polygon[-1], *polygon)):
        was, now = _side(start, end, before), _side(start, end, point)
        if (was < 0) != (now < 0):
            share = was / (was - now)
            yield round(before[0] + share * (point[0] - before[0]), 1), round(before[1] + share * (point[1] - before[1]), 1)
        if now >= 0:
            yield round(point[0], 1), round(point[1], 1)


def _side(start: Point, end: Point, point: Point) -> float:
    """Above 0 on the inner side of a line that goes clockwise with y down."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _edges(polygon: Polygon) -> Iterable[tuple[Point, Point]]:
    return zip(polygon, (*polygon[1:], polygon[0]), strict=True)


def _closed(polygon: Iterable[Point]) -> Iterator[Move | Line | Close]:
    first, *others = dict.fromkeys(polygon)
    yield Move(*first)
    yield from (Line(*point) for point in others)
    yield Close()
