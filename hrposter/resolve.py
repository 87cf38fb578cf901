"""From what people wrote to one poster: one piece, theme, language, size, profile and clinic; lengths in points."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hrposter.diagnostics import Diagnostic, PosterError, Severity, Span, UsageError
from hrposter.display import Ink
from hrposter.fragments import Copy, Fragment, named
from hrposter.geometry import Rect
from hrposter.i18n import PSEUDO_TAGS, Language, parse_language
from hrposter.papers import Paper
from hrposter.press.condition import check_condition
from hrposter.profiles import Profile
from hrposter.resources import Library, asset_path, split_theme, unknown
from hrposter.spec.alphabet import foreign
from hrposter.spec.compositions import composed, layout_for
from hrposter.spec.content import Content, Entry, compare, told
from hrposter.spec.layout import Arrangement, Layout
from hrposter.spec.permission import check_permission
from hrposter.spec.phrases import Phrases
from hrposter.spec.readers import as_printed, clinic_in, content_in, resources_in, theme_in
from hrposter.spec.references import check_draft_regions, check_references
from hrposter.spec.shared import shared_phrases, unchecked
from hrposter.spec.story import Told
from hrposter.spec.theme import Surface, Theme, TypeStyle
from hrposter.spec.translation import settled
from hrposter.spec.words import Message
from hrposter.units import parse_length, points

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic
    from hrposter.spec.resources import Resources


@dataclass(frozen=True, slots=True)
class Job:
    """All that decides the bytes of one file.

    ``today`` decides none of them: without a ``date`` it is the day from which the age of facts is counted. Nor does ``is_strict``:
    no file is made of words that nobody who is qualified has checked.
    """

    piece: str
    lang: str
    paper: Paper
    is_landscape: bool
    profile: Profile
    theme: str | None = None
    clinic: Path | None = None
    date: datetime.date | None = None
    library: Library = field(default_factory=Library)
    resources: Path | None = None
    today: datetime.date | None = None
    is_strict: bool = False

    @property
    def sheet(self) -> Rect:
        """The trimmed sheet in points."""
        width, height = self.paper.width, self.paper.height
        return Rect(0, 0, height, width) if self.is_landscape else Rect(0, 0, width, height)

    @property
    def sheet_name(self) -> str:
        """What a person calls the sheet, such as ``Letter portrait`` or ``1920x1080``."""
        return self.paper.name if self.profile.is_screen else f"{self.paper.name} {'landscape' if self.is_landscape else 'portrait'}"


# The clinic's details that are counted or dated, and dialled by nobody.
_COUNTED = frozenset({"clinic.hours", "policy.date", "checked_on"})


@dataclass(frozen=True, slots=True)
class Style:
    """A type style on one page: sizes in points."""

    type: TypeStyle
    size: float
    floor: float


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that layout needs, tokens and variants gone: page ``page`` of ``pages``, after ``tries`` compositions that had too little room.

    ``is_original``: this is the English that comes after the draft translation of a critical piece.
    """

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
    resources: Resources | None = None
    page: int = 1
    pages: int = 1
    tries: int = 0
    is_original: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether nobody who is qualified has checked the words, those that all pieces share among them, as they stand in English today."""
        return self.content.is_draft or self.phrases.is_draft

    @property
    def needs_english(self) -> bool:
        """Whether the poster may go out only together with its English."""
        return self.layout.critical and self.is_draft and self.language.tag != "en"

    @property
    def language(self) -> Language:
        """The language of the piece."""
        return self.content.language

    @property
    def frame(self) -> Rect:
        """The box that the composition fills, in points."""
        return self.job.profile.frame(self.job.sheet)

    @property
    def bleed_box(self) -> Rect:
        """The box that colour fills where it runs off the frame: the frame itself, or the sheet and its bleed."""
        job = self.job
        return job.profile.bleed_box(job.sheet, job.paper.system) if job.profile.press else self.frame

    @property
    def art_box(self) -> Rect:
        """The box that art must fill where it runs off the frame, whether or not so much of it is shown."""
        return self.frame.inset(-self.job.profile.reserve(self.job.paper.system))

    @property
    def condition(self) -> Path:
        """The ICC profile of the press: the one that was given, else the usual one for the sheet."""
        press = self.job.profile.press
        name = "gracol" if self.job.paper.system == "US" else "fogra39"
        return press.icc if press and press.icc else asset_path(f"icc/{name}.icc")

    def bled(self, box: Rect) -> Rect:
        """The box, carried on past the bleed, which clips it, on each side where it reaches the edge of the frame."""
        more = 1.0 if self.job.profile.press else 0.0  # two grounds that end on the same line would show through there
        return box.carried(self.frame, self.bleed_box.inset(-more))

    @property
    def content_box(self) -> Rect:
        """The box that the grid divides: the frame less its margin, never in the profile's quiet zone."""
        margin = points(self.arrangement.margin, self.frame.short_edge)
        return self.frame.inset(max(margin, self.job.profile.quiet - self.job.profile.inset))

    @property
    def date(self) -> datetime.date:
        """The date that the file carries."""
        return self.job.date or self.layout.updated

    def turned(self, page: int, pages: int) -> Poster:
        """The poster at one of so many pages, counted from 1."""
        chain = self.layout.arrangement(self.job.sheet, pages).chain
        first = chain[min(self.tries, len(chain) - 1)]
        return replace(self, arrangement=first.next or first if page > 1 else first, page=page, pages=pages)

    @property
    def most_pages(self) -> int:
        """How many pages there may be: more where the words do not fit otherwise."""
        return self.layout.most_pages if self.tries else self.layout.pages

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
        return tuple(word for word in words if isinstance(word, Mapping))

    def story(self, key: str) -> tuple[Told, ...]:
        """A story of the piece."""
        return told(self.content.words[key])

    def quotation(self, key: str) -> Entry:
        """A quotation of the piece."""
        words = self.content.words[key]
        assert isinstance(words, Mapping)
        return words

    def copy(self, message: Message) -> Copy | None:
        """The message with the clinic's details in it; None when one of them is not given."""
        fragments: Copy = ()
        for part in message.parts:
            words = self.value(part.text, is_strong=part.is_strong) if part.is_placeholder else (Fragment(part.text, part.is_strong),)
            if words is None:
                return None
            fragments = (*fragments, *words)
        return fragments

    def detail(self, name: str) -> str | None:
        """One of the clinic's own details in the piece's language."""
        text = self.clinic.field(name, self.language.tag, self.phrases.texts) if self.clinic else None
        return self.numbered(text) if text and name in _COUNTED else text

    def value(self, name: str, *, is_strong: bool = False) -> Copy | None:
        """The same as copy: languages each by its own name, in that language."""
        text = self.detail(name)
        if text is None or self.clinic is None:
            return None
        if name == "clinic.languages":
            return named(self.clinic.languages, " · ", self.language, is_strong=is_strong)
        return (Fragment(text, is_strong, True),)

    def numbered(self, text: str) -> str:
        """The text with its numbers as the language file asks for them; what people dial or type never changes."""
        if not self.content.is_native:
            return text
        from hrposter.typography.setting import native  # Babel, which few posters need

        return native((text,), self.language.tag)[0]

    def ink(self, role: str) -> Ink:
        """A colour of the theme."""
        return self.theme.inks[role]


