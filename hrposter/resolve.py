"""From what people wrote to one poster: every name of a job turned into what it stands for."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from hrposter.diagnostics import Diagnostic, PosterError, Severity, Span, UsageError
from hrposter.i18n import PSEUDO_TAGS, parse_language
from hrposter.memo import Same
from hrposter.poster import Job, Poster, Style, trim
from hrposter.press.condition import check_condition
from hrposter.resources import Library, below, split_theme, unknown
from hrposter.spec.alphabet import foreign
from hrposter.spec.compositions import composed, layout_for
from hrposter.spec.content import Content, compare
from hrposter.spec.layout import Layout
from hrposter.spec.permission import check_permission
from hrposter.spec.phrases import Phrases
from hrposter.spec.readers import as_printed, clinic_in, content_in, first_content, greetings_in, resources_in, theme_in
from hrposter.spec.references import check_draft_regions, check_references
from hrposter.spec.shared import phrases_of, unchecked
from hrposter.spec.signature import check_signature, is_unsigned
from hrposter.spec.theme import Theme, TypeStyle
from hrposter.spec.translation import errors, settled
from hrposter.units import points

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic
    from hrposter.spec.greetings import Welcome
    from hrposter.spec.resources import Resources


# How many posters are kept without their clinic, each on one sheet.
_KEPT = 256


def resolve(job: Job) -> Poster:
    """Read all that the job names; PosterError lists what is wrong, UsageError a name that does not exist."""
    check_condition(job.profile)
    folder = job.library.piece(job.piece)
    layout = layout_for(job.profile, folder, job.library)
    if layout.fold and job.profile.composition == "layout":
        job = replace(job, profile=job.profile.on_panels())
    theme = theme_named(job.theme, job.library) if job.theme else _layout_theme(layout, job.library)
    words = words_folder(folder, layout, job.library)
    english = content_in(below(words, "en.yaml"))
    content = _translation(words, english, job)
    own = phrases_of(job.library, job.lang)
    read = (layout, theme, english, content, own, own if job.lang == "en" else phrases_of(job.library, "en"))
    is_bare = job.clinic is None and job.resources is None and job.today is None
    bare = job if is_bare else replace(job, clinic=None, resources=None, today=None)
    poster = _without_clinic(bare, folder, *map(Same, read))
    clinic = clinic_in(job.clinic) if job.clinic else None
    resources = _resources(job, layout, folder) if reads_resources(job, layout) else None
    wall = _welcomes(job, layout, clinic) if _asks(Same(layout)).greetings else ()
    if job.lang in PSEUDO_TAGS:
        from hrposter.spec.pseudo import given_in_pseudo

        clinic, resources = given_in_pseudo(clinic, job.lang), given_in_pseudo(resources, job.lang)
    poster = replace(poster, job=job, clinic=clinic, resources=resources, welcomes=wall, kin=Same(poster))
    if poster.is_draft and (lacking := check_draft_regions(poster.layout)):
        raise PosterError(*lacking)
    return poster


@lru_cache(maxsize=_KEPT)
def _without_clinic(
    job: Job,
    folder: Path,
    layout: Same[Layout],
    theme: Same[Theme],
    english: Same[Content],
    content: Same[Content],
    own: Same[Phrases],
    shared: Same[Phrases],
) -> Poster:
    """All that is the same for every clinic, checked; PosterError lists what is wrong."""
    judged = _judged(layout, english, content, own, shared, _said(job, content.value, own), is_strict=job.is_strict)
    problems = (*check_references(layout.value, theme.value, english.value, job.library, folder), *judged.problems)
    if problems:
        raise PosterError(*problems)
    arranged, dressed = composed(layout.value, theme.value, job.profile)
    short = min(job.profile.frame(trim(job, arranged, page)).short_edge for page in range(1, arranged.most_pages + 1))
    styles = _styles(Same(dressed), short)
    words, phrases = as_printed(judged.content, judged.phrases)
    source, in_english = as_printed(english.value, shared.value)
    composition = arranged.arrangement(trim(job, arranged))
    poster = Poster(job, arranged, composition, dressed, words, phrases, in_english, None, styles, folder, source, is_unsigned=judged.is_unsigned)
    for page in range(1, min(arranged.most_pages, 2) + 1):
        _has_room(poster.turned(page, arranged.most_pages))
    return poster


class _Judged(NamedTuple):
    """The words and the phrases with their status as of today's English, and what stops a render of them."""

    content: Content
    phrases: Phrases
    problems: tuple[Diagnostic, ...]
    is_unsigned: bool


