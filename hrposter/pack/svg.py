"""Drawings as SVG within a web page (SVG 2): shapes in their colours and nothing that could run or load."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from hrposter.display import Close, Curve, Drawing, Line, Move, Outline, Segment, Shape
from hrposter.memo import Same

_RGB = tuple[float, float, float]
_PLACES, _GRAIN = 2, 100


@lru_cache(maxsize=256)
def shapes_as_svg(drawing: Same[Drawing]) -> str:
    """The shapes of a drawing whose colours are all its own, those of one paint together."""
    painted = groupby(drawing.value.shapes, key=_paint)
    return "".join(f"<g{paint}>{''.join(_path(shape) for shape in shapes)}</g>" for paint, shapes in painted)


def view_box(drawing: Drawing) -> str:
    """The place that it shows, for ``viewBox``."""
    view = drawing.view
    return " ".join(map(_number, (view.x, view.y, view.width, view.height)))


def hexadecimal(rgb: _RGB) -> str:
    """A colour as CSS writes it."""
    digits = "".join(f"{round(255 * part):02x}" for part in rgb)
    return f"#{digits}" if digits[::2] != digits[1::2] else f"#{digits[::2]}"


def _paint(shape: Shape) -> str:
    fill = f' fill="{_colour(shape.fill)}"'
    rule = ' fill-rule="evenodd"' if shape.even_odd else ""
    if shape.stroke is None:
        return fill + rule
    line = f' stroke="{_colour(shape.stroke)}" stroke-width="{_number(shape.width)}"'
    ends = f' stroke-linecap="{shape.cap}"' if shape.cap != "butt" else ""
    corners = f' stroke-linejoin="{shape.join}"' if shape.join != "miter" else ""
    return fill + rule + line + ends + corners


def _colour(paint: str | _RGB | None) -> str:
    assert not isinstance(paint, str), "a miniature and a logo have colours of their own"
    return "none" if paint is None else hexadecimal(paint)


def _path(shape: Shape) -> str:
    return f'<path d="{_data(shape.outline)}"/>'


def _data(outline: Outline) -> str:
    """Path data, each point told from the one before it, both rounded first so that nothing adds up (SVG 2, 9.3)."""
    x = y = start_x = start_y = 0
    said = []
    for segment in outline:
        points = [round(value * _GRAIN) for value in segment]
        told = [value - (y if place % 2 else x) for place, value in enumerate(points)]
        said.append(_said(segment, told))
        x, y = points[-2:] if points else (start_x, start_y)
        if isinstance(segment, Move):
            start_x, start_y = x, y
    return "".join(said)


def _said(segment: Segment, told: list[int]) -> str:
    match segment:
        case Move():
            return f"m{_steps(told)}"
        case Line():
            x, y = told
            return f"h{_steps([x])}" if y == 0 else f"v{_steps([y])}" if x == 0 else f"l{_steps(told)}"
        case Curve():
            return f"c{_steps(told)}"
        case Close():
            return "z"


def _steps(steps: list[int]) -> str:
    """Numbers as short as SVG can read them: a sign or a point parts them as well as a space."""
    written = ""
    for step in steps:
        number = _number(step / _GRAIN).replace("0.", ".", 1) if abs(step) < _GRAIN else _number(step / _GRAIN)
        is_apart = not written or number.startswith("-") or (number.startswith(".") and "." in written.rsplit(" ", 1)[-1].rsplit("-", 1)[-1])
        written += number if is_apart else f" {number}"
    return written


def _number(value: float) -> str:
    written = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
