"""``hrposter render``: posters into files, all of them checked before the first is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from hrposter.cli import options
from hrposter.cli.folding import fold_options
from hrposter.cli.imposing import Asked, imposing_options
from hrposter.cli.tiling import tile_options

if TYPE_CHECKING:
    from hrposter.cli.folding import Folding
    from hrposter.cli.imposing import Imposition, Made
    from hrposter.display import Document
    from hrposter.imposition.tiles.grid import Tiling
    from hrposter.orders import Order, Sheet
    from hrposter.resources import Library

_FEW = 3
_EPILOG = """\b
Examples:
  hrposter render welcome
  hrposter render welcome principles --lang es,ar --size A3
  hrposter render welcome --lang all --size all --orientation both
  hrposter render --bundle welcome-kit --lang es
  hrposter render welcome --lang es --strict
  hrposter render welcome --format png --dpi 200 -o pictures
  hrposter render welcome --profile large-print
  hrposter render welcome --profile screen --size 1920x1080
  hrposter render welcome --size 24x36 --tile Letter
  hrposter render seat-belt --fold booklet --size Letter
"""


class _Steps(Protocol):
    """Something that is told of each step."""

    def update(self, n_steps: int) -> None:
        """Move on."""


class _Nowhere:
    """Shows nothing."""

    def update(self, n_steps: int) -> None:
        """Move on."""


@click.command("render", epilog=_EPILOG)
@click.argument("pieces", nargs=-1, metavar="[PIECE]...", shell_complete=options.complete_pieces)
@options.bundle_option
@options.langs_option
@options.sizes_option
@tile_options
@fold_options
@options.orientations_option
@options.profiles_option
@options.icc_option
@options.theme_option
@options.clinic_option
@options.resources_option
@options.layouts_option
@options.strict_option
@click.option("--date", metavar="DATE", show_default="the poster's own", help="The date that the file carries, as 2026-11-23.")
@imposing_options
@options.formats_option
@click.option("--dpi", type=click.IntRange(20, 600), metavar="N", show_default="150", help="How fine a png is, in dots an inch, 20 to 600.")
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    default="posters",
    show_default=True,
    metavar="DIR",
    help="Where to put the files.",
)
def render(
    pieces: tuple[str, ...],
    bundle: str | None,
    lang: str,
    size: str | None,
    tiling: Tiling | None,
    folding: Folding,
    orientation: str,
    profile: str,
    icc: Path | None,
    theme: str | None,
    clinic: Path | None,
    resources: Path | None,
    layouts: Path | None,
    strict: bool,
    date: str | None,
    form: str | None,
    dpi: int | None,
    output: Path,
    asked: Asked,
) -> None:
    """Make posters, ready to print.

    PIECE is the name of a poster, such as welcome; see them all, and the bundles, with: hrposter list. The name of each
    file is printed. All posters are checked first: when one cannot be made, none is written, and you are told why.
    """
    from hrposter.cli.imposing import imposition_of
    from hrposter.cli.surroundings import clinic_at, date_from, library_at, today
    from hrposter.cli.turning import resources_at, say_which
    from hrposter.orders import Order

    formats = _formats(form) if form is not None else ()
    library = library_at(layouts)
    wanted = (_named(pieces, bundle, library), lang, size, orientation, profile, theme)
    order = Order(*wanted, clinic_at(clinic), date_from(date), library, resources_at(resources), today(), icc, strict)
    imposition = imposition_of(asked, library, is_else=tiling is not None or folding.fold is not None)
    sheets = _sheets(folding.ordered(order), imposition, formats, tiling, asked.printer)
    say_which(sheets, resources)
    _check(sheets, formats, dpi, output)
    _make(sheets, formats, dpi, output, tiling, imposition)


def _sheets(order: Order, imposition: Imposition | None, formats: tuple[str, ...], tiling: Tiling | None, printer: str | None) -> tuple[Sheet, ...]:
    """What is laid out, and what the names of its files begin with."""
    from hrposter.cli.tiling import tile_sheets
    from hrposter.orders import sheets_of

    if imposition is None:
        return tile_sheets(_for_printer(sheets_of(order), printer), tiling, formats)
    if "txt" in formats:
        raise click.UsageError("the words of a sheet are those of the piece; make the txt without the sheet")
    return imposition.sheets(sheets_of(imposition.ordered(order)))


def _for_printer(sheets: tuple[Sheet, ...], printer: str | None) -> tuple[Sheet, ...]:
    """The same, where any is to be folded for the printer that was measured, if one was."""
    from hrposter.rendering import fold_of

    if not any(fold_of(sheet.job) for sheet in sheets):
        return sheets
    from hrposter.cli.printer import printer_for

    kept = printer_for(printer)
    return tuple(sheet.for_printer(kept) if fold_of(sheet.job) else sheet for sheet in sheets)


def _named(pieces: tuple[str, ...], bundle: str | None, library: Library) -> tuple[str, ...]:
    """The pieces that were named, then those of the bundle."""
    from hrposter.orders import pieces_of

    if not pieces and bundle is None:
        raise click.UsageError("no poster is named; name some, as in: hrposter render welcome, or a bundle with --bundle")
    return (*pieces, *(pieces_of(bundle, library) if bundle is not None else ()))


def _check(sheets: tuple[Sheet, ...], formats: tuple[str, ...], dpi: int | None, output: Path) -> None:
    """Say what stops no poster; UsageError for pictures that cannot be made as asked for, OSError where no file can be written."""
    from hrposter.files import USUAL_DPI, formats_of, refuse_large_pictures, refuse_unusable

    pictured = tuple(sheet for sheet in sheets if "png" in formats_of(sheet, formats))
    _check_dpi(dpi, pictured)
    refuse_large_pictures(pictured, dpi or USUAL_DPI)
    refuse_unusable(output)
    _warn(sheets)


def _check_dpi(dpi: int | None, pictured: tuple[Sheet, ...]) -> None:
    """UsageError for a dpi that decides nothing."""
    if dpi is None:
        return
    if not pictured:
        raise click.UsageError("--dpi is for png, and no png is asked for; add --format png")
    if all(sheet.job.profile.is_screen for sheet in pictured):
        raise click.UsageError("a picture for a screen has the pixels that its size says; leave out --dpi")


def _formats(text: str) -> tuple[str, ...]:
    from hrposter.diagnostics import UsageError
    from hrposter.files import FORMATS
    from hrposter.orders import split
    from hrposter.resources import unknown

    wanted = tuple(dict.fromkeys(split(text)))
    for name in wanted:
        if name not in FORMATS:
            raise UsageError(unknown("format", name, FORMATS))
    return wanted


def _laid_out(sheets: tuple[Sheet, ...], steps: _Steps, tiling: Tiling | None) -> list[Document]:
    """The finished pages of every sheet; PosterError lists what is wrong in all of them, each problem once."""
    from hrposter.cli.tiling import tiles
    from hrposter.diagnostics import PosterError, PreflightError
    from hrposter.rendering import document

    documents, errors = [], []
    for sheet in sheets:
        try:
            made = document(sheet.job)
            documents.append(tiles(sheet, made, tiling) if tiling else made)
        except PosterError as error:
            errors.append((sheet, error))
        steps.update(1)
    found = [
        problem if problem.span else replace(problem, message=f"{sheet.label}: {problem.message}")
        for sheet, error in errors
        for problem in error.diagnostics
    ]
    if found:
        kind = PreflightError if all(isinstance(error, PreflightError) for _, error in errors) else PosterError
        raise kind(*dict.fromkeys(found))
    return documents


def _warn(sheets: tuple[Sheet, ...]) -> None:
    """Say what stops no poster."""
    _warn_of_clinic(sheets)
    from hrposter.cli.translations import say_how_far

    say_how_far(sheets)


def _warn_of_clinic(sheets: tuple[Sheet, ...]) -> None:
    clinic = sheets[0].job.clinic
    if clinic is None:
        return
    from hrposter.cli.report import print_problems
    from hrposter.cli.surroundings import clinic_warnings
    from hrposter.i18n import PSEUDO_TAGS

    langs = dict.fromkeys(sheet.job.lang for sheet in sheets if sheet.job.lang not in PSEUDO_TAGS)
    print_problems(clinic_warnings(clinic, langs))


def _make(
    sheets: tuple[Sheet, ...], formats: tuple[str, ...], dpi: int | None, folder: Path, tiling: Tiling | None, imposition: Imposition | None
) -> None:
    """Lay out every sheet, then write the files; each is named on stdout once it is there."""
    from hrposter.cli.folding import say_how_to_fold
    from hrposter.files import USUAL_DPI, formats_of

    count = sum(len(formats_of(sheet, formats)) for sheet in sheets)
    has_bar = sys.stderr.isatty() and count > _FEW
    waits = has_bar and sys.stdout.isatty()  # a line printed now would tear the bar
    written: list[Path] = []
    try:
        with _bar(len(sheets) + count) if has_bar else nullcontext(_Nowhere()) as steps:
            documents = _laid_out(sheets, steps, tiling)
            say_how_to_fold(sheets, documents, formats)
            made = list(zip(sheets, documents, strict=True))
            for path in _written(list(imposition.imposed(made)) if imposition else made, formats, dpi or USUAL_DPI, folder):
                steps.update(1)
                written.append(path)
                if not waits:
                    click.echo(path)
    finally:
        if waits and written:
            click.echo("\n".join(map(str, written)))
    if imposition:
        click.echo(imposition.advice(), err=True)


def _bar(length: int) -> AbstractContextManager[_Steps]:
    return click.progressbar(length=length, label="Making posters", file=sys.stderr)


def _written(made: list[Made], formats: tuple[str, ...], dpi: int, folder: Path) -> Iterator[Path]:
    """The path of each file, once it stands there whole."""
    from hrposter import atomic
    from hrposter.files import files_of

    folder.mkdir(parents=True, exist_ok=True)
    for sheet, document in made:
        for name, data in files_of(sheet, document, formats, dpi):
            atomic.write(folder / name, data)
            yield folder / name
