from itertools import pairwise

import pytest

from hrposter.text.hyphens import hyphen_places


def parts(text, lang="de"):
    places = [0, *hyphen_places(text, lang), len(text)]
    return "-".join(text[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("lang", "word", "expected"),
    [
        ("de", "Schwangerschaftsvorsorge", "Schwan-ger-schafts-vor-sorge"),
        ("en", "breastfeeding", "breast-feed-ing"),
        ("es", "acompañamiento", "acom-pa-ña-miento"),
        ("sv", "mödravårdscentralen", "möd-ra-vårds-cen-tra-len"),
        ("ru", "консультация", "кон-суль-та-ция"),
        ("el", "υποστήριξη", "υπο-στή-ριξη"),
    ],
)
def test_a_long_word_is_hyphenated_by_the_patterns_of_its_language(lang, word, expected):
    assert parts(word, lang) == expected


def test_letters_of_one_word_only_stand_three_on_either_side():
    assert all(3 <= place <= len("Elternberatung") - 3 for place in hyphen_places("Elternberatung", "de"))


@pytest.mark.parametrize(
    "text",
    [
        "Beratung"[:7],  # short
        "BERATUNGSSTELLE",
        "HarmReduktion",
        "beratung24stunden",
        "beratungsstelle.example",
        "beratung@klinik.example",
        "klinik/beratungsstelle",
        "Beratungs\u00adstelle",  # the translator's own hyphen
        "Beratungs\u2060stelle",
        "Beratungs\u200bstelle",
        "Scho\u0308nheitspflege",  # a mark apart from its letter
    ],
)
def test_what_is_no_plain_long_word_stays_whole(text):
    assert list(hyphen_places(text, "de")) == []


@pytest.mark.parametrize("lang", ["fi", "tr", "vi", "th", "hi", "zh-Hans", "xx-long"])
def test_a_language_without_patterns_has_no_hyphens(lang):
    assert list(hyphen_places("raskaudenaikainen neuvonta", lang)) == []


@pytest.mark.parametrize("lang", ["cs", "nb", "nn", "pt-PT", "ro", "uk"])
def test_patterns_that_come_under_the_gpl_alone_are_left(lang):
    assert list(hyphen_places("informationsmaterialet", lang)) == []


def test_a_hyphen_that_would_change_letters_is_left_out():
    assert parts("asszonnyal", "hu") == "asszonnyal"  # asszony-nyal has a letter more


def test_the_patterns_of_a_country_are_taken_where_the_tag_names_it():
    assert parts("Schwangerschaft", "de-AT") == parts("Schwangerschaft")
