"""SVG's numbers and path data as outlines.

Grammar and rules: SVG 2, chapter 9, and appendix B.2 for arcs. Every parser raises ValueError("fact; advice"):
a path is refused where a browser would draw the good half.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import add

from hrposter.display import Close, Curve, Line, Move, Outline, Segment
from hrposter.geometry import Matrix

LARGEST_NUMBER = 1e7

# Possessive and atomic, so that no text, however long, is read more than twice.
_NUMBER = r"(?>[+-]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][+-]?\d++)?)"
_GAP = r"\s*+,?+\s*+"
_ONE_NUMBER = re.compile(_NUMBER, re.ASCII)
_NUMBERS = re.compile(rf"\s*+(?>(?:{_NUMBER}(?:{_GAP}{_NUMBER})*)?)\s*+", re.ASCII)
# What float() reads once it is split; the look-ahead keeps a comma from standing first, last or twice.
_PLAIN = re.compile(r"\s*+(?>(?:[-+.\d\s]++(?:,(?=\s*+[-+.\d]))?)*)", re.ASCII)
# The flags of an arc need no gap: "a1 1 0 0110 10" ends in the flags 0 and 1 and the point (10, 10).
_ARC = rf"(?>{_NUMBER}{_GAP}{_NUMBER}{_GAP}{_NUMBER}{_GAP}[01]{_GAP}[01]{_GAP}{_NUMBER}{_GAP}{_NUMBER})"
_ARCS = rf"\s*+{_ARC}(?>(?:{_GAP}{_ARC})*)\s*+"  # compiled, as the next, when the first arc is met: few drawings have one
_ONE_ARC = _GAP.join([rf"({_NUMBER})"] * 3 + ["([01])"] * 2 + [rf"({_NUMBER})"] * 2)
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*+)")
_LENGTH = re.compile(rf"({_NUMBER})(?>(?:px)?)", re.ASCII)

# Below this a radius or a chord is a rounding error, and dividing by it would only enlarge the error.
_NOTHING = 1e-9


# ---------------------------------------------------------------- numbers


def parse_number(text: str) -> float:
    """One length in user units (``12``, ``1.5e2``, ``3px``)."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{brief(text)} is not a number; write it in user units, without mm, pt, em or %")
    return _bounded([float(match[1])])[0]


def parse_numbers(text: str) -> list[float]:
    """Numbers with spaces, one comma, or only a sign or a second point between them (``1.5.5-3e2``)."""
    if _PLAIN.fullmatch(text):
        try:
            return _bounded(list(map(float, text.replace(",", " ").split())))
        except ValueError:
            pass  # numbers run together
    if _NUMBERS.fullmatch(text) is None:
        raise ValueError(f"{brief(text)} is not a list of numbers; put a space or one comma between numbers")
    return _bounded(list(map(float, _ONE_NUMBER.findall(text))))


def _bounded(values: list[float]) -> list[float]:
    if values and (max(values) > LARGEST_NUMBER or min(values) < -LARGEST_NUMBER):
        raise ValueError(f"a number is beyond ±{LARGEST_NUMBER:,.0f}; scale the drawing down")
    return values


def brief(text: str) -> str:
    """The text in quotes, cut where a message would become too long."""
    flat = " ".join(text.split()).replace("; ", ";")  # "; " divides the fact from the advice
    return repr(flat if len(flat) <= 40 else flat[:39] + "…")


# ---------------------------------------------------------------- path data


