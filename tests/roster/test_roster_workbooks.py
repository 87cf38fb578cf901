"""XLSX files, as openpyxl and other programs write them."""

import datetime
import io
import time
import zipfile

import pytest
from openpyxl import Workbook
from roster_files import told, write_csv, write_xlsx

from hrposter.diagnostics import PosterError
from hrposter.roster.amounts import shown
from hrposter.roster.opening import about_rows
from hrposter.roster.reading import read_roster

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
FOOT = "</sheetData></worksheet>"


def rows_of(tmp_path, *rows, formats=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    book.save(tmp_path / "roster.xlsx")
    return read_roster(tmp_path / "roster.xlsx").rows


def with_parts(**parts):
    """A good workbook with parts of it replaced, or added."""
    made, out = io.BytesIO(), io.BytesIO()
    book = Workbook()
    book.active.append(["name"])
    book.active.append(["A"])
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in source.namelist():
            stem = name.rsplit("/", 1)[-1].removesuffix(".xml")
            text = parts.get(stem, source.read(name))
            if stem == "[Content_Types]" and "sharedStrings" in parts:
                kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                text = text.replace(b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode())
            file.writestr(name, text)
        if "sharedStrings" in parts:
            file.writestr("xl/sharedStrings.xml", parts["sharedStrings"])
    return out.getvalue()


def refused(tmp_path, data):
    path = tmp_path / "roster.xlsx"
    path.write_bytes(data)
    with pytest.raises(PosterError) as error:
        read_roster(path)
    (problem,) = error.value.diagnostics
    assert problem.help
    return problem.code


def test_a_workbook_and_a_csv_file_say_the_same(tmp_path):
    table = [["name", "phone", "hours.monday", "services"], ["Clínica Río", "(415) 555-0123", "9-5pm", "A; B"], [], ["B", "+1 415 555 0123"]]
    rows = [read_roster(write(tmp_path / name, table)).rows for write, name in ((write_csv, "a.csv"), (write_xlsx, "a.xlsx"))]
    assert [[(row.line, row.slug, row.digest, row.clinic.name, row.clinic.phone) for row in each] for each in rows[:1]] == [
        [(row.line, row.slug, row.digest, row.clinic.name, row.clinic.phone) for row in rows[1]]
    ]
    assert [row.line for row in rows[1]] == [2, 4]


def test_about_how_many_rows_there_are_shows_before_any_is_read(tmp_path):
    rows = [["name", "phone"], *([f"Clinic {number}", f"(415) 555-01{number % 100:02d}"] for number in range(2000))]
    assert about_rows(write_csv(tmp_path / "a.csv", rows)) == 2001
    assert 200 < about_rows(write_xlsx(tmp_path / "b.xlsx", rows)) < 4000
    assert about_rows(tmp_path / "none.csv") == 0


def test_the_kind_of_a_file_is_what_it_holds_and_not_its_name(tmp_path):
    assert read_roster(write_xlsx(tmp_path / "a.csv", [["name"], ["A"]])).rows[0].clinic.name == "A"
    assert read_roster(write_csv(tmp_path / "a.xlsx", [["name"], ["A"]])).rows[0].clinic.name == "A"


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (4155550123.0, "General", "4155550123"),
        (4155550123, "0", "4155550123"),
        (4155550123, "(###) ###-####", "(415) 555-0123"),
        (4155550123, r"[<=9999999]###\-####;\(###\)\ ###\-####", "(415) 555-0123"),
        (5550123, r"[<=9999999]###\-####;\(###\)\ ###\-####", "555-0123"),
        (14155550123, "000-000-0000", "1415-555-0123"),
        (171234567, "0000000000", "0171234567"),
        (94110, "00000-0000", "00009-4110"),
        (12, "#,##0.00", "12"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (-5, "000", "-5"),
        (1e300, "General", "1e+300"),
        (float("inf"), "General", "inf"),
    ],
)
def test_a_number_is_shown_as_the_spreadsheet_shows_it(number, number_format, text):
    assert shown(number, number_format) == text


def test_numbers_and_dates_become_what_a_person_meant(tmp_path):
    names = ["name", "phone", "checked_on", "policy_ref.title", "policy_ref.date", "imprint.version", "emergency_number"]
    row = ["A", 4155550123.0, datetime.date(2026, 11, 23), "P", datetime.datetime(2026, 1, 15, 10, 30), 2.0, 911]
    (read,) = rows_of(tmp_path, names, row, formats={"B2": "(###) ###-####"})
    assert read.problems == ()
    assert (read.clinic.phone, read.clinic.emergency_number, read.clinic.imprint.version) == ("(415) 555-0123", "911", "2")
    assert (read.clinic.checked_on, read.clinic.policy_ref.date) == (datetime.date(2026, 11, 23), datetime.date(2026, 1, 15))


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        (datetime.date(2026, 3, 4), "a date or a time stands here, which a spreadsheet may have made of something else"),
        (datetime.time(9, 0), "a date or a time stands here, which a spreadsheet may have made of something else"),
        ("=A1", "a formula stands here, and its value was never worked out"),
        ("#N/A", "the spreadsheet shows an error here instead of a value"),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell_is_told(tmp_path, value, fact):
    (row,) = rows_of(tmp_path, ["name", "short name"], ["A", value])
    assert told(row) == [f"2 value: {fact}"]


