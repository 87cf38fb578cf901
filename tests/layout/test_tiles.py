"""Tiles: titles on colours, below their icons or beside them."""

import pytest
from sample_pieces import WORDS
from test_blocks import PAIRS, THREE, items, page_with

from hrposter.display import Begin, Fill, Picture, Text


def test_tiles_show_titles_alone(tmp_path):
    page = page_with(tmp_path, "{tiles: pairs, columns: 2, surfaces: [mint, sun]}")
    assert [item.text for item in items(page, Text, inside="LBody")] == ["A", "C"]
    assert [item.tag for item in items(page, Begin) if item.tag in ("L", "LI", "LBody")] == ["L", *["LI", "LBody"] * 2]


def test_all_tiles_are_of_one_size_and_fill_their_area(tmp_path):
    page = page_with(tmp_path, "{tiles: pairs, columns: 2, surfaces: [deep, sun], icons: [respect, phone]}")
    one, two = (item.rect for item in items(page, Fill, inside="L"))
    assert (one.width, one.height, one.y) == pytest.approx((two.width, two.height, two.y))
    assert one.height > page.trim.height / 2


def test_an_icon_stands_above_its_title(tmp_path):
    page = page_with(tmp_path, "{tiles: pairs, columns: 2, icons: [respect, phone]}")
    for icon, title in zip(items(page, Picture, inside="L"), items(page, Text, inside="LBody"), strict=True):
        _, foot = icon.matrix.apply(icon.drawing.view.right, icon.drawing.view.bottom)
        assert foot < title.box.y


@pytest.mark.parametrize(("lang", "is_rtl"), [("en", False), ("ar", True)])
def test_an_icon_stands_beside_its_title_where_that_is_asked_for(tmp_path, lang, is_rtl):
    page = page_with(tmp_path, "{tiles: pairs, beside: true, icons: [respect, phone]}", lang=lang)
    for icon, title in zip(items(page, Picture, inside="L"), items(page, Text, inside="LBody"), strict=True):
        (left, top), (right, foot) = (icon.matrix.apply(*corner) for corner in ((icon.drawing.view.x, icon.drawing.view.y), (64, 64)))
        assert top < title.baseline < foot
        assert (left > title.box.right) if is_rtl else (right < title.box.x)


def test_the_last_tile_takes_the_places_that_are_left(tmp_path):
    page = page_with(tmp_path, "{tiles: pairs, columns: 2, icons: [respect]}", WORDS.replace(PAIRS, THREE))
    *_, first, _, last = (item.rect for item in items(page, Fill, inside="L"))
    assert last.width > 2 * first.width


def test_a_tile_whose_details_are_not_given_is_left_out(tmp_path):
    page = page_with(tmp_path, "{tiles: pairs}", WORDS.replace(PAIRS, "[{title: '{contact.name}', text: B}, {title: C, text: D}]"))
    assert [item.text for item in items(page, Text, inside="LBody")] == ["C"]
    nobody = page_with(tmp_path / "b", "{tiles: pairs}", WORDS.replace(PAIRS, "[{title: '{contact.name}', text: B}]"))
    assert items(nobody, Begin, inside="L") == []


def test_a_title_shrinks_to_its_longest_word_beside_its_icon(tmp_path):
    words = WORDS.replace(PAIRS, "[{title: Donaudampfschifffahrt, text: B}, {title: C, text: D}]")
    page = page_with(tmp_path, "{tiles: pairs, columns: 2, beside: true, icons: [respect]}", words)
    (size,) = {item.size for item in items(page, Text, inside="LBody")}
    assert size < next(item.size for item in items(page_with(tmp_path / "b", "{tiles: pairs}"), Text, inside="LBody"))
    assert all(page.live.contains(item.box, slack=0.1) for item in items(page, Text))
