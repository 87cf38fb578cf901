"""A clinic's logo, in proportion, on a plate where the ground is dark."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import ARTIFACT, END, Begin, Drawing, Fill, Image, Ink, Item, Picture, Raster
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect

_PAD = 0.12


@frozen()
class Emblem:
    """A logo that fits a box of ``most_width`` by ``most_height`` points; ``plate`` is the ground it needs, if any."""

    logo: Drawing | Raster
    alt: str
    most_width: float
    most_height: float
    plate: Ink | None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, with the plate."""
        width, height = self._natural
        scale = min((self.most_width - 2 * self._pad) / width, (self.most_height - 2 * self._pad) / height)
        return width * scale + 2 * self._pad, height * scale + 2 * self._pad

    def paint(self, x: float, y: float) -> Iterator[Item]:
        """The logo with its top left at (x, y)."""
        width, height = self.size
        outer = Rect(x, y, width, height)
        if self.plate:
            yield ARTIFACT
            yield Fill(outer, self.plate, radius=self._pad)
            yield END
        yield Begin("Figure", alt=self.alt, box=outer)
        yield self._item(outer.inset(self._pad))
        yield END

    def _item(self, box: Rect) -> Item:
        if isinstance(self.logo, Raster):
            return Image(box, self.logo)
        view = self.logo.view
        scale = box.width / view.width
        return Picture(self.logo, Matrix(scale, 0, 0, scale, box.x - view.x * scale, box.y - view.y * scale), {})

    @property
    def _natural(self) -> tuple[float, float]:
        if isinstance(self.logo, Raster):
            return self.logo.width, self.logo.height
        return self.logo.view.width, self.logo.view.height

    @property
    def _pad(self) -> float:
        return self.most_height * _PAD if self.plate else 0.0
