"""``hrposter verify``: each kind of fault is found, and a good folder has none."""

import json
import os
from pathlib import Path

from batches import COMMAND, DIFFERS, ENDED_WELL, Batch, roster, row

PDF = "all-en-letter-office.pdf"


def test_a_good_folder_has_no_fault(run: Batch, batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), "Clinic 2,12,"))
    done = run("verify", "packs")
    assert (done.exit_code, done.stdout) == (ENDED_WELL, "3 files are as they were made\n")  # index.pdf and index.html too


def test_each_kind_of_fault_is_found(run: Batch, batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2), row(3)))
    packs = tmp_path / "packs"
    (packs / "clinic-1" / PDF).unlink()
    changed = packs / "clinic-2" / PDF
    before = changed.stat()
    changed.write_bytes(changed.read_bytes()[:-1] + b"x")
    os.utime(changed, ns=(before.st_mtime_ns, before.st_mtime_ns))  # neither its size nor its time tells
    (packs / "clinic-3" / "note.txt").write_text("mine")
    done = run("verify", "packs", "--format", "json")
    assert done.exit_code == DIFFERS
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"event": "missing", "path": f"clinic-1/{PDF}"},
        {"event": "changed", "path": f"clinic-2/{PDF}"},
        {"event": "extra", "path": "clinic-3/note.txt"},
        {"event": "verified", "good": 7, "missing": 1, "changed": 1, "extra": 1},
    ]
    assert f"missing: packs/clinic-1/{PDF} is not there" in run("verify", "packs").stdout


def test_a_folder_that_is_no_output_is_refused(run: Batch, tmp_path: Path):
    (tmp_path / "photos").mkdir()
    assert run("verify", "photos").exit_code == COMMAND
