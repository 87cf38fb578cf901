"""Every piece in every language on every sheet keeps every rule, and a press sheet is composed as the page for the web."""

from itertools import product

import pytest
from sample_jobs import LANGUAGES, PIECES, SHIPPED, detailed, job, label, matrix
from sheets import Sheet, lines_on, sheet_of
from test_matrix import faults_on
from test_page_rules import broken_on

from hrposter.diagnostics import PosterError
from hrposter.poster import Job
from hrposter.spec.layout import read_layout

pytestmark = pytest.mark.slow
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]


def wrong(of: Job) -> list[str]:
    try:
        sheet = sheet_of(of)
    except PosterError as error:
        return [f"{label(of)}: {problem.message}" for problem in error.diagnostics]
    return [*faults_on(sheet), *broken_on(sheet)]


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_sheet_keeps_every_rule(piece, lang):
    assert [fault for of in matrix(pieces=(piece,), langs=(lang,)) for fault in wrong(of)] == []


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_sheet_keeps_every_rule_with_every_detail_of_a_clinic(piece, lang, full_clinics):
    assert [fault for of in detailed(full_clinics, piece, lang) for fault in wrong(of)] == []


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_press_sheet_is_composed_as_the_page_for_the_web(piece, lang):
    moved = []
    for size, is_landscape in product(read_layout_of(piece), (False, True)):
        press, web = (sheet_of(job(piece, lang, size, is_landscape=is_landscape, profile=name)) for name in ("press", "web"))
        if lines(press) != lines(web):
            moved.append(label(press.job))
    assert moved == []


def read_layout_of(piece: str) -> tuple[str, ...]:
    return read_layout(SHIPPED / piece / "layout.yaml").sizes


def lines(sheet: Sheet) -> list[list[tuple[str, float, float, float]]]:
    return [lines_on(page) for page in sheet.pages]
