"""From the names on the command line to jobs, each with the name of its file; all names that do not exist are reported at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hrposter.diagnostics import Diagnostic, PosterError, UsageError
from hrposter.folds import THICKNESS, Fold
from hrposter.frozen import frozen
from hrposter.i18n import PSEUDO_TAGS
from hrposter.jobs import ORIENTATIONS, check_fold, check_orientation, flat_papers, fold_named, paper_of, profile_named
from hrposter.papers import Paper
from hrposter.poster import Job
from hrposter.profiles import PROFILES, Profile
from hrposter.resolve import parse_tag, words_folder
from hrposter.resources import Library, unknown
from hrposter.spec.compositions import layout_for
from hrposter.spec.layout import Layout
from hrposter.spec.readers import layout_in

if TYPE_CHECKING:
    from hrposter.imposition.printer import Printer  # only what is for a printer that was measured needs it

S = TypeVar("S")
T = TypeVar("T")

ALL = "all"
BOTH = "both"


@frozen()
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
    icc: Path | None = None
    is_strict: bool = False
    fold: str | None = None
    thickness: float = THICKNESS

    @property
    def orientations(self) -> tuple[str, ...]:
        """Portrait, landscape, or both."""
        return ORIENTATIONS if self.orientation == BOTH else (self.orientation,)


@frozen()
class Sheet:
    """One job, what the names of its files begin with, and the printer that they are for, where it was measured."""

    job: Job
    stem: str
    printer: Printer | None = None

    def for_printer(self, printer: Printer) -> Sheet:
        """The same for a printer that was measured: panels keep clear of the widest of its margins."""
        margin = max(printer.left, printer.right, printer.top, printer.bottom)
        return replace(self, printer=printer, job=replace(self.job, profile=self.job.profile.clear_of(margin)))

    @property
    def label(self) -> str:
        """What a person calls it."""
        job = self.job
        return f"{job.piece}, {job.lang}, {job.sheet_name}, {job.profile.name}"


def sheets_of(order: Order) -> tuple[Sheet, ...]:
    """A sheet for each piece, language, size, orientation and profile, in that order; UsageError or PosterError holds all problems."""
    usage: list[str] = []
    problems: list[Diagnostic] = []
    sheets: list[Sheet] = []
    profiles = _profiles(order, usage)
    _each([order.theme] if order.theme else [], order.library.theme, usage)
    for folder in _each(order.pieces, order.library.piece, usage):
        try:
            sheets += _of_piece(order, folder, profiles, usage)
        except PosterError as error:
            problems += error.diagnostics
    if usage:
        raise UsageError(*dict.fromkeys(usage))
    if problems:
        raise PosterError(*problems)
    return tuple(sheets)


def _profiles(order: Order, usage: list[str]) -> list[Profile]:
    """The profiles that were asked for; those of a press through the colour profile that was given."""
    found = _each(split(order.profiles), partial(profile_named, library=order.library), usage)
    for profile in found:
        _each(dict.fromkeys(order.orientations), partial(check_orientation, profile), usage)
    if order.icc is None:
        return found
    if found and not any(profile.press for profile in found):
        usage.append("--icc is for a press, and no press is asked for; add --profile press")
    return [profile.through(order.icc) for profile in found]


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


def _of_piece(order: Order, folder: Path, profiles: list[Profile], usage: list[str]) -> list[Sheet]:
    base = layout_in(folder / "layout.yaml")
    spoken = order.library.languages(words_folder(folder, base, order.library))
    langs = _each(spoken if order.langs == ALL else split(order.langs), partial(_language, order.library, spoken), usage)
    fold = next(iter(_each([order.fold] if order.fold else [], fold_named, usage)), None)
    papers = _papers(order, folder, profiles or [PROFILES["office"]], fold, usage)
    every = dict.fromkeys(paper for found in papers.values() for paper in found)
    sheets = []
    for lang, paper, orientation, profile in product(langs, every, order.orientations, profiles):
        if paper in papers.get(profile, ()) and not (orientation == "landscape" and (fold or (base.fold and profile.composition == "layout"))):
            job = Job(folder.name, lang, paper, orientation == "landscape", profile, order.theme, order.clinic, order.date, order.library)
            job = replace(job, resources=order.resources, today=order.today, is_strict=order.is_strict, fold=fold, thickness=order.thickness)
            sheets.append(Sheet(job, _stem(job, base)))
    return sheets


def _papers(order: Order, folder: Path, profiles: list[Profile], fold: Fold | None, usage: list[str]) -> dict[Profile, Sequence[Paper]]:
    """On what each profile shows the piece."""
    wanted = split(order.sizes) if order.sizes not in (None, ALL) else [None]
    found: dict[Profile, Sequence[Paper]] = {}
    for profile in profiles:
        try:
            layout = layout_for(profile, folder, order.library)
            check_fold(layout, folder.name, profile, order.orientation, fold)
            papers = flat_papers(layout, folder.name, fold) if fold else layout.sizes
        except UsageError as error:
            usage.append(str(error))
            continue
        found[profile] = papers if order.sizes == ALL else _each(wanted, partial(paper_of, layout, folder.name, profile, fold=fold), usage)
    return found


def _stem(job: Job, layout: Layout) -> str:
    """``welcome-es-a4-landscape-office``; the theme stands there only when it is not the layout's own."""
    shape = ["landscape"] if job.is_landscape else [job.fold.name] if job.fold else []
    parts = [job.piece, job.lang, job.paper.slug, *shape, job.profile.name]
    return "-".join([*parts, *([job.theme] if job.theme and job.theme != layout.theme else [])])


def _language(library: Library, of_piece: Sequence[str], name: str) -> str:
    """The tag, if this or any other piece or any shared phrases speak it; a piece that lacks its file is another matter."""
    tag = parse_tag(name)
    if tag in PSEUDO_TAGS or tag in of_piece:
        return tag
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
