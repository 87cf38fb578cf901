"""Rosters and orders to tasks: what each clinic gets, and of what it is made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hrposter.batch.inputs import Shared, digest_of, file_digest, program
from hrposter.batch.namesakes import is_mended, rows_of
from hrposter.batch.task import Inputs, Task, Template
from hrposter.diagnostics import Diagnostic, PosterError, Span, UsageError
from hrposter.frozen import frozen
from hrposter.orders import Order, Sheet, sheets_of
from hrposter.poster import Poster
from hrposter.resolve import resolve
from hrposter.roster.reading import Roster, Row, Wants
from hrposter.spec.clinic import Clinic
from hrposter.spec.readers import layout_in

# Workers keep what does not depend on the clinic for 256 sheets (`resolve`): a clinic that gets many is made in parts.
_BLOCK = 64
_NOTHING = Wants()


@frozen()
class Wish:
    """A roster and what its clinics get, where their rows do not say otherwise."""

    roster: Roster
    orders: tuple[Order, ...]


@frozen()
class Wrong:
    """A row of which nothing can be made, and why."""

    roster: Roster
    row: Row
    problems: tuple[Diagnostic, ...]


@frozen()
class Plan:
    """All tasks in the order in which they are best made.

    ``rows`` are those that are sound, by the folder of their clinic, ``names`` those of all clinics, ``origins`` the roster that each came
    with, from the output folder. A clinic whose roster is one of ``owners``, and that has left it, is no longer wanted.
    """

    tasks: tuple[Task, ...]
    templates: tuple[Template, ...]
    rows: Mapping[str, tuple[Roster, Row]]
    names: Mapping[str, str]
    origins: Mapping[str, str | None]
    wrong: tuple[Wrong, ...]
    rosters: tuple[Roster, ...]
    owners: frozenset[str]


def plan(wishes: Sequence[Wish], out: Path) -> Plan:
    """The tasks of all rows that are sound; UsageError or PosterError where the orders themselves are not."""
    catalogue = _Catalogue()
    for wish in wishes:
        for order in wish.orders:
            catalogue.check(order)
    rows: dict[str, tuple[Roster, Row]] = {}
    names: dict[str, str] = {}
    origins: dict[str, str | None] = {}
    wrong: list[Wrong] = []
    tasks: list[Task] = []
    known = [(wish, _origin(wish.roster, out)) for wish in wishes]
    for wish, origin, row in ((each, place, row) for each, place in known for row in rows_of(each.roster)):
        templates, problems = _of_row(row, wish, catalogue)
        if row.slug in names:
            problems = (*problems, _twice(wish.roster, row))
        else:
            names[row.slug] = row.clinic.name if row.clinic else ""
            origins[row.slug] = origin
        if problems or row.clinic is None:
            wrong.append(Wrong(wish.roster, row, problems))
            continue
        rows[row.slug] = wish.roster, row
        tasks += _tasks(row.slug, row.clinic, row.digest, templates)
    owners = frozenset(origin for _, origin in known if origin)
    return Plan(catalogue.in_blocks(tasks), catalogue.templates, rows, names, origins, tuple(wrong), tuple(wish.roster for wish in wishes), owners)


def _of_row(row: Row, wish: Wish, catalogue: _Catalogue) -> tuple[tuple[Template, ...], tuple[Diagnostic, ...]]:
    """What a row asks for, or what is wrong with it."""
    found: dict[str, Template] = {}
    problems = row.problems
    for order in wish.orders:
        try:
            found |= {template.sheet.stem: template for template in catalogue.of(order, row.wants)}
        except UsageError as error:
            problems = (*problems, *(_unknown(wish.roster, row, str(message)) for message in error.args))
        except PosterError as error:
            problems = (*problems, *error.diagnostics)
    return tuple(found.values()), tuple(dict.fromkeys(problems))


def _tasks(slug: str, clinic: Clinic, digest: str, templates: Iterable[Template]) -> Iterator[Task]:
    own = digest_of((digest, file_digest(clinic.logo) if clinic.logo else "none"))
    return (Task(slug, template, clinic, Inputs(own, template.digest, program())) for template in templates)


@dataclass(slots=True)
class _Catalogue:
    """Sheets without a clinic, each found sound once."""

    _shared: Shared = field(default_factory=Shared)
    _sheets: dict[tuple[int, Wants], tuple[Template, ...]] = field(default_factory=dict)
    _templates: dict[Sheet, Template] = field(default_factory=dict)

    @property
    def templates(self) -> tuple[Template, ...]:
        """All of them, in the order in which they were asked for."""
        return tuple(self._templates.values())

    def check(self, order: Order) -> None:
        """UsageError or PosterError where the order itself is wrong."""
        if order.pieces:
            self.of(order, _NOTHING)

    def of(self, order: Order, wants: Wants) -> tuple[Template, ...]:
        """What a row gets; UsageError or PosterError where it cannot be made for any clinic."""
        key = id(order), wants
        if key not in self._sheets:
            asked = _for_row(order, wants)
            if not asked.pieces:
                raise UsageError("no poster is named; name one in the column pieces, or some for all clinics in the command")
            self._sheets[key] = self._sound(sheets_of(asked))
        return self._sheets[key]

    def in_blocks(self, tasks: Sequence[Task]) -> tuple[Task, ...]:
        """The tasks clinic by clinic, but never so many sheets at once that workers forget what they have kept."""
        place = {template.sheet.stem: number // _BLOCK for number, template in enumerate(self._templates.values())}
        return tuple(sorted(tasks, key=lambda task: place[task.template.sheet.stem]))

    def _sound(self, sheets: Iterable[Sheet]) -> tuple[Template, ...]:
        problems: list[Diagnostic] = []
        found: list[Template] = []
        for sheet in sheets:
            try:
                if sheet not in self._templates:
                    self._templates[sheet] = self._template(sheet)
                found.append(self._templates[sheet])
            except PosterError as error:
                problems += error.diagnostics
        if problems:
            raise PosterError(*dict.fromkeys(problems))
        return tuple(found)

    def _template(self, sheet: Sheet) -> Template:
        poster = resolve(sheet.job)
        layout = layout_in(poster.folder / "layout.yaml")
        return Template(sheet, self._shared.digest(sheet.job), layout.title, _status(poster), sheet.job.date or layout.updated)


def _for_row(order: Order, wants: Wants) -> Order:
    return replace(
        order,
        pieces=wants.pieces or order.pieces,
        langs=",".join(wants.languages) if wants.languages else order.langs,
        sizes=",".join(wants.sizes) if wants.sizes else order.sizes,
        theme=wants.theme or order.theme,
    )


def _status(poster: Poster) -> str | None:
    """How far the words are; those that are checked are a draft as long as the phrases that all pieces share are one."""
    if poster.job.lang == "en":
        return None
    return "draft" if poster.is_draft and not poster.content.is_draft else poster.content.status


def _origin(roster: Roster, out: Path) -> str | None:
    """The roster as the manifest names it; None for rows that were mended, which belong to the roster that they came from."""
    return None if is_mended(roster) else place_of(roster, out)


def place_of(roster: Roster, out: Path) -> str:
    """Where a roster is, from the output folder."""
    try:
        return Path(os.path.relpath(roster.path, out)).as_posix()
    except ValueError:  # another drive on Windows
        return Path(os.path.abspath(roster.path)).as_posix()


def _unknown(roster: Roster, row: Row, message: str) -> Diagnostic:
    fact, _, advice = message.partition("; ")
    return Diagnostic("row-order", Span(roster.path, row.line), fact, advice or "change the columns pieces, languages, sizes or theme of this row")


def _twice(roster: Roster, row: Row) -> Diagnostic:
    fact = f"another row has the folder {row.slug!r} as well"
    return Diagnostic("same-folder", Span(roster.path, row.line), fact, "keep the clinic in one place, or give it a name of its own")
