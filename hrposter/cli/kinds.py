"""The files that people write: where they are, and what each of them is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from hrposter.diagnostics import PosterError
from hrposter.resources import data_folder
from hrposter.source import Reader


class Kind(StrEnum):
    """What a file is for."""

    LAYOUT = "layout"
    SCREEN = "screen"
    LANGUAGE = "language"
    THEME = "theme"
    PHRASES = "phrases"
    CLINIC = "clinic"
    RESOURCES = "resources"
    BUNDLE = "bundle"
    PROFILE = "profile"
    GREETINGS = "greetings"
    SHEET = "sheet"
    JOBS = "jobs"


_BY_NAME = {
    "layout.yaml": Kind.LAYOUT,
    "screen.yaml": Kind.SCREEN,
    "clinic.yaml": Kind.CLINIC,
    "resources.yaml": Kind.RESOURCES,
    "jobs.yaml": Kind.JOBS,
}
_BY_FOLDER = {
    "themes": Kind.THEME,
    "phrases": Kind.PHRASES,
    "bundles": Kind.BUNDLE,
    "profiles": Kind.PROFILE,
    "greetings": Kind.GREETINGS,
    "sheets": Kind.SHEET,
}
# The first of these keys that a file has tells its kind.
_BY_KEY = {
    "rosters": Kind.JOBS,
    "regions": Kind.LAYOUT,
    "grid": Kind.LAYOUT,
    "words": Kind.LANGUAGE,
    "phrases": Kind.PHRASES,
    "styles": Kind.THEME,
    "colours": Kind.THEME,
    "entries": Kind.RESOURCES,
    "pieces": Kind.BUNDLE,
    "bleed": Kind.PROFILE,
    "ink_limit": Kind.PROFILE,
    "icc": Kind.PROFILE,
    "greetings": Kind.GREETINGS,
    "margins": Kind.SHEET,
    "pitch": Kind.SHEET,
}
_SKIPPED = frozenset({"node_modules", "venv", "__pycache__"})


def files_below(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those in the folders named and below that are of a kind of ours; absolute, each once."""
    found = (file for path in map(Path.absolute, paths) for file in (_ours_in(path) if path.is_dir() else (path,)))
    return tuple(dict.fromkeys(found))


def default_paths(layouts: Path | None) -> tuple[Path, ...]:
    """What a person works on here: folders of layouts and the like, clinic.yaml, resources.yaml, jobs.yaml; what ships where there is none."""
    folders = (Path("assets"), Path("bundles"), Path("profiles"), Path("sheets"))
    here = (layouts or Path("layouts"), *folders, Path("clinic.yaml"), Path("resources.yaml"), Path("jobs.yaml"))
    return tuple(path for path in here if path.exists()) or (data_folder() / "layouts", data_folder() / "assets")


def kind_of(path: Path) -> Kind | None:
    """The kind of a file by its name, its folder, or its keys; None where none of them tells."""
    if path.name in _BY_NAME:
        return _BY_NAME[path.name]
    folder = path.parent
    if (folder / "layout.yaml").is_file():
        return Kind.LANGUAGE
    return _BY_FOLDER.get(folder.name) or _by_keys(keys_of(path))


def keys_of(path: Path) -> tuple[str, ...]:
    """The keys at the top of a file; none where it is no YAML, or no mapping."""
    try:
        return tuple(Reader(path).root().fields())
    except PosterError:
        return ()


def _by_keys(keys: tuple[str, ...]) -> Kind | None:
    told = next((kind for key, kind in _BY_KEY.items() if key in keys), None)
    return told or (Kind.CLINIC if "name" in keys else None)


def _ours_in(folder: Path) -> Iterator[Path]:
    """Our files in a folder; among files that only their keys tell, those that say ``hrposter:``."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for path in (Path(place, name) for name in sorted(names) if name.endswith(".yaml") and not name.startswith(".")):
            is_told = path.name in _BY_NAME or "layout.yaml" in names or path.parent.name in _BY_FOLDER
            if is_told or ("hrposter" in (keys := keys_of(path)) and _by_keys(keys)):
                yield path
