"""Overprinting: black letters print over what lies below, everything else knocks it out (ISO 32000-1, 8.6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Coat, Facts
from hrposter.preflight.finished.rule import PAPER, PRESS, Level, Rule, Verdict

_SMALL = 24.0  # points: larger letters hide a gap of a press that is out of register
_FULL = 99.0

WHITE = Rule(
    "white-overprint", "ISO 32000-1, 8.6.7", "nothing white overprints", "let it knock out: what is white and overprints is not there", PAPER
)
MODE = Rule(
    "overprint-mode",
    "ISO 15930-7; ISO 32000-1, 8.6.7",
    "what overprints does so in mode 1",
    "set OPM 1, or it knocks all inks out",
    PAPER,
    Level.WARNING,
)
PROFILED = Rule("overprint-profiled", "ISO 15930-7", "CMYK with a profile does not overprint in mode 1", "use DeviceCMYK, or let it knock out", PRESS)
BLACK = Rule(
    "black-text", "COL-5; ISO 32000-1, 8.6.7", "black letters overprint", "set it in 0 0 0 1 k and let it overprint, in mode 1", PRESS, Level.WARNING
)
COLOURED = Rule(
    "colour-overprint",
    "ISO 32000-1, 8.6.7",
    "colours knock out what lies below",
    "let only black overprint: other inks mix with those below",
    PAPER,
    Level.WARNING,
)
RULES = (WHITE, MODE, PROFILED, BLACK, COLOURED)


def check(facts: Facts) -> Iterator[Verdict]:
    """What overprints and should not, or the other way round."""
    for coat, box, count in facts.coats:
        if not coat.reaches:
            continue
        times = f", {count} times" if count > 1 else ""
        for rule, message in _overprinting(coat) if coat.overprints else ():
            yield rule.broken(f"{message}{times}", coat.page, box)
        if coat.painted == "text" and coat.size < _SMALL and is_black(coat) and not overprints(coat):
            yield BLACK.broken(f"black text of {coat.size:g} pt knocks out what lies below{times}", coat.page, box)


def _overprinting(coat: Coat) -> Iterator[tuple[Rule, str]]:
    family = coat.space.family
    if family == "ICCBased" and coat.space.count == 4 and coat.mode == 1:
        yield PROFILED, f"{coat.painted} in {coat.space} overprints"
    if family == "DeviceCMYK" and coat.mode != 1:
        yield MODE, f"{coat.painted} in DeviceCMYK overprints in mode {coat.mode}"
    if overprints(coat) and coat.inks == 0:
        yield WHITE, f"white {coat.painted} overprints, and so leaves what lies below"
    elif overprints(coat) and coat.inks and not is_black(coat):
        yield COLOURED, f"{coat.painted} in {coat.inks:g} % of ink overprints"


def overprints(coat: Coat) -> bool:
    """Whether what lies below stays: only numbers of CMYK in mode 1, and inks by their names, leave other inks alone (8.6.7, table 149)."""
    return coat.overprints and ((coat.space.family == "DeviceCMYK" and coat.mode == 1) or bool(coat.space.names))


def is_black(coat: Coat) -> bool:
    """Whether it is full black alone; a tint of black that overprints darkens nothing that it should not."""
    match coat.space.family:
        case "DeviceCMYK":
            return coat.count_of_inks == 1 and coat.components[3] * 100 >= _FULL
        case "DeviceGray":
            return coat.inks is not None and coat.inks >= _FULL
        case "Separation":
            return coat.space.names == ("Black",) and coat.inks is not None and coat.inks >= _FULL
        case _:
            return False
