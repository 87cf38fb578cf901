"""``hrposter calibrate``: a sheet that measures a printer, and the measures that are kept of it."""

from __future__ import annotations

from pathlib import Path

import click

from hrposter.cli import options

_PAPERS = ("Letter", "Legal", "Tabloid", "A4", "A3")
_EPILOG = """\b
Examples:
  hrposter calibrate --paper Letter
  hrposter calibrate --paper Letter --lang es
  hrposter calibrate --set left=4mm,right=4mm,top=4mm,bottom=5mm
  hrposter calibrate --set offset=0.5mm/-0.5mm,duplex=1mm/0mm,scale=99.5%
  hrposter calibrate --show
  hrposter calibrate --forget
"""


@click.command("calibrate", epilog=_EPILOG)
@click.option(
    "--paper", metavar="PAPER", shell_complete=options.complete_list_of(*_PAPERS), help=f"Make the sheet that measures: {', '.join(_PAPERS)}."
)
@click.option("--lang", metavar="TAG", show_default="en", shell_complete=options.complete_languages, help="The language of the sheet, such as es.")
@click.option("--set", "measures", metavar="NAME=VALUE[,...]", help="Keep what you read off the sheet.")
@click.option("--show", is_flag=True, help="Print what is kept, and where.")
@click.option("--forget", is_flag=True, help="Forget what is kept.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default="posters", show_default=True, metavar="DIR", help="Where to put the sheet.")
def calibrate(paper: str | None, lang: str | None, measures: str | None, show: bool, forget: bool, output: Path) -> None:
    """Measure your printer once: cards, tiles and folds then fit it.

    Print the sheet, read seven numbers off it, and keep them with --set: left, right, top and bottom are what stays
    blank at the edges; offset is how far all is printed to the right / down; duplex is how far the back stands to the
    right / down of the front, seen through the paper; scale is the length of what should be 100 mm long. They are
    kept on this computer alone, and change only what is printed to be cut, folded or put together.
    """
    if sum(map(bool, (paper, measures, show, forget))) != 1:
        raise click.UsageError("say one of --paper, --set, --show and --forget; the first step is: hrposter calibrate --paper Letter")
    if lang and not paper:
        raise click.UsageError("--lang is the language of the sheet; it goes with --paper, as in --paper Letter --lang es")
    if paper:
        _make(paper, lang or "en", output)
    elif measures:
        _keep(measures)
    elif show:
        _show()
    else:
        _forget()


def _make(paper: str, lang: str, folder: Path) -> None:
    """The sheet, as a file whose name is printed."""
    from hrposter import atomic
    from hrposter.cli.surroundings import library_at
    from hrposter.diagnostics import UsageError
    from hrposter.files import refuse_unusable
    from hrposter.imposition.calibration import calibration
    from hrposter.papers import parse_paper
    from hrposter.pdf.writer import write

    try:
        found = parse_paper(paper)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if found.name not in _PAPERS:
        raise UsageError(f"{found.name} is not what an office printer is measured with; use one of {', '.join(_PAPERS)}")
    library = library_at(None)
    known = library.own_languages("imposition")
    if not {lang, lang.partition("-")[0]} & set(known):
        raise UsageError(f"the sheet has no words in {lang!r}; it speaks {', '.join(known)}")
    made = calibration(found, library, lang)
    refuse_unusable(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"calibrate-{made.meta.lang}-{found.slug}.pdf"
    atomic.write(path, write(made))
    click.echo(path)


def _keep(text: str) -> None:
    """Put the measures into the file, all of them or none; UsageError says all that is wrong."""
    from hrposter import atomic
    from hrposter.cli.printer import kept_printer, printer_file
    from hrposter.diagnostics import UsageError
    from hrposter.imposition.printer import Printer
    from hrposter.imposition.printer_file import NAMES, measured, written
    from hrposter.orders import split
    from hrposter.resources import unknown

    printer, wrong, seen = kept_printer() or Printer(), list[str](), set[str]()
    for part in split(text):
        name, equals, value = (each.strip() for each in part.partition("="))
        if not equals:
            wrong.append(f"{part!r} says no measure; write it as in left=5mm")
        elif name not in NAMES:
            wrong.append(unknown("measure", name, NAMES))
        elif name in seen:
            wrong.append(f"{name!r} is said twice; say it once")
        else:
            seen.add(name)
            try:
                printer = measured(printer, name, value)
            except ValueError as error:
                wrong.append(str(error))
    if wrong:
        raise UsageError(*wrong)
    path = printer_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(path, written(printer).encode())
    _show()


def _show() -> None:
    from hrposter.cli.printer import kept_printer, printer_file
    from hrposter.imposition.printer_file import written

    kept = kept_printer()
    if kept is None:
        click.echo("nothing is kept of a printer; the first step is: hrposter calibrate --paper Letter")
        return
    click.echo(written(kept).partition("\n")[2].rstrip())
    click.echo(f"kept in {printer_file()}", err=True)


def _forget() -> None:
    from hrposter.cli.printer import printer_file

    path = printer_file()
    if not path.is_file():
        click.echo("nothing was kept of a printer")
        return
    path.unlink()
    click.echo(f"forgotten: {path}")
