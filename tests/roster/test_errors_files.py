"""The rows that are wrong as a spreadsheet: what a person sees, what a program takes it for, and the way back."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from roster_files import read, write_csv

from hrposter.diagnostics import Diagnostic, Span
from hrposter.roster.errors_file import write_errors
from hrposter.roster.guard import guarded, unguarded
from hrposter.roster.reading import Roster, Row, Wants, read_roster

KINDS = ("csv", "xlsx")
HOSTILE = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1 415 555 0123",
    "-",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "'=1",
    "''-2",
    "-5",
    "'",
    "plain",
    '"quoted"',
    "a;b,c\td\ne",
    "_x0041_",
    " both ",
]


def roster_of(path, *rows, columns=("name", "phone"), delimiter=","):
    read = tuple(Row(line, tuple(cells), None, Wants(), "a", (), "0") for line, cells in enumerate(rows, 2))
    return Roster(path, tuple(columns), read, delimiter)


def written(roster, kind, lines=None):
    wrong = {row.line: (Diagnostic("phone", Span(roster.path, row.line, 2), "a fact", "do this"),) for row in roster.rows}
    path = roster.path.with_name(f"errors.{kind}")
    write_errors(roster, {line: wrong[line] for line in lines or wrong}, path)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_read_back_as_it_stood(tmp_path, kind):
    roster = roster_of(tmp_path / "roster.csv", *(["A", text, "more"] for text in HOSTILE), columns=("name", "address", "phone"))
    back = read_roster(written(roster, kind))
    assert back.columns == ("what to do", *roster.columns)
    assert [row.cells[1:] for row in back.rows] == [row.cells for row in roster.rows]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\"\n\t,;"), max_size=12), max_size=4), max_size=6
    )
)
def test_any_cells_come_back_as_they_stood(tmp_path_factory, table):
    folder = tmp_path_factory.mktemp("errors")
    names = ("name", "phone", "address", "website")
    roster = roster_of(folder / "roster.csv", *(["A", *cells, "end"][:4] for cells in table), columns=names)
    for kind in KINDS:
        back = read_roster(written(roster, kind))
        assert [_without_end(row.cells[1:]) for row in back.rows] == [_without_end(row.cells) for row in roster.rows]


def _without_end(cells):
    """Without the empty cells at the end, which a file need not have."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


@pytest.mark.parametrize("text", HOSTILE)
def test_the_apostrophe_is_undone_exactly(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_no_cell_of_a_csv_file_is_a_formula(tmp_path):
    columns = ("=name", "+phone")
    roster = roster_of(tmp_path / "roster.csv", *([text, text] for text in HOSTILE), columns=columns)
    text = written(roster, "csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert "'=cmd|' /C calc'!A0" in cells


def test_every_cell_of_a_workbook_is_a_text(tmp_path):
    path = written(roster_of(tmp_path / "roster.csv", *([text, text] for text in HOSTILE)), "xlsx")
    sheet = load_workbook(path).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells)
    assert sheet.freeze_panes == "A2"


def test_each_row_says_what_to_do_first(tmp_path):
    roster = read_roster(write_csv(tmp_path / "roster.csv", [["Name", "Phone"], ["A", "555-1234"], ["B", "911"], ["", "12"]]))
    wrong = {row.line: row.problems for row in roster.rows if row.problems}
    for kind in KINDS:
        write_errors(roster, wrong, tmp_path / f"errors.{kind}")
        back = read_roster(tmp_path / f"errors.{kind}")
        assert [row.cells for row in back.rows] == [
            ("Phone: '555-1234' belongs to nobody; write the real number (555-0100 to 555-0199 are free for examples)", "A", "555-1234"),
            (
                "Name: the clinic has no name; write its name into the column name, or delete the row\n"
                "Phone: '12' has too few digits for a phone number; write the whole number, or a short code such as 988",
                "",
                "12",
            ),
        ]


def test_a_problem_elsewhere_is_told_without_a_column(tmp_path):
    roster = roster_of(tmp_path / "roster.csv", ["A", "911"])
    problems = (
        Diagnostic("overflow", Span(tmp_path / "es.yaml", 4, 2), "too long", "shorten it"),
        Diagnostic("usage", None, "no such piece", "choose another"),
    )
    write_errors(roster, {2: problems}, tmp_path / "errors.csv")
    assert read_roster(tmp_path / "errors.csv").rows[0].cells[0] == "too long; shorten it\nno such piece; choose another"


@pytest.mark.parametrize("kind", KINDS)
def test_a_mended_errors_file_is_a_roster_and_a_new_errors_file_has_one_column_more_only(tmp_path, kind):
    first = written(roster_of(tmp_path / "roster.csv", ["A", "+1 415 555 0123"], ["B", "911"]), kind)
    roster = read_roster(first)
    assert [(row.clinic.name, row.clinic.phone) for row in roster.rows] == [("A", "+1 415 555 0123"), ("B", "911")]
    again = read_roster(written(roster, kind, lines=[3]))
    assert (again.columns, [row.cells for row in again.rows]) == (("what to do", "name", "phone"), [("name: a fact; do this", "B", "911")])


def test_cells_beyond_the_columns_are_kept(tmp_path):
    roster = roster_of(tmp_path / "roster.csv", ["A", "911", "astray"])
    assert read_roster(written(roster, "csv")).rows[0].cells == ("phone: a fact; do this", "A", "911", "astray")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_roster(tmp_path, delimiter):
    roster = roster_of(tmp_path / "roster.csv", ["A; B, C\tD", "911"], delimiter=delimiter)
    back = read_roster(written(roster, "csv"))
    assert (back.delimiter, back.rows[0].cells[1:]) == (delimiter, ("A; B, C\tD", "911"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_rows_are_the_same_bytes(tmp_path, kind):
    roster = roster_of(tmp_path / "roster.csv", ["A", "911"])
    assert written(roster, kind).read_bytes() == written(roster, kind).read_bytes()


def test_characters_that_a_workbook_cannot_hold_become_ones_that_no_roster_may_hold(tmp_path):
    path = written(roster_of(tmp_path / "roster.csv", ["A\x00\x1f\ufffe", "x" * 40_000]), "xlsx")
    row = read_roster(path).rows[0]
    assert row.cells[1:] == ("A\ufffd\ufffd\ufffd", "x" * 32_767)
    assert [problem.code for problem in row.problems] == ["encoding", "too-long"]


def test_a_row_that_was_torn_is_still_wrong_when_it_is_fed_back(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text('name,address\n"A,1 Road\n', encoding="utf-8")
    roster = read_roster(path)
    write_errors(roster, {2: roster.rows[0].problems}, tmp_path / "errors.csv")
    assert [problem.message for problem in read_roster(tmp_path / "errors.csv").rows[0].problems] == [
        "a quotation mark opens this cell and is never closed"
    ]


def test_a_good_roster_gives_an_errors_file_with_names_only(tmp_path):
    roster = read_roster(write_csv(tmp_path / "roster.csv", [["name"], ["A"]]))
    write_errors(roster, {}, tmp_path / "errors.csv")
    assert read(tmp_path, ["name"], ["A"])
    assert (tmp_path / "errors.csv").read_bytes() == b"\xef\xbb\xbfwhat to do,name\r\n"
