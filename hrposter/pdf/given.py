"""The codes that a face gave out in a file: words set on another size meet the same letters in the same order, and get the same codes."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hrposter.display import Cluster
from hrposter.fonts.face import Face
from hrposter.fonts.subset import Wanted
from hrposter.pdf.clusters import Code

# A cluster, whether it stands in a run from right to left, the code that it was given, and how many glyphs had been asked for by then.
Step: TypeAlias = tuple[Cluster, bool, Code, int]


class Given(NamedTuple):
    """All codes of a face in a file in the order in which they were given out, and the glyphs and texts of them, .notdef aside."""

    steps: tuple[Step, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    texts: tuple[str, ...] = ()


class Last:
    """What a face gave out in the last file that began otherwise than the one before; it never decides what another gives out."""

    def __init__(self) -> None:
        self.given = Given()


@lru_cache(maxsize=32)
def last(face: Face) -> Last:
    """That of a face; ``last.cache_clear()`` forgets all."""
    return Last()


class Course:
    """The way of a face through a file for as long as it is that through the file before."""

    def __init__(self, before: Given) -> None:
        self._before = before
        self._place = 0

    def next(self, cluster: Cluster, is_rtl: bool) -> Code | None:
        """The code that comes next, where it is that of the cluster; None where the file goes its own way from here on."""
        if self._place == len(self._before.steps):
            return None
        step = self._before.steps[self._place]
        if step[0] is not cluster or step[1] is not is_rtl:
            return None
        self._place += 1
        return step[2]

    @property
    def asked(self) -> int:
        """How many glyphs have been asked for on the way."""
        return self._before.steps[self._place - 1][3] if self._place else 0

    def so_far(self) -> Given:
        """What was given out on the way."""
        steps, wanted, texts = self._before
        if self._place == len(steps):
            return self._before
        return Given(steps[: self._place], wanted[: self.asked], texts[: self.asked])
