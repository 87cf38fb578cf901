import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.units import Absolute, Auto, Fraction, Percent, mm, parse_length, parse_track, points, to_mm


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12pt", Absolute(12)), ("1in", Absolute(72)), ("25.4mm", Absolute(72)), ("2.54 cm", Absolute(72)), ("6.5%", Percent(6.5))],
)
def test_a_length_is_a_number_with_its_unit(text, expected):
    read = parse_length(text)
    assert points(read, 100) == pytest.approx(points(expected, 100))


@pytest.mark.parametrize("text", ["12", "12px", "mm", "-3mm", "1e3mm", "3 mm 4", "", "auto", "2fr"])
def test_anything_else_is_refused_with_advice(text):
    with pytest.raises(ValueError, match="is not a length; write a number with its unit"):
        parse_length(text)


def test_tracks_may_be_shares_and_have_a_least():
    assert parse_track("auto") == Auto()
    assert parse_track("2fr") == Fraction(2.0)
    assert parse_track("1fr >= 36%") == Fraction(1.0, Percent(36.0), Percent(36.0))
    assert parse_track("1fr >= 40% or 25%") == Fraction(1.0, Percent(40.0), Percent(25.0))
    with pytest.raises(ValueError, match="is not a track"):
        parse_track("wide")


@given(st.floats(min_value=0, max_value=1e4, allow_nan=False))
def test_millimetres_come_back(value):
    assert to_mm(mm(value)) == pytest.approx(value, abs=1e-9)
