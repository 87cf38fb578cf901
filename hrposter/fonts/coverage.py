"""Which faces set a text: one for the whole language where one can, then others for foreign words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, groupby, islice
from pathlib import Path
from types import MappingProxyType

from hrposter.diagnostics import MachineError, Span
from hrposter.display import FaceRef
from hrposter.fonts.face import marked_letters, open_face
from hrposter.fonts.locate import FontFile, find, fonts_below, package_folders, system_folders
from hrposter.fonts.scripts import COMMON, WRITING_SYSTEMS, WritingSystem, parts_of, script_of, writing_system
from hrposter.frozen import frozen
from hrposter.i18n import parse_language

_LATIN = WRITING_SYSTEMS["Latn"].families[0]
# From here on a character may change the one before it (Unicode, combining diacritical marks).
_FIRST_MARK = 0x300
# Some system fonts hold pictures of these; on paper they are a mistake, whatever has a glyph for it.
_CONTROLS = frozenset(map(chr, (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))))
_NO_AXES: Mapping[str, float] = MappingProxyType({})


class MissingGlyphs(MachineError):
    """No installed face has these characters: the message lists them, the help says what to install."""

    def __init__(self, characters: str, span: Span | None = None) -> None:
        self.characters = "".join(sorted(set(characters)))
        by_script = {script: "".join(group) for script, group in groupby(sorted(self.characters, key=_script_key), key=script_of)}
        listed = "; ".join(f"{_system(script, text).name}: {_listed(text)}" for script, text in by_script.items())
        advice = dict.fromkeys(_advice(_system(script, text)) for script, text in by_script.items())
        super().__init__(f"no installed typeface has these characters: {listed}", "; ".join(advice), span)


class MissingFamily(MachineError):
    """A family that a theme names is not installed."""

    def __init__(self, family: str, advice: str = "") -> None:
        command = advice or f"run: pip install fontpkg-{family.casefold().replace(' ', '-')}"
        super().__init__(f"the typeface {family!r} is not installed", f"{command}; or put its files into fonts/ beside the piece")


@frozen()
class FoundFamily:
    """A family that could be used: its regular file, where it comes from, in which version, for which scripts and weights.

    ``origin`` is the module of a package, "folder" or "system"; ``weights`` are the lightest and the boldest.
    """

    name: str
    path: str
    origin: str
    version: str
    scripts: tuple[str, ...]
    weights: tuple[float, float]


@frozen()
class _Wish:
    """All that decides a stack except the text."""

    script: str
    families: tuple[str, ...]
    weight: int
    elsewhere: int
    axes: tuple[tuple[str, float], ...]
    optical_size: float
    folders: tuple[Path, ...]

    def own(self) -> Iterator[FaceRef]:
        """The theme's faces in their order, each looked for when it is its turn; MissingFamily where one is not installed."""
        for family in self.families:
            found = self._find(family, self.weight if family == self.families[0] else self.elsewhere)
            if found is None:
                raise MissingFamily(family)
            yield found

    def other(self, family: str) -> FaceRef | None:
        """The face of a family that the theme does not name."""
        return self._find(family, self.elsewhere)

    def _find(self, family: str, weight: int) -> FaceRef | None:
        return _found_face(family, weight, self.folders, self.axes, self.optical_size)


@lru_cache(maxsize=512)
def _found_face(family: str, weight: int, folders: tuple[Path, ...], axes: tuple[tuple[str, float], ...], optical_size: float) -> FaceRef | None:
    return find(family, weight, folders, axes=dict(axes), optical_size=optical_size)


def stack_for(
    text: str,
    lang: str,
    families: tuple[str, ...],
    weight: int,
    elsewhere: int,
    *,
    axes: Mapping[str, float] = _NO_AXES,
    optical_size: float = 14.0,
    folders: tuple[Path, ...] = (),
) -> tuple[FaceRef, ...]:
    """The faces that set ``text``, the language's own first, each of the others because it has what those before lack.

    Give the whole text of a language, so that one face serves all of it. ``weight`` is that of the first of the theme's
    ``families``, ``elsewhere`` that of all others; ``optical_size`` is points. Raises MissingGlyphs, MissingFamily, and
    ValueError for a face that may not be embedded.
    """
    wish = _Wish(parse_language(lang).script, families, weight, elsewhere, tuple(sorted(axes.items())), optical_size, folders)
    return _stack(_parts_in(text), wish)


