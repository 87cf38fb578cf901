"""A wall of languages: a greeting in each, all equally large to the eye, on cards as wide as their words in rows that are full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hrposter.diagnostics import Span
from hrposter.display import ARTIFACT, END, LI, Begin, Item
from hrposter.fragments import Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language
from hrposter.layout.block import Limit, Sizes, limit, start_x, tallest
from hrposter.layout.ground import bubble
from hrposter.layout.rows import rows_of
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.greetings import Welcome
from hrposter.spec.theme import Surface
from hrposter.spec.wall import LanguagesBlock
from hrposter.units import points

# In ems of the greeting: from the edge of a card to its words at the sides, above and below, and between the greeting and the names.
_SIDE, _HEAD, _FOOT, _BETWEEN = 0.6, 0.46, 0.44, 0.3
_SLACK = 0.5
# In ems of the names: from the one to the other.
_APART = 0.62


@frozen()
class Words:
    """Words in one language; ``equal`` times the size of their style they look as large as all others in it."""

    setting: Setting
    language: Language
    equal: float

    @property
    def width(self) -> float:
        """In ems of the style."""
        return self.setting.paragraph.natural * self.equal

    @property
    def reach(self) -> tuple[float, float]:
        """How far the ink reaches above the baseline and below it, in ems of the style."""
        return self.setting.top * self.equal, self.setting.bottom * self.equal

    def paint(self, x: float, baseline: float, width: float, size: float, begin: Begin) -> Iterator[Item]:
        """One line on its baseline, from its own start in ``width``, as an element."""
        own = size * self.equal
        # A card may be exactly as wide as its words: rounding must not break them.
        x, width = x - _SLACK * self.language.is_rtl, width + _SLACK
        yield begin
        yield from self.setting.spanned(Rect(x, baseline - self.setting.top * own, width, 0), own)
        yield END


@frozen()
class Card:
    """A greeting and the names of its language: its own, and that in the language of the poster, if these are to be shown and differ."""

    greeting: Words
    names: tuple[Words, ...]
    surface: Surface

    @property
    def is_rtl(self) -> bool:
        """Whether its words start on the right."""
        return self.greeting.language.is_rtl

    @property
    def named(self) -> float:
        """How wide the names stand, in ems of their style."""
        return sum(name.width for name in self.names) + _APART * max(0, len(self.names) - 1)


@frozen()
class Row:
    """Cards side by side: how far greetings and names reach above and below the baselines that they share, in points."""

    cards: tuple[Card, ...]
    widths: tuple[float, ...]
    size: float
    detail: float

    @property
    def height(self) -> float:
        """The least height."""
        names = sum(self.names_reach) + _BETWEEN * self.size if any(card.names for card in self.cards) else 0.0
        return (_HEAD + _FOOT) * self.size + sum(self.reach) + names

    @property
    def reach(self) -> tuple[float, float]:
        """That of the greetings."""
        return self._tallest((card.greeting for card in self.cards), self.size)

    @property
    def names_reach(self) -> tuple[float, float]:
        """That of the names."""
        return self._tallest((name for card in self.cards for name in card.names), self.detail)

    @staticmethod
    def _tallest(words: Iterable[Words], size: float) -> tuple[float, float]:
        reaches = [each.reach for each in words]
        return tallest(above for above, _ in reaches) * size, tallest(below for _, below in reaches) * size


@frozen()
class Wall:
    """Cards in the order of the clinic, ``gap`` points apart; rows share what is left of the height."""

    cards: tuple[Card, ...]
    gap: float
    corner: float
    poster: Poster
    is_flexible: bool = False
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """How large both styles may be: no line is broken, and each card keeps to the width."""
        for card in self.cards:
            setting, equal = card.greeting.setting, card.greeting.equal
            yield replace(limit(setting, width / equal, 2 * _SIDE / equal), is_one_line=True)
            for name in card.names[:1]:
                room = width - 2 * _SIDE * setting.style.floor
                style = name.setting.style
                yield Limit(style.type.name, min(style.size, room / card.named), name.setting, width, is_one_line=True)

    def height(self, width: float, sizes: Sizes) -> float:
        """The rows at their least, and the gaps between them."""
        rows = self._rows(width, sizes)
        return sum(row.height for row in rows) + (len(rows) - 1) * self.gap

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """Rows from edge to edge; what a row has left is shared by its cards."""
        rows = self._rows(box.width, sizes)
        free = (box.height - self.height(box.width, sizes)) / len(rows)
        y = box.y
        yield Begin("L")
        for row in rows:
            spare = (box.width - sum(row.widths) - self.gap * (len(row.cards) - 1)) / len(row.cards)
            offset, height = 0.0, row.height + free
            for card, least in zip(row.cards, row.widths, strict=True):
                width = least + spare
                x = start_x(box, offset, width, is_rtl=self.poster.language.is_rtl)
                yield from self._card(card, Rect(x, y, width, height), row)
                offset += width + self.gap
            y += height + self.gap
        yield END

    def _card(self, card: Card, box: Rect, row: Row) -> Iterator[Item]:
        """The greeting in the middle of what the names at the foot leave."""
        side, (above, _) = _SIDE * row.size, row.reach
        inner = Rect(box.x + side, box.y, box.width - 2 * side, box.height)
        baseline = box.y + _HEAD * row.size + above + (box.height - row.height) / 2
        yield LI
        yield ARTIFACT
        yield from bubble(self.poster, box, card.surface.fill, self.corner, is_rtl=card.is_rtl)
        yield END
        yield Begin("LBody")
        yield from card.greeting.paint(inner.x, baseline, inner.width, row.size, Begin("P", lang=self.lang_of(card.greeting), is_greeting=True))
        offset, foot = 0.0, box.bottom - _FOOT * row.size - row.names_reach[1]
        for name in card.names:
            width = name.width * row.detail
            yield from name.paint(start_x(inner, offset, width, is_rtl=card.is_rtl), foot, width, row.detail, Begin("P", lang=self.lang_of(name)))
            offset += width + _APART * row.detail
        yield END
        yield END

    def lang_of(self, words: Words) -> str | None:
        """The tag of words in another language than the poster's."""
        return words.language.tag if words.language.tag != self.poster.language.tag else None

    def _rows(self, width: float, sizes: Sizes) -> tuple[Row, ...]:
        """The cards in as few rows as hold them."""
        size = sizes[self.cards[0].greeting.setting.style.type.name]
        detail = next((sizes[name.setting.style.type.name] for card in self.cards for name in card.names), 0.0)
        widths = tuple(max(card.greeting.width * size, card.named * detail) + 2 * _SIDE * size for card in self.cards)
        return tuple(Row(self.cards[first:last], widths[first:last], size, detail) for first, last in rows_of(widths, width, self.gap))


