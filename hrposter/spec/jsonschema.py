"""JSON Schemas of the files that people write, from the same tables as the readers: completion and hover in any editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrposter.hours import DAYS
from hrposter.spec import content, greetings, phrases, story, theme
from hrposter.spec.jsonschema_clinic import clinic_schema
from hrposter.spec.jsonschema_forms import (
    COLOUR,
    DATE,
    DIGEST,
    LANGUAGE,
    LENGTH,
    NAME,
    NUMBER,
    RECIPE,
    TEXT,
    TRUTH,
    VERSION,
    WEIGHT,
    Schema,
    any_of,
    described,
    listed,
    mapping,
    named,
    one_of,
)
from hrposter.spec.jsonschema_layout import layout_schema, screen_schema
from hrposter.spec.jsonschema_lists import bundle_schema, card_sheet_schema, press_schema, resources_schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_VERSION = described(VERSION, "The version of this format: 1.")
_DIGITS = described(one_of(content.DIGITS), "native: numbers, dates, times and pages in the language's own digits; what people dial stays as it is.")
_MESSAGE = described(TEXT, "Words as readers see them. **Two stars** make words strong; {clinic.name} stands for a detail of the clinic.")


def schema_of(kind: str) -> Schema:
    """The schema of one kind of file, one of KINDS."""
    return {"$schema": DRAFT, **_KINDS[kind]()}


def any_schema() -> Schema:
    """One schema for every kind of file, with each kind's own under ``$defs``."""
    return {
        "$schema": DRAFT,
        "title": "A file of hrposter",
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS],
        "$defs": {kind: make() for kind, make in _KINDS.items()},
    }


# ---------------------------------------------------------------- words


_REVIEW: Mapping[str, Schema] = {
    "status": described(
        one_of(content.STATUSES),
        "source: written first. draft: not yet checked by a qualified translator; posters say so. reviewed, approved: checked.",
    ),
    "reviewer": described(any_of(TEXT, {"type": "null"}), "Who checked the words; needed once they are reviewed or approved."),
    "reviewed_on": described(any_of(DATE, {"type": "null"}), "The day on which they were checked: year-month-day."),
    "english": described(named(DIGEST), "Which English each text was translated from, as hrposter digest prints it."),
}


def _language_schema() -> Schema:
    entries = described(listed(named(_MESSAGE)), "Entries such as {title: ..., text: ...}.")
    words = named(any_of(_MESSAGE, listed(_MESSAGE), entries, described(listed(_told()), "A story: running text."), _quotation()))
    forms: Mapping[str, Schema] = {
        "hrposter": _VERSION,
        "language": described(LANGUAGE, "The language tag, as in the name of the file: es, pt-BR, zh-Hans."),
        **_REVIEW,
        "permission": described(
            mapping(_PERMISSION, content.NAMED_KEYS), "Who allowed these words to be shown, and when; for pieces that repeat what people said."
        ),
        "clinician": described(mapping(_CLINICIAN, content.NAMED_KEYS), "In English: the clinician who signed the words, and when."),
        "example": described(TRUTH, "Whether the words are an example that nobody has said."),
        "digits": _DIGITS,
        "words": described(words, "What the poster says. The keys are those of en.yaml; every number and {placeholder} of the English stays."),
    }
    return {"title": "The words of a poster in one language", **mapping({key: forms[key] for key in content.KEYS}, content.NEEDED)}


def _told() -> Schema:
    """An entry of a story: one key, which says what it is."""
    titled = mapping({key: described(_MESSAGE, _TITLED[key]) for key in story.TITLED_KEYS}, story.TITLED_KEYS)
    forms = {kind: titled if kind in story.TITLED else _MESSAGE for kind in story.KINDS}
    return any_of(*(mapping({kind: described(form, _TOLD[kind])}, (kind,)) for kind, form in forms.items()))


def _quotation() -> Schema:
    parts = {key: described(_MESSAGE, _QUOTATION[key]) for key in story.QUOTATION_KEYS}
    return described(mapping(parts, story.QUOTATION_NEEDED), "A quotation and who said it.")


