"""The journal: a line for each file as soon as it stands in the folder, so that nothing that is done is lost, whatever happens.

Lines are appended and handed to the system one at a time. A process that is killed loses none of them; they are not forced onto
the disk, which would take longer than making a file. After a power cut the end may be missing, and so may the end of a file that it
names: that is why whatever comes from a journal is hashed before it is taken for good.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import cast

from hrposter.batch.manifest import ClinicEntry, Entry, fault_of_clinics, fault_of_entry, is_inside
from hrposter.frozen import frozen

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


@frozen()
class Told:
    """What a journal says: files by their paths (None where one was removed), the sheets that were begun, and clinics by their folders."""

    files: dict[str, Entry | None] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    clinics: dict[str, ClinicEntry] = field(default_factory=dict)


def read(path: Path) -> Told:
    """What the journal says; a line that was cut off, or is not ours, says nothing."""
    told = Told()
    for line in _lines(path):
        match line:
            case {"made": [*entries]} if not any(map(fault_of_entry, entries)):
                told.files.update((entry["path"], entry) for entry in cast("list[Entry]", entries))
            case {"removed": str(name)} if is_inside(name):
                told.files[name] = None
            case {"begun": [*keys]}:
                told.begun.update(key for key in keys if isinstance(key, str) and is_inside(key))
            case {"clinics": {**clinics}} if fault_of_clinics(clinics) is None:
                told.clinics.update(cast("dict[str, ClinicEntry]", clinics))
            case _:
                continue
    return told


def _lines(path: Path) -> Iterator[object]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    for line in data.split(b"\n"):
        try:
            yield json.loads(line)
        except ValueError:
            continue


class Journal:
    """Appends to a journal; OSError where nothing can be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        self._append(b"\n")  # the last line may have been cut off

    def begun(self, keys: Iterable[str]) -> None:
        """These sheets may stand in the folder from now on."""
        self._say({"begun": list(keys)})

    def clinics(self, clinics: Mapping[str, ClinicEntry]) -> None:
        """These clinics are in the making."""
        self._say({"clinics": clinics})

    def made(self, entries: Sequence[Entry]) -> None:
        """These files stand in the folder, all of one sheet."""
        self._say({"made": entries})

    def removed(self, path: str) -> None:
        """This file is to be removed."""
        self._say({"removed": path})

    def close(self) -> None:
        """Stop; what was said stays."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def delete(self) -> None:
        """All of it stands in the manifest."""
        self.close()
        self._path.unlink(missing_ok=True)

    def _say(self, line: object) -> None:
        self._append(_JSON.encode(line).encode() + b"\n")

    def _append(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._file, data) :]
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self._path)) from None
