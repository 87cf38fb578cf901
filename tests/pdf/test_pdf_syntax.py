import pytest

from hrposter.pdf import syntax


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(0, 2, "0"), (-0.001, 2, "0"), (1.50, 2, "1.5"), (1234567.891, 2, "1234567.89"), (0.00001, 6, "0.00001"), (-72.0, 2, "-72"), (1e-7, 6, "0")],
)
def test_a_number_is_short_and_has_no_exponent(value, places, written):
    assert syntax.number(value, places) == written


def test_a_point_is_its_two_numbers():
    values = [0.0, -0.001, -0.005, 10.0, -10.0, 100.5, -0.5, 0.05, 1234567.891, 1e-7, 20.2, -72.0, 30.03]
    for x in values:
        assert [syntax.point(x, y) for y in values] == [syntax.numbers(x, y) for y in values]


def test_a_text_string_escapes_what_would_end_it():
    assert syntax.text(r"a (b) \c") == rb"(a \(b\) \\c)"


def test_a_text_string_past_ascii_is_utf_16():
    assert syntax.text("é") == b"<FEFF00E9>"
    assert syntax.text("a\nb") == b"<FEFF0061000A0062>"


def test_a_name_hides_what_would_end_it():
    assert syntax.name("A B/é") == b"/A#20B#2F#C3#A9"


def test_a_stream_has_a_line_end_before_endstream():
    assert syntax.stream({"N": b"3"}, b"xy") == b"<</N 3/Length 2>>\nstream\nxy\nendstream"
