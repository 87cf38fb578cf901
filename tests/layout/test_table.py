"""Tables of two columns: cells on one baseline, rows in one piece, a head that is read once."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from sample_jobs import job
from sample_pieces import THEME, WORDS, library
from test_blocks import items, page_with
from test_column import large, tags

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, Document, Fill, Page, Picture, Text
from hrposter.layout.page import lay_out
from hrposter.rendering import reading_text
from hrposter.resolve import resolve

REGION = "{table: rows, cells: [bring, leave], head: [yes, no], below: why, icons: [check, skip], detail: detail}"
HEAD = "  yes: Bring\n  no: Leave\n"
ROWS = """\
  rows:
    - group: For the walk
    - {bring: Shoes that fit, leave: Heels, why: The path is long.}
    - {bring: A coat that keeps the rain away all day, leave: An umbrella, why: It is windy.}
    - group: For the rest
    - {bring: Bread, leave: The oven, why: We bake before.}
"""
MANY = WORDS + HEAD + "  rows:\n" + "".join(f"    - {{bring: This {number}, leave: That {number}}}\n" for number in range(1, 41))
ARABIC = """\
hrposter: 1
language: ar
status: draft
words:
  title: أهلًا
  seen: حديقة
  some: [واحد, اثنان]
  pairs: [{title: ا, text: ب}, {title: ج, text: د}]
  yes: أحضروا
  no: اتركوا
  rows:
    - group: للمشي
    - {bring: حذاء مريح, leave: الكعب العالي, why: الطريق طويل.}
    - {bring: معطف ضد المطر, leave: المظلة, why: الريح قوية.}
    - group: للراحة
    - {bring: خبز, leave: الفرن, why: نخبز قبل ذلك.}
"""
LONG = """\
hrposter: 1
title: A list
sizes: [Letter, A5]
updated: 2026-11-23
theme: plain
page: {margin: 8%, gap: space.m}
grid:
  columns: [1fr]
  rows: [auto, 1fr, auto]
  areas: [title, rows, draft]
regions:
  title: {text: title, style: title, tag: H1}
  rows: {table: rows, cells: [bring, leave], head: [yes, no], columns: COLUMNS}
  draft: {draft: note}
pages: 6
next:
  grid:
    columns: [1fr]
    rows: [1fr, auto]
    areas: [rows, draft]
