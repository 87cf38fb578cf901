"""A spreadsheet as rows of text, whatever file it came from, and how large it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.frozen import frozen

LARGEST_FILE = 64_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_EMPTY_ROWS = 10_000
LONGEST_CELL = 32_767  # as in Excel, and ECMA-376 part 1, 18.4.12

WHAT_TO_DO = "what to do"
"""The column of an errors file that says what to do; it is ignored when the file is read as a roster."""


class Oddity(StrEnum):
    """Why a cell does not hold what its writer typed."""

    QUOTE = "quote"  # a quotation mark that is never closed, so that nobody knows where the cell ends
    FORMULA = "formula"  # a formula whose value was never worked out
    DATE = "date"  # made into a date by the spreadsheet, or meant as one
    TIME = "time"  # the same for a time of day
    ERROR = "error"  # what a spreadsheet shows where a formula fails


@frozen()
class Record:
    """One row: its line as the spreadsheet shows it, its cells as they stood; ``oddities`` by the position of the cell, from 0."""

    line: int
    cells: tuple[str, ...]
    oddities: Mapping[int, Oddity] = field(default_factory=dict)


@frozen()
class Sheet:
    """The names of the columns as they stand, and the rows below; ``delimiter`` is what stood between cells of a CSV file, or "," elsewhere."""

    line: int
    columns: tuple[str, ...]
    records: Iterator[Record]
    delimiter: str = ","


def refuse(code: str, span: Span, fact: str, help: str) -> PosterError:
    """What is raised where the file as a whole cannot be read."""
    return PosterError(Diagnostic(code, span, fact, help))


def filled(records: Iterator[Record], path: Path) -> Iterator[Record]:
    """The rows in which something stands; PosterError for more rows than are read."""
    count = empty = 0
    for record in records:
        is_empty = not any(map(str.strip, record.cells)) and not record.oddities
        empty = empty + 1 if is_empty else 0
        count += not is_empty
        if empty > MOST_EMPTY_ROWS:
            fact = f"more than {MOST_EMPTY_ROWS:,} rows without a word follow each other"
            raise refuse("too-many", Span(path, record.line), fact, "delete the empty rows in the spreadsheet and save it anew")
        if count > MOST_ROWS + 1:
            raise refuse("too-many", Span(path, record.line), f"the roster has more than {MOST_ROWS:,} rows", "split it into several files")
        if not is_empty:
            yield record
