"""Rosters that are wrong in two hundred ways: only clear errors, every good row read, nothing that leaves its folder or is a formula."""

import csv
import io
import random
import re
import time

import pytest
from openpyxl import load_workbook

from hrposter.diagnostics import PosterError
from hrposter.roster.errors_file import write_errors
from hrposter.roster.reading import read_roster

HEADER = ["name", "phone", "address", "hours.monday", "services", "website"]
NAMES = [
    *(
        "../../etc/passwd",
        "..",
        "/",
        "a/b\\c",
        "C:\\Windows",
        "CON",
        "nul.txt",
        "LPT1",
        "aux.",
        "🏥 Clinic 🏥",
        "👩‍🍼",
        "\u202eevil\u202c",
        "\u200fعيادة النهر",
        "~root",
    ),
    *(
        "$(rm -rf .)",
        "`id`",
        "%00",
        "a\x00b",
        "\x1b[31m",
        "\ufeffA",
        "A\u00ad",
        "\ufffe",
        " ",
        "-",
        "=",
        "'",
        "''",
        "Zalgo" + "\u0301" * 50,
        "x" * 3000,
    ),
]
FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", '=HYPERLINK("x")', "'=1", "＝1"]
CELLS = [
    *NAMES,
    *FORMULAS,
    "#REF!",
    "1e99",
    "4.1E+09",
    "25:00-26:00",
    "8-12",
    ";" * 500,
    "http://",
    "https://a b",
    "١٢٣٤",
    "no",
    "null",
    "{}",
    "&amp;",
    "<b>",
]


def good(number, delimiter):
    row = [f"Good {number}", f"(415) 555-01{number:02}", f"{number} Road; Town", "9-5pm", "Care; Food", f"www.example{number}.org"]
    return _line(row, delimiter)


def _line(row, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="").writerow(row)
    return out.getvalue()


def bad_line(chance, delimiter):
    """A row of hostile cells, with too many or too few of them, or torn."""
    row = [chance.choice(CELLS) if chance.random() < 0.5 else "" for _ in range(chance.choice((0, 1, 5, 6, 6, 6, 9)))]
    line = _line(row, delimiter)
    match chance.randrange(8):
        case 0:
            return '"' + line.replace('"', "")
        case 1:
            return line.replace('"', "") + f'{delimiter}"x" y'
        case 2:
            return line[: chance.randrange(len(line) + 1)].replace('"', "")
        case 3:
            return delimiter * chance.randrange(30)
        case _:
            return line


def malformed(seed):
    """The bytes of a roster, and how many of its rows are good."""
    chance = random.Random(seed)
    delimiter = chance.choice(",;\t")
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
    lines = [good(number, delimiter) for number in range(chance.randrange(1, 12))]
    count = len(lines)
    for _ in range(chance.randrange(1, 6)):
        lines.insert(chance.randrange(len(lines) + 1), bad_line(chance, delimiter))
    if seed % 10 == 0:
        lines.insert(chance.randrange(len(lines) + 1), _line(["Big", chance.choice('xé; "') * 1_000_000], delimiter))
    if seed % 7 == 0:
        lines.append(chance.choice([line for line in lines if line.startswith("Good")]))
    data = chance.choice(("\n", "\r\n", "\r")).join([delimiter.join(HEADER), *lines]).encode(encoding, "replace")
    if encoding == "utf-8" and seed % 3 == 0:
        data += b"\n" + bytes(chance.choice(b"\x80\xff\xc3\x81abc") for _ in range(20))
    return data, count


@pytest.mark.parametrize("seed", range(200))
def test_a_malformed_roster_gives_clear_errors_and_every_good_row(tmp_path, seed):
    data, count = malformed(seed)
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    before = time.process_time()
    roster = read_roster(path)
    assert time.process_time() - before < 2

    names = [row.clinic.name for row in roster.rows if row.clinic and row.clinic.name.startswith("Good ")]
    assert sorted(names) == sorted(f"Good {number}" for number in range(count))
    for row in roster.rows:
        assert (row.clinic is None) == bool(row.problems)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", row.slug)
        for problem in row.problems:
            assert (problem.span.path, problem.span.line) == (path, row.line)
            assert problem.help
            assert len(problem.message) < 5000
    assert len({row.slug for row in roster.rows}) == len(roster.rows)
    assert not {row.slug for row in roster.rows} & {"con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10))}
    check_errors_files(roster, tmp_path)


def check_errors_files(roster, folder):
    wrong = {row.line: row.problems for row in roster.rows if row.problems}
    for kind in ("csv", "xlsx"):
        path = folder / f"errors.{kind}"
        write_errors(roster, wrong, path)
        back = read_roster(path)
        assert len(back.rows) == len(wrong)
        again = {row.slug: row for row in back.rows}
        assert all(
            row.problems for row in again.values() if not any(problem.code == "repeated-value" for problem in row.problems) and row.clinic is None
        )
    text = (folder / "errors.csv").read_text(encoding="utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=roster.delimiter) for cell in line] if len(text) < 100_000 else []
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    sheet = load_workbook(folder / "errors.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


@pytest.mark.parametrize("seed", range(60))
def test_a_file_of_random_bytes_or_a_random_header_is_one_clear_error_or_a_roster(tmp_path, seed):
    chance = random.Random(seed)
    data = bytes(chance.choices(b'name,;\t"\n\r=\x00\xff\xc3\xa9', k=chance.randrange(200)))
    path = tmp_path / chance.choice(("roster.csv", "roster.xlsx", "roster"))
    path.write_bytes(chance.choice((b"", b"PK\x03\x04", b"\xff\xfe", b"name,")) + data)
    assert all(each.help and each.span.path == path for each in told_of(path))


def told_of(path):
    """What is said of a file as a whole."""
    try:
        read_roster(path)
    except PosterError as error:
        return error.diagnostics
    return ()


def test_a_full_row_takes_about_half_a_millisecond(tmp_path):
    """Held to about three times what it takes, beside what this machine takes for work of the same kind, measured in turns: its speed may change."""
    from test_roster_reading import FULL

    header = [key for key in FULL if key != "logo"]
    rows = [[FULL[key] + (f" {number}" if "name" in key.lower() else "") for key in header] for number in range(200)]
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(_line(row, ",") for row in (header, *rows)), encoding="utf-8")
    read_roster(path)
    turns = [(_timed(_work), _timed(lambda: read_roster(path))) for _ in range(4)]
    yardstick, taken = (min(times) for times in zip(*turns, strict=True))
    assert taken / 200 < yardstick / 50


def _timed(work):
    before = time.process_time()
    work()
    return time.process_time() - before


def _work():
    """A million small steps of Python."""
    return sum(len(str(number)) for number in range(1_000_000))
