"""Tabs to tear off: as many as there is room for, cut apart, the same words on each, read once."""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from sample_jobs import job
from sample_pieces import WORDS
from test_blocks import items, page_with
from test_column import large
from test_handy_blocks import clinic, said

from hrposter.display import Begin, Document, Move, Page, Text
from hrposter.display import Path as Drawn
from hrposter.geometry import Rect, union
from hrposter.layout.page import lay_out
from hrposter.pdf.writer import write
from hrposter.preflight.contrast import readings
from hrposter.rendering import reading_text
from hrposter.resolve import resolve
from hrposter.resources import Library
from hrposter.units import mm

CALLED = """\
  called:
    - {title: Maria, text: "{contact.phone}"}
    - {title: Diapers and more, text: "{clinic.phone}"}
"""
ARABIC = """\
  called:
    - {title: مريم, text: "{contact.phone}"}
    - {title: حفاضات وأكثر, text: "{clinic.phone}"}
"""
NUMBER = "(415) 555-0123"
TABS = "{tabs: called, bleed: [start, end, bottom]}"


def made(folder: Path, region: str = TABS, lang: str = "en", words: str = CALLED, **options) -> Page:
    own = (WORDS + ARABIC).replace("language: en", "language: ar").replace("status: source", "status: draft") if lang == "ar" else None
    return page_with(folder, region, WORDS + words, lang, own, clinic=clinic(folder), **options)


def cuts(page: Page) -> list[float]:
    """Where the cuts stand, from the left."""
    return sorted({round(segment.x, 3) for segment in dashes(page)})


def dashes(page: Page) -> list[Move]:
    """The beginnings of dashes that go down."""
    drawn = [item.outline for item in items(page, Drawn, inside="Artifact") if item.stroke]
    return [
        at
        for outline in drawn
        for at, to in pairwise(outline)
        if isinstance(at, Move) and at.x == to.x and page.live.contains(Rect(at.x, at.y, 0, 0))
    ]


def tabs(page: Page) -> list[Rect]:
    """The words of each tab, from the left."""
    numbers = sorted((item.box for item in items(page, Text) if item.text.strip() == NUMBER), key=lambda box: box.x)
    names = [item.box for item in items(page, Text) if item.is_turned and item.text.strip() != NUMBER]
    return [union([number, *(name for name in names if number.x - mm(14) < name.x < number.x)]) for number in numbers]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("paper", "profile"), [("Letter", "office"), ("A5", "office"), ("Tabloid", "web"), ("A4", "press")])
def test_every_tab_bears_the_words_clear_of_its_cuts(tmp_path, lang, paper, profile):
    page = made(tmp_path, lang=lang, paper=paper, profile=profile)
    found, edges = tabs(page), [page.live.x, *cuts(page), page.live.right]
    assert len(found) == len(edges) - 1 > 4
    for words, (left, right) in zip(found, pairwise(edges), strict=True):
        assert left <= words.x + 0.1
        assert words.right <= right + 0.1
    for words, (left, right) in zip(found[1:-1], pairwise(edges[1:-1]), strict=True):
        assert min(words.x - left, right - words.right) >= mm(1.5)
        assert right - left >= mm(20)


def test_tabs_stand_equally_far_apart(tmp_path):
    found = tabs(made(tmp_path))
    assert {round(after.x - before.x, 2) for before, after in pairwise(found)} == {round(found[1].x - found[0].x, 2)}


def test_words_run_upwards_with_the_number_behind_the_name(tmp_path):
    data = write(document(tmp_path))
    with pypdfium2.PdfDocument(data) as opened:
        text = opened[0].get_textpage()
        start = text.get_text_range().index(NUMBER)
        first, last = text.get_charbox(start), text.get_charbox(start + len(NUMBER) - 1)
        name = text.get_charbox(text.get_text_range().index("Diapers"))
    assert last[1] > first[1] + mm(10)  # upwards, in PDF's own space
    assert last[0] == pytest.approx(first[0], abs=5)
    assert name[0] < first[0]


def document(folder: Path) -> Document:
    made(folder)
    return lay_out(resolve(job("all", library=Library((folder / "layouts",)), clinic=folder / "clinic.yaml")))


@pytest.mark.parametrize(("lang", "at_start"), [("en", 0), ("ar", -1)])
def test_one_tab_is_read_and_the_others_are_not(tmp_path, lang, at_start):
    page = made(tmp_path, lang=lang)
    read = [item for item in items(page, Text, inside="Sect") if item.is_turned]
    assert [item.text.strip() for item in read][-1] == NUMBER
    assert len(tabs(page)) > 2
    assert read[-1].box.x == pytest.approx(tabs(page)[at_start].right - read[-1].box.width)


def test_a_number_is_said_once_in_the_words_of_a_piece(tmp_path):
    assert reading_text(document(tmp_path)).count(NUMBER) == 1


def test_cuts_end_at_the_edge_of_the_frame(tmp_path):
    page = made(tmp_path, profile="web")
    ends = [segment.y for item in items(page, Drawn, inside="Artifact") for segment in item.outline if item.stroke]
    assert dashes(page)
    assert max(ends) == pytest.approx(page.trim.bottom)


def test_tabs_within_the_page_are_cut_off_at_both_ends(tmp_path):
    inner, bled = made(tmp_path, "{tabs: called}"), made(tmp_path)
    assert len(cuts(inner)) == len(tabs(inner)) + 1
    assert len(cuts(bled)) == len(tabs(bled)) - 1


def test_there_are_no_more_tabs_than_asked_for(tmp_path):
    assert len(tabs(made(tmp_path, TABS.replace("called,", "called, columns: 4,")))) == 4


def test_a_long_name_takes_two_lines_and_tabs_grow_longer(tmp_path):
    long = CALLED.replace("Diapers and more", "Diapers and wipes and clean clothes and water and a place to sit down")
    short, grown = tabs(made(tmp_path))[1], tabs(made(tmp_path, words=long))[1]
    assert grown.height > short.height
    assert grown.width > short.width
    assert len([item for item in items(made(tmp_path, words=long), Text, inside="Sect") if item.is_turned]) == 3


def test_without_a_number_there_are_no_tabs(tmp_path):
    page = page_with(tmp_path, TABS, WORDS + CALLED)
    assert said(page) == []
    assert not [item for item in page.items if isinstance(item, Begin) and item.tag == "Sect"]


def test_in_large_print_the_number_stands_upright(tmp_path):
    pages = large(tmp_path, TABS, WORDS + CALLED, clinic=clinic(tmp_path)).pages
    words = [item for page in pages for item in page.items if isinstance(item, Text)]
    assert NUMBER in [item.text.strip() for item in words]
    assert not any(item.is_turned for item in words)


def test_words_on_tabs_are_held_to_contrast_where_they_stand(tmp_path):
    """A turned line is looked at where it stands: on the dark half of a page and nowhere else."""
    page = made(tmp_path, "{tabs: called, surface: deep, bleed: [start, end, bottom]}")
    grounds = {reading.ground.role for reading in readings(page) if reading.text.is_turned}
    assert grounds == {"green"}
