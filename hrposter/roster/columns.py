"""The columns of a roster: the fields of clinic.yaml, and what a clinic wants in its pack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.frozen import frozen
from hrposter.hours import DAYS
from hrposter.roster.sheet import MOST_COLUMNS, WHAT_TO_DO
from hrposter.spec.clinic_values import CHECKS, WORDS, Refused, language_tag

PACK = ("pieces", "languages", "sizes", "theme")
"""What a clinic wants; an empty cell leaves it to the command."""

SPOKEN = "spoken"
"""The languages that people speak at the clinic: ``languages`` in clinic.yaml, which in a roster are those of the pack."""

HOURS = tuple(f"hours.{day}" for day in DAYS)
NOTES = tuple(f"hours.{day}.note" for day in DAYS)

IN_LANGUAGES = (*(key for key in WORDS if key != "hours.note"), *NOTES)
"""Columns that there may be one of for each language, such as ``services.es``."""

KEYS = (*(SPOKEN if key == "languages" else key for key in CHECKS), *IN_LANGUAGES, "hours", *HOURS, *PACK)

_LONGEST_NAME = 60


@frozen(eq=False)  # a key of mappings: one object a column
class Column:
    """What the cells of a column say; ``position`` counts from 0, ``lang`` is the tag in the name of a column for one language."""

    position: int
    key: str
    lang: str | None = None

    @property
    def name(self) -> str:
        """What the column is called in messages."""
        return f"{self.key}.{self.lang}" if self.lang else self.key


@lru_cache(maxsize=1024)
def _squashed(name: str) -> str:
    """The name without case, blanks and marks: ``QR URL``, ``qr_url`` and ``qr.url`` are one."""
    return re.sub(r"[\W_]+", "", name.casefold())


_KEYS: Mapping[str, str] = MappingProxyType({_squashed(key): key for key in KEYS})


def parse_name(name: str) -> tuple[str, str | None]:
    """Key and language of the name of a column; ValueError ("fact; advice") for a name that is not known."""
    if key := _KEYS.get(_squashed(name)):
        return key, None
    for gap in re.finditer(r"[\s._-]+", name.strip()[:_LONGEST_NAME]):
        key = _KEYS.get(_squashed(name.strip()[: gap.start()]))
        if key in IN_LANGUAGES and (tag := _tag(name.strip()[gap.end() :])):
            return key, tag
    raise ValueError(f"there is no column {_shortened(name)!r}; {_advice(name)}")


def is_known(name: str) -> bool:
    """Whether a column of that name is read."""
    try:
        parse_name(name)
    except ValueError:
        return False
    return True


def read_columns(names: tuple[str, ...], path: Path, line: int) -> tuple[Column, ...]:
    """The columns that are read, in their order; PosterError lists names that are not known, that clash, or that are missing."""
    if len(names) > MOST_COLUMNS:
        fact = f"the roster has {len(names):,} columns; at most {MOST_COLUMNS} are read"
        raise PosterError(Diagnostic("too-many", Span(path, line), fact, "delete the columns that are empty or only for you"))
    columns: list[Column] = []
    problems: list[Diagnostic] = []
    for position, name in enumerate(names):
        if is_ignored(name):
            continue
        try:
            columns.append(Column(position, *parse_name(name)))
        except ValueError as error:
            fact, _, advice = str(error).partition("; ")
            problems.append(Diagnostic("unknown-key", Span(path, line, position + 1), fact, advice))
    if not columns and len(problems) > 1:
        problems = []  # no roster at all: one sentence is enough
    problems += (*_clashes(columns, path, line), *_missing(columns, names, path, line))
    if problems:
        raise PosterError(*problems)
    return tuple(columns)


def is_ignored(name: str) -> bool:
    """Whether a column is no part of the roster: without a name, for its writer's own eyes (``# county``), or what an errors file adds."""
    return not name.strip() or name.lstrip().startswith("#") or is_what_to_do(name)


def is_what_to_do(name: str) -> bool:
    """Whether a column is the one that errors files begin with."""
    return _squashed(name) == _squashed(WHAT_TO_DO)


def _clashes(columns: list[Column], path: Path, line: int) -> Iterator[Diagnostic]:
    """Names that stand twice, and words both for all languages and for one."""
    seen: dict[str, Column] = {}
    for column in columns:
        span = Span(path, line, column.position + 1)
        if column.name in seen:
            yield Diagnostic("repeated-key", span, f"the column {column.name!r} appears twice", "delete one of the two")
        seen.setdefault(column.name, column)
    for column in columns:
        if column.lang and column.key in seen:
            fact = f"the column {column.key!r} is for all languages, and {column.name!r} is for one"
            help = f"call the first by its language as well, as in {column.key}.en"
            yield Diagnostic("repeated-key", Span(path, line, seen.pop(column.key).position + 1), fact, help)


def _missing(columns: list[Column], names: tuple[str, ...], path: Path, line: int) -> Iterator[Diagnostic]:
    if any(column.key == "name" for column in columns):
        return
    shown = ", ".join(repr(_shortened(name)) for name in names[:3] if name.strip())
    fact = "there is no column 'name'" if columns else f"the first row names no column of a roster: {shown}"
    yield Diagnostic("missing-key", Span(path, line), fact, "write the names of the columns into the first row, and call that of the clinics name")


def _tag(text: str) -> str | None:
    """The language tag, in any case and with any marks between its parts."""
    first, *others = re.split(r"[\s._-]+", text.strip())
    parts = [part.title() if len(part) == 4 else part.upper() for part in others]
    try:
        return language_tag("-".join((first.lower(), *parts)))
    except Refused:
        return None


def _advice(name: str) -> str:
    from difflib import get_close_matches  # only for advice, which most runs do not need

    near = get_close_matches(name.strip().casefold()[:_LONGEST_NAME], KEYS, n=1)
    own = "a column that is only for you has a # before its name"
    return f"did you mean {near[0]!r}? Or {own}" if near else f"docs/rosters.md lists the columns; {own}"


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
