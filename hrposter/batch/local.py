"""Processes on this computer, each with a pipe of its own: one that dies takes nothing along but the task that it was at.

They lay their files down in the output folder themselves, so that only names go through the pipes.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import cast

from hrposter.batch.desk import Desk
from hrposter.batch.interrupts import deaf_to_interrupts
from hrposter.batch.make import Clock, make
from hrposter.batch.queue import Queue
from hrposter.batch.rehearsal import Rehearsal
from hrposter.batch.task import Outcome, Work, dead
from hrposter.diagnostics import MachineError

# A process starts anew on every system: one that is forked would have locks and threads of this one.
_CONTEXT = multiprocessing.get_context("spawn")
# So many processes in a row that end before any answer: it is not the tasks.
_STILLBORN = 3
# A worker that has no more than so many tasks left is given others: it makes fewer in the pause.
_FEW = 12
# Seconds between one look at the answers and the next: whoever looks at each at once takes the processor away from those who make files.
_PAUSE = 0.02
_OBJECTS = 100_000  # as in the command line: a file makes no garbage worth the search for it


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks: deque[Work] = field(default_factory=deque)


class Local:
    """So many processes, for files of that output folder. A task whose process ends is given to another once more, by itself; then it has failed."""

    def __init__(self, jobs: int, clock: Clock, folder: Path) -> None:
        self.jobs = jobs  # at most so many; may be raised before the first task
        self._clock, self._folder = clock, folder
        self._workers: list[_Worker] = []
        self._tried: set[str] = set()
        self._stillborn = 0

    def start(self, first: Rehearsal) -> None:
        """Have the processes get ready for what is ordered while nobody has a task for them yet; whoever starts them ends them."""
        while len(self._workers) < self.jobs:
            self._start(first)

    def outcomes(self, queue: Queue) -> Iterator[Outcome]:
        """The answers as they come; MachineError and OSError end it. The folder is there, and nobody else has it."""
        desk = Desk(self._folder)
        desk.open()
        try:
            yield from self._outcomes(queue)
        finally:
            self.end()
            with suppress(OSError):  # what is left there goes with the next run
                desk.clear()

    def _outcomes(self, queue: Queue) -> Iterator[Outcome]:
        while True:
            self._hand_out(queue)
            by_pipe = {worker.pipe: worker for worker in self._workers if worker.tasks}
            if not by_pipe:
                return
            for ready in wait(list(by_pipe)):
                yield from self._answers(by_pipe[cast(Connection, ready)], queue)
            time.sleep(_PAUSE)

    def _answers(self, worker: _Worker, queue: Queue) -> Iterator[Outcome]:
        """What a worker has said so far, one answer at least."""
        has_more = True
        while has_more:
            if (outcome := self._answer(worker, queue)) is not None:
                yield outcome
            has_more = worker in self._workers and bool(worker.tasks) and _has_said_more(worker)

    def end(self) -> None:
        """End all processes at once; what they were writing is a file on the desk."""
        for worker in self._workers:
            worker.process.kill()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _hand_out(self, queue: Queue) -> None:
        """Give tasks to each worker that has few left: it goes on with them while its answers are taken in, which may take a while."""
        hungry = sorted((worker for worker in self._workers if len(worker.tasks) <= _FEW), key=lambda worker: len(worker.tasks), reverse=True)
        while len(queue) and (hungry or len(self._workers) < self.jobs):
            is_idle = bool(hungry) and not hungry[-1].tasks
            worker = hungry.pop() if is_idle or len(self._workers) == self.jobs else self._start()
            tasks = queue.take(self.jobs)
            worker.tasks.extend(tasks)
            try:
                worker.pipe.send(tasks)
            except OSError:
                continue  # it has died while it waited, which reading from it will tell

    def _start(self, first: Rehearsal | None = None) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=serve, args=(theirs, self._clock, self._folder, first), daemon=True)
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _answer(self, worker: _Worker, queue: Queue) -> Outcome | None:
        try:
            answer: Outcome | MachineError | OSError = worker.pipe.recv()
        except (EOFError, OSError):
            return self._dead(worker, queue)
        self._stillborn = 0
        if isinstance(answer, MachineError | OSError):
            raise answer
        worker.tasks.popleft()
        return answer

    def _dead(self, worker: _Worker, queue: Queue) -> Outcome | None:
        """The task that a process died of is tried once more; those behind it were not begun."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        self._stillborn += 1
        if self._stillborn >= _STILLBORN + self.jobs:
            raise MachineError("the processes that make files end before they have made any", "close other programs, or use --jobs 1")
        culprit = worker.tasks.popleft()
        queue.back(worker.tasks)
        if culprit.key in self._tried:
            return dead(culprit, f"the process that made it ended twice ({_way(worker.process.exitcode)})")
        self._tried.add(culprit.key)
        queue.alone(culprit)
        return None


def _has_said_more(worker: _Worker) -> bool:
    try:
        return worker.pipe.poll()
    except OSError:
        return False  # it has died, which the next look will tell


def _way(code: int | None) -> str:
    """How a process ended."""
    if code is not None and code < 0:
        killed = ", as where memory runs out" if -code == getattr(signal, "SIGKILL", 9) else ""
        return f"signal {-code}{killed}"
    return f"exit code {code}"


def serve(pipe: Connection, clock: Clock, folder: Path, first: Rehearsal | None = None) -> None:
    """Answer tasks until nobody asks any more; a rehearsal comes before the first."""
    desk = Desk(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS)
    asked: SimpleQueue[Work | None] = SimpleQueue()
    Thread(target=_listen, args=(pipe, asked), daemon=True).start()
    if first is not None:
        first.hold(clock)
    while (task := asked.get()) is not None:
        try:
            pipe.send(_answer(task, clock, desk))
        except OSError:
            return  # whoever asked is gone


def _listen(pipe: Connection, asked: SimpleQueue[Work | None]) -> None:
    """Take in tasks at any time, so that nobody who gives some ever waits for one that is being made."""
    try:
        while True:
            for task in pipe.recv():
                asked.put(task)
    except (EOFError, OSError):
        asked.put(None)


def _answer(task: Work, clock: Clock, desk: Desk) -> Outcome | MachineError | OSError:
    try:
        return desk.lay(make(task, clock))
    except (MachineError, OSError) as error:
        return error
