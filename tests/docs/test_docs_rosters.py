"""The page about rosters: every column is on it, and what it shows is read as it says."""

import re

import pytest
from doc_pages import blocks, in_code, section, text_of

from hrposter.roster.columns import KEYS
from hrposter.roster.errors_file import write_errors
from hrposter.roster.reading import read_roster
from hrposter.roster.sheet import LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

PAGE = text_of("docs/rosters.md")
EXAMPLES = [block for block in blocks("docs/rosters.md", PAGE) if block.language == "csv"]


# What a cell needs beside it, by the beginning of its column's name.
BESIDE = {
    "hours.monday.note": ("hours.monday", "9:00-17:00"),
    "qr.": ("qr.url", "https://example.org"),
    "named_contact.": ("named_contact.name", "Maya"),
    "policy_ref.": ("policy_ref.title", "Care"),
}


def cells_of(row):
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def table(heading):
    return [cells_of(line) for line in section(PAGE, heading).splitlines() if line.startswith("|") and not line.startswith("|--")]


def test_the_tables_name_every_column_and_no_other():
    named = [code for row in table("The columns") for code in re.findall(r"`([^`]+)`", row[0])]
    assert sorted(named) == sorted(KEYS)


@pytest.mark.parametrize("row", [row for row in table("The columns") if row[0] != "column"], ids=lambda row: row[0])
def test_what_the_tables_show_is_right(row, tmp_path):
    logo = tmp_path / "logos/river.svg"
    logo.parent.mkdir()
    logo.write_text("<svg/>", encoding="utf-8")
    key = re.findall(r"`([^`]+)`", row[0])[0]
    cells = {"name": "A"} | {beside: text for part, (beside, text) in BESIDE.items() if key.startswith(part)} | {key: row[2]}
    path = tmp_path / "roster.csv"
    path.write_text("\t".join(cells) + "\n" + "\t".join(cells.values()), encoding="utf-8")
    assert read_roster(path).rows[0].problems == ()


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.notes["file"])
def test_an_example_is_a_roster_without_a_fault(block, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(block.text, encoding="utf-8")
    roster = read_roster(path)
    assert roster.rows
    assert [row.problems for row in roster.rows if row.problems] == []


def test_the_table_of_the_first_example_is_that_example(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(EXAMPLES[0].text, encoding="utf-8")
    roster = read_roster(path)
    assert table("A small roster") == [list(roster.columns), *(list(row.cells) for row in roster.rows)]


def test_a_wrong_row_is_shown_as_it_is_written(tmp_path):
    header, row = table("Rows that are wrong")
    path = tmp_path / "roster.csv"
    path.write_text(",".join(header[1:]) + "\n" + ",".join(row[1:]), encoding="utf-8")
    roster = read_roster(path)
    write_errors(roster, {2: roster.rows[0].problems}, tmp_path / "errors.csv")
    back = read_roster(tmp_path / "errors.csv")
    assert [list(back.columns), list(back.rows[0].cells)] == [header, row]


@pytest.mark.parametrize(
    ("text", "is_read"), [("8-12", False), ("8:00-12:00", True), ("9:00-17:30", True), ("9am-5:30pm", True), ("9-5:30pm", True), ("8-noon", True)]
)
def test_the_hours_in_the_text_are_read_or_not_as_it_says(text, is_read, tmp_path):
    assert text in in_code(PAGE)
    (tmp_path / "roster.csv").write_text(f"name,hours.monday\nA,{text}\n", encoding="utf-8")
    assert bool(read_roster(tmp_path / "roster.csv").rows[0].clinic) is is_read


def test_the_limits_are_those_of_the_program():
    said = section(PAGE, "How much is read")
    assert all(f"{limit:,} {what}" in said for limit, what in ((MOST_ROWS, "clinics"), (MOST_COLUMNS, "columns"), (LONGEST_CELL, "characters")))
    assert f"{LARGEST_FILE // 1_000_000} MB" in said
