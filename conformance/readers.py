"""Validators that run in this process: veraPDF, PDFium and our own preflight."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import pypdfium2

from conformance import verapdf
from conformance.made import Finding, Made
from hrposter.preflight.finished.inspect import verdicts
from hrposter.preflight.finished.reading import Refused
from hrposter.preflight.finished.rule import Level

STANDARDS = ("PDF/UA-1", "PDF/A-2a")
_SCALE = 20 / 72


def vera(files: Sequence[Made]) -> Iterator[Finding]:
    """PDF/UA-1 and PDF/A-2a, rule by rule."""
    for made in files:
        for standard in STANDARDS:
            for failure in verapdf.failures(made.path, standard):
                yield Finding(made.path.name, "veraPDF", f"{standard} {failure.rule}: {failure.message} at {failure.place}")


def pdfium(files: Sequence[Made]) -> Iterator[Finding]:
    """Draws each page; it warns of nothing, so a page without any mark is what is looked for."""
    for made in files:
        try:
            blank = _blank_pages(made)
        except pypdfium2.PdfiumError as error:
            yield Finding(made.path.name, "PDFium", str(error))
        else:
            yield from (Finding(made.path.name, "PDFium", f"page {number} is blank") for number in blank)


def _blank_pages(made: Made) -> list[int]:
    """The pages, counted from 1, on which nothing is drawn."""
    with pypdfium2.PdfDocument(made.path) as document:
        pages = [document[index].render(scale=_SCALE, grayscale=True).to_pil().getextrema() for index in range(len(document))]
    return [number for number, (darkest, lightest) in enumerate(pages, start=1) if darkest == lightest]


def preflight(files: Sequence[Made]) -> Iterator[Finding]:
    """What hrposter says of its own files, held to what each of them claims; as for users, its warnings fail no file."""
    for made in files:
        try:
            found = verdicts(made.path.read_bytes(), None, shutil.which("gs") or "")
        except Refused as error:
            yield Finding(made.path.name, "hrposter preflight", f"{error.code}: {error.fact}")
            continue
        for verdict in found:
            if verdict.level in (Level.ERROR, Level.WARNING):
                yield Finding(made.path.name, "hrposter preflight", f"{verdict.rule.id}: {verdict.message}", verdict.level is Level.ERROR)
