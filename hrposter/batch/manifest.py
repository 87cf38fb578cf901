"""manifest.json: what an output folder holds, file by file; read with care, since files are removed by what it says."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TypedDict, cast

from hrposter import __version__, atomic
from hrposter.diagnostics import Diagnostic, PosterError, Span

VERSION = 1
NAME = "manifest.json"


class Time(TypedDict):
    """What is another at each run, and the only thing: when the file was written (nanoseconds since 1970), and how long it took."""

    modified: int
    seconds: float


class Told(TypedDict):
    """A job, as options of ``hrposter render`` name it; ``theme`` and ``date`` are null where they are the piece's own."""

    piece: str
    lang: str
    size: str
    orientation: str
    profile: str
    theme: str | None
    date: str | None


class Noted(TypedDict):
    """A warning, or why a file could not be made: a code of docs/errors.md, and the fact."""

    code: str
    message: str


class Entry(TypedDict):
    """One file. ``sheet`` is its name without the ending; ``job`` and ``pages`` are null for an index and for a ZIP."""

    path: str
    clinic: str
    sheet: str
    job: Told | None
    sha256: str
    bytes: int
    pages: int | None
    status: str | None
    findings: list[Noted]
    inputs: dict[str, str]
    time: Time


class ClinicEntry(TypedDict):
    """One clinic by its folder; ``roster`` is the one that it came with first, from the output folder; none where nobody knows."""

    name: str
    roster: str | None
    state: str
    problems: list[Noted]


class ErrorsFile(TypedDict):
    """A file with rows to mend that we wrote, and the roster that they came from."""

    path: str
    roster: str
    sha256: str


class Manifest(TypedDict):
    """The whole file; ``files`` in the order of their paths."""

    hrposter_manifest: int
    hrposter: str
    clinics: dict[str, ClinicEntry]
    errors: list[ErrorsFile]
    files: list[Entry]


def empty() -> Manifest:
    """That of a new folder."""
    return Manifest(hrposter_manifest=VERSION, hrposter=__version__, clinics={}, errors=[], files=[])


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder, None where it has none; PosterError for one that is not ours."""
    path = folder / NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(path, f"the manifest cannot be read: {(error.strerror or str(error)).lower()}") from None
    try:
        found = json.loads(data)
    except ValueError:
        raise _refused(path, "this is not valid JSON") from None
    if fault := _fault(found):
        raise _refused(path, fault)
    return cast(Manifest, found)


def text(manifest: Manifest) -> str:
    """A line for each clinic and each file, so that two manifests can be compared with any tool."""
    clinics = (f"{_json(slug)}: {_json(clinic)}" for slug, clinic in sorted(manifest["clinics"].items()))
    errors, files = map(_json, manifest["errors"]), map(_json, manifest["files"])
    head = f'"hrposter_manifest": {VERSION},\n"hrposter": {_json(manifest["hrposter"])}'
    return f'{{\n{head},\n"clinics": {{{_lines(clinics)}}},\n"errors": [{_lines(errors)}],\n"files": [{_lines(files)}]\n}}\n'


def save(folder: Path, manifest: Manifest) -> None:
    """Write it whole, and to the disk itself: the journal, which says the same, is deleted after it."""
    atomic.write(folder / NAME, text(manifest).encode())
    with (folder / NAME).open("rb+") as file:
        os.fsync(file.fileno())


def fault_of_entry(entry: object) -> str | None:
    """What makes an entry useless or dangerous; a path must stay in the folder."""
    if not isinstance(entry, Mapping) or not all(isinstance(entry.get(key), kind) for key, kind in _KINDS.items()):
        return "an entry of files lacks what each has, or has it in another form"
    time = entry["time"]
    if not isinstance(time.get("modified"), int) or not isinstance(time.get("seconds"), int | float):
        return f"{entry['path']!r} does not say when it was written"
    return None if is_inside(entry["path"]) else f"{entry['path']!r} is no path in this folder"


def fault_of_clinics(clinics: Mapping[Any, object]) -> str | None:
    """What is wrong with what is said of clinics."""
    sound = all(isinstance(each, dict) and {"name", "roster", "state", "problems"} <= each.keys() for each in clinics.values())
    return None if sound else "a clinic lacks its name, its roster, its state or its problems"


def is_inside(path: str) -> bool:
    """Whether a path with / stays in its folder, on every system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not {"..", "/"} & set(parts) and not any(mark in path for mark in ("\\", ":", "\0")) and not parts[0].startswith("/")


_KINDS: Mapping[str, type] = {
    "path": str,
    "clinic": str,
    "sheet": str,
    "sha256": str,
    "bytes": int,
    "findings": list,
    "inputs": dict,
    "time": dict,
}


def _fault(found: Any) -> str | None:  # noqa: ANN401  whatever JSON can say
    if not isinstance(found, dict) or "hrposter_manifest" not in found:
        return "this manifest is not one of hrposter"
    if found["hrposter_manifest"] != VERSION:
        return f"this manifest is of version {found['hrposter_manifest']!r}, and this hrposter knows version {VERSION}"
    if not isinstance(found.get("files"), list) or not isinstance(found.get("clinics"), dict) or not isinstance(found.get("errors"), list):
        return "files, clinics or errors are missing"
    if fault := fault_of_clinics(found["clinics"]):
        return fault
    if not all(isinstance(each, dict) and {"path", "roster", "sha256"} <= each.keys() and is_inside(str(each["path"])) for each in found["errors"]):
        return "errors names no file in this folder"
    return next(filter(None, map(fault_of_entry, found["files"])), None)


def _refused(path: Path, fact: str) -> PosterError:
    return PosterError(Diagnostic("manifest", Span(path), fact, "take it out of the folder, or choose another folder with -o; nothing was changed"))


_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def _lines(values: Iterable[str]) -> str:
    joined = ",\n".join(values)
    return f"\n{joined}\n" if joined else ""
