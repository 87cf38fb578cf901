"""Each name in a layout that leads nowhere is told of once, where it stands."""

from pathlib import Path

import pytest
from sample_jobs import LIBRARY, folder_of_words, job
from sample_pieces import LAYOUT, library

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.layout.page import lay_out
from hrposter.resolve import resolve
from hrposter.spec.content import read_content
from hrposter.spec.layout import read_layout
from hrposter.spec.references import check_references
from hrposter.spec.theme import read_theme


def problems(tmp_path: Path, old: str, new: str) -> list[Diagnostic]:
    assert old in LAYOUT
    with pytest.raises(PosterError) as caught:
        resolve(job("all", library=library(tmp_path, LAYOUT.replace(old, new, 1))))
    return list(caught.value.diagnostics)


@pytest.mark.parametrize("name", LIBRARY.pieces())
def test_what_ships_refers_to_nothing_that_is_not_there(name):
    folder = LIBRARY.piece(name)
    layout = read_layout(folder / "layout.yaml")
    assert check_references(layout, read_theme(LIBRARY.theme(layout.theme)), read_content(folder_of_words(name) / "en.yaml"), LIBRARY, folder) == ()


def test_a_layout_with_every_kind_of_region_is_laid_out(tmp_path):
    assert len(lay_out(resolve(job("all", library=library(tmp_path)))).pages) == 1


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("{text: title,", "{text: titel,", 13, "unknown-words: en.yaml has no words 'titel'"),
        ("{text: title,", "{text: some,", 13, "words-shape: 'some' in en.yaml is not what this region shows"),
        ("{list: some,", "{list: title,", 14, "words-shape: 'title' in en.yaml is not what this region shows"),
        ("{points: pairs,", "{points: some,", 15, "words-shape: 'some' in en.yaml is not what this region shows"),
        ("{cards: pairs,", "{cards: title,", 16, "words-shape: 'title' in en.yaml is not what this region shows"),
        ("style: title,", "style: titel,", 13, "unknown-style: there is no style 'titel'"),
        (
            "heading: heading, style: body, columns: 2, above",
            "heading: haeding, style: body, columns: 2, above",
            15,
            "unknown-style: there is no style 'haeding'",
        ),
        ("draft: note", "draft: nite", 17, "unknown-style: there is no style 'nite'"),
        ("gap: space.m,", "gap: space.xxs,", 1, "unknown-space: there is no space 'xxs'"),
        ("gap: space.m,", "gap: wide,", 1, "value: 'wide' is not a length"),
        ("gap: space.s", "gap: space.xxs", 20, "unknown-space: there is no space 'xxs'"),
        ("above: space.s", "above: space.xxs", 15, "unknown-space: there is no space 'xxs'"),
        ("surface: paper", "surface: papr", 1, "unknown-surface: there is no surface 'papr'"),
        ("surface: deep", "surface: depp", 18, "unknown-surface: there is no surface 'depp'"),
        ("surfaces: [mint,", "surfaces: [mnit,", 16, "unknown-surface: there is no surface 'mnit'"),
        ("icons: [respect,", "icons: [respectt,", 16, "unknown-icon: there is no icon 'respectt'"),
        ("art: garden", "art: gardn", 12, "unknown-art: there is no art 'gardn'"),
        (", alt: seen", "", 12, "alt: the art of region 'art' has no description"),
        ("alt: seen", "alt: seem", 12, "unknown-words: en.yaml has no words 'seem'"),
        ("lead: [title]", "lead: [titel]", 18, "unknown-words: en.yaml has no words 'titel'"),
    ],
)
def test_each_name_that_leads_nowhere_is_told_of_once(tmp_path, old, new, line, said):
    (found,) = problems(tmp_path, old, new)
    assert found.span is not None
    assert (found.span.line, f"{found.code}: {found.message}") == (line, said)
    assert found.help


def test_an_unknown_theme_is_told_of_with_the_nearest(tmp_path):
    (found,) = problems(tmp_path, "theme: sunrise", "theme: sunrize")
    assert (found.code, found.help) == ("unknown-theme", "did you mean 'sunrise'?")
