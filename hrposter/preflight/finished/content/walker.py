"""One page as it is read: the state that operators change, and what becomes of a mark that they paint."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping, Sequence

from hrposter.geometry import Matrix
from hrposter.preflight.finished import values
from hrposter.preflight.finished.box import Box, box_around
from hrposter.preflight.finished.colour_spaces import inks
from hrposter.preflight.finished.content.found import Found, Kind, Owner
from hrposter.preflight.finished.content.marking import Marking
from hrposter.preflight.finished.content.operations import Contents
from hrposter.preflight.finished.content.shades import shades
from hrposter.preflight.finished.content.state import Colour, Pen, State
from hrposter.preflight.finished.facts import Painted
from hrposter.preflight.finished.reading import too_much
from hrposter.preflight.finished.space import Space
from hrposter.preflight.finished.values import entry, name, number

Operands = Sequence[object]
Act = Callable[["Walker", Operands], None]
Colours = dict[tuple[Space, tuple[float, ...]], Colour]

DEEPEST = 16  # forms within forms
_MOST_SAVED = 500
_EVERYWHERE = Box(-1e6, -1e6, 1e6, 1e6)


class Walker:
    """Reads one page with a table of what each operator does; ``colours`` is shared by all pages of a file.

    A repeated way of painting is told by its Colour object, so that equal colours must be one object.
    """

    def __init__(self, acts: Mapping[str, Act], contents: Contents, found: Found, colours: Colours, owner: Owner, printed: Box | None) -> None:
        self.found = found
        self.page = owner.page
        self.state = State(Matrix(), _EVERYWHERE)
        self.pen = Pen()
        self.resources: object = None
        self.marking = Marking(found, owner.page, owner)
        self._acts = acts
        self._contents = contents
        self._colours = colours
        self._printed = printed or _EVERYWHERE
        self._saved: list[State] = []
        self._depth = 0
        self._tiles: set[int] = set()

    def run(self, content: object, resources: object) -> None:
        """Do what a content stream says, with the resources that its names stand for."""
        outer, self.resources = self.resources, resources
        floor = len(self._saved)
        for operator, operands in self._contents.operations(content):
            act = self._acts.get(operator)
            if act is not None:
                act(self, operands)
        if len(self._saved) > floor:
            self.found.slip("unbalanced", self.page, "q without its Q")
            self.state = self._saved[floor]
            del self._saved[floor:]
        self.resources = outer

    def within(self, stream: object, ctm: Matrix) -> None:
        """Walk through a form or a tile, with a state of its own (ISO 32000-1, 8.10.1)."""
        if self._depth >= DEEPEST:
            raise too_much("forms stand within forms without an end")
        self._depth += 1
        outer, pen, saved = self.state, self.pen, self._saved
        self.state, self.pen, self._saved = self._inner(stream, ctm), Pen(), []
        own = entry(stream, "/Resources")
        self.run(stream, self.resources if own is None else own)
        self.state, self.pen, self._saved = outer, pen, saved
        self._depth -= 1

    def _inner(self, stream: object, ctm: Matrix) -> State:
        """The state that a form begins with; a transparency group begins afresh, and is laid on the page as one (11.6.6)."""
        outer = self.state
        inner = copy.copy(outer)
        inner.ctm = ctm @ values.matrix(entry(stream, "/Matrix"))
        frame = values.box(entry(stream, "/BBox"))
        if frame is not None:
            inner.clip = outer.clip.cut(box_around(inner.ctm @ Matrix(e=frame.left, f=frame.bottom), frame.width, frame.height))
        if name(entry(stream, "/Group", "/S")) == "Transparency":
            inner.outer = outer.drops(outer.fill_alpha)
            inner.fill_alpha = inner.stroke_alpha = 1.0
            inner.blend, inner.has_mask = "Normal", False
        return inner

    def save(self) -> None:
        """Q."""
        if len(self._saved) >= _MOST_SAVED:
            raise too_much("graphics states are nested too deep")
        self._saved.append(copy.copy(self.state))

    def restore(self) -> None:
        """Q."""
        if self._saved:
            self.state = self._saved.pop()
        else:
            self.found.slip("unbalanced", self.page, "Q without its q")

    def colour(self, space: Space, components: tuple[float, ...]) -> Colour:
        """The colour; the same object for the same numbers."""
        key = (space, components)
        if key not in self._colours:
            self._colours[key] = Colour(space, components, inks(space, components))
        return self._colours[key]

    def scale(self) -> float:
        """How much the matrix enlarges: the square root of its determinant (8.3.4)."""
        ctm = self.state.ctm
        return math.sqrt(abs(ctm.a * ctm.d - ctm.b * ctm.c))

    def mark(self, painted: Painted, colour: Colour, box: Box, *, size: float = 0.0, width: float = 0.0, masks: tuple[str, ...] = ()) -> None:
        """Something is painted in a colour; ``size`` is that of text, ``width`` that of a stroke."""
        state = self.state
        strokes = painted == "stroke"
        self.marking.paint(painted, box)
        overprints = state.stroke_overprints if strokes else state.fill_overprints
        drops = (*state.drops(state.stroke_alpha if strokes else state.fill_alpha), *masks)
        reaches = box.meets(state.clip) and box.cut(state.clip).meets(self._printed)
        kind: Kind = (painted, overprints, state.mode, drops, reaches, round(size, 1), round(width, 2))
        if colour.pattern is None:
            self.found.coat(self.page, colour, kind, box)
        else:
            self._pattern(colour, kind, box)

    def _pattern(self, colour: Colour, kind: Kind, box: Box) -> None:
        """8.7: a shading, or a tile with content of its own, which is walked through once a page."""
        pattern = colour.pattern
        if number(entry(pattern, "/PatternType")) == 2:
            for shade in self.shades(entry(pattern, "/Shading")):
                self.found.coat(self.page, shade, kind, box)
            return
        if colour.space.base is not None and colour.components:
            self.found.coat(self.page, self.colour(colour.space.base, colour.components), kind, box)
        key = values.key_of(pattern)
        if key not in self._tiles:
            self._tiles.add(key)
            with self.marking.aside():
                self.within(pattern, Matrix())

    def shades(self, shading: object) -> list[Colour]:
        """The colours along a shading; one without tints where they cannot be told (8.7.4.5)."""
        return [self.colour(space, components) for space, components in shades(shading, self.resources)]
