"""Copy: words ready to be set, in fragments of one weight, one source and one language each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from hrposter.i18n import Language, parse_language


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one weight; ``is_value`` when a clinic's own detail, whose direction may differ; ``lang`` where it is not the poster's."""

    text: str
    is_strong: bool = False
    is_value: bool = False
    lang: str | None = None


Copy = tuple[Fragment, ...]


class Named(Protocol):
    """A language that people speak: its tag and what it calls itself."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag."""

    @property
    def name(self) -> str:
        """The name, in that language."""


def named(languages: Iterable[Named], between: str, language: Language, *, is_strong: bool = False) -> Copy:
    """Languages by their own names, each in itself; one that is written as ``language`` is needs no mark."""
    pairs = [(Fragment(between, is_strong), Fragment(each.name, is_strong, True, _other(each.tag, language))) for each in languages]
    return tuple(fragment for pair in pairs for fragment in pair)[1:]


def _other(tag: str, own: Language) -> str | None:
    """The tag, where it is another language or script than the poster's."""
    other = parse_language(tag)
    return None if (own.tag.split("-")[0], own.script) == (tag.split("-", maxsplit=1)[0], other.script) else tag
