"""A block that remembers what it was asked: how large, how high and what marks, from one poster to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import TypeVar

from hrposter.display import Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Block, Limit, Sizes
from hrposter.memo import Same

A = TypeVar("A")

# How many answers of each kind are kept.
_ANSWERS = 64


@frozen(eq=False)
class Kept:
    """A block with the answers that it gave."""

    block: Block
    _limits: dict[object, tuple[Limit, ...]] = field(default_factory=dict)
    _heights: dict[object, float] = field(default_factory=dict)
    _painted: dict[object, tuple[Item, ...]] = field(default_factory=dict)

    @property
    def is_flexible(self) -> bool:
        """As the block says."""
        return self.block.is_flexible

    @property
    def fills_height(self) -> bool:
        """As the block says."""
        return self.block.fills_height

    def limits(self, width: float) -> Iterator[Limit]:
        """As the block says."""
        known = _answer(self._limits, width, lambda: tuple(self.block.limits(width)))
        return iter(known)

    def likeness(self, width: float) -> Same[Block]:
        """Itself: it is kept as long as it says the same."""
        return Same(self.block)

    def height(self, width: float, sizes: Sizes) -> float:
        """As the block says."""
        return _answer(self._heights, (width, *sizes.items()), lambda: self.block.height(width, sizes))

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """As the block does."""
        return iter(self.painted(box, sizes))

    def painted(self, box: Rect, sizes: Sizes) -> tuple[Item, ...]:
        """What the block paints: the same tuple for the same question."""
        return _answer(self._painted, (box, *sizes.items()), lambda: tuple(self.block.paint(box, sizes)))


def _answer(known: dict[object, A], asked: object, ask: Callable[[], A]) -> A:
    found = known.get(asked)
    if found is None:
        if len(known) >= _ANSWERS:
            known.clear()
        found = known[asked] = ask()
    return found
