"""Pictures that every sheet of a piece keeps, however much the language and the clinic have to say."""

import pytest
from sample_jobs import LANGUAGES, label, matrix

from hrposter.layout.page import solve
from hrposter.poster import Job
from hrposter.resolve import resolve


def shows_art(of: Job) -> bool:
    return any(placed.part.region.name == "art" for placed in solve(resolve(of)).placed)


@pytest.mark.parametrize("lang", LANGUAGES["supplies"])
def test_every_sheet_of_supplies_shows_the_basket(lang, full_clinics):
    assert [label(of) for of in matrix((None, *full_clinics), ["supplies"], [lang]) if not shows_art(of)] == []
