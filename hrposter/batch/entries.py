"""What the manifest says of a file and of a clinic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hrposter.batch.compare import ToDo
from hrposter.batch.folder import Folder
from hrposter.batch.manifest import ClinicEntry, Entry, Noted, Time, Told
from hrposter.batch.plan import Plan
from hrposter.batch.task import Product, Task, Work
from hrposter.diagnostics import Diagnostic
from hrposter.i18n import PSEUDO_TAGS
from hrposter.poster import Job
from hrposter.spec.clinic import Clinic


def entry_of(task: Work, product: Product, seconds: float) -> Entry:
    """A file that was made in so many seconds, and is not yet written."""
    sheet = task if isinstance(task, Task) else None
    return Entry(
        path=f"{task.slug}/{product.name}",
        clinic=task.slug,
        sheet=task.key.partition("/")[2],
        job=_told(sheet.template.job) if sheet else None,
        sha256=product.sha256,
        bytes=product.size,
        pages=product.pages,
        status=sheet.template.status if sheet else None,
        findings=_findings(sheet.clinic, sheet.template.job.lang) if sheet else [],
        inputs=task.inputs.told(),
        time=Time(modified=0, seconds=seconds),
    )


@lru_cache(maxsize=512)
def _told(job: Job) -> Told:
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
    warnings = [_noted(warning) for warning in clinic.warnings]
    missing = () if lang in PSEUDO_TAGS else clinic.untranslated(lang)
    return [*warnings, *(Noted(code="untranslated", message=f"{key!r} is not given in {lang!r}") for key, _ in missing)]


def _noted(problem: Diagnostic) -> Noted:
    return {"code": problem.code, "message": problem.message}


def note_clinics(plan: Plan, work: ToDo, folder: Folder) -> None:
    """Say which clinics there are, before anything is made: the first roster that names a clinic keeps it."""
    known = folder.record.clinics
    busy = {task.slug for task in work.tasks}
    noted: dict[str, ClinicEntry] = {}
    for slug, name in plan.names.items():
        before = known.get(slug)
        owner = before["roster"] if before and before["roster"] is not None else plan.origins[slug]
        state = "unfinished" if before is None or slug in busy else before["state"]
        entry = ClinicEntry(name=name or (before["name"] if before else ""), roster=owner, state=state, problems=before["problems"] if before else [])
        if entry != before:
            noted[slug] = entry
    folder.note(noted)


def note_outcomes(plan: Plan, work: ToDo, folder: Folder, failed: Mapping[str, tuple[Diagnostic, ...]]) -> None:
    """Say how each clinic has come out, and forget those that have left their roster."""
    known = folder.record.clinics
    for slug in work.leaving:
        del known[slug]
    wrong = {each.row.slug: each.problems for each in plan.wrong}
    for slug in plan.names:
        problems = failed.get(slug) if slug in plan.rows else wrong[slug]
        known[slug]["state"] = "wrong" if slug not in plan.rows else "incomplete" if problems else "made"
        known[slug]["problems"] = [_noted(each) for each in dict.fromkeys(problems or ())]
