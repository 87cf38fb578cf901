"""What is in a pack, and what is said of it."""

from dataclasses import replace

import pytest
from sample_packs import file, files

from hrposter.pack.contents import titles, tongue
from hrposter.pack.desk import paper_for
from hrposter.pack.wording import advice, wording
from hrposter.profiles import PROFILES


def test_files_stand_by_piece_then_sheet_then_language_english_first():
    made = (file("why", "vi"), file("welcome", "es"), file("why", "en"), file("why", "ar"), file("why", "en", "A4 landscape"))
    found = [(title.piece, [[each.lang for each in edition.files] for edition in title.editions]) for title in titles(made)]
    assert found == [("why", [["en", "ar", "vi"], ["en"]]), ("welcome", [["es"]])]


def test_languages_are_named_in_english_and_by_themselves():
    assert (tongue("ar").english, tongue("ar").own, tongue("ar").is_rtl) == ("Arabic", "العربية", True)
    assert tongue("en").own is None
    assert tongue("zh-Hans").english == "Simplified Chinese"


def test_advice_is_given_for_what_is_in_the_pack_and_nothing_else():
    assert advice(files()) == ("exact", "paper", "both_sides", "office", "drafts", "wrong")
    assert advice((file("welcome", "en", "1920x1080", "screen"),)) == ("screen", "wrong")
    assert advice((file("welcome", "es", profile="press", status="reviewed"),)) == ("exact", "paper", "press", "wrong")


def test_what_is_folded_is_said_to_show_how():
    leaflet = replace(file("welcome", "en"), is_folded=True)
    assert "folded" in advice((leaflet,))
    assert "last page" in wording().text("folded")


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_has_words_of_its_own(profile):
    (title,) = titles((file("welcome", "en", profile=profile),))
    assert wording().text("for_other") not in wording().use(title.editions[0])
    assert profile.replace("-", "_") in advice((file("welcome", "en", profile=profile),))


def test_a_print_shops_own_profile_has_words_too():
    (title,) = titles((file("welcome", "en", "A3 landscape", "our-shop"),))
    assert wording().use(title.editions[0]) == "A3, wide · as your print shop asked"


def test_a_translation_whose_english_has_changed_is_a_draft_again():
    assert [file("welcome", "es", status=status).is_draft for status in ("draft", "stale", "reviewed", "approved", "source", None)] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_the_index_stands_on_the_paper_that_most_files_stand_on():
    letter, a4, screen = file("welcome", "en"), file("welcome", "en", "A4 landscape"), file("welcome", "en", "1920x1080", "screen")
    assert paper_for((letter, a4, a4)).name == "A4"
    assert paper_for((letter, a4)).name == "Letter"
    assert paper_for((screen,)).name == "Letter"
