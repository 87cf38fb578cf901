"""Seams: where they run, and what they go through."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import INK, line, page, tagged
from sample_jobs import job
from tiles_samples import laid_out

from hrposter.display import Begin, Clip, Drawing, End, Fill, Image, Ink, Line, Move, Page, Path, Picture, Raster, Unclip, rounded
from hrposter.geometry import Matrix, Rect
from hrposter.imposition.tiles.cutting import Cutting, cutting
from hrposter.imposition.tiles.grid import Arrangement, Strip, Tiling
from hrposter.imposition.tiles.obstacles import Obstacle, obstacles
from hrposter.imposition.tiles.possible import could_spare
from hrposter.imposition.tiles.seams import Price, Reach, Share, Weight, barred, parted, priced, weights
from hrposter.imposition.tiles.steps import STEP
from hrposter.imposition.tiles.ways import Stretch, seams_over
from hrposter.imposition.tiles.words import words_of
from hrposter.papers import PAPERS
from hrposter.resolve import resolve

POSTER = Rect(0, 0, PAPERS["18x24"].width, PAPERS["18x24"].height)
SHARES = (Share(25, 25), Share(34, 16), Share(16, 34))


# ---------------------------------------------------------------- where a length is parted


def test_seams_go_where_nothing_stands() -> None:
    price = Price([100.0] * 700 + [0.0] * 20 + [100.0] * 781, [0, 700, 720])
    cost, seams = parted(1500, Reach((800, 800), SHARES), price)
    assert 700 <= seams[0].place < 720
    assert cost < 1


def test_without_anything_in_the_way_seams_are_even() -> None:
    _, seams = parted(1800, Reach((800, 800, 800), SHARES[:1]), Price([0.0] * 1801, []))
    assert [seam.place for seam in seams] == [600, 1200]


def test_sheets_that_do_not_reach_are_refused() -> None:
    with pytest.raises(ValueError, match="2 sheets do not reach over 1600 steps"):
        parted(1600, Reach((800, 800), SHARES), Price([0.0] * 1601, []))
    with pytest.raises(ValueError, match="does not reach"):
        parted(801, Reach((800,), SHARES), Price([0.0] * 802, []))


def test_a_tight_fit_has_one_way_left_and_another_with_another_share() -> None:
    _, seams = parted(1550, Reach((800, 800), SHARES), Price([0.0] * 1551, []))
    assert (seams[0].place, seams[0].share) == (775, SHARES[0])
    blocked = [0.0] * 1551
    blocked[770:780] = [50.0] * 10
    _, moved = parted(1550, Reach((800, 800), SHARES), Price(blocked, [770, 780]))
    assert moved[0].place in (766, 784)


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_no_choice_of_seams_costs_less(data: st.DataObject) -> None:
    """Against every choice of places that are tried, on lengths short enough for that."""
    printed = tuple(data.draw(st.lists(st.integers(14, 24), min_size=2, max_size=3)))
    share = Share(2, 1)
    length = sum(printed) - (len(printed) - 1) * 3 - data.draw(st.integers(0, 6))
    at = [float(value) for value in data.draw(st.lists(st.integers(0, 5), min_size=length + 1, max_size=length + 1))]
    price = Price(at, list(range(length + 1)))
    cost, seams = parted(length, Reach(printed, (share,)), price)
    best = float("inf")
    for places in itertools.product(range(1, length), repeat=len(printed) - 1):
        ends = [0, *places, length]
        shown = [b - a for a, b in itertools.pairwise(ends)]
        reach = [size + (1 if n else 0) + (2 if n < len(printed) - 1 else 0) for n, size in enumerate(shown)]
        least = [round(size * 0.25) for size in printed]
        if all(need <= size for need, size in zip(reach, printed, strict=True)) and all(s >= m for s, m in zip(shown[:-1], least, strict=False)):
            uneven = sum(0.5 * ((place - length * (n + 1) / len(printed)) / length) ** 2 for n, place in enumerate(places))
            best = min(best, sum(at[place] for place in places) + uneven)
    assert cost == pytest.approx(best)
    assert len(seams) == len(printed) - 1


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_not_looked_at_would_cost_more(data: st.DataObject) -> None:
    """Other shares than the usual one, and places that cost more than it does: as if all of them had been."""
    printed = tuple(data.draw(st.lists(st.integers(300, 420), min_size=2, max_size=4)))
    shares = (Share(20, 20), Share(28, 12), Share(12, 28))
    length = sum(printed) - (len(printed) - 1) * 40 - data.draw(st.integers(0, 40))
    boxes = data.draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, 150), st.sampled_from((1.0, 6.0, 140.0, 1e8))), max_size=12))
    start = data.draw(st.sampled_from((0, 250)))
    things = tuple(Weight(left + start, min(left + wide, length) + start, 0, 10, cost, 0.0) for left, wide, cost in boxes)
    here = tuple(thing.moved(start) for thing in things)
    cost, seams = parted(length, Reach(printed, shares), priced(here, length, is_upright=True))
    found = seams_over(Stretch(start, start + length), printed, things, shares, is_upright=True)
    assert found == (cost, tuple(seam._replace(place=seam.place + start) for seam in seams))


def test_a_price_is_the_sum_of_what_stands_there() -> None:
    one = Obstacle("headline", Rect(10 * STEP, 0, 30 * STEP, 5), (Rect(10 * STEP, 0, 30 * STEP, 5),), "One")
    price = priced(weights([one]), 100, is_upright=True)
    assert price.at[25] == pytest.approx(140 * 1.04)
    assert price.at[10 - 4] == price.at[25] == price.at[40 + 4]
    assert 0 < price.at[45] < 10
    assert price.at[60] == price.at[100] == 0
    assert len(price.at) == 101


# ---------------------------------------------------------------- what stands on a page


def kinds(*items: object) -> list[tuple[str, str]]:
    return [(found.kind, found.name) for found in obstacles(page(*items, media=POSTER))]  # type: ignore[arg-type]


def test_words_are_told_apart_by_what_they_are() -> None:
    said = [*tagged("H1", line("Rest")), *tagged("H2", line("Soon")), *tagged("P", line("Ask us"))]
    assert kinds(*said) == [("headline", "Rest"), ("heading", "Soon"), ("words", "Ask us")]


def test_a_greeting_on_a_wall_of_languages_is_more_than_a_line_of_words() -> None:
    assert kinds(Begin("P", lang="es", is_greeting=True), line("Bienvenidos"), End(), *tagged("P", line("Spanish"))) == [
        ("greeting", "Bienvenidos"),
        ("words", "Spanish"),
    ]
    wall = laid_out(job("language-wall", "en", "24x36")).pages[0]
    shown = [each for each in obstacles(wall) if each.kind == "greeting"]
    assert len(shown) == len(resolve(job("language-wall", "en", "24x36")).welcomes)
    made = cutting(wall, Tiling(PAPERS["Letter"]), is_rtl=False)
    cut_through = {each.obstacle.name for each in made.crossings if each.obstacle.kind == "greeting" and not each.is_between}
    as_words = {each.obstacle.name for each in as_words_alone(wall).crossings if not each.is_between} & {each.name for each in shown}
    assert len(cut_through) < len(as_words)


def as_words_alone(wall: Page) -> Cutting:
    """The wall cut as if nothing said that its greetings are such."""
    silent = tuple(replace(item, is_greeting=False) if isinstance(item, Begin) else item for item in wall.items)
    return cutting(replace(wall, items=silent), Tiling(PAPERS["Letter"]), is_rtl=False)


def test_a_number_to_dial_is_one_thing() -> None:
    found = obstacles(page(*tagged("P", line("Call (415) 555-0123 now")), media=POSTER))
    assert [(each.kind, each.name) for each in found] == [("number", "(415) 555-0123"), ("words", "Call (415) 555-0123 now")]
    number, words = found
    assert number.box.x > words.parts[0].right
    assert number.box.right < words.parts[-1].x
    assert len(words.parts) == 4


def test_words_are_parted_by_blanks_and_chinese_by_its_characters() -> None:
    assert [word.said for word in words_of(line("You are welcome"))] == ["You", "are", "welcome"]
    one, other = words_of(line("欢迎", advance=1.0))
    assert (one.said, other.said) == ("欢", "迎")
    assert one.box.right < other.box.x


FACED = Drawing("scene", Rect(0, 0, 100, 100), Rect(0, 0, 100, 100), (), faces=(Rect(10, 10, 20, 20), Rect(80, 80, 10, 10)))


def test_faces_are_where_the_scene_shows_them() -> None:
    matrix = Matrix(2, 0, 0, 2, 50, 0)
    shown = (
        Begin("Figure", alt="A scene", box=Rect(50, 0, 200, 120)),
        Clip(rounded(Rect(50, 0, 200, 120), 0)),
        Picture(FACED, matrix, {}),
        Unclip(),
        End(),
    )
    (face,) = obstacles(page(*shown, media=POSTER))
    assert (face.kind, face.name, face.box) == ("face", "A scene", Rect(70, 20, 40, 40))


def test_a_code_a_logo_and_an_icon_are_told_apart() -> None:
    box = Rect(10, 10, 50, 50)
    outline = (Move(0, 0), Line(10, 0), Line(10, 10))
    raster = Raster(1, 1, b"\0\0\0", None, "x")
    icon = Drawing("heart", Rect(0, 0, 10, 10), Rect(0, 0, 10, 10), ())
    code = (Begin("Figure", alt="Code", box=box), Path(outline, fill=INK), End())
    logo = (Begin("Figure", alt="Logo", box=box), Image(box, raster), End())
    plain = (Begin("Artifact"), Picture(icon, Matrix(e=10, f=10), {}), Path(outline, fill=INK), End())
    assert kinds(*code, *logo, *plain) == [("code", "Code"), ("logo", "Logo"), ("icon", "heart")]


# ---------------------------------------------------------------- whole posters


def cut(*items: object, is_rtl: bool = False, **asked: object) -> Cutting:
    return cutting(page(*items, media=POSTER), Tiling(PAPERS["Letter"], **asked), is_rtl=is_rtl)  # type: ignore[arg-type]


def test_what_shows_of_all_tiles_is_the_poster_once() -> None:
    tiles = cut().tiles
    assert sum(tile.shown.width * tile.shown.height for tile in tiles) == pytest.approx(POSTER.width * POSTER.height)
    assert not any(one.shown.overlaps(other.shown) for one, other in itertools.combinations(tiles, 2))
    for tile in tiles:
        assert tile.printed.contains(tile.shown)
        assert tile.printed.width <= tile.area.width + 0.01
        assert tile.printed.height <= tile.area.height + 0.01


def test_neighbours_share_the_overlap() -> None:
    made = cut(join="glue")
    for one, other in itertools.pairwise(made.tiles):
        if one.strip == other.strip and one.shown.y == other.shown.y:
            assert one.printed.right - other.printed.x == pytest.approx(36, abs=STEP)
            assert one.printed.right - one.shown.right > other.shown.x - other.printed.x


def test_names_begin_where_reading_begins() -> None:
    ltr, rtl = cut(), cut(is_rtl=True)
    assert ltr.tiles[0].name == rtl.tiles[0].name == "A1"
    assert ltr.tiles[0].shown.x == 0
    assert rtl.tiles[0].shown.right == pytest.approx(POSTER.width)


@pytest.mark.parametrize("where", [300.0, 420.0, 560.0, 640.0])
def test_a_seam_steps_aside_for_a_headline(where: float) -> None:
    made = cut(*tagged("H1", line("Here", baseline=where, size=60, x=330)))
    assert made.crossings == ()


def test_what_cannot_be_spared_is_told() -> None:
    made = cut(*tagged("H1", line("Welcomeeverybodywhocomeshere", baseline=300, size=90, x=50)))
    (crossing, *_) = made.crossings
    assert (crossing.obstacle.kind, crossing.is_between) == ("headline", False)
    assert crossing.cut.between == ("A1", "A2")


def test_between_words_is_better_than_through_one() -> None:
    made = cut(*tagged("H1", line("Youarewelcome hereandnow", baseline=300, size=90, x=50)))
    assert [crossing.is_between for crossing in made.crossings] == [True]


def test_a_poster_that_is_smaller_is_cut_where_its_smaller_things_are() -> None:
    made = cut(*tagged("H1", line("Here", baseline=840, size=60, x=630)), most=4)
    assert made.scale < 1
    assert made.size.width == pytest.approx(POSTER.width * made.scale)
    (crossing,) = made.crossings  # four sheets that are used to their edges leave no choice
    assert crossing.obstacle.box.x == pytest.approx(630 * made.scale)


@pytest.mark.parametrize("top", [300.0, 600.0])
def test_a_cards_edge_is_left_whole_where_that_costs_nothing(top: float) -> None:
    card = Rect(100, top, 500, 90)
    made = cut(Fill(card, Ink("card", (0.5, 0.5, 0.5)), 20))
    assert not any(cut.line.width and card.y < cut.line.y < card.bottom for cut in made.cuts)


@given(st.integers(1, 4), st.integers(1000, 3000), st.integers(0, 2800), st.integers(20, 900), st.sampled_from(["Letter", "A4"]), st.booleans())
@settings(max_examples=300, deadline=None)
def test_seams_that_spare_a_thing_were_never_said_to_be_impossible(
    count: int,
    length: int,
    start: int,
    long: int,
    paper: str,
    is_wide: bool,
) -> None:
    page = PAPERS[paper]
    sheet = Rect(0, 0, page.height, page.width) if is_wide else Rect(0, 0, page.width, page.height)
    area = Tiling(page).printer.printable(sheet)
    way = Arrangement("rows", (Strip(count, sheet, area),), 1.0)
    end = min(start + long, length - 1)
    things = (barred(Rect(start * STEP, 0, (end - start) * STEP, 10), is_upright=True),)
    try:
        _, seams = parted(length, Reach((int(area.width / STEP),) * count, SHARES), priced(things, length, is_upright=True))
    except ValueError:
        return
    is_spared = not any(start < seam.place < end for seam in seams)
    assert could_spare(way, Stretch(start, end), length, SHARES, is_upright=True) or not is_spared
