"""Phone numbers: what passes, what is refused and why, and what stays as written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.phone import is_placeholder, parse_phone


@pytest.mark.parametrize(
    "text",
    ["(415) 555-0123", "+1 415 555 0199", "415.555.0100", "555-0142", "+44 20 7946 0123", "01 42 68 53 00", "030/1234567", "(020) 7946 0018"],
)
def test_a_number_keeps_its_grouping(text: str) -> None:
    assert parse_phone(text) == text


@pytest.mark.parametrize("code", ["988", "911", "211", "112", "1177", "741741", "116 123"])
def test_short_codes_are_numbers(code: str) -> None:
    assert parse_phone(code) == code


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("415\u2013555\u20130123", "415-555-0123"),
        ("415\u2011555\u20110123", "415-555-0123"),
        ("415\u00a0555\u202f0123", "415 555 0123"),
        ("  415   555\t0123 ", "415 555 0123"),
        ("٤١٥ ٥٥٥ ٠١٢٣", "415 555 0123"),
    ],
)
def test_dashes_spaces_and_digits_become_the_plain_ones(text: str, shown: str) -> None:
    assert parse_phone(text) == shown


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("1-800-HELP", "'1-800-HELP' holds letters"),
        ("(415) 555-0123 ext. 4", "'(415) 555-0123 ext. 4' holds letters"),
        ("", "'' has too few digits"),
        ("12", "'12' has too few digits"),
        ("1234 5678 9012 3456", "has 16 digits, too many"),
        ("415 555-0123 #4", "'#' (U+0023) does not belong"),
        ("\u202a415 555-0123\u202c", "'\\u202a' (U+202A) does not belong"),
        ("415 +1 555 0123", "is not grouped like a phone number"),
        ("(415 555-0123", "is not grouped like a phone number"),
        ("415----555-0123", "is not grouped like a phone number"),
        ("415 555-0123-", "is not grouped like a phone number"),
        ("(415) 555-1234", "belongs to nobody"),
        ("000-0000", "belongs to nobody"),
    ],
)
def test_a_number_that_nobody_can_call_is_refused(text: str, fact: str) -> None:
    with pytest.raises(ValueError, match="; ") as caught:
        parse_phone(text)
    assert fact in str(caught.value)


@pytest.mark.parametrize(
    "text", ["555-1234", "(415) 555-1234", "4155551234", "1-800-555-0200", "+1 415 555 9999", "(555) 123-4567", "123-456-7890", "111 111 1111"]
)
def test_invented_numbers_are_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "555-0100",
        "555-0199",
        "(415) 555-0123",
        "(555) 555-0123",
        "(555) 010-4477",
        "+52 55 5512 3456",
        "55 5512 3456",
        "912 555 123",
        "5555123456",
        "988",
    ],
)
def test_real_numbers_and_those_for_fiction_are_not(text: str) -> None:
    assert not is_placeholder(text)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_reason_with_advice(text: str) -> None:
    try:
        number, refusal = parse_phone(text), "fact; advice"
    except ValueError as error:
        number, refusal = "911", str(error)
    assert "; " in refusal
    assert number.isascii()
    assert parse_phone(number) == number
