"""Keys that stand for an object."""

from hrposter.memo import Same, one


def test_equal_values_have_one_object():
    first, second = ("a", *map(str, range(3))), ("a", *map(str, range(3)))
    assert first is not second
    assert Same(first) != Same(second)
    assert one(first) is one(second)
    assert one(first).value == second
    assert one(first) != one(("b",))
