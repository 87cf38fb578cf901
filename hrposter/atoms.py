"""What reads from left to right in every language: telephone numbers, addresses of the web and of e-mail, dates and times.

UAX 9 by itself lets a right-to-left paragraph cut them into pieces, and UAX 14 lets a line end inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# The zeros of digits that run from left to right (UAX 44, Nd): European, Arabic-Indic, Persian; of Devanagari, Bengali, Gurmukhi, Gujarati, Oriya,
# Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Burmese, Khmer, Ol Chiki and Meitei. Those of N'Ko and Adlam run with their letters.
_ZEROS: Final = (
    *(0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66),
    *(0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1C50, 0xABF0),
)


def _of(digits: str) -> str:
    """A class of these digits in all scripts, such as ``0-5`` or ``349``."""
    ends = [part.split("-") for part in re.findall(r"\d-\d|\d", digits)]
    return f"[{''.join('-'.join(chr(zero + int(end)) for end in each) for zero in _ZEROS for each in ends)}]"


_D: Final = _of("0-9")
_BY: Final = r"(?:\u2060?[ \u00a0\u202f./\-\u2010\u2011]\u2060?)"  # with the word joiners of a careful translator
_DASH: Final = r"[ \u00a0\u202f]?[\-\u2010-\u2014][ \u00a0\u202f]?"
_YEAR: Final = rf"(?:{_of('1')}{_of('349')}|{_of('2')}{_of('0')}){_D}{_D}"
_HOUR: Final = rf"(?:{_of('01')}?{_D}|{_of('2')}{_of('0-4')})"
_NOON: Final = r"[ \u00a0\u202f]?[AaPp](?:\.[Mm]\.|[Mm]\b)"
_CLOCK: Final = rf"{_HOUR}(?:(?::{_of('0-5')}{_D}){{1,2}}(?:{_NOON})?|{_NOON})"
_HOST: Final = r"(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![A-Za-z0-9\-])"
_PATH: Final = r"[\w\-./?\#@!$&'*+,;=:%~()]*[\w\-/=\#&%+~]"
_ATOM: Final = rf"""(?=[A-Za-z(+]|{_D}) (?<![A-Za-z0-9+]) (?<!{_D}) (?<!{_D}[,:\u066b\u066c]) (?:
      (?P<mail>[A-Za-z0-9._%+\-]{{1,64}}@{_HOST})
    | (?P<web>[A-Za-z][A-Za-z0-9+.\-]{{0,20}}://{_PATH}|{_HOST}(?::[0-9]+)?(?:[/?\#]{_PATH}|/)?)
    | (?P<date>(?=\S{{0,6}}{_D}{{4}}) {_D}{{1,4}}(?P<by>[\-\u2011/.]){_D}{{1,2}}(?P=by){_D}{{1,4}} (?!(?P=by)?{_D}))
    | (?P<time>(?:{_CLOCK}{_DASH}(?:{_CLOCK}|{_HOUR}(?!{_BY}?{_D}))|{_HOUR}{_DASH}{_CLOCK}|{_CLOCK}) (?!:?{_D}))
    | (?P<phone>(?!{_YEAR}{_BY}{_YEAR}(?!{_BY}?{_D}))  # from year to year is no number to call
          (?=(?:[ \u00a0\u202f./\-\u2010\u2011()+\u2060]{{0,6}}{_D}){{7}}|{_D}{{3}}[ \u00a0\u202f]{_D}{{3}}(?!{_BY}?{_D}))  # 116 117 is one
          (?P<plus>\+{_BY}?)?(?:{_D}{{1,5}}|\(\+?{_D}{{1,5}}\))
          (?:{_BY}?\({_D}{{1,5}}\)|(?:{_BY}|(?<=\)))(?(plus){_D}{{1,8}}|{_D}{{2,8}}))+ (?!:?{_D})
        | \+{_BY}?{_D}{{7,15}}(?!{_D})
        | {_D}{{1,3}}(?:[\-\u2011]{_D}{{2,4}})*(?:[\-\u2011][A-Z]{{2,8}})+(?![A-Za-z]))  # 1-833-TLC-MAMA
    )"""
# Every atom holds one of these, and most texts none: digits with few signs between them, many in a row, an hour, a part of an address.
_PERHAPS_AN_ATOM: Final = re.compile(r"\d(?:[^\w%\xb7\xd7]{1,6}\d|\d{6}|[\-\u2011][A-Z]|\W?[AaPp]\.?[Mm])|@|[\w-]\.\w|://")


def ltr_atoms(text: str) -> Iterator[re.Match[str]]:
    """The telephone numbers, addresses of the web and of e-mail, dates and times in ``text``: groups phone, web, mail, date, time."""
    return _atom().finditer(text) if _PERHAPS_AN_ATOM.search(text) else iter(())


@lru_cache(maxsize=1)
def _atom() -> re.Pattern[str]:
    """The pattern of an atom; compiled when it is first needed, for that takes as long as setting a page."""
    return re.compile(_ATOM, re.VERBOSE)
