import pytest
from sample_jobs import PIECES, SHIPPED

from hrposter.papers import PAPERS, parse_paper
from hrposter.spec.layout import read_layout
from hrposter.units import to_mm

POSTER = {"Half-letter", "Letter", "Legal", "Tabloid", "18x24", "24x36", "A5", "A4", "A3", "A2", "A1"}
HANDOUT = {"Letter", "A4", "Half-letter", "A5"}
LEAFLET = {"Letter", "A4"}
CARD = {"4x6", "A6"}
CARD_TO_WEAR = {"3.5x2", "85x55", "4x6", "A6", "Quarter-letter"}
BADGE = CARD_TO_WEAR | {"3x4"}
# It says everything twice, once for who holds it and once for who reads it across a desk: too much for a wallet.
CARD_TO_SHOW = {"4x6", "A6", "Quarter-letter", "Half-letter", "A5"}


@pytest.mark.parametrize("text", ["A4", "a4", " A4 "])
def test_a_paper_is_found_whatever_its_case(text):
    assert parse_paper(text) is PAPERS["A4"]


def test_a_paper_that_does_not_exist_is_refused_with_all_names():
    with pytest.raises(ValueError, match=r"'B5' is not a paper size; use one of 3\.5x2, 3x4, 4x6, Quarter-letter, Half-letter, Letter"):
        parse_paper("B5")


def test_papers_stand_upright():
    assert [paper.name for paper in PAPERS.values() if paper.width > paper.height] == []


def test_iso_papers_are_those_of_iso_216():
    measured = {name: (round(to_mm(paper.width)), round(to_mm(paper.height))) for name, paper in PAPERS.items() if name[0] == "A"}
    assert measured["A4"] == (210, 297)
    assert all(measured[f"A{n}"][1] in (2 * measured[f"A{n + 1}"][0], 2 * measured[f"A{n + 1}"][0] + 1) for n in range(6))


def test_a_letter_has_612_by_792_points():
    assert (PAPERS["Letter"].width, PAPERS["Letter"].height) == (612, 792)


@pytest.mark.parametrize("piece", PIECES)
def test_every_piece_is_laid_out_for_all_sizes_of_its_kind(piece):
    """Posters for eleven walls, handouts for four papers, cards for the pocket, the wallet and the lanyard, and one to show at a desk."""
    sizes = [paper.name for paper in read_layout(SHIPPED / piece / "layout.yaml").sizes]
    assert set(sizes) in (POSTER, HANDOUT, LEAFLET, CARD, CARD_TO_WEAR, BADGE, CARD_TO_SHOW)
    assert (set(sizes) == CARD_TO_SHOW) == (piece == "interpreter-card")
    assert len(sizes) == len(set(sizes))
