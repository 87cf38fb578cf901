"""Rows to mend: those of which nothing, or not all, could be made, in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from hrposter.batch.events import Event, RowsToMend
from hrposter.batch.folder import Folder, sha256
from hrposter.batch.manifest import ErrorsFile
from hrposter.batch.plan import Plan
from hrposter.diagnostics import Diagnostic
from hrposter.roster.errors_file import write_errors
from hrposter.roster.reading import Roster

_NAME = "errors"


def mended(plan: Plan, folder: Folder, failed: Mapping[str, tuple[Diagnostic, ...]]) -> Iterator[Event]:
    """Write the files with rows to mend, in the place of those of the last run; a file that somebody has mended since stays as it is."""
    wrong = _wrong(plan, failed)
    rosters = _rosters(plan)
    in_use = {path.resolve() for path in rosters}
    earlier = {each["path"]: each["sha256"] for each in folder.record.errors}
    ours = {path for path, digest in earlier.items() if (folder.path / path).resolve() not in in_use and sha256(folder.path / path) == digest}
    written: list[ErrorsFile] = []
    for path, problems in wrong.items():
        suffix = ".xlsx" if path.suffix.lower() == ".xlsx" else ".csv"
        name = next(name for name in _names(suffix) if name in ours or not (folder.path / name).exists())
        ours.discard(name)
        write_errors(rosters[path], problems, folder.path / name)
        written.append(ErrorsFile(path=name, sha256=sha256(folder.path / name) or ""))
        yield RowsToMend(name, len(problems))
    for name in sorted(ours):
        (folder.path / name).unlink(missing_ok=True)
    folder.record.errors = written


def _names(suffix: str) -> Iterator[str]:
    yield f"{_NAME}{suffix}"
    yield from (f"{_NAME}-{number}{suffix}" for number in count(2))


def _rosters(plan: Plan) -> dict[Path, Roster]:
    found = {each.roster.path: each.roster for each in plan.wrong}
    return found | {roster.path: roster for roster, _ in plan.rows.values()}


def _wrong(plan: Plan, failed: Mapping[str, tuple[Diagnostic, ...]]) -> dict[Path, dict[int, tuple[Diagnostic, ...]]]:
    """By roster and line, all that is wrong with a row."""
    found: dict[Path, dict[int, tuple[Diagnostic, ...]]] = {}
    for each in plan.wrong:
        found.setdefault(each.roster.path, {})[each.row.line] = each.problems
    for slug, problems in failed.items():
        roster, row = plan.rows[slug]
        found.setdefault(roster.path, {})[row.line] = tuple(dict.fromkeys(problems))
    return found
