"""Job files: what they ask for, what they leave out, and where they are wrong."""

from pathlib import Path

import pytest
from batches import COMMAND, ENDED_WELL, FILES, SOME, Batch, roster, row

from hrposter.batch.jobfile import read_job_file
from hrposter.batch.matrix import orders_for
from hrposter.orders import Order, sheets_of
from hrposter.resources import Library

BASE = Order((), "en", None, "portrait", "office", None, None, None, Library())


def jobs(folder: Path, text: str) -> Path:
    path = folder / "jobs.yaml"
    path.write_text(f"hrposter: 1\n{text}", encoding="utf-8")
    return path


def stems(folder: Path, text: str, clinics: str = "clinics.csv") -> list[str]:
    read = read_job_file(jobs(folder, text), Library())
    return [sheet.stem for order in orders_for(folder / clinics, read, BASE) for sheet in sheets_of(order)]


@pytest.fixture(autouse=True)
def _rosters(tmp_path: Path) -> None:
    roster(tmp_path, row(1))
    roster(tmp_path, row(2), name="more.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pieces: [welcome]", ["welcome-en-letter-office"]),
        ("pieces: welcome\nlanguages: [en, es]\nsizes: [A4]", ["welcome-en-a4-office", "welcome-es-a4-office"]),
        ("pieces: [welcome]\nsizes: [Letter, A4]\nexclude: [{sizes: [A4]}]", ["welcome-en-letter-office"]),
        ("pieces: [welcome]\nlanguages: [en, es]\nexclude: [{languages: es, sizes: A4}]", ["welcome-en-letter-office", "welcome-es-letter-office"]),
        (
            "pieces: [welcome]\nprofiles: [office, web]\nlanguages: [en, es]\nexclude: [{languages: es, profiles: web}]",
            ["welcome-en-letter-office", "welcome-es-letter-office", "welcome-en-letter-web"],
        ),
        ("pieces: [welcome]\ninclude: [{languages: ar}]", ["welcome-en-letter-office", "welcome-ar-letter-office"]),
        ("include: [{pieces: principles, sizes: A3}]", ["principles-en-a3-office"]),
        ("pieces: [welcome]\ninclude: [{rosters: more.csv, languages: es}]", ["welcome-en-letter-office"]),
        ("pieces: [welcome]\norientation: both", ["welcome-en-letter-office", "welcome-en-letter-landscape-office"]),
        ("pieces: [welcome]\ntheme: tide-mono", ["welcome-en-letter-office-tide-mono"]),
    ],
)
def test_what_is_asked_for_is_every_piece_language_size_and_profile_that_is_not_left_out(text: str, expected: list[str], tmp_path: Path):
    assert stems(tmp_path, f"rosters: [clinics.csv]\n{text}\n") == expected


def test_a_roster_may_be_left_out_and_have_more(tmp_path: Path):
    text = "rosters: [clinics.csv, more.csv]\npieces: [welcome]\nexclude: [{rosters: more.csv}]\ninclude: [{rosters: more.csv, pieces: why}]\n"
    assert stems(tmp_path, text) == ["welcome-en-letter-office"]
    assert stems(tmp_path, text, "more.csv") == []
    assert stems(tmp_path, text.replace("exclude: [{rosters: more.csv}]\n", ""), "more.csv") == ["welcome-en-letter-office", "why-en-letter-office"]


def test_all_languages_are_those_of_the_piece_and_can_be_left_out(tmp_path: Path):
    found = stems(tmp_path, "rosters: [clinics.csv]\npieces: [welcome]\nlanguages: all\nexclude: [{languages: [en, es]}]\n")
    assert "welcome-ar-letter-office" in found
    assert not {"welcome-en-letter-office", "welcome-es-letter-office"} & set(found)


def test_a_job_file_is_carried_out(run: Batch, layouts: Path, tmp_path: Path):
    path = jobs(tmp_path, "rosters: [clinics.csv, more.csv]\npieces: [all]\nprofiles: [office, web]\nexclude: [{rosters: more.csv, profiles: web}]\n")
    assert run("batch", path, "--layouts", layouts, "--jobs", 1).exit_code == ENDED_WELL
    made = sorted(each.relative_to(tmp_path / "packs").as_posix() for each in (tmp_path / "packs").glob("*/all-*.pdf"))
    assert made == ["clinic-1/all-en-letter-office.pdf", "clinic-1/all-en-letter-web.pdf", "clinic-2/all-en-letter-office.pdf"]


def test_one_clinic_in_two_rosters_is_made_once_and_told(run: Batch, layouts: Path, tmp_path: Path):
    roster(tmp_path, row(1), name="more.csv")
    done = run("batch", jobs(tmp_path, "rosters: [clinics.csv, more.csv]\npieces: [all]\n"), "--layouts", layouts, "--jobs", 1)
    assert done.exit_code == SOME
    assert "more.csv:2:1: error[same-folder]" in done.stderr


def test_what_the_job_file_says_may_not_be_said_again(run: Batch, tmp_path: Path):
    done = run("batch", jobs(tmp_path, "rosters: [clinics.csv]\npieces: [welcome]\n"), "welcome", "--lang", "es")
    assert (done.exit_code, "leave out PIECE, --lang" in done.stderr) == (COMMAND, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pieces: [welcome]", "1:1: error[missing-key]: 'rosters' is missing"),
        ("rosters: [nobody.csv]\npieces: [welcome]", "2:11: error[value]: there is no file 'nobody.csv'"),
        ("rosters: [clinics.csv]", "error[missing-key]: no piece and no bundle is named"),
        ("rosters: [clinics.csv]\npieces: [welcom]", "3:10: error[value]: there is no piece 'welcom'"),
        ("rosters: [clinics.csv]\nbundle: nothing", "3:9: error[value]: there is no bundle 'nothing'"),
        ("rosters: [clinics.csv]\npieces: [welcome]\nlanguages: [english]", "error[value]"),
        ("rosters: [clinics.csv]\npieces: [welcome]\nsizes: [A99]", "error[value]"),
        ("rosters: [clinics.csv]\npieces: [welcome]\nprofiles: [offce]", "error[value]: there is no profile 'offce'"),
        ("rosters: [clinics.csv]\npieces: [welcome]\ntheme: nothing", "error[unknown-theme]"),
        ("rosters: [clinics.csv]\npieces: [welcome]\nexclude: [{}]", "error[blank]: this leaves out everything"),
        ("rosters: [clinics.csv]\npieces: [welcome]\nexclude: [{lang: es}]", "error[unknown-key]: 'lang' is not known here"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, said: str, run: Batch, tmp_path: Path):
    done = run("batch", jobs(tmp_path, f"{text}\n"))
    assert (done.exit_code, said in done.stderr) == (FILES, True), done.stderr
    assert not (tmp_path / "packs").exists()
