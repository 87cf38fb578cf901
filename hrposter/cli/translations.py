"""Words as commands find them: how far each translation is, who has signed, and what stops no poster but its owner should know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from hrposter.cli.report import print_problems
from hrposter.diagnostics import Diagnostic, PosterError, Severity
from hrposter.orders import Sheet
from hrposter.poster import Job
from hrposter.resolve import words_folder
from hrposter.spec.content import Content
from hrposter.spec.phrases import Phrases
from hrposter.spec.readers import content_in, layout_in
from hrposter.spec.shared import phrases_of
from hrposter.spec.signature import check_signature, is_unsigned
from hrposter.spec.translation import judged, settled


def say_how_far(sheets: Sequence[Sheet]) -> None:
    """Say on stderr which pieces no clinician has signed, which translations are behind their English, and which are followed by it."""
    _say_unsigned(sheets)
    told: dict[tuple[str, str], Job] = {}
    for sheet in sheets:
        if sheet.job.lang != "en":
            told.setdefault((sheet.job.piece, sheet.job.lang), sheet.job)
    for job in told.values():
        try:
            english, content, phrases = _read(job)
        except PosterError:
            continue  # the job that reads the files reports it
        print_problems(_warnings(job, english, content, phrases))
        if _needs_english(job, english, content, phrases):
            fact = f"{job.piece} is critical, and its words in {job.lang} are a draft: its English follows on pages of its own"
            click.echo(fact, err=True)


def _say_unsigned(sheets: Sequence[Sheet]) -> None:
    """Say once of each piece that it needs a clinician's name, or that its signed words have changed."""
    for job in {sheet.job.piece: sheet.job for sheet in sheets}.values():
        folder = job.library.piece(job.piece)
        try:
            layout = layout_in(folder / "layout.yaml")
            english = content_in(words_folder(folder, layout, job.library) / "en.yaml")
        except PosterError:
            continue  # the job that reads the files reports it
        if is_unsigned(layout, english):
            print_problems(check_signature(layout, english))
            click.echo(f"no clinician has signed the words of {job.piece} as they stand: its pages say so", err=True)


def _read(job: Job) -> tuple[Content, Content, Phrases]:
    folder = job.library.piece(job.piece)
    words = words_folder(folder, layout_in(folder / "layout.yaml"), job.library)
    return content_in(words / "en.yaml"), content_in(words / f"{job.lang}.yaml"), phrases_of(job.library, job.lang)


def _needs_english(job: Job, english: Content, content: Content, phrases: Phrases) -> bool:
    """Whether the files of a job hold its English as well."""
    is_draft = settled(english, content).is_draft or settled(phrases_of(job.library, "en"), phrases).is_draft
    return is_draft and layout_in(job.library.piece(job.piece) / "layout.yaml").critical


def _warnings(job: Job, english: Content, content: Content, phrases: Phrases) -> Iterator[Diagnostic]:
    """What has changed in the English; that a digest is missing is told where files are looked at, by ``hrposter validate``."""
    shared = phrases_of(job.library, "en")
    yield from (problem for problem in (*judged(english, content), *judged(shared, phrases)) if problem.code == "stale-words")
    if settled(shared, phrases).is_draft and not settled(english, content).is_draft:
        fact = f"the words of {job.piece} are checked, but those that all posters share are a draft in {job.lang!r}, so the band stays"
        help = "have this file checked too; a copy of it in assets/phrases beside your layouts is used before the one that came along"
        yield Diagnostic("draft-phrases", phrases.status_span, fact, help, Severity.WARNING)