def test_the_value_of_a_formula_is_read_where_the_file_has_it(tmp_path):
    sheet = HEAD + '<row r="2"><c r="A2" t="str"><f>"Ri"&amp;"ver"</f><v>River</v></c></row>' + FOOT
    (tmp_path / "roster.xlsx").write_bytes(with_parts(sheet1=sheet))
    assert read_roster(tmp_path / "roster.xlsx").rows[0].clinic.name == "River"


def test_the_first_sheet_that_is_not_hidden_is_read(tmp_path):
    book = Workbook()
    book.active.sheet_state = "hidden"
    for name in ("First", "Second"):
        book.create_sheet().append(["name"])
        book.worksheets[-1].append([name])
    book.save(tmp_path / "roster.xlsx")
    assert [row.clinic.name for row in read_roster(tmp_path / "roster.xlsx").rows] == ["First"]


def test_cells_far_to_the_right_are_met_without_making_room_for_them(tmp_path):
    filled = "".join(f'<row r="{at}"><c r="XFD{at}" t="inlineStr"><is><t>x</t></is></c></row>' for at in range(2, 5000))
    assert refused(tmp_path, with_parts(sheet1=HEAD + filled + FOOT)) == "too-many"
    empty = "".join(f'<row r="{at}"><c r="A{at}"><v>7</v></c><c r="XFD{at}" s="0"/></row>' for at in range(2, 100))
    (tmp_path / "roster.xlsx").write_bytes(with_parts(sheet1=HEAD + empty + FOOT))
    assert {row.cells for row in read_roster(tmp_path / "roster.xlsx").rows} == {("7",)}


_EMPTY = "".join(f'<row r="{at}" s="1"><c r="A{at}" s="0"/></row>' for at in range(2, 15_000))


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"sheet1": HEAD + _EMPTY + FOOT}, "too-many"),
        ({"sheet1": HEAD + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' + FOOT}, "too-many"),
        ({"sheet1": HEAD + '<row r="2"/>' * 1_000_000 + FOOT}, "too-many"),
        ({"sheet1": HEAD + '<row r="2">' + "<c/>" * 1_000_000 + "</row>" + FOOT}, "too-many"),
        ({"sheet1": HEAD + "</sheetData>" + "<mergeCell/>" * 1_000_000 + "</worksheet>"}, "too-many"),
        ({"sharedStrings": f'<sst xmlns="{MAIN}">' + "<si/>" * 1_000_000 + "</sst>"}, "too-many"),
        ({"styles": f'<styleSheet xmlns="{MAIN}">' + "<xf/>" * 1_000_000 + "</styleSheet>"}, "too-many"),
        ({"sheet1": '<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD + FOOT}, "file-kind"),
        ({"sheet1": HEAD}, "file-kind"),
        ({"sheet1": HEAD + '<row r="2"><c r="A2" t="s"><v>99</v></c></row>' + FOOT}, "file-kind"),
        ({"sheet1": HEAD + '<row r="2"><c r="A2"><v>abc</v></c></row>' + FOOT}, "file-kind"),
        ({"sheet1": HEAD + '<row r="x"><c r="A2"><v>1</v></c></row>' + FOOT}, "file-kind"),
        ({"workbook": "<x/>"}, "empty"),
        ({"styles": "no XML"}, "file-kind"),
        ({"[Content_Types]": f'<Types xmlns="{MAIN}"/>'}, "file-kind"),
        ({"sheet1": f'<worksheet xmlns="{MAIN}"/>'}, "empty"),
    ],
)
def test_bombs_and_damage_end_quickly_in_one_clear_error(tmp_path, parts, code):
    data = with_parts(**parts)
    before = time.process_time()
    assert refused(tmp_path, data) == code
    assert time.process_time() - before < 4


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("hrposter.roster.package.LARGEST_UNPACKED", 20_000_000)
    data = with_parts(sheet1=b" " * 20_000_000)
    before = time.process_time()
    assert refused(tmp_path, data) == "too-large"
    assert time.process_time() - before < 0.1
    assert len(data) < 50_000


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, b"PK\x03\x04" + b"x" * 512, with_parts()[:-60]])
def test_other_kinds_of_files_and_cut_ones_are_refused(tmp_path, data):
    assert refused(tmp_path, data) == "file-kind"


def test_a_file_of_another_office_program_is_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(tmp_path, out.getvalue()) == "file-kind"
