"""Tiles: titles alone, each on its own colour below a large icon; all of one size."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, LI, Begin, Drawing, Ink, Item, Picture
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.layout import ground
from hrposter.layout.block import Limit, Sizes, limit, start_x, tallest
from hrposter.layout.drawings import icon
from hrposter.layout.setting import Setting, Typesetter
from hrposter.poster import Poster
from hrposter.spec.regions import TilesBlock
from hrposter.spec.theme import Surface
from hrposter.units import points

# In ems of the title: the icon's side, and the space below it, and beside it on a wide tile.
_ICON, _BELOW_ICON, _BESIDE_ICON = 1.9, 0.6, 0.8


@frozen()
class Tile:
    """One tile: its words, its colour, its icon."""

    title: Setting
    surface: Surface
    icon: Drawing | None


@frozen()
class Tiles:
    """Tiles in ``columns`` columns; the last runs over what its row leaves free, its icon beside its title. Lengths in points."""

    tiles: tuple[Tile, ...]
    columns: int
    is_beside: bool
    gap: float
    pad: float
    corner: float
    poster: Poster
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be."""
        for index, tile in enumerate(self.tiles):
            room = self._width(index, width) - 2 * self.pad
            beside = _ICON + _BESIDE_ICON if tile.icon and self._has_beside(index) else 0.0
            yield limit(tile.title, room, beside)

    def height(self, width: float, sizes: Sizes) -> float:
        """All rows as high as the highest tile."""
        row = tallest(self._natural(index, width, sizes) for index in range(len(self.tiles)))
        return self._rows * row + (self._rows - 1) * self.gap

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The tiles, stretched to fill the box."""
        height = (box.height - (self._rows - 1) * self.gap) / self._rows
        yield Begin("L")
        for index, tile in enumerate(self.tiles):
            row, place = divmod(index, self.columns)
            width = self._width(index, box.width)
            x = start_x(box, place * (self._width(0, box.width) + self.gap), width, is_rtl=self.is_rtl)
            yield from self._tile(tile, Rect(x, box.y + row * (height + self.gap), width, height), sizes, has_beside=self._has_beside(index))
        yield END

    def _tile(self, tile: Tile, outer: Rect, sizes: Sizes, *, has_beside: bool) -> Iterator[Item]:
        """The icon at the top and the title at the foot, or one beside the other."""
        inner, size = outer.inset(self.pad), sizes[self._style]
        side = _ICON * size if tile.icon else 0.0
        inset = side + _BESIDE_ICON * size if has_beside and tile.icon else 0.0
        words = Rect(start_x(inner, inset, inner.width - inset, is_rtl=self.is_rtl), inner.y, inner.width - inset, inner.height)
        free = inner.height - tile.title.height(words.width, size)
        yield LI
        yield ARTIFACT
        yield from ground.card(self.poster, outer, tile.surface.fill, self.corner)
        if tile.icon:
            y = inner.y + (inner.height - side) / 2 if has_beside else inner.y
            yield _icon(tile.icon, Rect(start_x(inner, 0, side, is_rtl=self.is_rtl), y, side, side), tile.surface.inks["accent"])
        yield END
        yield from tile.title.tagged("LBody", Rect(words.x, words.y + free * (0.5 if has_beside else 1.0), words.width, 0), size)
        yield END

    def _natural(self, index: int, width: float, sizes: Sizes) -> float:
        """How high a tile stands."""
        tile, size = self.tiles[index], sizes[self._style]
        room = self._width(index, width) - 2 * self.pad
        side, inset = (_ICON * size, (_ICON + _BESIDE_ICON) * size) if tile.icon else (0.0, 0.0)
        if self._has_beside(index):
            return 2 * self.pad + max(side, tile.title.height(room - inset, size))
        return 2 * self.pad + side + _BELOW_ICON * size + tile.title.height(room, size)

    def _width(self, index: int, width: float) -> float:
        column = (width - (self.columns - 1) * self.gap) / self.columns
        free = self._rows * self.columns - len(self.tiles) if index == len(self.tiles) - 1 else 0
        return column + free * (column + self.gap)

    def _has_beside(self, index: int) -> bool:
        """Whether the icon stands beside the title: on all tiles, or on the last where it is wider."""
        return self.is_beside or (index == len(self.tiles) - 1 and self._rows * self.columns > len(self.tiles))

    @property
    def _style(self) -> str:
        return self.tiles[0].title.style.type.name

    @property
    def _rows(self) -> int:
        return -(-len(self.tiles) // self.columns)


def _icon(drawing: Drawing, box: Rect, ink: Ink) -> Picture:
    scale, view = box.width / drawing.view.width, drawing.view
    return Picture(drawing, Matrix(scale, 0, 0, scale, box.x - view.x * scale, box.y - view.y * scale), {"icon": ink})


def tiles(spec: TilesBlock, pad: str | None, surface: Surface, setter: Typesetter) -> Tiles | None:
    """The titles of the entries as tiles; None where the clinic gives none of the details that they need."""
    poster = setter.poster
    surfaces = tuple(poster.surface(name) for name in spec.surfaces) or (surface,)
    icons = [icon(poster, name) for name in spec.icons]
    made = []
    for index, entry in enumerate(poster.entries(spec.key)):
        copy, own = poster.copy(entry["title"]), surfaces[index % len(surfaces)]
        if copy is not None:
            title = setter.set(copy, spec.heading, own, entry["title"].span, is_balanced=True)
            made.append(Tile(title, own, icons[index % len(icons)] if icons else None))
    if not made:
        return None
    gap, inner, corner = poster.length("space.s"), poster.length(pad or "space.m"), points(poster.theme.corner, poster.frame.short_edge)
    return Tiles(tuple(made), spec.columns, spec.is_beside, gap, inner, corner, poster, poster.language.is_rtl)
