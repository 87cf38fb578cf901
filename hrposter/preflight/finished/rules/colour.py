"""Colours: only such as the press can be told of (ISO 32000-1, 8.6), and no curves that change them on the way."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.facts import Coat, Facts
from hrposter.preflight.finished.rule import ANY, ARCHIVE, PAPER, PRESS, Level, Rule, Verdict

_DEVICE = {"DeviceRGB": "RGB", "DeviceCMYK": "CMYK", "DeviceGray": "GRAY"}

RGB = Rule("device-rgb", "ISO 15930-7; ISO 32000-1, 8.6.4.3", "there is no RGB without a profile", "turn the colours into CMYK for the press", PRESS)
KEPT = Rule(
    "rgb-left",
    "ISO 15930-7",
    "all colours are inks already",
    "turn them into CMYK, or see a proof: the print shop converts them",
    PRESS,
    Level.WARNING,
)
DEVICE = Rule("device-colours", "ISO 19005-2, 6.2.4.3", "device colours are those of the output intent", "add an output intent of that kind", ARCHIVE)
UNKNOWN = Rule("colour-space", "ISO 32000-1, 8.6.3", "all colour spaces are known", "save the file anew from the program that made it", ANY)
TRANSFER = Rule(
    "transfer-functions", "ISO 15930-7; ISO 19005-2, 6.2.5", "no curve changes the colours", "take transfer functions out", PRESS + ARCHIVE
)
HALFTONES = Rule(
    "halftones", "ISO 15930-7; ISO 19005-2, 6.2.5", "the screen is left to the print shop", "take halftones out", PRESS + ARCHIVE, Level.WARNING
)
REGISTRATION = Rule("registration-colour", "ISO 32000-1, 8.6.6.4", "the colour of all plates stands outside the cut", "use black", PAPER)
RULES = (RGB, KEPT, DEVICE, UNKNOWN, TRANSFER, HALFTONES, REGISTRATION)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the colours break, each kind once a page."""
    press = facts.intent.profile.space if facts.intent and facts.intent.profile else "CMYK"
    archive = next((intent.profile.space for intent in facts.intents if intent.kind == "GTS_PDFA1" and intent.profile), "")
    seen: set[tuple[int, str, str]] = set()
    for coat, box, _ in facts.coats:
        key = (coat.page, str(coat.space), coat.painted)
        if key not in seen:
            seen.add(key)
            yield from _space(coat, box, press, archive)
        if coat.space.names == ("All",) and coat.inks and _is_within(facts, coat, box):
            yield REGISTRATION.broken("the colour of all plates is used within the page", coat.page, box)
    for kind, where in facts.oddities:
        if kind == "transfer function":
            yield TRANSFER.broken(f"{where} has a transfer function")
        elif kind.startswith("halftone"):
            yield HALFTONES.broken(f"{where} has a halftone")


def _space(coat: Coat, box: Box, press: str, archive: str) -> Iterator[Verdict]:
    root = coat.space.root
    family = (root.base.root if root.names and root.base else root).family
    thing = {"text": "text", "fill": "an area", "stroke": "a line", "image": "an image", "shading": "a gradient"}[coat.painted]
    if family == "unknown":
        yield UNKNOWN.broken(f"{thing} has a colour space that cannot be read", coat.page, box)
    if family == "DeviceRGB" and press != "RGB":
        yield RGB.broken(f"{thing} is in DeviceRGB", coat.page, box)
    elif family in ("CalRGB", "Lab") or (family == "ICCBased" and root.count == 3):
        yield KEPT.broken(f"{thing} is in {coat.space}", coat.page, box)
    wanted = _DEVICE.get(family, "")
    if wanted in ("RGB", "CMYK") and archive != wanted:
        message = f"{thing} is in {family}, and the output intent of PDF/A is {archive or 'missing'}"
        yield DEVICE.broken(message, coat.page, box)


def _is_within(facts: Facts, coat: Coat, box: Box) -> bool:
    sheet = facts.pages[coat.page - 1].sheet
    return sheet is None or sheet.meets(box)
