"""How a language writes lists, dates, numbers and its own name: CLDR through Babel, and what CLDR lacks.

Digits are Western in every language, as in phone numbers; its own are put in where they are asked for. Only CLDR's ``format`` names are read:
Babel 2.18 lets its ``stand-alone`` names change with the order in which locales are loaded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from hrposter.frozen import frozen

if TYPE_CHECKING:
    from babel import Locale

# Babel's Haitian Creole has French days, months and lists, or none at all (2.19).
_HAITIAN_DAYS = ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")
_HAITIAN_MONTHS = ("janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm")
_NAMED_HERE = frozenset({"ht"})
_SAME_AS = {"prs": "fa-AF"}
_OWN_NAMES = {"hmn": "Hmoob", "ksw": "ကညီကျိာ်", "mam": "Mam", "prs": "دری", "sm": "Gagana Sāmoa"}
# What CLDR lacks in English (48).
_ENGLISH_NAMES = {"ksw": "S’gaw Karen", "mam": "Mam"}
_COMMAS = {"ARABIC": "، ", "ETHIOPIC": "፣ ", "MYANMAR": "၊ ", **dict.fromkeys(("CJK", "HANGUL", "THAI", "LAO", "KHMER"), " ")}
_UNSEEN = re.compile("[\u061c\u200e\u200f]")
# The digit zero of CLDR's numbering systems whose ten digits follow each other (UAX 44, Nd).
_ZEROS = {
    "adlm": 0x1E950, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "gujr": 0xAE6, "guru": 0xA66, "khmr": 0x17E0,
    "knda": 0xCE6, "laoo": 0xED0, "mlym": 0xD66, "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x7C0, "olck": 0x1C50, "orya": 0xB66,
    "rohg": 0x10D30, "tamldec": 0xBE6, "telu": 0xC66, "thai": 0xE50, "tibt": 0xF20,
}  # fmt: skip
_SYMBOLS = (("decimal", "."), ("group", ","), ("percentSign", "%"))


@frozen()
class Numerals:
    """A language's own digits: the code point of its zero, and what stands before decimals, between thousands and for per cent."""

    zero: int
    decimal: str
    group: str
    percent: str


def find_locale(lang: str) -> Locale:
    """CLDR's locale of the tag, or of as much of the tag as CLDR knows; never another language.

    ValueError where CLDR has no names of days in that language.
    """
    from babel import Locale, UnknownLocaleError

    tag = _SAME_AS.get(lang.lower(), lang)
    while tag and base(tag) not in ("und", "root"):
        try:
            found = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
            continue
        is_nameless = found.days["format"]["wide"][0] == Locale.parse("root").days["format"]["wide"][0]
        if is_nameless and base(tag) not in _NAMED_HERE:
            break
        return found
    raise ValueError(f"CLDR does not say how {lang!r} writes days and times; give monday … sunday in its phrases")


def base(lang: str) -> str:
    """The language of a tag, without script and region."""
    return lang.split("-", maxsplit=1)[0].lower()


def script_of(text: str) -> str:
    """The script of the first letter, as Unicode's character names call it (LATIN, ARABIC, CJK)."""
    letter = next((character for character in text if character.isalpha()), " ")
    return unicodedata.name(letter, "").split(" ", maxsplit=1)[0]


def comma(text: str) -> str:
    """What stands between parts of a line in the script of ``text``: ", ", "، ", a space."""
    return _COMMAS.get(script_of(text), ", ")


def day_names(lang: str, locale: Locale) -> tuple[str, ...]:
    """Monday to Sunday."""
    wide = locale.days["format"]["wide"]
    return _HAITIAN_DAYS if base(lang) == "ht" else tuple(str(wide[number]) for number in range(7))


