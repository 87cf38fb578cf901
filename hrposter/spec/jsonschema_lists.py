"""The JSON Schemas of resources.yaml, of bundles, of print shops' profiles and of sheets of cards."""

from __future__ import annotations

from collections.abc import Mapping

from hrposter.papers import PAPERS
from hrposter.profiles import MARKS
from hrposter.spec import bundle, card_sheets, layout, press, resources, turning
from hrposter.spec.jsonschema_clinic import OWN_NAME, WORDS_FORM
from hrposter.spec.jsonschema_forms import (
    COUNT,
    DATE,
    LANGUAGE,
    LENGTH,
    NAME,
    TEXT,
    TRUTH,
    VERSION,
    Schema,
    any_of,
    described,
    listed,
    mapping,
    matching,
    one_of,
)

_VERSION = described(VERSION, "The version of this format: 1.")
_ENTRY: Mapping[str, Schema] = {
    "name": described(WORDS_FORM, "Who or what it is: one name, or one for each language."),
    "when": described(one_of(turning.WHEN), "When one would turn to it; read is for what one reads, watches or hears."),
    "what": described(WORDS_FORM, "What happens when one calls, writes or comes, in one sentence: once, or once for each language."),
    "hours": described(WORDS_FORM, "When it answers, as one would say it."),
    "languages": described(listed(any_of(LANGUAGE, OWN_NAME), resources.MOST_LANGUAGES), "In which languages one is helped: en, es, zh-Hans."),
    "phone": described(TEXT, "A telephone number, with its spaces and dashes."),
    "text_line": described(TEXT, "A number for text messages."),
    "website": described(TEXT, "An address of the web, as in www.example.org."),
    "qr": described(TRUTH, "Whether a QR code opens the website, where there is room for one."),
    "card": described(TRUTH, "Whether it stands on cards with numbers to call as well."),
    "verified_on": described(DATE, "The day on which you last called, or looked: year-month-day."),
    "example": described(TRUTH, "Whether it belongs to nobody. It prints marked as an example, with a number from 555-0100 to 555-0199."),
}


def resources_schema() -> Schema:
    """People and things to turn to."""
    entry = mapping({key: _ENTRY[key] for key in resources.ENTRY_KEYS}, resources.NEEDED)
    forms: Mapping[str, Schema] = {"hrposter": _VERSION, "entries": described(listed(entry, resources.MOST), "Who and what one can turn to.")}
    return {"title": "People and things to turn to", **mapping({key: forms[key] for key in resources.KEYS}, resources.KEYS)}


def bundle_schema() -> Schema:
    """Several pieces under one name."""
    forms: Mapping[str, Schema] = {
        "hrposter": _VERSION,
        "title": described(TEXT, "What the bundle is for."),
        "audience": described(one_of(layout.AUDIENCES), "For whom it is. A bundle for patients holds no piece that speaks for a cause."),
        "pieces": described({**listed(NAME), "minItems": 1}, "The names of its pieces."),
    }
    return {"title": "A bundle of posters", **mapping({key: forms[key] for key in bundle.KEYS}, bundle.KEYS)}


def press_schema() -> Schema:
    """What a print shop asks for."""
    forms: Mapping[str, Schema] = {
        "hrposter": _VERSION,
        "title": described(TEXT, "Whose profile it is."),
        "bleed": described(
            LENGTH, "How far colour goes on beyond the trim: 0mm to 25mm; if nothing is said, 1/8 in on US sheets and 3 mm on others."
        ),
        "safe": described(LENGTH, "How far words stay from the trim at least: 3mm to 50mm; 1/4 in if nothing is said."),
        "marks": described(listed(one_of(MARKS)), "The marks around the bleed; all of them if nothing is said, none with []."),
        "icc": described(TEXT, "The file with the CMYK profile of the press, named from here."),
        "ink_limit": described({"type": ["integer", "string"]}, "The most ink in one place, in percent: 100 to 400; 300 if nothing is said."),
    }
    return {"title": "A print shop's profile", **mapping({key: forms[key] for key in press.KEYS}, press.KEYS[:2])}


def card_sheet_schema() -> Schema:
    """Where cards stand on a sheet."""
    margins = {"left": "From the left edge of the sheet to the first card.", "top": "From the top of the sheet to the first card."}
    pitch = {"across": "From the left edge of a card to that of the next one.", "down": "From the top of a card to that of the next one below."}
    forms: Mapping[str, Schema] = {
        "hrposter": _VERSION,
        "title": described(TEXT, "What the sheet is."),
        "paper": described(one_of(PAPERS), "The paper, which stands upright."),
        "card": described(matching(r"[\d.]+\s*(mm|cm|in|pt)\s*[x×]\s*[\d.]+\s*(mm|cm|in|pt)"), "Width and height of a card, as in 85mm x 54mm."),
        "columns": described(COUNT, "How many cards stand side by side."),
        "rows": described(COUNT, "How many cards stand one below the other."),
        "margins": described(
            mapping({key: described(LENGTH, margins[key]) for key in card_sheets.MARGIN_KEYS}, card_sheets.MARGIN_KEYS), "Blank edges."
        ),
        "pitch": described(mapping({key: described(LENGTH, pitch[key]) for key in card_sheets.PITCH_KEYS}), "Steps; as large as a card if not said."),
        "corner": described(LENGTH, "The radius of rounded corners."),
        "fits": described(listed(TEXT), "The products that it fits, by maker and number."),
        "source": described(TEXT, "Where the measures come from."),
        "checked": described(DATE, "The day on which they were looked up, or measured: year-month-day."),
    }
    return {"title": "A sheet of cards", **mapping({key: forms[key] for key in card_sheets.KEYS}, card_sheets.NEEDED)}
