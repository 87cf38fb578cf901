from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from sample_jobs import job

from hrposter.display import Finish
from hrposter.pdf.writer import write
from hrposter.profiles import PROFILES
from hrposter.rendering import document
from hrposter.standards import Permits, Standard, permits

STANDARDS = get_args(Standard)


def test_every_standard_answers_for_everything():
    assert all(isinstance(answer, bool) for standard in STANDARDS for answer in permits([standard]))


def test_what_one_standard_forbids_all_of_them_forbid():
    for one, other in product(STANDARDS, repeat=2):
        assert permits([one, other]) == Permits(*(a and b for a, b in zip(permits([one]), permits([other]), strict=True)))
    assert all(permits([]))


def test_no_profile_asks_for_what_its_standards_forbid():
    for profile in PROFILES.values():
        allowed = permits(profile.standards)
        assert allowed.links or not profile.has_links
        assert allowed.rgb or profile.press
        assert allowed.cmyk or not profile.press


def test_the_writer_refuses_links_and_rgb_for_a_press(full_clinics):
    page = document(job("welcome", profile="web", clinic=full_clinics[0]))
    with pytest.raises(ValueError, match="forbid links and RGB"):
        write(replace(page, finish=Finish(standards=("PDF/X-4",))))
