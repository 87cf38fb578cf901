"""What the index of a pack says, in words that both its page and its web page show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hrposter.fragments import Copy, Fragment
from hrposter.memo import Same
from hrposter.pack.contents import Edition, PackFile, Title
from hrposter.resources import asset_path
from hrposter.spec.content import Content
from hrposter.spec.phrases import Phrases
from hrposter.spec.readers import as_printed, content_in, phrases_in
from hrposter.spec.words import Message

_PROFILES = ("office", "press", "web", "large-print", "screen")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the index as they are printed, and the phrases that all pieces share."""

    content: Content
    phrases: Phrases

    def text(self, key: str) -> str:
        """One message, in one weight."""
        return "".join(fragment.text for fragment in self.copy(key))

    def copy(self, key: str) -> Copy:
        """One message with its strong words."""
        message = self.content.words[key]
        assert isinstance(message, Message), f"{key} is one message"
        return tuple(Fragment(part.text, part.is_strong) for part in message.parts)

    def use(self, edition: Edition) -> str:
        """The sheet of an edition and what it is for: ``Letter, upright · office printer``."""
        first = edition.first
        sheet = first.paper if first.profile == "screen" else f"{first.paper}, {self.text('wide' if first.is_landscape else 'upright')}"
        return f"{sheet} · {self.text(_for(first.profile))}"

    def alt(self, title: Title, edition: Edition) -> str:
        """What the small picture of an edition shows."""
        return f"{self.text('picture')}: {title.title}, {edition.first.sheet_name}"

    def note(self, file: PackFile) -> str:
        """How many pages a file has, if it has several."""
        return f"{file.pages}\u00a0{self.text('pages')}" if file.pages > 1 else ""

    def count(self, files: Iterable[PackFile]) -> str:
        """How many files there are."""
        return f"{self.text('files')}: {len(tuple(files))}"


def wording() -> Wording:
    """The words of the index."""
    return _wording(Same(content_in(asset_path("packs/en.yaml"))), Same(phrases_in(asset_path("phrases/en.yaml"))))


@lru_cache(maxsize=2)
def _wording(content: Same[Content], phrases: Same[Phrases]) -> Wording:
    return Wording(*as_printed(content.value, phrases.value))


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
