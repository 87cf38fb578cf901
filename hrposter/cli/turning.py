"""resources.yaml as commands find it: which file is used, and what stops no poster but its owner should know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from hrposter.cli.report import print_problems
from hrposter.diagnostics import Diagnostic, PosterError, Severity, UsageError
from hrposter.i18n import PSEUDO_TAGS
from hrposter.orders import Sheet
from hrposter.resolve import day_of_ages, reads_resources, resources_path
from hrposter.spec.compositions import layout_for
from hrposter.spec.layout import Layout
from hrposter.spec.readers import layout_in, resources_in

_HERE = Path("resources.yaml")


def resources_at(option: Path | None) -> Path | None:
    """The people and things to turn to: the file given, else ./resources.yaml; None for the example that ships."""
    return option or (_HERE if _HERE.is_file() else None)


def say_which(sheets: Sequence[Sheet], option: Path | None) -> None:
    """Say which file is used, and what its owner should know; UsageError for a file that no piece asked for shows."""
    showing = [sheet for sheet in sheets if _shows(sheet)]
    if not showing:
        if option is not None:
            raise UsageError("none of these posters shows people and things to turn to; leave out --resources")
        return
    if option is None and showing[0].job.resources is not None:
        click.echo("using resources.yaml from this folder; --resources FILE chooses another", err=True)
    print_problems(problem for sheet in showing for problem in _warnings(sheet))


def _shows(sheet: Sheet) -> bool:
    return reads_resources(sheet.job, _layout(sheet))


def _layout(sheet: Sheet) -> Layout:
    job = sheet.job
    return layout_for(job.profile, job.library.piece(job.piece), job.library)


def _warnings(sheet: Sheet) -> Iterator[Diagnostic]:
    job = sheet.job
    folder = job.library.piece(job.piece)
    try:
        resources = resources_in(resources_path(job, folder))
    except PosterError:
        return  # the job that reads the file reports it
    yield from resources.warnings
    from hrposter.spec.resources import ages  # CLDR and all, which posters without resources do not need

    day = day_of_ages(job, layout_in(folder / "layout.yaml"))
    yield from (problem for problem in ages(resources, day) if problem.severity is Severity.WARNING)
    if not _layout(sheet).shows_resources:
        return  # a card shows names alone
    help = "write it in that language as well, and it can stand on such posters"
    for key, span in () if job.lang in PSEUDO_TAGS else resources.untranslated(job.lang):
        yield Diagnostic("untranslated", span, f"{key!r} is not given in {job.lang!r}", help, Severity.WARNING)
