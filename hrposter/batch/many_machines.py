"""Many machines, through Dask and what it offers of concurrent.futures: files come back as bytes, and are written by whoever asked."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import ExitStack, contextmanager, suppress
from typing import Protocol

from hrposter.batch.inputs import program
from hrposter.batch.interrupts import deaf_to_interrupts
from hrposter.batch.make import Clock, make
from hrposter.batch.queue import Queue
from hrposter.batch.task import Outcome, Work, dead
from hrposter.diagnostics import MachineError
from hrposter.frozen import frozen

# So many helpings wait at each worker, so that it need not wait for us.
_AHEAD = 2
_PATIENCE = 10  # seconds until a scheduler must answer
_ENDING = 5  # seconds that the cluster has to say goodbye
# ReportLab keeps its state by process, and a worker of Dask may have several threads.
_ONE_AT_A_TIME = threading.Lock()


class _Closing(Protocol):
    def close(self, timeout: float) -> object: ...


@frozen()
class Dask:
    """A cluster: that of the scheduler at ``address``, else so many processes on this computer.

    A worker that dies is the scheduler's business, which gives its tasks to others; a helping that it has given up is made sheet by
    sheet, and a sheet that it gives up then has failed.
    """

    address: str | None
    jobs: int
    clock: Clock

    def outcomes(self, queue: Queue) -> Iterator[Outcome]:
        """The answers as they come; MachineError where there is no Dask, no scheduler, or another hrposter at work."""
        with _executor(self.address, self.jobs) as (executor, workers):
            pending: dict[Future[list[Outcome]], list[Work]] = {}
            while True:
                while len(queue) and len(pending) < workers * _AHEAD:
                    tasks = queue.take(workers * _AHEAD)
                    pending[executor.submit(make_all, tasks, program(), self.clock)] = tasks
                if not pending:
                    return
                for future in wait(pending, return_when=FIRST_COMPLETED).done:
                    yield from _answers(future, pending.pop(future), queue)


def _answers(future: Future[list[Outcome]], tasks: Sequence[Work], queue: Queue) -> Iterator[Outcome]:
    from distributed import KilledWorker

    try:
        yield from future.result()
    except KilledWorker:
        if len(tasks) == 1:
            yield dead(tasks[0], "every worker that made it ended")
        for task in tasks if len(tasks) > 1 else ():
            queue.alone(task)


def make_all(tasks: Sequence[Work], expected: str, clock: Clock) -> list[Outcome]:
    """What a worker does; MachineError where its files would have other bytes than ours."""
    if program() != expected:
        help = "install the same version of hrposter, of its packages and of its typefaces on each machine"
        raise MachineError("a worker of the cluster has another hrposter than this computer", help)
    with _ONE_AT_A_TIME:
        return [make(task, clock) for task in tasks]


@contextmanager
def _executor(address: str | None, jobs: int) -> Iterator[tuple[Executor, int]]:
    """An executor, and the number of workers behind it; processes that were started for it end with it."""
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError:
        raise MachineError("--engine dask needs the Python package distributed", "install it: python -m pip install 'hrposter[dask]'") from None
    with ExitStack() as ending:
        if address is None:
            with deaf_to_interrupts():
                cluster = LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL)
            ending.callback(_end, cluster)
        try:
            client = Client(address or cluster, timeout=_PATIENCE)
        except OSError as error:
            raise MachineError(f"no Dask scheduler answers at {address}: {error}", "check the address, and that dask scheduler runs there") from None
        ending.callback(_end, client)
        workers = len(client.scheduler_info()["workers"])
        if not workers:
            raise MachineError(f"the Dask scheduler at {address} has no workers", f"start some: dask worker {address}")
        yield client.get_executor(pure=False), workers


def _end(what: _Closing) -> None:
    """Processes that do not end in time are ended with this one, whose children they are."""
    with suppress(TimeoutError):
        what.close(timeout=_ENDING)
