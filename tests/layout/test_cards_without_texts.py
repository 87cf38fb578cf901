"""Cards whose titles stand alone, for a small card; and the number of an emergency, which is the clinic's own."""

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, library

from hrposter.display import Begin
from hrposter.rendering import document, reading_text

CARDS = "surfaces: [mint, sun], icons: [respect, phone]"


def test_titles_stand_alone_as_a_list(tmp_path):
    assert CARDS in LAYOUT
    whole = document(job("all", library=library(tmp_path / "whole", LAYOUT)))
    bare = document(job("all", library=library(tmp_path / "bare", LAYOUT.replace(CARDS, f"{CARDS}, texts: false"))))
    # The words of the pairs stand on points as well, and so once more where the cards say them.
    assert [reading_text(each).split("\n").count("A") for each in (whole, bare)] == [2, 2]
    assert [reading_text(each).split("\n").count("B") for each in (whole, bare)] == [2, 1]
    lists = [[item for item in each.pages[0].items if isinstance(item, Begin) and item.tag == "L"] for each in (whole, bare)]
    assert len(lists[1]) == len(lists[0]) + 1


@pytest.mark.parametrize("piece", ["overdose", "overdose-card"])
def test_the_number_of_an_emergency_is_that_of_the_clinic(tmp_path, piece):
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text('hrposter: 1\nname: River Street Clinic\nemergency_number: "112"\n', encoding="utf-8")
    size = "A4" if piece == "overdose" else "85x55"
    assert "Call 112." in reading_text(document(job(piece, "en", size, clinic=clinic)))
    assert "Call ." not in reading_text(document(job(piece, "en", size)))
