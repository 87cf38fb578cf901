"""All rules, and the judgement of a file by those that its use asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType

from hrposter.preflight.finished.facts import Facts
from hrposter.preflight.finished.rule import Level, Rule, Use, Verdict
from hrposter.preflight.finished.rules import (
    actions,
    boxes,
    colour,
    fonts,
    images,
    ink,
    intents,
    links,
    metadata,
    nesting,
    overprint,
    person,
    tagging,
    transparency,
)

Check = Callable[[Facts], Iterator[Verdict]]
_MODULES: tuple[ModuleType, ...] = (
    *(boxes, intents, metadata, actions, fonts, colour, ink, overprint, images, transparency),
    *(tagging, nesting, links, person),
)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
_CHECKS: tuple[Check, ...] = tuple(module.check for module in _MODULES)
_MOST_OF_ONE = 12  # places of one rule; more of them help nobody
# Our own files for the web follow both.
_TOGETHER: Mapping[Use, tuple[Use, ...]] = {"web": ("web", "archive")}
_ORDER = {level: number for number, level in enumerate(Level)}


def uses_of(facts: Facts, asked: Use | None) -> tuple[tuple[Use, ...], str]:
    """Which rules a file is held to, and why: what was asked for, else what it claims, else what every file for paper must keep."""
    if asked is not None:
        return _TOGETHER.get(asked, (asked,)), "as you asked"
    claims = facts.claims
    found: list[Use] = []
    if any(claim.startswith("PDF/X") for claim in claims):
        found.append("press")
    if any(claim.startswith("PDF/UA") for claim in claims):
        found.append("web")
    if any(claim.startswith("PDF/A-") for claim in claims):
        found.append("archive")
    if found:
        return tuple(found), f"since it says that it follows {', '.join(claims)}"
    return ("print",), "since it names no standard: only what every file for paper must keep"


def judge(facts: Facts, uses: Sequence[Use]) -> tuple[Verdict, ...]:
    """What the rules say, the gravest first; a rule that finds nothing is kept."""
    held = {rule.id for rule in RULES if set(rule.uses) & set(uses)}
    found = [verdict for check in _CHECKS for verdict in check(facts) if verdict.rule.id in held]
    spoken = {verdict.rule.id for verdict in found}
    kept = [rule.kept() for rule in RULES if rule.id in held and rule.id not in spoken]
    places = {rule.id: number for number, rule in enumerate(RULES)}
    ordered = sorted((*_shortened(found), *kept), key=lambda verdict: (_ORDER[verdict.level], places[verdict.rule.id]))
    return tuple(ordered)


def _shortened(found: Sequence[Verdict]) -> Iterator[Verdict]:
    """Each verdict once, and not too many of one rule."""
    counts: dict[tuple[str, Level], int] = {}
    for verdict in dict.fromkeys(found):
        key = (verdict.rule.id, verdict.level)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= _MOST_OF_ONE:
            yield verdict
    last = {(verdict.rule.id, verdict.level): verdict for verdict in found}
    for key, count in counts.items():
        if count > _MOST_OF_ONE:
            verdict = last[key]
            yield Verdict(verdict.rule, verdict.level, f"and {count - _MOST_OF_ONE} more of these", verdict.advice)
