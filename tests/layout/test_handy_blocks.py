"""Blocks to keep at hand: numbers to call, a card in its frame, the hours of the week."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, checked, library
from test_blocks import items, page_with
from test_column import large, tags

from hrposter.display import Begin, Fill, Item, Move, Page, Text
from hrposter.display import Path as Drawn
from hrposter.geometry import Rect, union
from hrposter.layout.page import lay_out
from hrposter.rendering import reading_text
from hrposter.resolve import resolve
from hrposter.units import mm, to_mm

CLINIC = """\
hrposter: 1
name: River Street
phone: (415) 555-0123
text_line: (415) 555-0124
hours:
  - {days: monday-friday, open: 9:00, close: 17:00}
  - {days: saturday, open: 10:00, close: 13:00, note: {en: by phone}}
"""
CALLED = """\
  called:
    - {title: Us, text: "{clinic.phone}"}
    - {title: Maria, text: "{contact.phone}"}
    - {title: By text, text: "{clinic.text_line}"}
  own: My people
  number: Number
  story: [{text: Keep this.}, {check: Done}]
"""
ARABIC = """\
  called:
    - {title: نحن, text: "{clinic.phone}"}
    - {title: مريم, text: "{contact.phone}"}
    - {title: برسالة نصية, text: "{clinic.text_line}"}
  own: أقرب الناس إليّ
  number: الرقم
  story: [{text: احتفظوا بهذه البطاقة.}, {check: تم}]
"""
NUMBERS = "{numbers: called, heading: name, style: heading, blanks: [own, number]}"


def clinic(folder: Path, text: str = CLINIC) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "clinic.yaml").write_text(text, encoding="utf-8")
    return folder / "clinic.yaml"


def made(folder: Path, region: str, lang: str = "en", given: str | None = CLINIC) -> Page:
    own = (WORDS + ARABIC).replace("language: en", "language: ar").replace("status: source", "status: draft") if lang == "ar" else None
    return page_with(folder, region, WORDS + CALLED, lang, own, clinic=clinic(folder, given) if given else None)


def said(page: Page) -> list[str]:
    return [item.text.strip() for item in page.items if isinstance(item, Text)][1:]


def rules(page: Page) -> list[Rect]:
    """Thin lines, from the top."""
    return [item.rect for item in page.items if isinstance(item, Fill) and item.rect.height < 2]


def box_of(page: Page, words: str) -> Rect:
    return next(item.box for item in page.items if isinstance(item, Text) and item.text.strip() == words)


# ---------------------------------------------------------------- numbers


def test_numbers_are_a_list_of_those_that_the_clinic_gives(tmp_path):
    page = made(tmp_path, "{numbers: called, heading: name, style: heading}")
    assert said(page) == ["Us", "(415) 555-0123", "By text", "(415) 555-0124"]
    assert [item.tag for item in page.items if isinstance(item, Begin) and item.tag != "Artifact"] == ["H1", "L", *["LI", "LBody", "P", "P"] * 2]


def test_a_number_is_bigger_than_whose_it_is_and_all_are_of_one_size(tmp_path):
    page = made(tmp_path, "{numbers: called, heading: name, style: heading}")
    sizes = {item.text.strip(): item.size for item in page.items if isinstance(item, Text)}
    assert sizes["(415) 555-0123"] == sizes["(415) 555-0124"] > sizes["Us"] == sizes["By text"]


@pytest.mark.parametrize(("lang", "us", "is_rtl"), [("en", "Us", False), ("ar", "نحن", True)])
def test_a_number_stands_below_whose_it_is_on_the_side_where_reading_starts(tmp_path, lang, us, is_rtl):
    page = made(tmp_path, "{numbers: called, heading: name, style: heading}", lang)
    name, number = box_of(page, us), box_of(page, "(415) 555-0123")
    assert name.bottom <= number.y + 1
    assert name.right == pytest.approx(number.right, abs=2) if is_rtl else name.x == pytest.approx(number.x, abs=2)


@pytest.mark.parametrize(("lang", "us", "is_rtl"), [("en", "Us", False), ("ar", "نحن", True)])
def test_a_number_may_stand_at_the_end_of_the_line(tmp_path, lang, us, is_rtl):
    page = made(tmp_path, "{numbers: called, heading: name, style: heading, beside: true}", lang)
    lines = {item.text.strip(): item for item in page.items if isinstance(item, Text)}
    name, number = lines[us], lines["(415) 555-0123"]
    assert name.baseline == pytest.approx(number.baseline)
    assert (number.box.right < name.box.x) if is_rtl else (name.box.right < number.box.x)


def test_lines_to_write_on_fill_what_is_left_eight_millimetres_apart(tmp_path):
    page = made(tmp_path, NUMBERS)
    heads = box_of(page, "My people"), box_of(page, "Number")
    found = rules(page)
    starts = sorted({round(rule.x, 2) for rule in found})
    assert len(starts) == 2
    assert heads[0].x < heads[1].x
    column = [rule.y for rule in found if round(rule.x, 2) == starts[0]]
    assert len(column) == 8
    assert all(to_mm(lower - upper) * 0.94 >= 8 - 0.01 for upper, lower in pairwise(column))
    assert to_mm(column[0] - heads[0].bottom) * 0.94 >= 7.9
    assert box_of(page, "(415) 555-0124").bottom < heads[0].y


RESOURCES = """\
hrposter: 1
entries:
  - {name: {en: Night line}, when: tonight, what: A nurse picks up., phone: (303) 444-1212, card: true, verified_on: 2026-11-20}
  - {name: Chat, when: now, what: Somebody writes back., text_line: "741741", card: true, verified_on: 2026-11-20}
  - {name: A book, when: read, what: It helps., verified_on: 2026-11-20}
