"""The column of large print: what each kind of region becomes in it."""

from pathlib import Path

import pytest
from sample_jobs import LIBRARY, job, write_full_clinics
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.display import Begin, Document, Fill, Text
from hrposter.layout.page import lay_out, solve
from hrposter.rendering import reading_text
from hrposter.resolve import resolve

SAID = '  said: {quote: "They asked me.", speaker: A parent of two}\n'
TOLD = "  story:\n    - heading: Think\n    - text: A trip.\n    - step: {title: Buckle up., text: Now.}\n    - note: Small.\n"


def layout_with(region: str) -> str:
    """A layout of a title and a region ``x``."""
    layout = LAYOUT.partition("regions:")[0].replace("1fr, auto, auto, auto, auto, auto, auto", "auto, 1fr")
    layout = layout.replace("art, title, list, points, cards, note, contact", "title, x")
    return layout + f"regions:\n  title: {{text: title, style: title, tag: H1}}\n  x: {region}\n"


def large(folder: Path, region: str, words: str = WORDS, clinic: Path | None = None) -> Document:
    """Large print of a title and a region ``x``."""
    mine = library(folder, layout_with(region), words)
    return lay_out(resolve(job("all", profile="large-print", library=mine, clinic=clinic)))


def tags(made: Document) -> list[str]:
    return [item.tag for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag != "Artifact"]


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("{text: title, tag: H2}", ["H1", "H2"]),
        ("{list: some}", ["H1", "L", "LI", "LBody", "LI", "LBody"]),
        ("{list: some, marker: number}", ["H1", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]),
        ("{points: pairs}", ["H1", "Sect", "H2", "P", "Sect", "H2", "P"]),
        ("{cards: pairs, icons: [respect]}", ["H1", "Sect", "H2", "P", "Sect", "H2", "P"]),
        ("{tiles: pairs}", ["H1", "L", "LI", "LBody", "LI", "LBody"]),
        ("{quote: said, style: title}", ["H1", "BlockQuote", "P", "P"]),
        ("{flow: story}", ["H1", "H2", "P", "L", "LI", "Lbl", "LBody", "P"]),
    ],
)
def test_each_kind_of_region_becomes_what_it_is(tmp_path, region, expected):
    assert tags(large(tmp_path, region, WORDS + SAID + TOLD)) == expected


def test_the_first_text_leads(tmp_path):
    made = large(tmp_path, "{text: seen}")
    title, lede = (item.size for item in made.pages[0].items if isinstance(item, Text))
    body = next(item.size for item in large(tmp_path / "b", "{list: some}").pages[0].items if isinstance(item, Text) and item.text == "One")
    assert title > lede > body


def test_words_whose_details_are_not_given_are_left_out(tmp_path):
    words = WORDS + "  ask: 'Ask for {contact.name}'\n  anyone: Ask any of us\n"
    assert reading_text(large(tmp_path, "{text: [ask, anyone]}", words)) == "Hello\nAsk any of us\n"
    assert reading_text(large(tmp_path / "b", "{text: ask}", words)) == "Hello\n"


def test_the_clinic_stands_below_a_rule_with_logo_and_code_at_the_end(tmp_path):
    clinic = write_full_clinics(tmp_path)[1]
    (page,) = large(tmp_path, "{contact: line, show: [name]}", clinic=clinic).pages
    rule = next(item.rect for item in page.items if isinstance(item, Fill) and 0 < item.rect.height < 3)
    logo, code = (item.box for item in page.items if isinstance(item, Begin) and item.tag == "Figure")
    words = [item.box for item in page.items if isinstance(item, Text)][1:]
    assert all(rule.bottom < box.y for box in (logo, code, *words))
    assert logo.bottom < code.y
    assert all(box.right < min(logo.x, code.x) for box in words)
    assert logo.right == pytest.approx(code.right, abs=1) == pytest.approx(page.live.right, abs=1)


def test_an_entry_to_turn_to_stands_on_one_page_with_its_code():
    made = lay_out(resolve(job("resources", "es", "A4", profile="large-print", library=LIBRARY)))
    for page in made.pages:
        kinds = [item.tag for item in page.items if isinstance(item, Begin) and item.tag in ("LI", "LBody", "H2")]
        assert kinds.count("LI") == kinds.count("LBody")
        assert kinds[-1:] != ["H2"]


def test_what_several_pages_of_a_layout_say_is_said_once():
    made = lay_out(resolve(job("seat-belt", profile="large-print")))
    assert reading_text(made).count("Any safer step counts.") == 1
    assert reading_text(made).count("Think of a car trip") == 1


@pytest.mark.parametrize("paper", ["Tabloid", "A3", "A5", "A1"])
def test_a_style_that_may_not_shrink_stands_at_its_size_whatever_the_rounding(tmp_path, paper):
    theme = THEME.replace("body: {font: text, strong: strong, size: 4%, floor: 2%", "body: {font: text, strong: strong, size: 2.95%")
    assert theme != THEME
    layout = layout_with("{text: seen, style: body}").replace("theme: sunrise", "theme: plain").replace("sizes: [Letter]", f"sizes: [{paper}]")
    poster = resolve(job("all", paper=paper, library=library(tmp_path, layout, WORDS, theme)))
    assert solve(poster).sizes["body"] == pytest.approx(poster.styles["body"].size, abs=0.05)
