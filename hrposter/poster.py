"""One poster: a piece in one language, size, profile and theme, for one clinic; lengths in points."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hrposter.display import Ink
from hrposter.folds import THICKNESS, Fold
from hrposter.fragments import Copy, Fragment, named, to_tick
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language
from hrposter.memo import Same
from hrposter.papers import Paper
from hrposter.profiles import Profile
from hrposter.resources import Library, asset_path
from hrposter.spec.arrangement import Arrangement
from hrposter.spec.content import Content, Entry, told
from hrposter.spec.layout import Layout
from hrposter.spec.phrases import Phrases
from hrposter.spec.story import Told
from hrposter.spec.theme import Surface, Theme, TypeStyle
from hrposter.spec.words import LANGUAGE, Message
from hrposter.typography.marks import DOT
from hrposter.units import parse_length, points

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic
    from hrposter.spec.greetings import Welcome
    from hrposter.spec.resources import Resources

# How far beyond what clips it a ground goes on, in points: two that end on the same line would show through there.
_MORE = 2.0


@frozen()
class Job:
    """All that decides the bytes of one file.

    ``clinic`` is the file of its details, or what was read of them elsewhere, such as a row of a roster.
    ``today`` decides none of them: without a ``date`` it is the day from which the age of facts is counted. Nor does ``is_strict``:
    no file is made of words that nobody who is qualified has checked. ``fold``: how the sheet is folded on whose panels the pages of a
    piece are to stand that is not made to be folded; its pages are then half the paper. ``thickness`` is that of the paper, in points.
    """

    piece: str
    lang: str
    paper: Paper
    is_landscape: bool
    profile: Profile
    theme: str | None = None
    clinic: Path | Clinic | None = None
    date: datetime.date | None = None
    library: Library = field(default_factory=Library)
    resources: Path | None = None
    today: datetime.date | None = None
    is_strict: bool = False
    fold: Fold | None = None
    thickness: float = THICKNESS

    @property
    def sheet(self) -> Rect:
        """The trimmed sheet in points."""
        width, height = self.paper.width, self.paper.height
        return _sheet(height, width) if self.is_landscape else _sheet(width, height)

    @property
    def sheet_name(self) -> str:
        """What a person calls the sheet, such as ``Letter portrait``, ``Letter booklet`` or ``1920x1080``."""
        if self.fold:
            return f"{self.paper.name} {self.fold.name}"
        return self.paper.name if self.profile.is_screen else f"{self.paper.name} {'landscape' if self.is_landscape else 'portrait'}"


def trim(job: Job, layout: Layout, page: int = 1) -> Rect:
    """The trimmed page in points: the sheet, or of a folded one the panel on which the page stands."""
    fold = job.fold or layout.fold
    return fold.panel(job.paper, page) if fold else job.sheet


@lru_cache(maxsize=256)
def _sheet(width: float, height: float) -> Rect:
    """A sheet from its top left; layout asks for it time and again."""
    return Rect(0, 0, width, height)


@lru_cache(maxsize=1024)
def _chain(layout: Same[Layout], sheet: Rect, pages: int) -> tuple[Arrangement, ...]:
    """The compositions of a layout on a sheet, asked for time and again too."""
    return layout.value.arrangement(sheet, pages).chain


# The clinic's details that are counted or dated, and dialled by nobody.
_COUNTED = frozenset({"clinic.hours", "policy.date", "checked_on"})


@frozen()
class Style:
    """A type style on one page: sizes in points."""

    type: TypeStyle
    size: float
    floor: float


@frozen(often=True)
class Poster:
    """Everything that layout needs, tokens and variants gone: page ``page`` of ``pages``, after ``tries`` compositions that had too little room.

    ``source`` are the words in English; ``welcomes`` the languages of a wall.
    ``is_original``: this is the English that comes after the draft translation of a critical piece. ``kin`` is the one that it shares
    all with but what the clinic gave, where there is such a one. ``is_unsigned``: it needs a clinician's name, and has none.
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
    source: Content
    resources: Resources | None = None
    welcomes: tuple[Welcome, ...] = ()
    page: int = 1
    pages: int = 1
    tries: int = 0
    is_original: bool = False
    kin: Same[Poster] | None = None
    is_unsigned: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether nobody who is qualified has checked or signed the words, those that all pieces share among them, as they stand in English today."""
        return self.is_unsigned or self.is_unchecked

    @property
    def is_unchecked(self) -> bool:
        """Whether no qualified translator has checked the words."""
        return self.content.is_draft or self.phrases.is_draft or any(each.is_draft for each in self.welcomes)

    @property
    def needs_english(self) -> bool:
        """Whether the poster may go out only together with its English."""
        return self.layout.critical and self.is_draft and self.language.tag != "en"

    @property
    def language(self) -> Language:
        """The language of the piece."""
        return self.content.language

    @property
    def fold(self) -> Fold | None:
        """How the sheet is folded whose panels are the pages, if it is."""
        return self.job.fold or self.layout.fold

    @property
    def sheet(self) -> Rect:
        """The trimmed page in points."""
        return trim(self.job, self.layout, self.page)

    @property
    def sheet_name(self) -> str:
        """What a person calls the page, such as ``Letter portrait``."""
        return f"panel {self.page} of {self.job.paper.name}, folded as {self.fold.name}" if self.fold else self.job.sheet_name

    @property
    def frame(self) -> Rect:
        """The box that the composition fills, in points."""
        return self.job.profile.frame(self.sheet)

    @property
    def bleed_box(self) -> Rect:
        """The box that colour fills where it runs off the frame: the frame itself, or the sheet and its bleed."""
        job = self.job
        return job.profile.bleed_box(self.sheet, job.paper.system) if job.profile.bleeds else self.frame

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
        """The box, carried on past the bleed or the page, which clips it, on each side where it reaches the edge of the frame."""
        return box.carried(self.frame, self.bleed_box if self.job.profile.inset else self.bleed_box.inset(-_MORE))

    @property
    def content_box(self) -> Rect:
        """The box that the grid divides: the frame less its margin, never in the profile's quiet zone."""
        frame = self.frame
        return frame.inset(max(points(self.arrangement.margin, frame.short_edge), self.quiet))

    @property
    def quiet(self) -> float:
        """How far words stay from the edge of the frame at least, in points."""
        profile, sheet = self.job.profile, self.sheet
        return profile.quiet_on(sheet) - profile.inset_on(sheet)

    @property
    def date(self) -> datetime.date:
        """The date that the file carries."""
        return self.job.date or self.layout.updated

    def turned(self, page: int, pages: int) -> Poster:
        """The poster at one of so many pages, counted from 1."""
        chain = self.chain(pages)
        arrangement = chain[min(self.tries, len(chain) - 1)].page(page)
        is_there = arrangement is self.arrangement and (page, pages) == (self.page, self.pages)
        return self if is_there else replace(self, arrangement=arrangement, page=page, pages=pages)

    def chain(self, pages: int) -> tuple[Arrangement, ...]:
        """The composition of so many pages and those to take in its place, in the order in which they are tried."""
        return _chain(Same(self.layout), trim(self.job, self.layout), pages)

    @property
    def most_pages(self) -> int:
        """How many pages there may be: more where the words fit in none of the compositions otherwise."""
        layout = self.layout
        chains = [self.chain(pages) for pages in range(1, layout.pages + 1)]
        return layout.pages if any(len(chain) > self.tries for chain in chains) else layout.most_pages

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

    def in_english(self, key: str) -> Copy | None:
        """One message of the piece in English, beside another language; None in English, or when a detail is not given."""
        message = self.source.words[key]
        assert isinstance(message, Message)
        return None if self.language.tag == "en" else self.copy(message, "en")

    def copy(self, message: Message, lang: str | None = None) -> Copy | None:
        """The message with the clinic's details in it, in the piece's language or in ``lang``; None when one of them is not given."""
        fragments: Copy = ()
        for part in message.parts:
            words = self.value(part.text, is_strong=part.is_strong, lang=lang) if part.is_placeholder else (Fragment(part.text, part.is_strong),)
            if words is None:
                return None
            fragments = (*fragments, *words)
        return fragments

    def detail(self, name: str) -> str | None:
        """One of the clinic's own details in the piece's language."""
        text = self.clinic.field(name, self.language.tag, self.phrases.texts) if self.clinic else None
        return self.numbered(text) if text and name in _COUNTED else text

    def value(self, name: str, *, is_strong: bool = False, lang: str | None = None) -> Copy | None:
        """The same as copy: languages each by its own name, in that language; ``lang`` is English, if it is given."""
        if name == LANGUAGE:
            return self._spoken(lang, is_strong=is_strong)
        text = self.detail(name)
        if text is None or self.clinic is None:
            return None
        if name == "clinic.languages":
            return named(self.clinic.languages, DOT, self.language, is_strong=is_strong)
        return (Fragment(text, is_strong, True),)

    def _spoken(self, lang: str | None, *, is_strong: bool) -> Copy:
        """The name of the language; in English, where its readers may speak one of several, these, to be ticked."""
        tag = self.language.tag
        if lang and self.phrases.spoken:
            return to_tick(self.phrases.spoken, tag, is_strong=is_strong)
        from hrposter.cldr import spoken_name  # Babel, which few posters need

        return (Fragment(spoken_name(tag, lang or tag), is_strong),)

    def numbered(self, text: str) -> str:
        """The text with its numbers as the language file asks for them; what people dial or type never changes."""
        if not self.content.is_native:
            return text
        from hrposter.typography.setting import native  # Babel, which few posters need

        return native((text,), self.language.tag)[0]

    def ink(self, role: str) -> Ink:
        """A colour of the theme."""
        return self.theme.inks[role]
