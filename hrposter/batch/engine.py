"""Who carries tasks out: something that takes them from a queue and answers each once, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from hrposter.batch.make import Clock, make
from hrposter.batch.queue import Queue
from hrposter.batch.task import Outcome
from hrposter.frozen import frozen


class Engine(Protocol):
    """Carries tasks out."""

    def outcomes(self, queue: Queue) -> Iterator[Outcome]:
        """An answer to each task; whoever takes an answer may add tasks before taking the next. Whatever was started ends with the iterator."""


@frozen()
class Here:
    """In this process, one after the other."""

    clock: Clock

    def outcomes(self, queue: Queue) -> Iterator[Outcome]:
        """The answers in the order of the tasks."""
        while tasks := queue.take(1):
            for task in tasks:
                yield make(task, self.clock)
