"""Files that other processes lay down in the output folder come into their places whole, and nothing is left lying."""

import errno
import os
from pathlib import Path

import pytest

from hrposter import atomic
from hrposter.batch.desk import STATE, Desk
from hrposter.batch.folder import opened
from hrposter.batch.task import Failed, Laid, Made, Product

MADE = Made("clinic-1/all-en", (Product("all-en.pdf", b"poster", 6, "ab" * 32, 1), Product("all-en.png", b"picture", 7, "cd" * 32, 1)), 0.5)


def test_files_on_the_desk_hold_the_bytes_and_say_when_they_were_written(tmp_path: Path):
    desk = Desk(tmp_path)
    desk.open()
    laid = desk.lay(MADE)
    assert isinstance(laid, Made)
    for product, data in zip(laid.products, (b"poster", b"picture"), strict=True):
        assert isinstance(product.data, Laid)
        assert Path(product.data.path).read_bytes() == data
        assert Path(product.data.path).stat().st_mtime_ns == product.data.modified
    assert [(product.name, product.size, product.sha256) for product in laid.products] == [
        (product.name, product.size, product.sha256) for product in MADE.products
    ]


def test_what_failed_is_handed_on_as_it_is(tmp_path: Path):
    failed = Failed("clinic-1/all-en", ())
    assert Desk(tmp_path).lay(failed) is failed


def test_a_file_that_cannot_be_laid_down_is_told_by_the_place_that_it_is_meant_for(tmp_path: Path):
    with pytest.raises(OSError, match="all-en") as caught:
        Desk(tmp_path).lay(MADE)
    assert caught.value.filename == str(tmp_path / "clinic-1" / "all-en.pdf")


def test_a_cleared_desk_is_gone_with_what_was_left_on_it_but_not_with_what_is_somebody_elses(tmp_path: Path):
    desk = Desk(tmp_path)
    desk.clear()
    desk.open()
    desk.lay(MADE)
    desk.clear()
    assert list((tmp_path / STATE).iterdir()) == []
    desk.open()
    desk.lay(MADE)
    (tmp_path / STATE / "desk" / "notes.txt").write_text("mine")
    desk.clear()
    assert [path.name for path in tmp_path.rglob("*.*") if path.is_file()] == ["notes.txt"]


def test_a_run_takes_away_what_a_killed_one_left_on_the_desk(tmp_path: Path):
    with opened(tmp_path):
        pass
    desk = Desk(tmp_path)
    desk.open()
    desk.lay(MADE)
    with opened(tmp_path):
        assert not (tmp_path / STATE / "desk").exists()


def test_a_file_is_moved_into_its_place_and_what_stood_there_stays_where_that_fails(tmp_path: Path):
    whole, path = tmp_path / "whole.part", tmp_path / "poster.pdf"
    path.write_bytes(b"before")
    with pytest.raises(FileNotFoundError) as caught:
        atomic.move(str(whole), path)
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"before"
    whole.write_bytes(b"after")
    atomic.move(str(whole), path)
    assert path.read_bytes() == b"after"
    assert not whole.exists()


def test_a_folder_on_another_file_system_gets_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole, path = tmp_path / "whole.part", tmp_path / "poster.pdf"
    whole.write_bytes(b"poster")
    replace = os.replace

    def elsewhere(source: str, target: Path) -> None:
        if source == str(whole):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        replace(source, target)

    monkeypatch.setattr(os, "replace", elsewhere)
    atomic.move(str(whole), path)
    assert path.read_bytes() == b"poster"
    assert not whole.exists()
