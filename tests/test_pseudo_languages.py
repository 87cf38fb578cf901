"""Every piece holds the three pseudo-languages on every sheet: longer words, words from the right, stacked marks."""

from collections.abc import Iterator

import pytest
from sample_jobs import LIBRARY, PIECES, job, matrix
from test_matrix import all_faults

from hrposter.diagnostics import UsageError
from hrposter.i18n import PSEUDO_TAGS
from hrposter.poster import Job
from hrposter.profiles import PROFILES
from hrposter.spec.compositions import layout_for

NAMES = tuple(PSEUDO_TAGS)
# Within the trim a press sheet is the web page, line for line (a test compares them), so these are all compositions.
COMPOSED = ("office", "web")
SAMPLE = 29


def without_turning(profile: str, pieces: tuple[str, ...] = PIECES) -> Iterator[Job]:
    """Every piece that the profile shows, on each of its papers or screens."""
    for piece in pieces:
        try:
            sizes = layout_for(PROFILES[profile], LIBRARY.piece(piece), LIBRARY).sizes
        except UsageError:
            continue
        yield from (job(piece, name, paper, profile=profile) for name in NAMES for paper in sizes)


def test_a_sample_of_all_sheets_holds_every_pseudo_language(full_clinics):
    assert all_faults(list(matrix((None, full_clinics[0]), langs=NAMES, profiles=COMPOSED))[::SAMPLE]) == []


def test_a_sample_of_screens_and_of_large_print_holds_every_pseudo_language():
    assert all_faults([*list(without_turning("screen"))[::7], *list(without_turning("large-print", ("voices", "welcome")))[::5]]) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_every_sheet_holds_every_pseudo_language(piece):
    assert all_faults(matrix(pieces=(piece,), langs=NAMES, profiles=COMPOSED)) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_every_sheet_holds_every_pseudo_language_with_every_detail_of_a_clinic(piece, full_clinics):
    assert all_faults(matrix(full_clinics[:1], (piece,), NAMES, ("office",))) == []


@pytest.mark.slow
def test_every_screen_holds_every_pseudo_language():
    assert all_faults(without_turning("screen")) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_large_print_holds_every_pseudo_language(piece):
    assert all_faults(without_turning("large-print", (piece,))) == []
