"""What is said of a file, as data that programs read; ``telling.py`` says it to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.facts import Facts, Page
from hrposter.preflight.finished.rule import Level, Use, Verdict
from hrposter.preflight.finished.rules.ink import LIMIT, most_in_one_mark
from hrposter.preflight.finished.rules.overprint import is_black, overprints
from hrposter.units import to_mm

VERSION = 1
_MOST_ROWS = 200

Sides = list[float]  # left, bottom, right, top in points of the page's own space


class Finding(TypedDict):
    """What one rule found in one place."""

    rule: str
    level: str
    clause: str
    message: str
    advice: str
    page: int | None
    box: Sides | None


class PageData(TypedDict):
    """A page and its boxes; ``size_mm`` is what remains when it is cut."""

    number: int
    size_mm: list[float] | None
    media: Sides | None
    crop: Sides | None
    bleed: Sides | None
    trim: Sides | None
    art: Sides | None


class FontData(TypedDict):
    """A font."""

    name: str
    kind: str
    embedded: bool
    codes: int
    codes_without_text: int


class ImageData(TypedDict):
    """An image where it is painted."""

    page: int
    pixels: list[int]
    size_mm: list[float]
    pixels_an_inch: int
    space: str
    ink: float | None


class PlateData(TypedDict):
    """The most ink on a page, all plates together, and which plates have any."""

    page: int
    most: float
    plates: list[str]


class InkData(TypedDict):
    """Ink in percent: the most of a single mark, and on the plates of each page where these were made."""

    limit: float
    most_in_one_mark: float
    measured: list[PlateData] | None


class LinkData(TypedDict):
    """Something that can be clicked."""

    page: int
    kind: str
    target: str
    contents: str


class FactsData(TypedDict):
    """What was found."""

    version: str
    bytes: int
    claims: list[str]
    title: str
    language: str
    output_intents: list[str]
    pages: list[PageData]
    fonts: list[FontData]
    colour_spaces: list[str]
    ink: InkData
    images: list[ImageData]
    transparency: list[str]
    black_text: str
    overprinting: list[str]
    tags: dict[str, int]
    links: list[LinkData]


class Unreadable(TypedDict):
    """Why a file was not read."""

    code: str
    message: str
    help: str


class FileReport(TypedDict):
    """One file: ``result`` is passed, failed or unreadable."""

    file: str
    result: str
    held_to: NotRequired[list[str]]
    why: NotRequired[str]
    counts: NotRequired[dict[str, int]]
    facts: NotRequired[FactsData]
    findings: NotRequired[list[Finding]]
    error: NotRequired[Unreadable]


def file_report(facts: Facts, verdicts: Sequence[Verdict], uses: Sequence[Use], why: str) -> FileReport:
    """All that is said of a file that could be read; its name is left empty."""
    counts = Counter(verdict.level for verdict in verdicts)
    return {
        "file": "",
        "result": "failed" if counts[Level.ERROR] else "passed",
        "held_to": list(uses),
        "why": why,
        "counts": {str(level): counts[level] for level in Level},
        "facts": _facts(facts),
        "findings": [_finding(verdict) for verdict in verdicts],
    }


def unreadable(code: str, message: str, help: str) -> FileReport:
    """What is said of a file that could not be read."""
    return {"file": "", "result": "unreadable", "error": {"code": code, "message": message, "help": help}}


def whole_report(files: Sequence[FileReport]) -> dict[str, object]:
    """What ``--format json`` prints."""
    return {"hrposter_preflight": VERSION, "files": list(files)}


def _finding(verdict: Verdict) -> Finding:
    rule = verdict.rule
    return {
        "rule": rule.id,
        "level": str(verdict.level),
        "clause": rule.clause,
        "message": verdict.message,
        "advice": verdict.advice,
        "page": verdict.page,
        "box": _sides(verdict.box),
    }


def _facts(facts: Facts) -> FactsData:
    elements = facts.structure.elements if facts.structure else ()
    return {
        "version": facts.version,
        "bytes": facts.size,
        "claims": list(facts.claims),
        "title": facts.packet.said.get("dc:title") or facts.info.get("Title", ""),
        "language": facts.catalogue.lang or "",
        "output_intents": [f"{intent.kind}: {intent.condition or 'no name'}" for intent in facts.intents],
        "pages": [_page(page) for page in facts.pages],
        "fonts": [
            {"name": font.name, "kind": font.kind, "embedded": font.is_embedded, "codes": font.codes, "codes_without_text": font.unmapped}
            for font in facts.fonts[:_MOST_ROWS]
        ],
        "colour_spaces": sorted({str(coat.space) for coat, _, _ in facts.coats}),
        "ink": _ink(facts),
        "images": _images(facts),
        "transparency": sorted({drop for coat, _, _ in facts.coats for drop in coat.drops}),
        "black_text": _black_text(facts),
        "overprinting": sorted({f"{coat.painted} in {coat.space}" for coat, _, _ in facts.coats if coat.overprints}),
        "tags": dict(sorted(Counter(element.tag for element in elements).items())),
        "links": [
            {"page": each.page, "kind": each.kind, "target": each.target, "contents": each.contents} for each in facts.annotations[:_MOST_ROWS]
        ],
    }


def _page(page: Page) -> PageData:
    sheet = page.sheet
    return {
        "number": page.number,
        "size_mm": [round(to_mm(side * page.unit), 1) for side in (sheet.width, sheet.height)] if sheet else None,
        "media": _sides(page.media),
        "crop": _sides(page.crop),
        "bleed": _sides(page.bleed),
        "trim": _sides(page.trim),
        "art": _sides(page.art),
    }


def _ink(facts: Facts) -> InkData:
    measured: list[PlateData] = [{"page": each.page, "most": each.most, "plates": list(each.plates)} for each in facts.inked or ()]
    return {"limit": LIMIT, "most_in_one_mark": most_in_one_mark(facts), "measured": None if facts.inked is None else measured}


def _images(facts: Facts) -> list[ImageData]:
    return [
        {
            "page": shown.page,
            "pixels": list(shown.pixels),
            "size_mm": [round(to_mm(shown.box.width), 1), round(to_mm(shown.box.height), 1)],
            "pixels_an_inch": round(shown.density),
            "space": str(shown.space) if shown.space else "mask",
            "ink": shown.inks,
        }
        for shown in facts.images[:_MOST_ROWS]
    ]


def _black_text(facts: Facts) -> str:
    """Whether text in black alone overprints: yes, no, some of it, or none is there."""
    found = {overprints(coat) for coat, _, _ in facts.coats if coat.painted == "text" and is_black(coat)}
    if not found:
        return "none"
    return "overprints" if found == {True} else "knocks out" if found == {False} else "overprints in part"


def _sides(box: Box | None) -> Sides | None:
    return [round(side, 3) for side in (box.left, box.bottom, box.right, box.top)] if box else None
