"""What is in a pack, and what is said of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from sample_packs import LIBRARY, clinic, file, files

from hrposter.diagnostics import Span
from hrposter.pack.contents import titles, tongue
from hrposter.pack.desk import paper_for
from hrposter.pack.wording import advice, index_language, wording
from hrposter.profiles import PROFILES
from hrposter.spec.clinic_parts import Spoken


def test_files_stand_by_piece_then_sheet_then_language_english_first():
    made = (file("why", "vi"), file("welcome", "es"), file("why", "en"), file("why", "ar"), file("why", "en", "A4 landscape"))
    found = [(title.piece, [[each.lang for each in edition.files] for edition in title.editions]) for title in titles(made)]
    assert found == [("why", [["en", "ar", "vi"], ["en"]]), ("welcome", [["es"]])]


def test_languages_are_named_in_english_and_by_themselves():
    arabic = tongue("ar", "en")
    assert (arabic.name, arabic.own, arabic.is_rtl) == ("Arabic", "العربية", True)
    assert tongue("en", "en").own is None
    assert tongue("zh-Hans", "en").name == "Simplified Chinese"


def test_languages_are_named_in_the_language_of_the_index():
    assert (tongue("ar", "es").name, tongue("ar", "es").own) == ("Árabe", "العربية")
    assert (tongue("es", "es").name, tongue("es", "es").own) == ("Español", None)
    assert tongue("ht", "ht").name


def test_advice_is_given_for_what_is_in_the_pack_and_nothing_else():
    assert advice(files()) == ("exact", "paper", "both_sides", "office", "drafts", "wrong")
    assert advice((file("welcome", "en", "1920x1080", "screen"),)) == ("screen", "wrong")
    assert advice((file("welcome", "es", profile="press", status="reviewed"),)) == ("exact", "paper", "press", "wrong")


def test_numbers_stand_where_the_language_says_them():
    two = file("welcome", "en", pages=2)
    assert [wording(LIBRARY, lang).note(two) for lang in ("en", "ar", "ko")] == ["2\u00a0pages", "الصفحات: 2", "2\u00a0쪽"]
    assert [wording(LIBRARY, lang).count([two]) for lang in ("en", "zh-Hans")] == ["Files: 1", "文件数：1"]


@pytest.mark.parametrize(("spoken", "lang"), [((), "en"), (("es-US", "en"), "es"), (("mam", "es"), "en"), (("zh-Hant",), "zh-Hant")])
def test_the_index_speaks_the_first_language_of_the_clinic_if_it_can(spoken, lang):
    languages = tuple(Spoken(tag, tag, Span(Path("clinics.csv"))) for tag in spoken)
    assert index_language(clinic(languages=languages), LIBRARY) == lang


def test_what_is_folded_is_said_to_show_how():
    leaflet = replace(file("welcome", "en"), is_folded=True)
    assert "folded" in advice((leaflet,))
    assert "last page" in wording(LIBRARY).text("folded")


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_has_words_of_its_own(profile):
    (title,) = titles((file("welcome", "en", profile=profile),))
    assert wording(LIBRARY).text("for_other") not in wording(LIBRARY).use(title.editions[0])
    assert profile.replace("-", "_") in advice((file("welcome", "en", profile=profile),))


def test_a_print_shops_own_profile_has_words_too():
    (title,) = titles((file("welcome", "en", "A3 landscape", "our-shop"),))
    assert wording(LIBRARY).use(title.editions[0]) == "A3, wide · as your print shop asked"


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
