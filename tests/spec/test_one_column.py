"""Large print and screens as changes of a layout and of a theme."""

from dataclasses import replace

import pytest
from sample_jobs import LIBRARY, SHIPPED

from hrposter.spec.layout import read_layout
from hrposter.spec.one_column import LEAST, large, one_column
from hrposter.spec.regions import ArtBlock, ColumnBlock, DraftBlock, TextBlock
from hrposter.spec.screen import LEAST as LEAST_ON_SCREENS
from hrposter.spec.screen import grown
from hrposter.spec.theme import read_theme
from hrposter.units import Percent

THEME = read_theme(LIBRARY.theme("sunrise"))


def column(piece: str) -> ColumnBlock:
    base = one_column(read_layout(SHIPPED / piece / "layout.yaml")).base
    (found,) = [region.block for region in base.regions if isinstance(region.block, ColumnBlock)]
    return found


def test_headline_and_picture_stand_above_a_column_of_all_else():
    base = one_column(read_layout(SHIPPED / "why/layout.yaml")).base
    assert [area for (area,) in base.grid.areas] == ["art", "kicker", "title", "all words", "draft band", "page number"]
    assert [region.name for region in column("why").regions] == ["lede", "points", "sources", "clinic"]
    assert any(isinstance(region.block, DraftBlock) for region in base.regions)


def test_the_order_of_reading_stays():
    base = one_column(read_layout(SHIPPED / "welcome-parents/layout.yaml")).base
    opening = [region.name for region in base.regions if isinstance(region.block, TextBlock | ArtBlock)]
    assert opening == ["kicker", "title", "art"]


def test_later_pages_have_the_column_below_a_running_head():
    layout = one_column(read_layout(SHIPPED / "seat-belt/layout.yaml"))
    assert layout.base.next is not None
    assert [area for (area,) in layout.base.next.grid.areas] == ["running head", "all words", "draft band", "page number"]
    assert (layout.variants, layout.pages > 2) == ((), True)


def test_regions_that_only_later_pages_have_are_there_as_well():
    layout = read_layout(SHIPPED / "seat-belt/layout.yaml")
    later = next(variant.next for variant in layout.variants if variant.next)
    both = one_column(replace(layout, base=replace(layout.base, next=later)))
    (found,) = [region.block for region in both.base.regions if isinstance(region.block, ColumnBlock)]
    names = [region.name for region in found.regions]
    assert names.count("story") == 1
    assert "back" not in names  # it tells the story of the aside, which is there


def test_large_styles_are_those_of_the_theme_and_large():
    styles = large(THEME).styles
    assert styles["large-title"].font == THEME.styles["display"].font
    assert styles["large-body"].font == THEME.styles["body"].font
    assert all(style.least >= LEAST for name, style in styles.items() if name.startswith("large-"))
    assert THEME.styles.items() <= styles.items()


def test_large_print_is_dark_on_white():
    page = large(THEME).surfaces["paper"]
    assert page.fill.rgb == (1.0, 1.0, 1.0)
    assert {ink.role for ink in page.inks.values()} == {"ink", "deep"}


def test_a_theme_with_other_styles_does_as_well():
    poor = replace(THEME, styles={"only": replace(THEME.styles["body"], name="only")})
    assert large(poor).styles["large-title"].font == THEME.styles["body"].font


@pytest.mark.parametrize(
    ("style", "size", "floor"), [("body", 4.0, 3.3375), ("note", LEAST_ON_SCREENS, LEAST_ON_SCREENS), ("display", 16.0, 10.6667)]
)
def test_styles_grow_on_screens(style, size, floor):
    found = grown(THEME).styles[style]
    assert isinstance(found.size, Percent)
    assert isinstance(found.floor, Percent)
    assert (found.size.value, found.floor.value) == pytest.approx((size, floor), abs=0.001)
