"""Printed, folded and slit by hand: what a reader sees, in the order of reading and upright, whichever way the language reads.

The sheets are pictures that PDFium draws of the finished file. Their creases are measured here, as print shops publish
them, and the hands fold as the last page of the file says. No table of the program decides what is expected.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from dots import difference
from paper import Picture, Stack, cut_at, nested, printed_sheet, spreads, star
from sample_folds import booklet_job, folded_job

from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.rendering import document, printed

# Dots an inch at which every crease stands between two pixels: 1/16 in are three, and a quarter of a millimetre one.
DPI = {"Letter": 48.0, "A4": 101.6}
WIDE = {"Letter": 11 * 48, "A4": 297 * 4}
HIGH = {"Letter": 408, "A4": 210 * 4}
# The columns of the outside where it is creased, in a language that reads from the left.
TRIFOLD = {"Letter": (174, 351), "A4": (388, 788)}  # 3.625 + 3.6875 + 3.6875 in; 97 + 100 + 100 mm
THIRDS = {"Letter": (176, 352), "A4": (396, 792)}
HALF = {"Letter": (264,), "A4": (594,)}
QUARTERS = {"Letter": (132, 264, 396), "A4": (297, 594, 891)}


def pictures(data: bytes, dpi: float) -> list[Picture]:
    """The pages of a file; PDFium rounds their size up, and nothing must be stretched."""
    with pypdfium2.PdfDocument(data) as opened:
        return [np.asarray(page.render(scale=(dpi - 0.01) / 72).to_pil().convert("RGB")) for page in opened]


def duplex_of(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return str(opened.Root.ViewerPreferences.Duplex).removeprefix("/")


class Reader:
    """Somebody who knows each page of a piece by its looks."""

    def __init__(self, of: Job, dpi: float) -> None:
        self.read = document(of)
        self.data = write(printed(of, self.read))
        self.pages = pictures(write(self.read), dpi)
        paper = of.paper.name
        self.sides = [side[: HIGH[paper], : WIDE[paper]] for side in pictures(self.data, dpi)]
        self.is_rtl = of.lang == "ar"

    def number(self, picture: Picture) -> int:
        """The page that this is a picture of, upright; AssertionError where it is none, or more than one."""
        alike = [number for number, page in enumerate(self.pages, 1) if is_like(picture, page)]
        assert len(alike) == 1, f"this is like the pages {alike}"
        return alike[0]

    def numbers(self, seen: list[Picture]) -> list[int]:
        """The pages that are seen beside one another, in the order of reading."""
        return [self.number(picture) for picture in (reversed(seen) if self.is_rtl else seen)]

    def sheet(self, number: int = 0) -> tuple[Picture, Picture]:
        return printed_sheet(self.sides[2 * number], self.sides[2 * number + 1], duplex_of(self.data))

    def creases(self, columns: tuple[int, ...], paper: str) -> tuple[int, ...]:
        return tuple(sorted(WIDE[paper] - column for column in columns)) if self.is_rtl else columns

    @property
    def near(self) -> str:
        """The side on which a book lies open when it is begun: where its cover is turned to."""
        return "right" if self.is_rtl else "left"

    @property
    def far(self) -> str:
        return "left" if self.is_rtl else "right"


def is_like(picture: Picture, page: Picture) -> bool:
    """Whether a panel shows a page, pixel by pixel; the rim is left out, where there are ticks and no page prints."""
    if abs(picture.shape[1] - page.shape[1]) > 1 or abs(picture.shape[0] - page.shape[0]) > 1:
        return False
    high, wide, rim = min(picture.shape[0], page.shape[0]), min(picture.shape[1], page.shape[1]), 4
    differ = difference(picture[rim : high - rim, rim : wide - rim], page[rim : high - rim, rim : wide - rim]) > 100
    return bool(differ.mean() < 0.001)


def new_in(views: list[list[int]]) -> list[int]:
    """The pages in the order in which they are seen for the first time."""
    return list(dict.fromkeys(number for view in views for number in view))


@pytest.fixture
def reader(tmp_path: Path) -> Callable[[str, str, str], Reader]:
    return lambda fold, lang, paper: Reader(folded_job(tmp_path, fold, lang, paper), DPI[paper])


def where(flat: Stack, share: float, *, is_rtl: bool) -> float:
    """The place that far from where the back is begun, in pixels of the flat sheet with its back up."""
    left, right = min(panel.left for panel in flat.panels), max(panel.right for panel in flat.panels)
    return right - share if is_rtl else left + share


PAPERS = ("Letter", "A4")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_trifold_is_read_as_it_is_unfolded(reader, lang, paper):
    hand = reader("trifold", lang, paper)
    narrow, second = TRIFOLD[paper]
    flat = cut_at(*hand.sheet(), hand.creases(TRIFOLD[paper], paper))
    wide = WIDE[paper] - second
    flap_in = flat.fold(where(flat, WIDE[paper] - narrow, is_rtl=hand.is_rtl), part=hand.far)
    closed = flap_in.fold(where(flat, wide, is_rtl=hand.is_rtl), part=hand.near)
    views = [hand.numbers(stack.seen()) for stack in (closed, flap_in, flat)]
    assert views == [[1], [2, 3], [2, 4, 5]]
    assert hand.numbers(closed.turned_over().seen()) == [6]
    assert new_in([*views, hand.numbers(flat.turned_over().seen())]) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_flap_of_a_trifold_lies_within_the_others(reader, lang, paper):
    hand = reader("trifold", lang, paper)
    flat = cut_at(*hand.sheet(), hand.creases(TRIFOLD[paper], paper))
    flap = max(flat.panels, key=lambda panel: -panel.left if hand.is_rtl else panel.left)
    others = [panel for panel in flat.panels if panel is not flap]
    room = min(panel.right - panel.left for panel in others) - (flap.right - flap.left)
    assert room / DPI[paper] * 25.4 >= 1.5


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_zfold_is_read_as_it_is_unfolded(reader, lang, paper):
    hand = reader("zfold", lang, paper)
    flat = cut_at(*hand.sheet(), hand.creases(THIRDS[paper], paper))
    third = WIDE[paper] / 3
    covered = flat.fold(where(flat, third, is_rtl=hand.is_rtl), part=hand.near)
    closed = covered.fold(where(flat, 2 * third, is_rtl=hand.is_rtl), part=hand.far, under=True)
    opened = flat.fold(where(flat, 2 * third, is_rtl=hand.is_rtl), part=hand.far, under=True)
    views = [hand.numbers(stack.seen()) for stack in (closed, opened, flat)]
    assert views == [[1], [2, 3], [2, 3, 4]]
    assert hand.numbers(flat.turned_over().seen()) == [5, 6, 1]
    assert new_in([*views, hand.numbers(flat.turned_over().seen())]) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_half_fold_is_read_as_its_leaf_is_turned(reader, lang, paper):
    hand = reader("half", lang, paper)
    flat = cut_at(*hand.sheet(), hand.creases(HALF[paper], paper))
    assert leafed(hand, flat, WIDE[paper] / 2, leaves=2) == [[1], [2, 3], [4]]


def leafed(hand: Reader, flat: Stack, spine: float, leaves: int) -> list[list[int]]:
    """What is seen of a folded book, leaf by leaf, from its cover to its back."""
    about = where(flat, spine, is_rtl=hand.is_rtl)
    book = flat.fold(about, part=hand.near)
    views = [book]
    for _ in range(leaves):
        views.append(views[-1].leaf_turned(about, hand.far))
    return [hand.numbers(view.seen()) for view in views]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_zine_is_read_as_a_little_book(reader, lang, paper):
    hand = reader("zine", lang, paper)
    walls = star(hand.sides[0], QUARTERS[paper], HIGH[paper] // 2)
    opened = spreads(walls)
    if hand.is_rtl:  # a book that is begun from the right: leaves are turned the other way, and the right page is read first
        opened = [(right, left) for left, right in reversed(opened)]
    cover = next(place for place, (_, second) in enumerate(opened) if is_like(second, hand.pages[0]))
    read = [*opened[cover + 1 :], *opened[:cover]]
    numbers = [hand.number(opened[cover][1]), *(hand.number(page) for pair in read for page in pair), hand.number(opened[cover][0])]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("pages", [8, 12, 6])
def test_a_booklet_is_read_leaf_by_leaf_and_blank_pages_stand_before_the_back(tmp_path, lang, pages):
    hand = Reader(booklet_job(tmp_path, pages, lang), DPI["Letter"])
    sheets = -(-pages // 4)
    flat = nested([cut_at(*hand.sheet(number), HALF["Letter"]) for number in range(sheets)])
    hand.pages += [np.full_like(hand.pages[0], 255)] if pages % 4 else []
    views = leafed(hand, flat, WIDE["Letter"] / 2, leaves=2 * sheets)
    blank = pages + 1
    expected = [*range(1, pages), *[blank] * (-pages % 4), pages]
    assert [number for view in views for number in view] == expected
    assert [len(view) for view in views] == [1, *[2] * (2 * sheets - 1), 1]


def test_a_back_that_is_turned_over_the_wrong_edge_is_noticed(reader):
    hand = reader("half", "en", "Letter")
    front, back = printed_sheet(hand.sides[0], hand.sides[1], "DuplexFlipLongEdge")
    with pytest.raises(AssertionError, match="this is like the pages"):
        leafed(hand, cut_at(front, back, HALF["Letter"]), WIDE["Letter"] / 2, leaves=2)
