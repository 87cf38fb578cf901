"""Lists, dates and own names of languages, and what stands in where CLDR is wrong or silent."""

from datetime import date

import pytest

from hrposter.cldr import comma, format_day, format_list, own_name

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A, B, and C"),
        ("es", "A, B y C"),
        ("ar", "A وB وC"),
        ("ht", "A, B ak C"),
        ("zh-Hans", "A、B和C"),
        ("fa", "A، B، و C"),
        ("hmn", "A, B, C"),
    ],
)
def test_a_list_is_joined_as_its_language_joins(lang: str, text: str) -> None:
    assert format_list(["A", "B", "C"], lang) == text
    assert format_list(["A"], lang) == "A"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "November 23, 2026"),
        ("es", "23 de noviembre de 2026"),
        ("ar", "23 نوفمبر 2026"),
        ("ht", "23 novanm 2026"),
        ("ko", "2026년 11월 23일"),
        ("hmn", "2026-11-23"),
    ],
)
def test_a_date_is_said_in_words(lang: str, text: str) -> None:
    assert format_day(DAY, lang) == text


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("es", "Español"),
        ("es-US", "Español"),
        ("pt-BR", "Português"),
        ("ht", "Kreyòl Ayisyen"),
        ("zh-Hans", "简体中文"),
        ("zh-Hant", "繁體中文"),
        ("zh-Hant-HK", "繁體中文"),
        ("tl", "Tagalog"),
        ("ar", "العربية"),
        ("prs", "دری"),
        ("hmn", "Hmoob"),
    ],
)
def test_a_language_is_called_what_it_calls_itself(tag: str, name: str) -> None:
    assert own_name(tag) == name


def test_an_own_name_that_nobody_recorded_is_asked_for() -> None:
    with pytest.raises(ValueError, match="CLDR does not know what 'xx' calls itself; write its own name after it"):
        own_name("xx")


def test_commas_follow_the_script() -> None:
    assert [comma(text) for text in ("12 River Street", "شارع النهر", "星期一", "ሰኞ", "")] == [", ", "، ", " ", "፣ ", ", "]
