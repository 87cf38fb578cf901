import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.layout.grid import area, cell_span, starts, track_sizes
from hrposter.units import Absolute, Auto, Fraction, Percent

lengths = st.floats(min_value=0, max_value=300)
tracks = st.lists(
    st.one_of(
        st.builds(Absolute, lengths),
        st.builds(Percent, st.floats(min_value=0, max_value=20)),
        st.just(Auto()),
        st.builds(Fraction, st.floats(min_value=0.1, max_value=9), st.one_of(st.none(), st.builds(Absolute, lengths))),
    ),
    min_size=1,
    max_size=6,
)


@given(tracks, st.lists(lengths, min_size=6, max_size=6))
def test_a_fraction_fills_the_axis(some, needs):
    needs = needs[: len(some)]
    sizes = track_sizes(some, 10_000, 0, 500, needs)
    if any(isinstance(track, Fraction) for track in some):
        assert sum(sizes) == pytest.approx(10_000)
    assert all(size >= need - 1e-6 for size, need, track in zip(sizes, needs, some, strict=True) if isinstance(track, (Auto, Fraction)))


@given(tracks, st.lists(lengths, min_size=6, max_size=6))
def test_doubling_the_paper_doubles_every_length(some, needs):
    some = [track if not isinstance(track, Absolute) else Percent(track.points / 20) for track in some]
    some = [Fraction(track.value) if isinstance(track, Fraction) else track for track in some]
    needs = needs[: len(some)]
    once = track_sizes(some, 3000, 10, 500, needs)
    twice = track_sizes(some, 6000, 20, 1000, [2 * need for need in needs])
    assert twice == pytest.approx([2 * size for size in once], abs=1e-6)


def test_a_share_is_never_less_than_its_least():
    assert track_sizes([Fraction(1), Fraction(1, Absolute(70))], 100, 0, 100, [0, 0]) == [30, 70]


def test_shares_follow_their_numbers():
    assert track_sizes([Fraction(1), Fraction(3)], 110, 10, 100, [0, 0]) == [25, 75]


@given(st.integers(1, 4), st.integers(1, 4))
def test_areas_never_overlap(columns, rows):
    names = [[f"r{row}c{column}" for column in range(columns)] for row in range(rows)]
    sizes = ([20.0] * columns, [30.0] * rows)
    at = (starts(sizes[0], [0.0, *[5.0] * (columns - 1)], 0), starts(sizes[1], [0.0, *[5.0] * (rows - 1)], 0))
    boxes = [area(cell_span(names, name), (at[0], sizes[0]), (at[1], sizes[1])) for line in names for name in line]
    assert not any(a.overlaps(b) for index, a in enumerate(boxes) for b in boxes[index + 1 :])


def test_an_area_over_several_cells_spans_their_gaps():
    names = [["a", "a"], ["b", "c"]]
    box = area(cell_span(names, "a"), ([0, 60], [50, 50]), ([0, 40], [30, 30]))
    assert (box.width, box.height) == (110, 30)
