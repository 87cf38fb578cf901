"""What the index of a pack says, in words that both its page and its web page show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from hrposter.cldr import comma
from hrposter.fragments import Copy
from hrposter.frozen import frozen
from hrposter.i18n import Language
from hrposter.layout.own_words import OwnWords, Subject, own_words
from hrposter.memo import Same
from hrposter.pack.contents import Edition, PackFile, Title
from hrposter.resources import Library
from hrposter.spec.clinic import Clinic

_SUBJECT: Subject = "packs"
_PROFILES = ("office", "press", "web", "large-print", "screen")
# A word that ends so stands before its number, others stand after it.
_COLONS = (":", "：")


@frozen()
class Wording:
    """The words of the index in one language, as they are printed."""

    own: OwnWords

    @property
    def language(self) -> Language:
        """The language that they are in."""
        return self.own.language

    def text(self, key: str) -> str:
        """One message, in one weight."""
        return self.own.text(key)

    def copy(self, key: str) -> Copy:
        """One message with its strong words."""
        return self.own.copy(key)

    def use(self, edition: Edition) -> str:
        """The sheet of an edition and what it is for: ``Letter, upright · office printer``."""
        return f"{self._sheet(edition.first)} · {self.text(_for(edition.first.profile))}"

    def alt(self, title: Title, edition: Edition) -> str:
        """What the small picture of an edition shows."""
        return _after(self.text("picture"), f"{title.title}{comma(self.text('picture'))}{self._sheet(edition.first)}")

    def note(self, file: PackFile) -> str:
        """How many pages a file has, if it has several."""
        return self._counted("pages", file.pages) if file.pages > 1 else ""

    def count(self, files: Iterable[PackFile]) -> str:
        """How many files there are."""
        return self._counted("files", len(tuple(files)))

    @property
    def continued(self) -> str:
        """Above a column that goes on with a piece, after its title."""
        return f"{comma(self.text('continued'))}{self.text('continued')}"

    def _sheet(self, file: PackFile) -> str:
        if file.profile == "screen":
            return file.paper
        stands = self.text("wide" if file.is_landscape else "upright")
        return f"{file.paper}{comma(stands)}{stands}"

    def _counted(self, key: str, number: int) -> str:
        word = self.text(key)
        return _after(word, str(number)) if word.endswith(_COLONS) else f"{number}\u00a0{word}"


def _after(word: str, more: str) -> str:
    """More after a colon; the one of full width has its blank in itself."""
    return f"{word}{more}" if word.endswith("：") else f"{word} {more}"


def wording(library: Library, lang: str = "en") -> Wording:
    """The words of the index in a language, else in English; PosterError where a translation lacks some of them."""
    return _wording(Same(own_words(library, _SUBJECT, lang)))


@lru_cache(maxsize=32)
def _wording(own: Same[OwnWords]) -> Wording:
    return Wording(own.value)


def index_language(clinic: Clinic, library: Library) -> str:
    """The first language that a clinic speaks, if the index does; else English."""
    first = clinic.languages[0].tag if clinic.languages else "en"
    return next((tag for tag in (first, first.partition("-")[0]) if tag == "en" or library.own_words(_SUBJECT, tag)), "en")


def advice(files: tuple[PackFile, ...]) -> tuple[str, ...]:
    """The keys of what to know before printing these files, in order; nothing of uses that are not among them."""
    return tuple(_advice(files))


def _advice(files: tuple[PackFile, ...]) -> Iterator[str]:
    uses = {file.profile for file in files}
    if uses != {"screen"}:
        yield from ("exact", "paper")
    if any(file.pages > 1 and file.profile != "screen" for file in files):
        yield "both_sides"
    if any(file.is_folded for file in files):
        yield "folded"
    yield from (name.replace("-", "_") for name in _PROFILES if name in uses)
    if any(file.is_draft for file in files):
        yield "drafts"
    yield "wrong"


def _for(profile: str) -> str:
    return f"for_{profile.replace('-', '_')}" if profile in _PROFILES else "for_other"
