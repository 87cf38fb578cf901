"""The files of a job: what is in each, what it is called, and where it may be written."""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hrposter.diagnostics import UsageError
from hrposter.display import Document
from hrposter.orders import Sheet

FORMATS = ("pdf", "png", "txt")
USUAL_DPI = 150
# At so many dots an inch a point is a pixel.
_PIXELS = 72
# A picture of so many pixels takes PDFium about half a gigabyte of memory.
MOST_PIXELS = 100_000_000


def formats_of(sheet: Sheet, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of files that are made of a sheet: those asked for, else the usual one of its profile."""
    return asked or (sheet.job.profile.form,)


def files_of(sheet: Sheet, document: Document, formats: tuple[str, ...], dpi: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of a sheet, one after the other."""
    pdf: bytes | None = None
    for form in formats_of(sheet, formats):
        if form != "txt" and pdf is None:
            pdf = _pdf(sheet, document)
        write = _as_screen if form == "png" and sheet.job.profile.is_screen else _WRITERS[form]
        for ending, data in write(document, pdf or b"", dpi):
            yield f"{sheet.stem}{ending}", data


def refuse_large_pictures(sheets: tuple[Sheet, ...], dpi: int) -> None:
    """UsageError for pages that would have too many pixels; it says which dpi is possible."""
    messages = []
    for sheet in (sheet for sheet in sheets if not sheet.job.profile.is_screen):
        area = sheet.job.sheet.width * sheet.job.sheet.height / 72**2
        if area * dpi**2 > MOST_PIXELS:
            fact = f"{sheet.label} has {area * dpi**2 / 1e6:,.0f} million pixels at {dpi} dpi"
            messages.append(f"{fact}; use --dpi {math.floor(math.sqrt(MOST_PIXELS / area))} or less, or take the PDF, which is sharp at every size")
    if messages:
        raise UsageError(*messages)


def refuse_unusable(folder: Path) -> None:
    """OSError when files cannot be written into the folder, or the folder not be made."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def _pdf(sheet: Sheet, document: Document) -> bytes:
    from hrposter.pdf.writer import write
    from hrposter.rendering import printed

    return write(printed(sheet.job, document, sheet.printer))


def _as_pdf(_: Document, pdf: bytes, __: int) -> Iterator[tuple[str, bytes]]:
    yield ".pdf", pdf


def _as_png(_: Document, pdf: bytes, dpi: int) -> Iterator[tuple[str, bytes]]:
    from hrposter.rendering import pictures

    for number, picture in enumerate(pictures(pdf, dpi), 1):
        yield f"-p{number}.png", picture


def _as_screen(_: Document, pdf: bytes, __: int) -> Iterator[tuple[str, bytes]]:
    """A picture of as many pixels as the screen has, whatever the dpi; two where English follows."""
    from hrposter.rendering import pictures

    found = pictures(pdf, _PIXELS)
    if len(found) == 1:
        yield ".png", found[0]
    else:
        yield from ((f"-p{number}.png", picture) for number, picture in enumerate(found, 1))


def _as_txt(document: Document, _: bytes, __: int) -> Iterator[tuple[str, bytes]]:
    from hrposter.rendering import reading_text

    yield ".txt", reading_text(document).encode()


_WRITERS: Mapping[str, Callable[[Document, bytes, int], Iterator[tuple[str, bytes]]]] = {"pdf": _as_pdf, "png": _as_png, "txt": _as_txt}
