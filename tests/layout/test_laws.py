"""What holds for every layout: words only shrink, lengths follow the paper, directions mirror, nothing overlaps."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sample_jobs import job, label, matrix
from sample_pieces import THEME, library

from hrposter import i18n
from hrposter.display import Fill
from hrposter.geometry import Rect
from hrposter.layout.page import lay_out, solve
from hrposter.layout.solve import Solution
from hrposter.papers import Paper
from hrposter.poster import Job, Poster
from hrposter.profiles import PROFILES, Profile
from hrposter.resolve import resolve

LAYOUT = """\
hrposter: 1
title: Laws
sizes: [Letter]
updated: 2026-11-23
theme: plain
page: {margin: 6%, gap: space.m, surface: paper}
grid:
  columns: [40fr, 60fr]
  rows: [auto, auto, auto, 1fr]
  areas: [title title, lede lede, points cards, . cards]
regions:
  title: {text: title, style: title, tag: H1}
  lede: {text: lede, style: body, surface: mint, bleed: [start, end]}
  points: {points: pairs, heading: heading, style: body, above: space.s}
  cards: {cards: pairs, heading: heading, style: body, columns: 2, surfaces: [deep, sun]}
"""
WORDS = """\
hrposter: 1
language: TAG
status: source
words:
  title: A house by the river
  lede: LEDE
  pairs:
    - {title: Morning, text: Bread and tea for all of us.}
    - {title: Noon, text: Soup}
    - {title: Night, text: A quiet room to sleep in.}
"""
LEDE = "Come in and sit down with us for a while."
EDGELESS = Profile("edgeless", 0.0, 0.0, has_links=False, prints_unscaled=False)


def words(lede: str = LEDE, tag: str = "en") -> str:
    return WORDS.replace("LEDE", lede).replace("TAG", tag)


def poster(folder: Path, lede: str = LEDE, paper: Paper | None = None, lang: str = "en", profile: Profile = EDGELESS) -> Poster:
    mine = library(folder, LAYOUT, words(lede), THEME, en_Latn=words(lede, "en-Latn"))
    return resolve(Job("all", lang, paper or Paper("test", 500, 700), False, profile, library=mine))


words_to_add = st.lists(st.sampled_from(["we", "house", "tea", "together", "understanding", "and", "river"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words_to_add, words_to_add)
def test_no_size_grows_when_words_are_added(tmp_path_factory, some, more):
    folder = tmp_path_factory.mktemp("law")
    before = solve(poster(folder / "a", " ".join(some))).sizes
    after = solve(poster(folder / "b", " ".join([*some, *more]))).sizes
    assert {style: (before[style], size) for style, size in after.items() if size > before[style] + 0.001} == {}


@settings(max_examples=25, deadline=None)
@example(706.125, 1.0, [*["we"] * 5, "house", *["understanding"] * 4, "we", "we"])
@given(st.floats(300, 900), st.floats(1.0, 1.6), words_to_add)
def test_doubling_the_paper_doubles_every_length(tmp_path_factory, width, aspect, some):
    folder = tmp_path_factory.mktemp("law")
    once = solve(poster(folder, " ".join(some), Paper("one", width, width * aspect)))
    twice = solve(poster(folder, " ".join(some), Paper("two", 2 * width, 2 * width * aspect)))
    smallest = min(once.sizes.values())
    for style, size in once.sizes.items():
        # Sizes are steps of a twentieth of a point; where all give way by one factor, a step of the smallest is more of a larger one.
        assert twice.sizes[style] == pytest.approx(2 * size, abs=0.06 + 0.1 * size / smallest)
    for one, two in zip(once.placed, twice.placed, strict=True):
        assert numbers(two.cell) == pytest.approx([2 * number for number in numbers(one.cell)], abs=width * 0.01)


def numbers(box: Rect) -> list[float]:
    return [box.x, box.y, box.width, box.height]


@pytest.mark.parametrize(
    "profile", [EDGELESS, *(profile for profile in PROFILES.values() if profile.composition == "layout")], ids=lambda profile: profile.name
)
@pytest.mark.parametrize("paper", [Paper("tall", 400, 900), Paper("square", 600, 600)], ids=lambda paper: paper.name)
def test_from_the_right_everything_stands_as_in_a_mirror(tmp_path, monkeypatch, paper, profile):
    """The same words in the same letters, once from each side: our script is made to run from the right."""
    left = poster(tmp_path, paper=paper, profile=profile)
    monkeypatch.setattr(i18n, "_RIGHT_TO_LEFT", frozenset({"Latn"}))
    right = poster(tmp_path, paper=paper, lang="en-Latn", profile=profile)
    assert (left.language.is_rtl, right.language.is_rtl) == (False, True)
    assert solve(left).sizes == solve(right).sizes
    for one, other in zip(solve(left).placed, solve(right).placed, strict=True):
        assert numbers(other.box) == pytest.approx(numbers(one.box.mirrored(left.frame)))
        assert (one.ground is None) == (other.ground is None)
    fills = [[item.rect for item in lay_out(each).pages[0].items if isinstance(item, Fill) and item.ink.role != "patch"] for each in (left, right)]
    assert [pytest.approx(numbers(rect.mirrored(left.frame))) for rect in fills[0]] == [numbers(rect) for rect in fills[1]]


def overlaps(solution: Solution) -> list[tuple[str, str]]:
    pages = [[item for item in forme.placed if not item.part.block.is_flexible] for forme in solution.formes]
    return [(a.part.region.name, b.part.region.name) for placed in pages for a, b in combinations(placed, 2) if a.box.overlaps(b.box)]


@settings(max_examples=40, deadline=None)
@given(st.floats(250, 900), st.floats(0.6, 1.8), words_to_add)
def test_no_two_regions_overlap_whatever_the_paper(tmp_path_factory, width, aspect, some):
    found = poster(tmp_path_factory.mktemp("law"), " ".join(some), Paper("any", width, width * aspect))
    solution = solve(found)
    assert overlaps(solution) == []
    assert all(found.content_box.contains(item.box, slack=0.1) for item in solution.placed)


def test_no_two_regions_of_what_ships_overlap(full_clinics):
    for of in list(matrix((None, *full_clinics)))[::97]:
        assert overlaps(solve(resolve(of))) == [], label(of)


def test_regions_that_overlap_are_seen():
    solution = solve(resolve(job()))
    moved = replace(solution, formes=(replace(solution.formes[0], placed=(*solution.placed, solution.placed[1])),))
    assert overlaps(moved) != []
