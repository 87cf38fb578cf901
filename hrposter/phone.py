"""Phone numbers: checked, and kept in the grouping that their writer chose."""

from __future__ import annotations

import re
import unicodedata

FEWEST_DIGITS = 3  # 911, 988, 112: emergency and crisis lines
MOST_DIGITS = 15  # ITU-T E.164, 6: an international number has at most 15

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_GROUP = r"(?:\(\d{1,5}\)|\d)"
_NUMBER = re.compile(rf"\+?{_GROUP}(?:[ ./-]{{0,3}}{_GROUP})*")
_STRANGE = re.compile("[^0-9+()./ -]")
_SHAPE = "write the digits with spaces, dashes or brackets between groups, as in (415) 555-0123 or +44 20 7946 0123"
_COUNTING = ("1234567890", "0123456789", "9876543210")


def parse_phone(text: str) -> str:
    """The number in its writer's grouping, with ASCII digits, hyphens and single spaces.

    Short codes (988, 911, 211) pass. ValueError ("fact; advice") for letters, other characters, fewer than 3 or more
    than 15 digits, and numbers that belong to nobody: see ``is_placeholder``.
    """
    number = _plain(text)
    if any(map(str.isalpha, number)):
        raise ValueError(f"{text!r} holds letters; {_SHAPE}")
    if strange := _STRANGE.search(number):
        raise ValueError(f"{_named(strange[0])} does not belong in a phone number; {_SHAPE}")
    count = sum(map(str.isdigit, number))
    if count < FEWEST_DIGITS:
        raise ValueError(f"{text!r} has too few digits for a phone number; write the whole number, or a short code such as 988")
    if count > MOST_DIGITS:
        raise ValueError(f"{text!r} has {count} digits, too many for a phone number; write one number of at most {MOST_DIGITS}")
    if not _NUMBER.fullmatch(number):
        raise ValueError(f"{text!r} is not grouped like a phone number; {_SHAPE}")
    if is_placeholder(number):
        raise ValueError(f"{text!r} belongs to nobody; write the real number (555-0100 to 555-0199 are free for examples)")
    return number


def is_placeholder(text: str) -> bool:
    """Whether the number only fills a form: 555-1234, 000-0000, 123-456-7890.

    North America keeps 555-0100 to 555-0199 for fiction (ATIS-0300115), so examples may use them. 555 counts only as
    an area code or exchange of such a number: a group of its own, or digits 4 to 6 of ten; +52 55 5512 3456 is real.
    """
    number = _plain(text)
    groups = re.findall(r"\d+", number)
    digits = "".join(groups)
    if len(digits) > 6 and (len(set(digits)) == 1 or digits.endswith(_COUNTING)):
        return True
    if number.startswith("+") and groups[:1] != ["1"] and not digits.startswith("1"):
        return False
    return _is_invented(groups, digits)


def _is_invented(groups: list[str], digits: str) -> bool:
    national = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(national) == 7:
        return national.startswith("555") and not _is_fiction(national[3:])
    if len(national) != 10:
        return False
    if national[3:6] == "555" and (len(groups) == 1 or "555" in groups or groups[-1] == national[3:]):
        return not _is_fiction(national[6:])
    return "555" in groups and national.startswith("555") and not _is_fiction(national[3:7])


def _is_fiction(subscriber: str) -> bool:
    """0100 to 0199."""
    return subscriber.startswith("01")


def _plain(text: str) -> str:
    """ASCII digits, hyphens and single spaces; every other character as it came."""
    if text.isascii():
        return " ".join(text.split())
    shown = text.translate(_DASHES)
    digits = "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character for character in shown)
    return " ".join(digits.split())


def _named(character: str) -> str:
    """The character with its number, since some cannot be seen."""
    return f"{character!r} (U+{ord(character):04X})"
