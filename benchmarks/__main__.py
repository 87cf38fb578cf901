"""Prints how long hrposter takes and how large its files are, and against what; with --check, exit code 1 where a target is missed."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks import cold
from benchmarks.timing import Row, Weight
from benchmarks.words import LANGUAGES
from hrposter import __version__

_MISSED, _LACKING = 1, 3
_PANGO = "WeasyPrint needs Pango; on Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0"


def main() -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="How long hrposter takes and how large its files are, and against what: about a minute."
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 when a target is missed")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each is run (as often as its page needs)")
    order = parser.parse_args()
    if order.rounds is not None and order.rounds < 1:
        parser.error("--rounds is the number of times that each is run; give 1 or more")
    lacking = _lacking()
    if lacking:
        print(f"error[machine]: {lacking}", file=sys.stderr)
        return _LACKING
    rows: list[Row | Weight] = []
    print(_machine())
    for title, measured in _measured(order.rounds):
        print(f"\n{title}", *measured, sep="\n", flush=True)
        rows += measured
    missed = [row.label for row in rows if row.misses]
    print(f"\n{len(missed)} of {sum(row.target is not None for row in rows)} targets missed" + "".join(f"\n  {label}" for label in missed))
    return _MISSED if missed and order.check else 0


def _measured(rounds: int | None) -> Iterator[tuple[str, Sequence[Row | Weight]]]:
    """Title and rows of each part; None: as many rounds as each needs."""
    from benchmarks import packs, warm, weight

    few, many = rounds or cold.ROUNDS, rounds or packs.ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        yield f"From a cold start, median of {few} rounds", cold.measure(Path(folder), few)
    for lang, name in LANGUAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            yield f"In one warm process, A3, new words in every round, {name}, median of {few}", warm.measure(lang, Path(folder), few)
    with tempfile.TemporaryDirectory() as folder:
        title = f"In one warm process, welcome on Letter for the web, another clinic in every round, processor's time, median of {many}"
        yield title, packs.measure(Path(folder), many)
    yield f"What tags and standards cost, median of {few}, and the size of a file", weight.measure(few)


def _lacking() -> str | None:
    """What this machine lacks, and how to get it."""
    try:
        import typst  # noqa: F401
        import weasyprint  # noqa: F401
    except ModuleNotFoundError as error:
        return f"the Python package {error.name!r} is not installed; run: make bench"
    except OSError:
        return _PANGO
    return None


def _machine() -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in ("reportlab", "typst", "weasyprint"))
    return (
        f"hrposter {__version__}, {tools}; Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    )


if __name__ == "__main__":
    sys.exit(main())
