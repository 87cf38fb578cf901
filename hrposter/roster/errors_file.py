"""The rows that are wrong as a spreadsheet of their own: each as it stood, with what to do; mended, it is a roster."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hrposter import atomic
from hrposter.diagnostics import Diagnostic
from hrposter.roster.columns import is_what_to_do
from hrposter.roster.guard import guarded
from hrposter.roster.reading import Roster
from hrposter.roster.sheet import WHAT_TO_DO


def write_errors(roster: Roster, wrong: Mapping[int, tuple[Diagnostic, ...]], path: Path) -> None:
    """Write the rows of those lines as they stood, what to do in a first column; ``wrong`` has the problems by the line of the row.

    The suffix of ``path`` decides: ``.xlsx``, or else CSV in UTF-8 with a byte order mark, with the roster's own delimiter. No cell is a
    formula to a spreadsheet. OSError where the file cannot be written.
    """
    table = [list(map(guarded, row)) for row in _table(roster, wrong)]
    if path.suffix.lower() == ".xlsx":
        from hrposter.roster.workbook_bytes import workbook_bytes  # few need it

        atomic.write(path, workbook_bytes(table))
    else:
        atomic.write(path, _delimited(table, roster.delimiter).encode("utf-8-sig"))


def _table(roster: Roster, wrong: Mapping[int, tuple[Diagnostic, ...]]) -> Iterator[list[str]]:
    kept = [position for position, name in enumerate(roster.columns) if not is_what_to_do(name)]
    yield [WHAT_TO_DO, *(roster.columns[position] for position in kept)]
    for row in roster.rows:
        if row.line in wrong:
            own = [row.cells[position] if position < len(row.cells) else "" for position in kept]
            yield [_told(wrong[row.line], roster.path, roster.columns), *own, *row.cells[len(roster.columns) :]]


def _told(problems: tuple[Diagnostic, ...], path: Path, columns: tuple[str, ...]) -> str:
    """Each problem on a line: the column, the fact, what to do."""
    return "\n".join(f"{_column(problem, path, columns)}{problem.message}; {problem.help}" for problem in problems)


def _column(problem: Diagnostic, path: Path, columns: tuple[str, ...]) -> str:
    """The name of the column that a problem stands in, where it stands in the roster."""
    place = problem.span
    has_name = place is not None and place.path == path and place.column <= len(columns) and columns[place.column - 1].strip()
    return f"{columns[place.column - 1].strip()}: " if place and has_name else ""


def _delimited(table: list[list[str]], delimiter: str) -> str:
    """RFC 4180, section 2."""
    needs_quotes = re.compile(rf'["\n{delimiter}]')
    rows = (delimiter.join('"' + cell.replace('"', '""') + '"' if needs_quotes.search(cell) else cell for cell in row) for row in table)
    return "".join(f"{row}\r\n" for row in rows)
