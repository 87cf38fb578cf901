"""Runs the command line in this process, in an empty folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hrposter.cli import root

Run = Callable[..., Result]

CLINIC = """\
hrposter: 1
name: River Street Clinic
phone: "(415) 555-0123"
website: www.example.org
qr: {url: "https://example.org/welcome", label: {en: Scan to reach us, es: Escanee, ar: امسحوا}}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return lambda *args, **extra: CliRunner().invoke(root, [str(arg) for arg in args], **extra)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    path = tmp_path / "details.yaml"
    path.write_text(CLINIC, encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Callable[[str], list[str]]:
    """The names of all files in a folder, hidden ones included."""
    return lambda folder: sorted(path.name for path in (tmp_path / folder).iterdir())
