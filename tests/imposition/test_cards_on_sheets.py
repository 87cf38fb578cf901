"""Cards on sheets, measured on what a reader of PDF shows against what makers say, and turned by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from dots import greatest
from printed import GREEN, PER_MM, RED, Box, boxes, card, drawn, moved, through

from hrposter.diagnostics import UsageError
from hrposter.imposition.cards import Card, impose, is_reached
from hrposter.imposition.printer import Printer, Turn
from hrposter.resources import Library
from hrposter.spec.card_sheets import CardSheet, read_card_sheet
from hrposter.units import inches, mm

BLUE = replace(GREEN, rgb=(0.1, 0.2, 0.8))
# What the makers and those who measured their sheets say, in millimetres: left, top, from card to card, card; columns and rows.
PUBLIC = {
    "cards-10-letter": (19.05, 12.7, 88.9, 50.8, 88.9, 50.8, 2, 5),
    "cards-8-letter": (12.7, 19.05, 101.6, 63.5, 88.9, 50.8, 2, 4),
    "cards-10-a4": (15.0, 13.5, 95.0, 54.0, 85.0, 54.0, 2, 5),
    "badges-6-letter": (6.35, 25.4, 101.6, 76.2, 101.6, 76.2, 2, 3),
    "cards-8-a4": (17.0, 31.5, 91.0, 60.0, 85.0, 54.0, 2, 4),
}
INSET = mm(1)


def sheet_named(name: str) -> CardSheet:
    return read_card_sheet(Library().card_sheet(name))


def full(sheet: CardSheet, front, back=None) -> list[Card]:
    return [Card(front, back)] * len(sheet.slots)


def near(found: list[Box], wanted: list[Box], off: float = 0.2) -> None:
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=off)


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("is_upright", [False, True])
def test_cards_stand_where_the_sheet_has_them(name, is_upright):
    left, top, across, down, width, height, columns, rows = PUBLIC[name]
    sheet = sheet_named(name)
    size = (mm(height), mm(width)) if is_upright else (mm(width), mm(height))
    (front,) = drawn(impose(full(sheet, card(*size, GREEN, inset=INSET)), sheet, Printer(), "long"))
    assert front.shape[:2] == pytest.approx((sheet.paper.height / mm(0.1), sheet.paper.width / mm(0.1)), abs=1.01)
    places = [(left + column * across, top + row * down) for row in range(rows) for column in range(columns)]
    near(boxes(front, GREEN), [(x + 1, y + 1, x + width - 1, y + height - 1) for x, y in places])


@pytest.mark.parametrize("turn", ["long", "short"])
@pytest.mark.parametrize("name", ["cards-8-letter", "cards-10-a4"])
@pytest.mark.parametrize("is_turned", [False, True])
def test_backs_stand_behind_their_fronts_with_their_tops_at_the_same_edge(name: str, turn: Turn, is_turned: bool) -> None:
    sheet = sheet_named(name)
    size = (sheet.height, sheet.width) if is_turned else (sheet.width, sheet.height)
    front, back = card(*size, GREEN, inset=INSET), card(*size, BLUE, inset=INSET)
    printed = drawn(impose(full(sheet, front, back), sheet, Printer(), turn))
    seen = through(printed[1], turn)
    near(boxes(seen, BLUE), boxes(printed[0], GREEN), 0.15)
    # The mark stands right of the middle of the upper edge. Seen through the card, that of its back is as far left of it, on the same edge.
    marks, behind = boxes(printed[0], RED), boxes(seen, RED)
    for (x, y, right, bottom), mark, other in zip(boxes(printed[0], GREEN), marks, behind, strict=True):
        across, down = (x + right) / 2, (y + bottom) / 2
        at, through_it = ((each[0] + each[2]) / 2 - across for each in (mark, other)), ((each[1] + each[3]) / 2 - down for each in (mark, other))
        sideways, upwards = tuple(at), tuple(through_it)
        if is_turned:
            assert sideways[0] == pytest.approx(sideways[1], abs=0.2)
            assert upwards[0] == pytest.approx(-upwards[1], abs=0.2)
        else:
            assert upwards[0] == pytest.approx(upwards[1], abs=0.2)
            assert sideways[0] == pytest.approx(-sideways[1], abs=0.2)


def test_backs_that_were_not_turned_would_not_stand_behind_their_fronts():
    sheet = replace(sheet_named("cards-10-a4"), left=mm(8))
    printed = drawn(impose(full(sheet, *(card(sheet.width, sheet.height, ink, inset=INSET) for ink in (GREEN, BLUE))), sheet, Printer(), "long"))
    with pytest.raises(AssertionError):
        near(boxes(printed[1], BLUE), boxes(printed[0], GREEN), 0.15)


def test_colour_runs_over_the_edge_into_the_gap_and_no_farther():
    sheet = sheet_named("cards-8-letter")
    (front,) = drawn(impose(full(sheet, card(sheet.width, sheet.height, GREEN, bleed=inches(1 / 8))), sheet, Printer(), "long"))
    found = boxes(front, GREEN)
    assert len(found) == 8
    assert found[3] == pytest.approx((12.7 + 101.6 - 3.175, 19.05 + 63.5 - 3.175, 203.2 + 3.175, 133.35 + 3.175), abs=0.2)


def test_where_cards_touch_none_runs_over_its_neighbour():
    sheet, size = sheet_named("cards-10-letter"), (inches(3.5), inches(2))
    cards = [Card(card(*size, GREEN if (number + number // 2) % 2 else BLUE, bleed=inches(1 / 8))) for number in range(10)]
    (front,) = drawn(impose(cards, sheet, Printer(), "long"))
    x, y = round((19.05 + 88.9) * PER_MM), round(12.7 * PER_MM) + 200
    green, blue = (np.array([round(255 * part) for part in ink.rgb]) for ink in (GREEN, BLUE))
    assert np.abs(front[y, x - 3].astype(int) - blue).max() < 8
    assert np.abs(front[y, x + 3].astype(int) - green).max() < 8
    assert np.abs(front[y, round((19.05 - 2) * PER_MM)].astype(int) - blue).max() < 8  # the bleed at the margin


@pytest.mark.parametrize("name", Library().card_sheets())
def test_ticks_stand_in_line_with_every_cut_and_clear_of_the_cards(name):
    sheet = sheet_named(name)
    (front,) = drawn(impose(full(sheet, card(sheet.width, sheet.height, GREEN, inset=mm(7))), sheet, Printer(), "long"))
    dark, reached = greatest(front) < 140, Printer().printable(sheet.sheet)
    first = sheet.slots[0]
    above, before = dark[: round(first.y / mm(0.1)) + 120], dark[:, : round(first.x / mm(0.1)) + 120]
    found = (np.flatnonzero(above.any(axis=0)) / PER_MM, np.flatnonzero(before.any(axis=1)) / PER_MM)
    wide = [x for slot in sheet.slots for x in (slot.x, slot.right) if reached.x < x < reached.right]
    high = [y for slot in sheet.slots for y in (slot.y, slot.bottom) if reached.y < y < reached.bottom]
    assert wide or high
    for marks, cuts in zip(found, (wide, high), strict=True):
        assert all(np.abs(marks - cut / mm(1)).min() < 0.2 for cut in cuts)
        assert len(marks) < 12 * PER_MM + 4 * len(set(cuts))  # thin lines, beside those of the other direction


def test_a_printer_that_prints_beside_the_place_is_put_right_on_both_sides():
    printer = Printer(offset_x=mm(1.2), offset_y=mm(-0.8), duplex_x=mm(-2), duplex_y=mm(1.5))
    sheet = sheet_named("cards-10-a4")
    front, back = (card(sheet.width, sheet.height, ink, inset=INSET) for ink in (GREEN, BLUE))
    sent = drawn(impose(full(sheet, front, back), sheet, printer, "long"))
    exact = boxes(drawn(impose(full(sheet, front), sheet, Printer(), "long"))[0], GREEN)
    printed = boxes(moved(sent[0], 1.2, -0.8), GREEN)
    behind = boxes(moved(through(sent[1], "long"), 1.2 - 2, -0.8 + 1.5), BLUE)
    near(printed, exact, 0.15)
    near(behind, exact, 0.15)


def test_a_printer_that_does_not_reach_the_words_is_refused():
    sheet = sheet_named("quarters-letter")
    cards = full(sheet, card(sheet.width, sheet.height, GREEN, inset=INSET))
    impose(cards, sheet, Printer(bottom=mm(6)), "long")
    with pytest.raises(UsageError, match=r"does not reach 4\.0 mm of the words on quarters-letter"):
        impose(cards, sheet, Printer(bottom=mm(10.35)), "long")


def test_colour_runs_over_the_edges_only_where_the_printer_reaches_all_of_them():
    assert is_reached(sheet_named("cards-10-letter"), Printer())
    assert not is_reached(sheet_named("cards-10-letter"), Printer(top=mm(13)))
    assert not is_reached(sheet_named("quarters-a4"), Printer())
    assert not is_reached(sheet_named("badges-6-letter"), Printer())  # to the very edge of what is printed


def test_cards_that_differ_fill_one_sheet_after_the_other():
    sheet = sheet_named("quarters-letter")
    pages = impose([Card(card(sheet.width, sheet.height, GREEN, inset=INSET))] * 6, sheet, Printer(), "long")
    assert [len(boxes(picture, GREEN)) for picture in drawn(pages)] == [4, 2]
