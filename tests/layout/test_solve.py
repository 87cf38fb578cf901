"""How the solver shares a page: sizes by style, rows by need, details that are not given leave no hole."""

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.diagnostics import PosterError
from hrposter.geometry import Rect
from hrposter.layout.page import solve
from hrposter.layout.solve import Placed, Solution
from hrposter.papers import Paper
from hrposter.poster import Poster
from hrposter.resolve import resolve

PLAIN = """\
hrposter: 1
title: Solve
sizes: [Letter]
updated: 2026-11-23
theme: plain
page: {margin: 10%, gap: 10pt, surface: paper}
grid:
  columns: [1fr, 1fr]
  rows: ROWS
  areas: AREAS
regions:
REGIONS
"""


def poster(folder, rows: str, areas: str, *regions: str, words: str = WORDS, height: float = 700, **options) -> Poster:
    text = PLAIN.replace("ROWS", rows).replace("AREAS", areas).replace("REGIONS", "\n".join(f"  {region}" for region in regions))
    mine = library(folder, text, words, THEME)
    return resolve(job("all", paper=Paper("test", 500, height), profile="web", library=mine, **options))


def box_of(solution: Solution, name: str) -> Placed:
    return next(placed for placed in solution.placed if placed.part.region.name == name)


def test_an_auto_row_is_as_high_as_its_words_and_a_fraction_takes_the_rest(tmp_path):
    found = poster(tmp_path, "[auto, 1fr]", "[title title, art art]", "title: {text: title, style: title}", "art: {cards: pairs, columns: 2}")
    solution = solve(found)
    title, rest = box_of(solution, "title"), box_of(solution, "art")
    assert title.cell.height == pytest.approx(title.part.block.height(title.box.width, solution.sizes))
    assert rest.cell.bottom == pytest.approx(found.content_box.bottom)
    assert rest.cell.y == pytest.approx(title.cell.bottom + 10)


def test_columns_share_the_width_and_leave_the_gap(tmp_path):
    solution = solve(poster(tmp_path, "[1fr]", "[one two]", "one: {text: title}", "two: {text: title}"))
    one, two = box_of(solution, "one").cell, box_of(solution, "two").cell
    assert one.width == pytest.approx(two.width)
    assert two.x == pytest.approx(one.right + 10)


def test_an_area_over_two_rows_stretches_them(tmp_path):
    words = WORDS.replace("title: Hello", "title: " + "Hello to all of you who came here today. " * 3)
    solution = solve(
        poster(
            tmp_path,
            "[auto, auto, 1fr]",
            "[a b, a c, d d]",
            "a: {text: title}",
            "b: {text: seen}",
            "c: {text: seen}",
            "d: {text: seen}",
            words=words,
        )
    )
    a, b, c, d = (box_of(solution, name) for name in "abcd")
    assert a.cell.height >= a.box.height - 0.01
    assert c.cell.bottom == pytest.approx(a.cell.bottom)
    assert d.cell.y >= a.cell.bottom
    assert b.cell.y == pytest.approx(a.cell.y)


def test_all_that_share_a_style_share_its_size(tmp_path):
    words = WORDS.replace("seen: A garden", "seen: Donaudampfschifffahrtsgesellschaft")
    solution = solve(poster(tmp_path, "[auto, auto]", "[a b, c c]", "a: {text: title}", "b: {text: seen}", "c: {text: title}", words=words))
    assert set(solution.sizes) == {"body"}
    assert solution.fitted["body"].size < solution.fitted["body"].wanted
    assert solution.fitted["body"].reason == "so that 'Donaudampfschifffahrtsgesellschaft' keeps to its column"


def test_a_headline_shrinks_to_keep_to_its_lines(tmp_path):
    words = WORDS.replace("title: Hello", "title: Hello to all of you here")
    found = poster(tmp_path, "[auto, 1fr]", "[a a, b b]", "a: {text: title, style: title, lines: 1}", "b: {text: seen}", words=words, height=900)
    fitted = solve(found).fitted["title"]
    assert fitted.size < fitted.wanted
    assert fitted.reason == "so that 'Hello to all of you here' keeps to 1 lines"


