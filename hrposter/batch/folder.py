"""An output folder while one run has it: what stands in it by manifest and journal, and the only hands that write and remove there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hrposter import atomic
from hrposter.batch import journal, manifest
from hrposter.batch.desk import STATE, Desk
from hrposter.batch.lock import locked
from hrposter.batch.manifest import ClinicEntry, Entry, ErrorsFile, Manifest
from hrposter.batch.task import Laid

_HALF_TOLD = re.compile(r"\.(manifest\.json|errors(-\d+)?\.(csv|xlsx))\.\d+-\d+\.part")
_UNKNOWN = 0
_JOURNAL, _LOCK = "journal.jsonl", "lock"


@dataclass(slots=True)
class Record:
    """What we made in a folder: files by their paths, clinics by their folders.

    ``begun`` are sheets that a run which did not end well may have left without saying so. What only its journal knows has no time,
    so that it is looked at byte by byte.
    """

    files: dict[str, Entry]
    clinics: dict[str, ClinicEntry]
    errors: list[ErrorsFile]
    begun: set[str] = field(default_factory=set)
    _sheets: dict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        for entry in self.files.values():
            self.add(entry)

    def manifest(self) -> Manifest:
        """As it is written down."""
        entries = [self.files[path] for path in sorted(self.files)]
        return {**manifest.empty(), "clinics": self.clinics, "errors": self.errors, "files": entries}

    def of_sheet(self, key: str) -> list[Entry]:
        """The files of a sheet, ``clinic/sheet``, in the order of their paths."""
        return [entry for _, entry in sorted(self._sheets[key].items())] if key in self._sheets else []

    def add(self, entry: Entry) -> None:
        """A file is there."""
        self.files[entry["path"]] = entry
        self._sheets[f"{entry['clinic']}/{entry['sheet']}"][entry["path"]] = entry

    def drop(self, path: str) -> None:
        """A file is gone."""
        if entry := self.files.pop(path, None):
            self._sheets[f"{entry['clinic']}/{entry['sheet']}"].pop(path)


def record_of(folder: Path) -> Record:
    """What we made in the folder, whether or not the last run ended well; PosterError for a manifest that is not ours."""
    known = manifest.read(folder) or manifest.empty()
    told = journal.read(folder / STATE / _JOURNAL)
    files = {entry["path"]: entry for entry in known["files"]}
    for path, entry in told.files.items():
        if entry is None:
            files.pop(path, None)
        else:
            files[path] = {**entry, "time": {**entry["time"], "modified": _UNKNOWN}}
    return Record(files, known["clinics"] | told.clinics, known["errors"], told.begun)


class Folder:
    """The folder, held by this run."""

    def __init__(self, path: Path, record: Record, log: journal.Journal) -> None:
        self.path = path
        self.record = record
        self._journal = log
        self._folders: set[str] = set()

    def note(self, clinics: Mapping[str, ClinicEntry]) -> None:
        """These clinics are in the making; which roster each came with is known from now on."""
        self.record.clinics.update(clinics)
        if clinics:
            self._journal.clinics(clinics)

    def begin(self, keys: Iterable[str]) -> None:
        """These sheets will be written."""
        self._journal.begun(keys)

    def put(self, files: Sequence[tuple[Entry, bytes | Laid]]) -> None:
        """Write the files of one sheet, each whole, then say so of all at once: a sheet is never taken for done when it is so in part."""
        written: list[Entry] = []
        try:
            for entry, data in files:
                self._write(entry, data)
                written.append(entry)
            self._journal.made(written)
        except BaseException:
            for entry in written:
                self.record.add({**entry, "inputs": {}})  # it is ours, and is made again
            raise
        for entry in written:
            self.record.add(entry)

    def _write(self, entry: Entry, data: bytes | Laid) -> None:
        """Write one file, or put it into its place, and note its time in the entry."""
        path = os.path.join(self.path, entry["path"])
        if (name := entry["path"].rpartition("/")[0]) not in self._folders:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            self._folders.add(name)
        if isinstance(data, Laid):
            atomic.move(data.path, path)
            entry["time"]["modified"] = data.modified
            return
        atomic.write(path, data)
        entry["time"]["modified"] = os.stat(path).st_mtime_ns

    def remove(self, path: str) -> None:
        """Remove a file that we made; its folder too where nothing else stands in it."""
        self._journal.removed(path)
        place = self.path / path
        place.unlink(missing_ok=True)
        self.record.drop(path)
        if place.parent != self.path:
            with contextlib.suppress(OSError):  # something else stands in it
                place.parent.rmdir()
            self._folders.discard(path.rpartition("/")[0])

    def sweep(self) -> None:
        """Remove what a run that was killed had half written, under names that only we give."""
        self._sweep(self.path, _HALF_TOLD)
        Desk(self.path).clear()
        names: dict[Path, list[str]] = defaultdict(list)
        for key in self.record.begun:
            names[(self.path / key).parent].append(re.escape(key.rpartition("/")[2]))
        for folder, stems in names.items():
            self._sweep(folder, re.compile(rf"\.({'|'.join(stems)})(-p\d+)?\.\w+\.\d+-\d+\.part"))

    def _sweep(self, folder: Path, half: re.Pattern[str]) -> None:
        for path in folder.glob(".*.part"):
            if half.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def left_over(self, key: str) -> Iterator[str]:
        """The paths of a sheet that was begun and that nobody said was made."""
        place = self.path / key
        name = re.compile(rf"{re.escape(place.name)}(-p\d+)?\.(pdf|png|html)" if "/" in key else rf"{re.escape(key)}\.zip")
        for path in sorted(place.parent.glob("*")):
            if name.fullmatch(path.name):
                yield path.relative_to(self.path).as_posix()

    def save(self) -> None:
        """Write the manifest, which says all that the journal says, and delete that."""
        manifest.save(self.path, self.record.manifest())
        self._journal.delete()

    def close(self) -> None:
        """Let go; the journal stays unless it was saved."""
        self._journal.close()


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """The folder, made where it is not there, for this run alone. However the run ends, what is done is written down if that is possible.

    MachineError where another run has it; PosterError for a manifest that is not ours; OSError where nothing can be written.
    """
    state = path / STATE
    state.mkdir(parents=True, exist_ok=True)
    with locked(state / _LOCK):
        folder = Folder(path, record_of(path), journal.Journal(state / _JOURNAL))
        try:
            folder.sweep()
            yield folder
            folder.save()
        except BaseException:
            with contextlib.suppress(OSError):  # the first trouble is what people are told; the journal holds the rest
                folder.save()
            raise
        finally:
            folder.close()


def is_known(path: Path) -> bool:
    """Whether a run has ended here before, so that little may be left to do."""
    return (path / manifest.NAME).exists()


def is_intact(folder: Path, entry: Entry) -> bool:
    """Whether a file stands as we made it: by its size and time; by its bytes where the time is another, which is then noted."""
    place = folder / entry["path"]
    try:
        stat = place.stat()
    except OSError:
        return False
    if stat.st_size != entry["bytes"]:
        return False
    if stat.st_mtime_ns == entry["time"]["modified"]:
        return True
    if sha256(place) != entry["sha256"]:
        return False
    entry["time"]["modified"] = stat.st_mtime_ns
    return True


def sha256(path: Path) -> str | None:
    """The digest of a file in hexadecimal digits; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
