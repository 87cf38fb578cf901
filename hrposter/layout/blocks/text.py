"""One message."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Item, Tag
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.regions import TextBlock
from hrposter.spec.theme import Surface


@frozen()
class Paragraphed:
    """A message as one element; ``lang`` where it is in another language than the piece."""

    setting: Setting
    tag: Tag
    lang: str | None = None
    is_flexible: bool = False
    fills_height: bool = False

    def on(self, poster: Poster) -> Paragraphed:
        """The same message on a page of another size."""
        return Paragraphed(self.setting.on(poster), self.tag, self.lang)

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be."""
        yield limit(self.setting, width)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high the lines stand."""
        return self.setting.height(width, sizes[self.setting.style.type.name])

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The lines."""
        yield from self.setting.tagged(self.tag, box, sizes[self.setting.style.type.name], lang=self.lang)


def text_block(spec: TextBlock, tag: Tag, surface: Surface, setter: Typesetter) -> Paragraphed | None:
    """The first message whose placeholders are all filled; None where none is."""
    poster = setter.poster
    language = poster.english.language if spec.is_english else None
    for key in spec.keys:
        copy = poster.in_english(key) if spec.is_english else poster.copy(poster.message(key))
        if copy is not None:
            span = poster.message(key).span
            setting = setter.set(copy, spec.style, surface, span, lines=spec.lines, is_balanced=spec.is_balanced, language=language)
            return Paragraphed(setting, tag, language.tag if language else None)
    return None
