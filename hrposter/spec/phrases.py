"""Phrases that all pieces share in one language: the draft band, ranges of days and times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.hours import DAYS
from hrposter.i18n import Language, parse_language
from hrposter.source import Reader
from hrposter.spec.content import STALE, read_digits, read_review, version_is_known

KEYS = ("hrposter", "language", "name", "spoken", "status", "reviewer", "reviewed_on", "digits", "phrases", "english")
NEEDED = ("hrposter", "language", "name", "phrases")
# What hours need where CLDR does not know the language, or says it as nobody would on a poster.
OF_HOURS = ("days_times", "with_note", "all_day", *DAYS)
PHRASES = ("draft", "range_days", "range_times", "text_line", "qr_alt", "logo_alt", "scan", "example", "checked_on")
# What only pieces need that are critical: on the pages of a draft, and on those of its English.
OF_CRITICAL = ("english_follows", "english_original")
# What only pieces need that a clinician has to sign.
OF_CLINICIAN = ("unsigned",)
# What the band says in place of ``draft``, and of that with ``unsigned``, where a layout asks for few words.
OF_CARDS = ("draft_brief", "draft_unsigned")
# What only a schedule says: of the days on which nobody is there.
OF_SCHEDULE = ("closed",)
# What only the first sheet of a poster in tiles says: how it is put together.
OF_TILES = ("tiles_title", "tiles_print", "tiles_measure", "tiles_cut", "tiles_tape", "tiles_glue", "tiles_rows")
_OPTIONAL = (*OF_CRITICAL, *OF_CLINICIAN, *OF_CARDS, *OF_SCHEDULE, *OF_TILES)
EVERY = (*PHRASES, *_OPTIONAL, *OF_HOURS)


@frozen(eq=False)
class Phrases:
    """The language's own name and its shared phrases, which are a translation as well; ``is_native``: numbers are written in its own digits.

    ``spoken``: the languages of which its readers may speak any, where they share one way of writing: their own names, each with the English one.
    """

    language: Language
    autonym: str
    texts: Mapping[str, str]
    span: Span
    status: str
    status_span: Span
    digests: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    is_native: bool = False
    spoken: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Whether no qualified translator has checked them as they stand in English today."""
        return self.status in ("draft", STALE)


def read_phrases(path: Path) -> Phrases:
    """Read a phrases file; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(KEYS, required=NEEDED)
    version_is_known(top)
    unknown = parse_language("und")
    language = top["language"].parsed(parse_language, unknown) if "language" in top else unknown
    review = read_review(top, language)
    needed = (*PHRASES, *_OPTIONAL) if language.tag == "en" else PHRASES
    entries = top["phrases"].fields(EVERY, required=needed) if "phrases" in top else {}
    texts = {key: view.text() for key, view in entries.items()}
    name = top["name"].text() if "name" in top else ""
    spoken = {own: view.text() for own, view in top["spoken"].fields().items()} if "spoken" in top else {}
    is_native = read_digits(top, language)
    reader.done()
    spans = {key: view.span for key, view in entries.items()}
    return Phrases(language, name, texts, root.span, review.status, review.span or root.span, review.digests, spans, is_native, spoken)
