"""A language's own digits: where they are asked for, and never in what people dial."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.cldr import _ZEROS, numerals_of
from hrposter.typography.setting import native

NATIVE = ["ar", "fa", "ur", "ps", "prs", "ckb", "hi", "ne", "mr", "bn", "pa", "gu", "ta", "te", "kn", "ml", "my", "km", "lo", "th"]


def said(text: str, lang: str) -> str:
    return native((text,), lang)[0]


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("ar", "24 ساعة، 2.5، 1,000، 50%", "٢٤ ساعة، ٢٫٥، ١٬٠٠٠، ٥٠٪"),
        ("fa", "9:30 تا 17:00", "۹:۳۰ تا ۱۷:۰۰"),
        ("hi", "24 घंटे, 2.5", "२४ घंटे, २.५"),
        ("my", "24 နာရီ", "၂၄ နာရီ"),
        ("km", "2.5 និង 1,000", "២,៥ និង ១.០០០"),
        ("ps", "2.5", "۲٫۵"),
        ("th", "2026-11-23", "๒๐๒๖-๑๑-๒๓"),
        ("bn", "3.4.5", "৩.৪.৫"),
    ],
)
def test_numbers_dates_and_times_are_in_its_digits(lang, typed, printed):
    assert said(typed, lang) == printed


@pytest.mark.parametrize("lang", NATIVE)
@pytest.mark.parametrize(
    "text", ["(415) 555-0123", "1-833-852-6262", "+1 415 555 0123", "911", "988", "116 117", "https://example.org/24", "a1@example.org"]
)
def test_what_people_dial_or_type_stays_as_on_the_keypad(lang, text):
    assert said(text, lang) == text


@given(st.integers(0, 10**9), st.sampled_from(NATIVE))
def test_the_value_of_a_number_stays(number, lang):
    text = f"№ {number} x"
    assert "".join(str(unicodedata.decimal(ch)) for ch in said(text, lang) if ch.isdecimal()) == str(number)
    assert said(said(text, lang), lang) == said(text, lang)


def test_each_system_has_ten_digits_in_a_row():
    assert all(unicodedata.decimal(chr(zero + value)) == value for zero in _ZEROS.values() for value in range(10))


@pytest.mark.parametrize("lang", ["en", "es", "zh-Hans", "am", "so"])
def test_a_language_without_digits_of_its_own_is_told_so(lang):
    with pytest.raises(ValueError, match="CLDR knows no digits of its own"):
        numerals_of(lang)
