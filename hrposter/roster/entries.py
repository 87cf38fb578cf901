"""One row of a roster as a clinic: the checks of clinic.yaml, each problem at the cell, in words for a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hrposter.diagnostics import Diagnostic, Severity, Span
from hrposter.frozen import frozen
from hrposter.hours import DAYS, Opening, clashes
from hrposter.roster.columns import HOURS, NOTES, PACK, SPOKEN, Column
from hrposter.roster.week import Stretch, parse_stretches, parse_week
from hrposter.source import Reader, View, cell_view, list_view, mapping_view
from hrposter.spec.clinic import Clinic, Hours, Words, clinic_of
from hrposter.spec.clinic_reader import Entries, read_words
from hrposter.spec.clinic_values import MOST, NEEDED, WORDS, Refused

T = TypeVar("T")

Cells = Mapping[Column, str]
"""What stands in a row: the cells that are not empty, trimmed."""

_LISTS = ("address", "services", SPOKEN)
_LIST = re.compile("[;\n]")


@frozen()
class Entry:
    """What a row says: ``clinic`` is None where one of the ``problems`` is an error."""

    clinic: Clinic | None
    problems: tuple[Diagnostic, ...]


def read_entry(cells: Cells, refusals: Mapping[Column, Refused], place: Span, find_logo: Callable[[str], Path]) -> Entry:
    """The clinic of a row, with its warnings, or all that is wrong with it, the ``refusals`` of cells among it."""
    reader = Reader(place.path)
    for column, refused in refusals.items():
        reader.add(refused.code, Span(place.path, place.line, column.position + 1), refused.fact, refused.advice)
    views = _views(cells, reader, place.line)
    if all(column.key for column in refusals):  # else cells stand in other columns than their own
        _check_needed(views, reader, frozenset(column.key for column in refusals), place)
    hours = _hours(views, reader)
    clinic = clinic_of(Entries(views), place, hours, find_logo)
    problems = tuple(in_a_spreadsheet(problem) for problem in sorted(reader.problems, key=lambda problem: problem.span or place))
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    warned = replace(clinic, warnings=problems) if problems else clinic
    return Entry(None if errors else warned, errors)


def in_a_spreadsheet(problem: Diagnostic) -> Diagnostic:
    """The same problem with advice for a person who has a spreadsheet open, not a text file."""
    message, help = problem.message, problem.help
    for old, new in _WORDING:
        message, help = re.sub(old, new, message), re.sub(old, new, help)
    return replace(problem, message=message, help=help)


_WORDING = (
    (r"the folder of clinic\.yaml", "the folder of the roster"),
    (r"beside clinic\.yaml", "beside the roster"),
    (r"delete the line", "empty the cell"),
    (r"as in \{([\w-]+): …\}", r"as in \1: …"),
    (r"(write year-month-day, as in [0-9-]+)", r"\1, in a cell whose format is text"),
)


def _views(cells: Cells, reader: Reader, line: int) -> dict[str, View]:
    """The values of a row under the names that they have in clinic.yaml."""
    found: dict[str, View] = {}
    in_languages: dict[str, dict[str, View]] = {}
    for column, text in cells.items():
        view = _view(column, text, reader, line)
        if column.lang is None:
            found[_NAMES.get(column.key, column.key)] = view
        else:
            in_languages.setdefault(column.key, {})[column.lang] = view
    for key, views in in_languages.items():
        found[key] = _lists_together(key, views) if key == "services" else mapping_view(views)
    imprint = next((view for key, view in found.items() if key.startswith("imprint.")), None)
    return found | {"imprint": imprint} if imprint else found


_NAMES = {SPOKEN: "languages", **{key: f"pack.{key}" for key in PACK}}


def _view(column: Column, text: str, reader: Reader, line: int) -> View:
    if column.key not in _LISTS:
        return cell_view(reader, text, line, column.position + 1)

    def single(part: str) -> View:
        return cell_view(reader, part.strip(), line, column.position + 1)

    parts = [part for part in _LIST.split(text) if part.strip()] or [text]
    if column.key == SPOKEN:
        return list_view([_spoken(part, single) for part in parts])
    return list_view([single(part) for part in parts])


def _spoken(part: str, single: Callable[[str], View]) -> View:
    """``es``, or ``mam: Mam`` for a language whose own name is not on record."""
    tag, mark, name = part.partition(":")
    return mapping_view({tag.strip(): single(name)}) if mark else single(part)


def _lists_together(key: str, lists: Mapping[str, View]) -> View:
    """Lists in several languages as one list of entries, each in all of them; lists of other lengths are noted."""
    entries = {lang: list(view.items()) for lang, view in lists.items()}
    (first, longest), *others = sorted(entries.items(), key=lambda each: -len(each[1]))
    for lang, given in others:
        if len(given) < len(longest):
            fact = f"'{key}.{lang}' has {_counted(given)} and '{key}.{first}' has {_counted(longest)}"
            lists[lang].add("value", fact, "give as many in each language, in the same order, with ; between them")
    return list_view([mapping_view({lang: given[at] for lang, given in entries.items() if at < len(given)}) for at in range(len(longest))])


def _counted(entries: list[View]) -> str:
    return "1 entry" if len(entries) == 1 else f"{len(entries)} entries"


def _check_needed(views: Mapping[str, View], reader: Reader, refused: frozenset[str], place: Span) -> None:
    """Note what a row lacks: its name, and the address of a code that has a label."""
    if "name" not in views and "name" not in refused:
        reader.add("missing-key", place, "the clinic has no name", "write its name into the column name, or delete the row")
    for part, needed in _NEEDED:
        given = next((view for key, view in views.items() if key.startswith(f"{part}.")), None)
        if given and f"{part}.{needed}" not in views and f"{part}.{needed}" not in refused:
            given.add("missing-key", f"'{part}.{needed}' is empty", f"fill it, or empty the other cells of {part}")


_NEEDED = tuple((part, keys[0]) for part, keys in NEEDED.items() if keys and part != "hours")


def _hours(views: dict[str, View], reader: Reader) -> tuple[Hours, ...]:
    """The opening hours of all their columns, days with the same hours together; ``views`` gets the first place as that of the hours."""
    given = [views[key] for key in ("hours", *HOURS, *NOTES) if key in views]
    if not given:
        return ()
    hours = (*_of_week(views.get("hours")), *_of_days(views))
    views["hours"] = given[0]
    for _, later, day in clashes([entry.opening for entry in hours]):
        reader.add("overlap", hours[later].span, f"two stretches overlap on {DAYS[day]}", "join them, or change their times")
    if len(hours) > MOST["hours"]:
        fact = f"the week has {len(hours)} different stretches; at most {MOST['hours']} fit here"
        given[0].add("too-many", fact, "keep those that readers need most")
    return hours


def _of_week(view: View | None) -> tuple[Hours, ...]:
    """Those of the column for the whole week: days of the same entry stand together."""
    stretches = _parsed(view, parse_week) if view else None
    return tuple(Hours(Opening(days, *stretch), None, view.span) for days, stretch in stretches or () if view)


def _of_days(views: Mapping[str, View]) -> tuple[Hours, ...]:
    """Those of the columns for each day: days with the same hours and note become one entry."""
    alike: dict[tuple[object, ...], list[int]] = {}
    kinds: dict[tuple[object, ...], tuple[tuple[Stretch, ...], Words | None, Span]] = {}
    for day, (key, note_key) in enumerate(zip(HOURS, NOTES, strict=True)):
        stretches = _parsed(views[key], parse_stretches) if key in views else ()
        note = read_words(views[note_key], WORDS["hours.note"]) if note_key in views else None
        if note and stretches == ():
            views[note_key].add("hours", f"a note stands beside {DAYS[day]}, which has no hours", f"write the hours into {key}, or empty the cell")
        if stretches:
            kind = (stretches, note.plain if note else None, tuple(sorted(note.by_language.items())) if note else ())
            alike.setdefault(kind, []).append(day)
            kinds.setdefault(kind, (stretches, note, views[key].span))
    return tuple(Hours(Opening(tuple(alike[kind]), *stretch), note, span) for kind, (stretches, note, span) in kinds.items() for stretch in stretches)


def _parsed(view: View, parse: Callable[[str], T]) -> T | None:
    try:
        return parse(view.text())
    except Refused as refused:
        view.add(refused.code, refused.fact, refused.advice)
        return None
