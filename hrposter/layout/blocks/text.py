"""One message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrposter.display import Item, Tag
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.regions import TextBlock
from hrposter.spec.theme import Surface


@dataclass(frozen=True, slots=True)
class Paragraphed:
    """A message as one element."""

    setting: Setting
    tag: Tag
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be."""
        yield limit(self.setting, width)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high the lines stand."""
        return self.setting.height(width, sizes[self.setting.style.type.name])

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The lines."""
        yield from self.setting.tagged(self.tag, box, sizes[self.setting.style.type.name])


def text_block(spec: TextBlock, tag: Tag, surface: Surface, setter: Typesetter) -> Paragraphed | None:
    """The first message whose placeholders are all filled; None where none is."""
    for key in spec.keys:
        message = setter.poster.message(key)
        copy = setter.poster.copy(message)
        if copy is not None:
            setting = setter.set(copy, spec.style, surface, message.span, lines=spec.lines, is_balanced=spec.is_balanced)
            return Paragraphed(setting, tag)
    return None
