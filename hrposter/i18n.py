"""Languages: BCP 47 tags, their script and direction; nothing from the process locale."""

from __future__ import annotations

import re

from hrposter.frozen import frozen

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<region>[A-Z]{2}|[0-9]{3}))?(?:-x-[a-z0-9]{1,8})?")

# The script that a language is written in when its tag names none (CLDR likely subtags).
_SCRIPTS: dict[str, str] = {
    "am": "Ethi", "ar": "Arab", "as": "Beng", "azb": "Arab", "ba": "Cyrl", "be": "Cyrl", "bg": "Cyrl", "bho": "Deva", "bn": "Beng", "byn": "Ethi",
    "ce": "Cyrl", "ckb": "Arab", "dv": "Thaa", "el": "Grek", "fa": "Arab", "gu": "Gujr", "he": "Hebr", "hi": "Deva", "hy": "Armn", "ja": "Jpan",
    "ka": "Geor", "kar": "Mymr", "kk": "Cyrl", "km": "Khmr", "kn": "Knda", "ko": "Kore", "ks": "Arab", "ksw": "Mymr", "ky": "Cyrl", "lki": "Arab",
    "lo": "Laoo", "mai": "Deva", "mk": "Cyrl", "ml": "Mlym", "mn": "Cyrl", "mnw": "Mymr", "mr": "Deva", "my": "Mymr", "ne": "Deva", "or": "Orya",
    "pa": "Guru", "pbt": "Arab", "pnb": "Arab", "prs": "Arab", "ps": "Arab", "pwo": "Mymr", "ru": "Cyrl", "sd": "Arab", "shn": "Mymr", "si": "Sinh",
    "sr": "Cyrl", "ta": "Taml", "te": "Telu", "tg": "Cyrl", "th": "Thai", "ti": "Ethi", "tig": "Ethi", "tt": "Cyrl", "ug": "Arab", "uk": "Cyrl",
    "ur": "Arab", "yi": "Hebr", "yue": "Hant", "zh": "Hans",
}  # fmt: skip

_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Aran"})

# The least leading, in ems, that the marks and joins of a script or a language need to stay apart: what is customary, and no less
# than the ink of the faces that we set it in. Measured in bold, from the foot of the lowest sign to the head of the highest:
# Nastaliq 2.59, Khmer 1.41, Burmese 1.54, Thai 1.31, Lao 1.46, Telugu 1.34, Vietnamese (capitals with two accents) 1.29, Yoruba 1.17.
# Arabic needs 1.51 in most words; 1.57 where in bold an alef with two marks stands right below a yeh with its dots, which is rare.
_LEAST_LEADING: dict[str, float] = {
    "Arab": 1.52, "Aran": 2.6, "Hebr": 1.3, "Deva": 1.45, "Beng": 1.45, "Guru": 1.45, "Gujr": 1.45, "Taml": 1.4,
    "Telu": 1.5, "Knda": 1.5, "Mlym": 1.45, "Sinh": 1.45, "Khmr": 1.55, "Thai": 1.5, "Laoo": 1.5, "Mymr": 1.7,
    "Ethi": 1.35, "Hans": 1.4, "Hant": 1.4, "Jpan": 1.4, "Kore": 1.4, "vi": 1.3, "yo": 1.2,
}  # fmt: skip

# What a headline may be tighter by; its own ink is measured beside that (layout/setting.py).
_TIGHTER_IN_HEADLINES = 0.87

# How far the marks of a script or a language reach above the first baseline and below the last, in ems, where that is more than
# what is usual: measured like the leading.
_REACH: dict[str, tuple[float, float]] = {
    "Aran": (1.9, 0.7), "Khmr": (0.98, 0.45), "Knda": (0.96, 0.54), "Laoo": (1.16, 0.4), "Mymr": (1.02, 0.55),
    "Telu": (0.96, 0.48), "Thai": (1.05, 0.4), "vi": (1.0, 0.25), "yo": (0.9, 0.26),
}  # fmt: skip

# Pseudo-languages by the name that people ask for, with the tag that a file carries: what follows -x- is for private use
# (RFC 5646, 2.2.7), and what stands before it gives script, typefaces, days and times.
PSEUDO_TAGS: dict[str, str] = {"xx-long": "en-x-long", "xx-rtl": "ar-x-rtl", "xx-tall": "my-x-tall"}


@frozen()
class Language:
    """One language as it is set: its tag, its ISO 15924 script and its direction."""

    tag: str
    script: str
    is_rtl: bool

    def leading(self, wanted: float, *, is_headline: bool = False) -> float:
        """The leading in ems: what the style wants, or what the script needs where that is more."""
        least = max(_LEAST_LEADING.get(key, 0.0) for key in self._keys)
        return max(wanted, least * _TIGHTER_IN_HEADLINES if is_headline else least)

    @property
    def reach(self) -> tuple[float, float] | None:
        """Ems that its marks reach above the first baseline and below the last; None where the face's own will do."""
        return next((_REACH[key] for key in self._keys if key in _REACH), None)

    @property
    def _keys(self) -> tuple[str, str]:
        return self.tag.partition("-")[0], self.script


def parse_language(text: str) -> Language:
    """Read a BCP 47 tag such as ``es``, ``pt-BR`` or ``zh-Hans``; ValueError says how tags are written."""
    match = _TAG.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a language tag; write it as in es, pt-BR or zh-Hans")
    script = match["script"] or _SCRIPTS.get(match["language"], "Latn")
    return Language(text, script, script in _RIGHT_TO_LEFT)
