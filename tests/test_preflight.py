import random
from dataclasses import replace
from itertools import chain, combinations

import pytest
from sample_jobs import job

from hrposter.diagnostics import PreflightError
from hrposter.display import Begin, Clip, Drawing, End, Fill, Image, Ink, Page, Picture, Raster, Text, Unclip, rounded
from hrposter.geometry import Matrix, Rect
from hrposter.preflight.page import check_page, findings
from hrposter.rendering import document

SHEET = Rect(0, 0, 600, 800)
INK = Ink("ink", (0, 0, 0))


def words(text: str, x: float, baseline: float, size: float = 20) -> tuple[Begin, Text, End]:
    line = Text(x=x, baseline=baseline, size=size, width=100, ascent=0.7 * size, descent=0.2 * size, runs=(), text=text)
    return Begin("P"), line, End()


def page(*items) -> Page:
    return Page(SHEET, SHEET, SHEET, SHEET.inset(36), tuple(items))


def codes(*items) -> list[str]:
    return [finding.code for finding in findings(page(*items))]


def test_words_in_their_place_have_no_fault():
    assert codes(*words("One", 50, 100), *words("Two", 50, 130)) == []


@pytest.mark.parametrize(("x", "baseline"), [(20, 100), (480, 100), (50, 30), (50, 795)])
def test_words_in_the_margin_are_found(x, baseline):
    assert codes(*words("One", x, baseline)) == ["margin"]


def test_words_over_words_are_found():
    assert codes(*words("One", 50, 100), *words("Two", 60, 105)) == ["overlap"]


@pytest.mark.parametrize("seed", range(20))
def test_words_overlap_where_their_boxes_do(seed):
    drawn = random.Random(seed)
    items = [words(str(number), drawn.randrange(40, 440, 20), drawn.randrange(60, 760, 5), drawn.choice((10, 20, 40))) for number in range(30)]
    lines = [line for _, line, _ in items]
    plain = [f"'{a.text}' and '{b.text}' overlap" for a, b in combinations(lines, 2) if a.box.overlaps(b.box, slack=min(a.size, b.size) / 4)]
    assert [finding.message for finding in findings(page(*chain.from_iterable(items))) if finding.code == "overlap"] == plain


def test_a_descender_may_touch_the_line_below():
    assert codes(*words("One", 50, 100), *words("Two", 50, 115)) == []


def test_the_lines_of_one_element_do_not_count_against_each_other():
    begin, first, end = words("One", 50, 100)
    assert codes(begin, first, replace(first, baseline=105), end) == []


def test_a_logo_in_the_margin_is_found_and_one_that_words_cover():
    logo = Image(Rect(10, 100, 60, 30), Raster(1, 1, bytes(3), None, "x"))
    assert codes(Begin("Figure", alt="Logo", box=logo.rect), logo, End()) == ["margin"]
    inside = replace(logo, rect=Rect(50, 90, 60, 30))
    assert codes(Begin("Figure", alt="Logo", box=inside.rect), inside, End(), *words("One", 50, 100)) == ["overlap"]


@pytest.mark.parametrize("box", [SHEET, Rect(500, 700, 100, 60)])
def test_grounds_and_art_may_run_to_the_edge(box):
    scene = (Clip(rounded(box, 0)), Picture(Drawing("scene", SHEET, SHEET, ()), Matrix(), {}), Unclip())
    assert codes(Begin("Artifact"), Fill(SHEET, INK), End(), Begin("Figure", alt="A scene", box=box), *scene, End(), *words("One", 50, 100)) == []


def test_a_page_with_a_fault_is_not_printed():
    with pytest.raises(PreflightError) as caught:
        check_page(page(*words("One", 20, 100), *words("Two", 25, 103)))
    assert [problem.code for problem in caught.value.diagnostics] == ["margin", "margin", "overlap"]
    assert all(problem.help for problem in caught.value.diagnostics)
    assert "'One' stands 5.6 mm into the margin" in caught.value.diagnostics[0].message


def test_no_poster_that_ships_has_a_fault():
    check_page(document(job()).pages[0])
