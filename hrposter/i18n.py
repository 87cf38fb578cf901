"""Languages: BCP 47 tags, their script and direction; nothing from the process locale."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<region>[A-Z]{2}|[0-9]{3}))?(?:-x-[a-z0-9]{1,8})?")

# The script that a language is written in when its tag names none (CLDR likely subtags).
_SCRIPTS: dict[str, str] = {
    "am": "Ethi", "ar": "Arab", "be": "Cyrl", "bg": "Cyrl", "bn": "Beng", "ckb": "Arab", "dv": "Thaa", "el": "Grek",
    "fa": "Arab", "gu": "Gujr", "he": "Hebr", "hi": "Deva", "hy": "Armn", "ja": "Jpan", "ka": "Geor", "kk": "Cyrl",
    "km": "Khmr", "kn": "Knda", "ko": "Kore", "ksw": "Mymr", "lo": "Laoo", "mk": "Cyrl", "ml": "Mlym", "mn": "Cyrl",
    "mr": "Deva", "my": "Mymr", "ne": "Deva", "or": "Orya", "pa": "Guru", "prs": "Arab", "ps": "Arab", "ru": "Cyrl", "sd": "Arab",
    "si": "Sinh", "sr": "Cyrl", "ta": "Taml", "te": "Telu", "tg": "Cyrl", "th": "Thai", "ti": "Ethi", "ug": "Arab",
    "uk": "Cyrl", "ur": "Arab", "yi": "Hebr", "yue": "Hant", "zh": "Hans",
}  # fmt: skip

_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Aran"})

# The least leading, in ems, that a script's marks and joins need to stay apart.
_LEAST_LEADING: dict[str, float] = {
    "Arab": 1.45, "Aran": 2.0, "Hebr": 1.3, "Deva": 1.45, "Beng": 1.45, "Guru": 1.45, "Gujr": 1.45, "Taml": 1.4,
    "Telu": 1.5, "Knda": 1.5, "Mlym": 1.45, "Sinh": 1.45, "Khmr": 1.55, "Thai": 1.5, "Laoo": 1.5, "Mymr": 1.7,
    "Ethi": 1.35, "Hans": 1.4, "Hant": 1.4, "Jpan": 1.4, "Kore": 1.4,
}  # fmt: skip

_TIGHTER_IN_HEADLINES = 0.87


@dataclass(frozen=True, slots=True)
class Language:
    """One language as it is set: its tag, its ISO 15924 script and its direction."""

    tag: str
    script: str
    is_rtl: bool

    def leading(self, wanted: float, *, is_headline: bool = False) -> float:
        """The leading in ems: what the style wants, or what the script needs where that is more."""
        least = _LEAST_LEADING.get(self.script, 0.0)
        return max(wanted, least * _TIGHTER_IN_HEADLINES if is_headline else least)


def parse_language(text: str) -> Language:
    """Read a BCP 47 tag such as ``es``, ``pt-BR`` or ``zh-Hans``; ValueError says how tags are written."""
    match = _TAG.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a language tag; write it as in es, pt-BR or zh-Hans")
    script = match["script"] or _SCRIPTS.get(match["language"], "Latn")
    return Language(text, script, script in _RIGHT_TO_LEFT)
