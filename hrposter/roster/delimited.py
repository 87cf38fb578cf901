"""Tables as text with a mark between cells (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count, islice

from hrposter.roster.columns import is_known
from hrposter.roster.guard import unguarded
from hrposter.roster.sheet import MOST_EMPTY_ROWS, Oddity, Record

_DELIMITERS = (",", ";", "\t")
_BLANK = ",;\t \n"


def delimiter_of(text: str) -> str:
    """The mark between cells: the one that splits the first line with something in it into the most names of columns."""

    def known(delimiter: str) -> tuple[int, int]:
        first = islice(records(text, delimiter), MOST_EMPTY_ROWS)
        header = next((record.cells for record in first if any(map(str.strip, record.cells))), ())
        return sum(map(is_known, header)), len(header)

    return max(_DELIMITERS, key=known) if text.strip(_BLANK) else _DELIMITERS[0]


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Every row, empty ones too, as a spreadsheet counts them; ``text`` has line feeds between lines."""
    start = width = 0
    for line in count(1):
        if start >= len(text):
            return
        stop = _end_of_line(text, start)
        if text.find('"', start, stop) < 0:
            record = Record(line, tuple(map(unguarded, text[start:stop].split(delimiter))))
        else:
            record, stop = _quoted(text, start, delimiter, line, width)
        yield record
        width = width or (len(record.cells) if any(map(str.strip, record.cells)) else 0)
        start = stop + 1


def _end_of_line(text: str, at: int) -> int:
    stop = text.find("\n", at)
    return len(text) if stop < 0 else stop


def _quoted(text: str, start: int, delimiter: str, line: int, width: int) -> tuple[Record, int]:
    """A row with quotation marks in it, and where it ends; ``width`` is how many cells a row has, 0 where that is not known.

    A mark that is not closed before a delimiter costs its own line only: were it taken at its word, it would swallow good rows.
    """
    cells: list[str] = []
    starts: list[int] = []
    at = start
    while cell := _cell(delimiter).match(text, at):
        cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        starts.append(at)
        at = cell.end()
        if text[at : at + 1] != delimiter:
            torn = _swallower(cells, delimiter, width)
            if torn is None:
                return Record(line, tuple(map(unguarded, cells))), at
            cells, at = cells[:torn], starts[torn]
            break
        at += 1
    stop = _end_of_line(text, at)
    rest = text[at:stop].split(delimiter)
    return Record(line, tuple(map(unguarded, (*cells, *rest))), {len(cells): Oddity.QUOTE}), stop


def _swallower(cells: list[str], delimiter: str, width: int) -> int | None:
    """The first cell of a row of the wrong width that holds a whole row of the right one."""
    if len(cells) == width or width < 2:
        return None
    broken = (at for at, cell in enumerate(cells) if "\n" in cell and any(each.count(delimiter) >= width - 1 for each in cell.split("\n")[1:]))
    return next(broken, None)


@lru_cache(maxsize=len(_DELIMITERS))
def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell in quotation marks (1) up to a delimiter or the end of the line, or one without (2)."""
    return re.compile(rf'"((?:[^"]++|"")*+)"(?=[{delimiter}\n]|\Z)|(?!")([^{delimiter}\n]*+)')
