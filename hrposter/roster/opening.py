"""Opens a spreadsheet, whatever kind it is: what the file holds counts, not its name."""

from __future__ import annotations

from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.roster.delimited import delimiter_of, records
from hrposter.roster.encoding import decode
from hrposter.roster.sheet import LARGEST_FILE, Sheet, filled, refuse


def open_sheet(path: Path) -> Sheet:
    """Its first row as the names of the columns, and the rows below, one after the other.

    PosterError where it is no spreadsheet, at once or while the rows are read.
    """
    data = _read(path)
    try:
        text = decode(data)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        raise refuse("encoding", Span(path), fact, advice) from None
    delimiter = delimiter_of(text)
    rows = filled(records(text, delimiter), path)
    header = next(rows, None)
    if header is None:
        raise refuse("empty", Span(path), "the file is empty", "write the names of the columns into the first row, and a row for each clinic")
    return Sheet(header.line, header.cells, rows, delimiter)


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
