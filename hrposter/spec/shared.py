"""The phrases that all pieces share, and how far they are: they stand on every poster, so they are a part of every translation."""

from __future__ import annotations

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.i18n import PSEUDO_TAGS
from hrposter.resources import Library
from hrposter.spec.content import Content
from hrposter.spec.phrases import Phrases
from hrposter.spec.readers import first_phrases
from hrposter.spec.translation import errors, judged


def phrases_of(library: Library, lang: str) -> Phrases:
    """The phrases in a language or, where its tag says more, in its plain form; PosterError where there are none."""
    if lang in PSEUDO_TAGS:
        from hrposter.spec.pseudo import pseudo_phrases

        return pseudo_phrases(phrases_of(library, "en"), lang)
    plain = lang.split("-", maxsplit=1)[0]
    found = first_phrases((*library.places("phrases", lang), *library.places("phrases", plain)))
    if found is None:
        help = f"copy assets/phrases/en.yaml to {lang}.yaml in an assets/phrases folder beside your layouts, and translate it"
        raise PosterError(Diagnostic("missing-phrases", None, f"there are no shared phrases in {lang!r}", help))
    return found


def unchecked(english: Content, content: Content, shared: Phrases, phrases: Phrases, *, is_strict: bool) -> tuple[Diagnostic, ...]:
    """What stops a render since nobody can tell, or nobody has said, that the words and the shared phrases were checked, by the English of both."""
    return errors((*judged(english, content, is_strict=is_strict), *judged(shared, phrases, is_strict=is_strict)))
