"""``hrposter batch``: a pack for each clinic of a roster, by several processes, and nothing lost where it is interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.orders import Order

_ROSTER = click.Path(exists=True, dir_okay=False, path_type=Path)
_JOB_FILES = (".yaml", ".yml")
_ORDERS = ("pieces", "bundle", "lang", "size", "orientation", "profile", "theme")
_EPILOG = """\b
Examples:
  hrposter batch clinics.csv welcome
  hrposter batch clinics.xlsx --bundle welcome-kit --lang en,es -o packs
  hrposter batch clinics.csv welcome --dry-run
  hrposter batch jobs.yaml --zip
"""


@click.command("batch", epilog=_EPILOG)
@click.argument("roster", type=_ROSTER)
@click.argument("pieces", nargs=-1, metavar="[PIECE]...", shell_complete=options.complete_pieces)
@options.bundle_option
@options.langs_option
@options.sizes_option
@options.orientations_option
@options.profiles_option
@options.icc_option
@options.theme_option
@options.resources_option
@options.layouts_option
@options.strict_option
@click.option("--date", metavar="DATE", show_default="the poster's own", help="The date that the files carry, as 2026-11-23.")
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    default="packs",
    show_default=True,
    metavar="DIR",
    help="Where to put the packs.",
)
@click.option("--zip", "zipped", is_flag=True, help="Put each pack into a ZIP beside its folder as well.")
@click.option(
    "--index-lang",
    metavar="TAG",
    show_default="the first that each clinic speaks",
    shell_complete=options.complete_languages,
    help="The language of the index of each pack.",
)
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", show_default="one for each processor", help="How many processes make files.")
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", show_default=True, help="Processes here, or a Dask cluster.")
@click.option("--scheduler", metavar="ADDRESS", show_default="processes on this computer", help="The scheduler of the Dask cluster.")
@click.option("--resume/--fresh", default=True, help="Make only what is missing or has changed (usual), or all of it anew.")
@click.option("--dry-run", is_flag=True, help="Say what would be made and removed, and write nothing.")
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True, help="How to tell what happens.")
def batch(
    roster: Path,
    pieces: tuple[str, ...],
    bundle: str | None,
    lang: str,
    size: str | None,
    orientation: str,
    profile: str,
    icc: Path | None,
    theme: str | None,
    resources: Path | None,
    layouts: Path | None,
    strict: bool,
    date: str | None,
    output: Path,
    zipped: bool,
    index_lang: str | None,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    resume: bool,
    dry_run: bool,
    form: str,
) -> int:
    """Make a pack for each clinic of a roster.

    ROSTER is a table, .csv or .xlsx, with a row for each clinic; its columns are the entries of clinic.yaml. PIECE is the
    name of a poster, such as welcome. Each clinic gets a folder of its own. Rows that are wrong do not stop the others:
    they are told, and stand in a file to be mended. Run the same command again to go on after an interruption.
    In the place of ROSTER may stand a job file, .yaml, which says what is made for which rosters.
    """
    from hrposter.cli.batch_run import Asked, Run, carry_out

    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler is for a Dask cluster; add --engine dask")
    order = _order(pieces, bundle, (lang, size, orientation, profile, theme), layouts, date, resources, icc, is_strict=strict)
    _check_index_language(index_lang, order)
    asked = Asked(roster, order, _is_job_file(roster))
    return carry_out(asked, Run(output, jobs, not resume, dry_run, form, zipped, engine, scheduler, resources, index_lang))


def _order(
    pieces: tuple[str, ...],
    bundle: str | None,
    asked: tuple[str, str | None, str, str, str | None],
    layouts: Path | None,
    date: str | None,
    resources: Path | None,
    icc: Path | None,
    *,
    is_strict: bool,
) -> Order:
    """What the command asks for, for any clinic."""
    from hrposter.cli.surroundings import date_from, library_at, today
    from hrposter.cli.turning import resources_at
    from hrposter.orders import Order, pieces_of

    library = library_at(layouts)
    named = (*pieces, *(pieces_of(bundle, library) if bundle is not None else ()))
    return Order(named, *asked, None, date_from(date), library, resources_at(resources), today(), icc, is_strict)


def _check_index_language(lang: str | None, order: Order) -> None:
    """UsageError for a language in which the index has no words."""
    known = order.library.own_languages("packs")
    if lang is not None and not {lang, lang.partition("-")[0]} & set(known):
        from hrposter.diagnostics import UsageError

        raise UsageError(f"the index of a pack has no words in {lang!r}; it speaks {', '.join(known)}")


def _is_job_file(roster: Path) -> bool:
    """Whether it is a job file; UsageError where the command says besides what is made."""
    if roster.suffix.lower() not in _JOB_FILES:
        return False
    _refuse_orders()
    return True


def _refuse_orders() -> None:
    """UsageError for what a job file says itself."""
    context = click.get_current_context()
    given = [name for name in _ORDERS if context.get_parameter_source(name) is not ParameterSource.DEFAULT]
    if given:
        names = ", ".join("PIECE" if name == "pieces" else f"--{name}" for name in given)
        raise click.UsageError(f"the job file says itself what is made; leave out {names}")
