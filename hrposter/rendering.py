"""One job, all stages: from YAML to the bytes of a PDF, a picture, or the words in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from hrposter.display import INLINE, Begin, Document, End, Tag, Text
from hrposter.layout.followed import followed
from hrposter.layout.page import lay_out
from hrposter.poster import Job
from hrposter.preflight.page import check_page
from hrposter.resolve import resolve


def document(job: Job) -> Document:
    """The laid-out pages of a job; PosterError where something is wrong with what people wrote.

    A draft of a critical piece is followed by its English, and there is no way to have it alone.
    """
    poster = resolve(job)
    made = lay_out(poster)
    if poster.needs_english:
        made = followed(made, lay_out(replace(resolve(replace(job, lang="en")), is_original=True)))
    for page in made.pages:
        check_page(page, is_for_press=job.profile.press is not None)
    return made


def pdf(job: Job) -> bytes:
    """The PDF of a job: the same job gives the same bytes."""
    from hrposter.pdf.writer import write

    return write(document(job))


def pictures(data: bytes, dpi: float) -> list[bytes]:
    """Each page of a PDF as PNG, drawn by PDFium (an independent reader), at ``dpi`` dots an inch."""
    import io

    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(data) as opened:
        for number in range(len(opened)):
            page = opened[number]
            bitmap = page.render(scale=dpi / 72)
            out = io.BytesIO()
            bitmap.to_pil().save(out, format="PNG", dpi=(dpi, dpi))
            found.append(out.getvalue())
            bitmap.close()
            page.close()
    return found


def reading_text(made: Document) -> str:
    """The words of a document in reading order, a line for each element that holds words."""
    root: _Read = []
    wholes: dict[str, _Read] = {}  # the elements that come in parts: what a later page says of one belongs to the first
    for page in made.pages:
        opened, tags = [root], list[Tag]()
        for item in page.items:
            match item:
                case Text(text=text) if "Artifact" not in tags:
                    opened[-1].append(text)
                case Begin(tag=tag, whole=whole):
                    tags.append(tag)
                    opened.append(opened[-1] if tag in INLINE else _element(opened[-1], whole, wholes))
                case End():
                    tags.pop()
                    opened.pop()
                case _:
                    continue
    return "".join(f"{line.strip()}\n" for line in _lines(root) if line.strip())


# What an element says: its words, and the elements in it.
_Read: TypeAlias = "list[str | _Read]"


def _element(parent: _Read, whole: str | None, wholes: dict[str, _Read]) -> _Read:
    """A new element, or the one that goes on."""
    if whole in wholes:
        return wholes[whole]
    element: _Read = []
    parent.append(element)
    if whole:
        wholes[whole] = element
    return element


def _lines(element: _Read) -> Iterator[str]:
    line = ""
    for said in element:
        if isinstance(said, str):
            line += said
            continue
        yield line
        yield from _lines(said)
        line = ""
    yield line
