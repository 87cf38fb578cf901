"""Tiles printed, cut along their marks and put together: they are the poster again."""

from __future__ import annotations

import math
from itertools import groupby

import cv2
import numpy as np
import pytest
from dots import difference, greatest
from sample_jobs import job
from tiles_samples import DPI, Sheet, drawn, in_tiles, laid_out, middles_on_plan, sheets

from hrposter.imposition.printer import Printer
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.units import mm

pytestmark = pytest.mark.slow

FEW, NEAR = 0.02, 8
CASES = [
    (job("welcome", "en", "24x36"), "Letter", "cut"),
    (job("principles", "ar", "18x24"), "Letter", "glue"),
    (job("together", "zh-Hans", "24x36"), "Tabloid", "glue"),
    (job("why", "ar", "18x24", profile="web"), "Tabloid", "cut"),
]
# Every poster and paper of offices that strips need more sheets for; the last two have sheets in their middle.
MILLS = [
    (job("welcome", "en", "A2"), "Letter", "cut", mm(12.7)),
    (job("principles", "ar", "A1"), "A4", "glue", mm(12.7)),
    (job("together", "zh-Hans", "18x24"), "A4", "glue", mm(12.7)),
    (job("why", "ar", "24x36"), "A4", "cut", mm(12.7)),
    (job("principles", "en", "18x24"), "Letter", "glue", mm(12.7)),
    (job("together", "ar", "A2"), "A4", "cut", mm(12.7)),
    (job("why", "en", "A1"), "Letter", "cut", mm(12.7)),
    (job("ask-first", "en", "18x24"), "Letter", "glue", mm(12.7)),
    (job("beliefs", "en", "A2"), "Letter", "glue", mm(12.7)),
    (job("welcome", "es", "A1"), "Letter", "glue", mm(10)),
    (job("voices", "ar", "A1"), "A4", "cut", mm(10)),
]


def is_upright(sheet: Sheet, other: str) -> str | None:
    """On which side, left or right, a sheet meets another; None where they meet above or below."""
    return next((side for side, name in sheet.beside.items() if name == other and side in ("left", "right")), None)


def cut(sheet: Sheet) -> np.ndarray:
    """The sheet without what lies beyond its cuts; strips to be glued on stay."""
    high, wide = sheet.picture.shape[:2]
    box = {"left": 0, "top": 0, "right": wide, "bottom": high} | sheet.cuts
    return sheet.picture[box["top"] : box["bottom"], box["left"] : box["right"]]


def inner(sheet: Sheet) -> tuple[int, int]:
    """Height and width of what shows at last."""
    lines = sheet.cuts | sheet.lays
    return lines["bottom"] - lines["top"], lines["right"] - lines["left"]


def kept(sheet: Sheet, side: str) -> int:
    """How much stays beyond the line on which the next sheet is laid."""
    return (
        abs(sheet.lays[side] - {"left": 0, "top": 0, "right": sheet.picture.shape[1], "bottom": sheet.picture.shape[0]}[side])
        if side in sheet.lays
        else 0
    )


def put_together(found: list[Sheet]) -> np.ndarray:
    """Every sheet laid where its name and its lines say, in the order of the names, over what lies there already."""
    strips = [list(group) for _, group in groupby(found, key=lambda sheet: sheet.strip)]
    pair = next(strip for strip in strips if len(strip) > 1)[:2]
    side = is_upright(pair[0], pair[1].name)
    in_rows = side is not None
    from_right = side == "left" or (not in_rows and next(iter(k for k, v in found[0].beside.items() if v == strips[1][0].strip), "") == "left")
    wide = sum(inner(sheet)[1] for sheet in strips[0]) if in_rows else sum(inner(strip[0])[1] for strip in strips)
    high = sum(inner(strip[0])[0] for strip in strips) if in_rows else sum(inner(sheet)[0] for sheet in strips[0])
    room = 1200
    wall = np.full((high + 2 * room, wide + 2 * room, 3), 255, np.uint8)
    along = 0
    for strip in strips:
        place = 0
        for sheet in strip:
            height, width = inner(sheet)
            x, y = (place, along) if in_rows else (along, place)
            left = wide - x - width if from_right else x
            paper = cut(sheet)
            top, start = room + y - kept(sheet, "top"), room + left - kept(sheet, "left")
            wall[top : top + paper.shape[0], start : start + paper.shape[1]] = paper
            place += width if in_rows else height
        along += inner(strip[0])[0] if in_rows else inner(strip[0])[1]
    return wall[room : room + high, room : room + wide]


