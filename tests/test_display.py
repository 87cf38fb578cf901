import pytest

from hrposter.display import Close, Curve, Line, Move, Text, rounded
from hrposter.geometry import Rect


def test_a_line_reaches_from_its_ascent_to_its_descent():
    line = Text(x=10, baseline=100, size=20, width=50, ascent=15, descent=5, runs=(), text="a")
    assert line.box == Rect(10, 85, 50, 20)


def test_a_rectangle_without_a_radius_has_straight_sides():
    assert rounded(Rect(0, 0, 10, 20), 0) == (Move(0, 0), Line(10, 0), Line(10, 20), Line(0, 20), Close())


def test_round_corners_are_quarter_circles():
    outline = rounded(Rect(0, 0, 100, 100), 20)
    corner = next(segment for segment in outline if isinstance(segment, Curve))
    # The middle of the Bézier lies on the circle around (80, 20).
    x = (80 + 3 * corner.x1 + 3 * corner.x2 + corner.x) / 8
    y = (0 + 3 * corner.y1 + 3 * corner.y2 + corner.y) / 8
    assert ((x - 80) ** 2 + (y - 20) ** 2) ** 0.5 == pytest.approx(20, rel=1e-3)


def test_a_radius_is_never_more_than_half_a_side():
    assert rounded(Rect(0, 0, 10, 20), 99) == rounded(Rect(0, 0, 10, 20), 5)