@lru_cache(maxsize=256)
def _parts_in(text: str) -> frozenset[str]:
    """Every character of a text, and every letter with accents that stand for themselves: the same for each font and size that it is set in."""
    composed = unicodedata.normalize("NFC", text)
    return frozenset((*composed, *marked_letters(composed)))


def is_for(stack: tuple[FaceRef, ...], characters: frozenset[str]) -> bool:
    """Whether the faces that were chosen for words are surely those for these characters beside them: the first has each of them, as it stands."""
    return _plain(stack[0].path, stack[0].index).issuperset(characters)


@lru_cache(maxsize=64)
def _plain(path: str, index: int) -> frozenset[str]:
    """The characters before all marks that a face of a file has, wherever on its axes, or that nobody draws."""
    before = frozenset(map(chr, range(_FIRST_MARK)))
    return before - _doubtful(path, index, before)


@lru_cache(maxsize=512)
def _stack(characters: frozenset[str], wish: _Wish) -> tuple[FaceRef, ...]:
    first = _of_the_language(characters, wish)
    chosen, missing = [first], _uncovered(characters, first)
    for candidate in _others(first, missing, wish) if missing else ():
        if not missing:
            break
        left = _uncovered(missing, candidate)
        if left != missing and candidate not in chosen:
            chosen.append(candidate)
            missing = left
    # A letter whose accents no face can set on it is set all the same: nothing that has a glyph is lost.
    lacking = "".join(part for part in missing if len(part) == 1)
    if lacking:
        raise MissingGlyphs(lacking)
    return tuple(chosen)


def _of_the_language(characters: frozenset[str], wish: _Wish) -> FaceRef:
    """The one face for the language: a theme's that has all letters of its script, else the Noto face of the script."""
    system = writing_system(wish.script)
    letters = _letters_in(characters, wish.script)
    theirs = (face for family in system.families if (face := wish.other(family)))
    found = next((face for face in chain(wish.own(), theirs) if _sets(face, letters)), None)
    if found is not None:
        return found
    installed = (face for family in system.families if (face := wish.other(family)))
    anything = next(installed, None)
    if anything is None:
        raise MissingFamily(system.families[0], system.advice)
    return anything


@lru_cache(maxsize=256)
def _letters_in(characters: frozenset[str], script: str) -> frozenset[str]:
    """Those of the characters that are letters of a script, and the letters that every text in it may need."""
    parts = {*parts_of(script), "Zinh"}
    return frozenset(part for part in characters if script_of(part[0]) in parts) | set(writing_system(script).letters)


def _others(first: FaceRef, missing: frozenset[str], wish: _Wish) -> Iterator[FaceRef]:
    """Faces to fall back to, in order.

    Many Noto faces hold the letters of one script only. Their full stops and digits come from Noto Sans, which is drawn to
    match; so do foreign words beside them.
    """
    own = tuple(wish.own())
    latin = wish.other(_LATIN)
    yield from () if first in own or latin is None else (latin,)
    yield from own
    yield from () if latin is None else (latin,)
    scripts = sorted({script_of(part[0]) for part in missing} - {COMMON})
    for system in (*(writing_system(script, _a(script, missing)) for script in scripts), writing_system(COMMON)):
        yield from (face for family in system.families if (face := wish.other(family)))
    for file in _everything(wish.folders):
        face = wish.other(file.family)
        if face is not None:
            yield face


def _sets(ref: FaceRef, letters: frozenset[str]) -> bool:
    """Whether a face has all letters, each with a glyph of its own or composed."""
    face = open_face(ref)
    if not all(map(face.covers, islice(letters, 1))):  # a face of another script lacks any of them: no need to look at all
        return False
    return all(map(face.covers, _doubtful(ref.path, ref.index, letters)))


