"""What every kind of block can do: say how large its styles may be, measure itself, paint itself."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Protocol, TypeGuard

from hrposter.diagnostics import Span
from hrposter.display import Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.flow import Place
from hrposter.layout.setting import Setting
from hrposter.poster import Poster

Sizes = Mapping[str, float]

# A hair more than the width of words, so that rounding never breaks their line.
HAIR = 1.001


@frozen(often=True)
class Limit:
    """The largest size in points that one setting allows its style, and the words that decide it.

    ``inset`` ems of ``width`` are for what grows with the words. ``is_one_line``: the size is for the words to keep to
    one line, and not only for the longest of them.
    """

    style: str
    size: float
    setting: Setting
    width: float
    is_one_line: bool = False
    inset: float = 0.0

    def measure(self, size: float) -> float:
        """The ems that the words have at a size."""
        return self.width / size - self.inset


class Block(Protocol):
    """Content of one region; widths and heights in points."""

    @property
    def is_flexible(self) -> bool:
        """Whether it needs no height of its own (art)."""

    @property
    def fills_height(self) -> bool:
        """Whether it stretches to the height of its area."""

    def limits(self, width: float) -> Iterator[Limit]:
        """How large each style may be at that width."""

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands at that width and those sizes."""

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """Its items, with their structure tags, in ``box``."""


class Resizable(Block, Protocol):
    """A block of words that are the same on every paper."""

    def on(self, poster: Poster) -> Block:
        """The same on a page of another size."""


def is_resizable(block: Block) -> TypeGuard[Resizable]:
    """Whether the words of a block are the same on every paper."""
    return hasattr(block, "on")


class Flowing(Block, Protocol):
    """A block that may go on on the next page, in the block there with the same ``key``."""

    @property
    def key(self) -> str:
        """What it tells."""

    @property
    def goes_on(self) -> bool:
        """Whether it fills its area, and what is left stands on a later page."""

    def going_on(self, width: float, after: Flowing, later: float) -> Flowing:
        """The same, ``width`` points wide, whose rest stands in ``after``, which is ``later`` wide."""

    def begun(self, place: Place) -> Flowing:
        """The same from a place on."""

    def evened(self, ease: float) -> Flowing:
        """The same, no fuller on any page than ``ease`` times what all pages to come would hold if they were level; itself if it cannot be."""

    def rest(self, box: Rect, sizes: Sizes) -> Place | None:
        """Where it goes on after ``box``; None where it ends there."""

    def beyond(self, width: float, height: float, sizes: Sizes) -> tuple[int, Span, str]:
        """How many lines do not fit in that height; where the first of them stand, and the words there."""


def is_flowing(block: Block) -> TypeGuard[Flowing]:
    """Whether a block may go on on the next page."""
    return hasattr(block, "goes_on")  # isinstance() would look for all ten members, every time


class Comparable(Block, Protocol):
    """A block that can tell others that are as high as it is."""

    def likeness(self, width: float) -> Hashable | None:
        """What is equal for blocks of one region that allow the same sizes and are as high at each of them; None where it cannot tell."""


def is_comparable(block: Block) -> TypeGuard[Comparable]:
    """Whether a block can tell others that are like it."""
    return hasattr(block, "likeness")


def likeness(block: Block, width: float) -> Hashable | None:
    """The likeness of a block; None where it cannot tell."""
    return block.likeness(width) if is_comparable(block) else None


def limit(setting: Setting, width: float, inset: float = 0.0) -> Limit:
    """The limit that one setting puts on its style at that width, ``inset`` ems of it kept for what grows with the words."""
    return Limit(setting.style.type.name, setting.most(width, inset), setting, width, inset=inset)


def size_of(setting: Setting, sizes: Sizes) -> float:
    """The size of a setting in points."""
    return sizes[setting.style.type.name]


def start_x(box: Rect, offset: float, width: float, *, is_rtl: bool) -> float:
    """The left edge of something ``width`` wide that stands ``offset`` from the start of ``box``."""
    return box.right - offset - width if is_rtl else box.x + offset


def tallest(heights: Iterable[float]) -> float:
    """The greatest height, 0 for none."""
    return max(heights, default=0.0)
