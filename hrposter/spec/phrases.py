"""Phrases that all pieces share in one language: the draft band, ranges of days and times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.hours import DAYS
from hrposter.i18n import Language, parse_language
from hrposter.source import Reader
from hrposter.spec.content import read_digits, version_is_known

KEYS = ("hrposter", "language", "name", "digits", "phrases")
NEEDED = ("hrposter", "language", "name", "phrases")
# What hours need where CLDR does not know the language, or says it as nobody would on a poster.
OF_HOURS = ("days_times", "with_note", "all_day", *DAYS)
PHRASES = ("draft", "range_days", "range_times", "text_line", "qr_alt", "logo_alt", "scan", "example", "checked_on")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The language's own name and its shared phrases; ``is_native``: numbers are written in its own digits."""

    language: Language
    autonym: str
    texts: Mapping[str, str]
    span: Span
    is_native: bool = False


def read_phrases(path: Path) -> Phrases:
    """Read a phrases file; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(KEYS, required=NEEDED)
    version_is_known(top)
    english = parse_language("en")
    language = top["language"].parsed(parse_language, english) if "language" in top else english
    entries = top["phrases"].fields((*PHRASES, *OF_HOURS), required=PHRASES) if "phrases" in top else {}
    texts = {key: view.text() for key, view in entries.items()}
    name = top["name"].text() if "name" in top else ""
    is_native = read_digits(top, language)
    reader.done()
    return Phrases(language, name, texts, root.span, is_native)
