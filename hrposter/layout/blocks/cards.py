"""Cards: one idea each on its own colour, with an icon; all of one size."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Begin, Drawing, Ink, Item, Picture
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.layout import ground
from hrposter.layout.block import Limit, Sizes, limit, start_x, tallest
from hrposter.layout.blocks.points import entry_settings
from hrposter.layout.drawings import icon
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.regions import CardsBlock
from hrposter.spec.theme import Surface
from hrposter.units import points

# In ems of the title: the icon's side, and the space below the title.
_ICON = 1.75
_BELOW_TITLE = 0.42


@frozen()
class Card:
    """One card: its words, its colour, its icon."""

    title: Setting
    text: Setting
    surface: Surface
    icon: Drawing | None


@frozen()
class Cards:
    """Cards in ``columns`` columns; the last runs over what its row leaves free. Lengths in points."""

    cards: tuple[Card, ...]
    columns: int
    gap: float
    pad: float
    corner: float
    poster: Poster
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """How large both styles may be; the title leaves room for the icon, which grows with it."""
        for index, card in enumerate(self.cards):
            inner = self._width(index, width) - 2 * self.pad
            beside = _ICON * 1.25 if card.icon else 0.0
            yield limit(card.title, inner, beside)
            yield limit(card.text, inner if not self._is_wide(index) else inner * 0.8)

    def height(self, width: float, sizes: Sizes) -> float:
        """All rows as high as the highest card; a row of one wide card as high as that."""
        high, last = self._needs(width, sizes)
        return (self._rows - 1) * (high + self.gap) + last

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The cards, stretched to fill the box."""
        high, last = self._stretched(box, sizes)
        for index, card in enumerate(self.cards):
            row, place = divmod(index, self.columns)
            width = self._width(index, box.width)
            offset = place * (self._width(0, box.width) + self.gap)
            x = start_x(box, offset, width, is_rtl=self.is_rtl)
            outer = Rect(x, box.y + row * (high + self.gap), width, last if row == self._rows - 1 else high)
            yield from self._card(card, outer, sizes, is_wide=self._is_wide(index))

    def _card(self, card: Card, outer: Rect, sizes: Sizes, *, is_wide: bool) -> Iterator[Item]:
        inner = outer.inset(self.pad)
        side = self._icon_side(sizes)
        yield ARTIFACT
        yield from ground.card(self.poster, outer, card.surface.fill, self.corner)
        if card.icon:
            yield from self._icon(card, inner, side, is_wide=is_wide)
        yield END
        yield Begin("Sect")
        if is_wide and card.icon:
            beside = side * 1.5
            yield from self._words(
                card,
                Rect(start_x(inner, beside, inner.width - beside, is_rtl=self.is_rtl), inner.y, inner.width - beside, inner.height),
                sizes,
                0.5,
                0,
            )
        else:
            yield from self._words(card, inner, sizes, 1.0, side * 1.25 if card.icon else 0)
        yield END

    def _words(self, card: Card, box: Rect, sizes: Sizes, share_above: float, beside: float) -> Iterator[Item]:
        size, text_size = sizes[card.title.style.type.name], sizes[card.text.style.type.name]
        title_width = box.width - beside
        title_height = card.title.height(title_width, size)
        high = title_height + _BELOW_TITLE * size + card.text.height(box.width, text_size)
        y = box.y + (box.height - high) * share_above
        x = start_x(box, 0, title_width, is_rtl=self.is_rtl)
        yield from card.title.tagged("H2", Rect(x, y, title_width, 0), size)
        yield from card.text.tagged("P", Rect(box.x, y + title_height + _BELOW_TITLE * size, box.width, 0), text_size)

    def _icon(self, card: Card, inner: Rect, side: float, *, is_wide: bool) -> Iterator[Item]:
        assert card.icon is not None
        offset = 0.0 if is_wide else inner.width - side
        y = inner.y + (inner.height - side) / 2 if is_wide else inner.y
        view = card.icon.view
        scale = side / view.width
        x = start_x(inner, offset, side, is_rtl=self.is_rtl)
        inks: dict[str, Ink] = {"icon": card.surface.inks["accent"]}
        yield Picture(card.icon, Matrix(scale, 0, 0, scale, x - view.x * scale, y - view.y * scale), inks)

    def _stretched(self, box: Rect, sizes: Sizes) -> tuple[float, float]:
        """The heights of the rows, and of the last: all one where there is room for that, else a wide card gives way to the others."""
        total = box.height - (self._rows - 1) * self.gap
        even = total / self._rows
        high, last = self._needs(box.width, sizes)
        if even >= max(high, last) or self._rows == 1 or high == last:
            return even, even
        high = min(max(even, high), (total - last) / (self._rows - 1))
        return high, total - high * (self._rows - 1)

    def _needs(self, width: float, sizes: Sizes) -> tuple[float, float]:
        """The least height of the rows, and of the last: a wide card needs fewer lines."""
        naturals = [self._natural(index, card, width, sizes) for index, card in enumerate(self.cards)]
        if self._rows > 1 and self._is_wide(len(self.cards) - 1):
            return tallest(naturals[:-1]), naturals[-1]
        return tallest(naturals), tallest(naturals)

    def _natural(self, index: int, card: Card, width: float, sizes: Sizes) -> float:
        inner = self._width(index, width) - 2 * self.pad
        size, side = sizes[card.title.style.type.name], self._icon_side(sizes) if card.icon else 0.0
        if self._is_wide(index):
            inner -= side * 1.5
        text = card.text.height(inner, sizes[card.text.style.type.name])
        title = card.title.height(inner if self._is_wide(index) else inner - side * 1.25, size)
        # The icon stands beside the title and never beside the text.
        return 2 * self.pad + max(title, side if not self._is_wide(index) else 0.0) + _BELOW_TITLE * size + text

    def _icon_side(self, sizes: Sizes) -> float:
        return _ICON * sizes[self.cards[0].title.style.type.name]

    def _width(self, index: int, width: float) -> float:
        column = (width - (self.columns - 1) * self.gap) / self.columns
        free = self._rows * self.columns - len(self.cards) if index == len(self.cards) - 1 else 0
        return column + free * (column + self.gap)

    def _is_wide(self, index: int) -> bool:
        """Whether it has a row to itself; one that shares its row looks as its neighbours do."""
        return index == len(self.cards) - 1 and index % self.columns == 0 and self.columns > 1

    @property
    def _rows(self) -> int:
        return -(-len(self.cards) // self.columns)


def cards(spec: CardsBlock, pad: str | None, surface: Surface, setter: Typesetter) -> Cards | None:
    """The entries as cards; None where no entry is complete."""
    poster = setter.poster
    surfaces = tuple(poster.surface(name) for name in spec.surfaces) or (surface,)
    entries = entry_settings(spec.key, spec.heading, spec.style, surfaces, setter, lines=spec.lines)
    icons = [icon(poster, name) for name in spec.icons]
    made = tuple(
        Card(title, text, surfaces[index % len(surfaces)], icons[index % len(icons)] if icons else None)
        for index, (title, text) in enumerate(entries)
    )
    if not made:
        return None
    corner = points(poster.theme.corner, poster.frame.short_edge)
    return Cards(made, spec.columns, poster.length("space.s"), poster.length(pad or "space.m"), corner, poster, poster.language.is_rtl)
