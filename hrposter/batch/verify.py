"""Whether a folder is as it was made: every file read again, byte by byte."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from hrposter.batch import manifest
from hrposter.batch.desk import STATE
from hrposter.batch.folder import record_of, sha256
from hrposter.batch.mend import IS_TO_MEND
from hrposter.diagnostics import UsageError
from hrposter.frozen import frozen

Fault = Literal["missing", "changed", "extra"]


@frozen()
class Seen:
    """One file and what is wrong with it, None where nothing is; ``path`` from the folder, with /."""

    path: str
    fault: Fault | None


def verify(folder: Path) -> Iterator[Seen]:
    """Every file that the manifest (or the journal of a run that was interrupted) names, then those that nobody made.

    Files with rows to mend are people's to change, and left out.
    UsageError for a folder without either; PosterError for a manifest that is not ours.
    """
    if not (folder / manifest.NAME).is_file() and not (folder / STATE).is_dir():
        raise UsageError(f"{folder} holds no manifest.json; name a folder that hrposter batch has made")
    record = record_of(folder)
    expected = {path: entry["sha256"] for path, entry in record.files.items()}
    for path, digest in sorted(expected.items()):
        yield Seen(path, _fault(folder / path, digest))
    for path in _files_below(folder):
        if path not in expected and path != manifest.NAME and not IS_TO_MEND.fullmatch(path):
            yield Seen(path, "extra")


def _fault(path: Path, digest: str) -> Fault | None:
    if not path.is_file():
        return "missing"
    return None if sha256(path) == digest else "changed"


def _files_below(folder: Path) -> Iterator[str]:
    """The paths of all files, those of our own state left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if Path(place, name) != folder / STATE)
        for name in sorted(names):
            yield Path(place, name).relative_to(folder).as_posix()
