"""From what people wrote to one poster: one piece, theme, language, size, profile and clinic; lengths in points."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hrposter.diagnostics import Diagnostic, PosterError, Span, UsageError
from hrposter.display import Ink
from hrposter.geometry import Rect
from hrposter.i18n import Language, parse_language
from hrposter.papers import Paper
from hrposter.profiles import Profile
from hrposter.resources import Library, split_theme, unknown
from hrposter.spec.content import Content, Entry, compare, read_content
from hrposter.spec.layout import Arrangement, Layout, read_layout
from hrposter.spec.phrases import Phrases, read_phrases
from hrposter.spec.references import check_references
from hrposter.spec.theme import Surface, Theme, TypeStyle, read_theme
from hrposter.spec.words import Message
from hrposter.units import parse_length, points

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Job:
    """All that decides the bytes of one file."""

    piece: str
    lang: str
    paper: Paper
    is_landscape: bool
    profile: Profile
    theme: str | None = None
    clinic: Path | None = None
    date: datetime.date | None = None
    library: Library = field(default_factory=Library)

    @property
    def sheet(self) -> Rect:
        """The trimmed sheet in points."""
        width, height = self.paper.width, self.paper.height
        return Rect(0, 0, height, width) if self.is_landscape else Rect(0, 0, width, height)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one weight; ``is_value`` when a clinic's own detail, whose direction may differ."""

    text: str
    is_strong: bool = False
    is_value: bool = False


Copy = tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A type style on one page: sizes in points."""

    type: TypeStyle
    size: float
    floor: float


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that layout needs, tokens and variants gone."""

    job: Job
    layout: Layout
    arrangement: Arrangement
    theme: Theme
    content: Content
    phrases: Phrases
    english: Phrases
    clinic: Clinic | None
    styles: Mapping[str, Style]
    folder: Path

    @property
    def language(self) -> Language:
        """The language of the piece."""
        return self.content.language

    @property
    def frame(self) -> Rect:
        """The box that the composition fills, in points."""
        return self.job.profile.frame(self.job.sheet)

    @property
    def content_box(self) -> Rect:
        """The box that the grid divides: the frame less its margin, never in the profile's quiet zone."""
        margin = points(self.arrangement.margin, self.frame.short_edge)
        return self.frame.inset(max(margin, self.job.profile.quiet - self.job.profile.inset))

    @property
    def date(self) -> datetime.date:
        """The date that the file carries."""
        return self.job.date or self.layout.updated

    def length(self, name: str | None) -> float:
        """A length as a layout names it, such as ``space.m`` or ``3mm``, in points; 0 for None."""
        if name is None:
            return 0.0
        space = self.theme.space.get(name.removeprefix("space.")) if name.startswith("space.") else parse_length(name)
        return points(space, self.frame.short_edge) if space else 0.0

    def surface(self, name: str) -> Surface:
        """A surface of the theme."""
        return self.theme.surfaces[name]

    def message(self, key: str) -> Message:
        """One message of the piece."""
        words = self.content.words[key]
        assert isinstance(words, Message)
        return words

    def messages(self, key: str) -> tuple[Message, ...]:
        """A list of messages of the piece."""
        words = self.content.words[key]
        assert isinstance(words, tuple)
        return tuple(word for word in words if isinstance(word, Message))

    def entries(self, key: str) -> tuple[Entry, ...]:
        """A list of entries (title and text) of the piece."""
        words = self.content.words[key]
        assert isinstance(words, tuple)
        return tuple(word for word in words if not isinstance(word, Message))

    def copy(self, message: Message) -> Copy | None:
        """The message with the clinic's details in it; None when one of them is not given."""
        fragments = []
        for part in message.parts:
            text = self.detail(part.text) if part.is_placeholder else part.text
            if text is None:
                return None
            fragments.append(Fragment(text, part.is_strong, part.is_placeholder))
        return tuple(fragments)

    def detail(self, name: str) -> str | None:
        """One of the clinic's own details in the piece's language."""
        return self.clinic.field(name, self.language.tag, self.phrases.texts) if self.clinic else None

    def ink(self, role: str) -> Ink:
        """A colour of the theme."""
        return self.theme.inks[role]


