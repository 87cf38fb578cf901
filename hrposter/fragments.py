"""Copy: words ready to be set, in fragments of one weight, one source and one language each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import NamedTuple, Protocol

from hrposter.i18n import Language, parse_language


class Fragment(NamedTuple):
    """Words of one weight; ``is_value`` when a clinic's own detail, whose direction may differ; ``lang`` where it is not the poster's."""

    text: str
    is_strong: bool = False
    is_value: bool = False
    lang: str | None = None


Copy = tuple[Fragment, ...]


# A box to tick, which the faces of Chinese, Japanese and Korean have; a blank at which no line ends, and the same without a blank.
_BOX, _TIED, _JOINED = "\u25a1", "\u00a0", "\u2060"


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


def to_tick(names: Mapping[str, str], lang: str, *, is_strong: bool = False) -> Copy:
    """Names in ``lang``, each behind a box to tick and before what others call it; no line ends within one."""
    own = [Fragment(f"{_BOX}{_TIED}{_JOINED.join(name)}", is_strong, lang=lang) for name in names]
    others = [Fragment(_TIED + name.replace(" ", _TIED), is_strong) for name in names.values()]
    return tuple(part for pair in zip(own, others, repeat(Fragment(" ")), strict=False) for part in pair)[:-1]


def _other(tag: str, own: Language) -> str | None:
    """The tag, where it is another language or script than the poster's."""
    other = parse_language(tag)
    return None if (own.tag.split("-")[0], own.script) == (tag.split("-", maxsplit=1)[0], other.script) else tag
