"""One job laid out once, for all the rules that look at it."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from hrposter.display import Document, Page, Text
from hrposter.layout.page import set_pages, solve
from hrposter.layout.solve import Solution
from hrposter.pdf.writer import write
from hrposter.poster import Job, Poster
from hrposter.rendering import document
from hrposter.resolve import resolve

# More sheets than a piece has in one language, with and without a clinic: tests of the same words follow one another (conftest.py).
KEPT = 256


@dataclass(frozen=True, slots=True)
class Sheet:
    """A poster, the sizes and boxes that were found for it, and its pages."""

    poster: Poster
    solution: Solution
    made: Document

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.made.pages

    @property
    def job(self) -> Job:
        return self.poster.job


@lru_cache(maxsize=KEPT)
def sheet_of(of: Job) -> Sheet:
    poster = resolve(of)
    solution = solve(poster)
    return Sheet(poster, solution, set_pages(poster, solution))


@lru_cache(maxsize=KEPT)
def document_of(of: Job) -> Document:
    """What ``document`` gives, from the sheet that is kept: a draft of a critical piece with its English after it."""
    sheet = sheet_of(of)
    return document(of) if sheet.poster.needs_english or sheet.poster.fold else sheet.made


@lru_cache(maxsize=KEPT)
def file_of(of: Job) -> bytes:
    """The pages of a job as a file, each as it is read."""
    return write(document_of(of))


def lines_on(page: Page) -> list[tuple[str, float, float, float]]:
    """Each line that stands on the sheet itself: its text, its size, and where it begins. What a press sheet says beyond is left out.

    A link is an item of its own, and so parts a line that is whole where there are no links.
    """
    inside = [item for item in page.items if isinstance(item, Text) and item.box.overlaps(page.bleed)]
    lines = [list(parts) for _, parts in groupby(inside, key=lambda item: (item.size, item.baseline))]
    return [("".join(part.text for part in line), line[0].size, round(min(part.x for part in line), 3), round(line[0].baseline, 3)) for line in lines]