def resolve(job: Job) -> Poster:
    """Read all that the job names; PosterError lists what is wrong, UsageError a name that does not exist."""
    check_condition(job.profile)
    folder = job.library.piece(job.piece)
    layout = layout_for(job.profile, folder, job.library)
    theme = theme_named(job.theme, job.library) if job.theme else _layout_theme(layout, job.library)
    words = words_folder(folder, layout, job.library)
    english = content_in(words / "en.yaml")
    content = _translation(words, english, job)
    problems = (*check_references(layout, theme, english, job.library, folder), *check_permission(layout, content))
    if problems:
        raise PosterError(*problems)
    clinic = clinic_in(job.clinic) if job.clinic else None
    resources = _resources(job, layout, folder) if layout.shows_resources else None
    if job.lang in PSEUDO_TAGS:
        from hrposter.spec.pseudo import given_in_pseudo

        clinic, resources = given_in_pseudo(clinic, job.lang), given_in_pseudo(resources, job.lang)
    layout, theme = composed(layout, theme, job.profile)
    arrangement = layout.arrangement(job.sheet)
    short = job.profile.frame(job.sheet).short_edge
    styles = {name: _style(style, short) for name, style in theme.styles.items()}
    own, shared = shared_phrases(job.library, job.lang)
    content, phrases = as_printed(content, own)
    _, shared = as_printed(english, shared)
    poster = Poster(job, layout, arrangement, theme, content, phrases, shared, clinic, styles, folder, resources)
    if poster.is_draft and (lacking := check_draft_regions(layout)):
        raise PosterError(*lacking)
    for page in range(1, min(layout.most_pages, 2) + 1):
        _has_room(poster.turned(page, layout.most_pages))
    return poster


