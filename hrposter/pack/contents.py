"""What is in a pack: its files, by piece, by sheet and use, then by language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hrposter.cldr import capitalised, name_in, own_name
from hrposter.frozen import frozen
from hrposter.i18n import parse_language
from hrposter.spec.clinic import Clinic
from hrposter.spec.content import STALE

_DRAFTS = ("draft", STALE)
_LANDSCAPE = " landscape"


@frozen()
class PackFile:
    """One file of a pack: what it is called, and what it holds.

    ``sheet_name`` is what Job.sheet_name says, ``status`` that of a translation, None where there is none to tell.
    ``is_folded``: its pages are flat sheets, and the last shows how they are folded.
    """

    name: str
    piece: str
    title: str
    lang: str
    sheet_name: str
    profile: str
    pages: int
    status: str | None = None
    is_folded: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether no qualified translator has checked the words as they stand in English today."""
        return self.status in _DRAFTS

    @property
    def is_landscape(self) -> bool:
        """Whether the sheet lies on its side."""
        return self.sheet_name.endswith(_LANDSCAPE)

    @property
    def paper(self) -> str:
        """The name of the sheet, whichever way it stands."""
        return self.sheet_name.removesuffix(_LANDSCAPE).removesuffix(" portrait")


@frozen()
class Pack:
    """All files of one clinic, in a folder that is called ``slug``; ``theme`` is the one they have, None for each piece's own.

    ``lang`` is the language of the index.
    """

    clinic: Clinic
    slug: str
    files: tuple[PackFile, ...]
    theme: str | None = None
    lang: str = "en"


@frozen()
class Edition:
    """One piece on one sheet for one use, in each of its languages."""

    files: tuple[PackFile, ...]

    @property
    def first(self) -> PackFile:
        """The file that stands for all: they differ in language alone."""
        return self.files[0]


@frozen()
class Title:
    """One piece in all its editions."""

    piece: str
    title: str
    editions: tuple[Edition, ...]


@frozen()
class Tongue:
    """A language as the index names it: in its own language, and by the name that the language gives itself where that is another one."""

    tag: str
    name: str
    own: str | None
    is_rtl: bool


@lru_cache(maxsize=256)
def titles(files: tuple[PackFile, ...]) -> tuple[Title, ...]:
    """The files by piece, then by sheet and use, in the order in which these come; English first, other languages by their English names."""
    pieces: dict[str, dict[tuple[str, str], list[PackFile]]] = {}
    for file in files:
        pieces.setdefault(file.piece, {}).setdefault((file.sheet_name, file.profile), []).append(file)
    return tuple(Title(piece, _title(editions.values()), tuple(map(_edition, editions.values()))) for piece, editions in pieces.items())


def _title(editions: Iterable[list[PackFile]]) -> str:
    return next(file.title for edition in editions for file in edition)


def _edition(files: list[PackFile]) -> Edition:
    return Edition(tuple(sorted(files, key=lambda file: (file.lang != "en", tongue(file.lang, "en").name, file.name))))


@lru_cache(maxsize=256)
def tongue(tag: str, lang: str) -> Tongue:
    """A language by its name in the language ``lang``, in English where nobody has recorded that, by its tag where there is none at all."""
    name = capitalised(name_in(tag, lang) or name_in(tag, "en") or tag)
    try:
        own = own_name(tag)
    except ValueError:
        own = name
    return Tongue(tag, name, None if own.casefold() == name.casefold() else own, parse_language(tag).is_rtl)
