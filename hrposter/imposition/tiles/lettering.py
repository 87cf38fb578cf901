"""Words on the sheets of a poster in tiles: names of sheets, and what the first sheet says, in the faces of the poster's theme."""

from __future__ import annotations

from hrposter.diagnostics import Span
from hrposter.display import Ink, Item
from hrposter.fragments import Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.references import PLATE
from hrposter.spec.theme import Surface

WHITE = Ink("white", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
BLACK = Ink("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))

# Styles of the themes that ship, the one that suits best first; a theme of somebody's own may lack them.
_SMALL, _LARGE = ("note", "detail", "body"), ("title-small", "title", "heading")


@frozen()
class Letterer:
    """Sets words for the sheets of one poster."""

    poster: Poster
    setter: Typesetter

    @staticmethod
    def of(poster: Poster) -> Letterer:
        """The letterer of a poster."""
        return Letterer(poster, Typesetter.of(poster))

    def name(self, strong: str, more: str = "", ink: Ink | None = None) -> Setting:
        """The name of a sheet, and words beside it, such as the name of the next."""
        copy = (Fragment(strong, is_strong=True), *((Fragment(more),) if more else ()))
        return self._set(copy, _SMALL, self.poster.english.language, ink or BLACK)

    def fact(self, words: str, language: Language | None = None) -> Setting:
        """A small line, in English where no other language is named."""
        return self._set((Fragment(words),), _SMALL, language or self.poster.english.language)

    def title(self, words: str, language: Language) -> Setting:
        """A headline."""
        return self._set((Fragment(words),), _LARGE, language)

    def step(self, words: str, language: Language) -> Setting:
        """A sentence of instruction."""
        return self._set((Fragment(words),), ("body", *_SMALL), language)

    def _set(self, copy: tuple[Fragment, ...], styles: tuple[str, ...], language: Language, ink: Ink = BLACK) -> Setting:
        """All in one ink, on the white of the sheet."""
        known = self.poster.styles
        style = next((name for name in styles if name in known), next(iter(known)))
        inks = dict.fromkeys(self.poster.surface(PLATE).inks, ink)
        return self.setter.set(copy, style, Surface(PLATE, WHITE, inks), Span(self.poster.folder), language=language)


def line(setting: Setting, x: float, y: float, size: float) -> tuple[Item, ...]:
    """One line with its top left at (x, y)."""
    return tuple(setting.paint(Rect(x, y, natural(setting, size), 0), size))


def natural(setting: Setting, size: float) -> float:
    """How wide a line is, and a hair more, so that rounding never breaks it."""
    return setting.paragraph.natural * size * 1.002
