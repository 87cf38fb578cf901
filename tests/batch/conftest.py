"""Runs batches in this process, in an empty folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from batches import Batch, small_piece
from click.testing import CliRunner

import hrposter.batch.inputs  # noqa: F401  before a test leaves out the typefaces of this computer: other processes see them
from hrposter.cli import root


@pytest.fixture
def layouts(tmp_path: Path) -> Path:
    return small_piece(tmp_path / "own")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return lambda *args, **extra: CliRunner().invoke(root, [str(arg) for arg in args], **extra)


@pytest.fixture
def batch(run: Batch, layouts: Path) -> Batch:
    """``hrposter batch ROSTER all`` into the folder ``packs``, in this process."""
    return lambda roster, *args: run("batch", roster, "all", "--layouts", layouts, "--jobs", "1", *args)
