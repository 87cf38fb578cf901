"""Dataclasses that are made fast are like those of the standard library in all else."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from hrposter.frozen import frozen


@frozen()
class Quick:
    name: str
    size: float = 1.5
    notes: dict[str, int] = field(default_factory=dict)


@frozen(eq=False)
class Alone:
    name: str


@frozen(often=True)
class Often:
    name: str
    size: float = 1.5
    notes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Usual:
    name: str
    size: float = 1.5
    notes: dict[str, int] = field(default_factory=dict)


both = pytest.mark.parametrize("kind", [Quick, Often])


@both
@pytest.mark.parametrize("given", [("a",), ("a", 2.0), ("a", 2.0, {"b": 3})])
def test_fields_are_those_that_a_dataclass_would_have(kind, given):
    quick, usual = kind(*given), Usual(*given)
    for each in fields(Usual):
        assert getattr(quick, each.name) == getattr(usual, each.name)
    assert repr(quick).removeprefix(kind.__name__) == repr(usual).removeprefix("Usual")
    assert kind(**{each.name: getattr(usual, each.name) for each in fields(Usual)}) == quick


@both
def test_a_field_cannot_be_set(kind):
    quick = kind("a")
    with pytest.raises(FrozenInstanceError):
        quick.name = "b"
    assert quick.name == "a"
    assert type(quick) is kind
    assert not hasattr(quick, "__dict__")


@both
def test_each_has_a_default_of_its_own(kind):
    kind("a").notes["b"] = 1
    assert kind("a").notes == {}


@both
def test_a_field_without_a_default_must_be_given(kind):
    with pytest.raises(TypeError, match="name"):
        kind()


@both
def test_a_copy_has_another_value(kind):
    assert replace(kind("a", 2.0), name="b") == kind("b", 2.0)


def test_equality_is_by_value_or_by_identity():
    assert Quick("a") == Quick("a") != Quick("b")
    assert Alone("a") != Alone("a")
    assert len({Alone("a"), Alone("a")}) == 2


@both
def test_it_goes_through_a_pipe_and_back(kind):
    assert pickle.loads(pickle.dumps(kind("a", 2.0, {"b": 1}))) == kind("a", 2.0, {"b": 1})


@frozen(order=True)
class Ordered:
    first: int
    second: int = 0


def test_with_order_they_compare_by_their_fields_in_turn() -> None:
    assert sorted([Ordered(2), Ordered(1, 5), Ordered(1)]) == [Ordered(1), Ordered(1, 5), Ordered(2)]


@frozen()
class Checked:
    size: int
    name: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("less than nothing")


def test_what_is_made_is_checked():
    assert Checked(1).size == 1
    with pytest.raises(ValueError, match="less than nothing"):
        Checked(-1)


def test_a_field_may_not_count():
    assert Checked(1, "a") == Checked(1, "b") != Checked(2, "a")
    assert hash(Checked(1, "a")) == hash(Checked(1, "b"))


@frozen()
class Known:
    name: str
    parts: dict[str, int]

    def __hash__(self) -> int:
        return hash(self.name)


def test_a_method_of_the_class_itself_is_kept():
    assert {Known("a", {"b": 1}): 1}[Known("a", {"b": 1})] == 1


def test_a_field_cannot_be_deleted():
    with pytest.raises(FrozenInstanceError):
        del Quick("a").name


def test_patterns_match_by_place_and_by_name():
    match Quick("a", 2.0):
        case Quick(name, size):
            assert (name, size) == ("a", 2.0)
        case _:
            pytest.fail("it does not match")
