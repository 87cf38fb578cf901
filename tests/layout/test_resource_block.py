"""People and things to turn to on a page: what is said of each, in which order, and when a code has room."""

from dataclasses import replace
from itertools import pairwise

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.display import Begin, Clip, Fill, Link, Page, Text
from hrposter.geometry import Rect, union
from hrposter.layout.page import lay_out, solve
from hrposter.resolve import resolve
from hrposter.units import mm

ENTRY = """\
  - name: {name}
    when: {when}
    what: {what}
    hours: All day
    languages: [en, ar]
    phone: (303) 444-{number}
    website: www.{name}.org/help
    qr: {qr}
    verified_on: 2026-11-01
"""


def write(folder, *entries: dict[str, str]):
    given = ({"name": "line", "when": "now", "what": "Somebody picks up.", "number": "1212", "qr": "false"} | entry for entry in entries)
    path = folder / "resources.yaml"
    path.write_text("hrposter: 1\nentries:\n" + "".join(ENTRY.format(**entry) for entry in given), encoding="utf-8")
    return path


def page_with(folder, path, options: str = "", paper: str = "Letter", lang: str = "en", profile: str = "office") -> Page:
    """A page whose only region besides a title is ``x``: who to turn to now."""
    layout = (
        LAYOUT.partition("regions:")[0].replace("theme: sunrise", "theme: plain").replace("1fr, auto, auto, auto, auto, auto, auto", "auto, auto")
    )
    layout = layout.replace("art, title, list, points, cards, note, contact", "title, x").replace("[Letter]", "[Letter, A5]")
    layout += f"regions:\n  title: {{text: title, style: title, tag: H1}}\n  x: {{resources: now{options}}}\n"
    words = {} if lang == "en" else {lang: WORDS.replace("language: en", f"language: {lang}").replace("status: source", "status: draft")}
    of = job("all", lang, paper, profile=profile, library=library(folder, layout, WORDS, THEME, **words))
    return lay_out(resolve(replace(of, resources=path))).pages[0]


def said(page: Page) -> list[str]:
    return [item.text.strip() for item in page.items if isinstance(item, Text)][1:]


def text(page: Page, words: str) -> Text:
    return next(item for item in page.items if isinstance(item, Text) and item.text.strip() == words)


def tags(page: Page) -> list[str]:
    return [item.tag for item in page.items if isinstance(item, Begin) and item.tag != "Artifact"]


def test_an_entry_says_who_when_called_what_happens_and_when(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {}))
    assert said(page)[:3] == ["line", "(303) 444-1212", "Somebody picks up."]
    assert " ".join(said(page)[3:]).replace("\u00a0", " ") == "All day · English, العربية · www.line.org/help"


def test_entries_are_a_list_below_their_heading(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {}, {"name": "two"}), ", title: title")
    assert tags(page) == ["H1", "Sect", "H2", "L", *["LI", "LBody", "P", "P", "P", "P", "Span"] * 2]


def test_only_the_entries_of_that_time_are_shown(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {}, {"name": "later", "when": "tonight"}))
    assert "line" in said(page)
    assert "later" not in said(page)


def test_a_region_without_entries_leaves_no_hole(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {"when": "tonight"}), ", title: title")
    assert tags(page) == ["H1"]


def test_the_number_stands_at_the_end_of_the_name_or_below_it(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {}))
    name, number = text(page, "line"), text(page, "(303) 444-1212")
    assert name.baseline == number.baseline
    assert number.x > name.box.right + name.size
    long = "The line of all lines for everybody who is awake at this time of night"[:58]
    page = page_with(tmp_path, write(tmp_path, {"name": long.replace(" ", "-")}), ", show: [what]", paper="A5")
    first = next(item for item in page.items if isinstance(item, Text) and item.text.startswith("The-line"))
    assert text(page, "(303) 444-1212").baseline > first.baseline


def test_show_chooses_what_is_said(tmp_path):
    assert said(page_with(tmp_path, write(tmp_path, {}), ", show: [hours]")) == ["line", "(303) 444-1212", "All day"]


def test_lines_of_one_entry_are_as_far_apart_as_lines_of_one_sentence(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {"what": "Somebody picks up. " * 7}))
    baselines = sorted(
        {item.baseline for item in page.items if isinstance(item, Text) and item.size == text(page, "line").size} - {text(page, "Hello").baseline}
    )
    steps = [round(below - above, 2) for above, below in pairwise(baselines)]
    assert len(set(steps)) == 1


# ---------------------------------------------------------------- examples


def test_an_example_says_so_in_the_language_of_the_page():
    for lang, word in (("en", "Example"), ("es", "Ejemplo"), ("ar", "مثال")):
        page = lay_out(resolve(job("resources", lang))).pages[0]
        assert said(page).count(word) == 4


def test_a_mark_that_has_no_room_beside_the_name_stands_below_it():
    page = lay_out(resolve(job("resources", "es", "Letter", is_landscape=True))).pages[0]
    name = text(page, "Chat nocturno")
    marks = [item for item in page.items if isinstance(item, Text) and item.text == "Ejemplo"]
    below = min((mark for mark in marks if mark.baseline > name.baseline), key=lambda mark: mark.baseline)
    assert below.baseline - name.baseline < 1.5 * name.size
    assert text(page, "Mensajes al (415) 555-0102").baseline == name.baseline


def test_what_is_meant_bears_no_mark(tmp_path):
    assert "Example" not in said(page_with(tmp_path, write(tmp_path, {})))


