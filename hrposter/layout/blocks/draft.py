"""The band of a draft, in its language and in English; it cannot be switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hrposter.display import ARTIFACT, END, Fill, Ink, Item
from hrposter.fragments import Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.phrases import OF_CARDS, OF_CLINICIAN, OF_CRITICAL, Phrases
from hrposter.spec.regions import DraftBlock
from hrposter.spec.theme import Surface

# In ems of the note: the space around the words, the tab at the start of the band, and between the languages.
_PAD = 0.75
_TAB = 0.42
_BETWEEN = 0.3
_FOLLOWS, _ORIGINAL = OF_CRITICAL
(_UNSIGNED,) = OF_CLINICIAN
_BRIEF, _BRIEF_UNSIGNED = OF_CARDS


@frozen()
class DraftBand:
    """The sentence in the piece's language, then in English where that is another; each with the tag of its language, if that is not the piece's.

    ``is_bare``: the words alone, where the region they stand in is the ground.
    """

    said: tuple[tuple[Setting, str | None], ...]
    ground: Ink
    tab: Ink
    is_rtl: bool
    is_bare: bool = False
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be."""
        for setting, _ in self.said:
            yield limit(setting, width if self.is_bare else width * 0.9)

    def height(self, width: float, sizes: Sizes) -> float:
        """All sentences and the space around them."""
        size = self._size(sizes)
        inner = self._inner(width, size)
        return sum(setting.height(inner, size) for setting, _ in self.said) + (2 * self._pad + _BETWEEN * (len(self.said) - 1)) * size

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """A quiet band with a tab at its start."""
        size = self._size(sizes)
        inner, before = self._inner(box.width, size), (self._tab + self._pad) * size
        if not self.is_bare:
            yield from self._ground(box, sizes)
        x = box.right - before - inner if self.is_rtl else box.x + before
        y = box.y + self._pad * size
        for setting, lang in self.said:
            # English reads from the left, but stands on the side where the page starts.
            yield from setting.tagged("P", Rect(x, y, inner, 0), size, "end" if lang and self.is_rtl else "start", lang=lang)
            y += setting.height(inner, size) + _BETWEEN * size

    def _ground(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """As wide as the words, and no wider."""
        size, high = self._size(sizes), self.height(box.width, sizes)
        natural = max(setting.paragraph.natural for setting, _ in self.said) * size
        wide, tab = box.width - max(0.0, self._inner(box.width, size) - natural), self._tab * size
        yield ARTIFACT
        yield Fill(Rect(start_x(box, 0, wide, is_rtl=self.is_rtl), box.y, wide, high), self.ground)
        yield Fill(Rect(start_x(box, 0, tab, is_rtl=self.is_rtl), box.y, tab, high), self.tab)
        yield END

    @property
    def _pad(self) -> float:
        return 0.0 if self.is_bare else _PAD

    @property
    def _tab(self) -> float:
        return 0.0 if self.is_bare else _TAB

    def _size(self, sizes: Sizes) -> float:
        return sizes[self.said[0][0].style.type.name]

    def _inner(self, width: float, size: float) -> float:
        return width - (2 * self._pad + self._tab) * size


def draft_band(spec: DraftBlock, surface: Surface, setter: Typesetter, *, is_bare: bool = False) -> DraftBand | None:
    """The band; None when the words were checked, and signed where they must be. On the English after a draft it says which page is which."""
    poster = setter.poster
    own = _said(poster, poster.phrases, is_brief=spec.is_brief)
    english = "" if poster.language.tag == "en" else _said(poster, poster.english, is_brief=spec.is_brief)
    if not own and not english:
        return None
    source = poster.content.span
    said: list[tuple[Setting, str | None]] = [(setter.text(own, spec.style, surface, source), None)] if own else []
    if english:
        language = poster.english.language
        said.append((setter.set((Fragment(english),), spec.style, surface, source, language=language), language.tag))
    return DraftBand(tuple(said), surface.fill, surface.inks["accent"], poster.language.is_rtl, is_bare=is_bare)


def _said(poster: Poster, phrases: Phrases, *, is_brief: bool) -> str:
    """All that a band says in one language, as far as the language has phrases for it; nothing where there is nothing to say."""
    texts = phrases.texts
    said = [texts.get(_UNSIGNED, "")] if poster.is_unsigned else []
    if poster.is_original:
        said.insert(0, texts[_ORIGINAL])
    elif poster.is_unchecked:
        said = _brief(poster, texts) if is_brief and all(key in texts for key in OF_CARDS) else [texts["draft"], *said]
        said.insert(1, _some(poster, phrases))
    # On a card those who read English are told where it is: the others do not look for it.
    if poster.needs_english and (phrases is poster.english or not is_brief):
        said.append(texts.get(_FOLLOWS, ""))
    return " ".join(each for each in said if each)


def _brief(poster: Poster, texts: Mapping[str, str]) -> list[str]:
    return [texts[_BRIEF_UNSIGNED if poster.is_unsigned else _BRIEF]]


def _some(poster: Poster, phrases: Phrases) -> str:
    """The languages whose greetings are drafts, where nothing else is one and some greetings were checked."""
    translated = [each for each in poster.welcomes if each.greeting and each.greeting.status != "source"]
    drafts = [each for each in translated if each.is_draft]
    if len(drafts) in (0, len(translated)) or poster.content.is_draft or poster.phrases.is_draft:
        return ""
    from hrposter.cldr import format_list, name_in  # Babel, which few posters need

    lang = phrases.language.tag
    return f"({format_list([name_in(each.language.tag, lang) or each.own_name for each in drafts], lang)})"
