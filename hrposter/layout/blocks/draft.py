"""The band of a draft translation, in its language and in English; it cannot be switched off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrposter.display import Begin, End, Fill, Ink, Item
from hrposter.fragments import Fragment
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.regions import DraftBlock
from hrposter.spec.theme import Surface

# In ems of the note: the space around the words, the tab at the start of the band, and between the languages.
_PAD = 0.75
_TAB = 0.42
_BETWEEN = 0.3


@dataclass(frozen=True, slots=True)
class DraftBand:
    """The sentence in the piece's language, then in English."""

    own: Setting
    english: Setting
    ground: Ink
    tab: Ink
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be."""
        for setting in (self.own, self.english):
            yield limit(setting, width * 0.9)

    def height(self, width: float, sizes: Sizes) -> float:
        """Both sentences and the space around them."""
        size = self._size(sizes)
        inner = self._inner(width, size)
        return self.own.height(inner, size) + self.english.height(inner, size) + (2 * _PAD + _BETWEEN) * size

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """A quiet band with a tab at its start."""
        size = self._size(sizes)
        inner, tab = self._inner(box.width, size), _TAB * size
        high = self.height(box.width, sizes)
        # As wide as the words, and no wider.
        natural = max(self.own.paragraph.natural, self.english.paragraph.natural) * size
        wide = box.width - max(0.0, inner - natural)
        yield Begin("Artifact")
        yield Fill(Rect(start_x(box, 0, wide, is_rtl=self.is_rtl), box.y, wide, high), self.ground)
        yield Fill(Rect(start_x(box, 0, tab, is_rtl=self.is_rtl), box.y, tab, high), self.tab)
        yield End()
        x = box.right - tab - _PAD * size - inner if self.is_rtl else box.x + tab + _PAD * size
        y = box.y + _PAD * size
        yield from self.own.tagged("P", Rect(x, y, inner, 0), size)
        y += self.own.height(inner, size) + _BETWEEN * size
        # English reads from the left, but stands on the side where the page starts.
        yield from self.english.tagged("P", Rect(x, y, inner, 0), size, "end" if self.is_rtl else "start", lang="en")

    def _size(self, sizes: Sizes) -> float:
        return sizes[self.own.style.type.name]

    @staticmethod
    def _inner(width: float, size: float) -> float:
        return width - (2 * _PAD + _TAB) * size


def draft_band(spec: DraftBlock, surface: Surface, setter: Typesetter) -> DraftBand | None:
    """The band; None when the words are the source or were checked."""
    poster = setter.poster
    if not poster.content.is_draft:
        return None
    source = poster.content.span
    own = setter.text(poster.phrases.texts["draft"], spec.style, surface, source)
    copy = (Fragment(poster.english.texts["draft"]),)
    english = setter.set(copy, spec.style, surface, source, language=poster.english.language)
    return DraftBand(own, english, surface.fill, surface.inks["accent"], poster.language.is_rtl)
