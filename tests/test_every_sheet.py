"""Every piece in every language on every sheet keeps every rule, and a press sheet is composed as the page for the web."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, in_turn, job, label, matrix, sizes_of
from sheets import Sheet, lines_on, sheet_of
from test_matrix import faults_on
from test_page_rules import broken_on

from hrposter.diagnostics import PosterError
from hrposter.poster import Job

pytestmark = pytest.mark.slow
THEMES = LIBRARY.theme_names()
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]


def wrong(of: Job) -> list[str]:
    try:
        sheet = sheet_of(of)
    except PosterError as error:
        return [f"{label(of)}: {problem.message}" for problem in error.diagnostics]
    return [*faults_on(sheet), *broken_on(sheet)]


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_sheet_keeps_every_rule(piece, lang, looked_at):
    assert [fault for of in looked_at(piece, lang) if not of.clinic for fault in wrong(of)] == []


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_sheet_keeps_every_rule_with_every_detail_of_a_clinic(piece, lang, looked_at):
    assert [fault for of in looked_at(piece, lang) if of.clinic for fault in wrong(of)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_sample_of_all_sheets_keeps_every_rule_in_every_theme(theme, full_clinics, is_in_full):
    assert [fault for of in in_theme(theme, full_clinics, 1 if is_in_full else 3) for fault in wrong(of)] == []


def in_theme(theme: str, clinics: tuple[Path, Path], sheets: int = 3) -> list[Job]:
    """What is looked at of a theme: each piece in a seventh of its languages, a third of the sheets; in make matrix all of these."""
    every = matrix((None, clinics[0]), profiles=("office",))
    return [replace(of, theme=theme) for of in in_turn(every, THEMES.index(theme), words=7, sheets=sheets)]


def test_each_theme_is_seen_on_each_piece_and_between_them_they_see_all_languages(full_clinics):
    seen = [in_theme(theme, full_clinics) for theme in THEMES]
    assert [{of.piece for of in some} for some in seen] == [set(PIECES)] * len(THEMES)
    assert {(of.piece, of.lang) for some in seen for of in some} == set(EVERY)
    papers = {of.paper for of in matrix(langs=("en",))}
    assert all({of.paper for of in some} == papers and {of.clinic for of in some} == {None, full_clinics[0]} for some in seen)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_press_sheet_is_composed_as_the_page_for_the_web(piece, lang):
    moved = []
    for size, is_landscape in product(sizes_of(piece), (False, True)):
        press, web = (sheet_of(job(piece, lang, size, is_landscape=is_landscape, profile=name)) for name in ("press", "web"))
        if lines(press) != lines(web):
            moved.append(label(press.job))
    assert moved == []


def lines(sheet: Sheet) -> list[list[tuple[str, float, float, float]]]:
    return [lines_on(page) for page in sheet.pages]