@dataclass(slots=True)
class _Pen:
    """Draws one path: where it is, where its subpath began, and the control points that S and T mirror."""

    segments: list[Segment] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    start: tuple[float, float] = (0.0, 0.0)
    cubic: tuple[float, float] | None = None
    quadratic: tuple[float, float] | None = None

    def move(self, x: float, y: float) -> None:
        self.lift()
        self._draw(Move(x, y), x, y)
        self.start = x, y

    def lift(self) -> None:
        """Forget a move that nothing was drawn after: it paints nothing (SVG 2, 9.3.3), but some renderers put caps there."""
        if self.segments and type(self.segments[-1]) is Move:
            self.segments.pop()

    def line(self, x: float, y: float) -> None:
        self._resume()
        self._draw(Line(x, y), x, y)

    def across(self, x: float) -> None:
        self.line(x, self.y)

    def down(self, y: float) -> None:
        self.line(self.x, y)

    def curve(self, *handles_and_end: float) -> None:
        curve = Curve(*handles_and_end)
        self._resume()
        self._draw(curve, curve.x, curve.y)
        self.cubic = curve.x2, curve.y2

    def smooth_curve(self, x2: float, y2: float, x: float, y: float) -> None:
        x1, y1 = self._mirrored(self.cubic)
        self.curve(x1, y1, x2, y2, x, y)

    def bow(self, x1: float, y1: float, x: float, y: float) -> None:
        """A quadratic Bézier: the cubic whose handles reach two thirds of the way to its one control point."""
        self._resume()
        first = self.x + 2 / 3 * (x1 - self.x), self.y + 2 / 3 * (y1 - self.y)
        self._draw(Curve(*first, x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y), x, y)
        self.quadratic = x1, y1

    def smooth_bow(self, x: float, y: float) -> None:
        x1, y1 = self._mirrored(self.quadratic)
        self.bow(x1, y1, x, y)

    def arc(self, *numbers: float) -> None:
        rx, ry, degrees, large, sweep, x, y = numbers
        if (x, y) == (self.x, self.y):  # SVG 2, 9.5.1: an arc to where the pen is draws nothing
            return
        self._resume()
        for segment in _arc(self.x, self.y, rx=abs(rx), ry=abs(ry), degrees=degrees, is_large=large == 1, is_positive=sweep == 1, x=x, y=y):
            self._draw(segment, x, y)

    def close(self) -> None:
        self._draw(Close(), *self.start)

    def _draw(self, segment: Segment, x: float, y: float) -> None:
        self.segments.append(segment)
        self.x, self.y = x, y
        self.cubic = self.quadratic = None

    def _resume(self) -> None:
        """After Z the next subpath begins where the last one did (SVG 2, 9.3.4); say so."""
        if type(self.segments[-1]) is Close:
            self.segments.append(Move(self.x, self.y))

    def _mirrored(self, control: tuple[float, float] | None) -> tuple[float, float]:
        return (2 * self.x - control[0], 2 * self.y - control[1]) if control else (self.x, self.y)


# How many numbers a command takes, what it draws, and what a pen at (x, y) adds to the numbers of the relative command.
_COMMANDS: dict[str, tuple[int, Callable[..., None], Callable[[float, float], tuple[float, ...]]]] = {
    "M": (2, _Pen.move, lambda x, y: (x, y)),
    "L": (2, _Pen.line, lambda x, y: (x, y)),
    "H": (1, _Pen.across, lambda x, _: (x,)),
    "V": (1, _Pen.down, lambda _, y: (y,)),
    "C": (6, _Pen.curve, lambda x, y: (x, y, x, y, x, y)),
    "S": (4, _Pen.smooth_curve, lambda x, y: (x, y, x, y)),
    "Q": (4, _Pen.bow, lambda x, y: (x, y, x, y)),
    "T": (2, _Pen.smooth_bow, lambda x, y: (x, y)),
    "A": (7, _Pen.arc, lambda x, y: (0, 0, 0, 0, 0, x, y)),
}


def parse_path(text: str) -> Outline:
    """The outline of path data, in its own units and unrounded; quadratic curves and arcs become cubic Béziers."""
    first = _COMMAND.search(text)
    if (text[: first.start()] if first else text).strip(" \t\r\n\f") or (first and first[1] not in "Mm"):
        raise ValueError(f"the path starts with {brief(text)}; start it with M and a point")
    pen = _Pen()
    for letter, arguments in _COMMAND.findall(text):
        if letter in "Zz":
            _refuse_arguments(arguments)
            pen.close()
        else:
            _trace(pen, letter, arguments)
    pen.lift()
    return tuple(pen.segments)


