"""Sheets of paper in the hands of a reader: printed pictures that are folded, slit, turned and looked at.

Nothing here knows where a page belongs. A sheet is cut up at its creases into panels, each with the picture of its front
and that of its back; hands fold panels over one another, and what lies on top is what the reader sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

Picture = np.ndarray


@dataclass(frozen=True, eq=False)
class Panel:
    """A panel as it lies, from ``left`` to ``right``: what is seen from above, and what is seen when all is turned over sideways."""

    left: float
    right: float
    above: Picture
    below: Picture

    def turned_over(self, about: float) -> Panel:
        """The panel folded over an upright line."""
        return Panel(2 * about - self.right, 2 * about - self.left, self.below, self.above)


@dataclass(frozen=True, eq=False)
class Stack:
    """Panels in layers, the lowest first."""

    panels: tuple[Panel, ...]

    def fold(self, about: float, *, part: str, under: bool = False) -> Stack:
        """All layers left or right of a line folded over it, on top of the others or below them."""
        moving = [panel for panel in self.panels if ((panel.left + panel.right) / 2 < about) == (part == "left")]
        staying = [panel for panel in self.panels if all(panel is not each for each in moving)]
        folded = [panel.turned_over(about) for panel in reversed(moving)]
        return Stack((*folded, *staying) if under else (*staying, *folded))

    def turned_over(self) -> Stack:
        """All of it turned over sideways."""
        return Stack(tuple(panel.turned_over(0.0) for panel in reversed(self.panels)))

    def seen(self) -> list[Picture]:
        """What is not covered, from left to right."""
        open_to_view = []
        for place, panel in enumerate(self.panels):
            middle = (panel.left + panel.right) / 2
            if not any(over.left < middle < over.right for over in self.panels[place + 1 :]):
                open_to_view.append(panel)
        return [panel.above for panel in sorted(open_to_view, key=lambda panel: panel.left)]

    def leaf_turned(self, spine: float, side: str) -> Stack:
        """A book whose uppermost leaf on that side is turned over its spine."""
        there = [place for place, panel in enumerate(self.panels) if ((panel.left + panel.right) / 2 < spine) == (side == "left")]
        top = there[-1]
        return Stack((*self.panels[:top], *self.panels[top + 1 :], self.panels[top].turned_over(spine)))


def printed_sheet(front: Picture, back: Picture | None, duplex: str) -> tuple[Picture, Picture]:
    """The front, and the back as it is seen when the sheet is turned over sideways, however the printer turned it.

    A sheet that lies on its side has its short edges left and right: over these it is turned sideways, over its long ones head over heels.
    """
    if back is None:
        return front, np.full_like(front, 255)
    return front, back if duplex == "DuplexFlipShortEdge" else back[::-1, ::-1]


def cut_at(front: Picture, back: Picture, creases: Sequence[int], *, facing: str = "back") -> Stack:
    """The flat sheet with its ``back`` or its front up, creased at those columns of pixels of the front."""
    edges = [0, *creases, front.shape[1]]
    wide = front.shape[1]
    flat = Stack(tuple(Panel(left, right, front[:, left:right], back[:, wide - right : wide - left]) for left, right in pairwise(edges)))
    return flat if facing == "front" else flat.turned_over()


def nested(stacks: Sequence[Stack]) -> Stack:
    """Flat sheets on one another, the first lowest."""
    return Stack(tuple(panel for stack in stacks for panel in stack.panels))


# ---------------------------------------------------------------- a slit sheet, in space


Vector = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Wall:
    """A panel that stands upright, from one point to another as its picture runs from left to right for the one who sees its print."""

    start: Vector
    end: Vector
    picture: Picture

    @property
    def leaf(self) -> Vector:
        """Away from the middle: where its outer edge is."""
        return max((self.start, self.end), key=lambda point: point[0] ** 2 + point[1] ** 2)


def star(sheet: Picture, columns: Sequence[int], middle: int) -> list[Wall]:
    """A sheet of two rows and four columns, slit between the inner four panels, folded along its middle, its ends pushed together.

    Seen from above, the strip runs from left to right, the lower row in front. At the inner creases the front goes towards the
    reader and the back away, until both fold flat: four leaves about one line. AssertionError where a sheet slit like that would tear.
    """
    edges = [0, *columns, sheet.shape[1]]
    width = edges[1] - edges[0]
    walls = []
    for is_front in (True, False):
        towards = -1.0 if is_front else 1.0
        x, y = -float(width), 0.0
        ways = ((1.0, 0.0), (0.0, towards), (0.0, -towards), (1.0, 0.0))
        for (left, right), (dx, dy) in zip(pairwise(edges), ways, strict=True):
            ahead = (x + dx * (right - left), y + dy * (right - left))
            if is_front:
                walls.append(Wall((x, y), ahead, sheet[middle:, left:right]))
            else:  # the upper row has gone over to the back, head down: who looks at it from behind sees it from right to left
                walls.append(Wall(ahead, (x, y), sheet[:middle, left:right][::-1, ::-1]))
            x, y = ahead
        assert (x, y) == (float(width), 0.0), "both rows must end in the same place: they hang together there"
    assert edges[1] - edges[0] == edges[2] - edges[1] == edges[3] - edges[2] == edges[4] - edges[3]
    return walls


def spreads(walls: Sequence[Wall]) -> list[tuple[Picture, Picture]]:
    """What is seen when the leaves are opened at each of the four places: the page on the left and that on the right, going round to the right."""
    found = []
    for first, second in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
        # Between two neighbouring leaves, who looks at the middle has them on the left and on the right.
        middle = (first[0] + second[0], first[1] + second[1])
        right = (-middle[1], middle[0])
        seen = {}
        for wall in walls:
            way = tuple(int(np.sign(part)) for part in wall.leaf)
            if way not in (first, second):
                continue
            dx, dy = wall.end[0] - wall.start[0], wall.end[1] - wall.start[1]
            # The print faces the one for whom it runs from left to right.
            if dx * right[0] + dy * right[1] > 0:
                seen["right" if way[0] * right[0] + way[1] * right[1] > 0 else "left"] = wall.picture
        found.append((seen["left"], seen["right"]))
    return found
