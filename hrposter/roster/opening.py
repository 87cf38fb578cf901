"""Opens a spreadsheet, whatever kind it is: what the file holds counts, not its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hrposter.diagnostics import PosterError, Span
from hrposter.roster.delimited import delimiter_of, records
from hrposter.roster.encoding import decode
from hrposter.roster.package import is_workbook
from hrposter.roster.sheet import LARGEST_FILE, Record, Sheet, filled, refuse
from hrposter.spec.clinic_values import Refused

# About so many bytes a workbook takes without rows, and each row of a clinic: it is compressed.
_EMPTY_BOOK, _PACKED_ROW = 6000, 60


def open_sheet(path: Path) -> Sheet:
    """Its first row as the names of the columns, and the rows below, one after the other.

    PosterError where it is no spreadsheet, at once or while the rows are read.
    """
    data = _read(path)
    delimiter, found = _records(data, path)
    rows = filled(found, path)
    header = next(rows, None)
    if header is None:
        raise refuse("empty", Span(path), "the file is empty", "write the names of the columns into the first row, and a row for each clinic")
    return Sheet(header.line, header.cells, rows, delimiter)


def about_rows(path: Path) -> int:
    """How many rows there are, by the size of a workbook or the lines of a text; 0 for a file that cannot be read."""
    try:
        data = _read(path)
    except PosterError:
        return 0
    return max(0, len(data) - _EMPTY_BOOK) // _PACKED_ROW if is_workbook(data) else data.count(b"\n")


def _records(data: bytes, path: Path) -> tuple[str, Iterator[Record]]:
    """What stands between cells, and every row."""
    if is_workbook(data):
        return ",", _of_workbook(data, path)
    try:
        text = decode(data)
    except Refused as refused:
        raise refuse(refused.code, Span(path), refused.fact, refused.advice) from None
    delimiter = delimiter_of(text)
    return delimiter, records(text, delimiter)


def _of_workbook(data: bytes, path: Path) -> Iterator[Record]:
    from hrposter.roster.workbook import workbook_records  # openpyxl, which a CSV file does not need

    try:
        yield from workbook_records(data)
    except Refused as refused:
        raise refuse(refused.code, Span(path), refused.fact, refused.advice) from None


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            fact = f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read"
            raise refuse("too-large", Span(path), fact, "split it into several files, and leave out pictures")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refuse("unreadable", Span(path), f"the file cannot be read: {reason}", "check its name and that you may open it") from None
