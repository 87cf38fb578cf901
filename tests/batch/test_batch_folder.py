"""An output folder: a sheet of several files is known as a whole or not at all, and what a killed run left is swept away."""

from pathlib import Path

import pytest

from hrposter import atomic
from hrposter.batch.desk import STATE
from hrposter.batch.folder import opened, record_of
from hrposter.batch.manifest import Entry, Time


def entry(name: str) -> Entry:
    return Entry(
        path=f"clinic/{name}",
        clinic="clinic",
        sheet="index",
        job=None,
        sha256="0" * 64,
        bytes=1,
        pages=None,
        status=None,
        findings=[],
        inputs={"clinic": "c", "piece": "p", "program": "x"},
        time=Time(modified=0, seconds=0.1),
    )


def test_a_sheet_that_was_written_in_part_is_never_taken_for_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write = atomic.write

    def interrupted(path: Path | str, data: bytes) -> None:
        if Path(path).name == "index.pdf":
            raise KeyboardInterrupt
        write(path, data)

    monkeypatch.setattr(atomic, "write", interrupted)
    with pytest.raises(KeyboardInterrupt), opened(tmp_path) as folder:
        folder.put([(entry("index.html"), b"h"), (entry("index.pdf"), b"p")])
    record = record_of(tmp_path)
    assert {path: each["inputs"] for path, each in record.files.items()} == {"clinic/index.html": {}}
    assert not (tmp_path / STATE / "journal.jsonl").exists()


def test_what_a_killed_run_left_half_written_is_swept_away_and_nothing_else(tmp_path: Path):
    (tmp_path / "clinic").mkdir()
    (tmp_path / STATE).mkdir()
    (tmp_path / STATE / "journal.jsonl").write_text('{"begun":["clinic/index","clinic/all-en"]}\n{"made":[{"pa')
    half = (".index.html.77-0.part", ".all-en-p2.png.77-0.part")
    strange = (".other.pdf.77-0.part", ".index.html.part", "index.html.77-0.part")
    for name in (*half, *strange):
        (tmp_path / "clinic" / name).touch()
    (tmp_path / ".manifest.json.77-0.part").touch()
    with opened(tmp_path):
        left = {path.name for path in tmp_path.rglob("*.part")}
    assert left == set(strange)


def test_a_file_that_only_a_journal_knows_is_looked_at_byte_by_byte(tmp_path: Path):
    with opened(tmp_path) as folder:
        folder.put([(entry("index.html"), b"h")])
        assert record_of(tmp_path).files["clinic/index.html"]["time"]["modified"] == 0
    assert record_of(tmp_path).files["clinic/index.html"]["time"]["modified"] > 0
