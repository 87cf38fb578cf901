"""Pictures that every sheet of a piece keeps, however much the language and the clinic have to say."""

import pytest
from sample_jobs import LANGUAGES, label, matrix

from hrposter.layout.page import solve
from hrposter.poster import Job
from hrposter.resolve import resolve


def art(of: Job) -> float:
    """How high the picture is, as a share of the short edge of the frame; 0 where there is none."""
    poster = resolve(of)
    heights = [placed.box.height for placed in solve(poster).placed if placed.part.region.name == "art"]
    return sum(heights) / poster.frame.short_edge


@pytest.mark.parametrize("lang", LANGUAGES["supplies"])
def test_every_sheet_of_supplies_shows_the_basket(lang, full_clinics):
    assert [label(of) for of in matrix((None, *full_clinics), ["supplies"], [lang]) if not art(of)] == []


@pytest.mark.parametrize("lang", LANGUAGES["why"])
def test_two_people_at_a_table_stay_large_on_every_upright_sheet(lang, full_clinics):
    upright = (of for of in matrix((None, *full_clinics), ["why"], [lang]) if not of.is_landscape)
    assert {label(of): share for of in upright if (share := art(of)) < 0.3} == {}