def put_where_the_plan_says(found: list[Sheet], middles: dict[str, tuple[float, float]], of: Job) -> np.ndarray:
    """Every sheet laid with its middle where the plan has its name, in the order of the names, over what lies there already."""
    room, trim = 1200, laid_out(of).pages[0].trim
    high, wide = (math.ceil(length * DPI / 72 - 0.01) for length in (trim.height, trim.width))
    wall = np.full((high + 2 * room, wide + 2 * room, 3), 255, np.uint8)
    for sheet in found:
        height, width = inner(sheet)
        x, y = (round(middle * DPI / 72 - size / 2) for middle, size in zip(middles[sheet.name], (width, height), strict=True))
        paper = cut(sheet)
        top, left = room + y - kept(sheet, "top"), room + x - kept(sheet, "left")
        wall[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return wall[room:-room, room:-room]


@pytest.mark.parametrize(("of", "paper", "join"), CASES)
def test_tiles_put_together_are_the_poster(of: Job, paper: str, join: str) -> None:
    is_the_poster(put_together(sheets(in_tiles(of, paper, join=join))), of)


@pytest.mark.parametrize(("of", "paper", "join", "overlap"), MILLS)
def test_sheets_that_lie_both_ways_are_the_poster_too(of: Job, paper: str, join: str, overlap: float) -> None:
    tiles = in_tiles(of, paper, join=join, overlap=overlap, laying="fewest")
    is_the_poster(put_where_the_plan_says(sheets(tiles), middles_on_plan(tiles, laid_out(of).pages[0].trim), of), of)


def test_sheets_for_a_printer_that_shifts_are_all_upright_and_land_as_they_would_without() -> None:
    of, paper = job("welcome", "en", "24x36"), "Letter"
    exact, sent = (drawn(write(in_tiles(of, paper, printer=printer).document)) for printer in (Printer(), Printer(offset_x=36, offset_y=-18)))
    assert {picture.shape for picture in sent} == {(1100, 850, 3)}
    assert {picture.shape for picture in exact} == {(1100, 850, 3), (850, 1100, 3)}
    for one, other in zip(sent, exact, strict=True):
        landed = np.roll(one, (-25, 50), axis=(0, 1))
        held = landed if other.shape == landed.shape else np.rot90(landed)
        inside = np.s_[60:-60, 60:-60]
        differs = difference(held[inside], other[inside]) > NEAR
        assert differs.mean() < FEW


def test_strips_put_where_the_plan_says_are_the_poster() -> None:
    of, paper, join = CASES[1]
    tiles = in_tiles(of, paper, join=join)
    is_the_poster(put_where_the_plan_says(sheets(tiles), middles_on_plan(tiles, laid_out(of).pages[0].trim), of), of)


def is_the_poster(wall: np.ndarray, of: Job) -> None:
    """Nearly all dots are the same, and those that are not are at edges, where drawing rounds; the last dot of a poster may be half of one."""
    poster = drawn(write(laid_out(of)))[0]
    assert abs(wall.shape[0] - poster.shape[0]) <= 1
    assert abs(wall.shape[1] - poster.shape[1]) <= 1
    trim = laid_out(of).pages[0].trim
    high, wide = (math.floor(length * DPI / 72 + 0.01) for length in (trim.height, trim.width))
    wall, poster = wall[:high, :wide], poster[:high, :wide]
    differs = difference(wall, poster) > NEAR
    assert differs.mean() < FEW
    assert not (differs & ~near_an_edge(poster)).any()


def near_an_edge(picture: np.ndarray) -> np.ndarray:
    """Dots that have another colour beside them, and those beside these."""
    box = np.ones((3, 3), np.uint8)
    spread = greatest(cv2.dilate(picture, box) - cv2.erode(picture, box)) > NEAR
    return cv2.dilate(spread.astype(np.uint8), box) > 0


def test_a_sheet_laid_in_the_wrong_place_is_seen() -> None:
    found = sheets(in_tiles(CASES[0][0], "Letter"))
    moved = [*found[:1], found[2], found[1], *found[3:]]
    poster = drawn(write(laid_out(CASES[0][0])))[0]
    wall = put_together(moved)
    high, wide = min(wall.shape[0], poster.shape[0]), min(wall.shape[1], poster.shape[1])
    assert (difference(wall[:high, :wide], poster[:high, :wide]) > NEAR).mean() > FEW
