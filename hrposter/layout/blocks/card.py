"""A card: a title and a story in a frame of their own, to cut out and keep, or to stand for itself."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Begin, Ink, Item, Path, Segment, rounded
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout import ground
from hrposter.layout.block import Limit, Sizes, limit
from hrposter.layout.blocks.story import Story, story
from hrposter.layout.dashes import WEIGHT, dashes
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.handy import CardBlock
from hrposter.spec.prose import FlowBlock
from hrposter.spec.theme import Surface
from hrposter.units import points

# In ems of the title: below it.
_BELOW_TITLE = 0.6


@frozen()
class Card:
    """A title above a story, ``pad`` points inside their frame; it takes all the height of its area, so that cards side by side are level."""

    title: Setting | None
    body: Story
    frame: str
    line: Ink
    pad: float
    corner: float
    fill: Ink | None
    poster: Poster
    is_flexible: bool = False
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be inside the frame."""
        if self.title:
            yield limit(self.title, width - 2 * self.pad)
        yield from self.body.limits(width - 2 * self.pad)

    def height(self, width: float, sizes: Sizes) -> float:
        """The words and the space around them."""
        inner = width - 2 * self.pad
        return 2 * self.pad + self._head(inner, sizes) + self.body.height(inner, sizes)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The frame, and the words from its top."""
        yield ARTIFACT
        yield from self._frame(box)
        yield END
        inner = box.inset(self.pad)
        head = self._head(inner.width, sizes)
        yield Begin("Sect")
        if self.title:
            yield from self.title.tagged("H2", inner, sizes[self.title.style.type.name])
        yield from self.body.paint(Rect(inner.x, inner.y + head, inner.width, inner.height - head), sizes)
        yield END

    def _frame(self, box: Rect) -> Iterator[Item]:
        corner = 0.0 if self.frame == "cut" else self.corner
        if self.fill:
            yield from ground.card(self.poster, box, self.fill, corner)
        if self.frame == "line":
            yield Path(rounded(box.inset(WEIGHT / 2), corner), stroke=self.line, width=WEIGHT)
        elif self.frame == "cut":
            yield Path(tuple(_dashes(box)), stroke=self.line, width=WEIGHT)

    def _head(self, width: float, sizes: Sizes) -> float:
        if self.title is None:
            return 0.0
        size = sizes[self.title.style.type.name]
        return self.title.height(width, size) + _BELOW_TITLE * size


def _dashes(box: Rect) -> Iterator[Segment]:
    """The dashes along the four sides."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield from dashes(*start, *end)


def card(spec: CardBlock, pad: str | None, surface: Surface, setter: Typesetter) -> Card | None:
    """The story in its frame; None where nothing of it can be said."""
    poster = setter.poster
    own = poster.surface(spec.ground) if spec.ground else surface
    told = FlowBlock(spec.keys, spec.style, spec.heading, spec.heading, spec.style, 1)
    body = story(told, own, setter)
    if body is None:
        return None
    title = setter.titled(spec.title, spec.heading, own)
    corner = points(poster.theme.corner, poster.frame.short_edge)
    fill = own.fill if spec.ground else None
    return Card(title, body, spec.frame, own.inks["quiet"], poster.length(pad or "space.m"), corner, fill, poster)
