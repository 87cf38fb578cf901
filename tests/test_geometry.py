import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.geometry import Matrix, Rect, union

numbers = st.floats(-1000, 1000)
lengths = st.floats(0, 1000)
boxes = st.builds(Rect, numbers, numbers, lengths, lengths)
matrices = st.builds(Matrix, *[st.floats(-5, 5)] * 4, numbers, numbers)


@given(boxes, boxes)
def test_a_box_that_is_mirrored_twice_is_itself(box, within):
    there_and_back = box.mirrored(within).mirrored(within)
    assert (there_and_back.x, there_and_back.y) == pytest.approx((box.x, box.y), abs=1e-6)
    assert (there_and_back.width, there_and_back.height) == (box.width, box.height)


@given(boxes, boxes)
def test_a_mirror_keeps_a_box_inside_what_it_was_inside(box, within):
    assert within.contains(box) == within.contains(box.mirrored(within)) or abs(within.x - box.x) < 0.02 or abs(within.right - box.right) < 0.02


@given(boxes, boxes)
def test_two_boxes_overlap_each_other_or_not_at_all(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@given(st.lists(boxes, min_size=1, max_size=6))
def test_a_union_contains_all_of_its_boxes(some):
    whole = union(some)
    assert all(whole.contains(box) for box in some)


def test_boxes_that_touch_do_not_overlap():
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 10, 10))


def test_an_inset_moves_every_edge():
    assert Rect(0, 0, 100, 50).inset(10) == Rect(10, 10, 80, 30)
    assert Rect(10, 10, 80, 30).inset(-10) == Rect(0, 0, 100, 50)


def test_short_edge_and_aspect():
    assert (Rect(0, 0, 100, 50).short_edge, Rect(0, 0, 100, 50).aspect) == (50, 2)


@given(matrices, matrices, numbers, numbers)
def test_a_product_of_maps_applies_the_right_one_first(outer, inner, x, y):
    assert (outer @ inner).apply(x, y) == pytest.approx(outer.apply(*inner.apply(x, y)), rel=1e-6, abs=1e-3)
