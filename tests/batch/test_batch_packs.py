"""The index of a clinic's pack and its ZIP: made of what stands, and again when that changes."""

import io
import zipfile
from pathlib import Path

from batches import COMMAND, ENDED_WELL, Batch, finals, manifest, roster, row, timeless

PDF = "all-en-letter-office.pdf"


def test_a_zip_holds_the_folder_of_the_clinic(run: Batch, batch: Batch, tmp_path: Path):
    assert batch(roster(tmp_path, row(1), row(2)), "--zip").exit_code == ENDED_WELL
    found = finals(tmp_path / "packs")
    assert sorted(path for path in found if "/" not in path) == ["clinic-1.zip", "clinic-2.zip"]
    with zipfile.ZipFile(io.BytesIO(found["clinic-2.zip"])) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {path: data for path, data in found.items() if path.startswith("clinic-2/")}
    assert sorted(held) == [f"clinic-2/{PDF}", "clinic-2/index.html", "clinic-2/index.pdf"]
    assert run("verify", "packs").exit_code == ENDED_WELL


def test_only_the_pack_that_has_changed_is_made_again(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2)), "--zip")
    before = timeless(tmp_path / "packs")["files"]
    times = {entry["path"]: entry["time"]["modified"] for entry in manifest(tmp_path / "packs")["files"]}
    batch(roster(tmp_path, row(1), row(2).replace("0102", "0177")), "--zip")
    again = [path for entry in manifest(tmp_path / "packs")["files"] if times[path := entry["path"]] != entry["time"]["modified"]]
    assert again == ["clinic-2.zip", f"clinic-2/{PDF}", "clinic-2/index.html", "clinic-2/index.pdf"]
    batch(roster(tmp_path, row(1), row(2)), "--zip")
    assert timeless(tmp_path / "packs")["files"] == before


def test_an_index_that_somebody_has_harmed_is_made_again(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1))
    batch(clinics)
    before = finals(tmp_path / "packs")
    (tmp_path / "packs/clinic-1/index.html").unlink()
    assert batch(clinics).exit_code == ENDED_WELL
    assert finals(tmp_path / "packs") == before


def test_a_zip_that_nobody_asks_for_any_more_is_removed(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, row(1))
    batch(clinics, "--zip")
    assert batch(clinics).stdout == "made 0 files, 1 were there already, removed 1: packs\n"
    assert not (tmp_path / "packs/clinic-1.zip").exists()


def test_the_index_counts_what_there_is(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1)))
    one = (tmp_path / "packs/clinic-1/index.html").read_text(encoding="utf-8")
    batch(roster(tmp_path, row(1)), "--profile", "office,web")
    two = (tmp_path / "packs/clinic-1/index.html").read_text(encoding="utf-8")
    assert PDF in one
    assert "all-en-letter-web.pdf" not in one
    assert {PDF, "all-en-letter-web.pdf"} <= set(two.replace('"', " ").replace("<", " ").replace(">", " ").split())


def test_a_pack_that_lacks_a_page_gets_no_index_and_no_zip(batch: Batch, tmp_path: Path):
    long = "Clinic " + "of very many words " * 40
    batch(roster(tmp_path, row(1), f"{long.strip()},(415) 555-0102,"), "--zip")
    assert sorted(finals(tmp_path / "packs")) == ["clinic-1.zip", f"clinic-1/{PDF}", "clinic-1/index.html", "clinic-1/index.pdf", "errors.csv"]


def told(folder: Path, number: int) -> str:
    """The language of a clinic's index."""
    page = (folder / f"packs/clinic-{number}/index.html").read_text(encoding="utf-8")
    return page.partition('<html lang="')[2].partition('"')[0]


def test_the_index_is_in_the_first_language_of_the_clinic_or_in_that_which_was_asked_for(batch: Batch, tmp_path: Path):
    clinics = roster(tmp_path, f"{row(1)},es-US; en", f"{row(2)},", columns="name,phone,qr.url,spoken")
    assert batch(clinics).exit_code == ENDED_WELL
    assert [told(tmp_path, number) for number in (1, 2)] == ["es", "en"]
    before = finals(tmp_path / "packs")
    assert batch(clinics, "--index-lang", "ar").exit_code == ENDED_WELL
    assert [told(tmp_path, number) for number in (1, 2)] == ["ar", "ar"]
    batch(clinics)
    assert finals(tmp_path / "packs") == before


def test_an_index_language_without_words_is_told(batch: Batch, tmp_path: Path):
    done = batch(roster(tmp_path, row(1)), "--index-lang", "qq")
    assert (done.exit_code, "the index of a pack has no words in 'qq'" in done.stderr) == (COMMAND, True)
    assert not (tmp_path / "packs").exists()
