"""What a batch says: to programs as lines of JSON, in its manifest as its schema has it, and to people with a bar."""

import json
import os
import sys
from pathlib import Path

import jsonschema
import pytest
from batches import CHECKOUT, ENDED_WELL, SOME, Batch, command, manifest, roster, row, small_piece

from hrposter.batch.manifest import read, text
from hrposter.batch.manifest_schema import schema

SCHEMA = CHECKOUT / "docs" / "manifest.schema.json"


def test_the_schema_in_the_docs_is_that_of_the_types(run: Batch):
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()
    assert json.loads(run("schema", "manifest").stdout) == schema()


def test_a_manifest_keeps_its_schema(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), "Clinic 2,12,"), "--zip", "--date", "2026-11-23")
    told = manifest(tmp_path / "packs")
    jsonschema.validate(told, schema())
    assert {entry["sheet"] for entry in told["files"]} == {"all-en-letter-office", "index", "zip"}
    assert [each["state"] for each in told["clinics"].values()] == ["made", "wrong"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "files": [{"path": "x"}]}, schema())


def test_a_manifest_has_a_line_for_each_file(batch: Batch, tmp_path: Path):
    batch(roster(tmp_path, row(1), row(2)))
    written = (tmp_path / "packs/manifest.json").read_text(encoding="utf-8")
    told = read(tmp_path / "packs")
    assert told is not None
    assert text(told) == written
    assert sum(line.startswith('{"path": ') for line in written.splitlines()) == len(told["files"]) == 6


def test_each_event_is_a_line(batch: Batch, tmp_path: Path):
    done = batch(roster(tmp_path, row(1), "Clinic 2,12,"), "--format", "json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["event"] for event in events] == ["started", "wrong", "made", "made", "made", "mend", "done"]
    assert events[0] == {"event": "started", "clinics": 2, "files": 1, "kept": 0, "wrong": 1}
    assert (events[1]["line"], events[1]["problems"][0]["code"], events[1]["problems"][0]["column"]) == (3, "phone", 2)
    assert events[2]["path"] == "clinic-1/all-en-letter-office.pdf"
    assert events[-1] == {"event": "done", "made": 1, "kept": 0, "removed": 0, "failed": 0, "wrong": 1}
    assert (done.exit_code, done.stderr) == (SOME, "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_a_person_sees_a_bar_and_a_file_does_not(tmp_path: Path):
    """The bar goes to the terminal, and the last line to whoever reads the output."""
    import pty
    import subprocess

    clinics, layouts = roster(tmp_path, *map(row, range(60))), small_piece(tmp_path / "own")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color", "COLUMNS": "100"}
    asked = command("batch", clinics, "all", "--layouts", layouts, "-o", tmp_path / "packs", "--jobs", 1)
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment, cwd=tmp_path) as process:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 65536):
                seen += piece
        except OSError:
            pass  # Linux says so when the other end is closed
        said = process.stdout.read() if process.stdout else ""
    os.close(ours)
    assert process.returncode == ENDED_WELL
    assert "Making packs" in seen.decode()
    assert "/60" in seen.decode()
    assert said == "made 60 files: packs\n"
