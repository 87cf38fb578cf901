"""What is kept of a person's printer: where it stands, and when it counts."""

from __future__ import annotations

from pathlib import Path

import click

from hrposter.diagnostics import UsageError
from hrposter.imposition.printer import Printer

NONE = "none"


def printer_file() -> Path:
    """Where the measures of the printer are kept: a person's own settings, as their system has it."""
    from platformdirs import user_config_path

    return user_config_path("hrposter", appauthor=False) / "printer.yaml"


def kept_printer() -> Printer | None:
    """The printer that was measured; None where there is none, PosterError where something is wrong with its file."""
    path = printer_file()
    if not path.is_file():
        return None
    from hrposter.imposition.printer_file import read_printer

    return read_printer(path)


def printer_for(option: str | None) -> Printer:
    """The printer that sheets are made for: the one that was measured, which is said on stderr, else a usual one."""
    if option is not None:
        if option != NONE:
            raise UsageError(f"--printer is none or is left out, not {option!r}; measure a printer with hrposter calibrate")
        return Printer()
    kept = kept_printer()
    if kept is None:
        return Printer()
    click.echo("using your printer's measures from hrposter calibrate; --printer none ignores them", err=True)
    return kept