def _has_room(poster: Poster) -> None:
    """Raise PosterError where the margins leave nothing of the page."""
    box, job = poster.content_box, poster.job
    if box.short_edge <= 0:
        fact = f"the margins leave no room on {job.paper.name} ({job.profile.name})"
        raise PosterError(Diagnostic("value", poster.arrangement.span, fact, "make the margin of page: smaller, as in margin: 6%"))


def words_folder(folder: Path, layout: Layout, library: Library) -> Path:
    """Where the words of a piece stand: beside its layout, or in the folder of the piece that it shares them with."""
    if layout.words is None:
        return folder
    try:
        return library.piece(layout.words)
    except UsageError as error:
        fact, _, advice = str(error).partition("; ")
        raise PosterError(Diagnostic("unknown-words", layout.span, fact, advice)) from None


def resources_path(job: Job, folder: Path) -> Path:
    """The file with the people and things to turn to: the one asked for, else the example beside the layout."""
    return job.resources or folder / "resources.yaml"


def day_of_ages(job: Job, layout: Layout) -> datetime.date:
    """The day from which the age of facts is counted."""
    return job.date or max(layout.updated, job.today or layout.updated)


def _resources(job: Job, layout: Layout, folder: Path) -> Resources:
    path = resources_path(job, folder)
    if not path.is_file():
        help = "write one, beginning with a copy of that of the piece resources, or name one with --resources FILE"
        raise PosterError(Diagnostic("missing-resources", Span(path), f"{job.piece} shows people to turn to, and there is no {path.name}", help))
    resources = resources_in(path)
    from hrposter.spec.resources import ages

    stale = [problem for problem in ages(resources, day_of_ages(job, layout)) if problem.severity is Severity.ERROR]
    if stale:
        raise PosterError(*stale)
    return resources


def _translation(folder: Path, english: Content, job: Job) -> Content:
    if job.lang == "en":
        return english
    if job.lang in PSEUDO_TAGS:
        from hrposter.spec.pseudo import pseudo_content  # only for tests of layouts

        return pseudo_content(english, job.lang)
    path = folder / f"{parse_tag(job.lang)}.yaml"
    if not path.is_file():
        there = ", ".join(job.library.languages(folder))
        help = f"copy en.yaml to {path.name} and translate its words, or choose one of {there}"
        raise PosterError(Diagnostic("missing-language", Span(path), f"{job.piece} has no words in {job.lang!r}", help))
    content = content_in(path)
    problems = (*compare(english, content), *foreign(content), *unchecked(english, content, job.library, is_strict=job.is_strict))
    if problems:
        raise PosterError(*problems)
    return settled(english, content)


def parse_tag(text: str) -> str:
    """A language tag or the name of a pseudo-language, checked; UsageError says how tags are written."""
    if text in PSEUDO_TAGS:
        return text
    try:
        return parse_language(text).tag
    except ValueError as error:
        raise UsageError(str(error)) from None


def theme_named(name: str, library: Library) -> Theme:
    """The theme of that name, with its treatment; UsageError where there is none, PosterError where it is wrong."""
    path = library.theme(name)
    return theme_in(path, split_theme(name)[1])


def _layout_theme(layout: Layout, library: Library) -> Theme:
    try:
        return theme_named(layout.theme, library)
    except UsageError:
        fact, _, advice = unknown("theme", layout.theme, library.theme_names()).partition("; ")
        raise PosterError(Diagnostic("unknown-theme", layout.span, fact, advice)) from None


def _style(style: TypeStyle, short_edge: float) -> Style:
    size = max(points(style.size, short_edge), style.least)
    return Style(style, size, min(size, max(points(style.floor, short_edge), style.least)))
