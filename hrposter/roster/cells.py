"""What a person meant with a cell, where a spreadsheet has made something else of it."""

from __future__ import annotations

import re

from hrposter.roster.sheet import LONGEST_CELL, Oddity
from hrposter.spec.clinic_values import CHECKS, Refused, day, phone

DATES = tuple(key for key, check in CHECKS.items() if check is day)
PHONES = tuple(key for key, check in CHECKS.items() if check is phone)

_AS_TEXT = "set the format of the cell to text, then type it anew"
_ODD = {
    Oddity.QUOTE: ("value", "a quotation mark opens this cell and is never closed", "write a quotation mark within a cell twice, or delete it"),
    Oddity.FORMULA: ("value", "a formula stands here, and its value was never worked out", "open the file in a spreadsheet and save it"),
    Oddity.DATE: ("value", "a date or a time stands here, which a spreadsheet may have made of something else", _AS_TEXT),
    Oddity.TIME: ("value", "a date or a time stands here, which a spreadsheet may have made of something else", _AS_TEXT),
    Oddity.ERROR: ("value", "the spreadsheet shows an error here instead of a value", "mend the formula, or type the text"),
}  # fmt: skip
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
_DAY_OR_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_ROUNDED = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_WHOLE = re.compile(r"([0-9]+)[.,]0+")


def refusal(oddity: Oddity) -> Refused:
    """What is said of a cell that does not hold what its writer typed."""
    return Refused(*_ODD[oddity])


def meant(text: str, key: str, oddity: Oddity | None = None) -> str:
    """The text of a cell as its writer meant it; Refused where that cannot be told."""
    if oddity and not (oddity is Oddity.DATE and key in DATES):
        raise refusal(oddity)
    shown = text.strip()
    if shown[:1].isalpha() and len(shown) <= LONGEST_CELL and "\ufffd" not in shown:
        return shown  # as nearly every cell
    if len(shown) > LONGEST_CELL:
        raise Refused("too-long", f"the cell has {len(shown):,} characters; at most {LONGEST_CELL:,} are read", "shorten it")
    if shown.startswith("="):
        raise Refused("value", "a formula stands here, not a text", "type what it shows")
    if shown.startswith('"') and shown.count('"') == 1:
        raise refusal(Oddity.QUOTE)
    if _DAY_OR_TIME.fullmatch(shown) and key not in (*DATES, "imprint.version"):
        raise refusal(Oddity.DATE)
    if shown in _ERRORS:
        raise refusal(Oddity.ERROR)
    if "\ufffd" in shown:
        raise Refused("encoding", "a character of this cell was lost", "type it anew, and save the file as CSV UTF-8 or as .xlsx")
    if oddity is Oddity.DATE:
        return shown[:10]  # without a time of day
    return _number(shown) if key in PHONES else shown


def _number(text: str) -> str:
    """A telephone number that was taken for an amount."""
    if _ROUNDED.fullmatch(text):
        raise Refused("phone", f"the spreadsheet has rounded this number to {text}", _AS_TEXT)
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text
