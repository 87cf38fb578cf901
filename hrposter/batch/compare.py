"""What is still to do: the plan held up to what stands in the folder."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

from hrposter.batch.folder import Record, is_intact
from hrposter.batch.manifest import Entry
from hrposter.batch.plan import Plan
from hrposter.batch.task import INDEX, ZIP, Task, Work
from hrposter.frozen import frozen


@frozen()
class ToDo:
    """Tasks to carry out, the number of those that are done, and the paths that no longer belong.

    ``left_over`` are sheets that no longer belong either, and that a run which was killed may have left;
    ``leaving`` are clinics that have left their roster.
    """

    tasks: tuple[Task, ...]
    kept: int
    gone: tuple[str, ...]
    left_over: tuple[str, ...]
    leaving: frozenset[str]


def to_do(plan: Plan, record: Record, folder: Path, *, is_fresh: bool, is_zipped: bool) -> ToDo:
    """What is missing, was changed, or is made of inputs that have changed; all of it where everything is to be made afresh.

    Only what we made is ever on the list of what no longer belongs: sheets that a clinic no longer asks for, and all files of a
    clinic that has left the roster that it came with. A clinic whose row is wrong now keeps what it has.
    """
    tasks = tuple(task for task in plan.tasks if is_fresh or not is_done(task, record.of_sheet(task.key), folder))
    planned, left = {task.key for task in plan.tasks}, leaving(plan, record)
    wanted = (INDEX, ZIP) if is_zipped else (INDEX,)
    gone = (path for path, entry in record.files.items() if _is_gone(entry["clinic"], entry["sheet"], plan, planned, wanted, left))
    begun = (key for key in sorted(record.begun) if _is_gone(*_parts(key), plan, planned, wanted, left))
    return ToDo(tasks, len(plan.tasks) - len(tasks), tuple(gone), tuple(begun), left)


def is_done(task: Work, entries: Sequence[Entry], folder: Path) -> bool:
    """Whether the files of a task stand there, made of the same inputs."""
    wanted = task.inputs.told()
    return bool(entries) and all(entry["inputs"] == wanted and is_intact(folder, entry) for entry in entries)


def leaving(plan: Plan, record: Record) -> frozenset[str]:
    """The clinics that have left the roster that they came with.

    A row that is wrong may have lost the name that tells which clinic it is. As long as a roster has such a row, of a clinic of which
    we never made anything, nobody is taken to have left it; nor is anybody where no row is left.
    """
    made = {entry["clinic"] for entry in record.files.values()}
    unsure = {plan.origins[each.row.slug] for each in plan.wrong if each.row.slug not in made}
    sure = plan.owners - unsure if plan.names else frozenset()
    return frozenset(slug for slug, clinic in record.clinics.items() if slug not in plan.names and clinic["roster"] in sure)


def _is_gone(slug: str, sheet: str, plan: Plan, planned: Container[str], wanted: Container[str], left: Container[str]) -> bool:
    """Whether nobody asks for a sheet any more: its clinic does not, or has left."""
    if slug in plan.names:
        return slug in plan.rows and sheet not in wanted and f"{slug}/{sheet}" not in planned
    return slug in left


def _parts(key: str) -> tuple[str, str]:
    """Clinic and sheet of something that was begun."""
    slug, _, sheet = key.partition("/")
    return slug, sheet or ZIP
