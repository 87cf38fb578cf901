"""How much memory a process takes that makes one poster for one clinic after the other: ``python -m benchmarks.memory``."""

from __future__ import annotations

import argparse
import gc
import tempfile
from pathlib import Path

from benchmarks.clinics import clinic_yaml
from benchmarks.timing import OBJECTS
from hrposter.jobs import one_job
from hrposter.rendering import pdf

_PROCESSES = Path("/proc")  # Linux: the kernel's own count
_MEGABYTE = 1024


def main() -> None:
    """Make the posters and print the memory after each thousand."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description="Memory from clinic to clinic, in one process (Linux).")
    parser.add_argument("--clinics", type=int, default=5000, metavar="N", help="how many clinics (%(default)s)")
    parser.add_argument("--lang", default="en", metavar="TAGS", help="languages in turns, with commas between them (%(default)s)")
    order = parser.parse_args()
    languages = order.lang.split(",")
    gc.set_threshold(OBJECTS)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, order.clinics + 1):
            path = Path(folder) / f"{number}.yaml"
            path.write_text(clinic_yaml(number), encoding="utf-8")
            pdf(one_job("welcome", languages[number % len(languages)], "Letter", "portrait", "web", clinic=path))
            path.unlink()
            if number % 1000 == 0 or number == order.clinics:
                print(f"{number:8,} clinics {resident():6.0f} MB", flush=True)


def resident(process: int | str = "self") -> float:
    """The memory of a process that is in use, in megabytes; of this one if no number is given."""
    lines = dict(line.split(":", 1) for line in (_PROCESSES / str(process) / "status").read_text(encoding="ascii").splitlines())
    return int(lines["VmRSS"].split()[0]) / _MEGABYTE


def children(process: int) -> list[int]:
    """The numbers of the processes that a process has started and that make files; the one that only watches over shared things is none of them."""
    found = map(int, (_PROCESSES / str(process) / "task" / str(process) / "children").read_text(encoding="ascii").split())
    return [child for child in found if b"spawn_main" in (_PROCESSES / str(child) / "cmdline").read_bytes()]


if __name__ == "__main__":
    main()
