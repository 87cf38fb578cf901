"""People and things to turn to on every sheet: one grid, a page that is filled, and codes that can be read."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pytest
from sample_jobs import job
from test_resource_block import page_with, write

from hrposter.display import Begin, End, Fill, Page, Text
from hrposter.geometry import Rect
from hrposter.layout.page import lay_out
from hrposter.poster import Job
from hrposter.resolve import resolve
from hrposter.units import mm

SIZES, LANGS = ("Letter", "A4", "Half-letter", "A5"), ("en", "es", "ar")
SHEETS = list(product(SIZES, (False, True), LANGS))
ONE_COLUMN = [sheet for sheet in SHEETS if not (sheet[1] and sheet[0] in ("Half-letter", "A5"))]
SLACK = 0.3


def page(size: str, is_landscape: bool, lang: str, **options) -> Page:
    (found,) = lay_out(resolve(job("resources", lang, size, is_landscape=is_landscape, **options))).pages
    return found


def inside(page: Page, tag: str) -> list[Text]:
    """The first line of each element of that kind."""
    found, tags, is_new = [], [], False
    for item in page.items:
        match item:
            case Begin():
                tags.append(item.tag)
                is_new = is_new or item.tag == tag
            case End():
                tags.pop()
            case Text() if is_new and tag in tags:
                found.append(item)
                is_new = False
    return found


def symbol(page: Page) -> Rect | None:
    figures = [item.box for item in page.items if isinstance(item, Begin) and item.tag == "Figure" and "example.org" in (item.alt or "")]
    return figures[0] if figures else None


def start(box: Rect, lang: str) -> float:
    return -box.right if lang == "ar" else box.x


def end(box: Rect, lang: str) -> float:
    return -box.x if lang == "ar" else box.right


def numbers(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and "555-01" in item.text]


def apart(places: list[float]) -> float:
    return max(places) - min(places)


@pytest.mark.parametrize(("size", "is_landscape", "lang"), ONE_COLUMN)
@pytest.mark.parametrize("profile", ["office", "web"])
def test_titles_names_and_numbers_keep_to_one_grid(size, is_landscape, lang, profile):
    made = page(size, is_landscape, lang, profile=profile)
    titles, names = inside(made, "H2"), inside(made, "LBody")
    assert (len(titles), len(names), len(numbers(made))) == (4, 4, 3)
    assert apart([start(title.box, lang) for title in titles]) < SLACK
    assert apart([start(name.box, lang) for name in names]) < SLACK
    assert apart([end(number.box, lang) for number in numbers(made)]) < SLACK
    rules = [item.rect for item in made.items if isinstance(item, Fill) and item.rect.height < 3 and item.rect.width > made.trim.width / 3]
    assert apart([*(end(rule, lang) for rule in rules[:3]), *(end(number.box, lang) for number in numbers(made))]) < SLACK
    assert apart([*(start(rule, lang) for rule in rules[:3]), *(start(title.box, lang) for title in titles)]) < SLACK


@pytest.mark.parametrize("size", ["Half-letter", "A5"])
@pytest.mark.parametrize("lang", LANGS)
def test_on_a_small_sheet_on_its_side_the_times_stand_in_four_even_fields(size, lang):
    made = page(size, True, lang)
    titles, names = inside(made, "H2"), inside(made, "LBody")
    now, tonight, this_week, read = titles
    assert [start(each.box, lang) for each in (now, this_week)] == pytest.approx([start(each.box, lang) for each in (tonight, read)], abs=SLACK)
    assert [now.baseline, tonight.baseline] == pytest.approx([this_week.baseline, read.baseline], abs=SLACK)
    assert [start(name.box, lang) for name in names] == pytest.approx([start(title.box, lang) for title in titles], abs=SLACK)
    assert [start(number.box, lang) for number in numbers(made)] == pytest.approx([start(title.box, lang) for title in titles[:3]], abs=SLACK)


@pytest.mark.parametrize(("size", "is_landscape", "lang"), SHEETS)
def test_the_page_is_filled(size, is_landscape, lang):
    """What stands last reaches down to the last fifth of the page."""
    made = page(size, is_landscape, lang)
    feet = [item.box.bottom for item in made.items if isinstance(item, Text)] + [symbol(made).bottom]
    assert made.live.bottom - max(feet) < made.live.height / 5


def test_spare_height_stands_between_the_times():
    made = page("Letter", True, "en")
    tops = [title.box.y for title in inside(made, "H2")]
    steps = [below - above for above, below in pairwise(tops[1:])]
    assert steps[0] == pytest.approx(steps[1], abs=1)
    assert steps[0] > 80


def every_sheet() -> Iterator[Job]:
    for (size, is_landscape, lang), profile in product(SHEETS, ("office", "web")):
        yield job("resources", lang, size, is_landscape=is_landscape, profile=profile)


def test_every_sheet_shows_the_code_as_large_as_a_phone_needs_it_and_clear_of_all_else():
    for of in every_sheet():
        pages = lay_out(resolve(of)).pages
        shown = [(made, box) for made in pages if (box := symbol(made))]
        assert len(shown) == 1, of
        made, box = shown[0]
        assert box.width * 0.94 >= mm(25)
        assert made.live.contains(box, slack=0.1)
        quiet = box.inset(-4 / 33 * box.width)
        assert not any(quiet.inset(0.1).overlaps(item.box) for item in made.items if isinstance(item, Text)), of


# ---------------------------------------------------------------- what a clinic may write


def test_a_long_name_breaks_beside_its_number(tmp_path):
    path = write(tmp_path, {"name": '"The line for everybody who is awake at this time"', "qr": "false"}, {"name": "short"})
    path.write_text(path.read_text().replace('www."The line for everybody who is awake at this time".org/help', "www.line.org/help"))
    made = page_with(tmp_path, path, paper="A5", options=", style: note")
    first, other = (item for item in made.items if isinstance(item, Text) and "444-1212" in item.text)
    name = next(item for item in made.items if isinstance(item, Text) and item.text.startswith("The line"))
    assert first.box.right == pytest.approx(other.box.right, abs=SLACK)
    assert first.baseline == name.baseline


def test_an_address_that_fits_no_column_takes_the_whole_width(tmp_path):
    address = f"www.{'families-' * 5}together.org/help"
    entries = [{"name": "one", "when": "now"}, {"name": "two", "when": "read"}]
    of = replace(job("resources", "en", "A5", is_landscape=True), resources=write(tmp_path, *entries))
    (made,) = lay_out(resolve(of)).pages
    assert apart([title.box.x for title in inside(made, "H2")]) > made.trim.width / 3
    path = write(tmp_path, *entries)
    path.write_text(path.read_text().replace("www.two.org/help", address))
    (made,) = lay_out(resolve(of)).pages
    assert apart([title.box.x for title in inside(made, "H2")]) < SLACK


def test_without_anybody_now_the_first_rule_keeps_clear_of_the_picture(tmp_path):
    path = write(tmp_path, {"name": "one", "when": "tonight"}, {"name": "two", "when": "read"})
    poster = resolve(replace(job("resources"), resources=path))
    made = lay_out(poster).pages[0]
    ground = poster.surface("deep").fill
    panel = max(item.rect.bottom for item in made.items if isinstance(item, Fill) and item.ink == ground)
    rule = min(item.rect.y for item in made.items if isinstance(item, Fill) and item.rect.height < 3)
    assert rule - panel >= poster.length("space.s") - SLACK
