"""Tracks into lengths, areas into rectangles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrposter.geometry import Rect
from hrposter.units import Absolute, Auto, Fraction, Percent, Track


def track_sizes(tracks: Sequence[Track], total: float, gaps: float, short_edge: float, needs: Sequence[float]) -> list[float]:
    """Lengths that fill ``total`` less ``gaps``, in points.

    ``needs[i]`` is what the content of track i needs: an auto track is as long as that, a fraction never shorter.
    Fractions share what is left; those held at their least leave the rest to the others. Where even the least
    of all does not fit, the lengths add up to more than there is: the caller says so.
    """
    fixed = {index: _fixed(track, short_edge, needs[index]) for index, track in enumerate(tracks) if not isinstance(track, Fraction)}
    shares = {index: track for index, track in enumerate(tracks) if isinstance(track, Fraction)}
    least = {index: max(needs[index], _fixed(track.least, short_edge, 0.0) if track.least else 0.0) for index, track in shares.items()}
    lengths = fixed | _shared(shares, least, total - gaps - sum(fixed.values()))
    return [lengths[index] for index in range(len(tracks))]


def _shared(shares: Mapping[int, Fraction], least: Mapping[int, float], free: float) -> dict[int, float]:
    """Divide ``free`` by the shares, holding every track at its least (as CSS Grid 11.7.1 finds the size of an fr)."""
    held: dict[int, float] = {}
    while True:
        open_shares = {index: track.value for index, track in shares.items() if index not in held}
        rest = free - sum(held.values())
        unit = rest / sum(open_shares.values()) if open_shares else 0.0
        short = [index for index, value in open_shares.items() if unit * value < least[index]]
        if not short:
            return held | {index: unit * value for index, value in open_shares.items()}
        held |= {index: least[index] for index in short}


def _fixed(track: Absolute | Percent | Auto, short_edge: float, need: float) -> float:
    match track:
        case Absolute(points):
            return points
        case Percent(value):
            return short_edge * value / 100
        case Auto():
            return need


def cell_span(areas: Sequence[Sequence[str]], name: str) -> tuple[int, int, int, int]:
    """First and last row, first and last column of a named area."""
    cells = [(row, column) for row, line in enumerate(areas) for column, cell in enumerate(line) if cell == name]
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    return min(rows), max(rows), min(columns), max(columns)


def starts(sizes: Sequence[float], gaps: Sequence[float], origin: float) -> list[float]:
    """Where each track starts; ``gaps[i]`` stands before track i."""
    found, here = [], origin
    for size, gap in zip(sizes, gaps, strict=True):
        found.append(here + gap)
        here += gap + size
    return found


def area(span: tuple[int, int, int, int], columns: tuple[list[float], list[float]], rows: tuple[list[float], list[float]]) -> Rect:
    """The rectangle of a span of cells, as ``cell_span`` gives it, from (starts, sizes) of columns and rows."""
    top, bottom, left, right = span
    x, y = columns[0][left], rows[0][top]
    return Rect(x, y, columns[0][right] + columns[1][right] - x, rows[0][bottom] + rows[1][bottom] - y)
