"""Keys of caches that stand for an object and never look into it."""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

# For how many values there is one object each.
_ONES = 512


class Same(Generic[T]):
    """A key that is equal for the same object only; the object lives as long as its key."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value


class Alike(Generic[T]):
    """A key that is equal for all that ``likeness`` says the same of; ``value`` is one of them."""

    __slots__ = ("likeness", "value")

    def __init__(self, likeness: object, value: T) -> None:
        self.likeness = likeness
        self.value = value

    def __hash__(self) -> int:
        return hash(self.likeness)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike) and self.likeness == other.likeness


@lru_cache(maxsize=_ONES)
def one(value: T) -> Same[T]:
    """One object for equal values, so that they are known by it."""
    return Same(value)
