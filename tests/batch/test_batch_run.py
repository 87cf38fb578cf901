"""A batch from the command line: what it makes, keeps, removes and says."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from batches import COLUMNS, COMMAND, ENDED_WELL, FILES, MACHINE, SOME, Batch, clinic_yaml, finals, manifest, roster, row, timeless
from sample_pieces import WORDS

from hrposter.batch.desk import STATE
from hrposter.batch.lock import locked

PDF = "all-en-letter-office.pdf"


def paths(folder: Path) -> list[str]:
    """All files but the index of each clinic."""
    return sorted(path for path in finals(folder) if "/index." not in path)


def test_each_clinic_gets_the_bytes_that_render_makes(run: Batch, batch: Batch, layouts: Path, tmp_path: Path):
    assert batch(roster(tmp_path, row(1), row(2))).exit_code == ENDED_WELL
    for number in (1, 2):
        assert run("render", "all", "--layouts", layouts, "--clinic", clinic_yaml(tmp_path, number), "-o", f"one-{number}").exit_code == ENDED_WELL
        assert (tmp_path / f"one-{number}" / PDF).read_bytes() == (tmp_path / "packs" / f"clinic-{number}" / PDF).read_bytes()
    assert paths(tmp_path / "packs") == [f"clinic-1/{PDF}", f"clinic-2/{PDF}"]


def test_a_second_run_makes_nothing(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1), row(2))
    batch(clinics)
    before, times = (tmp_path / "packs/manifest.json").read_bytes(), (tmp_path / "packs/clinic-1" / PDF).stat().st_mtime_ns
    again = batch(clinics)
    assert (again.exit_code, again.stdout) == (ENDED_WELL, "made 0 files, 2 were there already: packs\n")
    assert ((tmp_path / "packs/manifest.json").read_bytes(), (tmp_path / "packs/clinic-1" / PDF).stat().st_mtime_ns) == (before, times)


def test_fresh_makes_all_anew_and_the_same(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1), row(2))
    batch(clinics)
    before = finals(tmp_path / "packs"), timeless(tmp_path / "packs")
    assert batch(clinics, "--fresh").stdout == "made 2 files: packs\n"
    assert (finals(tmp_path / "packs"), timeless(tmp_path / "packs")) == before


def test_only_the_row_that_has_changed_is_made_again(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2)))
    changed = row(2).replace("0102", "0177")
    assert batch(roster(tmp_path, row(1), changed)).stdout == "made 1 file, 1 were there already: packs\n"


def test_words_that_have_changed_make_all_again_and_those_of_another_language_none(batch: Batch, layouts: Path, tmp_path: Path):
    clinics = roster(tmp_path, row(1), row(2))
    batch(clinics)
    (layouts / "all/es.yaml").write_text(WORDS.replace("language: en", "language: es").replace("status: source", "status: draft"), encoding="utf-8")
    assert batch(clinics).stdout == "made 0 files, 2 were there already: packs\n"
    (layouts / "all/en.yaml").write_text(WORDS.replace("Hello", "Welcome"), encoding="utf-8")
    assert batch(clinics).stdout == "made 2 files: packs\n"


@pytest.mark.parametrize("harm", ["missing", "shorter", "another"])
def test_a_file_that_somebody_has_harmed_is_made_again(harm: str, batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1))
    batch(clinics)
    path = tmp_path / "packs/clinic-1" / PDF
    good = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(good[:-1] if harm == "shorter" else good[:-1] + b"x")
        os.utime(path, ns=(0, time.time_ns() + 10**9))
    assert batch(clinics).stdout == "made 1 file: packs\n"
    assert path.read_bytes() == good


def test_a_folder_that_was_copied_is_taken_as_it_is(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1))
    batch(clinics)
    shutil.copytree(tmp_path / "packs", tmp_path / "copy", copy_function=shutil.copyfile)
    os.utime(tmp_path / "copy/clinic-1" / PDF, ns=(0, 0))
    assert batch(clinics, "-o", "copy").stdout == "made 0 files, 1 were there already: copy\n"


def test_what_no_longer_belongs_is_removed_and_what_others_put_there_stays(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2), row(3)), "--size", "Letter", "--profile", "office,web")
    for strange in ("notes.txt", "clinic-1/photo.jpg", "clinic-3/photo.jpg", "clinic-1/all-en-letter-press.pdf"):
        (tmp_path / "packs" / strange).write_text("mine")
    said = batch(roster(tmp_path, row(1)))
    assert said.stdout == "made 0 files, 1 were there already, removed 9: packs\n"
    assert paths(tmp_path / "packs") == [
        "clinic-1/all-en-letter-office.pdf",
        "clinic-1/all-en-letter-press.pdf",
        "clinic-1/photo.jpg",
        "clinic-3/photo.jpg",
        "notes.txt",
    ]
    assert sorted(manifest(tmp_path / "packs")["clinics"]) == ["clinic-1"]
    assert not (tmp_path / "packs/clinic-2").exists()


def test_another_roster_takes_nothing_from_the_first(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2)))
    assert batch(roster(tmp_path, row(3), name="others.csv")).stdout == "made 1 file: packs\n"
    assert paths(tmp_path / "packs") == [f"clinic-{number}/{PDF}" for number in (1, 2, 3)]
    assert batch(roster(tmp_path, row(4), name="others.csv")).stdout == "made 1 file, removed 3: packs\n"


# ---------------------------------------------------------------- wrong rows

WRONG = "Clinic 2,12,https://example.org/2"


def test_a_row_that_is_wrong_does_not_stop_the_others(batch: Batch, tmp_path: Path):
    done = batch(roster(tmp_path, row(1), WRONG, row(3)))
    assert done.exit_code == SOME
    assert "clinics.csv:3:2: error[phone]" in done.stderr
    assert "1 row could not be served: mend packs/errors.csv and give it to hrposter batch" in done.stderr
    assert paths(tmp_path / "packs") == [f"clinic-1/{PDF}", f"clinic-3/{PDF}", "errors.csv"]
    assert manifest(tmp_path / "packs")["clinics"]["clinic-2"]["state"] == "wrong"


def test_mended_rows_are_fed_back_and_cost_nobody_anything(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), WRONG, "Clinic 4,13,"))
    errors = tmp_path / "packs/errors.csv"
    mended = errors.read_text(encoding="utf-8-sig").replace(",12,", ",(415) 555-0102,")
    errors.write_text(mended, encoding="utf-8")
    again = batch(errors)
    assert again.exit_code == SOME
    assert paths(tmp_path / "packs") == [f"clinic-1/{PDF}", f"clinic-2/{PDF}", "errors-2.csv", "errors.csv"]
    assert errors.read_text(encoding="utf-8") == mended
    (tmp_path / "packs/errors-2.csv").write_text(
        (tmp_path / "packs/errors-2.csv").read_text(encoding="utf-8-sig").replace(",13,", ",(415) 555-0104,"), encoding="utf-8"
    )
    assert batch(tmp_path / "packs/errors-2.csv").exit_code == ENDED_WELL
    assert [path for path in paths(tmp_path / "packs") if path.endswith(".pdf")] == [f"clinic-{number}/{PDF}" for number in (1, 2, 4)]


def test_a_clinic_whose_row_is_wrong_now_keeps_what_it_has(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2)))
    before = finals(tmp_path / "packs")
    assert batch(roster(tmp_path, row(1), WRONG)).exit_code == SOME
    assert {path: data for path, data in finals(tmp_path / "packs").items() if path != "errors.csv"} == before
    assert batch(roster(tmp_path, row(1), row(2))).exit_code == ENDED_WELL
    assert finals(tmp_path / "packs") == before  # and there is nothing to mend any more


def test_a_row_that_has_lost_its_name_costs_nobody_the_pack(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2)))
    before = finals(tmp_path / "packs")
    for _ in range(2):
        assert batch(roster(tmp_path, row(1), row(2).removeprefix("Clinic 2"))).exit_code == SOME
        assert {path: data for path, data in finals(tmp_path / "packs").items() if path != "errors.csv"} == before
    assert batch(roster(tmp_path, row(1))).exit_code == ENDED_WELL
    assert paths(tmp_path / "packs") == [f"clinic-1/{PDF}"]


def test_a_mended_clinic_keeps_its_folder_among_others_of_its_name(batch: Batch, tmp_path: Path):
    names = ("Riverside,(415) 555-0101,1 Main Street", "Riverside,12,2 Oak Street", "Riverside,13,3 Elm Street")
    assert batch(roster(tmp_path, *names, columns="name,phone,address")).exit_code == SOME
    errors, rest = tmp_path / "packs/errors.csv", tmp_path / "packs/errors-2.csv"
    errors.write_text(errors.read_text(encoding="utf-8-sig").replace(",12,", ",(415) 555-0102,"), encoding="utf-8")
    batch(errors)
    rest.write_text(rest.read_text(encoding="utf-8-sig").replace(",13,", ",(415) 555-0103,"), encoding="utf-8")
    batch(rest)
    mended = [path for path in paths(tmp_path / "packs") if path.endswith(".pdf")]
    assert mended == [f"riverside-{address}/{PDF}" for address in ("1-main-street", "2-oak-street", "3-elm-street")]
    before = finals(tmp_path / "packs")
    whole = [name.replace(",12,", ",(415) 555-0102,").replace(",13,", ",(415) 555-0103,") for name in names]
    assert batch(roster(tmp_path, *whole, columns="name,phone,address")).stdout == "made 0 files, 3 were there already: packs\n"
    assert finals(tmp_path / "packs") == before


@pytest.mark.parametrize("folder", ["../elsewhere", "/elsewhere", "Clinic 2", "", "a/b"])
def test_a_folder_that_somebody_has_typed_stays_inside(folder: str, batch: Batch, tmp_path: Path):
    mended = roster(tmp_path, f"phone: wrong,{row(2)},{folder}", name="errors.csv", columns=f"what to do,{COLUMNS},# folder")
    assert batch(mended).exit_code == ENDED_WELL
    assert paths(tmp_path / "packs") == [f"clinic-2/{PDF}"]


def test_the_rows_to_mend_of_another_roster_stay(batch: Batch, run: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), WRONG))
    before = (tmp_path / "packs/errors.csv").read_bytes()
    batch(roster(tmp_path, row(3), name="others.csv"))
    batch(roster(tmp_path, row(3), "Clinic 4,13,", name="others.csv"))
    assert (tmp_path / "packs/errors.csv").read_bytes() == before
    assert "Clinic 4" in (tmp_path / "packs/errors-2.csv").read_text(encoding="utf-8-sig")
    assert run("verify", "packs").exit_code == ENDED_WELL


def test_a_page_that_cannot_be_made_for_one_clinic_is_told_with_its_row(batch: Batch, tmp_path: Path):
    long = "Clinic " + "of very many words " * 40
    done = batch(roster(tmp_path, row(1), f"{long.strip()},(415) 555-0102,"), "--format", "json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == SOME
    assert [event["event"] for event in events][-2:] == ["mend", "done"]
    assert events[-1]["made"] == 1


@pytest.mark.parametrize("cell", ["nowhere", "../up", "welcome;nowhere"])
def test_what_a_row_asks_for_and_is_not_there_is_that_rows_trouble(cell: str, batch: Batch, tmp_path: Path):
    done = batch(roster(tmp_path, f"{row(1)},", f"{row(2)},{cell}", columns=f"{COLUMNS},pieces"))
    assert done.exit_code == SOME
    assert "clinics.csv:3" in done.stderr
    assert paths(tmp_path / "packs") == [f"clinic-1/{PDF}", "errors.csv"]


def test_a_row_chooses_for_itself(batch: Batch, tmp_path: Path):
    assert batch(roster(tmp_path, f"{row(1)},,", f"{row(2)},welcome,A4", columns=f"{COLUMNS},pieces,sizes")).exit_code == ENDED_WELL
    assert paths(tmp_path / "packs")[1].startswith("clinic-2/welcome-en-a4")


# ---------------------------------------------------------------- before anything is made


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1), row(2))
    assert batch(clinics, "--dry-run").stdout == f"make clinic-1/{PDF}\nmake clinic-2/{PDF}\nwould make 2 files for 2 clinics\n"
    assert not (tmp_path / "packs").exists()
    batch(clinics)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "packs").rglob("*")}
    said = batch(roster(tmp_path, row(1)), "--dry-run", "--format", "json")
    assert [json.loads(line) for line in said.stdout.splitlines()] == [
        {"event": "planned", "clinics": 1, "files": 1, "kept": 1, "wrong": 0},
        {"event": "remove", "path": f"clinic-2/{PDF}"},
        {"event": "remove", "path": "clinic-2/index.html"},
        {"event": "remove", "path": "clinic-2/index.pdf"},
    ]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "packs").rglob("*")} == before


def test_a_piece_that_is_wrong_is_told_once_and_nothing_is_made(batch: Batch, layouts: Path, tmp_path: Path):
    (layouts / "all/en.yaml").write_text(WORDS.replace("title: Hello", "titel: Hello"), encoding="utf-8")
    done = batch(roster(tmp_path, row(1), row(2)))
    assert done.exit_code == FILES
    assert done.stderr.count("layout.yaml:13:10: error[unknown-words]") == 1
    assert not (tmp_path / "packs").exists()


@pytest.mark.parametrize("wrong", [("--lang", "xy"), ("--size", "B7"), ("--profile", "pres"), ("--scheduler", "tcp://nowhere:1")])
def test_a_wrong_command_makes_nothing(wrong: tuple[str, str], batch: Batch, tmp_path: Path):
    assert batch(roster(tmp_path, row(1)), *wrong).exit_code == COMMAND
    assert not (tmp_path / "packs").exists()


def test_two_runs_never_write_into_one_folder(batch: Batch, tmp_path: Path):
    (tmp_path / "packs" / STATE).mkdir(parents=True)
    with locked(tmp_path / "packs" / STATE / "lock"):
        done = batch(roster(tmp_path, row(1)))
    assert done.exit_code == MACHINE
    assert f"another run (process {os.getpid()}) is writing into packs" in done.stderr
    assert paths(tmp_path / "packs") == []
    assert batch(roster(tmp_path, row(1))).exit_code == ENDED_WELL


@pytest.mark.parametrize("text", ["", "[]", '{"hrposter_manifest": 2}', '{"hrposter_manifest": 1}', "{"])
def test_a_manifest_that_is_not_ours_stops_the_run(text: str, batch: Batch, tmp_path: Path):
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/manifest.json").write_text(text)
    done = batch(roster(tmp_path, row(1)))
    assert (done.exit_code, "packs/manifest.json:1:1: error[manifest]" in done.stderr) == (FILES, True)
    assert (tmp_path / "packs/manifest.json").read_text() == text


@pytest.mark.parametrize("path", ["../precious.txt", "/precious.txt", "a/../../precious.txt", "c:\\precious.txt", ""])
def test_no_manifest_makes_us_remove_a_file_elsewhere(path: str, batch: Batch, tmp_path: Path):
    (tmp_path / "precious.txt").write_text("keep")
    batch(roster(tmp_path, row(1), row(2)))
    told = manifest(tmp_path / "packs")
    told["files"][1]["path"] = path
    (tmp_path / "packs/manifest.json").write_text(json.dumps(told))
    assert batch(roster(tmp_path, row(1))).exit_code == FILES
    assert (tmp_path / "precious.txt").read_text() == "keep"
