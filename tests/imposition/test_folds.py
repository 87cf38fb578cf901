"""Folds as geometry: how large panels are, where they stand, and what a sheet cannot be folded to."""

from __future__ import annotations

import pytest

from hrposter.folds import CLEAR, FOLDS, THICKNESS, Slot, blanks, half_of
from hrposter.geometry import Rect
from hrposter.papers import PAPERS
from hrposter.profiles import PROFILES
from hrposter.units import inches, mm

LETTER, A4 = PAPERS["Letter"], PAPERS["A4"]


def slots(fold: str, pages: int = 0, **how: object) -> list[list[Slot]]:
    """The slots of every side."""
    scheme = FOLDS[fold]
    return [list(side.slots) for sheet in scheme.sheets(LETTER, pages or scheme.panels, **how) for side in sheet.sides]


def order(side: list[Slot]) -> list[int | None]:
    return [slot.page for slot in sorted(side, key=lambda slot: (slot.cell.y, slot.cell.x))]


@pytest.mark.parametrize(
    ("fold", "paper", "page", "width", "height"),
    [
        ("trifold", LETTER, 1, inches(3.6875), inches(8.5)),
        ("trifold", LETTER, 2, inches(3.6875), inches(8.5)),
        ("trifold", LETTER, 3, inches(3.625), inches(8.5)),
        ("trifold", LETTER, 5, inches(3.625), inches(8.5)),
        ("trifold", A4, 4, mm(100), mm(210)),
        ("trifold", A4, 3, mm(97), mm(210)),
        ("zfold", A4, 6, mm(99), mm(210)),
        ("half", LETTER, 4, inches(5.5), inches(8.5)),
        ("booklet", A4, 11, mm(148.5), mm(210)),
        ("zine", LETTER, 8, inches(2.75), inches(4.25)),
    ],
)
def test_a_panel_is_as_large_as_print_shops_have_it(fold, paper, page, width, height):
    found = FOLDS[fold].panel(paper, page)
    assert (found.width, found.height) == (pytest.approx(width), pytest.approx(height))


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("paper", [LETTER, A4])
@pytest.mark.parametrize("is_rtl", [False, True])
def test_the_panels_of_a_side_cover_it_and_no_page_is_lost(fold, paper, is_rtl):
    scheme = FOLDS[fold]
    (sheet,) = scheme.sheets(paper, scheme.panels, is_rtl=is_rtl)
    assert (sheet.rect.width, sheet.rect.height) == (paper.height, paper.width)
    for side in sheet.sides:
        assert sum(slot.cell.width * slot.cell.height for slot in side.slots) == pytest.approx(sheet.rect.width * sheet.rect.height)
        assert all(sheet.rect.contains(slot.cell) for slot in side.slots)
        assert not any(one.cell.overlaps(other.cell) for one in side.slots for other in side.slots if one is not other)
    assert sorted(slot.page for side in sheet.sides for slot in side.slots) == list(range(1, scheme.panels + 1))
    assert [frozenset(slot.page for slot in side.slots) for side in sheet.sides] == list(scheme.sides)


@pytest.mark.parametrize("fold", FOLDS)
def test_a_language_that_reads_from_the_right_has_the_mirror_image(fold):
    for side, mirrored in zip(slots(fold), slots(fold, is_rtl=True), strict=True):
        flat = Rect(0, 0, LETTER.height, LETTER.width)
        assert {(slot.page, slot.cell.mirrored(flat), slot.turn) for slot in side} == {(slot.page, slot.cell, slot.turn) for slot in mirrored}


def test_the_rows_of_a_zine_are_those_of_the_one_sheet_book():
    (side,) = slots("zine")
    assert order(side) == [5, 4, 3, 2, 6, 7, 8, 1]
    assert [slot.turn for slot in side] == [180] * 4 + [0] * 4


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_zine_is_slit_between_its_inner_panels_and_folded_everywhere_else(is_rtl):
    (sheet,) = FOLDS["zine"].sheets(LETTER, 8, is_rtl=is_rtl)
    (side,) = sheet.sides
    (slit,) = side.slits
    assert (slit.x1, slit.x2, slit.y1, slit.y2) == (inches(2.75), inches(8.25), inches(4.25), inches(4.25))
    level = sorted((fold.x1, fold.x2) for fold in side.folds if fold.y1 == fold.y2)
    upright = sorted(fold.x1 for fold in side.folds if fold.x1 == fold.x2)
    assert level == [(0, inches(2.75)), (inches(8.25), inches(11))]
    assert upright == [pytest.approx(inches(each)) for each in (2.75, 5.5, 8.25)]


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("is_rtl", [False, True])
def test_lines_run_between_panels_and_through_none(fold, is_rtl):
    (sheet,) = FOLDS[fold].sheets(LETTER, FOLDS[fold].panels, is_rtl=is_rtl)
    for side in sheet.sides:
        for line in (*side.folds, *side.slits):
            box = Rect(min(line.x1, line.x2), min(line.y1, line.y2), abs(line.x2 - line.x1), abs(line.y2 - line.y1)).inset(-0.1)
            assert not any(slot.cell.inset(0.2).overlaps(box) for slot in side.slots)


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("is_rtl", [False, True])
def test_folds_of_the_front_and_of_the_back_are_the_same_lines(fold, is_rtl):
    for sheet in FOLDS[fold].sheets(LETTER, FOLDS[fold].panels, is_rtl=is_rtl):
        fronts, *backs = [sorted(line.x1 for line in side.folds if line.x1 == line.x2) for side in sheet.sides]
        for back in backs:
            assert sorted(sheet.rect.right - x for x in back) == pytest.approx(fronts)


