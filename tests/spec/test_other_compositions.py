"""``or`` in a layout: what changes where the words do not fit even at their smallest."""

from pathlib import Path

import pytest
from sample_jobs import job

from hrposter.diagnostics import PosterError
from hrposter.layout.page import solve
from hrposter.resolve import resolve
from hrposter.resources import Library
from hrposter.spec.layout import read_layout

LAYOUT = """\
hrposter: 1
title: A sample
sizes: [Letter]
updated: 2026-11-23
theme: sunrise
page: {margin: 7%, gap: space.m, surface: paper}
grid: {columns: [1fr], rows: [auto, 1fr, auto], areas: [title, more, draft]}
regions:
  title: {text: title, style: display, lines: 1, tag: H1}
  more: {text: more, style: body}
  draft: {draft: note}
"""
OR = """\
or:
  - regions:
      title: {lines: 2}
  - page: {margin: 6%}
    regions:
      title: {style: title}
"""
WORDS = "hrposter: 1\nlanguage: en\nstatus: source\nwords:\n  title: TITLE\n  more: More of it.\n"
SHORT, LONG, VERY_LONG = "Welcome.", "You are welcome here today.", "Everybody is welcome here, today and tomorrow."


def composition(folder: Path, title: str, layout: str = LAYOUT + OR) -> tuple[str, float]:
    """The name of the composition that is taken for a title, and the size of the title."""
    piece = folder / "sample"
    piece.mkdir(exist_ok=True)
    (piece / "layout.yaml").write_text(layout)
    (piece / "en.yaml").write_text(WORDS.replace("TITLE", title))
    solution = solve(resolve(job("sample", library=Library((folder,)))))
    return solution.formes[0].poster.arrangement.name, next(iter(solution.fitted.values())).size


def test_words_that_fit_never_see_it(tmp_path):
    assert composition(tmp_path, SHORT) == composition(tmp_path, SHORT, LAYOUT)


def test_each_is_laid_over_the_one_before(tmp_path):
    read = read_layout(_written(tmp_path, LAYOUT + OR))
    base, first, second = read.base.chain
    assert [each.name for each in read.base.chain] == ["base", "base, or", "base, or 2"]
    assert (base.margin, first.margin) == (first.margin, base.margin) != (second.margin, base.margin)
    titles = [each.regions[0].block for each in read.base.chain]
    assert [(block.style, block.lines) for block in titles] == [("display", 1), ("display", 2), ("title", 2)]  # type: ignore[union-attr]


def test_the_first_that_holds_the_words_is_taken(tmp_path):
    assert composition(tmp_path, LONG)[0] == "base, or"
    assert composition(tmp_path, VERY_LONG)[0] == "base, or 2"


def test_what_fits_none_of_them_is_told_of_the_last(tmp_path):
    with pytest.raises(PosterError) as caught:
        composition(tmp_path, f"{VERY_LONG} {VERY_LONG}")
    (problem,) = caught.value.diagnostics
    assert problem.code == "overflow"
    assert problem.help is not None
    assert "sample/layout.yaml:15" in problem.help


def test_one_composition_needs_no_list(tmp_path):
    assert composition(tmp_path, LONG, LAYOUT + "or:\n  regions:\n    title: {lines: 2}\n")[0] == "base, or"


def test_a_variant_does_not_take_that_of_the_layout(tmp_path):
    read = read_layout(_written(tmp_path, LAYOUT + OR + "variants:\n  - when: aspect >= 1\n"))
    assert len(read.variants[0].chain) == 1


def test_a_region_that_there_is_not_is_told_of(tmp_path):
    with pytest.raises(PosterError) as caught:
        read_layout(_written(tmp_path, LAYOUT + "or:\n  regions:\n    titel: {lines: 2}\n"))
    assert [(problem.code, problem.message) for problem in caught.value.diagnostics] == [("unknown-region", "no region is called 'titel'")]


def test_a_condition_has_no_place_in_it(tmp_path):
    with pytest.raises(PosterError, match="'when' is not known here"):
        read_layout(_written(tmp_path, LAYOUT + "or:\n  when: aspect >= 1\n"))


@pytest.mark.parametrize(("text", "pages"), [("2", (2, 2)), ("2 or 4", (2, 4))])
def test_more_pages_may_be_allowed_where_they_are_needed(tmp_path, text, pages):
    following = "next: {grid: {columns: [1fr], rows: [1fr], areas: [more]}}\n"
    read = read_layout(_written(tmp_path, f"{LAYOUT}pages: {text}\n{following}"))
    assert (read.pages, read.most_pages) == pages


@pytest.mark.parametrize("text", ["4 or 2", "2 or", "2 or 99", "or 2"])
def test_pages_that_cannot_be_are_told_of(tmp_path, text):
    with pytest.raises(PosterError) as caught:
        read_layout(_written(tmp_path, f"{LAYOUT}pages: {text}\n"))
    assert {problem.code for problem in caught.value.diagnostics} == {"value"}


def _written(folder: Path, text: str) -> Path:
    path = folder / "layout.yaml"
    path.write_text(text)
    return path