def format_list(items: Sequence[str], lang: str, locale: Locale | None = None) -> str:
    """The items in one phrase: "A, B, and C", "A, B y C"; bare commas in a language that CLDR does not know."""
    from babel.lists import format_list as babel_list

    if base(lang) == "ht" and len(items) > 1:
        return f"{', '.join(items[:-1])} ak {items[-1]}"
    try:
        return spaced(babel_list(items, locale=locale or find_locale(lang)))
    except ValueError:
        return comma(items[0]).join(items)


def format_day(day: date, lang: str) -> str:
    """The date in words ("November 23, 2026", "23 de noviembre de 2026"), or as 2026-11-23 where CLDR has no words."""
    from babel.dates import format_date

    if base(lang) == "ht":
        return f"{day.day} {_HAITIAN_MONTHS[day.month - 1]} {day.year}"
    try:
        return spaced(format_date(day, "long", locale=find_locale(lang)))
    except ValueError:
        return day.isoformat()


def numerals_of(lang: str) -> Numerals:
    """The language's own digits; ValueError where it writes Western ones, or CLDR does not know."""
    locale = find_locale(lang)
    system = locale.other_numbering_systems.get("native", locale.default_numbering_system)
    if system not in _ZEROS:
        raise ValueError(f"CLDR knows no digits of its own for {lang!r}; leave 'digits' out, and numbers are Western")
    symbols = locale.number_symbols.get(system, {})
    decimal, group, percent = (_UNSEEN.sub("", str(symbols.get(name) or usual)) for name, usual in _SYMBOLS)
    return Numerals(_ZEROS[system], decimal, group, percent)


@lru_cache(maxsize=1024)
def own_name(lang: str) -> str:
    """The language's name in that language ("Español", "العربية", "简体中文"); ValueError where nobody has recorded it."""
    name = _OWN_NAMES.get(base(lang)) or _cldr_name(lang)
    if not name:
        raise ValueError(f"CLDR does not know what {lang!r} calls itself; write its own name after it, as in {{{lang}: …}}")
    return capitalised(name)


def name_in(tag: str, lang: str) -> str | None:
    """The name of a language in the language ``lang`` ("Haitian Creole", "criollo haitiano"), as within a sentence; None where CLDR has none."""
    try:
        names = find_locale(lang).languages
    except ValueError:
        return None
    parts = _SAME_AS.get(base(tag), tag).split("-")
    known = next((str(names[key]) for key in ("_".join(parts[:2]), parts[0]) if key in names), None)
    return known or (_ENGLISH_NAMES.get(base(tag)) if base(lang) == "en" else None)


def spoken_name(tag: str, lang: str) -> str:
    """The same of what is spoken, whatever it is written in (zh-Hans is Chinese); ValueError where nobody has recorded it."""
    spoken = base(tag)
    name = (_OWN_NAMES.get(spoken) if base(lang) == spoken else None) or name_in(spoken, lang)
    if not name:
        raise ValueError(f"CLDR does not know what {tag!r} is called in {lang!r}; write the name into the sentence")
    return name.replace("Tiếng ", "tiếng ", 1) if base(lang) == "vi" else name  # CLDR writes it as at the start of a line


def capitalised(text: str) -> str:
    """The text with a capital where its script has one for the start of a line (title case: Georgian has none)."""
    return text[:1].title() + text[1:]


def spaced(text: str) -> str:
    """Thin and narrow spaces, which many faces lack, as common ones, and no marks of direction: the text engine sets direction."""
    return _UNSEEN.sub("", text).replace("\u2009", " ").replace("\u202f", "\u00a0")


def _cldr_name(lang: str) -> str:
    """By language and script, then by language."""
    from babel import Locale, UnknownLocaleError

    parts = lang.split("-")
    keys = ["_".join(parts[:2]), parts[0]] if len(parts) > 1 and len(parts[1]) == 4 else [parts[0]]
    try:
        names = Locale.parse(keys[0]).languages
    except (UnknownLocaleError, ValueError):
        return ""
    return next((str(names[key]) for key in keys if key in names), "")
