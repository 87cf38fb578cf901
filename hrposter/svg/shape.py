"""SVG's basic shapes and transforms, as outlines and matrices.

Rules: SVG 2, chapters 8 and 10. Every parser raises ValueError("fact; advice").
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from hrposter.display import Close, Curve, Line, Move, Outline, Segment
from hrposter.geometry import Matrix, Rect
from hrposter.outline import cornered
from hrposter.svg.path import LARGEST_NUMBER, brief, circle_arc, parse_number, parse_numbers, parse_path

_TRANSFORM = r"([A-Za-z]++)\s*+\(([^()]*+)\)"
_ONE_TRANSFORM = re.compile(_TRANSFORM, re.ASCII)
_TRANSFORMS = re.compile(rf"\s*+(?>(?:{_TRANSFORM}\s*+,?+\s*+)*)", re.ASCII)


# ---------------------------------------------------------------- basic shapes


def _path(attributes: Mapping[str, str]) -> Outline:
    return parse_path(attributes.get("d", ""))


def _rect(attributes: Mapping[str, str]) -> Outline:
    """A rectangle; a radius that is left out equals the other one (SVG 2, 10.2)."""
    x, y, width, height = _measure(attributes, "x", 0.0), _measure(attributes, "y", 0.0), _size(attributes, "width"), _size(attributes, "height")
    if not width or not height:
        return ()
    rx = min(_size(attributes, "rx" if "rx" in attributes else "ry", 0.0), width / 2)
    ry = min(_size(attributes, "ry" if "ry" in attributes else "rx", 0.0), height / 2)
    return cornered(Rect(x, y, width, height), rx, ry)


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Outline:
    if not rx or not ry:
        return ()
    return (Move(cx + rx, cy), *circle_arc(0.0, math.tau, Matrix(rx, 0, 0, ry, cx, cy)), Close())


def _circle(attributes: Mapping[str, str]) -> Outline:
    radius = _size(attributes, "r")
    return _ellipse(_measure(attributes, "cx", 0.0), _measure(attributes, "cy", 0.0), radius, radius)


def _oval(attributes: Mapping[str, str]) -> Outline:
    return _ellipse(_measure(attributes, "cx", 0.0), _measure(attributes, "cy", 0.0), _size(attributes, "rx"), _size(attributes, "ry"))


def _line(attributes: Mapping[str, str]) -> Outline:
    x1, y1, x2, y2 = (_measure(attributes, name, 0.0) for name in ("x1", "y1", "x2", "y2"))
    return (Move(x1, y1), Line(x2, y2))


def _polyline(attributes: Mapping[str, str]) -> Outline:
    numbers = parse_numbers(attributes.get("points", ""))
    if len(numbers) % 2:
        raise ValueError(f"points has {len(numbers)} numbers; each point takes two")
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return (Move(*points[0]), *(Line(*point) for point in points[1:])) if points else ()


def _polygon(attributes: Mapping[str, str]) -> Outline:
    outline = _polyline(attributes)
    return (*outline, Close()) if outline else ()


def _measure(attributes: Mapping[str, str], name: str, instead: float | None = None) -> float:
    if name not in attributes:
        if instead is None:
            raise ValueError(f'{name} is missing; write {name}="…"')
        return instead
    try:
        return parse_number(attributes[name])
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _size(attributes: Mapping[str, str], name: str, instead: float | None = None) -> float:
    value = _measure(attributes, name, instead)
    if value < 0:
        raise ValueError(f"{name} is negative; make it 0 or more")
    return value


_SHAPES: dict[str, tuple[frozenset[str], Callable[[Mapping[str, str]], Outline]]] = {
    "path": (frozenset({"d", "pathLength"}), _path),
    "rect": (frozenset({"x", "y", "width", "height", "rx", "ry"}), _rect),
    "circle": (frozenset({"cx", "cy", "r"}), _circle),
    "ellipse": (frozenset({"cx", "cy", "rx", "ry"}), _oval),
    "line": (frozenset({"x1", "y1", "x2", "y2"}), _line),
    "polyline": (frozenset({"points"}), _polyline),
    "polygon": (frozenset({"points"}), _polygon),
}

SHAPE_ATTRIBUTES: dict[str, frozenset[str]] = {name: attributes for name, (attributes, _) in _SHAPES.items()}


def shape_outline(name: str, attributes: Mapping[str, str]) -> Outline:
    """The outline of a ``path`` or basic shape, in its own units; empty where SVG draws nothing."""
    return _SHAPES[name][1](attributes)


# ---------------------------------------------------------------- transforms


def _rotation(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(e=x, f=y) @ Matrix(cos, sin, -sin, cos) @ Matrix(e=-x, f=-y)


_FUNCTIONS: dict[str, tuple[tuple[int, ...], Callable[..., Matrix]]] = {
    "matrix": ((6,), Matrix),
    "translate": ((1, 2), lambda x, y=0.0: Matrix(e=x, f=y)),
    "scale": ((1, 2), lambda x, y=None: Matrix(a=x, d=x if y is None else y)),
    "rotate": ((1, 3), _rotation),
    "skewX": ((1,), lambda degrees: Matrix(c=math.tan(math.radians(degrees)))),
    "skewY": ((1,), lambda degrees: Matrix(b=math.tan(math.radians(degrees)))),
}


def parse_transform(text: str) -> Matrix:
    """The map of a transform list; its last function is applied first (SVG 2, 8.5)."""
    if _TRANSFORMS.fullmatch(text) is None:
        raise ValueError(f"{brief(text)} is not a transform; write it as translate(10 20) rotate(45)")
    matrix = Matrix()
    for name, arguments in _ONE_TRANSFORM.findall(text):
        if name not in _FUNCTIONS:
            raise ValueError(f"{name!r} is not a transform; use one of {', '.join(_FUNCTIONS)}")
        counts, make = _FUNCTIONS[name]
        numbers = parse_numbers(arguments)
        if len(numbers) not in counts:
            raise ValueError(f"{name} has {len(numbers)} numbers; it takes {' or '.join(map(str, counts))}")
        matrix = matrix @ make(*numbers)
    return matrix


def placed(outline: Outline, matrix: Matrix, decimals: int = 3) -> Outline:
    """The outline mapped by ``matrix``, its coordinates rounded to ``decimals``."""
    parts = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    if not all(abs(part) <= LARGEST_NUMBER for part in parts):
        raise ValueError(f"the transforms enlarge it beyond {LARGEST_NUMBER:,.0f} times; scale the drawing down")
    a, b, c, d, e, f = parts
    scale = 10.0**decimals

    def at(x: float, y: float) -> tuple[float, float]:
        return round((a * x + c * y + e) * scale) / scale, round((b * x + d * y + f) * scale) / scale

    return tuple([_mapped(segment, at) for segment in outline])


def _mapped(segment: Segment, at: Callable[[float, float], tuple[float, float]]) -> Segment:
    match segment:
        case Curve():
            x1, y1, x2, y2, x, y = segment
            return Curve(*at(x1, y1), *at(x2, y2), *at(x, y))
        case Line():
            return Line(*at(*segment))
        case Move():
            return Move(*at(*segment))
        case Close():
            return segment
