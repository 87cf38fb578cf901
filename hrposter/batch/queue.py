"""The tasks that wait for a worker, handed out a few at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from hrposter.batch.task import Work

# Enough for a worker to be busy while the others are answered, and few enough to be made again where it dies.
_MOST = 16
# Towards the end the rest is shared out in so many helpings a worker, so that all end together.
_HELPINGS = 4


class Queue:
    """Tasks in their order; ``begin`` is told of those that are handed out, before they are."""

    def __init__(self, tasks: Iterable[Work], begin: Callable[[Sequence[str]], None]) -> None:
        self._waiting = deque(tasks)
        self._alone: deque[Work] = deque()
        self._begin = begin

    def __len__(self) -> int:
        return len(self._waiting) + len(self._alone)

    def add(self, task: Work) -> None:
        """One more, to be handed out next: it finishes the pack of a clinic."""
        self._waiting.appendleft(task)

    def back(self, tasks: Iterable[Work]) -> None:
        """Tasks that were handed out and not looked at: they are first again."""
        self._waiting.extendleft(reversed(list(tasks)))

    def alone(self, task: Work) -> None:
        """A task to be handed out next, and by itself: it may be the one that a process has died of."""
        self._alone.append(task)

    def take(self, workers: int) -> list[Work]:
        """The next helping for one of so many workers; nothing where nothing waits."""
        if self._alone:
            tasks = [self._alone.popleft()]
        else:
            count = max(1, min(_MOST, len(self._waiting) // (_HELPINGS * workers)))
            tasks = [self._waiting.popleft() for _ in range(min(count, len(self._waiting)))]
        if tasks:
            self._begin([task.key for task in tasks])
        return tasks
