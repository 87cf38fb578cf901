"""``hrposter preflight``: what stands in a finished PDF, and what a print shop or a screen reader will trip over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hrposter.preflight.finished.report import FileReport
    from hrposter.preflight.finished.rule import Use

_FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
_GHOSTSCRIPTS = ("gs", "gswin64c", "gswin32c")
_EPILOG = """\b
Examples:
  hrposter preflight posters/welcome-en-letter-office.pdf
  hrposter preflight from-the-designer.pdf --profile press
  hrposter preflight posters/*.pdf --format json
"""


@click.command("preflight", epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option("--profile", type=click.Choice(("press", "web")), help="What the file is for, instead of what it says itself.")
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True, help="How to print.")
def preflight(files: tuple[Path, ...], profile: Use | None, form: str) -> int:
    """Look at finished PDFs as a print shop or a screen reader does.

    FILE is any PDF, of hrposter or not. It is read by programs that are not ours: page boxes, fonts, colours, ink, images,
    transparency, tags, title, language and links. What is wrong is printed with the clause of the standard and what to do
    about it; what no program can tell is named too. A file that says which standard it follows is held to it.
    Ink is measured where Ghostscript is on the computer. Exit code 4: a file fails.
    """
    import shutil

    from hrposter.preflight.finished.apart import look
    from hrposter.preflight.finished.report import whole_report

    ghostscript = next((found for name in _GHOSTSCRIPTS if (found := shutil.which(name))), "")
    reports = []
    for file in files:
        reports.append(look(file, profile, ghostscript))
        if form == "human":
            _print(reports[-1])
    if form == "json":
        import json

        click.echo(json.dumps(whole_report(reports), indent=2))
    return _exit_code(reports)


def _print(report: FileReport) -> None:
    from hrposter.cli.report import print_problems, shown
    from hrposter.diagnostics import Diagnostic
    from hrposter.preflight.finished.telling import told

    refused = report.get("error")
    if refused is None:
        click.echo(told(report))
        return
    code = refused["code"]
    print_problems([Diagnostic(code, None, f"{shown(Path(report['file']))}: {refused['message']}", refused["help"])])


def _exit_code(reports: list[FileReport]) -> int:
    """1 where a file cannot be read, else 4 where one fails."""
    from hrposter.cli.errors import Exit

    results = {report["result"] for report in reports}
    return Exit.FILES if "unreadable" in results else Exit.PREFLIGHT if "failed" in results else Exit.DONE
