"""Which standard a file claims, and the press or screen that its colours are made for (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Facts, Intent
from hrposter.preflight.finished.rule import ANY, ARCHIVE, PRESS, Level, Rule, Verdict

_INTENT = "ISO 15930-7; ISO 32000-1, 14.11.5"
_COMPONENTS = {"GRAY": 1, "RGB": 3, "CMYK": 4}

X_VERSION = Rule("pdfx-version", "ISO 15930-7", "the file says that it follows PDF/X-4", "save it as PDF/X-4", PRESS)
PDF_VERSION = Rule(
    "pdf-version", "ISO 15930-7; ISO 14289-1, 6.1; ISO 19005-2, 6.1.2", "the version of PDF is one that printers know", "save it as PDF 1.6", ANY
)
FILE_ID = Rule(
    "file-id", "ISO 15930-7; ISO 19005-2, 6.1.3; ISO 32000-1, 14.4", "the file has an identifier", "save it once more with /ID", PRESS + ARCHIVE
)
INTENT = Rule("output-intent", _INTENT, "one output intent names the press", "state the printing condition, such as FOGRA39 or GRACoL, once", PRESS)
CONDITION = Rule("output-condition", _INTENT, "the printing condition has a name", "write OutputConditionIdentifier, and RegistryName or Info", PRESS)
PROFILE = Rule("output-profile", _INTENT, "the CMYK profile of the press is embedded", "embed the output profile that the print shop names", PRESS)
PROFILE_COUNT = Rule(
    "output-components", "ISO 32000-1, 8.6.5.5", "N of the output profile is that of its colours", "write N 4 for CMYK", PRESS + ARCHIVE
)
ONE_PROFILE = Rule(
    "one-output-profile", "ISO 19005-2, 6.2.3", "all output intents share one profile", "let all output intents refer to one profile", PRESS + ARCHIVE
)
RULES = (X_VERSION, PDF_VERSION, FILE_ID, INTENT, CONDITION, PROFILE, PROFILE_COUNT, ONE_PROFILE)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the claims and the output intents break."""
    claimed = facts.packet.said.get("pdfxid:GTS_PDFXVersion", "")
    if claimed != "PDF/X-4":
        yield X_VERSION.broken(f"its XMP says {claimed!r}, not 'PDF/X-4'" if claimed else "its XMP names no version of PDF/X")
    if facts.header[5:7] != "1." or facts.version[:2] != "1.":
        yield PDF_VERSION.broken(f"it is PDF {facts.version}")
    elif facts.version > "1.7" or not facts.header[7:8].isdigit():
        yield PDF_VERSION.broken(f"its header says {facts.header!r}")
    if not facts.has_id:
        yield FILE_ID.broken("the trailer has no ID")
    yield from _intents(facts)


def _intents(facts: Facts) -> Iterator[Verdict]:
    presses = [intent for intent in facts.intents if intent.kind == "GTS_PDFX"]
    if len(presses) != 1:
        yield INTENT.broken(f"there are {len(presses) or 'no'} output intents for PDF/X")
    for intent in presses:
        yield from _press(intent)
    for intent in facts.intents:
        wanted = _COMPONENTS.get(intent.profile.space) if intent.profile else None
        if intent.profile is not None and wanted != intent.components:
            yield PROFILE_COUNT.broken(f"the profile is {intent.profile.space or 'none'}, but its N is {intent.components}")
    if len({intent.key for intent in facts.intents if intent.profile is not None}) > 1:
        yield ONE_PROFILE.broken("the output intents have different profiles")


def _press(intent: Intent) -> Iterator[Verdict]:
    profile = intent.profile
    if not intent.condition:
        yield CONDITION.broken("the output intent has no OutputConditionIdentifier")
    elif not intent.registry and not intent.note:
        yield CONDITION.broken("the output intent names neither a registry nor what the condition is", level=Level.WARNING)
    if intent.is_elsewhere:
        yield PROFILE.broken("the output profile is outside the file, which only PDF/X-4p allows")
    elif profile is None:
        yield PROFILE.broken("the output intent has no profile")
    elif not profile.is_sound:
        yield PROFILE.broken("the output profile is no ICC profile, or is cut off")
    elif profile.kind != "prtr":
        yield PROFILE.broken(f"the output profile is of class {profile.kind!r}, not that of a press, 'prtr'")
    elif profile.space != "CMYK":
        yield PROFILE.broken(f"the output profile is for {profile.space}, not CMYK")
