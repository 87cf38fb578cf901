"""The command: what it prints, for people and for programs, and how it ends."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hostile
import mutants_ua
import mutants_x
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from hrposter.cli import root
from hrposter.preflight.finished import apart
from hrposter.preflight.finished.report_schema import schema
from hrposter.preflight.finished.rulebook import RULES

CHECKOUT = Path(__file__).resolve().parents[2]
MUTANTS = {mutant.name: mutant for mutant in (*mutants_ua.MUTANTS, *mutants_x.MUTANTS)}
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: bytes, web: bytes) -> Run:
    """Runs the command in a folder with two good files, two bad ones and one that is none."""
    monkeypatch.chdir(tmp_path)
    files = {
        "press.pdf": press,
        "web.pdf": web,
        "no-bleed.pdf": MUTANTS["no bleed on one side"].made_of(press),
        "no-alt.pdf": MUTANTS["picture without words"].made_of(web),
        "plain.pdf": hostile.file(),
        "letter.pdf": b"Dear all,\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return lambda *args: CliRunner().invoke(root, ["preflight", *args])


def test_a_good_file_passes_with_what_it_holds(run):
    done = run("web.pdf")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "web.pdf: held to web and archive, since it says that it follows PDF/UA-1, PDF/A-2a"
    assert "  pages        2 of 210 x 297 mm; bleed none" in lines
    assert "  language     en" in lines
    assert any(line.startswith("  links        https://") for line in lines)
    assert lines[-1].startswith("passed: ")
    assert "no errors, no warnings" in lines[-1]


def test_what_nobody_has_decided_is_said(run):
    said = run("web.pdf").stdout
    assert "undecided[reading-order]: whether the order of reading makes sense; needs a person with a screen reader (ISO 14289-1, 7.1)" in said


def test_a_fault_is_told_with_its_place_its_clause_and_what_to_do(run):
    done = run("no-alt.pdf")
    assert done.exit_code == 4
    assert "error[figure-alt]: page 1: a picture has no words that stand for it\n" in done.stdout
    assert "  help: write Alt: what it shows, in one sentence (ISO 14289-1, 7.3)\n" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("failed: ")


def test_a_place_is_told_from_the_top_left_of_the_cut_page(run):
    done = run("no-bleed.pdf")
    assert done.exit_code == 4
    assert "error[bleed-size]: page 1, 48 mm from the left and 67 mm from the top: the bleed is 0.0 mm at the right\n" in done.stdout


def test_the_profile_can_be_chosen(run):
    assert run("web.pdf", "--profile", "web").stdout.startswith("web.pdf: held to web and archive, as you asked\n")
    done = run("web.pdf", "--profile", "press")
    assert done.exit_code == 4
    assert "error[pdfx-version]: its XMP names no version of PDF/X" in done.stdout


def test_a_file_that_claims_nothing_is_held_to_what_every_file_for_paper_must_keep(run):
    done = run("plain.pdf")
    assert done.stdout.startswith("plain.pdf: held to print, since it names no standard: only what every file for paper must keep\n")
    assert done.exit_code == 0


def test_a_file_that_cannot_be_read_is_one_error_and_the_others_go_on(run):
    done = run("letter.pdf", "press.pdf")
    assert done.exit_code == 1
    assert done.stderr == (
        "error[pdf-damaged]: letter.pdf: this is no PDF: it does not begin with %PDF-\n"
        "  help: name a file that ends in .pdf and opens in a PDF reader\n"
    )
    assert done.stdout.startswith("press.pdf: held to press")


def test_a_file_that_is_not_there_is_a_mistake_in_the_command(run):
    done = run("nothing.pdf")
    assert done.exit_code == 2
    assert "nothing.pdf" in done.stderr
    assert run().exit_code == 2


def test_programs_read_json_that_keeps_its_schema(run):
    done = run("press.pdf", "web.pdf", "no-bleed.pdf", "plain.pdf", "letter.pdf", "--format", "json")
    said = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(said)
    assert done.exit_code == 1
    assert [each["result"] for each in said["files"]] == ["passed", "passed", "failed", "passed", "unreadable"]
    press = said["files"][0]
    assert press["held_to"] == ["press"]
    assert press["facts"]["pages"][0]["trim"] == [30, 30, 310, 410]
    assert press["facts"]["images"][0]["pixels_an_inch"] == 300
    assert press["facts"]["black_text"] == "overprints"
    assert press["facts"]["transparency"] == ["opacity"]
    assert {finding["rule"] for finding in press["findings"]} == {rule.id for rule in RULES if "press" in rule.uses}
    assert said["files"][4]["error"]["code"] == "pdf-damaged"


def test_a_schema_finds_what_is_not_in_it(run):
    said = json.loads(run("plain.pdf", "--format", "json").stdout)
    said["files"][0]["facts"]["colour"] = "red"
    assert not Draft202012Validator(schema()).is_valid(said)


def test_the_same_file_gives_the_same_words(run):
    assert run("no-bleed.pdf", "--format", "json").stdout == run("no-bleed.pdf", "--format", "json").stdout


def test_a_reader_that_is_wrong_is_our_bug(run, monkeypatch):
    monkeypatch.setattr(apart, "_START", "import sys; sys.stdin.read(); raise SystemError('oops')")
    done = run("web.pdf")
    assert done.exit_code == 70
    assert "SystemError: oops" in done.stderr


def test_a_package_that_is_missing_is_named(run, monkeypatch):
    monkeypatch.setattr(apart, "_START", f"import sys; sys.modules['pikepdf'] = None\n{apart._START}")
    done = run("web.pdf")
    assert done.exit_code == 3
    assert "error[machine]: the Python package 'pikepdf' is not installed" in done.stderr


def imported(*args: str) -> set[str]:
    done = subprocess.run([sys.executable, "-X", "importtime", CHECKOUT / "cli.py", *args], capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_only_the_other_process_loads_the_readers(tmp_path, web):
    (tmp_path / "web.pdf").write_bytes(web)
    heavy = {"pikepdf", "pypdfium2", "PIL", "reportlab", "hrposter.preflight.finished.gather"}
    assert not heavy & imported("preflight", str(tmp_path / "web.pdf"))
    assert not any("finished" in name for name in imported("preflight", "--help"))


def test_no_other_command_loads_any_of_it(tmp_path):
    loaded = imported("render", "welcome", "-o", str(tmp_path))
    assert "hrposter.preflight.page" in loaded
    assert not [name for name in loaded if "pikepdf" in name or "finished" in name]