_TOLD: Mapping[str, str] = {
    "heading": "A heading; steps below it are numbered anew.",
    "text": "A paragraph.",
    "step": "A numbered step: {title: ..., text: ...}.",
    "point": "A strong title with a text below it: {title: ..., text: ...}.",
    "item": "An entry of a list.",
    "check": "Something to tick: a box and its words.",
    "line": "Something to write: its name and a line.",
    "call": "A call-out: the sentence that matters most.",
    "note": "Small print, such as where a number comes from.",
}
_TITLED: Mapping[str, str] = {"title": "The words that stand out.", "text": "The words that follow."}
_QUOTATION: Mapping[str, str] = {
    "quote": "What was said, without quotation marks.",
    "speaker": "Who said it.",
    "source": "Where it was said, or what they are to the reader.",
}
_PERMISSION: Mapping[str, Schema] = {
    "by": described(TEXT, "Who gave the permission: the person who said it."),
    "on": described(DATE, "The day on which they gave it: year-month-day."),
}
_CLINICIAN: Mapping[str, Schema] = {
    "by": described(TEXT, "Who signed the words, and what they are: R. Osei, midwife."),
    "on": described(DATE, "The day on which they signed: year-month-day."),
}
_PHRASES: Mapping[str, str] = {
    "draft": "The line that a draft translation bears.",
    "range_days": "Several days in a row: keep {first} and {last}.",
    "range_times": "From one time to another: keep {open} and {close}.",
    "text_line": "A number for text messages: keep {number}.",
    "qr_alt": "What the QR code is, for people who hear the poster: keep {url}.",
    "logo_alt": "What the logo is, for people who hear the poster: keep {name}.",
    "example": "The mark on people and things to turn to that stand there as an example.",
    "scan": "The words beside the QR code where the clinic gives none.",
    "checked_on": "When the clinic last checked the words: keep {date}.",
    "closed": "In a schedule: of the days on which nobody is there. Without it those days are left out.",
    "english_follows": "On a draft of a critical poster: that its English comes after it.",
    "unsigned": "On a poster that needs a clinician's name: that nobody has signed it yet.",
    "draft_brief": "On cards, in place of draft, in few words.",
    "draft_unsigned": "On cards, in place of draft and unsigned, in few words.",
    "english_original": "In English alone: on the English that comes after such a draft.",
    "tiles_title": "On the first sheet of a poster in tiles, which shows how they are put together: what it is about.",
    "tiles_print": "There: how to print them.",
    "tiles_measure": "There: about the two bars, which say how long they are.",
    "tiles_cut": "There: how to cut.",
    "tiles_tape": "There: how sheets without strips for glue are joined.",
    "tiles_glue": "There: how sheets with strips for glue are joined.",
    "tiles_rows": "There: in which order they are joined.",
    "days_times": "Days and times in one line, in place of what CLDR says: keep {days} and {times}.",
    "with_note": "A line of hours with its note, in place of what CLDR says: keep {line} and {note}.",
    "all_day": "What open from 0:00 to 24:00 is called.",
    **{day: f"The name of {day.capitalize()}, in place of what CLDR says." for day in DAYS},
}


def _phrases_schema() -> Schema:
    texts = {key: described(TEXT, _PHRASES[key]) for key in phrases.EVERY}
    forms: Mapping[str, Schema] = {
        "hrposter": _VERSION,
        "language": described(LANGUAGE, "The language tag, as in the name of the file."),
        "name": described(TEXT, "What the language calls itself."),
        "spoken": described(
            {"type": "object", "additionalProperties": TEXT},
            "The languages of which its readers may speak any, each with its English name: the interpreter card has a box for each.",
        ),
        "digits": _DIGITS,
        **_REVIEW,
        "phrases": described(mapping(texts, phrases.PHRASES), "Words that all posters share."),
    }
    return {"title": "Words that all posters share, in one language", **mapping({key: forms[key] for key in phrases.KEYS}, phrases.NEEDED)}


_GREETING: Mapping[str, Schema] = {
    "text": described(TEXT, "The greeting, as short as a sign, without a full stop."),
    "says": described(TEXT, "What stands there, literally, in English."),
    **{key: _REVIEW[key] for key in ("status", "reviewer", "reviewed_on")},
}


