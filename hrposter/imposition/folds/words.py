"""What sheets to fold say of themselves, in the language of the piece."""

from __future__ import annotations

from functools import lru_cache

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.i18n import PSEUDO_TAGS
from hrposter.memo import Same
from hrposter.resources import Library
from hrposter.spec.content import Content, compare
from hrposter.spec.readers import content_in
from hrposter.spec.typeset import set_content

# How many languages are kept as they are printed.
_KEPT = 32


def words_for(library: Library, lang: str) -> Content:
    """The words in a language, else in its plain form, else in English; PosterError where a translation lacks some of them."""
    english = _words_in(library, "en")
    content = _words_in(library, PSEUDO_TAGS.get(lang, lang)) or _words_in(library, lang.partition("-")[0]) or english
    if content is None or english is None:
        raise PosterError(
            Diagnostic("missing-language", None, "there are no words in English for sheets to fold", "put back assets/imposition/en.yaml")
        )
    if content is not english and (problems := compare(english, content)):
        raise PosterError(*problems)
    return _printed(Same(content))


def _words_in(library: Library, lang: str) -> Content | None:
    path = library.imposition(lang)
    return content_in(path) if path else None


@lru_cache(maxsize=_KEPT)
def _printed(content: Same[Content]) -> Content:
    return set_content(content.value)
