"""Grounds: what words stand on; filled, or an outline where ink is saved."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Fill, Ink, Item, Line, Move, Outline, Path, rounded
from hrposter.geometry import Rect
from hrposter.poster import Poster

# The weight of an outline, as a share of the frame's short edge.
_WEIGHT = 0.002
_SLACK = 0.5


def card(poster: Poster, rect: Rect, fill: Ink, corner: float) -> Iterator[Item]:
    """A ground with round corners, all of it within the page."""
    if not poster.theme.is_outlined:
        yield Fill(rect, fill, corner)
        return
    weight = _weight(poster)
    yield Path(rounded(rect.inset(weight / 2), corner), fill=fill, stroke=_ink(poster), width=weight)


def bubble(poster: Poster, rect: Rect, fill: Ink, corner: float, *, is_rtl: bool) -> Iterator[Item]:
    """A ground like something said: round corners, and a pointed one at the foot on the side where its words start."""
    if not poster.theme.is_outlined:
        yield Path(_pointed(rect, corner, is_rtl=is_rtl), fill=fill)
        return
    weight = _weight(poster)
    yield Path(_pointed(rect.inset(weight / 2), corner, is_rtl=is_rtl), fill=fill, stroke=_ink(poster), width=weight)


def _pointed(rect: Rect, radius: float, *, is_rtl: bool) -> Outline:
    """A rectangle with three round corners; the fourth is the lower left one, or the lower right one."""
    round_one = rounded(rect, radius)
    left, right, middle = rect.x, rect.right, rect.x + rect.width / 2
    tip = (Line(right, rect.bottom), Line(middle, rect.bottom)) if is_rtl else (Line(left, rect.bottom), Line(left, rect.y + rect.height / 2))
    gone = 4 if is_rtl else 6  # the curve of that corner
    return (*round_one[:gone], *tip, *round_one[gone + 1 :])


def band(poster: Poster, rect: Rect, fill: Ink) -> Iterator[Item]:
    """A ground that may run to the edge of the frame and into its bleed; an outline only where it ends within the page."""
    bled = poster.bled(rect)
    yield Fill(bled, fill)
    if not poster.theme.is_outlined:
        return
    frame, weight = poster.bleed_box, _weight(poster)
    top, bottom, left, right = bled.y, bled.bottom, bled.x, bled.right
    sides = (
        (top - frame.y, (Move(left, top), Line(right, top))),
        (frame.bottom - bottom, (Move(left, bottom), Line(right, bottom))),
        (left - frame.x, (Move(left, top), Line(left, bottom))),
        (frame.right - right, (Move(right, top), Line(right, bottom))),
    )
    yield from (Path(edge, stroke=_ink(poster), width=weight) for distance, edge in sides if distance > _SLACK)


def panel(poster: Poster, corner: float) -> Iterator[Item]:
    """The edge of a panel on a sheet, which shows by it alone where ink is saved; drawn last, over art and bands."""
    if poster.theme.is_outlined and corner:
        weight = _weight(poster)
        yield ARTIFACT
        yield Path(rounded(poster.frame.inset(weight / 2), corner), stroke=_ink(poster), width=weight)
        yield END


def _weight(poster: Poster) -> float:
    return poster.frame.short_edge * _WEIGHT


def _ink(poster: Poster) -> Ink:
    return poster.surface("paper").inks["heading"]
