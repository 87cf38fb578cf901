"""Phrases that all pieces share in one language: the draft band, ranges of days and times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hrposter.hours import DAYS
from hrposter.i18n import Language, parse_language
from hrposter.source import Reader
from hrposter.spec.content import version_is_known

KEYS = ("hrposter", "language", "name", "phrases")
# What hours need where CLDR does not know the language, or says it as nobody would on a poster.
OF_HOURS = ("days_times", "with_note", "all_day", *DAYS)
PHRASES = ("draft", "range_days", "range_times", "text_line", "qr_alt", "logo_alt", "scan", "example", "checked_on")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The language's own name and its shared phrases."""

    language: Language
    autonym: str
    texts: Mapping[str, str]


def read_phrases(path: Path) -> Phrases:
    """Read a phrases file; PosterError lists every problem found."""
    reader = Reader(path)
    top = reader.root().fields(KEYS, required=KEYS)
    version_is_known(top)
    english = parse_language("en")
    language = top["language"].parsed(parse_language, english) if "language" in top else english
    entries = top["phrases"].fields((*PHRASES, *OF_HOURS), required=PHRASES) if "phrases" in top else {}
    texts = {key: view.text() for key, view in entries.items()}
    name = top["name"].text() if "name" in top else ""
    reader.done()
    return Phrases(language, name, texts)
