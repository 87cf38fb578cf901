"""Layouts that are folded: a composition for each panel, and what is said where they cannot be made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample_folds import folded_job, layout, panels

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.display import Text
from hrposter.folds import FOLDS
from hrposter.papers import PAPERS
from hrposter.profiles import PROFILES
from hrposter.rendering import document, reading_text
from hrposter.resolve import resolve
from hrposter.spec.layout import read_layout


def read(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    (folder / "layout.yaml").write_text(text)
    try:
        read_layout(folder / "layout.yaml")
    except PosterError as error:
        return error.diagnostics
    return ()


@pytest.mark.parametrize("fold", FOLDS)
def test_each_panel_is_a_page_with_a_composition_of_its_own(tmp_path, fold):
    made = document(folded_job(tmp_path, fold, profile="web"))
    assert len(made.pages) == panels(fold)
    for number, page in enumerate(made.pages, 1):
        said = "".join(item.text for item in page.items if isinstance(item, Text))
        assert said.startswith(("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")[number - 1])
        panel = FOLDS[fold].panel(PAPERS["Letter"], number)
        assert (page.trim.width, page.trim.height) == (panel.width, panel.height)


def test_all_panels_set_a_style_in_one_size(tmp_path):
    made = document(folded_job(tmp_path, "trifold", profile="web"))
    sizes = {item.size for page in made.pages for item in page.items if isinstance(item, Text) and item.text.startswith("This page")}
    assert len(sizes) == 1


@pytest.mark.parametrize("profile", ["office", "web", "press"])
@pytest.mark.parametrize("fold", ["trifold", "zine"])
def test_words_keep_away_from_folds_and_edges(tmp_path, fold, profile):
    of = folded_job(tmp_path, fold, "ar", profile=profile)
    for page in document(of).pages:
        for item in page.items:
            if isinstance(item, Text) and item.text.strip():
                assert page.live.contains(item.box, slack=0.5)
                assert page.trim.inset(11.3).contains(item.box, slack=0.5)  # 4 mm


def test_large_print_has_the_words_of_all_panels_in_their_order(tmp_path):
    of = replace(folded_job(tmp_path, "zine"), profile=PROFILES["large-print"])
    text = reading_text(document(of))
    places = [text.index(word) for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")]
    assert places == sorted(places)
    assert document(of).pages[0].trim.width == PAPERS["Letter"].width


def test_another_composition_is_laid_over_every_panel(tmp_path):
    text = layout("half") + "or:\n  regions: {word1: {style: heading}, word4: {style: heading}}\n"
    assert read(tmp_path, text) == ()
    other = read_layout(tmp_path / "layout.yaml").base.otherwise
    assert other
    assert [page.regions[0].block.style for page in other.pages] == ["heading", "title", "title", "heading"]


def test_a_variant_may_have_panels_of_its_own(tmp_path):
    panel = "{grid: {columns: [1fr], rows: [1fr], areas: [NAME]}}"
    own = ", ".join(panel.replace("NAME", name) for name in ("word1", "word2", "word3", "word4"))
    hide = "hide: [more1, more2, more3, more4, draft]"
    text = layout("half") + f"variants:\n  - when: short_edge < 146mm\n    {hide}\n    panels: [{own}]\n"
    assert read(tmp_path, text) == ()
    found = read_layout(tmp_path / "layout.yaml")
    letter, a4 = (found.arrangement(FOLDS["half"].panel(PAPERS[paper], 1), 4) for paper in ("Letter", "A4"))
    assert [len(page.regions) for page in letter.pages] == [1, 1, 1, 1]
    assert [len(page.regions) for page in a4.pages] == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("fold: half\n", "", "missing-key", "'fold' is missing"),
        ("fold: half", "fold: halve", "value", "'halve'"),
        ("fold: half", "fold: trifold", "fold", "there are 4 panels in 'base, panel 1', and trifold has 6"),
        ("sizes: [Letter, A4]", "sizes: [Letter, 3.5x2]", "fold", "3.5x2 cannot be folded as half"),
        ("areas: [., word4, more4, ., draft]", "areas: [., word5, more4, ., draft]", "unknown-region", "no region is called 'word5'"),
        ("areas: [., word4, more4, ., draft]", "areas: [., more4, ., ., draft]", "unplaced-region", "region 'word4' is in no panel"),
        ("updated:", "pages: 4\nupdated:", "fold", "'pages' stands beside panels"),
        ("updated:", "backdrops: []\nupdated:", "fold", "'backdrops' stands beside panels"),
        ("updated:", "grid: {columns: [1fr], rows: [auto], areas: [word1]}\nupdated:", "fold", "'grid' stands beside panels"),
    ],
)
def test_what_is_wrong_with_panels_is_said(tmp_path, old, new, code, said):
    text = layout("half")
    assert old in text
    found = read(tmp_path, text.replace(old, new, 1))
    assert [(problem.code, said in problem.message) for problem in found] == [(code, True)], found
    assert all(problem.help and problem.span for problem in found)


def test_a_fold_without_panels_says_that_they_are_missing(tmp_path):
    text = layout("half")
    found = read(tmp_path, text[: text.index("panels:")])
    assert [problem.message for problem in found] == ["'panels' is missing"]


def test_an_empty_list_of_panels_is_an_error(tmp_path):
    text = layout("half")
    found = read(tmp_path, text[: text.index("panels:")] + "panels: []\n")
    assert "no panel is described" in [problem.message for problem in found]


def test_every_panel_of_a_draft_needs_a_place_for_the_band(tmp_path):
    of = folded_job(tmp_path, "half", "ar")
    path = tmp_path / "layouts/all/layout.yaml"
    path.write_text(path.read_text().replace("areas: [., word3, more3, ., draft]", "areas: [., word3, more3, ., .]"))
    with pytest.raises(PosterError, match="'base, panel 3' has no place for the band"):
        resolve(of)


def test_words_that_do_not_fit_a_panel_are_named_with_the_panel(tmp_path):
    of = folded_job(tmp_path, "zine")
    path = tmp_path / "layouts/all/en.yaml"
    path.write_text(path.read_text().replace("word6: Six", f"word6: {'Sixteenandmore' * 20}"))
    with pytest.raises(PosterError, match="is wider than its column"):
        document(of)