@lru_cache(maxsize=_KEPT)
def _judged(
    layout: Same[Layout],
    english: Same[Content],
    content: Same[Content],
    own: Same[Phrases],
    shared: Same[Phrases],
    said: Same[Phrases] | None,
    *,
    is_strict: bool,
) -> _Judged:
    """As they are on every paper; PosterError where they cannot be a translation.

    ``said`` are the phrases in their language; None where they are no translation.
    """
    source, checked = english.value, content.value
    if said:
        problems = (*compare(source, checked), *foreign(checked), *unchecked(source, checked, shared.value, said.value, is_strict=is_strict))
        if problems:
            raise PosterError(*problems)
        checked = settled(source, checked)
    stopping = (*check_permission(layout.value, checked), *errors(check_signature(layout.value, source, is_strict=is_strict)))
    return _Judged(checked, settled(shared.value, own.value), stopping, is_unsigned(layout.value, source))


def _said(job: Job, content: Content, own: Same[Phrases]) -> Same[Phrases] | None:
    """The phrases in the language of the words; None where these are English, or try a layout."""
    if job.lang == "en" or job.lang in PSEUDO_TAGS:
        return None
    return own if content.language.tag == job.lang else Same(phrases_of(job.library, content.language.tag))


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


def reads_resources(job: Job, layout: Layout) -> bool:
    """Whether a job needs a file of people and things to turn to: where it is shown, or was named and there is a place for it."""
    asks = _asks(Same(layout))
    return asks.shows_resources or (asks.takes_resources and job.resources is not None)


class _Asked(NamedTuple):
    """What a layout asks for beside words and a clinic."""

    shows_resources: bool
    takes_resources: bool
    greetings: bool


@lru_cache(maxsize=_KEPT)
def _asks(layout: Same[Layout]) -> _Asked:
    return _Asked(layout.value.shows_resources, layout.value.takes_resources, layout.value.languages is not None)


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


def _welcomes(job: Job, layout: Layout, clinic: Clinic | None) -> tuple[Welcome, ...]:
    """The languages of the clinic, else those of the layout, each with its greeting."""
    from hrposter.spec.greetings import unchecked_greetings, usual, welcomes

    assert layout.languages
    spoken = clinic.languages if clinic and clinic.languages else usual(layout.languages.tags, layout.span)
    greetings = {tag: each for path in reversed(job.library.greetings()) for tag, each in greetings_in(path).items()}
    found = welcomes(spoken, greetings, PSEUDO_TAGS.get(job.lang, job.lang))
    if job.is_strict and (drafts := unchecked_greetings(found)):
        raise PosterError(*drafts)
    return found


def _translation(folder: Path, english: Content, job: Job) -> Content:
    if job.lang == "en":
        return english
    if job.lang in PSEUDO_TAGS:
        from hrposter.spec.pseudo import pseudo_content  # only for tests of layouts

        return pseudo_content(english, job.lang)
    path = below(folder, f"{parse_tag(job.lang)}.yaml")
    found = first_content((path,))
    if found is None:
        there = ", ".join(job.library.languages(folder))
        help = f"copy en.yaml to {path.name} and translate its words, or choose one of {there}"
        raise PosterError(Diagnostic("missing-language", Span(path), f"{job.piece} has no words in {job.lang!r}", help))
    return found


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
    return theme_in(library.theme(name), split_theme(name)[1])


def _layout_theme(layout: Layout, library: Library) -> Theme:
    try:
        return theme_named(layout.theme, library)
    except UsageError:
        fact, _, advice = unknown("theme", layout.theme, library.theme_names()).partition("; ")
        raise PosterError(Diagnostic("unknown-theme", layout.span, fact, advice)) from None


@lru_cache(maxsize=64)
def _styles(theme: Same[Theme], short_edge: float) -> Mapping[str, Style]:
    """The styles of a theme on pages of that short edge."""
    return MappingProxyType({name: _style(style, short_edge) for name, style in theme.value.styles.items()})


def _style(style: TypeStyle, short_edge: float) -> Style:
    size = max(points(style.size, short_edge), style.least)
    return Style(style, size, min(size, max(points(style.floor, short_edge), style.least)))
