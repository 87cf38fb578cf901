"""Files as their readers give them, each read once a process for each state that it is in; a changed file has another time or size."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from hrposter.memo import Same
from hrposter.spec.content import Content, Words, read_content
from hrposter.spec.layout import Layout, read_layout, read_screen
from hrposter.spec.phrases import Phrases, read_phrases
from hrposter.spec.theme import Theme, read_theme
from hrposter.spec.typeset import set_content, set_phrases

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic
    from hrposter.spec.greetings import Greeting
    from hrposter.spec.resources import Resources


@lru_cache(maxsize=64)
def _read_layout(path: Path, stamp: tuple[int, int]) -> Layout:
    return read_layout(path)


@lru_cache(maxsize=64)
def _read_screen(path: Path, stamp: tuple[int, int], beside: Path, other: tuple[int, int]) -> Layout:
    return read_screen(path, _read_layout(beside, other))


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


@lru_cache(maxsize=256)
def _print_content(path: Path, stamp: tuple[int, int], is_native: bool) -> Content:
    return set_content(_read_content(path, stamp), is_native=is_native)


@lru_cache(maxsize=64)
def _print_phrases(path: Path, stamp: tuple[int, int], is_native: bool) -> Phrases:
    return set_phrases(_read_phrases(path, stamp), is_native=is_native)


@lru_cache(maxsize=64)
def _read_clinic(path: Path, stamp: tuple[int, int]) -> Clinic:
    from hrposter.spec.clinic import read_clinic  # hours, CLDR and all, which a poster without a clinic does not need

    return read_clinic(path)


@lru_cache(maxsize=16)
def _read_resources(path: Path, stamp: tuple[int, int]) -> Resources:
    from hrposter.spec.resources import read_resources  # CLDR and all, as above

    return read_resources(path)


@lru_cache(maxsize=16)
def _read_greetings(path: Path, stamp: tuple[int, int]) -> Mapping[str, Greeting]:
    from hrposter.spec.greetings import read_greetings

    return read_greetings(path)


def _stamp(path: Path) -> tuple[int, int]:
    return _stamp_of_file(path) or (0, 0)


def _stamp_of_file(path: Path) -> tuple[int, int] | None:
    """The time and the size of a file; None where there is none."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_size) if S_ISREG(stat.st_mode) else None


def layout_in(path: Path) -> Layout:
    """The layout in the file; PosterError lists every problem found."""
    return _read_layout(path, _stamp(path))


def screen_in(path: Path) -> Layout:
    """The layout for screens in the file, of the piece whose layout.yaml stands beside it; PosterError lists every problem found."""
    beside = path.with_name("layout.yaml")
    return _read_screen(path, _stamp(path), beside, _stamp(beside))


def theme_in(path: Path, treatment: str | None) -> Theme:
    """The theme in the file after its treatment, if any; PosterError lists every problem found."""
    return _read_theme(path, _stamp(path), treatment)


def content_in(path: Path) -> Content:
    """The words in the file; PosterError lists every problem found."""
    return _read_content(path, _stamp(path))


def first_content(paths: Iterable[Path]) -> Content | None:
    """The words in the first of the files that is there; None where none is."""
    return next((_read_content(path, stamp) for path in paths if (stamp := _stamp_of_file(path))), None)


def phrases_in(path: Path) -> Phrases:
    """The shared phrases in the file; PosterError lists every problem found."""
    return _read_phrases(path, _stamp(path))


def first_phrases(paths: Iterable[Path]) -> Phrases | None:
    """The shared phrases in the first of the files that is there; None where none is."""
    return next((_read_phrases(path, stamp) for path in paths if (stamp := _stamp_of_file(path))), None)


def as_printed(content: Content, phrases: Phrases) -> tuple[Content, Phrases]:
    """The words and the shared phrases of one language with its typography, its own digits where either file asks for them.

    PosterError for marks that nobody can tell.
    """
    return _printed(Same(content), Same(phrases))


@lru_cache(maxsize=256)
def _printed(content: Same[Content], phrases: Same[Phrases]) -> tuple[Content, Phrases]:
    """The same for all sizes: it hangs on nothing but the words."""
    said, shared = content.value, phrases.value
    is_native = said.is_native or shared.is_native
    words = _printed_content(said, is_native=is_native).words
    texts = _printed_phrases(shared, is_native=is_native).texts
    return _worded(content, Same(words), is_native), _said(phrases, Same(texts))


def _printed_content(content: Content, *, is_native: bool) -> Content:
    """From their file where they stand in one; words may also be made up, to try a layout."""
    path = content.span.path
    stamp = _stamp(path)
    is_read = content.words is _read_content(path, stamp).words
    return _print_content(path, stamp, is_native) if is_read else set_content(content, is_native=is_native)


def _printed_phrases(phrases: Phrases, *, is_native: bool) -> Phrases:
    """From their file too, if they can be."""
    path = phrases.span.path
    stamp = _stamp(path)
    is_read = phrases.texts is _read_phrases(path, stamp).texts
    return _print_phrases(path, stamp, is_native) if is_read else set_phrases(phrases, is_native=is_native)


@lru_cache(maxsize=256)
def _worded(content: Same[Content], words: Same[Mapping[str, Words]], is_native: bool) -> Content:
    """The content with those words: one object for all sizes, by which is known what hangs on words alone."""
    return replace(content.value, words=words.value, is_native=is_native)


@lru_cache(maxsize=64)
def _said(phrases: Same[Phrases], texts: Same[Mapping[str, str]]) -> Phrases:
    """The phrases with those texts, one object too."""
    return replace(phrases.value, texts=texts.value)


def resources_in(path: Path) -> Resources:
    """The people and things to turn to in the file; PosterError lists every problem found."""
    return _read_resources(path, _stamp(path))


def greetings_in(path: Path) -> Mapping[str, Greeting]:
    """The greetings in the file by their languages; PosterError lists every problem found."""
    return _read_greetings(path, _stamp(path))


def clinic_in(clinic: Path | Clinic) -> Clinic:
    """The clinic's details in the file, or as they were read elsewhere; PosterError lists every problem found."""
    return _read_clinic(clinic, _stamp(clinic)) if isinstance(clinic, Path) else clinic
