"""Digests of what decides the bytes of a file, each worked out once and not for every file."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TypeAlias

from hrposter import __version__
from hrposter.fonts.locate import system_folders
from hrposter.poster import Job
from hrposter.profiles import Profile
from hrposter.resolve import words_folder
from hrposter.resources import Library, data_folder, split_theme
from hrposter.spec.readers import layout_in

_DIGITS = 32  # 128 bits of SHA-256: enough to tell files apart, and a third of the manifest less
_FONT_PACKAGES = ("fontpkg.family", "justmytype.packs")
_Stamp: TypeAlias = "tuple[Path, int, int]"
_FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})


def digest_of(parts: Iterable[str]) -> str:
    """The digest of several texts in their order."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def file_digest(path: Path) -> str:
    """The digest of a file, "none" where it is not there; read again only when its time or size is another."""
    try:
        stat = path.stat()
    except OSError:
        return "none"
    return _file_digest(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _file_digest(path: Path, _modified: int, _size: int) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS]
    except OSError:
        return "none"


@lru_cache(maxsize=1)
def program() -> str:
    """The digest of what draws: this version and its very code, the packages that it is built on, and the typefaces of this computer."""
    return digest_of((__version__, zlib.ZLIB_RUNTIME_VERSION, *_code(), *_packages(), *_system_fonts()))


def _code() -> Iterator[str]:
    """In a checkout the version does not change with each change of the code."""
    top = Path(__file__).resolve().parents[1]
    for path in sorted(top.rglob("*.py")):
        yield path.relative_to(top).as_posix()
        yield file_digest(path)


def _packages() -> Iterator[str]:
    try:
        required = metadata.requires("hrposter") or []
    except metadata.PackageNotFoundError:
        required = []
    names = {re.split(r"[^\w.-]", text, maxsplit=1)[0] for text in required if "extra ==" not in text}
    fonts = {entry.dist.name for group in _FONT_PACKAGES for entry in metadata.entry_points(group=group) if entry.dist}
    for name in sorted(names | fonts):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} none"


def _system_fonts() -> Iterator[str]:
    """Their names and sizes: they are used only where no package has the family."""
    for folder in system_folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _FONT_ENDINGS and path.is_file():
                yield f"{path.as_posix()} {path.stat().st_size}"


@dataclass(slots=True)
class Shared:
    """Digests of jobs without their clinic; each folder is looked through once, so it stands for the moment of one plan."""

    _stamps: dict[Path, tuple[_Stamp, ...]] = field(default_factory=dict)
    _digests: dict[tuple[Path, str, str], str] = field(default_factory=dict)

    def digest(self, job: Job) -> str:
        """The digest of a job, and of all files that it may read: its piece, the assets, the people to turn to, the press."""
        return digest_of((_facts(job), *self._files(job)))

    def _files(self, job: Job) -> Iterator[str]:
        folder = job.library.piece(job.piece)
        layout = layout_in(folder / "layout.yaml")
        theme = split_theme(job.theme or layout.theme)[0]
        for place in dict.fromkeys((folder, words_folder(folder, layout, job.library), *_assets(job.library))):
            yield self._folder(place, job.lang, theme)
        for path in (job.resources, job.profile.press.icc if job.profile.press else None):
            yield file_digest(path) if path else "none"

    def _folder(self, folder: Path, lang: str, theme: str) -> str:
        """The digest of a folder as a piece in that language and that theme reads it."""
        if folder not in self._stamps:
            self._stamps[folder] = tuple(_files_below(folder))
        key = folder, lang, theme
        if key not in self._digests:
            is_piece = (folder / "layout.yaml").is_file()
            read = (stamp for stamp in self._stamps[folder] if _is_read(stamp[0], lang, theme, is_piece=is_piece))
            self._digests[key] = digest_of(f"{name.as_posix()} {_file_digest(folder / name, *stamp)}" for name, *stamp in read)
        return self._digests[key]


def _facts(job: Job) -> str:
    press = job.profile.press
    profile = replace(job.profile, press=replace(press, icc=None)) if press else job.profile
    return repr((job.piece, job.lang, job.paper, job.is_landscape, _sorted_marks(profile), job.theme, job.date))


def _sorted_marks(profile: Profile) -> tuple[object, ...]:
    """A set is told in another order by each process."""
    marks = sorted(profile.press.marks) if profile.press else []
    return (replace(profile, press=replace(profile.press, marks=frozenset()) if profile.press else None), *marks)


def _assets(library: Library) -> tuple[Path, ...]:
    own = (folder.parent / name for folder in library.own for name in ("assets", "profiles"))
    return (*own, data_folder() / "assets")


def _files_below(folder: Path) -> Iterator[_Stamp]:
    """Name, time and size of each file, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            stat = path.stat()
            yield path.relative_to(folder), stat.st_mtime_ns, stat.st_size


def _is_read(name: Path, lang: str, theme: str, *, is_piece: bool) -> bool:
    """Whether a file of a piece or of the assets matters; the words of other languages and other themes do not."""
    if name.suffix != ".yaml":
        return True
    if name.parent.name == "themes":
        return name.stem == theme
    holds_words = (is_piece and len(name.parts) == 1 and name.stem not in ("layout", "screen", "resources")) or name.parent.name == "phrases"
    return not holds_words or name.stem in ("en", lang, lang.split("-", maxsplit=1)[0])
