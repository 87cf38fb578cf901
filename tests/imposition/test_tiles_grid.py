"""How many sheets a poster takes, and how large it can be on a number of them."""

from __future__ import annotations

import math

import pytest

from hrposter.geometry import Rect
from hrposter.imposition.printer import Printer
from hrposter.imposition.tiles.grid import Tiling, arrangements, overlap_of
from hrposter.papers import PAPERS
from hrposter.units import inches, mm

OFFICE = ("Letter", "A4", "Legal", "Tabloid", "A3")
POSTERS = ("Tabloid", "18x24", "24x36", "A2", "A1", "A0")


def upright(name: str) -> Rect:
    return Rect(0, 0, PAPERS[name].width, PAPERS[name].height)


def fewest(poster: str, paper: str, **asked: object) -> int:
    return min(way.count for way in arrangements(upright(poster), Tiling(PAPERS[paper], **asked)))  # type: ignore[arg-type]


def of_peers(poster: Rect, paper: Rect, margin: float, overlap: float) -> int:
    """What plakativ 0.5.3 (its simple cover) and pdfposter 0.9 need, where borders leave so much of a sheet: a grid of the better orientation."""
    wide, high = paper.width - 2 * margin - overlap, paper.height - 2 * margin - overlap
    return min(
        math.ceil(round(poster.width / wide, 9)) * math.ceil(round(poster.height / high, 9)),
        math.ceil(round(poster.width / high, 9)) * math.ceil(round(poster.height / wide, 9)),
    )


@pytest.mark.parametrize("poster", POSTERS)
@pytest.mark.parametrize("paper", OFFICE)
@pytest.mark.parametrize("overlap", [mm(7), mm(12.7), mm(20)])
def test_no_more_sheets_than_others_need(poster: str, paper: str, overlap: float) -> None:
    ways = arrangements(upright(poster), Tiling(PAPERS[paper], overlap))
    assert max(way.count for way in ways) <= of_peers(upright(poster), upright(paper), Printer().left, overlap)


def test_upright_and_wide_strips_together_save_sheets() -> None:
    assert of_peers(upright("24x36"), upright("Letter"), Printer().left, mm(12.7)) == 15
    assert fewest("24x36", "Letter") == 13


@pytest.mark.parametrize("poster", POSTERS)
@pytest.mark.parametrize("paper", OFFICE)
def test_every_arrangement_reaches_over_the_poster(poster: str, paper: str) -> None:
    tiling = Tiling(PAPERS[paper])
    sheet = upright(poster)
    for way in arrangements(sheet, tiling):
        in_rows = way.lie == "rows"
        across = sum((strip.area.height if in_rows else strip.area.width) - tiling.overlap for strip in way.strips) + tiling.overlap
        assert across >= (sheet.height if in_rows else sheet.width)
        for strip in way.strips:
            along = strip.count * ((strip.area.width if in_rows else strip.area.height) - tiling.overlap) + tiling.overlap
            assert along >= (sheet.width if in_rows else sheet.height)


def test_a_limit_of_sheets_makes_the_poster_smaller_and_no_smaller_than_it_must_be() -> None:
    (way, *_) = arrangements(upright("Tabloid"), Tiling(PAPERS["Letter"], most=2))
    assert (way.count, way.scale) == (2, 0.91)
    # Two wide sheets print 10.5 x 8 in each, and share half an inch: 15.5 in of 17 are 0.911, and 10.5 of 11 are 0.954.
    larger = arrangements(upright("Tabloid"), Tiling(PAPERS["Letter"], overlap=mm(6.35), most=2))[0]
    assert larger.scale > way.scale


def test_a_limit_that_is_not_needed_changes_nothing() -> None:
    assert arrangements(upright("18x24"), Tiling(PAPERS["Letter"], most=100)) == arrangements(upright("18x24"), Tiling(PAPERS["Letter"]))


def test_a_limit_may_ask_for_fewer_sheets_than_a_grid_takes_in_full_size() -> None:
    ways = arrangements(upright("24x36"), Tiling(PAPERS["Letter"], most=13))
    assert {(way.count, way.scale) for way in ways} == {(13, 1.0)}


def test_what_the_printer_leaves_blank_costs_sheets() -> None:
    assert fewest("24x36", "Letter", printer=Printer(36, 36, 36, 36)) > fewest("24x36", "Letter", printer=Printer(9, 9, 9, 9))


def test_too_many_sheets_are_refused_with_a_way_out() -> None:
    with pytest.raises(ValueError, match=r"takes \d+ sheets of 85x55; use a larger paper, or --max-sheets 200 or fewer"):
        arrangements(upright("A0"), Tiling(PAPERS["85x55"]))


def test_an_overlap_within_the_margin_is_refused_with_the_least_that_will_do() -> None:
    paper = PAPERS["Letter"]
    with pytest.raises(ValueError, match=r"3 mm is less than the 6\.35 mm .*; use --overlap 6\.35mm or more"):
        overlap_of(mm(3), paper, Printer())
    with pytest.raises(ValueError, match=r"leaves too little of Letter; use --overlap 81mm or less"):
        overlap_of(inches(4), paper, Printer())
    assert overlap_of(mm(6.35), paper, Printer()) == pytest.approx(mm(6.35))