"""


def test_entries_of_resources_that_are_for_cards_stand_below(tmp_path):
    (tmp_path / "mine.yaml").write_text(RESOURCES, encoding="utf-8")
    of = job("all", library=library(tmp_path, one_region("{numbers: called}"), WORDS + CALLED, THEME), clinic=clinic(tmp_path))
    assert said(lay_out(resolve(of)).pages[0])[-2:] == ["By text", "(415) 555-0124"]
    page = lay_out(resolve(replace(of, resources=tmp_path / "mine.yaml"))).pages[0]
    assert said(page)[-6:] == ["By text", "(415) 555-0124", "Night line", "(303) 444-1212", "Chat", "Text 741741"]


def test_where_nobody_is_given_there_are_only_lines_to_write_on(tmp_path):
    assert said(made(tmp_path, NUMBERS, given=None)) == ["My people", "Number"]
    nothing = made(tmp_path / "b", "{numbers: called, heading: name, style: heading}", given=None)
    assert said(nothing) == []


def test_where_no_line_has_room_numbers_stand_farther_apart_and_no_head_stands_alone(tmp_path):
    layout = (
        LAYOUT.partition("regions:")[0].replace("theme: sunrise", "theme: plain").replace("1fr, auto, auto, auto, auto, auto, auto", "auto, 16%, 1fr")
    )
    layout = layout.replace("art, title, list, points, cards, note, contact", "title, x, .")
    layout += f"regions:\n  title: {{text: title, style: title, tag: H1}}\n  x: {NUMBERS}\n"
    page = lay_out(resolve(job("all", library=library(tmp_path, layout, WORDS + CALLED, THEME), clinic=clinic(tmp_path)))).pages[0]
    assert said(page) == ["Us", "(415) 555-0123", "By text", "(415) 555-0124"]
    assert rules(page) == []


# ---------------------------------------------------------------- card


def frame(page: Page) -> Drawn:
    return next(item for item in page.items if isinstance(item, Drawn) and item.stroke and len(item.outline) > 8)


def test_a_card_holds_its_title_and_its_story_inside_its_frame(tmp_path):
    page = made(tmp_path, "{card: story, title: own, frame: line, pad: 10mm}")
    box = union(Rect(segment[-2], segment[-1], 0, 0) for segment in frame(page).outline if segment)
    assert said(page) == ["My people", "Keep this.", "Done"]
    assert all(box.inset(mm(9.9)).contains(box_of(page, words), slack=1) for words in said(page))
    assert tags_of(page) == ["H1", "Sect", "H2", "P", "L", "LI", "LBody"]


def tags_of(page: Page) -> list[str]:
    return [item.tag for item in page.items if isinstance(item, Begin) and item.tag != "Artifact"]


def test_a_card_to_cut_out_has_dashes_that_meet_at_its_corners(tmp_path):
    page = made(tmp_path, "{card: story}")
    starts = [segment for segment in frame(page).outline if isinstance(segment, Move)]
    box = union(Rect(segment[-2], segment[-1], 0, 0) for segment in frame(page).outline)
    assert len(starts) > 40
    assert {(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)} <= {(one.x, one.y) for one in starts}


def test_a_card_may_have_a_ground_of_its_own_and_no_line(tmp_path):
    page = made(tmp_path, "{card: story, frame: none, ground: deep}")
    assert [item.ink.role for item in page.items if isinstance(item, Fill)][-1] == "green"
    assert {run.ink.role for run in runs(items(page, Text, inside="Sect"))} == {"white"}


def runs(lines: list[Item]) -> list:
    return [run for line in lines if isinstance(line, Text) for run in line.runs]


def test_a_card_whose_details_are_not_given_is_left_out(tmp_path):
    words = WORDS + '  story: [{text: "Ask for {contact.name}."}]\n'
    assert said(page_with(tmp_path, "{card: story}", words)) == []


# ---------------------------------------------------------------- schedule


def test_a_schedule_says_the_week_and_the_days_that_are_closed(tmp_path):
    page = made(tmp_path, "{schedule: body, title: own}")
    words = [text.replace("\u00a0", " ") for text in said(page)]
    assert words == ["My people", "Monday to Friday", "9 AM to 5 PM", "Saturday", "10 AM to 1 PM (by phone)", "Sunday", "Closed"]


def test_to_a_screen_reader_each_row_is_an_entry_with_its_days_for_a_label(tmp_path):
    page = made(tmp_path, "{schedule: body}")
    assert tags_of(page) == ["H1", "L", *["LI", "Lbl", "LBody"] * 3]
    assert [item.text.strip() for item in items(page, Text, inside="Lbl")] == ["Monday to Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(("lang", "is_rtl"), [("en", False), ("ar", True)])
def test_times_stand_beside_their_days_in_one_column(tmp_path, lang, is_rtl):
    page = page_with(tmp_path, "{schedule: body}", lang=lang, clinic=clinic(tmp_path))
    days, times = (items(page, Text, inside=tag) for tag in ("Lbl", "LBody"))
    assert [day.baseline for day in days] == pytest.approx([time.baseline for time in times])
    edges = {round(time.box.right if is_rtl else time.box.x) for time in times}
    assert max(edges) - min(edges) <= 2
    assert all((time.box.right < day.box.x) if is_rtl else (day.box.right < time.box.x) for day, time in zip(days, times, strict=True))
    assert len(rules(page)) == 3


def test_times_stand_below_their_days_where_the_column_is_narrow(tmp_path):
    layout = LAYOUT.partition("regions:")[0].replace("theme: sunrise", "theme: plain").replace("columns: [1fr]", "columns: [34fr, 66fr]")
    layout = layout.replace("1fr, auto, auto, auto, auto, auto, auto", "auto, 1fr").replace(
        "art, title, list, points, cards, note, contact", "title title, x ."
    )
    layout += "regions:\n  title: {text: title, style: title, tag: H1}\n  x: {schedule: body}\n"
    page = lay_out(resolve(job("all", library=library(tmp_path, layout, WORDS, THEME), clinic=clinic(tmp_path)))).pages[0]
    days, times = (items(page, Text, inside=tag) for tag in ("Lbl", "LBody"))
    assert days[0].baseline < days[1].baseline < times[0].baseline < days[2].baseline  # the days of the first row take two lines


def test_closed_days_are_left_out_where_the_language_has_no_word_for_it(tmp_path):
    mine = library(tmp_path, one_region("{schedule: body}"), WORDS, THEME, es=checked(tmp_path, WORDS, "es"))
    phrases = tmp_path / "assets/phrases/es.yaml"
    phrases.write_text(phrases.read_text(encoding="utf-8").replace("  closed: Cerrado\n", "").replace(" closed: 9986e2,", ""), encoding="utf-8")
    page = lay_out(resolve(job("all", "es", library=mine, clinic=clinic(tmp_path)))).pages[0]
    assert [item.text.strip() for item in items(page, Text, inside="Lbl")] == ["De lunes a viernes", "Sábado"]


def one_region(region: str) -> str:
    layout = LAYOUT.partition("regions:")[0].replace("theme: sunrise", "theme: plain").replace("1fr, auto, auto, auto, auto, auto, auto", "auto, 1fr")
    layout = layout.replace("art, title, list, points, cards, note, contact", "title, x")
    return layout + f"regions:\n  title: {{text: title, style: title, tag: H1}}\n  x: {region}\n"


def test_without_hours_there_is_no_schedule(tmp_path):
    assert said(made(tmp_path, "{schedule: body, title: own}", given=CLINIC.partition("hours:")[0])) == []
    assert said(made(tmp_path / "b", "{schedule: body, title: own}", given=None)) == []


# ---------------------------------------------------------------- points with their texts beside them


@pytest.mark.parametrize(("lang", "is_rtl"), [("en", False), ("ar", True)])
def test_texts_of_points_may_stand_beside_their_titles_on_one_baseline(tmp_path, lang, is_rtl):
    page = page_with(tmp_path, "{points: pairs, heading: name, style: body, beside: true}", lang=lang)
    lines = {item.text.strip(): item for item in page.items if isinstance(item, Text)}
    for title, text in (("A", "B"), ("C", "D")):
        assert lines[title].baseline == pytest.approx(lines[text].baseline)
        assert (lines[text].box.right < lines[title].box.x) if is_rtl else (lines[title].box.right < lines[text].box.x)
    assert [tag for tag in tags_of(page) if tag != "Span"] == ["H1", "H2", "P", "H2", "P"]
    assert lines["B"].baseline < rules_or_fills(page)[1].y < lines["C"].baseline


def rules_or_fills(page: Page) -> list[Rect]:
    return [item.rect for item in page.items if isinstance(item, Fill) and item.rect.height < 5]


# ---------------------------------------------------------------- large print


@pytest.mark.parametrize(
    ("region", "expected", "text"),
    [
        (NUMBERS, ["H1", "L", "LI", "LBody", "P", "P", "LI", "LBody", "P", "P", "P", "P"], "Us\n(415) 555-0123\n"),
        ("{card: story, title: own}", ["H1", "H2", "P", "L", "LI", "LBody"], "My people\nKeep this.\n"),
        ("{schedule: body, title: own}", ["H1", "H2", "L", *["LI", "LBody", "P", "P"] * 3], "Sunday\nClosed\n"),
    ],
)
def test_in_large_print_they_say_the_same_in_one_column(tmp_path, region, expected, text):
    document = large(tmp_path, region, WORDS + CALLED, clinic(tmp_path))
    assert tags(document) == expected
    assert text in reading_text(document)


def test_in_large_print_numbers_stand_on_the_side_where_reading_starts(tmp_path):
    own = (WORDS + ARABIC).replace("language: en", "language: ar").replace("status: source", "status: draft")
    english = WORDS + CALLED
    mine = library(tmp_path, one_region(NUMBERS), english, THEME, ar=checked(tmp_path, english, "ar", own))
    page = lay_out(resolve(job("all", "ar", profile="large-print", library=mine, clinic=clinic(tmp_path)))).pages[0]
    assert box_of(page, "(415) 555-0123").right == pytest.approx(box_of(page, "نحن").right, abs=3)
