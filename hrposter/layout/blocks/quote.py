"""A quotation: large, with its opening mark hung at the side where reading starts, and who said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hrposter.display import ARTIFACT, END, Begin, Fill, Ink, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.prose import QuoteBlock
from hrposter.spec.theme import Surface
from hrposter.typography.marks import marks_of

# In ems of the quotation: how much larger its mark is, and the space after the mark.
_LARGER = 1.35
_AFTER_MARK = 0.12
# In ems of the attribution: the rule's length and weight, the space above and below it, and above the source.
_RULE_LENGTH = 2.4
_RULE = 0.14
_ABOVE_RULE = 1.4
_BELOW_RULE = 0.85
_BETWEEN = 0.5


@frozen()
class Quote:
    """The words, their opening mark, and below a short rule who said them, and where."""

    words: Setting
    mark: Setting
    said_by: tuple[Setting, ...]
    rule: Ink
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large both styles may be; the mark beside the words grows with them."""
        yield limit(self.words, width, self._inset)
        for setting in self.said_by:
            beside = width * (1 - self._inset * self.words.style.size / width) if width else 0.0
            yield Limit(_style(setting), setting.most(beside), setting, beside)

    def height(self, width: float, sizes: Sizes) -> float:
        """The words, the rule, and who said them."""
        size, small = sizes[_style(self.words)], sizes[_style(self.said_by[0])]
        inner = width - self._inset * size
        below = sum(setting.height(inner, small) for setting in self.said_by) + _BETWEEN * small * (len(self.said_by) - 1)
        return self.words.height(inner, size) + (_ABOVE_RULE + _RULE + _BELOW_RULE) * small + below

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The quotation as one element; its mark decorates."""
        size, small = sizes[_style(self.words)], sizes[_style(self.said_by[0])]
        inset = self._inset * size
        inner = Rect(start_x(box, inset, box.width - inset, is_rtl=self.is_rtl), box.y, box.width - inset, 0)
        yield Begin("BlockQuote")
        yield ARTIFACT
        yield from self.mark.paint(Rect(start_x(box, 0, inset, is_rtl=self.is_rtl), box.y, inset, 0), _LARGER * size)
        yield END
        yield from self.words.tagged("P", inner, size)
        y = box.y + self.words.height(inner.width, size) + _ABOVE_RULE * small
        yield ARTIFACT
        yield Fill(Rect(start_x(inner, 0, _RULE_LENGTH * small, is_rtl=self.is_rtl), y, _RULE_LENGTH * small, _RULE * small), self.rule)
        yield END
        y += (_RULE + _BELOW_RULE) * small
        for setting in self.said_by:
            yield from setting.tagged("P", inner._replace(y=y), small)
            y += setting.height(inner.width, small) + _BETWEEN * small
        yield END

    @property
    def _inset(self) -> float:
        """How far the words stand in, in their ems."""
        return self.mark.paragraph.natural * _LARGER + _AFTER_MARK


def _style(setting: Setting) -> str:
    return setting.style.type.name


def quote(spec: QuoteBlock, surface: Surface, setter: Typesetter) -> Quote | None:
    """The quotation; None where the clinic gives not all of the details in its words."""
    poster = setter.poster
    said = poster.quotation(spec.key)
    words, speaker = poster.copy(said["quote"]), poster.copy(said["speaker"])
    if words is None or speaker is None:
        return None
    accent = replace(surface, inks=dict.fromkeys(surface.inks, surface.inks["accent"]))
    quiet = replace(surface, inks=dict.fromkeys(surface.inks, surface.inks["quiet"]))
    said_by = [setter.set(speaker, spec.attribution, surface, said["speaker"].span)]
    source = poster.copy(said["source"]) if "source" in said else None
    if source:
        said_by.append(setter.set(source, spec.attribution, quiet, said["source"].span))
    setting = setter.set(words, spec.style, surface, said["quote"].span, is_balanced=True)
    mark = setter.text(marks_of(poster.language.tag).start, spec.style, accent, said["quote"].span)
    return Quote(setting, mark, tuple(said_by), surface.inks["accent"], poster.language.is_rtl)
