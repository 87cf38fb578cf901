"""Why a seam goes through what matters: each reason from a page that has it, and no longer once the page or what was asked for changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lists import line as words
from lists import page, tagged
from sample_jobs import job
from tiles_samples import laid_out

from hrposter.display import Begin, Drawing, End, Item, Page, Picture, Tag
from hrposter.geometry import Matrix, Rect
from hrposter.imposition.printer import Printer
from hrposter.imposition.tiles.cutting import Crossing, Cutting, cutting
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.obstacles import TOLD
from hrposter.imposition.tiles.reasons import InTheWay, MoreSheets, NearEdge, NoRoom, Reason, TooLarge, reasons
from hrposter.imposition.tiles.seams import LEAST_SHOWN
from hrposter.papers import PAPERS
from hrposter.units import inches, mm

POSTER = Rect(0, 0, PAPERS["18x24"].width, PAPERS["18x24"].height)
LETTER = Tiling(PAPERS["Letter"])
# The longer side of a sheet of Letter, less a quarter of an inch at each end and half an inch of overlap.
SHOWN = inches(11 - 0.5) - mm(12.7)


def headline(said: str, start: float, top: float, wide: float, high: float = 40, tag: Tag = "H1") -> tuple[Item, ...]:
    """One word with that box."""
    line = words(said, x=start, baseline=top + 0.8 * high, size=high, advance=wide / len(said) / high)
    return tagged(tag, line)


def why(made: Page, tiling: Tiling = LETTER, *, is_rtl: bool = False) -> dict[str, Reason]:
    """The reason for each thing that is told, by its name, and the sheets there are."""
    cut = cutting(made, tiling, is_rtl=is_rtl)
    told = crossings(cut)
    return {each.obstacle.name: reason for each, reason in zip(told, reasons(made, cut, tiling, told, is_rtl=is_rtl), strict=True)}


def crossings(cut: Cutting) -> list[Crossing]:
    return [each for each in cut.crossings if each.obstacle.kind in TOLD]


def on(*items: Item) -> Page:
    return page(*items, media=POSTER)


def test_a_headline_larger_than_any_sheet_shows_is_said_to_be_so() -> None:
    reason = why(on(*headline("Welcome", 150, 300, 1000)))["Welcome"]
    assert isinstance(reason, TooLarge)
    assert (reason.extent, reason.shown) == (pytest.approx(1000), pytest.approx(SHOWN))
    assert (reason.is_wide, reason.cause) == (True, "paper")


def test_a_headline_that_less_overlap_would_spare_says_that() -> None:
    made = on(*headline("Welcome", 250, 300, SHOWN + 10))
    reason = why(made)["Welcome"]
    assert isinstance(reason, TooLarge)
    assert reason.cause == "overlap"
    assert not isinstance(why(made, replace(LETTER, overlap=mm(6.35))).get("Welcome"), TooLarge)


def test_a_headline_that_the_printers_margin_forbids_says_that() -> None:
    made = on(*headline("Welcome", 250, 300, SHOWN + 30))
    reason = why(made)["Welcome"]
    assert isinstance(reason, TooLarge)
    assert reason.cause == "margin"
    assert not isinstance(why(made, replace(LETTER, printer=Printer(0, 0, 0, 0))).get("Welcome"), TooLarge)


def test_one_that_is_too_high_is_not_said_to_be_too_wide() -> None:
    box = Rect(400, 200, 500, 1000)
    face = Drawing("scene", Rect(0, 0, 10, 10), Rect(0, 0, 10, 10), (), faces=(Rect(0, 0, 10, 10),))
    shown = Begin("Figure", alt="A tall face", box=box), Picture(face, Matrix(50, 0, 0, 100, 400, 200), {}), End()
    found = reasons_by_way(on(*shown))
    assert found[False] == TooLarge(pytest.approx(1000), pytest.approx(SHOWN), False, "paper")
    assert not isinstance(found.get(True), TooLarge)


def reasons_by_way(made: Page) -> dict[bool, Reason]:
    cut = cutting(made, LETTER, is_rtl=False)
    told = crossings(cut)
    return {each.cut.is_upright: reason for each, reason in zip(told, reasons(made, cut, LETTER, told, is_rtl=False), strict=True)}


def test_a_headline_too_far_in_for_one_sheet_and_too_near_the_edge_for_two() -> None:
    start = inches(8) * LEAST_SHOWN - 20
    reason = why(on(*headline("Welcome", start, 300, SHOWN - 5)))["Welcome"]
    assert isinstance(reason, NearEdge)
    assert (reason.gap, reason.reach) == (pytest.approx(start), pytest.approx(start + SHOWN - 5))
    assert reason.reach > reason.shown
    at_edge = why(on(*headline("Welcome", 10, 300, SHOWN - 5)))
    assert not isinstance(at_edge.get("Welcome"), NearEdge)


@pytest.mark.parametrize("of", [("overdose", "en", "24x36"), ("principles", "ar", "Tabloid")])
def test_what_stands_in_the_way_is_named_and_is_whole_as_it_is(of: tuple[str, str, str]) -> None:
    document = laid_out(job(*of))
    made, is_rtl = document.pages[0], document.meta.is_rtl
    tiling = Tiling(PAPERS["A4"] if of[2] == "24x36" else PAPERS["Letter"])
    found = [reason for reason in why(made, tiling, is_rtl=is_rtl).values() if isinstance(reason, InTheWay) and reason.things]
    assert found
    cut = {each.obstacle for each in cutting(made, tiling, is_rtl=is_rtl).crossings if not each.is_between}
    assert not any(thing in cut for reason in found for thing in reason.things)


def test_without_the_others_it_is_spared() -> None:
    document = laid_out(job("principles", "ar", "Tabloid"))
    made = document.pages[0]
    (name, reason), *_ = why(made, is_rtl=True).items()
    assert isinstance(reason, InTheWay)
    others = {thing.name for thing in reason.things}
    alone = replace(made, items=tuple(item for item in made.items if " ".join(getattr(item, "text", "").split()) not in others))
    assert name not in why(alone, is_rtl=True)


def test_more_sheets_are_named_where_they_would_spare_it() -> None:
    made = laid_out(job("voices", "en", "Tabloid")).pages[0]
    reason = why(made)["what I needed."]
    assert isinstance(reason, MoreSheets)
    assert reason.most is None
    assert reason.count > len(cutting(made, LETTER, is_rtl=False).tiles)


def test_a_limit_that_forbids_it_is_named_and_a_higher_one_spares_it() -> None:
    made = laid_out(job("beliefs", "en", "A1")).pages[0]
    limited = replace(LETTER, most=4)
    reason = why(made, limited)["What harms"]
    assert isinstance(reason, MoreSheets)
    assert reason.most == 4
    assert reason.count > 4


def test_a_limit_that_does_not_forbid_it_is_not_named() -> None:
    made = laid_out(job("voices", "en", "Tabloid")).pages[0]
    for most, named in ((4, 4), (5, 5), (6, None), (40, None)):
        reason = why(made, replace(LETTER, most=most)).get("what I needed.")
        assert isinstance(reason, MoreSheets)
        assert (reason.count, reason.most) == (6, named)


def test_sheets_that_reach_no_further_leave_no_other_place() -> None:
    made = laid_out(job("together", "en", "24x36")).pages[0]
    reason = why(made, Tiling(PAPERS["A4"], most=4))["We know more"]
    assert isinstance(reason, NoRoom)
    assert 0 <= reason.spare < mm(20)


def test_what_is_whole_needs_no_reason() -> None:
    assert why(on(*headline("Here", 330, 300, 120))) == {}
