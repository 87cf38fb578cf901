"""``hrposter validate``: every problem of every file that people write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.diagnostics import Diagnostic

_EPILOG = """\b
Examples:
  hrposter validate
  hrposter validate layouts/our-welcome clinic.yaml
  hrposter validate --format github
"""


@click.command("validate", epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@options.layouts_option
@options.strict_option
@options.problem_format_option
def validate(paths: tuple[Path, ...], layouts: Path | None, strict: bool, form: str) -> int:
    """Find every mistake in layouts, words, themes, clinic details and job files.

    PATH is a file, or a folder in which all such files are read. Without it, the folders layouts, assets and bundles
    and the files clinic.yaml, resources.yaml and jobs.yaml here are read, or what came with hrposter where there are none of them.
    Each mistake is printed with its file, line and column, and with what to do about it.
    """
    from hrposter.cli.checks import problems_of
    from hrposter.cli.kinds import default_paths, files_below
    from hrposter.cli.report import formatted
    from hrposter.cli.surroundings import library_at
    from hrposter.diagnostics import Severity, UsageError

    files = files_below(paths or default_paths(layouts))
    if not files:
        raise UsageError("no layout, theme, words or clinic details are there; name a file, or a folder that holds some")
    library = library_at(layouts)
    problems = sorted(dict.fromkeys(problem for path in files for problem in problems_of(path, library, is_strict=strict)), key=_place)
    text = formatted(problems, form)
    if text:
        click.echo(text)
    if form == "human":
        click.echo(f"{_count(len(problems), 'problem')} in {_count(len(files), 'file')}", err=True)
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _place(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    span = problem.span
    return (str(span.path), span.line, span.column, problem.code, problem.message) if span else ("", 0, 0, problem.code, problem.message)


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
