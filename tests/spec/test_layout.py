"""One bad layout for each problem, and the message that it must give."""

import pytest

from hrposter.diagnostics import PosterError
from hrposter.geometry import Rect
from hrposter.spec.conditions import parse_conditions
from hrposter.spec.layout import read_layout
from hrposter.units import mm

GOOD = """\
hrposter: 1
title: Test
sizes: [Letter, A5]
updated: 2026-11-23
theme: sunrise
page: {margin: 6%, gap: space.m}
grid:
  columns: [1fr, 1fr]
  rows: [auto, 1fr]
  areas: [title title, art lede]
regions:
  title: {text: title, style: display, lines: 2, balance: true, tag: H1}
  art: {art: corner, tag: Artifact}
  lede: {text: lede}
variants:
  - when: aspect >= 1 and short_edge < 160mm
    grid: {columns: [1fr], rows: [auto, 1fr], areas: [title, lede]}
    hide: [art]
"""


def layout(tmp_path, text):
    path = tmp_path / "layout.yaml"
    path.write_text(text)
    return read_layout(path)


def test_a_good_layout_reads(tmp_path):
    read = layout(tmp_path, GOOD)
    assert [region.name for region in read.base.regions] == ["title", "art", "lede"]
    assert [paper.name for paper in read.sizes] == ["Letter", "A5"]
    assert [region.name for region in read.variants[0].regions] == ["title", "lede"]


def test_the_first_variant_that_holds_is_used(tmp_path):
    read = layout(tmp_path, GOOD)
    assert read.arrangement(Rect(0, 0, mm(210), mm(148))).name == "aspect >= 1 and short_edge < 160mm"
    assert read.arrangement(Rect(0, 0, mm(148), mm(210))).name == "base"
    assert read.arrangement(Rect(0, 0, mm(420), mm(297))).name == "base"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column", "words"),
    [
        ("title: Test", "titel: Test", "unknown-key", 2, 1, "'titel' is not known here"),
        ("theme: sunrise\n", "", "missing-key", 1, 1, "'theme' is missing"),
        ("hrposter: 1", "hrposter: 2", "version", 1, 11, "version '2' is not known"),
        ("[Letter, A5]", "[Letter, A7]", "size", 3, 17, "'A7' is not a paper size"),
        ("2026-11-23", "23.11.2026", "value", 4, 10, "'23.11.2026' is not a date"),
        ("2026-11-23", "2026-02-30", "value", 4, 10, "there is no day"),
        ("margin: 6%", "margin: 6", "value", 6, 16, "'6' is not a length"),
        ("margin: 6%", "margin: 6px", "value", 6, 16, "'6px' is not a length"),
        (
            "rows: [auto, 1fr]\n  areas: [title title, art lede]",
            "rows: [auto]\n  areas: [title title, art lede]",
            "grid-rows",
            10,
            10,
            "2 lines of areas but 1 rows",
        ),
        ("[title title, art lede]", "[title, art lede]", "grid-columns", 10, 11, "1 areas stand in a grid of 2 columns"),
        ("columns: [1fr, 1fr]", "columns: [1fr, auto]", "grid-columns", 8, 18, "a column cannot be 'auto'"),
        ("art lede]\nregions", "art lade]\nregions", "unknown-region", 10, 28, "no region is called 'lade'"),
        ("[title title, art lede]", "[title art, art lede]", "area-shape", 10, 10, "the area 'art' is not a rectangle"),
        ("  lede: {text: lede}\n", "  lede: {text: lede}\n  more: {text: more}\n", "unplaced-region", 8, 3, "region 'more' is not in this grid"),
        ("{text: lede}", "{style: body}", "region-block", 14, 9, "region 'lede' says nothing to show"),
        ("{text: lede}", "{text: lede, list: x}", "region-block", 14, 9, "shows two things: text and list"),
        ("{text: lede}", "{text: lede, marker: leaf}", "unknown-key", 14, 22, "'marker' means nothing for a region that shows text"),
        ("lines: 2", "lines: two", "value", 12, 47, "'two' is not a count"),
        ("tag: H1", "tag: H7", "value", 12, 70, "'H7' is not known here"),
        ("balance: true", "balance: yes", "value", 12, 59, "'yes' is neither true nor false"),
        ("aspect >= 1 and", "aspect => 1 and", "value", 16, 11, "is not a condition"),
        ("hide: [art]", "hide: [arts]", "unknown-region", 18, 12, "no region is called 'arts'"),
        ("short_edge < 160mm", "short_edge < 20%", "value", 16, 11, "depends on the page"),
    ],
)
def test_each_fault_says_where_and_what(tmp_path, old, new, code, line, column, words):
    assert old in GOOD
    with pytest.raises(PosterError) as caught:
        layout(tmp_path, GOOD.replace(old, new, 1))
    faults = caught.value.diagnostics
    assert (faults[0].code, faults[0].span.line, faults[0].span.column) == (code, line, column), faults
    assert words in faults[0].message
    assert faults[0].help


def test_all_faults_come_at_once(tmp_path):
    bad = GOOD.replace("margin: 6%", "margin: 6").replace("lines: 2", "lines: two").replace("A5", "A7")
    with pytest.raises(PosterError) as caught:
        layout(tmp_path, bad)
    assert sorted(fault.code for fault in caught.value.diagnostics) == ["size", "value", "value"]


def test_conditions_are_joined_by_and():
    assert len(parse_conditions("aspect >= 1 and long_edge > 500mm")) == 2
