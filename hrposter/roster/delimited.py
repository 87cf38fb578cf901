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
    start = 0
    for line in count(1):
        if start >= len(text):
            return
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if text.find('"', start, stop) < 0:
            yield Record(line, tuple(map(unguarded, text[start:stop].split(delimiter))))
        else:
            record, stop = _quoted(text, start, delimiter, line)
            yield record
        start = stop + 1


def _quoted(text: str, start: int, delimiter: str, line: int) -> tuple[Record, int]:
    """A row with quotation marks in it, and where it ends.

    A mark that is not closed before a delimiter costs its own line only: were it taken at its word, it would swallow good rows.
    """
    cells: list[str] = []
    at = start
    while True:
        cell = _cell(delimiter).match(text, at)
        if cell is None:
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            rest = text[at:stop].split(delimiter)
            return Record(line, tuple(map(unguarded, (*cells, *rest))), {len(cells): Oddity.QUOTE}), stop
        cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        at = cell.end()
        if text[at : at + 1] != delimiter:
            return Record(line, tuple(map(unguarded, cells))), at
        at += 1


@lru_cache(maxsize=len(_DELIMITERS))
def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell in quotation marks (1) up to a delimiter or the end of the line, or one without (2)."""
    return re.compile(rf'"((?:[^"]++|"")*+)"(?=[{delimiter}\n]|\Z)|(?!")([^{delimiter}\n]*+)')