def _uncovered(characters: frozenset[str], ref: FaceRef) -> frozenset[str]:
    face = open_face(ref)
    return frozenset(part for part in _doubtful(ref.path, ref.index, characters) if part in _CONTROLS or not face.covers(part))


@lru_cache(maxsize=512)
def _doubtful(path: str, index: int, parts: frozenset[str]) -> frozenset[str]:
    """The parts that a face of a file may not draw, wherever on its axes: those of several characters, and what has no glyph of its own."""
    face = open_face(FaceRef(path, index))
    several = frozenset(part for part in parts if len(part) > 1)
    return several | face.without_glyph(parts - several) | (parts & _CONTROLS)


def _everything(folders: tuple[Path, ...]) -> Iterator[FontFile]:
    """Every upright font that may be embedded, in the order of the search."""
    groups = (fonts_below(part) for part in (folders, package_folders(), system_folders()))
    return (file for file in chain.from_iterable(groups) if file.may_embed and not file.is_italic)


# ---------------------------------------------------------------- what is installed


def known_families(folders: tuple[Path, ...] = ()) -> list[FoundFamily]:
    """Every family on this machine, by name, from the place where it would be taken; reads all font files, so it is slow."""
    files: dict[str, list[FontFile]] = {}
    for file in _everything(folders):
        files.setdefault(file.family.casefold(), []).append(file)
    versions = _package_versions()
    return [_found(files[name], folders, versions) for name in sorted(files)]


def _found(files: list[FontFile], folders: tuple[Path, ...], versions: Mapping[str, str]) -> FoundFamily:
    name = files[0].family
    origin = _origin(files[0], folders)
    same = [file for file in files if _origin(file, folders) == origin]
    weights = (min(file.weights[0] for file in same), max(file.weights[1] for file in same))
    regular = min(same, key=lambda file: file.distance(400))
    face = open_face(FaceRef(regular.path, regular.index))
    scripts = tuple(code for code, system in sorted(WRITING_SYSTEMS.items()) if system.letters and face.covers(system.letters))
    return FoundFamily(name, regular.path, origin, versions.get(origin, ""), scripts, weights)


def _origin(file: FontFile, folders: tuple[Path, ...]) -> str:
    """The name of the package that a file came with; "folder" for one beside the piece, "system" for the machine's own."""
    path = Path(file.path)
    if any(path.is_relative_to(folder) for folder in folders):
        return "folder"
    return next((folder.name for folder in package_folders() if path.is_relative_to(folder)), "system")


def _package_versions() -> Mapping[str, str]:
    """The version of each installed package by the name of its module."""
    names = dict.fromkeys(folder.name for folder in package_folders())
    return {name: version for name in names if (version := _version(name))}


def _version(module: str) -> str:
    """The version of the package of a module: nearly always that of the same name, and to read what is in all of them takes a second."""
    from importlib import metadata  # heavy, and only needed to list what is installed

    try:
        return metadata.version(module)
    except metadata.PackageNotFoundError:
        return next(map(metadata.version, metadata.packages_distributions().get(module, ())), "")


# ---------------------------------------------------------------- messages


def _script_key(ch: str) -> tuple[str, str]:
    return script_of(ch), ch


def _a(script: str, characters: frozenset[str]) -> str:
    """One character of the script, always the same."""
    return min(part[0] for part in characters if script_of(part[0]) == script)


def _system(script: str, characters: str) -> WritingSystem:
    return writing_system(script, characters[0])


def _listed(characters: str, most: int = 8) -> str:
    shown = " ".join(f"U+{ord(ch):04X} {ch}" if ch.isprintable() else f"U+{ord(ch):04X}" for ch in characters[:most])
    return shown if len(characters) <= most else f"{shown} and {len(characters) - most} more"


def _advice(system: WritingSystem) -> str:
    """How to get a face for the script: its package where that is missing, else a font file."""
    is_installed = any(find(family, 400) for family in system.families)
    if system.advice and not is_installed:
        return system.advice
    return f"remove them, or put a font file that has them ({system.name}) into fonts/ beside the piece"
