"""What a file says of itself: title, dates, language, trapping; Info and XMP in step (ISO 32000-1, 14.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from hrposter.preflight.finished.facts import Facts
from hrposter.preflight.finished.rule import ARCHIVE, PRESS, WEB, Level, Rule, Verdict

_PAIRS = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
}
_DATES = {"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}
_REQUIRED = ("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?")

XMP = Rule(
    "xmp",
    "ISO 15930-7; ISO 14289-1, 7.1; ISO 19005-2, 6.6.2.1",
    "the file has metadata (XMP) that can be read",
    "save it with XMP metadata",
    PRESS + WEB + ARCHIVE,
)
UNFILTERED = Rule(
    "xmp-plain", "ISO 15930-7; ISO 32000-1, 14.3.2", "the metadata is not packed", "save the metadata without a filter", PRESS, Level.WARNING
)
REQUIRED = Rule("xmp-required", "ISO 15930-7", "the metadata has dates, title and identifiers", "save it as PDF/X-4 once more", PRESS)
IN_STEP = Rule(
    "info-in-step",
    "ISO 15930-7; ISO 19005-2, 6.6.3",
    "Info and XMP say the same",
    "write both from one source, or take the Info entry out",
    PRESS + ARCHIVE,
)
TRAPPED = Rule(
    "trapped",
    "ISO 15930-7; ISO 32000-1, 14.11.6",
    "the file says whether it is trapped",
    "write Trapped False, unless the colours are trapped already",
    PRESS,
)
TITLE = Rule("title", "ISO 14289-1, 7.1", "the file has a title", "write dc:title, in words for people", WEB)
SHOWS_TITLE = Rule("shows-title", "ISO 14289-1, 7.1", "readers show the title, not the name of the file", "set DisplayDocTitle to true", WEB)
UA_ID = Rule("pdfua-id", "ISO 14289-1, 5", "the file says that it follows PDF/UA-1", "write pdfuaid:part 1 into the metadata", WEB)
A_ID = Rule(
    "pdfa-id",
    "ISO 19005-2, 5 and 6.6.4",
    "the file says that it follows PDF/A-2: level A with tags, level B or U without",
    "write pdfaid:part 2, and conformance A where there are tags, B where there are none",
    ARCHIVE,
    Level.WARNING,
)
RULES = (XMP, UNFILTERED, REQUIRED, IN_STEP, TRAPPED, TITLE, SHOWS_TITLE, UA_ID, A_ID)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the metadata breaks."""
    packet, said = facts.packet, facts.packet.said
    if not packet.exists or not packet.is_sound:
        yield XMP.broken("the metadata is no XML that may stand there" if packet.exists else "there is no metadata")
    if packet.is_filtered:
        yield UNFILTERED.broken("the metadata is packed")
    missing = [key for key in _REQUIRED if not said.get(key)]
    if missing:
        yield REQUIRED.broken(f"the metadata lacks {', '.join(missing)}")
    yield from _in_step(facts)
    yield from _trapped(facts)
    if not said.get("dc:title", "").strip():
        yield TITLE.broken("there is no title in the metadata")
    if not facts.catalogue.shows_title:
        yield SHOWS_TITLE.broken("DisplayDocTitle is not set")
    if said.get("pdfuaid:part") != "1":
        yield UA_ID.broken(f"the metadata claims part {said['pdfuaid:part']!r}" if "pdfuaid:part" in said else "the metadata does not claim PDF/UA")
    yield from _archive_level(facts)


def _archive_level(facts: Facts) -> Iterator[Verdict]:
    """Level A is level B and tags (ISO 19005-2, 5.2 to 5.4): a file has to say no less than it is, and no more."""
    said, is_tagged = facts.packet.said, facts.structure is not None and facts.catalogue.is_marked
    if said.get("pdfaid:part") not in ("2", "3") or said.get("pdfaid:conformance") not in (("A",) if is_tagged else ("B", "U")):
        yield A_ID.broken(f"it claims {', '.join(facts.claims) or 'no standard'}, and {'has tags' if is_tagged else 'has no tags'}")


def _in_step(facts: Facts) -> Iterator[Verdict]:
    said = facts.packet.said
    for key, named in _PAIRS.items():
        if facts.info.get(key) and named in said and facts.info[key].strip() != said[named].strip():
            yield IN_STEP.broken(f"{key} is {facts.info[key][:40]!r} in Info and {said[named][:40]!r} in XMP")
    for key, named in _DATES.items():
        if facts.info.get(key) and named in said and _from_info(facts.info[key]) != _from_xmp(said[named]):
            yield IN_STEP.broken(f"{key} is {facts.info[key]!r} in Info and {said[named]!r} in XMP")


def _trapped(facts: Facts) -> Iterator[Verdict]:
    info, xmp = facts.info.get("Trapped", ""), facts.packet.said.get("pdf:Trapped", "")
    if info not in ("True", "False") and xmp not in ("True", "False"):
        yield TRAPPED.broken(f"Trapped is {info or xmp}" if info or xmp else "nothing says whether it is trapped")
    elif info == "Unknown" or (info and xmp and info != xmp):
        yield TRAPPED.broken(f"Trapped is {info} in Info and {xmp or 'not there'} in XMP")


def _from_info(text: str) -> datetime | None:
    """ISO 32000-1, 7.9.4, as UTC; None where it is no date."""
    match = _PDF_DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, *rest = (int(part) if part else None for part in match.groups()[:6])
    month, day, hour, minute, second = (each if each is not None else default for each, default in zip(rest, (1, 1, 0, 0, 0), strict=True))
    away = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0))
    try:
        return datetime(year or 1, month, day, hour, minute, second, tzinfo=UTC) - (-away if match[8] == "-" else away)
    except (ValueError, OverflowError):
        return None


def _from_xmp(text: str) -> datetime | None:
    """ISO 16684-1, 8.2.1.3, as UTC; None where it is no date."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
