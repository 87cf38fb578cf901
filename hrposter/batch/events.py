"""What a run tells while it goes on: each event is a line of ``--format json``."""

from __future__ import annotations

from typing import TypeAlias

from hrposter.batch.manifest import Entry
from hrposter.diagnostics import Diagnostic
from hrposter.frozen import frozen


@frozen()
class Started:
    """What is to be done: ``files`` are sheets, of which ``kept`` stand there already; ``wrong`` are rows."""

    clinics: int
    files: int
    kept: int
    wrong: int


@frozen()
class RowWrong:
    """Nothing is made of this row."""

    roster: str
    line: int
    clinic: str
    problems: tuple[Diagnostic, ...]


@frozen()
class FileMade:
    """A file stands in the folder."""

    entry: Entry


@frozen()
class FileFailed:
    """A sheet could not be made; ``trace`` where it is our fault."""

    clinic: str
    sheet: str
    problems: tuple[Diagnostic, ...]
    trace: str = ""


@frozen()
class FileRemoved:
    """A file that we made earlier and that no longer belongs is gone."""

    path: str


@frozen()
class RowsToMend:
    """The rows that are wrong stand in this file, in the output folder."""

    path: str
    rows: int


@frozen()
class Done:
    """All is done that can be. ``made`` and ``failed`` are sheets, ``removed`` files, ``wrong`` rows."""

    made: int
    kept: int
    removed: int
    failed: int
    wrong: int
    is_bug: bool


Event: TypeAlias = Started | RowWrong | FileMade | FileFailed | FileRemoved | RowsToMend | Done
