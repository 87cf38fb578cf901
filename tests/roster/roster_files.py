"""Rosters as files, and what is read from them."""

import csv
import io

from hrposter.roster.reading import read_roster


def write_csv(path, rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def write_xlsx(path, rows):
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def read(folder, *rows, **how):
    """The rows of a CSV file with these."""
    return read_roster(write_csv(folder / "roster.csv", rows, **how)).rows


def told(row):
    """``column code: fact`` of each problem of a row."""
    return [f"{problem.span.column} {problem.code}: {problem.message}" for problem in row.problems]


def one(folder, **cells):
    """The only row of a roster with a name and these cells; ``qr__url`` is the column qr.url."""
    cells = {"name": "River Street Clinic", **{key.replace("__", "."): text for key, text in cells.items()}}
    (row,) = read(folder, list(cells), list(cells.values()))
    return row
