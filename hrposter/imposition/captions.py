"""Names and numbers on a sheet that is for those who print: one line each, one typeface, black."""

from __future__ import annotations

from functools import lru_cache

from hrposter.display import Ink, Text
from hrposter.fonts.coverage import stack_for
from hrposter.spec.options import Align
from hrposter.text.paragraph import Paragraph, Phrase, shape_paragraph

BLACK = Ink("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))

_FAMILIES = ("Atkinson Hyperlegible",)
_LANG = "en"
# In ems: how far letters reach above the baseline and below.
ASCENT, DESCENT = 0.68, 0.22
_SHARE = {"start": 0.0, "center": 0.5, "end": 1.0}


def caption(words: str, x: float, baseline: float, size: float, align: Align = "start", *, is_strong: bool = False) -> Text:
    """One line that begins, has its middle, or ends at ``x``."""
    paragraph = _set(words, is_strong=is_strong)
    line = paragraph.set(paragraph.break_lines(float("inf"))[0])
    left = x - _SHARE[align] * line.width * size
    return Text(left, baseline, size, line.width * size, ASCENT * size, DESCENT * size, line.runs, line.text)


@lru_cache(maxsize=256)
def _set(words: str, *, is_strong: bool) -> Paragraph:
    weight = 700 if is_strong else 400
    return shape_paragraph((Phrase(words, stack_for(words, _LANG, _FAMILIES, weight, weight), BLACK),), _LANG, False)
