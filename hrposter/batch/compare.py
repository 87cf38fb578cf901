"""What is still to do: the plan held up to what stands in the folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrposter.batch.folder import Record, is_intact
from hrposter.batch.manifest import Entry
from hrposter.batch.plan import Plan
from hrposter.batch.task import Task

# What is made of all files of a clinic; it is looked at once these stand.
INDEX, ZIP = "index", "zip"


@dataclass(frozen=True, slots=True)
class ToDo:
    """Tasks to carry out, the number of those that are done, and the paths that no longer belong."""

    tasks: tuple[Task, ...]
    kept: int
    gone: tuple[str, ...]


def to_do(plan: Plan, record: Record, folder: Path, *, is_fresh: bool) -> ToDo:
    """What is missing, was changed, or is made of inputs that have changed; all of it where everything is to be made afresh.

    Only what we made is ever on the list of what no longer belongs: sheets that a clinic no longer asks for, and all files of a
    clinic that has left the roster that it came with. A clinic whose row is wrong now keeps what it has.
    """
    by_sheet = record.by_sheet()
    tasks = tuple(task for task in plan.tasks if is_fresh or not is_done(task, by_sheet.get(task.key, ()), folder))
    return ToDo(tasks, len(plan.tasks) - len(tasks), tuple(_gone(plan, record)))


def is_done(task: Task, entries: Sequence[Entry], folder: Path) -> bool:
    """Whether the files of a task stand there, made of the same inputs."""
    wanted = task.inputs.told()
    return bool(entries) and all(entry["inputs"] == wanted and is_intact(folder, entry) for entry in entries)


def _gone(plan: Plan, record: Record) -> Iterator[str]:
    planned = {task.key for task in plan.tasks}
    for path, entry in record.files.items():
        slug, is_of_all = entry["clinic"], entry["sheet"] in (INDEX, ZIP)
        if slug in plan.names:
            if slug in plan.rows and not is_of_all and f"{slug}/{entry['sheet']}" not in planned:
                yield path
        elif slug in record.clinics and record.clinics[slug]["roster"] in plan.owners:
            yield path
