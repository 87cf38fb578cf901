import pytest

from hrposter.i18n import parse_language


@pytest.mark.parametrize(
    ("tag", "script", "is_rtl"),
    [
        ("en", "Latn", False),
        ("pt-BR", "Latn", False),
        ("ar", "Arab", True),
        ("fa-AF", "Arab", True),
        ("prs", "Arab", True),
        ("he", "Hebr", True),
        ("zh-Hant-HK", "Hant", False),
        ("pa-Arab", "Arab", True),
        ("ckb", "Arab", True),
        ("es-419", "Latn", False),
        ("en-x-pseudo", "Latn", False),
    ],
)
def test_a_tag_gives_script_and_direction(tag, script, is_rtl):
    language = parse_language(tag)
    assert (language.tag, language.script, language.is_rtl) == (tag, script, is_rtl)


@pytest.mark.parametrize("text", ["", "E", "EN", "english", "en_US", "en-us", "../en", "en ", "en\n", "zh-hans", "fr-"])
def test_what_is_no_tag_is_refused(text):
    with pytest.raises(ValueError, match="is not a language tag; write it as in es, pt-BR or zh-Hans"):
        parse_language(text)


def test_a_script_with_tall_marks_gets_the_leading_that_it_needs():
    arabic, english = parse_language("ar"), parse_language("en")
    assert english.leading(1.0) == 1.0
    assert arabic.leading(1.0) == 1.52
    assert arabic.leading(1.9) == 1.9
    assert 1.0 < arabic.leading(1.0, is_headline=True) < 1.52