def _refuse_arguments(arguments: str) -> None:
    if arguments.strip(" \t\r\n\f"):
        raise ValueError(f"{brief(arguments)} stands after Z; Z takes no numbers, so begin what follows with a command letter")


def _trace(pen: _Pen, letter: str, arguments: str) -> None:
    is_relative = letter.islower()
    count, draw, offsets = _COMMANDS[letter.upper()]
    numbers = _arc_numbers(arguments) if letter in "Aa" else parse_numbers(arguments)
    if not numbers or len(numbers) % count:
        raise ValueError(f"{letter} has {len(numbers)} numbers; it takes {count}, or a multiple")
    for index in range(0, len(numbers), count):
        group = numbers[index : index + count]
        draw(pen, *(map(add, group, offsets(pen.x, pen.y)) if is_relative else group))
        if draw is _Pen.move:  # SVG 2, 9.3.3: the points after the first are lines
            draw = _Pen.line


def _arc_numbers(text: str) -> list[float]:
    if re.fullmatch(_ARCS, text, re.ASCII) is None:
        raise ValueError(f"{brief(text)} is not an arc; write rx ry rotation, the flags (0 or 1 each), and x y")
    return _bounded([float(number) for arc in re.findall(_ONE_ARC, text, re.ASCII) for number in arc])


# ---------------------------------------------------------------- arcs


def _arc(
    x0: float, y0: float, *, rx: float, ry: float, degrees: float, is_large: bool, is_positive: bool, x: float, y: float
) -> Iterator[Line | Curve]:
    """The elliptical arc from (x0, y0) to (x, y) as Béziers of at most 90° each (SVG 2, B.2.4 and B.2.5).

    Where the ellipse is the unit circle, the centre lies on the bisector of the chord u→v at
    √(r² - (d/2)²) from its middle (d its length); radii too short for the chord grow until r = d/2.
    """
    if rx < _NOTHING or ry < _NOTHING:
        yield Line(x, y)
        return
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ux, uy = (cos * x0 + sin * y0) / rx, (cos * y0 - sin * x0) / ry
    vx, vy = (cos * x + sin * y) / rx, (cos * y - sin * x) / ry
    d = math.hypot(vx - ux, vy - uy)
    if d < _NOTHING:
        yield Line(x, y)
        return
    radius = max(1.0, d / 2)
    side = math.sqrt(max(0.0, radius**2 - d**2 / 4)) / d * (1 if is_large != is_positive else -1)
    centre_x, centre_y = (ux + vx) / 2 - side * (vy - uy), (uy + vy) / 2 + side * (vx - ux)
    begin, end = math.atan2(uy - centre_y, ux - centre_x), math.atan2(vy - centre_y, vx - centre_x)
    turn = (end - begin) % math.tau if is_positive else -((begin - end) % math.tau)
    to_user = Matrix(cos * rx, sin * rx, -sin * ry, cos * ry) @ Matrix(radius, 0, 0, radius, centre_x, centre_y)
    *others, last = circle_arc(begin, turn, to_user)
    yield from others
    yield last._replace(x=x, y=y)  # the path goes on from exactly the point that was written


def circle_arc(begin: float, turn: float, matrix: Matrix) -> Iterator[Curve]:
    """Béziers along the unit circle, mapped by ``matrix``: each of angle θ has handles of 4/3·tan(θ/4)."""
    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - _NOTHING))
    step = turn / count
    handle = 4 / 3 * math.tan(step / 4)
    for index in range(count):
        a, b = begin + index * step, begin + (index + 1) * step
        first = matrix.apply(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        second = matrix.apply(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        yield Curve(*first, *second, *matrix.apply(math.cos(b), math.sin(b)))
