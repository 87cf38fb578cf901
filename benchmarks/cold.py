"""One command from a cold start, against the mere import of the libraries that it stands on.

Each round starts every process once, one after the other, so that whatever else the machine does meets all of them. The folder
they run in is empty. Python's bytecode is in place, as it is after any first run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.timing import Row, Target

ROUNDS = 21
_LIBRARIES = "import click, yaml, uharfbuzz, icu4py, reportlab.pdfgen.canvas"
_TOP = Path(__file__).resolve().parent.parent


def measure(folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """The rows of the cold start."""
    hrposter = _command()
    commands = {
        "libraries": [sys.executable, "-c", _LIBRARIES],
        "help": [*hrposter, "--help"],
        "render": [*hrposter, "render", "welcome", "--lang", "en", "--size", "Letter"],
    }
    for command in commands.values():
        _seconds(command, folder)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(_seconds(command, folder))
    seconds = {name: tuple(found) for name, found in times.items()}
    return [
        Row(f'python -c "{_LIBRARIES[:25]} …"', seconds["libraries"]),
        Row("hrposter --help", seconds["help"], seconds["libraries"], Target(most=0.6)),
        Row("hrposter render welcome", seconds["render"], seconds["libraries"], Target(most=2.5, aim=2.0)),
    ]


def _command() -> list[str]:
    """The installed command beside this Python, else the one of the checkout."""
    installed = Path(sys.executable).with_name("hrposter")
    return [str(installed)] if installed.is_file() else [sys.executable, str(_TOP / "cli.py")]


def _seconds(command: list[str], folder: Path) -> float:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