# ---------------------------------------------------------------- booklets


@pytest.mark.parametrize("is_rtl", [False, True])
def test_each_sheet_within_others_is_moved_towards_the_fold_by_the_paper_around_it(is_rtl):
    sides = slots("booklet", 16, is_rtl=is_rtl, thickness=mm(0.2))
    middle = LETTER.height / 2
    for number, side in enumerate(sides):
        depth = number // 2
        for slot in side:
            towards = 1 if slot.cell.x + slot.cell.width / 2 < middle else -1
            assert slot.creep == pytest.approx(towards * depth * mm(0.2))


def test_one_sheet_is_moved_by_nothing():
    assert {slot.creep for side in slots("booklet", 4, thickness=THICKNESS) for slot in side} == {0.0}


def test_the_usual_paper_is_a_tenth_of_a_millimetre_thick():
    assert max(slot.creep for side in slots("booklet", 12) for slot in side) == pytest.approx(2 * mm(0.1))


def test_a_booklet_has_its_first_and_its_last_page_outside():
    assert [order(side) for side in slots("booklet", 8)] == [[8, 1], [2, 7], [6, 3], [4, 5]]


@pytest.mark.parametrize(("pages", "empty"), [(2, 2), (3, 1), (4, 0), (5, 3), (6, 2), (7, 1), (8, 0), (21, 3)])
def test_pages_that_are_lacking_stay_empty_before_the_last(pages, empty):
    sides = slots("booklet", pages)
    placed = sorted(slot.page for side in sides for slot in side if slot.page)
    assert placed == list(range(1, pages + 1))
    assert sum(slot.page is None for side in sides for slot in side) == empty == blanks(FOLDS["booklet"], pages)
    assert order(sides[0]) == [pages, 1]


def test_more_pages_than_one_sheet_has_need_a_booklet():
    with pytest.raises(ValueError, match="5 pages do not stand on one sheet that is folded as half; it has 4"):
        FOLDS["half"].sheets(LETTER, 5)


# ---------------------------------------------------------------- what can be folded


@pytest.mark.parametrize(
    ("fold", "paper"), [("zine", "4x6"), ("zine", "A6"), ("zine", "3.5x2"), ("trifold", "85x55"), ("trifold", "A6"), ("half", "3.5x2")]
)
def test_a_paper_that_leaves_no_room_for_words_cannot_be_folded(fold, paper):
    refused = FOLDS[fold].refusal(PAPERS[paper])
    assert refused
    assert refused.startswith(f"{paper} cannot be folded as {fold}: a panel would be ")


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("paper", ["Letter", "Legal", "A4", "A3", "A5"])
def test_what_printers_take_can_be_folded(fold, paper):
    assert FOLDS[fold].refusal(PAPERS[paper]) is None


@pytest.mark.parametrize(
    ("whole", "half"), [("Letter", "Half-letter"), ("A4", "A5"), ("A3", "A4"), ("Tabloid", "Letter"), ("Half-letter", "Quarter-letter")]
)
def test_half_a_paper_is_the_next_smaller_one(whole, half):
    found = half_of(PAPERS[whole])
    assert found
    assert found.name == half


def test_some_papers_have_no_half():
    assert half_of(PAPERS["Legal"]) is None


@pytest.mark.parametrize("name", ["office", "press", "web"])
def test_nothing_stands_near_a_fold_on_any_profile(name):
    panel = FOLDS["zine"].panel(LETTER, 1)
    profile = PROFILES[name].on_panels()
    assert profile.quiet_on(panel) >= CLEAR
    if name == "office":
        assert profile.inset_on(panel) >= CLEAR
        assert profile.quiet_on(panel) > profile.inset_on(panel)
