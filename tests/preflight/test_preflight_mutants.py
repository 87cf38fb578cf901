"""Good files pass, and each mutant of them is rejected by the rule that it breaks."""

import shutil

import mutants_ua
import mutants_x
import pytest
from mutants import Mutant

from hrposter.preflight.finished.inspect import verdicts
from hrposter.preflight.finished.rule import Level
from hrposter.preflight.finished.rulebook import RULES

GHOSTSCRIPT = shutil.which("gs") or ""
ASKED = {"web": "web", "press": "press"}


def grave(data: bytes, asked, ghostscript: str = "") -> dict[str, str]:
    """The rules that a file breaks, with the gravest of their levels."""
    found = [verdict for verdict in verdicts(data, asked, ghostscript) if verdict.level in (Level.ERROR, Level.WARNING)]
    return {verdict.rule.id: str(verdict.level) for verdict in reversed(found)}


def test_the_good_file_for_the_web_passes(web):
    assert grave(web, "web") == {}
    assert grave(Mutant("saved anew", lambda _: None, "").made_of(web), "web") == {}


def test_the_good_file_for_the_press_passes(press):
    assert grave(press, "press") == {}
    assert grave(Mutant("saved anew", lambda _: None, "").made_of(press), "press") == {}


@pytest.mark.parametrize("mutant", mutants_ua.MUTANTS, ids=str)
def test_a_mutant_for_the_web_is_rejected_by_its_rule(mutant, web):
    assert grave(mutant.made_of(web), "web").get(mutant.rule) == mutant.level


@pytest.mark.parametrize("mutant", mutants_x.MUTANTS, ids=str)
def test_a_mutant_for_the_press_is_rejected_by_its_rule(mutant, press):
    assert grave(mutant.made_of(press), "press").get(mutant.rule) == mutant.level


@pytest.mark.parametrize("mutant", mutants_x.PLATES, ids=str)
def test_a_mutant_that_only_plates_show_is_rejected_by_its_rule(mutant, press):
    """Ghostscript stands beside the tests of ours that open files as a printer does."""
    if not GHOSTSCRIPT:
        pytest.skip("gs is not installed")
    made = mutant.made_of(press)
    assert mutant.rule not in grave(made, "press")
    assert grave(made, "press", GHOSTSCRIPT).get(mutant.rule) == mutant.level


def test_every_rule_is_broken_by_a_mutant_or_is_never_broken():
    broken = {mutant.rule for mutant in (*mutants_ua.MUTANTS, *mutants_x.MUTANTS, *mutants_x.PLATES)}
    never = {"reading-order", "descriptions", "contrast", "proof", "whole-standard", "type3-colours"}  # they are only ever left open
    assert {rule.id for rule in RULES} - broken - never == set()


def test_no_two_mutants_have_one_name():
    names = [mutant.name for mutant in (*mutants_ua.MUTANTS, *mutants_x.MUTANTS, *mutants_x.PLATES)]
    assert len(names) == len(set(names))
