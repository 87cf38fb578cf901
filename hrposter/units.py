"""Lengths as people write them, and points, the one unit past this module.

A point is 1/72 inch (ISO 32000-2, 8.3.2.3, default user space).
"""

from __future__ import annotations

import re

from hrposter.frozen import frozen

_POINTS_IN = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_LENGTH = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>pt|mm|cm|in|%)")
_FRACTION = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*fr(?:\s*>=\s*(?P<least>.+?)(?:\s+or\s+(?P<worst>.+))?)?")


@frozen()
class Absolute:
    """A fixed length, already in points."""

    points: float


@frozen()
class Percent:
    """A share of the frame's short edge, so that every size keeps its proportions."""

    value: float


@frozen()
class Fraction:
    """A share of the free space of a grid axis (``2fr``), not less than ``least`` (``1fr >= 40%``).

    Words shrink to leave it that; where they are at their floors, it makes do with ``worst`` (``1fr >= 40% or 25%``).
    """

    value: float
    least: Absolute | Percent | None = None
    worst: Absolute | Percent | None = None


@frozen()
class Auto:
    """As long as the content needs."""


Length = Absolute | Percent
Track = Absolute | Percent | Fraction | Auto


def mm(value: float) -> float:
    """Millimetres to points."""
    return value * _POINTS_IN["mm"]


def to_mm(points: float) -> float:
    """Points to millimetres."""
    return points / _POINTS_IN["mm"]


def inches(value: float) -> float:
    """Inches to points."""
    return value * _POINTS_IN["in"]


def points(length: Length, short_edge: float) -> float:
    """The length in points on a frame whose short edge is ``short_edge`` points."""
    match length:
        case Absolute(value):
            return value
        case Percent(value):
            return short_edge * value / 100


def parse_length(text: str) -> Length:
    """Read ``12pt``, ``3mm``, ``0.5in`` or ``6%``; ValueError says what is allowed."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a length; write a number with its unit, as in 12pt, 3mm, 1cm, 0.5in or 6%")
    number, unit = float(match["number"]), match["unit"]
    return Percent(number) if unit == "%" else Absolute(number * _POINTS_IN[unit])


def parse_track(text: str) -> Track:
    """Read a grid track: a length, ``auto``, ``2fr``, ``1fr >= 40%`` or ``1fr >= 40% or 25%``."""
    if text.strip() == "auto":
        return Auto()
    match = _FRACTION.fullmatch(text.strip())
    if match is not None:
        least, worst = (parse_length(text) if text else None for text in (match["least"], match["worst"]))
        return Fraction(float(match["number"]), least, worst or least)
    try:
        return parse_length(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a track; write a length (12pt, 3mm, 6%), 1fr, 1fr >= 40% or auto") from None
