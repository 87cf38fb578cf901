"""Where a word may be hyphenated, by the patterns that Pyphen carries (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hrposter.text.manuscript import BREAK_MARKS
from hrposter.text.ucd import script

if TYPE_CHECKING:
    from pyphen import Pyphen

# Scripts whose words take a visible hyphen at a line's end.
_HYPHENATED: Final = frozenset({"Latn", "Cyrl", "Grek"})
# At least so many letters in all, and on either side of a hyphen.
_SHORTEST, _BESIDE = 8, 3
# Words of letters alone. Marks that stand apart from their letters, digits, what belongs to an address, and the
# translator's own soft hyphens, spaces and joiners leave a word as it is.
_NOT_BESIDE: Final = rf"[\w\u0300-\u036f@/\\{BREAK_MARKS.pattern.strip('[]')}]"
_WORD: Final = re.compile(rf"(?<!{_NOT_BESIDE})[^\W\d_]{{{_SHORTEST},}}+(?!{_NOT_BESIDE}|\.\w)")
# Tags under which Pyphen has the patterns of another name, or would take those of another country.
_NAMED: Final = {"en": "en_US"}
# Patterns that Pyphen carries under the GPL or CC BY-SA alone, which we leave: hrposter asks nobody to follow those.
_LEFT: Final = frozenset({"cs_CZ", "gl", "is", "lv_LV", "nb_NO", "nn_NO", "pt_PT", "ro_RO", "uk_UA"})


def hyphen_places(text: str, lang: str) -> Iterator[int]:
    """The places in ``text`` where a hyphen may stand at a line's end, none in languages without patterns.

    Only in words of at least eight letters without a capital inside, three letters from either end, and only where the
    hyphen changes no letter (as it does in Hungarian asszony, asz-szony).
    """
    for word in _WORD.finditer(text):
        letters = word[0]
        if letters[1:].islower() and script(letters[0]) in _HYPHENATED and (patterns := _patterns(lang)):
            yield from (word.start() + place for place in patterns.positions(letters) if not place.data)


@lru_cache(maxsize=8)
def _patterns(lang: str) -> Pyphen | None:
    """The patterns of a language; None where there are none. They take long to read, so they wait until a word needs them."""
    import pyphen

    name = pyphen.language_fallback(_NAMED.get(lang, lang))
    if name is None or pyphen.LANGUAGES[name].name[len("hyph_") : -len(".dic")] in _LEFT:
        return None
    return pyphen.Pyphen(lang=name, left=_BESIDE, right=_BESIDE)
