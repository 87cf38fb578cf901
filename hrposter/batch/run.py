"""A batch from its plan to its manifest, told event by event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hrposter.batch.compare import ToDo, to_do
from hrposter.batch.engine import Engine
from hrposter.batch.events import Done, Event, FileFailed, FileMade, FileRemoved, RowWrong, Started
from hrposter.batch.folder import Folder
from hrposter.batch.manifest import ClinicEntry, Entry, Noted, Time, Told
from hrposter.batch.mend import mended
from hrposter.batch.plan import Plan
from hrposter.batch.queue import Queue
from hrposter.batch.task import Failed, Made, Task, Template
from hrposter.diagnostics import Diagnostic
from hrposter.i18n import PSEUDO_TAGS
from hrposter.spec.clinic import Clinic


@dataclass(slots=True)
class _Tally:
    made: int = 0
    removed: int = 0
    failed: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)  # by clinic
    sheets_failed: int = 0
    is_bug: bool = False


def run(plan: Plan, folder: Folder, engine: Engine, *, is_fresh: bool = False) -> Iterator[Event]:
    """Make what is missing, remove what no longer belongs, and tell of each; MachineError or OSError where no more can be made.

    Files are written here and nowhere else, whoever makes them.
    """
    work = to_do(plan, folder.record, folder.path, is_fresh=is_fresh)
    yield Started(len(plan.names), len(plan.tasks), work.kept, len(plan.wrong))
    for wrong in plan.wrong:
        yield RowWrong(str(wrong.roster.path), wrong.row.line, wrong.row.slug, wrong.problems)
    _note_clinics(plan, folder)
    tally = _Tally()
    yield from _made(work, folder, engine, tally)
    yield from _removed(work, folder, tally)
    _note_outcomes(plan, folder, tally)
    yield from mended(plan, folder, tally.failed)
    yield Done(tally.made, work.kept, tally.removed, tally.sheets_failed, len(plan.wrong), tally.is_bug)


def _made(work: ToDo, folder: Folder, engine: Engine, tally: _Tally) -> Iterator[Event]:
    tasks = {task.key: task for task in work.tasks}
    before = folder.record.by_sheet()
    for outcome in engine.outcomes(Queue(work.tasks, folder.begin)):
        task = tasks[outcome.key]
        if isinstance(outcome, Failed):
            yield _failed(task, outcome, tally)
            continue
        tally.made += 1
        entries = list(_put(task, outcome, folder))
        yield from map(FileMade, entries)
        now = {entry["path"] for entry in entries}
        for old in before.get(task.key, ()):
            if old["path"] not in now:
                folder.remove(old["path"])


def _failed(task: Task, outcome: Failed, tally: _Tally) -> FileFailed:
    tally.sheets_failed += 1
    tally.is_bug |= bool(outcome.trace)
    tally.failed[task.slug] = (*tally.failed.get(task.slug, ()), *outcome.problems)
    return FileFailed(task.slug, task.template.sheet.stem, outcome.problems, outcome.trace)


def _put(task: Task, made: Made, folder: Folder) -> Iterator[Entry]:
    template = task.template
    for product in made.products:
        entry = Entry(
            path=f"{task.slug}/{product.name}",
            clinic=task.slug,
            sheet=template.sheet.stem,
            job=_told(template),
            sha256=product.sha256,
            bytes=len(product.data),
            pages=product.pages,
            status=template.status,
            findings=_findings(task.clinic, template.job.lang),
            inputs=task.inputs.told(),
            time=Time(modified=0, seconds=round(made.seconds, 4)),
        )
        yield folder.put(entry, product.data)


def _told(template: Template) -> Told:
    job = template.job
    return Told(
        piece=job.piece,
        lang=job.lang,
        size=job.paper.name,
        orientation="landscape" if job.is_landscape else "portrait",
        profile=job.profile.name,
        theme=job.theme,
        date=job.date.isoformat() if job.date else None,
    )


def _findings(clinic: Clinic, lang: str) -> list[Noted]:
    """What stops no file, but what the clinic should know."""
    warnings = [Noted(code=warning.code, message=warning.message) for warning in clinic.warnings]
    missing = () if lang in PSEUDO_TAGS else clinic.untranslated(lang)
    return [*warnings, *(Noted(code="untranslated", message=f"{key!r} is not given in {lang!r}") for key, _ in missing)]


def _removed(work: ToDo, folder: Folder, tally: _Tally) -> Iterator[Event]:
    for path in work.gone:
        folder.remove(path)
        tally.removed += 1
        yield FileRemoved(path)


def _note_clinics(plan: Plan, folder: Folder) -> None:
    """Write down which clinics there are, before anything is made: the first roster that names a clinic keeps it."""
    known = folder.record.clinics
    for slug, name in plan.names.items():
        before = known.get(slug)
        roster = before["roster"] if before and before["roster"] is not None else plan.origins[slug]
        known[slug] = ClinicEntry(name=name or (before["name"] if before else ""), roster=roster, state="unfinished", problems=[])


def _note_outcomes(plan: Plan, folder: Folder, tally: _Tally) -> None:
    """Write down how each clinic has come out, and forget those that have left their roster."""
    known = folder.record.clinics
    for slug in [slug for slug, clinic in known.items() if slug not in plan.names and clinic["roster"] in plan.owners]:
        del known[slug]
    wrong = {each.row.slug: each.problems for each in plan.wrong}
    for slug in plan.names:
        problems = wrong.get(slug) if slug not in plan.rows else tally.failed.get(slug)
        known[slug]["state"] = "made" if problems is None else "wrong" if slug not in plan.rows else "incomplete"
        known[slug]["problems"] = [Noted(code=each.code, message=each.message) for each in dict.fromkeys(problems or ())]