def test_where_the_page_is_low_all_styles_shrink_alike_and_say_so(tmp_path):
    words = WORDS.replace("seen: A garden", "seen: " + "A garden by the river, and a bench. " * 16)
    found = poster(tmp_path, "[auto, auto]", "[a a, b b]", "a: {text: title, style: title}", "b: {text: seen}", words=words, height=480)
    fitted = solve(found).fitted
    shares = [one.size / one.wanted for one in fitted.values()]
    assert shares == pytest.approx([shares[0]] * 2, abs=0.01)
    assert 0.5 < shares[0] < 1
    assert {one.reason for one in fitted.values()} == {"so that all words fit the height of the page"}


def test_a_share_makes_do_with_its_worst_once_words_are_at_their_floors(tmp_path):
    words = WORDS.replace("seen: A garden", "seen: " + "A garden by the river, and a bench. " * 25)
    arguments = ("[a a, b b]", "a: {cards: pairs, columns: 2}", "b: {text: seen}")
    with pytest.raises(PosterError, match="too high"):
        solve(poster(tmp_path / "a", "[1fr >= 70%, auto]", *arguments, words=words, height=520))
    solution = solve(poster(tmp_path / "b", "[1fr >= 70% or 10%, auto]", *arguments, words=words, height=520))
    assert solution.sizes["body"] == pytest.approx(10, abs=0.1)


def test_a_row_without_words_leaves_neither_hole_nor_gap(tmp_path):
    regions = ("a: {text: title}", "b: {contact: plain}", "c: {text: seen}")
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("hrposter: 1\nname: River Street\nphone: (415) 555-0123\n")
    without = solve(poster(tmp_path, "[auto, auto, auto]", "[a a, b b, c c]", *regions))
    given = solve(poster(tmp_path, "[auto, auto, auto]", "[a a, b b, c c]", *regions, clinic=clinic))
    assert [placed.part.region.name for placed in without.placed] == ["a", "c"]
    assert box_of(without, "c").cell.y == pytest.approx(box_of(without, "a").cell.bottom + 10)
    assert box_of(given, "c").cell.y > box_of(without, "c").cell.y + 20


def test_space_above_counts_but_not_at_the_top(tmp_path):
    above = solve(poster(tmp_path, "[auto, auto]", "[a a, b b]", "a: {text: title, above: 30pt}", "b: {text: seen, above: 30pt}"))
    a, b = box_of(above, "a"), box_of(above, "b")
    assert a.box.y == pytest.approx(50)
    assert b.box.y == pytest.approx(a.cell.bottom + 10 + 30)


def test_a_region_that_bleeds_reaches_the_edge_and_its_words_do_not(tmp_path):
    found = poster(tmp_path, "[auto, 1fr]", "[a a, b b]", "a: {text: title, surface: deep, bleed: [top, start, end]}", "b: {text: seen}")
    placed = box_of(solve(found), "a")
    assert placed.ground == Rect(0, 0, 500, pytest.approx(placed.cell.bottom))
    assert found.content_box.x <= placed.box.x
    assert placed.box.y >= found.job.profile.quiet - 0.01


@pytest.mark.parametrize(("valign", "share"), [("start", 0.0), ("center", 0.5), ("end", 1.0)])
def test_words_stand_at_the_height_that_is_asked_for(tmp_path, valign, share):
    placed = box_of(solve(poster(tmp_path, "[1fr]", "[a a]", f"a: {{text: title, valign: {valign}}}")), "a")
    assert placed.box.y == pytest.approx(placed.cell.y + share * (placed.cell.height - placed.box.height))


def test_a_variant_has_its_own_grid(tmp_path):
    mine = library(tmp_path, LAYOUT, WORDS)
    upright, wide = (resolve(job("all", library=mine, is_landscape=is_landscape)) for is_landscape in (False, True))
    assert (upright.arrangement.name, wide.arrangement.name) == ("base", "aspect >= 1")
    assert upright.arrangement.gap != wide.arrangement.gap
