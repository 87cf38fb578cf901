"""The parts of a clinic's own details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.hours import Opening


@frozen()
class Words:
    """A text that readers must understand: one for all languages (``plain``), or one for each tag."""

    plain: str | None
    by_language: Mapping[str, str]
    span: Span

    def in_language(self, lang: str) -> str | None:
        """The text for the tag, then for the tag without region and script, then the plain one; never another language's."""
        tag = lang
        while tag and tag not in self.by_language:
            tag = tag.rpartition("-")[0]
        return self.by_language[tag] if tag else self.plain


@frozen()
class Hours:
    """One entry of the opening hours."""

    opening: Opening
    note: Words | None
    span: Span

    def in_language(self, lang: str) -> Opening:
        """The opening with its note in that language, where there is one."""
        return replace(self.opening, note=self.note.in_language(lang) or "") if self.note else self.opening


@frozen()
class Code:
    """What the QR code opens, and the words beside it."""

    url: str
    label: Words | None


@frozen()
class Spoken:
    """A language that people speak here: its tag and what it calls itself."""

    tag: str
    name: str
    span: Span


@frozen()
class Contact:
    """A person to ask for by name."""

    name: str
    role: Words | None
    phone: str | None


@frozen()
class Policy:
    """The written policy that a promise rests on."""

    title: str
    date: date | None
    url: str | None


@frozen()
class Imprint:
    """Who answers for the poster."""

    organisation: str | None
    version: str | None
    funder: str | None
    licence: str | None
