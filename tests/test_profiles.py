import pytest

from hrposter.geometry import Rect
from hrposter.profiles import PROFILES
from hrposter.units import mm

SHEET = Rect(0, 0, 612, 792)


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
