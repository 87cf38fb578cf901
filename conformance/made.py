"""The files that are held up to the validators, and what these find in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hrposter.i18n import parse_language
from hrposter.orders import ALL, BOTH, Order, Sheet, sheets_of
from hrposter.pdf.writer import write
from hrposter.profiles import PROFILES
from hrposter.rendering import document
from hrposter.resources import Library

# Those that leave the clinic, and those for readers who see little; an office file is tagged as one for the web is.
KINDS = tuple(name for name, profile in PROFILES.items() if profile.form == "pdf" and name != "office")


class Made(NamedTuple):
    """One file, and whether its language reads from the right."""

    path: Path
    is_rtl: bool


class Finding(NamedTuple):
    """What a validator found in a file; one that is not grave is no more than advice."""

    file: str
    validator: str
    message: str
    is_grave: bool = True

    def __str__(self) -> str:
        return f"{self.file}: {self.validator}: {'' if self.is_grave else 'warning: '}{self.message}"


def every_sheet(library: Library, pieces: Sequence[str], kinds: Sequence[str] = KINDS) -> tuple[Sheet, ...]:
    """Every piece in every language, size, orientation and kind."""
    return tuple(sheet for kind in kinds for sheet in sheets_of(_order(library, pieces, kind)))


def _order(library: Library, pieces: Sequence[str], kind: str) -> Order:
    orientation = BOTH if PROFILES[kind].turns else "portrait"
    return Order(tuple(pieces), ALL, ALL, orientation, kind, None, None, None, library)


def spread(sheets: Sequence[Sheet], count: int) -> Iterator[Sheet]:
    """About ``count`` of the sheets: each piece as often as any other, with other languages, sizes and kinds each time.

    A language that this passes by has one sheet more: some are those of few pieces only.
    """
    pieces = list(_by(sheets, lambda sheet: sheet.job.piece).values())
    each = max(1, round(count / len(pieces)))
    chosen = [
        found[(turn * len(found) // each + number * len(found) // (each * len(pieces))) % len(found)]
        for number, found in enumerate(pieces)
        for turn in range(each)
    ]
    yield from chosen
    languages = _by(sheets, lambda sheet: sheet.job.lang)
    seen = {sheet.job.lang for sheet in chosen}
    passed = [found for lang, found in languages.items() if lang not in seen]
    yield from (found[number * len(found) // len(passed)] for number, found in enumerate(passed))


def _by(sheets: Sequence[Sheet], named: Callable[[Sheet], str]) -> dict[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault(named(sheet), []).append(sheet)
    return found


def make(sheet: Sheet, folder: Path) -> Made:
    """The file of a sheet, its pages as they are read, written; PosterError where it cannot be made.

    Sheets to fold, on which pages stand as wholes, claim less: tests/imposition holds them to that.
    """
    path = folder / f"{sheet.stem}.pdf"
    path.write_bytes(write(document(sheet.job)))
    return Made(path, parse_language(sheet.job.lang).is_rtl)