def wall(spec: LanguagesBlock, surface: Surface, setter: Typesetter) -> Wall | None:
    """The languages of the poster as a wall; None where there are none."""
    poster = setter.poster
    surfaces = tuple(poster.surface(name) for name in spec.surfaces) or (surface,)
    shown = poster.welcomes[: spec.most]
    if not shown:
        return None
    cards = tuple(_card(welcome, spec, surfaces[number % len(surfaces)], setter) for number, welcome in enumerate(shown))
    corner = points(poster.theme.corner, poster.frame.short_edge)
    return Wall(cards, poster.length("space.s"), corner, poster)


def _card(welcome: Welcome, spec: LanguagesBlock, surface: Surface, setter: Typesetter) -> Card:
    """The greeting above the names of its language; a language without a greeting shows its own name in its place."""
    greeting = welcome.greeting
    text, span = (greeting.text, greeting.span) if greeting else (welcome.own_name, welcome.span)
    names = [(welcome.own_name, welcome.language, True)] if greeting else []
    if welcome.name:
        names.append((welcome.name, setter.poster.language, False))
    shown = names if spec.has_names else []
    return Card(
        _words(text, spec.style, welcome.language, setter, surface, span),
        tuple(_words(name, spec.detail, language, setter, surface, welcome.span, is_strong=is_own) for name, language, is_own in shown),
        surface,
    )


def _words(text: str, style: str, language: Language, setter: Typesetter, surface: Surface, span: Span, *, is_strong: bool = False) -> Words:
    """Words in a style and a language, of one line."""
    setting = setter.set((Fragment(text, is_strong),), style, surface, span, lines=1, language=language)
    top, bottom = setting.paragraph.ink_reach()
    return Words(replace(setting, top=top, bottom=bottom), language, setter.equal(text, style, language, span))
