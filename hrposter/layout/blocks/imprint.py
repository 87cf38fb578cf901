"""The imprint: who answers for the words, which version they are, and when they were checked, in one line."""

from __future__ import annotations

from hrposter.fragments import Fragment
from hrposter.layout.blocks.text import Paragraphed
from hrposter.layout.setting import Typesetter
from hrposter.spec.prose import ImprintBlock
from hrposter.spec.theme import Surface
from hrposter.typography.marks import DOT

# A line may end with the dot, but not begin with it.
_CHECKED = "checked_on"


def imprint(spec: ImprintBlock, surface: Surface, setter: Typesetter) -> Paragraphed | None:
    """The line; None where the clinic says none of it."""
    poster = setter.poster
    said = [poster.detail("imprint.organisation"), poster.detail("imprint.version"), _checked_on(setter)]
    given = [text for text in said if text]
    if poster.clinic is None or not given:
        return None
    copy = [Fragment(given[0], is_value=True)]
    for text in given[1:]:
        copy += [Fragment(DOT), Fragment(text, is_value=True)]
    source = poster.clinic.spans.get("imprint", poster.clinic.spans.get(_CHECKED, poster.clinic.span))
    return Paragraphed(setter.set(tuple(copy), spec.style, surface, source), "P")


def _checked_on(setter: Typesetter) -> str | None:
    """When the clinic last checked its details, in the language of the piece."""
    date = setter.poster.detail(_CHECKED)
    return setter.poster.phrases.texts[_CHECKED].format(date=date) if date else None
