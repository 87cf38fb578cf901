"""The graphics state while a page is read (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrposter.frozen import frozen
from hrposter.geometry import Matrix
from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.colour_spaces import GRAY
from hrposter.preflight.finished.space import Space


@frozen(eq=False)
class Colour:
    """A colour as it was set; the same object wherever the same colour is set. ``tints`` are those of its inks, where they can be told."""

    space: Space
    components: tuple[float, ...]
    tints: tuple[float, ...] | None
    pattern: object = None


BLACK = Colour(GRAY, (0.0,), (1.0,))


@dataclass(slots=True)
class State:
    """What holds until it is changed or restored; a copy of it is kept by ``q``."""

    ctm: Matrix
    clip: Box
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_overprints: bool = False
    stroke_overprints: bool = False
    mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    has_mask: bool = False
    width: float = 1.0
    font: object = None
    font_key: str = ""
    size: float = 0.0
    leading: float = 0.0
    render: int = 0
    outer: tuple[str, ...] = ()

    def drops(self, alpha: float) -> tuple[str, ...]:
        """The ways in which what lies below shines through."""
        own = []
        if alpha < 1:
            own.append("opacity")
        if self.blend not in ("Normal", "Compatible"):
            own.append(f"blend mode {self.blend}")
        if self.has_mask:
            own.append("soft mask")
        return tuple(dict.fromkeys((*self.outer, *own))) if own or self.outer else ()


@dataclass(slots=True)
class Pen:
    """Where a path or a line of text is: the box of the path so far, and the matrices between BT and ET (9.4)."""

    corners: list[float] = field(default_factory=list)
    line: Matrix = field(default_factory=Matrix)
    clips: bool = False

    def reach(self, point: tuple[float, float]) -> None:
        """The path comes by this place."""
        x, y = point
        corners = self.corners
        if corners:
            if x < corners[0]:
                corners[0] = x
            elif x > corners[2]:
                corners[2] = x
            if y < corners[1]:
                corners[1] = y
            elif y > corners[3]:
                corners[3] = y
        else:
            self.corners = [x, y, x, y]

    def box(self, grown: float = 0.0) -> Box | None:
        """The box of the path, grown by half the width of a stroke; None where there is none."""
        if not self.corners:
            return None
        left, bottom, right, top = self.corners
        return Box(left - grown, bottom - grown, right + grown, top + grown)
