"""Outlines and bitmaps as they stand on a page, and what they paint at one height of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from hrposter.display import Cap, Drawing, Image, Ink, Outline, Picture, Shape
from hrposter.geometry import Matrix, Rect
from hrposter.memo import Same
from hrposter.preflight.contours import HERE, Contour, Extent, Share, Stretch, contours, extent, filled, meets, share, stroked

# How far straight pieces may leave a curve, in points.
TOLERANCE = 0.1


class Coat(NamedTuple):
    """A colour along a stretch of a line; ``alpha`` is how much of what lies below it hides."""

    left: float
    right: float
    ink: Ink
    alpha: float = 1.0


@dataclass(slots=True, eq=False)
class Form:
    """One outline on the page with its paint, or without any a clip; ``half`` is half the width of its stroke in points."""

    outline: Outline
    fill: Ink | None = None
    stroke: Ink | None = None
    half: float = 0.0
    cap: Cap = "butt"
    is_even_odd: bool = False
    matrix: Matrix = HERE
    _shape: tuple[Contour, ...] | None = None

    @property
    def shape(self) -> tuple[Contour, ...]:
        """Its polygons, made when somebody first asks for them."""
        if self._shape is None:
            self._shape = contours(self.outline, self.matrix, TOLERANCE)
        return self._shape

    @property
    def box(self) -> Extent:
        """The box around all that it paints."""
        return extent(self.outline, self.matrix, self.half)

    def share(self, box: Extent) -> Share:
        """How much of ``box`` it may paint."""
        found = share(self.shape, box, even_odd=self.is_even_odd, half=self.half)
        return "none" if found == "all" and self.fill is None else found

    def encloses(self, box: Extent) -> bool:
        """Whether all of ``box`` lies inside the outline."""
        return share(self.shape, box, even_odd=self.is_even_odd) == "all"

    def inside(self, y: float) -> list[Stretch]:
        """What lies inside the outline at ``y``."""
        return filled(self.shape, y, even_odd=self.is_even_odd)

    def coats(self, y: float) -> Iterator[Coat]:
        """What it paints at ``y``."""
        if self.fill is not None:
            yield from (Coat(*stretch, self.fill) for stretch in self.inside(y))
        if self.stroke is not None:
            yield from (Coat(*stretch, self.stroke) for stretch in stroked(self.shape, y, self.half, self.cap))


@dataclass(slots=True, eq=False)
class Photo:
    """A bitmap on the page."""

    image: Image

    @property
    def box(self) -> Extent:
        """Where it stands."""
        return extent_of(self.image.rect)

    def share(self, box: Extent) -> Share:
        """Any part of it may be of any colour."""
        return "part"

    def coats(self, y: float) -> Iterator[Coat]:
        """Its pixels at ``y``, neighbours of one colour together."""
        rect, raster = self.image.rect, self.image.raster
        if not rect.y <= y < rect.bottom:
            return
        row = min(raster.height - 1, int((y - rect.y) / rect.height * raster.height)) * raster.width
        step = rect.width / raster.width

        def colour(x: int) -> tuple[bytes, int]:
            at = row + x
            return raster.pixels[3 * at : 3 * at + 3], raster.alpha[at] if raster.alpha else 255

        for (rgb, alpha), group in groupby(range(raster.width), colour):
            columns = list(group)
            ink = Ink("", (rgb[0] / 255, rgb[1] / 255, rgb[2] / 255))
            if alpha:
                yield Coat(rect.x + columns[0] * step, rect.x + (columns[-1] + 1) * step, ink, alpha / 255)


def extent_of(rect: Rect) -> Extent:
    """A rectangle by its edges."""
    x, y = rect.x, rect.y
    return Extent(x, y, x + rect.width, y + rect.height)


# ---------------------------------------------------------------- drawings


def shapes_in(box: Extent, picture: Picture) -> list[int]:
    """The numbers of the shapes of a drawing whose boxes meet ``box``."""
    seen = _mapped_back(box, picture.matrix)
    return [number for number, one in enumerate(_extents(Same(picture.drawing))) if meets(one, seen)]


@lru_cache(maxsize=64)
def _extents(same: Same[Drawing]) -> tuple[Extent, ...]:
    """The box around each shape of a drawing, in its own units."""
    return tuple(extent(shape.outline, HERE, shape.width / 2 if shape.stroke is not None else 0.0) for shape in same.value.shapes)


def shape_on_page(shape: Shape, picture: Picture) -> Form:
    """A shape of a drawing where the picture has it; a stroke grows by the mean scale √|det|."""
    matrix = picture.matrix
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    half = shape.width / 2 * scale if shape.stroke is not None else 0.0
    fill, stroke = _paint(shape.fill, picture), _paint(shape.stroke, picture)
    return Form(shape.outline, fill, stroke, half, shape.cap, shape.even_odd, matrix)


def _paint(paint: str | tuple[float, float, float] | None, picture: Picture) -> Ink | None:
    """The ink of a role; a logo's own colour has no role."""
    if paint is None:
        return None
    return picture.inks[paint] if isinstance(paint, str) else Ink("", paint)


def _mapped_back(box: Extent, matrix: Matrix) -> Extent:
    """The box, in the units of a drawing, around what ``matrix`` maps into ``box``."""
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    scale = a * d - b * c
    corners = [(x - matrix.e, y - matrix.f) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs, ys = [(d * x - c * y) / scale for x, y in corners], [(a * y - b * x) / scale for x, y in corners]
    return Extent(min(xs), min(ys), max(xs), max(ys))
