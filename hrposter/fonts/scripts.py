"""Scripts, and the typefaces that set each of them when a theme's own do not."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from types import MappingProxyType

import uharfbuzz as hb

from hrposter.frozen import frozen

COMMON = "Zyyy"


@frozen()
class WritingSystem:
    """One script as a language uses it.

    ``families`` set it, the best first; ``letters`` are some that every face for it must have; ``package`` brings the
    families, ``from_debian`` says that it is Debian's; ``parts`` are the ISO 15924 codes of its characters where they
    differ from its own.
    """

    name: str
    families: tuple[str, ...]
    letters: str
    package: str = "manimgx-fonts"
    parts: tuple[str, ...] = ()
    from_debian: bool = False

    @property
    def advice(self) -> str:
        """How to get its families; "" where no package is known."""
        if self.from_debian:
            return f"on Debian and Ubuntu run: sudo apt install {self.package}"
        return f"run: pip install {self.package}" if self.package else ""


_CJK = "justmytype-intl-cjk"

WRITING_SYSTEMS = MappingProxyType(
    {
        "Arab": WritingSystem("Arabic", ("Noto Sans Arabic",), "ابجمه"),
        "Aran": WritingSystem("Nastaliq", ("Noto Nastaliq Urdu",), "ابجمهےٹڈ", "fonts-noto-core", ("Arab",), from_debian=True),
        "Armn": WritingSystem("Armenian", ("Noto Sans Armenian",), "Աաբ"),
        "Beng": WritingSystem("Bengali", ("Noto Sans Bengali",), "অকম"),
        "Cyrl": WritingSystem("Cyrillic", ("Noto Sans",), "АЖаж"),
        "Deva": WritingSystem("Devanagari", ("Noto Sans Devanagari",), "अकम"),
        "Ethi": WritingSystem("Ethiopic", ("Noto Sans Ethiopic",), "ሀመአ"),
        "Geor": WritingSystem("Georgian", ("Noto Sans Georgian",), "აბგ"),
        "Grek": WritingSystem("Greek", ("Noto Sans",), "ΑΩαωά"),
        "Gujr": WritingSystem("Gujarati", ("Noto Sans Gujarati",), "અકમ"),
        "Guru": WritingSystem("Gurmukhi", ("Noto Sans Gurmukhi",), "ਅਕਮ"),
        "Hans": WritingSystem("Simplified Chinese", ("Noto Sans SC",), "国说", _CJK, ("Hani", "Bopo")),
        "Hant": WritingSystem("Traditional Chinese", ("Noto Sans TC",), "國說", _CJK, ("Hani", "Bopo")),
        "Hebr": WritingSystem("Hebrew", ("Noto Sans Hebrew",), "אבש"),
        "Jpan": WritingSystem("Japanese", ("Noto Sans JP",), "あア日", _CJK, ("Hira", "Kana", "Hani")),
        "Khmr": WritingSystem("Khmer", ("Noto Sans Khmer",), "កខម"),
        "Knda": WritingSystem("Kannada", ("Noto Sans Kannada",), "ಅಕಮ"),
        "Kore": WritingSystem("Korean", ("Noto Sans KR",), "가한", _CJK, ("Hang", "Hani")),
        "Laoo": WritingSystem("Lao", ("Noto Sans Lao",), "ກຂມ"),
        "Latn": WritingSystem("Latin", ("Noto Sans",), "AZaz"),
        "Mlym": WritingSystem("Malayalam", ("Noto Sans Malayalam",), "അകമ"),
        "Mymr": WritingSystem("Burmese", ("Noto Sans Myanmar",), "ကခမ"),
        "Orya": WritingSystem("Odia", ("Noto Sans Oriya",), "ଅକମ"),
        "Sinh": WritingSystem("Sinhala", ("Noto Sans Sinhala",), "අකම"),
        "Taml": WritingSystem("Tamil", ("Noto Sans Tamil",), "அகம"),
        "Telu": WritingSystem("Telugu", ("Noto Sans Telugu",), "అకమ"),
        "Thai": WritingSystem("Thai", ("Noto Sans Thai",), "กขม"),
        COMMON: WritingSystem("symbols", ("Noto Sans", "Noto Sans Symbols", "Noto Emoji"), ""),
    }
)

# Which writing system sets a character of the scripts that several languages share, when the language is none of them.
_BY_CHARACTER = MappingProxyType({"Hani": "Hans", "Bopo": "Hant", "Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore"})


@lru_cache(maxsize=4096)
def script_of(ch: str) -> str:
    """The ISO 15924 code of one character's script by HarfBuzz's tables; Zyyy for what all scripts share."""
    buffer = hb.Buffer()
    buffer.add_str(ch)
    buffer.guess_segment_properties()
    return buffer.script or COMMON


def parts_of(script: str) -> tuple[str, ...]:
    """The codes that the characters of a language's script bear: Jpan gives Hira, Kana and Hani."""
    system = WRITING_SYSTEMS.get(script)
    return system.parts if system and system.parts else (script,)


def writing_system(script: str, ch: str = "") -> WritingSystem:
    """How a script is set; for one that we know no family for, its name is read from the character ``ch``."""
    code = _BY_CHARACTER.get(script, script)
    if code in WRITING_SYSTEMS:
        return WRITING_SYSTEMS[code]
    name = unicodedata.name(ch, script).split()[0].title() if ch else script
    return WritingSystem(name, (f"Noto Sans {name}", f"Noto Serif {name}"), "", package="")
