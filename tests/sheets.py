"""One job laid out once, for all the rules that look at it."""

from dataclasses import dataclass
from itertools import groupby

from hrposter.display import Document, Page, Text
from hrposter.layout.page import set_pages, solve
from hrposter.layout.solve import Solution
from hrposter.poster import Job, Poster
from hrposter.resolve import resolve


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


def sheet_of(of: Job) -> Sheet:
    poster = resolve(of)
    solution = solve(poster)
    return Sheet(poster, solution, set_pages(poster, solution))


def lines_on(page: Page) -> list[tuple[str, float, float, float]]:
    """Each line that stands on the sheet itself: its text, its size, and where it begins. What a press sheet says beyond is left out.

    A link is an item of its own, and so parts a line that is whole where there are no links.
    """
    inside = [item for item in page.items if isinstance(item, Text) and item.box.overlaps(page.bleed)]
    lines = [list(parts) for _, parts in groupby(inside, key=lambda item: (item.size, item.baseline))]
    return [("".join(part.text for part in line), line[0].size, round(min(part.x for part in line), 3), round(line[0].baseline, 3)) for line in lines]
