"""Judgement: which rules a file is held to, what is left open, and what is said of it."""

import shutil
from dataclasses import replace

import pytest
from mutants import Mutant, xmp
from mutants_x import drawn, picture
from sample_jobs import job

from hrposter.folds import FOLDS
from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.drawn import draw
from hrposter.preflight.finished.facts import Inked
from hrposter.preflight.finished.gather import gather
from hrposter.preflight.finished.inspect import verdicts
from hrposter.preflight.finished.reading import pages_alone
from hrposter.preflight.finished.rule import Level
from hrposter.preflight.finished.rulebook import RULES, judge, uses_of
from hrposter.preflight.finished.rules.metadata import _from_info, _from_xmp
from hrposter.preflight.finished.separations import measure
from hrposter.rendering import pdf
from hrposter.units import to_mm


def made(press: bytes, change) -> bytes:
    return Mutant("", change, "").made_of(press)


def levels(found, rule: str) -> list[Level]:
    return [verdict.level for verdict in found if verdict.rule.id == rule]


def test_a_file_is_held_to_what_it_claims(press, web):
    assert uses_of(gather(press), None)[0] == ("press",)
    assert uses_of(gather(web), None)[0] == ("web", "archive")
    assert uses_of(gather(press), "web") == (("web", "archive"), "as you asked")
    facts = gather(press)
    assert uses_of(replace(facts, packet=replace(facts.packet, said={})), None)[0] == ("print",)


def test_every_rule_of_a_use_is_kept_broken_or_left_open(press):
    found = verdicts(press, "press")
    assert {verdict.rule.id for verdict in found} == {rule.id for rule in RULES if "press" in rule.uses}
    assert list(map(str, dict.fromkeys(verdict.level for verdict in found))) == ["undecided", "passed"]


def test_a_print_edition_may_say_level_b_and_nothing_else_may():
    """ISO 19005-2, 5: level B asks for no tags, and level A for them."""
    edition = pdf(replace(job("seat-belt", "en", "Letter"), fold=FOLDS["booklet"]))
    assert uses_of(gather(edition), None)[0] == ("archive",)
    assert levels(verdicts(edition, None), "pdfa-id") == [Level.PASSED]
    for claim in ("A", "C"):
        untrue = Mutant("", xmp("<pdfaid:conformance>B<", f"<pdfaid:conformance>{claim}<"), "").made_of(edition)
        (said,) = [verdict for verdict in verdicts(untrue, None) if verdict.rule.id == "pdfa-id"]
        assert (said.level, said.message) == (Level.WARNING, f"it claims PDF/A-2{claim.lower()}, and has no tags")


def test_many_faults_of_one_kind_are_told_a_dozen_times_and_then_counted(press):
    many = b"".join(b"1 1 1 0.%d k 50 50 9 9 re f " % number for number in range(10, 40))
    every = judge(gather(made(press, drawn(many))), ("press",))
    found = [verdict.message for verdict in every if verdict.rule.id == "ink-limit" and verdict.level is Level.ERROR]
    assert len(found) == 13
    assert found[-1] == "and 18 more of these"


def test_rules_have_names_clauses_and_advice():
    assert len({rule.id for rule in RULES}) == len(RULES)
    open_ones = {"reading-order", "descriptions", "contrast", "proof", "whole-standard"}
    assert [rule.id for rule in RULES if not (rule.clause and rule.claim and (rule.advice or rule.id in open_ones))] == []


# ---------------------------------------------------------------- ink


def test_without_ghostscript_the_sums_of_what_overprints_are_left_open(press):
    (ink,) = [verdict for verdict in verdicts(press, "press") if verdict.rule.id == "ink-limit"]
    assert ink.level is Level.UNDECIDED
    assert ink.message == "Ghostscript is not on this computer, and sums cannot be told of what overprints"
    assert ink.advice == "needs Ghostscript"


def test_sums_that_numbers_tell_need_no_ghostscript(press):
    plain = made(press, lambda pdf: pdf.pages[0].Contents.write(b"/Artifact BMC 0.5 0.5 0.5 0.5 k 20 20 300 400 re f EMC"))
    assert levels(verdicts(plain, "press"), "ink-limit") == [Level.PASSED]


