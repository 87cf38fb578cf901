"""A roster of thousands through ``hrposter batch``, from the start of the command to its end: ``python -m benchmarks.thousands`` (Linux).

Each run goes into an empty folder and is then asked for once more. The times are those at which the command tells of a file; the memory is that
of each process that makes files, at every thousandth of them.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.clinics import clinic_row
from benchmarks.memory import children, resident

_TOP = Path(__file__).resolve().parent.parent
_THOUSAND = 1000
_LOOK = 0.02  # seconds
_MADE = b'{"event": "made"'
_LINE = "{:<58} {:>9}   {}".format


@dataclass
class Run:
    """Seconds from the start of one command, and megabytes of its largest worker, at every thousandth poster."""

    planned: float = 0.0
    ended: float = 0.0
    thousands: list[float] = field(default_factory=list)
    last_file: float = 0.0
    memory: list[float] = field(default_factory=list)

    @property
    def evenness(self) -> float:
        """The last thousand against the first."""
        first, last = self.thousands[0] - self.planned, self.thousands[-1] - self.thousands[-2]
        return last / first

    @property
    def besides(self) -> float:
        """The share of the time in which no file is made: start, roster and plan before the first, and the manifest after the last."""
        return (self.planned + self.ended - self.last_file) / self.ended


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.thousands", description="Thousands of clinics, one roster (Linux).")
    parser.add_argument("--clinics", type=int, default=10_000, metavar="N", help="how many clinics, in thousands (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often, with one process and with two (%(default)s)")
    order = parser.parse_args()
    if order.clinics < 2 * _THOUSAND or order.clinics % _THOUSAND:
        parser.error("--clinics is a number of thousands; give 2000 or more")
    with tempfile.TemporaryDirectory() as folder:
        roster = _roster(Path(folder), order.clinics)
        for line in _measured(roster, order.runs):
            print(line, flush=True)


def _measured(roster: Path, runs: int) -> Iterator[str]:
    """The lines to print."""
    found: dict[int, list[Run]] = {1: [], 2: []}
    resumed: list[float] = []
    for number in range(runs):
        for jobs, done in found.items():
            out = roster.parent / f"packs-{number}-{jobs}"
            done.append(_run(roster, out, jobs))
            yield _LINE(
                f"{jobs} process{'es' if jobs > 1 else ''}", f"{done[-1].ended:.1f} s", f"last thousand {done[-1].evenness:.2f} times the first"
            )
            if jobs == 1:
                resumed.append(_run(roster, out, jobs).ended)
            subprocess.run(["rm", "-r", str(out)], check=True)
    one, two = found[1], found[2]
    yield ""
    yield _LINE("one process, median", f"{median(run.ended for run in one):.1f} s", "")
    yield _LINE("two processes against one", f"{median(a.ended / b.ended for a, b in zip(one, two, strict=True)):.2f} x", "at least 1.8")
    yield _LINE("the last thousand against the first, one process", f"{median(run.evenness for run in one):.2f} x", "at most 1.1")
    yield _LINE("start, roster, plan and manifest, of the whole", f"{median(run.besides for run in one):.1%}", "at most 3 %")
    shares = [again / run.ended for again, run in zip(resumed, one, strict=True)]
    yield _LINE("the same once more, of the time that made it", f"{median(shares):.1%}", "at most 5 %")
    growth = median(run.memory[-1] / run.memory[0] for run in two)
    yield _LINE("a worker after the last file against after the first thousand", f"{growth:.2f} x", "at most 1.1")
    most = max(memory for run in (*one, *two) for memory in run.memory)
    yield _LINE("the largest process that makes files", f"{most:.0f} MB", "at most 250 MB")


def _roster(folder: Path, clinics: int) -> Path:
    path = folder / "roster.csv"
    rows = [clinic_row(number) for number in range(clinics)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return path


def _run(roster: Path, out: Path, jobs: int) -> Run:
    """One command, watched from outside."""
    command = [sys.executable, str(_TOP / "cli.py"), "batch", str(roster), "welcome", "--size", "Letter", "--profile", "web"]
    log = out.with_suffix(".jsonl")
    found, posters, start = Run(), 0, time.perf_counter()
    with log.open("wb") as told, subprocess.Popen([*command, "--format", "json", "--jobs", str(jobs), "-o", str(out)], stdout=told) as process:
        for lines in _as_they_come(log, process):
            now = time.perf_counter() - start
            made = [line for line in lines if line.startswith(_MADE)]
            if not found.planned:
                found.planned = now
            if made:
                found.last_file = now
            posters += sum(b"/index." not in line for line in made)
            if posters >= (len(found.thousands) + 1) * _THOUSAND:
                found.thousands.append(now)
                found.memory.append(max(map(resident, children(process.pid) or [process.pid])))
    found.ended = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"the batch ended with exit code {process.returncode}")
    return found


def _as_they_come(log: Path, process: subprocess.Popen[bytes]) -> Iterator[list[bytes]]:
    """The lines that a process has written since the last look, which is seldom, so that looking takes no time away from the processes."""
    rest = b""
    with log.open("rb") as told:
        while True:
            has_ended = process.poll() is not None
            *lines, rest = (rest + told.read()).split(b"\n")
            if lines:
                yield lines
            if has_ended:
                return
            time.sleep(_LOOK)


if __name__ == "__main__":
    main()
