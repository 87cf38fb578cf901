"""What was measured, against what, and what it has to reach."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

# As on the command line: how many new objects make Python look for garbage.
OBJECTS = 100_000


@dataclass(frozen=True, slots=True)
class Target:
    """What a ratio has to reach: at most ``most``, or at least ``least``; ``aim`` is hoped for and not required."""

    most: float | None = None
    least: float | None = None
    aim: float | None = None

    def holds(self, ratio: float) -> bool:
        """Whether the ratio reaches it."""
        return (self.most is None or ratio <= self.most) and (self.least is None or ratio >= self.least)

    def __str__(self) -> str:
        bound = f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"
        return f"{bound}, aim {self.aim:g}" if self.aim else bound


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds of every round, and the seconds of the same rounds that they are compared with."""

    label: str
    seconds: tuple[float, ...]
    against: tuple[float, ...] = ()
    target: Target | None = None

    @property
    def ratios(self) -> list[float]:
        """The ratio of every round, in order of size."""
        return sorted(own / other for own, other in zip(self.seconds, self.against, strict=True)) if self.against else []

    @property
    def misses(self) -> bool:
        """Whether it stays behind its target."""
        return self.target is not None and not self.target.holds(median(self.ratios))

    def __str__(self) -> str:
        shown = f"  {self.label:<44} {median(self.seconds) * 1000:8.1f} ms"
        if not self.against:
            return shown
        ratios = self.ratios
        shown += f"   x {median(ratios):5.2f} ({ratios[0]:.2f} - {ratios[-1]:.2f})"
        return f"{shown:<86} {self.target}{': MISSED' if self.misses else ''}" if self.target else shown


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a file and of the one that it is compared with: at most ``factor`` times these, or at most ``more`` bytes beyond them."""

    label: str
    size: int
    against: int
    factor: float | None = None
    more: int | None = None

    @property
    def target(self) -> str:
        """What it has to reach."""
        return f"at most {self.factor:g} times" if self.factor is not None else f"at most {self.more:,} bytes more"

    @property
    def misses(self) -> bool:
        """Whether it is heavier."""
        most = self.against * self.factor if self.factor is not None else self.against + (self.more or 0)
        return self.size > most

    def __str__(self) -> str:
        shown = f"  {self.label:<44} {self.size:8,} bytes   against {self.against:,}"
        shown += f": x {self.size / self.against:.2f}" if self.factor is not None else f": {self.size - self.against:,} more"
        return f"{shown:<86} {self.target}{': MISSED' if self.misses else ''}"


def seconds(run: Callable[[], bytes]) -> float:
    """How long it takes to make a PDF: seconds of processor, all threads together."""
    start = time.process_time()
    made = run()
    found = time.process_time() - start
    assert made.startswith(b"%PDF-")
    return found
