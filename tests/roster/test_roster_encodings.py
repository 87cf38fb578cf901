"""Bytes and delimiters of CSV files."""

import time

import pytest
from roster_files import told, write_csv

from hrposter.diagnostics import PosterError
from hrposter.roster.delimited import records
from hrposter.roster.encoding import decode
from hrposter.roster.reading import read_roster
from hrposter.roster.sheet import Oddity

ROWS = [["name", "address", "services"], ["Clínica “Río” – Nº 1", "1 Road; Town, CA", "Café; Lactancia"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_of_a_spreadsheet_is_read(tmp_path, encoding, delimiter):
    roster = read_roster(write_csv(tmp_path / "roster.csv", ROWS, delimiter, encoding))
    (row,) = roster.rows
    assert (roster.delimiter, row.cells) == (delimiter, tuple(ROWS[1]))
    assert (row.clinic.name, row.clinic.address) == ("Clínica “Río” – Nº 1", ("1 Road", "Town, CA"))


def test_utf_16_is_read_in_both_orders_of_bytes():
    assert decode(b"\xfe\xff" + "é".encode("utf-16-be")) == decode(b"\xff\xfe" + "é".encode("utf-16-le")) == "é"


def test_one_broken_byte_among_utf_8_spoils_its_own_cell_and_no_other(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes("name,short name\nClínica Río,Río\nClínica Sol,S".encode() + b"\xe9\n" + "Clínica Luz,Luz\n".encode())
    good, bad, other = read_roster(path).rows
    assert (good.clinic.name, other.clinic.name) == ("Clínica Río", "Clínica Luz")
    assert told(bad) == ["2 encoding: a character of this cell was lost"]


def test_a_byte_that_windows_1252_does_not_have_spoils_its_own_cell(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(b"name\nCl\xednica\nA\x81\n")
    good, bad = read_roster(path).rows
    assert (good.clinic.name, told(bad)) == ("Clínica", ["1 encoding: a character of this cell was lost"])


@pytest.mark.parametrize("data", ["name\nA".encode("utf-16-le"), b"\0" * 1000, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0"])
def test_a_file_that_holds_no_text_is_refused(tmp_path, data):
    (tmp_path / "roster.csv").write_bytes(data)
    with pytest.raises(PosterError) as refused:
        read_roster(tmp_path / "roster.csv")
    assert [each.code for each in refused.value.diagnostics] == ["encoding"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_an_empty_file_is_refused(tmp_path, data):
    (tmp_path / "roster.csv").write_bytes(data)
    with pytest.raises(PosterError) as refused:
        read_roster(tmp_path / "roster.csv")
    assert [each.code for each in refused.value.diagnostics] == ["empty"]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PosterError) as refused:
        read_roster(tmp_path / "roster.csv")
    assert [each.code for each in refused.value.diagnostics] == ["unreadable"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a,"b, ""c""",d', [("a", 'b, "c"', "d")]),
        ('"a\nb",c\nd', [("a\nb", "c"), ("d",)]),
        ('a "b" c,""', [('a "b" c', "")]),
        ("a\n\nb\n", [("a",), ("",), ("b",)]),
        ('"a"', [("a",)]),
        ("a,", [("a", "")]),
        ('a,"b",', [("a", "b", "")]),
    ],
)
def test_quotation_marks_are_read_as_rfc_4180_says(text, cells):
    assert [record.cells for record in records(text, ",")] == cells


@pytest.mark.parametrize("text", ['"a,b\nc,"d"\n', '"a,b\nc,d\n', '"a" x,b\nc,d\n', '1,"a\nb" x\nc,d'])
def test_a_mark_that_is_never_closed_costs_its_own_line_only(text):
    torn, *others = records(text, ",")
    assert list(torn.oddities.values()) == [Oddity.QUOTE]
    assert others[-1].cells == ("c", "d")


def test_a_mark_that_would_swallow_whole_rows_costs_its_own_line_only():
    text = 'name,phone,website\n"A,1,\nB,2,w\nC,3,w\n"\nD,4,w\n'
    assert [(record.cells[0], bool(record.oddities)) for record in records(text, ",")][1:] == [
        ('"A', True),
        ("B", False),
        ("C", False),
        ('"', True),
        ("D", False),
    ]


def test_a_cell_of_several_lines_with_delimiters_is_one_cell_in_a_row_that_is_whole():
    text = 'name,address,phone\nA,"1 Road\nSpringfield, CA, USA",2\n'
    assert [record.cells for record in records(text, ",")][1:] == [("A", "1 Road\nSpringfield, CA, USA", "2")]


def test_ten_thousand_marks_that_are_never_closed_are_read_at_once():
    text = "".join(f'{number},"a""\n' for number in range(10_000))
    before = time.process_time()
    assert sum(bool(record.oddities) for record in records(text, ",")) == 10_000
    assert time.process_time() - before < 2


@pytest.mark.parametrize("cell", [b"\xe9" * 1_000_000, b" " * 1_000_000, b"a;" * 500_000, b'"' + b'""' * 500_000 + b'"', b"9-" * 500_000])
@pytest.mark.parametrize("column", [b"name", b"services", b"phone", b"hours", b"qr.url", b"pieces"])
def test_a_cell_of_a_megabyte_takes_well_under_a_second(tmp_path, cell, column):
    path = tmp_path / "roster.csv"
    path.write_bytes(b"short name," + column + (b"\n" if column == b"name" else b",name\n") + b"A," + cell + b",B\nC,,D\n")
    before = time.process_time()
    read_roster(path)
    assert time.process_time() - before < 1


def test_a_torn_row_is_told_once(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text('name,phone\n"A,555-1234\nB,911\n', encoding="utf-8")
    torn, good = read_roster(path).rows
    assert told(torn) == ["1 value: a quotation mark opens this cell and is never closed"]
    assert good.clinic.phone == "911"