"""


def table(folder: Path, region: str = REGION, rows: str = ROWS, lang: str = "en") -> Page:
    return page_with(folder, region, WORDS + HEAD + rows, lang, own=ARABIC if lang == "ar" else None)


def pages_of(folder: Path, words: str = MANY, columns: int = 1, size: str = "A5") -> Document:
    return lay_out(resolve(job("all", paper=size, library=library(folder, LONG.replace("COLUMNS", str(columns)), words, THEME))))


def words_in(page: Page, tag: str) -> list[str]:
    return [item.text.strip() for item in items(page, Text, inside=tag)]


def read(page: Page) -> list[str]:
    """The words of a page that are read aloud."""
    unread = items(page, Text, inside="Artifact")
    return [item.text.strip() for item in items(page, Text) if item not in unread]


def baselines(page: Page, *texts: str) -> list[float]:
    return [next(item.baseline for item in items(page, Text) if item.text.strip() == text) for text in texts]


# ---------------------------------------------------------------- structure


def test_a_table_has_rows_of_cells_below_heads_that_say_their_scope(tmp_path):
    page = table(tmp_path)
    found = [(item.tag, item.scope, item.span) for item in items(page, Begin) if item.tag in ("Table", "TR", "TH", "TD")]
    head, group, row = [("TH", "Column", 1)] * 2, [("TH", "Column", 2)], [("TD", None, 1)] * 2
    rows = [head, group, row, row, group, row]
    assert found == [("Table", None, 1), *(cell for each in rows for cell in (("TR", None, 1), *each))]


def test_cells_are_read_in_their_order_and_what_stands_below_comes_last(tmp_path):
    assert words_in(table(tmp_path), "Table")[:6] == ["Bring", "Leave", "For the walk", "Shoes that fit", "Heels", "The path is long."]


def test_marks_and_rules_are_decoration(tmp_path):
    page = table(tmp_path)
    assert len(items(page, Picture, inside="Artifact")) == len(items(page, Picture, inside="Table")) == 8
    assert {item.drawing.name for item in items(page, Picture)} >= {"check", "skip"}


def test_the_marks_of_the_columns_differ_by_shape_and_not_by_colour_alone(tmp_path):
    first, second = items(table(tmp_path), Picture, inside="Table")[:2]
    assert first.drawing.shapes != second.drawing.shapes


# ---------------------------------------------------------------- place


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_both_columns_share_their_first_baseline(tmp_path, lang):
    page = table(tmp_path, lang=lang)
    english, arabic = ("Bring", "Leave", "Shoes that fit", "Heels"), ("أحضروا", "اتركوا", "حذاء مريح", "الكعب العالي")
    found = baselines(page, *(arabic if lang == "ar" else english))
    assert found[::2] == pytest.approx(found[1::2])


def test_what_stands_below_a_cell_is_on_the_next_line_of_its_row(tmp_path):
    page = table(tmp_path, rows=ROWS.replace("A coat that keeps the rain away all day", "A coat against all of the rain that may fall here"))
    coat = [item for item in items(page, Text, inside="TD") if item.text.startswith(("A coat", "rain", "of", "that", "may", "all"))]
    assert len(coat) >= 2
    assert coat[1].baseline == pytest.approx(baselines(page, "It is windy.")[0])


def test_a_table_is_mirrored_for_words_from_the_right(tmp_path):
    left, right = table(tmp_path), table(tmp_path / "ar", lang="ar")
    for page, is_rtl, words in ((left, False, ("Shoes that fit", "Heels")), (right, True, ("حذاء مريح", "الكعب العالي"))):
        first, second = (next(item for item in items(page, Text) if item.text.strip() == text) for text in words)
        mark = items(page, Picture, inside="Table")[2]
        x, _ = mark.matrix.apply(mark.drawing.view.x, mark.drawing.view.y)
        assert (second.x < first.x) is is_rtl
        assert (x > first.x + first.width) if is_rtl else (x < first.x)


def test_rows_are_parted_by_hairlines_and_a_head_by_a_strong_rule(tmp_path):
    rules = [item.rect for item in items(table(tmp_path), Fill, inside="Table")]
    assert len(rules) == 4
    assert rules[0].height > 2 * rules[1].height
    assert {round(rule.height, 3) for rule in rules[1:]} == {round(rules[1].height, 3)}


def test_every_other_row_stands_on_a_band_where_the_layout_asks_for_one(tmp_path):
    page = table(tmp_path, REGION.replace("detail: detail", "detail: detail, band: mint"))
    bands = [item for item in items(page, Fill, inside="Table") if item.ink.role == "sand"]
    (coat,) = baselines(page, "An umbrella")
    assert [band.rect.y < coat < band.rect.bottom for band in bands] == [True]
    assert all(page.live.contains(item.box, slack=0.1) for item in items(page, Text))


def test_bands_become_hairlines_where_ink_is_saved(tmp_path):
    region = REGION.replace("detail: detail", "detail: detail, band: mint")
    layout = LONG.replace("COLUMNS", "1").replace("{table: rows, cells: [bring, leave], head: [yes, no], columns: 1}", region)
    of = job("all", library=library(tmp_path, layout, WORDS + HEAD + ROWS, THEME))
    made, spared = (lay_out(resolve(replace(of, theme=theme))).pages[0] for theme in ("plain", "plain-ink-saver"))
    assert (len(items(made, Fill, inside="Table")), len(items(spared, Fill, inside="Table"))) == (2, 4)


def test_height_that_is_left_is_shared_among_the_rows(tmp_path):
    few = [item.baseline for item in items(table(tmp_path), Text, inside="TD") if item.text.strip() in ("Shoes that fit", "An umbrella")]
    more = table(tmp_path / "b", rows=ROWS + "".join(f"    - {{bring: More {number}, leave: Less, why: So.}}\n" for number in range(8)))
    many = [item.baseline for item in items(more, Text, inside="TD") if item.text.strip() in ("Shoes that fit", "An umbrella")]
    assert few[1] - few[0] > many[1] - many[0]


# ---------------------------------------------------------------- details that are not given


def test_a_row_whose_details_are_not_given_is_left_out_and_a_group_with_no_other_goes_too(tmp_path):
    page = table(tmp_path, rows=ROWS.replace("bring: Bread", "bring: 'Bread for {contact.name}'"))
    assert "For the rest" not in words_in(page, "Table")
    assert words_in(page, "TD")[-1] == "It is windy."


def test_a_table_without_a_whole_row_has_nothing_to_show(tmp_path):
    page = table(tmp_path, rows="  rows:\n    - {bring: '{contact.name}', leave: B, why: C}\n")
    assert items(page, Begin, inside="Table") == []


# ---------------------------------------------------------------- columns and pages


@pytest.mark.parametrize("columns", [1, 2])
def test_rows_go_on_from_page_to_page_whole_and_in_order(tmp_path, columns):
    made = pages_of(tmp_path, columns=columns)
    assert len(made.pages) > 1
    cells = [text for page in made.pages for text in words_in(page, "TD")]
    assert cells == [text for number in range(1, 41) for text in (f"This {number}", f"That {number}")]
    for page in made.pages:
        texts = items(page, Text, inside="Table")
        assert all(page.live.contains(item.box, slack=0.1) for item in texts)
        starts = {item.text: item.baseline for item in items(page, Text, inside="TD")}
        assert all(starts[f"That {text[5:]}"] == pytest.approx(at) for text, at in starts.items() if text.startswith("This"))


def test_the_head_stands_on_every_page_and_is_read_on_the_first(tmp_path):
    made = pages_of(tmp_path)
    assert all("Bring" in [item.text.strip() for item in items(page, Text)] for page in made.pages)
    assert ["Bring" in read(page) for page in made.pages] == [True, *[False] * (len(made.pages) - 1)]
    assert reading_text(made).split("\n").count("Bring") == 1
    assert {item.whole for page in made.pages for item in items(page, Begin) if item.tag == "Table"} == {"table.rows"}


def test_a_table_in_columns_has_its_head_above_each_and_groups_whole(tmp_path):
    page = table(tmp_path, REGION.replace("detail: detail", "detail: detail, columns: 2"))
    heads = [item for item in items(page, Text, inside="Table") if item.text.strip() == "Bring"]
    assert len(heads) == 2
    assert heads[0].baseline == pytest.approx(heads[1].baseline)
    assert read(page).count("Bring") == 1
    group, row = (next(item for item in items(page, Text) if item.text.strip() == text) for text in ("For the rest", "Bread"))
    assert group.x > page.trim.width / 2
    assert row.x > page.trim.width / 2


def test_no_column_ends_with_the_title_of_a_group(tmp_path):
    words = WORDS + HEAD + "  rows:\n" + "".join(f"    - group: Group {n}\n    - {{bring: This {n}, leave: That {n}}}\n" for n in range(1, 31))
    made = pages_of(tmp_path, words)
    assert len(made.pages) > 1
    for page in made.pages:
        last = max(items(page, Text, inside="Table"), key=lambda item: item.baseline)
        assert last.text.startswith(("This", "That"))


def test_more_rows_than_all_pages_hold_are_an_error_that_names_the_first(tmp_path):
    words = WORDS + HEAD + "  rows:\n" + "".join(f"    - {{bring: This {number}, leave: That {number}}}\n" for number in range(260))
    with pytest.raises(PosterError, match="lines too long for 6 pages of A5 portrait"):
        pages_of(tmp_path, words)


def test_a_word_that_is_wider_than_its_cell_shrinks_its_style(tmp_path):
    page = table(tmp_path, rows=ROWS.replace("Heels", "Donaudampfschifffahrtsgesellschaftskapitän"))
    (size,) = {item.size for item in items(page, Text, inside="TD") if item.text.strip() in ("Bread", "Shoes that fit")}
    assert size < next(item.size for item in items(table(tmp_path / "b"), Text, inside="TD"))


# ---------------------------------------------------------------- large print, and what is wrong


def test_large_print_keeps_the_table(tmp_path):
    made = large(tmp_path, REGION.replace("detail: detail", "detail: body"), WORDS + HEAD + ROWS)
    head, group, row = ["TR", "TH", "P", "TH", "P"], ["TR", "TH", "P"], ["TR", "TD", "P", "TD", "P", "P"]
    found = tags(made)
    assert [tag for tag in found if tag != "Table"] == ["H1", *head, *group, *row, *row, *group, *row]
    assert {item.whole for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag == "Table"} == {"column.0.row"}
    assert all(item.size >= 18 for page in made.pages for item in items(page, Text, inside="Table"))


def test_cells_stand_one_below_the_other_in_large_print(tmp_path):
    page = large(tmp_path, REGION.replace("detail: detail", "detail: body"), WORDS + HEAD + ROWS).pages[0]
    lines = items(page, Text, inside="Table")
    assert [after.baseline > before.baseline for before, after in pairwise(lines)] == [True] * (len(lines) - 1)
    assert len({round(item.x, 3) for item in items(page, Text, inside="TD")}) == 1


@pytest.mark.parametrize(
    ("old", "new", "column", "said"),
    [
        ("cells: [bring, leave]", "cells: [bring]", 13, "value: a table has two columns, and cells names 1"),
        ("head: [yes, no], ", "", 13, "value: a table has two columns, and head is missing"),
        ("icons: [check, skip]", "icons: [check, skip, web]", 13, "value: a table has two columns, and icons names 3"),
        ("below: why", "below: [why, bring]", 13, "value: below names 2 fields"),
        ("icons: [check, skip]", "icons: [check, skp]", 13, "unknown-icon: there is no icon 'skp'"),
        ("head: [yes, no]", "head: [yes, nope]", 13, "unknown-words: en.yaml has no words 'nope'"),
        ("table: rows", "table: row", 13, "unknown-words: en.yaml has no words 'row'"),
        ("table: rows", "table: pairs", 13, "words-shape: 'pairs' in en.yaml is not what this region shows"),
        ("below: why", "below: because", 13, "words-shape: 'rows' in en.yaml is not what this region shows"),
        ("detail: detail", "detail: details", 13, "unknown-style: there is no style 'details'"),
        ("detail: detail", "band: minty", 13, "unknown-surface: there is no surface 'minty'"),
    ],
)
def test_a_mistake_in_a_table_says_where(tmp_path, old, new, column, said):
    assert old in REGION
    with pytest.raises(PosterError) as caught:
        table(tmp_path, REGION.replace(old, new))
    fault = caught.value.diagnostics[0]
    assert (f"{fault.code}: {fault.message}", fault.span.line) == (said, column)
    assert fault.span.column > 1


def test_the_same_table_twice_on_a_page_is_an_error(tmp_path):
    layout = (
        LONG.replace("COLUMNS", "1")
        .replace("areas: [title, rows, draft]", "areas: [again, rows, draft]")
        .replace("  draft: {draft: note}\n", "  draft: {draft: note}\n  again: {table: rows, cells: [bring, leave], head: [yes, no]}\n", 1)
        .replace("  title: {text: title, style: title, tag: H1}\n", "")
    )
    with pytest.raises(PosterError, match="the table 'rows' stands twice on one page"):
        resolve(job("all", library=library(tmp_path, layout, MANY, THEME)))


def test_a_region_for_the_last_page_stands_on_that_one_alone(tmp_path):
    at_the_foot = "  more: {text: title, style: body, last: true}\n  draft: {draft: note}\n"
    layout = LONG.replace("COLUMNS", "1").replace("  draft: {draft: note}\n", at_the_foot)
    layout = layout.replace(
        "rows: [auto, 1fr, auto]\n  areas: [title, rows, draft]", "rows: [auto, 1fr, auto, auto]\n  areas: [title, rows, more, draft]"
    )
    layout = layout.replace("rows: [1fr, auto]\n    areas: [rows, draft]", "rows: [1fr, auto, auto]\n    areas: [rows, more, draft]")
    made = lay_out(resolve(job("all", paper="A5", library=library(tmp_path, layout, MANY, THEME))))
    closing = [sum(item.text.strip() == title(made) for item in items(page, Text, inside="P")) for page in made.pages]
    assert len(closing) > 2
    assert closing == [*[0] * (len(closing) - 1), 1]


def title(made: Document) -> str:
    """The words of the one headline."""
    return "".join(item.text for item in items(made.pages[0], Text, inside="H1")).strip()
