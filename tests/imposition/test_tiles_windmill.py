"""Sheets that lie both ways about a middle: how few there are, and that they reach over the whole poster."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lists import line as words
from lists import page, tagged

from hrposter.geometry import Rect
from hrposter.imposition.tiles.choices import best, choices, saving
from hrposter.imposition.tiles.cutting import Cutting, cut_so, cutting
from hrposter.imposition.tiles.grid import JOINS, Arrangement, Tiling, arrangements
from hrposter.imposition.tiles.steps import STEP
from hrposter.imposition.tiles.windmill import Windmill
from hrposter.papers import PAPERS
from hrposter.units import inches, mm

# What plakativ 0.5.3 needs with its layouter "complex", for sheets with 1/4 inch blank all around and an overlap of 12.7 mm.
PLAKATIV = {
    ("Tabloid", "Letter"): 4,
    ("Tabloid", "A4"): 4,
    ("18x24", "Letter"): 7,
    ("18x24", "A4"): 7,
    ("24x36", "Letter"): 13,
    ("24x36", "A4"): 13,
    ("A2", "Letter"): 6,
    ("A2", "A4"): 6,
    ("A1", "Letter"): 12,
    ("A1", "A4"): 12,
    ("A0", "Letter"): 23,
    ("A0", "A4"): 23,
}


def upright(name: str) -> Rect:
    return Rect(0, 0, PAPERS[name].width, PAPERS[name].height)


def asked(paper: str, **more: object) -> Tiling:
    return Tiling(PAPERS[paper], laying="fewest", **more)  # type: ignore[arg-type]


def made(poster: Rect, tiling: Tiling, *items: object, is_rtl: bool = False) -> Cutting:
    return cutting(page(*items, media=poster), tiling, is_rtl=is_rtl)  # type: ignore[arg-type]


@pytest.mark.parametrize(("poster", "paper"), PLAKATIV)
def test_no_more_sheets_than_plakativ_at_its_best(poster: str, paper: str) -> None:
    assert len(made(upright(poster), asked(paper)).tiles) <= PLAKATIV[poster, paper]


@pytest.mark.parametrize(("poster", "paper"), PLAKATIV)
def test_strips_stay_where_nothing_takes_fewer(poster: str, paper: str) -> None:
    ways = choices(upright(poster), asked(paper))
    strips = min(way.count for way in arrangements(upright(poster), Tiling(PAPERS[paper])))
    assert all(way.count < strips if isinstance(way, Windmill) else way.count == strips for way in ways)


def test_every_way_to_meet_is_found() -> None:
    asked_for = [("18x24", "Letter", 12.7), ("A1", "Letter", 10), ("A0", "Letter", 12.7)]
    found = [choices(upright(poster), asked(paper, overlap=mm(overlap)))[0] for poster, paper, overlap in asked_for]
    assert [way.meeting for way in found if isinstance(way, Windmill)] == ["overlap", "middle", "columns"]


def shows(cut: Cutting) -> np.ndarray:
    """How many sheets show each step of the poster at last, when what is covered is not counted."""
    shown = np.zeros((math.ceil(cut.size.height / STEP - 0.01), math.ceil(cut.size.width / STEP - 0.01)), np.int8)
    for tile in cut.tiles:
        shown[steps(tile.shown)] += 1
        if tile.covered:
            shown[steps(tile.covered)] -= 1
    return shown


def steps(box: Rect) -> tuple[slice, slice]:
    top, foot, left, right = (math.ceil(length / STEP - 0.01) for length in (box.y, box.bottom, box.x, box.right))
    return slice(top, foot), slice(left, right)


@given(st.integers(300, 4000), st.integers(300, 4000), st.sampled_from(["Letter", "A4", "Legal", "A3"]), st.sampled_from(JOINS), st.booleans())
@settings(max_examples=120, deadline=None)
@example(300, 3157, "A3", "cut", False)  # two sheets of it reach to a step before its end
def test_every_step_of_any_poster_shows_once(wide: int, high: int, paper: str, join: str, is_rtl: bool) -> None:
    """And each sheet prints what it shows, and what it shares with those beside it, within what its printer reaches."""
    tiling = asked(paper, join=join)
    cut = made(Rect(0, 0, wide * STEP, high * STEP), tiling, is_rtl=is_rtl)
    assert len(cut.tiles) <= max(way.count for way in arrangements(cut.size, Tiling(PAPERS[paper])))
    assert (shows(cut) == 1).all()
    for tile in cut.tiles:
        assert tile.printed.contains(tile.shown, slack=STEP / 2)
        assert tile.printed.width <= tile.area.width + STEP / 2
        assert tile.printed.height <= tile.area.height + STEP / 2
    for one, other in itertools.combinations(cut.tiles, 2):
        if touches(one.shown, other.shown):
            assert shared(one.printed, other.printed) == pytest.approx(tiling.overlap, abs=1.1 * STEP)


def touches(one: Rect, other: Rect) -> bool:
    """Whether two boxes stand side by side along a line that is longer than what sheets share."""
    beside = min(abs(one.right - other.x), abs(other.right - one.x)) < STEP / 2
    above = min(abs(one.bottom - other.y), abs(other.bottom - one.y)) < STEP / 2
    down, across = min(one.bottom, other.bottom) - max(one.y, other.y), min(one.right, other.right) - max(one.x, other.x)
    return (beside and down > inches(1)) or (above and across > inches(1))


def shared(one: Rect, other: Rect) -> float:
    return min(min(one.right, other.right) - max(one.x, other.x), min(one.bottom, other.bottom) - max(one.y, other.y))


@pytest.mark.parametrize(("poster", "paper", "overlap"), [("A2", "Letter", 12.7), ("A1", "Letter", 10), ("A0", "Letter", 12.7)])
@pytest.mark.parametrize("join", JOINS)
@pytest.mark.parametrize("is_rtl", [False, True])
def test_each_windmill_shows_every_step_once_and_begins_where_reading_does(poster: str, paper: str, overlap: float, join: str, is_rtl: bool) -> None:
    """Turned, mirrored or neither: not only the one that is taken."""
    tiling = asked(paper, overlap=mm(overlap), join=join)
    size, ways = upright(poster), choices(upright(poster), tiling)
    assert len(ways) >= 4
    for way in ways:
        assert isinstance(way, Windmill)
        cut = cut_so(best((way,), size, (), tiling, is_rtl=is_rtl), size, (), is_rtl=is_rtl)
        assert len(cut.tiles) == way.count
        assert (shows(cut) == 1).all(), way
        first = cut.tiles[0].shown
        assert (first.y, first.right if is_rtl else first.x) == (0, pytest.approx(size.width) if is_rtl else 0)


@pytest.mark.parametrize("is_rtl", [False, True])
def test_names_begin_where_reading_begins(is_rtl: bool) -> None:
    first = made(upright("A2"), asked("Letter"), is_rtl=is_rtl).tiles[0]
    assert first.name == "A1"
    assert first.shown.y == 0
    assert (first.shown.right == pytest.approx(upright("A2").width)) if is_rtl else first.shown.x == 0


def test_what_lies_over_others_is_laid_last() -> None:
    tiles = made(upright("A2"), asked("Letter")).tiles
    covered = [number for number, tile in enumerate(tiles) if tile.covered]
    assert covered
    for number in covered:
        below = tiles[number].covered
        assert below is not None
        over = [later for later, tile in enumerate(tiles) if later != number and tile.shown.overlaps(below, slack=STEP)]
        assert over
        assert min(over) > number


@pytest.mark.parametrize("join", JOINS)
def test_each_seam_steps_aside_for_a_word_that_stands_on_it(join: str) -> None:
    tiling = asked("Letter", join=join)
    for cut in made(upright("A2"), tiling).cuts:
        x, y = cut.line.x + cut.line.width / 2, cut.line.y + cut.line.height / 2
        word = tagged("H1", words("Hi", x=x - 10, baseline=y + 6, size=20))
        assert made(upright("A2"), tiling, *word).crossings == (), cut


def test_what_another_way_would_save_is_known() -> None:
    poster, usual = upright("A1"), Tiling(PAPERS["A4"])
    assert saving(poster, usual, 15, 1.0) == (12, 1.0)
    assert saving(poster, usual, 12, 1.0) is None
    assert saving(upright("Tabloid"), usual, 3, 1.0) is None
    assert saving(poster, asked("A4"), 12, 1.0) is None


def test_on_a_number_of_sheets_a_poster_may_be_larger() -> None:
    strips = arrangements(upright("A1"), Tiling(PAPERS["A4"], most=6))
    ways = choices(upright("A1"), asked("A4", most=6))
    assert isinstance(ways[0], Windmill)
    assert isinstance(strips[0], Arrangement)
    assert ways[0].scale > strips[0].scale
    assert all(way.count <= 6 for way in ways)
    assert saving(upright("A1"), Tiling(PAPERS["A4"], most=6), 6, strips[0].scale) == (6, ways[0].scale)


def test_a_limit_that_is_not_needed_leaves_the_fewest() -> None:
    assert {way.count for way in choices(upright("A2"), asked("Letter", most=100))} == {6}
