"""What tests of batches share: a roster, a small piece, the command in a process of its own, and folders as they can be compared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result
from interrupts import as_in_a_terminal
from sample_pieces import library

Batch = Callable[..., Result]

CHECKOUT = Path(__file__).resolve().parents[2]
COLUMNS = "name,phone,qr.url"
ENDED_WELL, FILES, COMMAND, MACHINE, DIFFERS, SOME, STOPPED = 0, 1, 2, 3, 4, 5, 130


def row(number: int) -> str:
    return f"Clinic {number},(415) 555-01{number % 100:02d},https://example.org/{number}"


def roster(folder: Path, *rows: str, name: str = "clinics.csv", columns: str = COLUMNS) -> Path:
    path = folder / name
    path.write_text("\n".join((columns, *rows, "")), encoding="utf-8")
    return path


def clinic_yaml(folder: Path, number: int) -> Path:
    """What a row says, as clinic.yaml says it."""
    name, phone, url = row(number).split(",")
    path = folder / f"clinic-{number}.yaml"
    path.write_text(f'hrposter: 1\nname: {name}\nphone: "{phone}"\nqr: {{url: "{url}"}}\n', encoding="utf-8")
    return path


def small_piece(folder: Path) -> Path:
    """The folder of layouts of a piece called ``all``."""
    return library(folder).own[0]


def command(*args: object) -> list[str]:
    return [sys.executable, str(CHECKOUT / "cli.py"), *map(str, args)]


def start(*args: object, **how: Any) -> subprocess.Popen[str]:
    """The command in a process group of its own, as a terminal starts it."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    pipe = subprocess.PIPE
    how = {"preexec_fn": as_in_a_terminal, **how}
    return subprocess.Popen(command(*args), stdout=pipe, stderr=pipe, text=True, start_new_session=True, env=environment, **how)


def finals(folder: Path) -> dict[str, bytes]:
    """All files under final names, but the manifest and our own state."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".hrposter" not in path.parts and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def manifest(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def timeless(folder: Path) -> dict[str, Any]:
    """The manifest without the one field that is another at each run."""
    found = manifest(folder)
    for entry in found["files"]:
        assert entry.pop("time")["modified"] > 0
    return found


def made(folder: Path) -> int:
    """How many files a run that goes on has said to be done."""
    journal = folder / ".hrposter" / "journal.jsonl"
    return journal.read_bytes().count(b'{"made"') if journal.is_file() else 0
