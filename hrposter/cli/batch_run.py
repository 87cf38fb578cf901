"""A batch as the command line carries it out: who makes the files, how it is told, and with which code it ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hrposter.batch.compare import to_do
from hrposter.batch.engine import Engine, Here
from hrposter.batch.events import Done, Event
from hrposter.batch.folder import is_known, opened, record_of
from hrposter.batch.plan import Plan, Wish, plan
from hrposter.batch.run import run
from hrposter.cli.batch_told import Teller, teller
from hrposter.cli.errors import Exit
from hrposter.cli.translations import say_how_far
from hrposter.cli.turning import say_which
from hrposter.files import refuse_unusable
from hrposter.frozen import frozen
from hrposter.orders import Order
from hrposter.roster.opening import about_rows
from hrposter.roster.reading import read_roster

if TYPE_CHECKING:
    from hrposter.batch.local import Local

# A process takes as long to start as it takes to make some dozens of files.
_WORTH_A_PROCESS = 40


@frozen()
class Run:
    """How a batch is to be carried out; ``jobs`` None for as many as are worth it, ``form`` human or json, ``engine`` local or dask.

    ``index_lang`` is the language of each index, None for the first that each clinic speaks.
    """

    output: Path
    jobs: int | None
    is_fresh: bool
    is_dry: bool
    form: str
    is_zipped: bool
    engine: str = "local"
    scheduler: str | None = None
    resources: Path | None = None
    index_lang: str | None = None


@frozen()
class Asked:
    """What is asked for: by the command, ``order``, for the one roster at ``path``, or by the job file there."""

    path: Path
    order: Order
    is_job_file: bool

    def wishes(self) -> tuple[Wish, ...]:
        """Rosters and what their clinics get; PosterError where a file as a whole cannot be read."""
        if not self.is_job_file:
            return (Wish(read_roster(self.path), (self.order,)),)
        from hrposter.batch.jobfile import read_job_file
        from hrposter.batch.matrix import orders_for

        jobs = read_job_file(self.path, self.order.library)
        dated = replace(self.order, date=self.order.date or jobs.date)
        return tuple(Wish(read_roster(roster), orders_for(roster, jobs, dated)) for roster in jobs.rosters)

    def rows(self) -> int:
        """About how many clinics there are, before anything is looked at; 0 where that does not show."""
        return 0 if self.is_job_file else about_rows(self.path)


def carry_out(asked: Asked, how: Run) -> int:
    """Do it, or say what would be done; the exit code."""
    with _ready(asked, how) as crew:
        return _carried_out(plan(asked.wishes(), how.output), how, crew)


def _carried_out(planned: Plan, how: Run, crew: Local | None) -> int:
    sheets = [template.sheet for template in planned.templates]
    if sheets:
        say_which(sheets, how.resources)
        say_how_far(sheets)
    refuse_unusable(how.output)
    if how.is_dry:
        return _dry(planned, how)
    with opened(how.output) as folder, teller(how.form, how.output) as telling:
        engine = _engine(len(planned.tasks), how, crew)
        return _told(run(planned, folder, engine, is_fresh=how.is_fresh, is_zipped=how.is_zipped, index_lang=how.index_lang), telling)


def _told(events: Iterator[Event], telling: Teller) -> int:
    done: Done | None = None
    try:
        for event in events:
            telling.tell(event)
            done = event if isinstance(event, Done) else done
    except KeyboardInterrupt:
        telling.stopped()
        raise
    assert done is not None
    if done.is_bug:
        return Exit.BUG
    return Exit.SOME_JOBS if done.failed or done.wrong else Exit.DONE


@contextmanager
def _ready(asked: Asked, how: Run) -> Iterator[Local | None]:
    """Processes that get ready while it is worked out what they are to do; None where that may not be worth it."""
    rows = asked.rows()
    if how.is_dry or how.engine == "dask" or rows < _WORTH_A_PROCESS or is_known(how.output) or (jobs := _jobs(rows, how)) == 1:
        yield None
        return
    from hrposter.batch.local import Local
    from hrposter.batch.rehearsal import Rehearsal

    crew = Local(min(jobs, rows), time.perf_counter, how.output)
    try:
        crew.start(Rehearsal(asked.path, asked.order))
        yield crew
    finally:
        crew.end()


def _engine(tasks: int, how: Run, crew: Local | None) -> Engine:
    if crew:
        crew.jobs = max(crew.jobs, _jobs(tasks, how))  # a row may ask for many sheets
        return crew
    if how.engine == "dask":
        from hrposter.batch.many_machines import Dask

        return Dask(how.scheduler, how.jobs or _processors(), time.perf_counter)
    if (jobs := _jobs(tasks, how)) == 1:
        return Here(time.perf_counter)
    from hrposter.batch.local import Local

    return Local(jobs, time.perf_counter, how.output)


def _jobs(tasks: int, how: Run) -> int:
    """How many processes are worth starting for so many tasks."""
    return how.jobs or min(_processors(), 1 + tasks // _WORTH_A_PROCESS)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _dry(planned: Plan, how: Run) -> int:
    """Say what would be made and removed; nothing is written."""
    work = to_do(planned, record_of(how.output), how.output, is_fresh=how.is_fresh, is_zipped=how.is_zipped)
    with teller(how.form, how.output) as telling:
        telling.planned(planned, work)
    return Exit.SOME_JOBS if planned.wrong else Exit.DONE