def test_the_mark_stands_on_its_ground_beside_the_name():
    page = lay_out(resolve(job("resources"))).pages[0]
    mark, name = text(page, "Example"), text(page, "Parent line")
    grounds = [item.rect for item in page.items if isinstance(item, Fill) and item.radius and item.rect.contains(mark.box.inset(2))]
    assert len(grounds) == 1
    assert grounds[0].x > name.box.right
    assert abs(mark.baseline - name.baseline) < 0.01


# ---------------------------------------------------------------- codes


def code(page: Page) -> Rect | None:
    figures = [item for item in page.items if isinstance(item, Begin) and item.tag == "Figure"]
    return figures[0].box if figures else None


def test_a_code_is_read_after_the_page_was_shrunk_to_fit(tmp_path):
    box = code(page_with(tmp_path, write(tmp_path, {"qr": "true"})))
    assert box.width * 0.94 >= mm(25)


def test_no_code_stands_there_unless_it_is_asked_for(tmp_path):
    assert code(page_with(tmp_path, write(tmp_path, {"qr": "false"}))) is None


@pytest.mark.parametrize("show", ["[qr]", "[website]"])
def test_no_code_without_the_address_in_print_nor_against_the_layout(tmp_path, show):
    assert code(page_with(tmp_path, write(tmp_path, {"qr": "true"}), f", show: {show}")) is None


def test_a_code_stands_below_words_that_it_would_squeeze(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {"qr": "true"}), ", style: title, detail: note", paper="A5")
    box, words = code(page), [item.box for item in page.items if isinstance(item, Text)]
    assert box.y > max(each.bottom for each in words)
    assert box.x == pytest.approx(text(page, "line").box.x)


def test_a_code_stands_below_the_number_at_the_end_of_the_line(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {"qr": "true"}))
    number = text(page, "(303) 444-1212")
    assert code(page).right == pytest.approx(number.box.right, abs=0.2)
    assert code(page).y > number.box.bottom


def test_an_address_that_is_too_long_to_stand_beside_its_code_stands_below_it(tmp_path):
    name = "a-place-where-families-come-together-every-week"
    page = page_with(tmp_path, write(tmp_path, {"name": name, "qr": "true"}), paper="A5")
    address = next(item for item in page.items if isinstance(item, Text) and "www." in item.text)
    assert address.box.y > code(page).bottom


def test_words_keep_clear_of_the_code_and_the_entry_below_as_well(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {"qr": "true", "what": "Somebody picks up at any hour. " * 3}, {"name": "below", "qr": "true"}))
    symbols = [item.box for item in page.items if isinstance(item, Begin) and item.tag == "Figure"]
    words = [item.box for item in page.items if isinstance(item, Text)]
    assert len(symbols) == 2
    assert not any(symbol.overlaps(box) for symbol in symbols for box in words)
    assert symbols[1].y > symbols[0].bottom


def test_the_code_is_said_aloud_with_its_address(tmp_path):
    page = page_with(tmp_path, write(tmp_path, {"qr": "true"}))
    assert [item.alt for item in page.items if isinstance(item, Begin) and item.tag == "Figure"] == ["QR code that opens https://www.line.org/help"]


def test_the_address_is_a_link_for_the_web_alone(tmp_path):
    path = write(tmp_path, {})
    links = [item for item in page_with(tmp_path, path, profile="web").items if isinstance(item, Link)]
    assert [(link.uri, link.alt) for link in links] == [("https://www.line.org/help", "www.line.org/help")]
    assert not any(isinstance(item, Link) for item in page_with(tmp_path, path).items)


# ---------------------------------------------------------------- the piece that ships


def many(folder, count: int):
    times = ("now", "tonight", "this_week", "this_week", "read", "read")
    return write(folder, *({"name": f"line-{number}", "when": times[number]} for number in range(count)))


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("count", [4, 5, 6])
def test_up_to_six_entries_fit_a_page(tmp_path, paper, count, full_clinics):
    of = replace(job("resources", "en", paper, clinic=full_clinics[0]), resources=many(tmp_path, count))
    (page,) = lay_out(resolve(of)).pages
    assert {f"line-{number}" for number in range(count)} <= {item.text.strip() for item in page.items if isinstance(item, Text)}


def test_a_time_without_entries_closes_up(tmp_path):
    path = write(tmp_path, {"name": "one", "when": "now"}, {"name": "two", "when": "read"})
    solution = solve(resolve(replace(job("resources"), resources=path)))
    assert {item.part.region.name for item in solution.placed} == {"art", "title", "lede", "people"}
    words = said(lay_out(resolve(replace(job("resources"), resources=path))).pages[0])
    assert [word for word in words if word in ("Now", "Tonight", "This week")] == ["Now"]


def test_from_the_right_the_page_is_mirrored():
    left, right = (lay_out(resolve(job("resources", lang))).pages[0] for lang in ("en", "ar"))
    for page, is_rtl in ((left, False), (right, True)):
        number = next(item for item in page.items if isinstance(item, Text) and item.text.strip() == "(415) 555-0101")
        assert (number.box.x > page.trim.width / 2) != is_rtl


# ---------------------------------------------------------------- art that spreads


def shown_of(page: Page) -> Rect:
    clips = [union(Rect(*segment[-2:], 0, 0) for segment in item.outline if segment) for item in page.items if isinstance(item, Clip)]
    return clips[1] if len(clips) > 1 else clips[0]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("paper", ["Letter", "A5"])
def test_art_that_spreads_runs_to_the_edge_behind_the_words(lang, paper):
    poster = resolve(job("resources", lang, paper))
    page = lay_out(poster).pages[0]
    shown = shown_of(page)
    assert (shown.x, shown.right) == pytest.approx((poster.frame.x, poster.frame.right))
