"""Rows to mend: those of which nothing, or not all, could be made, in a file of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from hrposter.batch.events import Event, RowsToMend
from hrposter.batch.folder import Folder, sha256
from hrposter.batch.manifest import ErrorsFile
from hrposter.batch.namesakes import with_folders
from hrposter.batch.plan import Plan, place_of
from hrposter.diagnostics import Diagnostic
from hrposter.roster.errors_file import write_errors
from hrposter.roster.reading import Roster

_NAME = "errors"
IS_TO_MEND = re.compile(r"errors(-\d+)?\.(csv|xlsx)")


def mended(plan: Plan, folder: Folder, failed: Mapping[str, tuple[Diagnostic, ...]]) -> Iterator[Event]:
    """Write the files with rows to mend, in the place of those of the last run with the same roster.

    A file that somebody has mended since stays as it is, and so do those of other rosters.
    """
    rosters = _rosters(plan)
    earlier = _earlier(folder, rosters)
    folders = _folders(plan)
    written: list[ErrorsFile] = []
    for path, problems in _wrong(plan, failed).items():
        suffix = ".xlsx" if path.suffix.lower() == ".xlsx" else ".csv"
        name = next(name for name in _names(suffix) if name in earlier or not (folder.path / name).exists())
        earlier.discard(name)
        write_errors(with_folders(rosters[path], folders[path]), problems, folder.path / name)
        written.append(ErrorsFile(path=name, roster=place_of(rosters[path], folder.path), sha256=sha256(folder.path / name) or ""))
        yield RowsToMend(name, len(problems))
    for name in sorted(earlier):
        (folder.path / name).unlink(missing_ok=True)
    places = {place_of(roster, folder.path) for roster in rosters.values()}
    folder.record.errors = [*(each for each in folder.record.errors if each["roster"] not in places), *written]


def _earlier(folder: Folder, rosters: Mapping[Path, Roster]) -> set[str]:
    """The files that an earlier run wrote for these rosters, as it wrote them, and that are not read now."""
    places = {place_of(roster, folder.path) for roster in rosters.values()}
    in_use = {path.resolve() for path in rosters}
    ours = [each for each in folder.record.errors if each["roster"] in places and (folder.path / each["path"]).resolve() not in in_use]
    return {each["path"] for each in ours if sha256(folder.path / each["path"]) == each["sha256"]}


def _names(suffix: str) -> Iterator[str]:
    yield f"{_NAME}{suffix}"
    yield from (f"{_NAME}-{number}{suffix}" for number in count(2))


def _rosters(plan: Plan) -> dict[Path, Roster]:
    return {roster.path: roster for roster in plan.rosters}


def _folders(plan: Plan) -> dict[Path, dict[int, str]]:
    """The folder of each clinic, by roster and line."""
    found: dict[Path, dict[int, str]] = {roster.path: {} for roster in plan.rosters}
    for roster, row in (*plan.rows.values(), *((each.roster, each.row) for each in plan.wrong)):
        found[roster.path][row.line] = row.slug
    return found


def _wrong(plan: Plan, failed: Mapping[str, tuple[Diagnostic, ...]]) -> dict[Path, dict[int, tuple[Diagnostic, ...]]]:
    """By roster and line, all that is wrong with a row."""
    found: dict[Path, dict[int, tuple[Diagnostic, ...]]] = {}
    for each in plan.wrong:
        found.setdefault(each.roster.path, {})[each.row.line] = each.problems
    for slug, problems in failed.items():
        roster, row = plan.rows[slug]
        found.setdefault(roster.path, {})[row.line] = tuple(dict.fromkeys(problems))
    return found
