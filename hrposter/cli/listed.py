"""What ``hrposter list`` tells: a line for each piece, all of some pieces, or everything for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from hrposter.cli.table import table
from hrposter.frozen import frozen

if TYPE_CHECKING:
    from hrposter.spec.bundle import Bundle
    from hrposter.spec.card_sheets import CardSheet

# The order in which how far languages are is counted up; what is not among these comes last.
_STATUSES = ("approved", "reviewed", "draft", "stale")
_SHARED = "(shared words)"


@frozen()
class Language:
    """How far one language is: its status, and the texts whose English has changed since."""

    tag: str
    status: str
    stale: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The tag, and how many texts there are to look at again."""
        return f"{self.tag} ({len(self.stale)})" if self.stale else self.tag


@frozen()
class Piece:
    """One piece of the list; ``screens`` are the sizes of its screens, if it has any."""

    name: str
    title: str
    languages: tuple[Language, ...]
    is_critical: bool
    sizes: tuple[str, ...]
    screens: tuple[str, ...]
    theme: str
    audience: str
    folder: Path


@frozen()
class Listed:
    """All that there is: the pieces, the words that all of them share, themes, bundles and sheets of cards."""

    pieces: tuple[Piece, ...]
    shared: tuple[Language, ...]
    themes: tuple[str, ...]
    bundles: tuple[Bundle, ...]
    card_sheets: tuple[CardSheet, ...]

    @property
    def tags(self) -> list[str]:
        """Every language that is there, English first."""
        return _tags([*(piece.languages for piece in self.pieces), self.shared])


def in_short(listed: Listed) -> str:
    """A line for each piece, then one for each bundle and sheet of cards."""
    tags = listed.tags
    rows = [(piece.name, _title(piece), _some(piece.sizes), _count(piece.screens), _how_far(piece.languages, tags)) for piece in listed.pieces]
    shared = (_SHARED, "", "", "", _how_far(listed.shared, tags))
    lines = [table(("PIECE", "TITLE", "SIZES", "SCREENS", "LANGUAGES"), [*rows, shared]), ""]
    lines += ["Themes:", f"  {', '.join(listed.themes)}"]
    lines += ["Bundles:"] if listed.bundles else []
    lines += [f"  {bundle.name} (for {bundle.audience}): {', '.join(name for name, _ in bundle.pieces)}" for bundle in listed.bundles]
    lines += ["Sheets of cards:"] if listed.card_sheets else []
    lines += [f"  {sheet.name} ({sheet.size.name}): {sheet.title}" for sheet in listed.card_sheets]
    lines += ["", "All of one:  hrposter list PIECE", "Make one:    hrposter render PIECE --lang es --size A3"]
    return "\n".join(lines)


def in_full(listed: Listed, pieces: Sequence[Piece]) -> str:
    """Everything about some pieces."""
    return "\n\n".join("\n".join(_all_of(piece, listed)) for piece in pieces)


def _all_of(piece: Piece, listed: Listed) -> Iterator[str]:
    yield f"{piece.name}: {piece.title}"
    named = [bundle.name for bundle in listed.bundles if piece.name in (name for name, _ in bundle.pieces)]
    spoken = {language.tag for language in piece.languages}
    facts = {
        "for": piece.audience,
        "theme": piece.theme,
        "sizes": ", ".join(piece.sizes),
        "screens": ", ".join(piece.screens),
        "bundles": ", ".join(named),
        "critical": "yes: a draft comes with its English" if piece.is_critical else "",
        **_by_status(piece.languages),
        "missing": ", ".join(tag for tag in listed.tags if tag not in spoken),
        "folder": str(piece.folder),
    }
    wide = max(map(len, facts))
    yield from (f"  {name.ljust(wide)}  {fact}" for name, fact in facts.items() if fact)
    lang = next((language.tag for language in piece.languages if language.tag != "en"), "en")
    yield f"  {'make it'.ljust(wide)}  hrposter render {piece.name} --lang {lang} --size {piece.sizes[0]}"


def _by_status(languages: tuple[Language, ...]) -> dict[str, str]:
    """The languages that are as far as one another, with the number of their texts to look at again."""
    statuses = {language.status for language in languages}
    order = [status for status in ("source", *_STATUSES, *sorted(statuses)) if status in statuses]
    return {status: ", ".join(language.shown for language in languages if language.status == status) for status in order}


def _title(piece: Piece) -> str:
    return f"{piece.title} (critical)" if piece.is_critical else piece.title


def _some(sizes: tuple[str, ...]) -> str:
    """The first size, which is made where none is named, and how many more there are."""
    return ", ".join(sizes) if len(sizes) < 3 else f"{sizes[0]} and {len(sizes) - 1} more"


def _count(screens: tuple[str, ...]) -> str:
    return str(len(screens)) if screens else "-"


def _how_far(languages: tuple[Language, ...], tags: Sequence[str]) -> str:
    """How many languages are how far: ``en, 2 reviewed, 9 draft, 5 missing``."""
    english = [language for language in languages if language.tag == "en"]
    found = Counter(language.status for language in languages if language.tag != "en")
    found["missing"] = len(tags) - len(languages)
    known = [status for status in (*_STATUSES, *sorted(found)) if found[status]]
    said = ["en" if language.status == "source" else f"en {language.status}" for language in english]
    return ", ".join((*said, *(f"{found[status]} {status}" for status in dict.fromkeys(known))))


def _tags(spoken: Iterable[tuple[Language, ...]]) -> list[str]:
    """Every language that is there, English first."""
    return sorted({language.tag for languages in spoken for language in languages}, key=lambda tag: (tag != "en", tag))


def as_json(listed: Listed, pieces: Sequence[Piece]) -> str:
    """All of these pieces, and all that there is besides, for programs."""
    tags = listed.tags
    told = [
        {
            "name": piece.name,
            "title": piece.title,
            "languages": [asdict(language) for language in piece.languages],
            "missing": [tag for tag in tags if tag not in {language.tag for language in piece.languages}],
            "critical": piece.is_critical,
            "sizes": piece.sizes,
            "screens": piece.screens,
            "theme": piece.theme,
            "audience": piece.audience,
            "folder": str(piece.folder),
        }
        for piece in pieces
    ]
    bundled = [
        {"name": bundle.name, "title": bundle.title, "audience": bundle.audience, "pieces": [name for name, _ in bundle.pieces]}
        for bundle in listed.bundles
    ]
    cards = [
        {"name": sheet.name, "title": sheet.title, "paper": sheet.paper.name, "size": sheet.size.name, "cards": len(sheet.slots), "fits": sheet.fits}
        for sheet in listed.card_sheets
    ]
    shared_words = [asdict(language) for language in listed.shared]
    return json.dumps({"pieces": told, "phrases": shared_words, "themes": listed.themes, "bundles": bundled, "sheets": cards}, indent=2)