def test_images_in_pictures_need_ghostscript(press):
    from pikepdf import Name

    found = verdicts(made(press, picture(160, Filter=Name.JPXDecode)), "press")
    assert "an image (it is packed with JPXDecode)" in next(verdict.message for verdict in found if verdict.rule.id == "ink-limit")


@pytest.mark.skipif(shutil.which("gs") is None, reason="gs is not installed")
def test_ghostscript_measures_within_the_bleed_what_lies_on_the_plates(press):
    heavy = drawn(b"1 1 1 1 k 0 0 15 15 re f /GSblack gs 0.5 0.5 0 0 k 200 100 30 30 re f 0 0 0.5 1 k 200 100 30 30 re f")
    data = pages_alone(made(press, heavy))
    (inked,), why_not = measure("gs", data, gather(data).pages)
    assert why_not == ""
    assert inked.most == pytest.approx(250, abs=1)
    assert (inked.box.left, inked.box.bottom) == pytest.approx((200, 129), abs=1.5)
    assert inked.plates == ("Black", "Cyan", "Magenta", "Yellow")


def test_inks_of_a_press_that_is_not_named_are_only_a_warning(press):
    """RGB black is as much ink as the profile of the press makes of it."""
    facts = gather(made(press, drawn(b"0 0 0 rg 50 50 9 9 re f")))
    measured = replace(facts, inked=(Inked(1, 350.0, Box(0, 0, 1, 1), ("Black",)),))
    assert levels(judge(measured, ("press",)), "ink-limit") == [Level.ERROR]
    assert levels(judge(replace(measured, intents=()), ("print",)), "ink-limit") == [Level.WARNING]


def test_a_ghostscript_that_cannot_run_is_said(press, tmp_path):
    (tmp_path / "gs").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "gs").chmod(0o755)
    assert measure(str(tmp_path / "gs"), press, gather(press).pages) == ((), "Ghostscript cannot draw it")
    assert measure(str(tmp_path / "none"), press, gather(press).pages) == ((), "Ghostscript cannot draw it")


# ---------------------------------------------------------------- drawing


def test_the_edges_of_the_page_are_looked_at(press):
    (page,), why_not = draw(press, gather(press).pages)
    assert why_not == ""
    assert page.edges == dict.fromkeys(("top", "bottom", "left", "right"), (1.0, 0.0))
    half = made(press, lambda pdf: pdf.pages[0].Contents.write(b"1 0 0 0 k 30 20 140 400 re f"))
    ((page,), _) = draw(half, gather(half).pages)
    assert page.edges["left"] == (1.0, 1.0)
    assert page.edges["right"] == (0.0, 0.0)
    assert page.edges["top"] == (pytest.approx(0.5, abs=0.01), 0.0)


def test_words_near_the_cut_are_found_with_their_distance(press):
    near = made(press, lambda pdf: pdf.pages[0].Contents.write(b"0 0 0 1 k BT /F1 10 Tf 36 120 Td <00010002> Tj ET"))
    ((page,), _) = draw(near, gather(near).pages)
    ((words, distance, _),) = page.near
    assert words == "Hi"
    assert to_mm(distance) == pytest.approx(2.2, abs=0.5)


def test_a_page_that_is_turned_is_looked_at_as_it_is_drawn(press):
    turned = made(press, lambda pdf: pdf.pages[0].obj.__setitem__("/Rotate", 90))
    assert draw(turned, gather(turned).pages)[0][0].edges == draw(press, gather(press).pages)[0][0].edges


def test_what_draws_gets_the_pages_alone(press):
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pages_alone(press))) as file:
        assert sorted(file.Root.keys()) == ["/OutputIntents", "/Pages", "/Type"]
        assert "/Info" not in file.trailer


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("info", "xmp"),
    [
        ("D:20261123101500Z", "2026-11-23T10:15:00Z"),
        ("D:20261123121500+02'00'", "2026-11-23T10:15:00Z"),
        ("D:20261123051500-05'00", "2026-11-23T10:15:00+00:00"),
        ("D:20261123101500", "2026-11-23T10:15:00"),
        ("20261123", "2026-11-23"),
    ],
)
def test_two_dates_of_one_moment_are_in_step(info, xmp):
    assert _from_info(info) == _from_xmp(xmp)
    assert _from_info(info) is not None


def test_what_is_no_date_is_none():
    assert (_from_info("yesterday"), _from_info("D:20261399"), _from_xmp("soon")) == (None, None, None)
