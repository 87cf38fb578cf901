"""The folder of a clinic whose row is mended by itself: the one that it has among all the others, some of which may bear its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hrposter.roster.columns import is_what_to_do
from hrposter.roster.reading import Roster, Row

# A column that is read by nobody else: the name of one that begins so is for people's own eyes.
FOLDER = "# folder"
_SLUG = re.compile(r"(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*")


def is_mended(roster: Roster) -> bool:
    """Whether these are rows that were written to be mended."""
    return any(map(is_what_to_do, roster.columns))


def rows_of(roster: Roster) -> Iterator[Row]:
    """The rows; those that were mended with the folders that they had."""
    position = _position(roster) if is_mended(roster) else None
    for row in roster.rows:
        noted = row.cells[position].strip() if position is not None and position < len(row.cells) else ""
        yield replace(row, slug=noted) if _SLUG.fullmatch(noted) else row


def with_folders(roster: Roster, folders: dict[int, str]) -> Roster:
    """The roster with a column that notes the folder of each row, by its line."""
    if _position(roster) is not None:
        return roster
    width = len(roster.columns)
    rows = tuple(replace(row, cells=_widened(row, width, folders.get(row.line, ""))) for row in roster.rows)
    return replace(roster, columns=(*roster.columns, FOLDER), rows=rows)


def _widened(row: Row, width: int, folder: str) -> tuple[str, ...]:
    own = (*row.cells[:width], *("" for _ in range(width - len(row.cells))))
    return (*own, folder, *row.cells[width:])


def _position(roster: Roster) -> int | None:
    return next((number for number, name in enumerate(roster.columns) if name.strip().casefold() == FOLDER), None)
