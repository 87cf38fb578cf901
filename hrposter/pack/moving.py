"""Items of the display list in another place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hrposter.display import Begin, Fill, Item, Path, Picture, Text
from hrposter.geometry import Matrix, Rect


def moved(items: Iterable[Item], x: float, y: float) -> list[Item]:
    """The items ``x`` points to the right and ``y`` down: those that an index is made of."""
    return [_moved(item, x, y) for item in items]


def _moved(item: Item, x: float, y: float) -> Item:
    match item:
        case Text():
            return replace(item, x=item.x + x, baseline=item.baseline + y)
        case Fill(rect=rect):
            return replace(item, rect=_rect(rect, x, y))
        case Path():
            return replace(item, matrix=Matrix(1, 0, 0, 1, x, y) @ (item.matrix or Matrix()))
        case Picture(matrix=matrix):
            return replace(item, matrix=Matrix(1, 0, 0, 1, x, y) @ matrix)
        case Begin(box=Rect() as box):
            return replace(item, box=_rect(box, x, y))
        case _:
            return item


def _rect(rect: Rect, x: float, y: float) -> Rect:
    return rect._replace(x=rect.x + x, y=rect.y + y)
