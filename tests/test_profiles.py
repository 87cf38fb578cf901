from dataclasses import replace

import pytest

from hrposter.geometry import Rect
from hrposter.profiles import PROFILES
from hrposter.units import mm

SHEET, CARD = Rect(0, 0, 612, 792), Rect(0, 0, 144, 252)


def test_an_office_printer_gets_a_panel_on_a_white_sheet():
    office = PROFILES["office"]
    assert office.frame(SHEET).x == pytest.approx(mm(6.35))
    assert office.quiet == pytest.approx(mm(12.7))
    assert (office.has_links, office.prints_unscaled) == (False, True)


def test_the_web_has_art_to_the_edge_and_links():
    web = PROFILES["web"]
    assert web.frame(SHEET) == SHEET
    assert (web.has_links, web.prints_unscaled) == (True, False)


def test_words_stay_inside_the_panel():
    assert all(profile.quiet >= profile.inset for profile in PROFILES.values())
    assert all(profile.quiet_on(CARD) >= profile.inset_on(CARD) for profile in PROFILES.values())


def test_a_card_is_cut_from_a_larger_sheet_so_an_office_printer_needs_less_of_its_edge():
    office = PROFILES["office"]
    assert office.frame(CARD).x == pytest.approx(mm(2))
    assert office.quiet_on(CARD) == pytest.approx(mm(6.35)) == PROFILES["web"].quiet_on(CARD)
    assert (office.frame(SHEET).x, office.quiet_on(SHEET)) == (pytest.approx(mm(6.35)), pytest.approx(mm(12.7)))


def test_what_a_print_shop_asks_for_holds_on_cards_as_well():
    strict = replace(PROFILES["press"], quiet=mm(8))
    assert strict.quiet_on(CARD) == pytest.approx(mm(8))


def test_large_print_has_wide_margins_on_its_own_papers():
    large = PROFILES["large-print"]
    assert large.frame(SHEET) == SHEET
    assert large.quiet == pytest.approx(mm(25))
    assert [paper.name for paper in large.papers] == ["Letter", "Legal", "Tabloid", "A4", "A3"]
    assert (large.turns, large.form, large.is_screen) == (False, "pdf", False)


def test_a_screen_is_a_picture_without_marks_or_margins():
    screen = PROFILES["screen"]
    assert screen.frame(SHEET) == screen.media_box(SHEET, "ISO") == SHEET
    assert (screen.turns, screen.form, screen.is_screen) == (False, "png", True)
