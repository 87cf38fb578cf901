"""The first sheet of an .xlsx workbook as rows of text; the only module that imports openpyxl."""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeAlias

from hrposter.roster.amounts import shown
from hrposter.roster.guard import unguarded
from hrposter.roster.package import DAMAGE, Package, check_package, damaged
from hrposter.roster.sheet import Oddity, Record

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

    _Cell: TypeAlias = "ReadOnlyCell | EmptyCell"

_COLUMN_ZZ = 702

# What openpyxl raises on parts that are not as the standard says: it wraps none of it.
_DAMAGE = (*DAMAGE, TypeError, AttributeError, ArithmeticError, SyntaxError, AssertionError)


def workbook_records(data: bytes) -> Iterator[Record]:
    """The rows of the first sheet that is not hidden, empty ones too; Refused where it cannot be read, then or later."""
    rows = _records(data, check_package(data))
    while record := _next(rows):
        yield record


def _next(rows: Iterator[Record]) -> Record | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a spreadsheet adds beyond its cells
            return next(rows, None)
    except _DAMAGE:
        raise damaged() from None


def _records(data: bytes, package: Package) -> Iterator[Record]:
    values = _rows(data, package, is_value=True)
    formulas = _rows(data, package, is_value=False) if package.has_formulas else repeat(())
    for line, (row, asked) in enumerate(zip(values, formulas, strict=False), 1):
        read = [_read(cell) for cell in row]
        for at, cell in enumerate(asked):
            if cell.data_type == "f" and row[at].value is None:
                read[at] = str(getattr(cell.value, "text", cell.value)), Oddity.FORMULA
        while read and not read[-1][0]:
            read.pop()
        oddities = {at: oddity for at, (_, oddity) in enumerate(read) if oddity}
        yield Record(line, tuple(unguarded(text) for text, _ in read), oddities)


def _rows(data: bytes, package: Package, *, is_value: bool) -> Iterator[tuple[_Cell, ...]]:
    """The cells of each row as far as it goes, with what a formula gives, or with the formula."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=is_value, keep_links=False)
    sheet: Any = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
    if sheet is None:
        return
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    yield from sheet.iter_rows(max_col=_COLUMN_ZZ if package.is_far else None)


def _read(cell: _Cell) -> tuple[str, Oddity | None]:
    """The text of a cell, and why it may not be what its writer typed."""
    value = cell.value
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n").replace("_x005F_", "_")
        return text, Oddity.ERROR if cell.data_type == "e" else None
    if value is None:
        return "", None
    if isinstance(value, bool):
        return str(value).upper(), None
    if isinstance(value, int | float):
        return shown(value, cell.number_format or ""), None
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes"), Oddity.DATE
    if isinstance(value, datetime.date):
        return value.isoformat(), Oddity.DATE
    return str(value).removesuffix(":00"), Oddity.TIME
