"""Ink: how much of it lies in one place, and how many inks make small letters and thin lines (COL-5, PRT-7)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Coat, Facts
from hrposter.preflight.finished.rule import PAPER, Level, Rule, Verdict

LIMIT = 300.0  # percent on coated paper
_ROUNDING = 1.0
_SMALL = 12.0
_THIN = 0.2
_CONVERTED = ("ICCBased", "CalRGB", "CalGray", "Lab", "DeviceRGB")

TOTAL = Rule(
    "ink-limit", "COL-5", f"no place has more than {LIMIT:g} % of ink", "use less of each ink; on uncoated paper no more than 260 % in all", PAPER
)
SMALL = Rule(
    "small-text-inks", "COL-5", "small letters are of one ink", "set it in black alone: inks are never quite in register", PAPER, Level.WARNING
)
HAIRLINE = Rule("hairline", "PRT-7", "lines are 0.2 pt wide or more", "draw it wider", PAPER, Level.WARNING)
RULES = (TOTAL, SMALL, HAIRLINE)


def most_in_one_mark(facts: Facts) -> float:
    """The most ink of a single mark within the bleed, in percent, as far as its numbers tell."""
    marks = [coat.inks for coat, _, _ in facts.coats if coat.reaches and coat.inks is not None]
    return max([*marks, *(shown.inks for shown in facts.images if shown.inks is not None)], default=0.0)


def check(facts: Facts) -> Iterator[Verdict]:
    """Too much ink, or too many inks."""
    for coat, box, count in facts.coats:
        if not coat.reaches:
            continue
        times = f", {count} times" if count > 1 else ""
        if coat.inks is not None and coat.inks > LIMIT + _ROUNDING:
            yield TOTAL.broken(f"{coat.painted} in {coat.space} has {coat.inks:g} % of ink{times}", coat.page, box)
        if coat.painted == "text" and coat.size < _SMALL and coat.count_of_inks > 1:
            yield SMALL.broken(f"text of {coat.size:g} pt is made of {coat.count_of_inks} inks{times}", coat.page, box)
        if coat.painted == "stroke" and coat.width < _THIN and coat.inks != 0:
            yield HAIRLINE.broken(f"a line is {coat.width:g} pt wide{times}", coat.page, box)
    for shown in facts.images:
        if shown.inks is not None and shown.inks > LIMIT + _ROUNDING:
            yield TOTAL.broken(f"an image has pixels with {shown.inks:g} % of ink", shown.page, shown.box)
    yield from _measured(facts)


def _measured(facts: Facts) -> Iterator[Verdict]:
    """What was measured on plates; else what the sums of the numbers leave open."""
    guesses = _is_guessed(facts)
    for inked in facts.inked or ():
        if inked.most > LIMIT + _ROUNDING and guesses:
            message = f"one place has {inked.most:g} % of ink, if its colours become inks as Ghostscript turns them"
            yield TOTAL.broken(message, inked.page, inked.box, level=Level.WARNING)
        elif inked.most > LIMIT + _ROUNDING:
            yield TOTAL.broken(f"on the plates, one place has {inked.most:g} % of ink", inked.page, inked.box)
    if facts.inked is not None and not facts.not_inked:
        return
    reasons = list(dict.fromkeys(_open(facts)))
    if reasons:
        yield TOTAL.undecided(f"{facts.not_inked or 'nothing was measured'}, and sums cannot be told of {', '.join(reasons)}", "Ghostscript")


def _is_guessed(facts: Facts) -> bool:
    """Whether colours must become inks, and the file does not say for which press."""
    is_told = facts.intent is not None and facts.intent.profile is not None and facts.intent.profile.space == "CMYK"
    return not is_told and any(coat.space.root.family in _CONVERTED for coat, _, _ in facts.coats)


def _open(facts: Facts) -> Iterator[str]:
    for coat, _, _ in facts.coats:
        if coat.reaches:
            yield from _unsure(coat)
    for shown in facts.images:
        if shown.inks is None:
            yield f"an image ({shown.reason})"


def _unsure(coat: Coat) -> Iterator[str]:
    if coat.overprints and coat.inks != 0:
        yield "what overprints"
    yield from (drop for drop in coat.drops if drop.startswith("blend mode"))
    if coat.inks is None and coat.painted != "image":
        yield f"{coat.painted} in {coat.space}"
