"""What a command finds around it: your folder of layouts, your clinic.yaml, the date in the environment."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.diagnostics import Diagnostic, PosterError, Severity, UsageError
from hrposter.resources import Library, data_folder

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic

LAYOUTS = Path("layouts")
BUNDLES = Path("bundles")
PROFILES = Path("profiles")
SHEETS = Path("sheets")
CLINIC = Path("clinic.yaml")


def library_at(layouts: Path | None) -> Library:
    """What ships, and before it the folder given, else ./layouts (and ./bundles and the like beside it) where that is not the one that ships."""
    if layouts is not None:
        return Library((Path(os.path.abspath(layouts)),))
    is_own = any(folder.is_dir() for folder in (LAYOUTS, BUNDLES, PROFILES, SHEETS)) and LAYOUTS.resolve() != (data_folder() / "layouts").resolve()
    return Library((Path(os.path.abspath(LAYOUTS)),) if is_own else ())


def clinic_at(clinic: Path | None) -> Path | None:
    """The clinic's details to use: the file given, else ./clinic.yaml, which is said on stderr; None where there is none."""
    if clinic is not None or not CLINIC.is_file():
        return clinic
    click.echo("using clinic.yaml from this folder; --clinic FILE chooses another", err=True)
    return CLINIC


def date_from(option: str | None) -> datetime.date | None:
    """The date of ``--date``, else of SOURCE_DATE_EPOCH (reproducible-builds.org, in UTC), else None: the piece's own."""
    from hrposter.spec.content import parse_date

    if option is not None:
        try:
            return parse_date(option)
        except ValueError as error:
            raise UsageError(str(error)) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds; unset it, or give --date 2026-11-23") from None


def today() -> datetime.date:
    """The day by the clock of this computer: only for what a person is told, never for what a file holds."""
    return datetime.date.today()


def clinic_warnings(clinic: Path | Clinic, langs: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What stops no poster, but what the clinic should know: texts that are not given in the languages asked for."""
    from hrposter.spec.readers import clinic_in

    try:
        read = clinic_in(clinic)
    except PosterError:
        return ()  # each job that reads the file reports it
    help = "write it in that language as well, and it can stand on such posters"
    untranslated = (
        Diagnostic("untranslated", span, f"{key!r} is not given in {lang!r}", help, Severity.WARNING)
        for lang in langs
        for key, span in read.untranslated(lang)
    )
    return (*read.warnings, *untranslated)
