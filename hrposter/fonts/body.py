"""How large the letters of a face look: what makes scripts of different builds stand at one size."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from hrposter.display import FaceRef
from hrposter.fonts.face import open_face

# Letters that a reader of the script sees most, without marks. In scripts with capitals the eye takes a size between small
# letters and capitals, so there are as many of these as of those, and none with an ascender.
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "Latn": "xzvnHEIT", "Cyrl": "хнопНЕИТ", "Grek": "νοκχΗΕΙΤ", "Armn": "ասոնԱՍՈՆ", "Geor": "აბგდეთიკლმნო", "Arab": "اهلوميبرحتند",
        "Hebr": "אבהוטימנשתר", "Deva": "कतनपमयरसहआवल", "Beng": "কতনপমযরসহআবল", "Gujr": "કતનપમયરસહઆવલ", "Guru": "ਕਤਨਪਮਯਰਸਹਆਵਲ",
        "Taml": "கதநபமயரவலஇனட", "Telu": "కతనపమయరసహఆవల", "Knda": "ಕತನಪಮಯರಸಹಆವಲ", "Mlym": "കതനപമയരസഹആവല", "Sinh": "කතනපමයරසහආවල",
        "Khmr": "កតនបមយរសហអវល", "Thai": "กตนมยรสหอวล", "Laoo": "ກຕນມຍຣສຫອວລ", "Mymr": "ကတနပမယရသဟအဝလ", "Ethi": "ከተነበመየረሰሀአወለ",
        "Hans": "这里欢迎您来", "Hant": "這裡歡迎您來", "Jpan": "ようこそあなたの", "Kore": "잘오셨습니다환영",
    }
)  # fmt: skip


@lru_cache(maxsize=512)
def body_height(ref: FaceRef, script: str, text: str = "") -> float:
    """How far the letters of a script rise above the baseline, in ems: halfway between their average and the tallest.

    It is measured on the ink, and not on what the face says. Letters of ``text`` are measured for a script of which we know none.
    Where there is nothing to measure it is the x-height.
    """
    face = open_face(ref)
    glyphs = (face.font.get_nominal_glyph(ord(letter)) for letter in _LETTERS.get(script, text))
    tops = [ink[1] for ink in (face.ink(glyph) for glyph in glyphs if glyph) if ink]
    return (sum(tops) / len(tops) + max(tops)) / 2 if tops else face.x_height