def resolve(job: Job) -> Poster:
    """Read all that the job names; PosterError lists what is wrong, UsageError a name that does not exist."""
    folder = job.library.piece(job.piece)
    layout = layout_in(folder / "layout.yaml")
    theme = theme_named(job.theme, job.library) if job.theme else _layout_theme(layout, job.library)
    english = _content(folder / "en.yaml")
    content = _translation(folder, english, job)
    problems = check_references(layout, theme, english, job.library, folder)
    if problems:
        raise PosterError(*problems)
    clinic = clinic_in(job.clinic) if job.clinic else None
    arrangement = layout.arrangement(job.sheet)
    short = job.profile.frame(job.sheet).short_edge
    styles = {name: _style(style, short) for name, style in theme.styles.items()}
    phrases = _phrases_of(job.library, job.lang)
    poster = Poster(job, layout, arrangement, theme, content, phrases, _phrases_of(job.library, "en"), clinic, styles, folder)
    _has_room(poster)
    return poster


def _has_room(poster: Poster) -> None:
    """Raise PosterError where the margins leave nothing of the page."""
    box, job = poster.content_box, poster.job
    if box.short_edge <= 0:
        fact = f"the margins leave no room on {job.paper.name} ({job.profile.name})"
        raise PosterError(Diagnostic("value", poster.arrangement.span, fact, "make the margin of page: smaller, as in margin: 6%"))


def _translation(folder: Path, english: Content, job: Job) -> Content:
    if job.lang == "en":
        return english
    path = folder / f"{parse_tag(job.lang)}.yaml"
    if not path.is_file():
        there = ", ".join(job.library.languages(folder))
        help = f"copy en.yaml to {path.name} and translate its words, or choose one of {there}"
        raise PosterError(Diagnostic("missing-language", Span(path), f"{job.piece} has no words in {job.lang!r}", help))
    content = _content(path)
    problems = compare(english, content)
    if problems:
        raise PosterError(*problems)
    return content


def parse_tag(text: str) -> str:
    """A language tag, checked; UsageError says how tags are written."""
    try:
        return parse_language(text).tag
    except ValueError as error:
        raise UsageError(str(error)) from None


def theme_named(name: str, library: Library) -> Theme:
    """The theme of that name, with its treatment; UsageError where there is none, PosterError where it is wrong."""
    path = library.theme(name)
    return _read_theme(path, _stamp(path), split_theme(name)[1])


def _layout_theme(layout: Layout, library: Library) -> Theme:
    try:
        return theme_named(layout.theme, library)
    except UsageError:
        fact, _, advice = unknown("theme", layout.theme, library.theme_names()).partition("; ")
        raise PosterError(Diagnostic("unknown-theme", layout.span, fact, advice)) from None


def _phrases_of(library: Library, lang: str) -> Phrases:
    path = library.phrases(lang) or library.phrases(lang.split("-", maxsplit=1)[0])
    if path is None:
        help = f"copy assets/phrases/en.yaml to {lang}.yaml in an assets/phrases folder beside your layouts, and translate it"
        raise PosterError(Diagnostic("missing-phrases", None, f"there are no shared phrases in {lang!r}", help))
    return _phrases(path)


def _style(style: TypeStyle, short_edge: float) -> Style:
    size = max(points(style.size, short_edge), style.least)
    return Style(style, size, min(size, max(points(style.floor, short_edge), style.least)))


# Each file is read once a process for each state that it is in; a changed file has another time or size.


@lru_cache(maxsize=64)
def _read_layout(path: Path, stamp: tuple[int, int]) -> Layout:
    return read_layout(path)


@lru_cache(maxsize=16)
def _read_theme(path: Path, stamp: tuple[int, int], treatment: str | None) -> Theme:
    theme = read_theme(path)
    if treatment is None:
        return theme
    from hrposter.spec.treatments import treated

    return treated(theme, treatment)


@lru_cache(maxsize=256)
def _read_content(path: Path, stamp: tuple[int, int]) -> Content:
    return read_content(path)


@lru_cache(maxsize=64)
def _read_phrases(path: Path, stamp: tuple[int, int]) -> Phrases:
    return read_phrases(path)


@lru_cache(maxsize=64)
def _read_clinic(path: Path, stamp: tuple[int, int]) -> Clinic:
    from hrposter.spec.clinic import read_clinic  # hours, CLDR and all, which a poster without a clinic does not need

    return read_clinic(path)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return stat.st_mtime_ns, stat.st_size


def layout_in(path: Path) -> Layout:
    """The layout in the file; PosterError lists every problem found."""
    return _read_layout(path, _stamp(path))


def _content(path: Path) -> Content:
    return _read_content(path, _stamp(path))


def _phrases(path: Path) -> Phrases:
    return _read_phrases(path, _stamp(path))


def clinic_in(path: Path) -> Clinic:
    """The clinic's details in the file; PosterError lists every problem found."""
    return _read_clinic(path, _stamp(path))
