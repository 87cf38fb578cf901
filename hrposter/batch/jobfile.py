"""A job file: pieces × languages × sizes × profiles × rosters, what is left out of them, and what comes on top."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hrposter.diagnostics import PosterError, Span, UsageError
from hrposter.frozen import frozen
from hrposter.jobs import ORIENTATIONS, profile_named
from hrposter.orders import ALL, BOTH, pieces_of
from hrposter.papers import parse_paper, parse_screen
from hrposter.resolve import parse_tag
from hrposter.resources import Library
from hrposter.source import Reader, View, one_of
from hrposter.spec.content import parse_date, version_is_known

T = TypeVar("T")

_LISTS = ("rosters", "pieces", "languages", "sizes", "profiles")
_WHOLE = ("hrposter", *_LISTS, "bundle", "orientation", "theme", "date", "exclude", "include")
_PART = (*_LISTS, "bundle", "orientation", "theme")


@frozen()
class Matrix:
    """Every piece in every language, on every size, for every profile and roster.

    Languages and sizes may hold "all"; no size is each piece's first. ``span`` is where the file says it.
    """

    rosters: tuple[Path, ...] = ()
    pieces: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    sizes: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ("office",)
    orientation: str = "portrait"
    theme: str | None = None
    span: Span | None = None


@frozen()
class LeftOut:
    """What is not made: whatever is named in all lists that are not empty."""

    rosters: tuple[Path, ...] = ()
    pieces: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()

    def holds(self, roster: Path, piece: str, lang: str, size: str, profile: str) -> bool:
        """Whether a sheet is left out."""
        named = ((self.rosters, roster), (self.pieces, piece), (self.languages, lang), (self.sizes, size), (self.profiles, profile))
        return all(not names or name in names for names, name in named)


@frozen()
class JobFile:
    """What one file says: the first matrix, and each that is included."""

    matrices: tuple[Matrix, ...]
    left_out: tuple[LeftOut, ...]
    date: datetime.date | None

    @property
    def rosters(self) -> tuple[Path, ...]:
        """All that are named, each once."""
        return tuple(dict.fromkeys(path for matrix in self.matrices for path in matrix.rosters))


def read_job_file(path: Path, library: Library) -> JobFile:
    """Read a job file, rosters by their place beside it; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(_WHOLE, required=("hrposter", "rosters"))
    version_is_known(top)
    said = _Said(path.parent, library)
    first = said.matrix(top, Matrix(span=root.span))
    included = [said.matrix(view.fields(_PART), replace(first, span=view.span)) for view in (top["include"].items() if "include" in top else ())]
    left_out = [said.left_out(view) for view in (top["exclude"].items() if "exclude" in top else ())]
    date = top["date"].parsed(parse_date, None) if "date" in top else None
    if not reader.problems and not any(matrix.pieces for matrix in (first, *included)):
        top["rosters"].add("missing-key", "no piece and no bundle is named", "add 'pieces: [welcome]', or 'bundle: welcome-kit'")
    reader.done()
    return JobFile(tuple(matrix for matrix in (first, *included) if matrix.pieces), tuple(left_out), date)


@frozen()
class _Said:
    folder: Path
    library: Library

    def matrix(self, top: dict[str, View], before: Matrix) -> Matrix:
        """What a mapping says; what it does not say is as before."""
        found = replace(before, pieces=self._pieces(top) or before.pieces)
        if "rosters" in top:
            found = replace(found, rosters=self._all(top, "rosters", self._roster))
        if "languages" in top:
            found = replace(found, languages=self._all(top, "languages", _or_all(parse_tag)))
        if "sizes" in top:
            found = replace(found, sizes=self._all(top, "sizes", _or_all(_size)))
        if "profiles" in top:
            found = replace(found, profiles=self._all(top, "profiles", self._profile))
        if "orientation" in top:
            found = replace(found, orientation=top["orientation"].parsed(one_of((*ORIENTATIONS, BOTH)), found.orientation))
        if "theme" in top:
            found = replace(found, theme=top["theme"].parsed(self._theme, found.theme, "unknown-theme"))
        return found

    def left_out(self, view: View) -> LeftOut:
        """What one entry of exclude says."""
        top = view.fields(_LISTS)
        if view.is_mapping and not view.keys:
            view.add("blank", "this leaves out everything", "name what is left out, as in {pieces: [welcome], languages: [es]}")
        return LeftOut(
            rosters=self._all(top, "rosters", self._roster),
            pieces=self._all(top, "pieces", self._piece),
            languages=self._all(top, "languages", parse_tag),
            sizes=self._all(top, "sizes", _size),
            profiles=self._all(top, "profiles", self._profile),
        )

    def _pieces(self, top: dict[str, View]) -> tuple[str, ...]:
        named = self._all(top, "pieces", self._piece)
        bundled = top["bundle"].parsed(_advised(lambda name: pieces_of(name, self.library)), ()) if "bundle" in top else ()
        return tuple(dict.fromkeys((*named, *bundled)))

    def _all(self, top: dict[str, View], key: str, parse: Callable[[str], T]) -> tuple[T, ...]:
        return tuple(self._list(top[key], parse)) if key in top else ()

    def _list(self, view: View, parse: Callable[[str], T]) -> Iterator[T]:
        """The entries of a list, or one entry that stands alone."""
        for entry in view.items() if view.is_list or view.is_mapping else (view,):
            found: T | None = entry.parsed(_advised(parse), None)
            if found is not None:
                yield found

    def _roster(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            raise ValueError(f"there is no file {name!r} beside this one; check its name, capital letters included")
        return path

    def _piece(self, name: str) -> str:
        return self.library.piece(name).name

    def _profile(self, name: str) -> str:
        return profile_named(name, self.library).name

    def _theme(self, name: str) -> str:
        try:
            self.library.theme(name)
        except UsageError as error:
            raise ValueError(str(error)) from None
        return name


def _or_all(parse: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: text if text == ALL else parse(text)


def _size(text: str) -> str:
    """The name of a paper or of a screen, as we write it."""
    try:
        return parse_paper(text).name
    except ValueError as error:
        try:
            return parse_screen(text).name
        except ValueError:
            raise error from None


def _advised(parse: Callable[[str], T]) -> Callable[[str], T]:
    """The same, for a View: what is wrong with a name, or with the file that it names, becomes a ValueError."""

    def parsed(text: str) -> T:
        try:
            return parse(text)
        except UsageError as error:
            raise ValueError(str(error)) from None
        except PosterError as error:
            first = error.diagnostics[0]
            raise ValueError(f"{first.message}; {first.help}") from None

    return parsed
