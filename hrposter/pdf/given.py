"""The codes that a face gave out in a file: words set on another size meet the same letters in the same order, and get the same codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from hrposter.display import Cluster, GlyphRun
from hrposter.fonts.face import Face
from hrposter.fonts.subset import Wanted
from hrposter.pdf.clusters import Code

# A cluster, whether it stands in a run from right to left, the code that it was given, and how many glyphs had been asked for by then.
Step: TypeAlias = tuple[Cluster, bool, Code, int]


# How many runs of a face are kept.
_RUNS = 512


class Drawn(NamedTuple):
    """How a run is shown, ``operator``, once the steps before ``first`` are done; it does those before ``last``.

    ``owed`` is what the pen owes before it and after it, in 1/1000 em.
    """

    run: GlyphRun
    first: int
    last: int
    operator: str
    owed: tuple[float, float]


class Given(NamedTuple):
    """All codes of a face in a file in the order in which they were given out, and the glyphs and texts of them, .notdef aside.

    ``runs`` are those that were shown with them, by their identity.
    """

    steps: tuple[Step, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    texts: tuple[str, ...] = ()
    runs: Mapping[int, Drawn] = MappingProxyType({})


class Last:
    """What a face gave out in the last file that began otherwise than the one before; it never decides what another gives out."""

    def __init__(self) -> None:
        self.given = Given()

    def add(self, runs: Mapping[int, Drawn], course: Course) -> None:
        """Keep more runs that were shown on a way, where it is that of the last file; others go where there are too many."""
        if runs and course.is_through(self.given):
            kept = {**self.given.runs, **runs}
            self.given = self.given._replace(runs=kept if len(kept) <= _RUNS else runs)


@lru_cache(maxsize=32)
def last(face: Face) -> Last:
    """That of a face; ``last.cache_clear()`` forgets all."""
    return Last()


class Course:
    """The way of a face through a file for as long as it is that through the file before."""

    def __init__(self, before: Given) -> None:
        self._before = before
        self._place = self._told = 0

    def next(self, cluster: Cluster, is_rtl: bool) -> Code | None:
        """The code that comes next, where it is that of the cluster; None where the file goes its own way from here on."""
        if self._place == len(self._before.steps):
            return None
        step = self._before.steps[self._place]
        if step[0] is not cluster or step[1] is not is_rtl:
            return None
        self._place += 1
        return step[2]

    def go_on(self, run: GlyphRun, owed: float) -> Drawn | None:
        """How a run was shown where this file has come as far, and do its steps; None where it was not, or the pen owes something else."""
        drawn, place = self._before.runs.get(id(run)), self._place
        if drawn is None or drawn.owed[0] != owed or drawn.first < place < drawn.last or place < drawn.first:
            return None
        if drawn.last > place:
            self._place = drawn.last
        return drawn

    def untold(self) -> tuple[Step, ...]:
        """The steps that were done since this was asked last."""
        first, self._told = self._told, self._place
        return self._before.steps[first : self._told]

    def is_through(self, given: Given) -> bool:
        """Whether this is the way through what was given out there."""
        return self._before.steps is given.steps

    @property
    def place(self) -> int:
        """How many steps are done."""
        return self._place

    @property
    def asked(self) -> int:
        """How many glyphs have been asked for on the way."""
        return self._before.steps[self._place - 1][3] if self._place else 0

    def so_far(self) -> Given:
        """What was given out on the way."""
        steps, wanted, texts, runs = self._before
        if self._place == len(steps):
            return self._before
        shown = {key: drawn for key, drawn in runs.items() if drawn.last <= self._place}
        return Given(steps[: self._place], wanted[: self.asked], texts[: self.asked], shown)
