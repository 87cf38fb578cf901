"""Transparency: known blend modes, and a space to blend in that is that of the press (ISO 32000-1, 11)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Facts, Page
from hrposter.preflight.finished.rule import ANY, ARCHIVE, PRESS, Rule, Verdict

_MODES = frozenset(
    (
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight"),
        *("Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"),
    )
)
_COUNTS = {"GRAY": 1, "RGB": 3, "CMYK": 4}

BLEND_MODE = Rule(
    "blend-mode", "ISO 32000-1, 11.3.5; ISO 19005-2, 6.2.10", "blend modes are those of the standard", "use one of the sixteen blend modes", ANY
)
BLEND_SPACE = Rule(
    "blend-space",
    "ISO 15930-7; ISO 32000-1, 11.6.6",
    "transparency is blended in the colours of the press",
    "give the page a group with CS DeviceCMYK",
    PRESS,
)
GROUP = Rule(
    "page-group",
    "ISO 19005-2, 6.2.10",
    "pages with transparency say what it is blended in",
    "give the page a group with CS, or an output intent",
    ARCHIVE,
)
RULES = (BLEND_MODE, BLEND_SPACE, GROUP)


def check(facts: Facts) -> Iterator[Verdict]:
    """What transparency breaks."""
    for page in facts.pages:
        drops = list(dict.fromkeys(drop for coat, _, _ in facts.coats if coat.page == page.number for drop in coat.drops))
        for drop in drops:
            if drop.startswith("blend mode ") and drop.removeprefix("blend mode ") not in _MODES:
                yield BLEND_MODE.broken(f"there is no {drop}", page.number)
        if drops:
            yield from _group(facts, page, ", ".join(drops))


def _group(facts: Facts, page: Page, drops: str) -> Iterator[Verdict]:
    space = page.group_space
    if space is None:
        yield BLEND_SPACE.broken(f"the page uses {drops} and does not say in which colours", page.number)
        if not any(intent.kind == "GTS_PDFA1" for intent in facts.intents):
            yield GROUP.broken(f"the page uses {drops}, and neither the page nor the file says in which colours", page.number)
        return
    wanted = _COUNTS.get(facts.intent.profile.space, 4) if facts.intent and facts.intent.profile else 4
    if space.root.count != wanted or space.names:
        yield BLEND_SPACE.broken(f"the page uses {drops} and blends in {space}", page.number)
