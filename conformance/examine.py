"""A batch of sheets made and held up to every validator, in one process."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from conformance import programs, readers
from conformance.made import Finding, Made, make
from hrposter.diagnostics import PosterError
from hrposter.orders import Sheet

Validator = Callable[[Sequence[Made]], Iterable[Finding]]
VALIDATORS: Mapping[str, Validator] = MappingProxyType(
    {
        "veraPDF": readers.vera,
        "qpdf": programs.qpdf,
        "poppler": programs.poppler,
        "PDFium": readers.pdfium,
        "Ghostscript": programs.ghostscript,
        "MuPDF": programs.mupdf,
        "outloud": programs.outloud,
        "hrposter preflight": readers.preflight,
    }
)


class Examined(NamedTuple):
    """What came of a batch: its files, what was found, and the seconds of each validator."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    seconds: Mapping[str, float]


def examine(sheets: Sequence[Sheet], folder: Path) -> Examined:
    """The files of these sheets, made in a folder and examined."""
    seconds: Counter[str] = Counter()
    findings: list[Finding] = []
    start = time.perf_counter()
    files = [made for sheet in sheets for made in _made(sheet, folder, findings)]
    seconds["hrposter"] = time.perf_counter() - start
    for name, validator in VALIDATORS.items() if files else ():
        start = time.perf_counter()
        findings += validator(files)
        seconds[name] = time.perf_counter() - start
    return Examined(tuple(made.path.name for made in files), tuple(sorted(findings)), seconds)


def _made(sheet: Sheet, folder: Path, findings: list[Finding]) -> list[Made]:
    """The file of a sheet; what is wrong with the sheet goes to the findings."""
    try:
        return [make(sheet, folder)]
    except PosterError as error:
        findings += [Finding(f"{sheet.stem}.pdf", "hrposter", str(each)) for each in error.diagnostics]
        return []
