"""Rulers on a sheet that measures a printer: stairs at its edges, scales across a crease, and a bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from hrposter.display import Item, Line, Move, Path
from hrposter.geometry import Rect
from hrposter.imposition.captions import ASCENT, BLACK, caption
from hrposter.units import inches, mm

Edge = Literal["left", "right", "top", "bottom"]
EDGES: tuple[Edge, ...] = ("left", "right", "top", "bottom")

FINE, THIN, STRONG = 0.25, 0.5, 1.0
_LABEL, _NAME = 7.0, 11.0
# Stairs: how many steps of a millimetre, how far one stands beside the other, how long it is, and how far from the edge their numbers are.
_STEPS, _BESIDE, _LONG, _NUMBERS = 15, mm(3), mm(2.2), mm(18)
# Scales reach so many millimetres to both sides; every fifth tick is long and has its number.
REACH, _EACH, _TICK, _LONG_TICK = 10, 5, mm(1.6), mm(3)


def lines(each: Iterable[tuple[float, float, float, float]], width: float) -> Path:
    """Straight lines of one weight."""
    return Path(tuple(segment for x, y, to_x, to_y in each for segment in (Move(x, y), Line(to_x, to_y))), stroke=BLACK, width=width)


def stairs(sheet: Rect, edge: Edge) -> Iterator[Item]:
    """Bars along an edge, each a millimetre farther from it than the one before, with their distances."""
    middle = sheet.height / 2 if edge in ("left", "right") else sheet.width / 2
    for step in range(1, _STEPS + 1):
        along = middle + (step - (_STEPS + 1) / 2) * _BESIDE
        away, to = mm(step), _NUMBERS - mm(1)
        yield lines((_placed(sheet, edge, away, along - _LONG / 2, away, along + _LONG / 2),), STRONG)
        yield lines((_placed(sheet, edge, away, along, to, along),), FINE)
        x, y, _, _ = _placed(sheet, edge, _NUMBERS, along, _NUMBERS, along)
        drop = ASCENT * _LABEL * {"left": 0.5, "right": 0.5, "top": 1.0, "bottom": 0.0}[edge]
        yield caption(str(step), x, y + drop, _LABEL, "start" if edge == "left" else "end" if edge == "right" else "center")


def _placed(sheet: Rect, edge: Edge, away: float, along: float, to_away: float, to_along: float) -> tuple[float, float, float, float]:
    """A line by how far its ends are from an edge and where they are along it."""
    match edge:
        case "left":
            return away, along, to_away, to_along
        case "right":
            return sheet.width - away, along, sheet.width - to_away, to_along
        case "top":
            return along, away, to_along, to_away
        case "bottom":
            return along, sheet.height - away, to_along, sheet.height - to_away


def across(x: float, y: float, name: str, sign: int = 1) -> Iterator[Item]:
    """A scale from left to right about (x, y); its numbers grow to the right, or to the left where ``sign`` is -1."""
    yield lines(((x + mm(at), y, x + mm(at), y - _length(at)) for at in _ticks()), THIN)
    yield lines(((x - mm(REACH), y, x + mm(REACH), y),), THIN)
    yield from (caption(_said(sign * at), x + mm(at), y + mm(2.8), _LABEL, "center") for at in _numbered(sign))
    yield caption(name, x - mm(REACH + 4), y + ASCENT * _NAME / 2, _NAME, "end", is_strong=True)


def down(x: float, y: float, name: str, sign: int = 1) -> Iterator[Item]:
    """A scale from top to bottom about (x, y); its numbers grow downwards, or upwards where ``sign`` is -1."""
    yield lines(((x, y + mm(at), x - _length(at), y + mm(at)) for at in _ticks()), THIN)
    yield lines(((x, y - mm(REACH), x, y + mm(REACH)),), THIN)
    yield from (caption(_said(sign * at), x + mm(1), y + mm(at) + ASCENT * _LABEL / 2, _LABEL) for at in _numbered(sign))
    yield caption(name, x, y - mm(REACH + 2.5), _NAME, "center", is_strong=True)


def _ticks() -> range:
    return range(-REACH, REACH + 1)


def _numbered(sign: int) -> Iterator[int]:
    """The ticks with a number; where two scales cross, and count forwards, the zero has none."""
    yield from (at for at in _ticks() if at % _EACH == 0 and (at or sign < 0))


def _length(at: int) -> float:
    return _LONG_TICK if at % _EACH == 0 else _TICK


def _said(at: int) -> str:
    return f"+{at}" if at > 0 else f"\u2212{-at}" if at < 0 else "0"


def bar(x: float, y: float, name: str) -> Iterator[Item]:
    """A bar of 100 mm in centimetres, and one of 4 in below it."""
    long, inch = mm(100), inches(1)
    yield lines(((x, y, x + long, y),), STRONG)
    yield lines(((x + mm(10 * at), y - mm(2), x + mm(10 * at), y + mm(2)) for at in range(11)), THIN)
    yield from (caption(f"{10 * at}", x + mm(10 * at), y - mm(2.8), _LABEL, "center") for at in range(11))
    yield caption("mm", x + long + mm(4), y + ASCENT * _LABEL / 2, _LABEL)
    foot = y + mm(7)
    yield lines(((x, foot, x + 4 * inch, foot),), STRONG)
    yield lines(((x + at * inch / 2, foot - mm(2), x + at * inch / 2, foot + mm(2)) for at in range(9)), THIN)
    yield from (caption(f"{at}", x + at * inch, foot + mm(4.6), _LABEL, "center") for at in range(5))
    yield caption("in", x + 4 * inch + mm(4), foot + ASCENT * _LABEL / 2, _LABEL)
    yield caption(name, x - mm(4), y + ASCENT * _NAME / 2, _NAME, "end", is_strong=True)
