"""Sheets of cards as files: what they say, and what cannot be."""

from pathlib import Path

import pytest

from hrposter.diagnostics import PosterError
from hrposter.resources import Library, data_folder
from hrposter.spec.card_sheets import CardSheet, parse_card, read_card_sheet
from hrposter.units import inches, mm

SHEET = """\
hrposter: 1
title: Ours
paper: A4
card: 85mm x 54mm
columns: 2
rows: 5
margins: {left: 15mm, top: 13.5mm}
pitch: {across: 95mm, down: 54mm}
"""


def read(folder: Path, text: str = SHEET) -> CardSheet:
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return read_card_sheet(path)


def faults(folder: Path, old: str, new: str) -> list[str]:
    assert old in SHEET
    with pytest.raises(PosterError) as caught:
        read(folder, SHEET.replace(old, new))
    return [f"{each.span.line if each.span else 0}: {each.code}: {each.message}" for each in caught.value.diagnostics]


def test_cards_stand_row_by_row_from_the_top_left(tmp_path):
    slots = read(tmp_path).slots
    assert len(slots) == 10
    assert (slots[0].x, slots[0].y) == pytest.approx((mm(15), mm(13.5)))
    assert (slots[1].x, slots[1].y) == pytest.approx((mm(110), mm(13.5)))
    assert (slots[9].right, slots[9].bottom) == pytest.approx((mm(195), mm(283.5)))


def test_without_a_pitch_cards_stand_without_a_gap(tmp_path):
    found = read(tmp_path, SHEET.replace("pitch: {across: 95mm, down: 54mm}\n", ""))
    assert (found.across, found.down) == pytest.approx((mm(85), mm(54)))


def test_posters_for_a_card_are_those_of_the_nearest_size(tmp_path):
    found = read(tmp_path)
    assert found.size.name == "85x55"
    assert (found.card.width, found.card.height) == pytest.approx((mm(54), mm(85)))


@pytest.mark.parametrize("text", ["3.5in x 2in", "3.5in × 2in", " 3.5in x2in"])
def test_the_size_of_a_card_may_be_written_in_several_ways(text):
    assert parse_card(text) == pytest.approx((inches(3.5), inches(2)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("paper: A4", "paper: A9", "3: value: 'A9' is not a paper size"),
        ("85mm x 54mm", "85 x 54", "4: value: '85 x 54' is not the size of a card"),
        ("85mm x 54mm", "85mm x 0mm", "4: value: '85mm x 0mm' is not the size of a card"),
        ("85mm x 54mm", "85mm x 10%", "4: value: '85mm x 10%' is not the size of a card"),
        ("85mm x 54mm", "60mm x 40mm", "4: card-size: no poster is laid out for cards of 60 × 40 mm"),
        ("columns: 2", "columns: two", "5: value: 'two' is not a count"),
        ("left: 15mm", "left: 5%", "7: value: '5%' is not a length on a sheet"),
        ("left: 15mm, ", "", "7: missing-key: 'left' is missing"),
        ("left: 15mm", "left: 60mm", "7: card-sheet: 2 cards across reach 240 mm; A4 has 210 mm"),
        ("rows: 5", "rows: 6", "7: card-sheet: 6 cards down reach 337.5 mm; A4 has 297 mm"),
        ("across: 95mm", "across: 80mm", "8: card-sheet: cards of 85 mm that stand 80 mm apart lie over one another"),
        ("pitch:", "corner: 40mm\npitch:", "8: card-sheet: a corner of 40 mm is rounder than the card"),
        ("pitch:", "picth:", "8: unknown-key: 'picth' is not known here"),
        ("pitch:", "checked: yesterday\npitch:", "8: value: 'yesterday' is not a date"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(tmp_path, old, new, said):
    found = faults(tmp_path, old, new)
    assert [each.startswith(said) for each in found] == [True]


@pytest.mark.parametrize("name", Library().card_sheets())
def test_every_sheet_that_ships_can_be_read_and_says_where_its_measures_come_from(name):
    found = read_card_sheet(Library().card_sheet(name))
    assert len(found.slots) > 1
    assert bool(found.fits) == bool(found.source)
    assert found.name in (data_folder() / "assets/sheets/SOURCES.md").read_text(encoding="utf-8")


def test_a_sheet_without_pitch_whose_cards_do_not_fit_is_told_of_at_its_margins(tmp_path):
    text = SHEET.replace("pitch: {across: 95mm, down: 54mm}\n", "").replace("columns: 2", "columns: 3")
    with pytest.raises(PosterError, match="3 cards across reach 270 mm"):
        read(tmp_path, text)
