"""Marks of a press sheet: all of them outside the bleed, inside the sheet."""

from itertools import product

import pytest
from sample_jobs import job

from hrposter.display import Fill, Item, Path, Picture, Text
from hrposter.geometry import Rect, union
from hrposter.layout.marks import marks
from hrposter.layout.page import lay_out
from hrposter.papers import PAPERS
from hrposter.resolve import resolve
from hrposter.units import inches, mm

SHEETS = list(product(("4x6", "A6"), (False,))) + list(product(("Letter", "A4", "Half-letter", "24x36", "A1"), (False, True)))


def box(item: Item) -> Rect | None:
    match item:
        case Fill(rect=rect):
            return rect
        case Text():
            return item.box
        case Path(outline=outline):
            points = [(segment[index], segment[index + 1]) for segment in outline for index in range(0, len(segment), 2)]
            return union(Rect(x, y, 0, 0) for x, y in points)
        case _:
            return None


def piece_for(paper: str) -> str:
    return "voices-card" if paper in ("4x6", "A6") else "welcome"


@pytest.mark.parametrize(("paper", "is_landscape"), SHEETS)
def test_marks_stand_outside_the_bleed_and_inside_the_sheet(paper, is_landscape):
    poster = resolve(job(piece_for(paper), "en", paper, is_landscape=is_landscape, profile="press"))
    page = lay_out(poster).pages[0]
    boxes = [found for item in marks(poster) if (found := box(item))]
    assert len(boxes) > 20
    assert [found for found in boxes if found.overlaps(page.bleed, slack=0.0)] == []
    assert [found for found in boxes if not page.media.contains(found)] == []


@pytest.mark.parametrize(("paper", "bleed"), [("Letter", inches(1 / 8)), ("24x36", inches(1 / 8)), ("A4", mm(3)), ("A1", mm(3))])
def test_boxes_lie_in_one_another(paper, bleed):
    page = lay_out(resolve(job("welcome", "en", paper, profile="press"))).pages[0]
    assert (page.trim.width, page.trim.height) == (PAPERS[paper].width, PAPERS[paper].height)
    assert (page.trim.x - page.bleed.x, page.bleed.bottom - page.trim.bottom) == pytest.approx((bleed, bleed))
    assert page.media.contains(page.bleed, slack=0)


def test_marks_of_one_page_do_not_meet():
    boxes = [
        found for item in marks(resolve(job("voices-card", "en", "4x6", profile="press"))) if isinstance(item, (Fill, Text)) and (found := box(item))
    ]
    assert [(a, b) for index, a in enumerate(boxes) for b in boxes[index + 1 :] if a.overlaps(b, slack=0.6)] == []


def test_the_slug_says_what_the_sheet_is():
    words = "".join(item.text for item in marks(resolve(job("welcome", "ar", "A4", is_landscape=True, profile="press"))) if isinstance(item, Text))
    said = ["welcome", "AR", "A4 Landscape", "FOGRA39", "Version 2026-", "Date 2026-", "Page 1/1"]
    assert [part for part in said if part not in words] == []


def test_other_profiles_have_none():
    assert list(marks(resolve(job("welcome", profile="web")))) == []


def test_within_the_trim_press_and_web_are_laid_out_alike():
    pages = [lay_out(resolve(job("welcome", "en", "A3", profile=profile))).pages[0] for profile in ("press", "web")]
    places = [[item.matrix for item in page.items if isinstance(item, Picture)] for page in pages]
    lines = [[(item.x, item.baseline, item.text) for item in page.items if isinstance(item, Text)] for page in pages]
    assert places[0] == places[1]
    assert lines[0][: len(lines[1])] == lines[1]