def _greetings_schema() -> Schema:
    entry = mapping({key: _GREETING[key] for key in greetings.GREETING_KEYS}, greetings.GREETING_NEEDED)
    forms: Mapping[str, Schema] = {"hrposter": _VERSION, "greetings": described(named(entry), "A greeting for each language, by its tag.")}
    return {"title": "What a wall of languages says in each", **mapping({key: forms[key] for key in greetings.KEYS}, greetings.KEYS)}


# ---------------------------------------------------------------- theme


_INKS: Mapping[str, str] = {
    "fill": "The colour of the ground.",
    "text": "The colour of words on it; they need a contrast of 4.5 at least.",
    "heading": "The colour of headings on it.",
    "accent": "The colour of marks and rules on it.",
    "quiet": "The colour of small print on it.",
}
_FONT: Mapping[str, Schema] = {
    "families": described(listed(NAME), "Typefaces in order of choice; languages that none of them has are set in Noto Sans."),
    "weight": described(WEIGHT, "From 100 (thin) to 900 (black)."),
    "elsewhere": described(WEIGHT, "The weight for languages that the families do not have."),
    "axes": described(named(NUMBER), "Other axes of a variable typeface, as in SOFT: 100."),
}
_STYLE: Mapping[str, Schema] = {
    "font": described(NAME, "One of the fonts below fonts."),
    "strong": described(NAME, "The font of **strong** words."),
    "size": described(LENGTH, "The size that is wanted; % is of the short edge of the poster."),
    "floor": described(LENGTH, "How small it may become so that all words fit."),
    "least": described(LENGTH, "What it never goes below on any paper, in pt or mm."),
    "leading": described(NUMBER, "From one line to the next, in sizes, as in 1.35."),
    "tracking": described(NUMBER, "Extra space between letters, in sizes; below 0 sets them closer."),
    "ink": described(one_of(theme.INK_KINDS), "Which colour of the surface the words have."),
    "headline": described(TRUTH, "Whether it is for headlines, whose lines stand closer."),
}


def _theme_schema() -> Schema:
    surface = mapping({key: described(NAME, _INKS[key]) for key in ("fill", *theme.INK_KINDS)}, ("fill", *theme.INK_KINDS))
    font = mapping({key: _FONT[key] for key in theme.FONT_KEYS}, ("families", "weight"))
    style = mapping({key: _STYLE[key] for key in theme.STYLE_KEYS}, ("font", "size", "leading", "ink"))
    digits = described(COLOUR, 'Six hex digits in quotes, as in "12463F".')
    recipe = described(RECIPE, "Cyan, magenta, yellow and black in percent, at most 300 in all: how a press mixes the colour.")
    forms: Mapping[str, Schema] = {
        "hrposter": _VERSION,
        "title": described(TEXT, "What people call the theme."),
        "colours": described(
            named(any_of(digits, mapping({"rgb": digits, "cmyk": recipe}, theme.COLOUR_KEYS))), "Colours by the names that art and surfaces use."
        ),
        "space": described(named(LENGTH), "Distances that layouts name, as in space.m; % is of the short edge."),
        "corner": described(LENGTH, "The radius of rounded corners."),
        "surfaces": described(named(surface), "Grounds, each with the colours that read well on it."),
        "fonts": described(named(font), "Typefaces by the names that styles use."),
        "styles": described(named(style), "How words look, by the names that layouts use."),
    }
    return {"title": "A theme: colours, distances, typefaces and styles", **mapping({key: forms[key] for key in theme.KEYS}, theme.NEEDED)}


_KINDS: Mapping[str, Callable[[], Schema]] = {
    "layout": layout_schema,
    "screen": screen_schema,
    "theme": _theme_schema,
    "language": _language_schema,
    "clinic": clinic_schema,
    "phrases": _phrases_schema,
    "resources": resources_schema,
    "bundle": bundle_schema,
    "profile": press_schema,
    "greetings": _greetings_schema,
    "sheet": card_sheet_schema,
}
KINDS: tuple[str, ...] = tuple(_KINDS)
