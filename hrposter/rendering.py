"""One job, all stages: from YAML to the bytes of a PDF, a picture, or the words in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from hrposter.display import INLINE, Begin, Document, End, Tag, Text
from hrposter.layout.followed import followed, parts_of
from hrposter.layout.page import lay_out
from hrposter.poster import Job, Poster
from hrposter.preflight.page import check_page
from hrposter.resolve import resolve
from hrposter.spec.compositions import layout_for

if TYPE_CHECKING:
    from hrposter.folds import Fold
    from hrposter.imposition.printer import Printer


def document(job: Job) -> Document:
    """The laid-out pages of a job, as they are read; PosterError where something is wrong with what people wrote.

    A draft of a critical piece is followed by its English, and there is no way to have it alone.
    """
    return _checked(job, resolve(job))


def _checked(job: Job, poster: Poster) -> Document:
    made = _laid_out(poster)
    if poster.needs_english:
        made = followed(made, _laid_out(_original(job)))
    for page in made.pages:
        check_page(page, is_for_press=job.profile.press is not None)
    return made


def posters_of(job: Job) -> tuple[Poster, ...]:
    """The poster of a job and, where it is a draft of a critical piece, that of the English after it."""
    poster = resolve(job)
    return (poster, _original(job)) if poster.needs_english else (poster,)


def _original(job: Job) -> Poster:
    """The English that follows a draft."""
    return replace(resolve(replace(job, lang="en")), is_original=True)


def _laid_out(poster: Poster) -> Document:
    """The pages of one poster; PosterError where they cannot be folded as they are to be."""
    made = lay_out(poster)
    if poster.fold and poster.job.profile.prints_unscaled:
        from hrposter.imposition.folds.edition import check_pages  # only what is folded needs it

        check_pages(poster, poster.fold, len(made.pages))
    return made


def fold_of(job: Job) -> Fold | None:
    """How the sheets are folded on which the pages of a job are printed; None where each page is a sheet."""
    if not job.profile.prints_unscaled or job.profile.composition != "layout":
        return None
    return job.fold or layout_for(job.profile, job.library.piece(job.piece), job.library).fold


def _is_folded(job: Job, poster: Poster) -> bool:
    """Whether there is such a fold, by what has been read already."""
    return job.profile.prints_unscaled and job.profile.composition == "layout" and poster.fold is not None


def printed(job: Job, made: Document, printer: Printer | None = None) -> Document:
    """What is printed of the laid-out pages: the flat sheets of a folded piece, for a printer that was measured; else the pages as they are.

    The sheets of a draft and those of its English are folded each by themselves.
    """
    fold = fold_of(job) if made.finish.is_tagged else None
    if fold is None:
        return made
    from hrposter.imposition.folds.edition import fold_edition  # only what is folded needs it

    parts = [(poster, pages) for poster, pages in zip(posters_of(job), parts_of(made), strict=False) if pages]
    return fold_edition(made, fold, parts, printer)


def pdf(job: Job) -> bytes:
    """The PDF of a job: the same job gives the same bytes."""
    from hrposter.pdf.writer import write

    poster = resolve(job)
    made = _checked(job, poster)
    return write(printed(job, made) if _is_folded(job, poster) else made)


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
