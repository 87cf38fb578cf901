"""The bar of a long run, with its rate and the time that is left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class _Rate(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        """The rate of the last moments."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f} a second" if speed else "")


class _Bar:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("Making packs", total=None)

    def start(self, total: int) -> None:
        """So many sheets are to be made."""
        self._progress.update(self._task, total=total)

    def step(self) -> None:
        """One more is done."""
        self._progress.advance(self._task)


@contextmanager
def shown_bar() -> Iterator[_Bar]:
    """A bar on stderr, which goes away in the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress)
