"""A batch from its plan to its manifest, told event by event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hrposter.batch.compare import ToDo, to_do
from hrposter.batch.engine import Engine
from hrposter.batch.entries import entry_of, note_clinics, note_outcomes
from hrposter.batch.events import Done, Event, FileFailed, FileMade, FileRemoved, RowWrong, Started
from hrposter.batch.folder import Folder
from hrposter.batch.mend import mended
from hrposter.batch.packing import Packing
from hrposter.batch.plan import Plan
from hrposter.batch.queue import Queue
from hrposter.batch.task import Failed, Made, Task, Work
from hrposter.diagnostics import Diagnostic


@dataclass(slots=True)
class _Tally:
    made: int = 0
    removed: int = 0
    failed: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)  # by clinic
    sheets_failed: int = 0
    is_bug: bool = False


def run(
    plan: Plan, folder: Folder, engine: Engine, *, is_fresh: bool = False, is_zipped: bool = False, index_lang: str | None = None
) -> Iterator[Event]:
    """Make what is missing, remove what no longer belongs, and tell of each; MachineError or OSError where no more can be made.

    Files get their names here and nowhere else, whoever makes them.
    """
    work = to_do(plan, folder.record, folder.path, is_fresh=is_fresh, is_zipped=is_zipped)
    yield Started(len(plan.names), len(plan.tasks), work.kept, len(plan.wrong))
    for wrong in plan.wrong:
        yield RowWrong(str(wrong.roster.path), wrong.row.line, wrong.row.slug, wrong.problems)
    note_clinics(plan, work, folder)
    tally = _Tally()
    packing = Packing.of(plan, work.tasks, folder, is_fresh=is_fresh, is_zipped=is_zipped, index_lang=index_lang)
    yield from _made(work, folder, engine, packing, tally)
    yield from _removed(work, folder, tally)
    note_outcomes(plan, work, folder, tally.failed)
    yield from mended(plan, folder, tally.failed)
    yield Done(tally.made, work.kept, tally.removed, tally.sheets_failed, len(plan.wrong), tally.is_bug)


def _made(work: ToDo, folder: Folder, engine: Engine, packing: Packing, tally: _Tally) -> Iterator[Event]:
    waiting: dict[str, Work] = {task.key: task for task in work.tasks}
    queue = Queue(work.tasks, folder.begin)
    for slug in packing.complete():
        yield from _finish(slug, packing, folder, queue, waiting)
    for outcome in engine.outcomes(queue):
        task = waiting.pop(outcome.key)
        if isinstance(outcome, Made):
            yield from _put(task, outcome, folder)
        else:
            yield _failed(task, outcome, tally)
        if isinstance(task, Task):
            tally.made += isinstance(outcome, Made)
            if packing.settle(task.slug, is_made=isinstance(outcome, Made)):
                yield from _finish(task.slug, packing, folder, queue, waiting)
        elif isinstance(outcome, Made):
            yield from _zipped(task.slug, packing, folder)


def _finish(slug: str, packing: Packing, folder: Folder, queue: Queue, waiting: dict[str, Work]) -> Iterator[Event]:
    """All sheets of a clinic stand: have its index made, or go on to its ZIP."""
    if (index := packing.index(slug)) is None:
        yield from _zipped(slug, packing, folder)
        return
    waiting[index.key] = index
    queue.add(index)


def _zipped(slug: str, packing: Packing, folder: Folder) -> Iterator[Event]:
    if made := packing.zip(slug):
        folder.put([made])
        yield FileMade(made[0])


def _failed(task: Work, outcome: Failed, tally: _Tally) -> FileFailed:
    tally.sheets_failed += 1
    tally.is_bug |= bool(outcome.trace)
    tally.failed[task.slug] = (*tally.failed.get(task.slug, ()), *outcome.problems)
    return FileFailed(task.slug, task.key.partition("/")[2], outcome.problems, outcome.trace)


def _put(task: Work, made: Made, folder: Folder) -> Iterator[Event]:
    """Write the files of a task in the place of those that it had."""
    before = {entry["path"] for entry in folder.record.of_sheet(task.key)}
    files = [(entry_of(task, product, round(made.seconds, 4)), product.data) for product in made.products]
    folder.put(files)
    for path in before - {entry["path"] for entry, _ in files}:
        folder.remove(path)
    yield from (FileMade(entry) for entry, _ in files)


def _removed(work: ToDo, folder: Folder, tally: _Tally) -> Iterator[Event]:
    for path in (*work.gone, *(path for key in work.left_over for path in folder.left_over(key))):
        folder.remove(path)
        tally.removed += 1
        yield FileRemoved(path)
