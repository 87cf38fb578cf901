"""Reads a roster: a row for each clinic, good or wrong; a wrong row never keeps the others from being read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from hrposter.diagnostics import Diagnostic, Span
from hrposter.frozen import frozen
from hrposter.roster.cells import meant, refusal
from hrposter.roster.columns import PACK, Column, read_columns
from hrposter.roster.entries import read_entry
from hrposter.roster.logos import Logos
from hrposter.roster.opening import open_sheet
from hrposter.roster.sheet import Oddity, Record
from hrposter.roster.slugs import Told, slugs
from hrposter.spec.clinic import Clinic
from hrposter.spec.clinic_values import Refused

_LIST = re.compile("[;,\n]")


@frozen()
class Wants:
    """What a clinic wants in its pack, as its row says it and unchecked; None leaves it to the command."""

    pieces: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    sizes: tuple[str, ...] | None = None
    theme: str | None = None


@frozen()
class Row:
    """One row of a roster.

    ``line`` is its number in the spreadsheet, where the names of the columns are 1; ``cells`` are as they stood. ``clinic`` is None where the
    row is wrong; ``problems`` then says why. Its warnings are with the clinic, and so are the places of the cells: ``clinic.spans`` has those of
    ``wants`` as ``pack.pieces``, ``pack.languages``, ``pack.sizes`` and ``pack.theme``. ``slug`` is the name of the clinic's folder: of a-z, 0-9 and
    hyphens, no two alike, none that Windows keeps for itself. ``digest`` is the SHA-256 of all that the row says and of its logo's bytes.
    """

    line: int
    cells: tuple[str, ...]
    clinic: Clinic | None
    wants: Wants
    slug: str
    problems: tuple[Diagnostic, ...]
    digest: str


@frozen()
class Roster:
    """A roster as it was read: ``columns`` are their names as they stand, ``delimiter`` what stands between the cells of a CSV file."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ","


def read_roster(path: Path, most: int | None = None) -> Roster:
    """The rows of a CSV or XLSX file, at most so many; PosterError where the file as a whole cannot be read."""
    sheet = open_sheet(path)
    columns = read_columns(sheet.columns, path, sheet.line)
    logos = Logos(path.parent)
    lines: dict[str, int] = {}
    read = [_said(record, sheet.columns, columns) for record in islice(sheet.records, most)]
    names = slugs([said.told for said in read])
    at = next(column.position + 1 for column in columns if column.key == "name")
    rows = []
    for said, slug in zip(read, names, strict=True):
        repeats = lines.setdefault(said.digest, said.record.line)
        rows.append(_row(said, slug, Span(path, said.record.line, at), logos, repeats))
    return Roster(path, sheet.columns, tuple(rows), sheet.delimiter)


@frozen()
class _Said:
    """What stands in the columns of a row that are read, and the cells that cannot stand."""

    record: Record
    cells: Mapping[Column, str]
    refused: Mapping[Column, Refused]
    digest: str

    @property
    def told(self) -> Told:
        of = {column.name: text for column, text in self.cells.items()}
        return Told(of.get("name", ""), of.get("address", ""), self.digest)


def _said(record: Record, names: tuple[str, ...], columns: tuple[Column, ...]) -> _Said:
    cells: dict[Column, str] = {}
    refused: dict[Column, Refused] = {}
    there, oddities = record.cells, record.oddities
    for column in columns:
        text = there[column.position] if column.position < len(there) else ""
        if not text.strip() and column.position not in oddities:
            continue
        try:
            cells[column] = meant(text, column.key, oddities.get(column.position))
        except Refused as problem:
            refused[column] = problem
    says = sorted([*((column.name, text) for column, text in cells.items()), *((column.name, there[column.position]) for column in refused)])
    digest = hashlib.sha256(json.dumps(says).encode()).hexdigest()
    if Oddity.QUOTE in oddities.values():  # the cells after it may stand in other columns than their own
        torn = min(at for at, oddity in oddities.items() if oddity is Oddity.QUOTE)
        cells = {column: text for column, text in cells.items() if column.key == "name" and column.position < torn}
        return _Said(record, cells, {Column(torn, ""): refusal(Oddity.QUOTE)}, digest)
    return _Said(record, cells, refused | _astray(record, names), digest)


def _astray(record: Record, names: tuple[str, ...]) -> dict[Column, Refused]:
    """Texts that stand in no column, and a quotation mark there."""
    for position, text in enumerate(record.cells):
        if text.strip() and (position >= len(names) or not names[position].strip()):
            fact = f"{_shown(text)} stands in a column without a name"
            return {Column(position, ""): Refused("value", fact, "put the cell into its column, or quote a text that holds the separator")}
    return {}


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _row(said: _Said, slug: str, place: Span, logos: Logos, first: int) -> Row:
    entry = read_entry(said.cells, said.refused, place, logos.find)
    problems = entry.problems
    if first != place.line:
        fact = f"this row says the same as row {first}"
        problems = (*problems, Diagnostic("repeated-value", place, fact, "delete one of the two, or correct what should differ"))
    wants = _wants(said.cells)
    return Row(place.line, said.record.cells, None if problems else entry.clinic, wants, slug, problems, _digest(said, entry.clinic, logos))


def _wants(cells: Mapping[Column, str]) -> Wants:
    texts = {column.key: text for column, text in cells.items() if column.key in PACK}
    lists = {key: tuple(dict.fromkeys(part.strip() for part in _LIST.split(text) if part.strip())) or None for key, text in texts.items()}
    return Wants(lists.get("pieces"), lists.get("languages"), lists.get("sizes"), texts.get("theme"))


def _digest(said: _Said, clinic: Clinic | None, logos: Logos) -> str:
    """Of what the row says, and of its logo's bytes where it has one."""
    if clinic is None or clinic.logo is None:
        return said.digest
    return hashlib.sha256(f"{said.digest} {logos.digest(clinic.logo)}".encode()).hexdigest()
