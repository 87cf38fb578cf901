"""From the names on the command line to jobs, each with the name of its file; all names that do not exist are reported at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

from hrposter.diagnostics import Diagnostic, PosterError, UsageError
from hrposter.jobs import ORIENTATIONS, paper_of, profile_named
from hrposter.papers import Paper
from hrposter.profiles import Profile
from hrposter.resolve import Job, parse_tag, words_folder
from hrposter.resources import Library, unknown
from hrposter.spec.layout import Layout
from hrposter.spec.readers import layout_in

S = TypeVar("S")
T = TypeVar("T")

ALL = "all"
BOTH = "both"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. Lists have commas; ``langs`` and ``sizes`` may be "all", ``sizes`` None for each piece's first."""

    pieces: tuple[str, ...]
    langs: str
    sizes: str | None
    orientation: str
    profiles: str
    theme: str | None
    clinic: Path | None
    date: datetime.date | None
    library: Library
    resources: Path | None = None
    today: datetime.date | None = None

    @property
    def orientations(self) -> tuple[str, ...]:
        """Portrait, landscape, or both."""
        return ORIENTATIONS if self.orientation == BOTH else (self.orientation,)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One job, and what the names of its files begin with."""

    job: Job
    stem: str

    @property
    def label(self) -> str:
        """What a person calls it."""
        job = self.job
        return f"{job.piece}, {job.lang}, {job.paper.name} {'landscape' if job.is_landscape else 'portrait'}, {job.profile.name}"


def sheets_of(order: Order) -> tuple[Sheet, ...]:
    """A sheet for each piece, language, size, orientation and profile, in that order; UsageError or PosterError holds all problems."""
    usage: list[str] = []
    problems: list[Diagnostic] = []
    sheets: list[Sheet] = []
    profiles = _each(split(order.profiles), profile_named, usage)
    _each([order.theme] if order.theme else [], order.library.theme, usage)
    for folder in _each(order.pieces, order.library.piece, usage):
        try:
            layout = layout_in(folder / "layout.yaml")
        except PosterError as error:
            problems += error.diagnostics
            continue
        sheets += _of_piece(order, folder, layout, profiles, usage)
    if usage:
        raise UsageError(*dict.fromkeys(usage))
    if problems:
        raise PosterError(*problems)
    return tuple(sheets)


def pieces_of(bundle: str, library: Library) -> tuple[str, ...]:
    """The pieces of a bundle; UsageError where there is none of that name, PosterError where something is wrong with it."""
    from hrposter.spec.bundle import check_bundle, read_bundle

    read = read_bundle(library.bundle(bundle))
    if problems := tuple(check_bundle(read, library)):
        raise PosterError(*problems)
    return tuple(name for name, _ in read.pieces)


def split(text: str) -> list[str]:
    """The parts of a list with commas; UsageError for one without any."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise UsageError(f"{text!r} names nothing; write one name, or several with commas and without spaces")
    return parts


def _of_piece(order: Order, folder: Path, layout: Layout, profiles: list[Profile], usage: list[str]) -> list[Sheet]:
    spoken = order.library.languages(words_folder(folder, layout, order.library))
    langs = _each(spoken if order.langs == ALL else split(order.langs), partial(_language, order.library), usage)
    sheets = []
    for lang, paper, orientation, profile in product(langs, _papers(order, folder, layout, usage), order.orientations, profiles):
        job = Job(folder.name, lang, paper, orientation == "landscape", profile, order.theme, order.clinic, order.date, order.library)
        job = replace(job, resources=order.resources, today=order.today)
        sheets.append(Sheet(job, _stem(job, layout)))
    return sheets


def _papers(order: Order, folder: Path, layout: Layout, usage: list[str]) -> Iterable[Paper]:
    if order.sizes == ALL:
        return layout.sizes
    wanted = split(order.sizes) if order.sizes is not None else [None]
    return _each(wanted, partial(paper_of, layout, folder.name), usage)


def _stem(job: Job, layout: Layout) -> str:
    """``welcome-es-a4-landscape-office``; the theme stands there only when it is not the layout's own."""
    parts = [job.piece, job.lang, job.paper.slug, *(["landscape"] if job.is_landscape else []), job.profile.name]
    return "-".join([*parts, *([job.theme] if job.theme and job.theme != layout.theme else [])])


def _language(library: Library, name: str) -> str:
    """The tag, if any piece or any shared phrases speak it; a piece that lacks its file is another matter."""
    tag = parse_tag(name)
    spoken = {lang for piece in library.pieces() for lang in library.languages(library.piece(piece))}
    known = tuple(sorted(spoken | set(library.phrase_languages())))
    if tag not in known:
        raise UsageError(unknown("language", tag, known))
    return tag


def _each(names: Iterable[S], look_up: Callable[[S], T], usage: list[str]) -> list[T]:
    """What each name stands for, once; what the UsageErrors say goes to ``usage``."""
    found: list[T] = []
    for name in dict.fromkeys(names):
        try:
            found.append(look_up(name))
        except UsageError as error:
            usage.append(str(error))
    return list(dict.fromkeys(found))
