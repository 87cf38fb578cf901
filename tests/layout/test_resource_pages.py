"""More people and things to turn to than a page holds: all of them, whole, below the title of their time, on pages that are about even."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from sample_jobs import job
from test_resource_block import page_with, write
from test_resource_grid import inside

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, Document, End, Fill, Page, Text
from hrposter.layout.page import lay_out, solve
from hrposter.poster import Job
from hrposter.preflight.page import findings
from hrposter.rendering import reading_text
from hrposter.resolve import resolve

TIMES = ("now", "tonight", "this_week", "read")
TITLES = ("Now", "Tonight", "This week", "Read, watch, listen")
SHEETS = [(size, is_landscape) for size in ("Letter", "A4", "Half-letter", "A5") for is_landscape in (False, True)]


def many(folder: Path, count: int, qr: str = "false") -> Path:
    """So many entries, as evenly shared out among the times as can be."""
    return write(folder, *({"name": f"line-{number}", "when": TIMES[number * 4 // count], "qr": qr} for number in range(count)))


def many_job(folder: Path, count: int, size: str = "Letter", *, is_landscape: bool = False, lang: str = "en", qr: str = "false", **options) -> Job:
    return replace(job("resources", lang, size, is_landscape=is_landscape, **options), resources=many(folder, count, qr))


def entries_on(page: Page) -> list[str]:
    """The names on a page, in the order in which they are read."""
    return [item.text.strip() for item in inside(page, "LBody")]


def entries(made: Document) -> list[list[str]]:
    return [entries_on(page) for page in made.pages]


def times_on(page: Page) -> list[str]:
    """The titles that stand on a page, whether they are read or not."""
    words = " ".join(item.text.strip() for item in page.items if isinstance(item, Text))
    return [title for title in TITLES if title in words]


@pytest.mark.parametrize(("size", "is_landscape"), SHEETS)
@pytest.mark.parametrize("lang", ["en", "es", "ar"])
@pytest.mark.parametrize("count", [7, 14])
def test_every_entry_stands_once_and_whole_in_its_order(tmp_path, full_clinics, size, is_landscape, lang, count):
    made = lay_out(resolve(many_job(tmp_path, count, size, is_landscape=is_landscape, lang=lang, clinic=full_clinics[0])))
    assert [name for page in entries(made) for name in page] == [f"line-{number}" for number in range(count)]
    for page in made.pages:
        here = entries_on(page)
        assert here
        assert [item.text.strip() for item in page.items if isinstance(item, Text) and "444-1212" in item.text].count("(303) 444-1212") == len(here)
        addresses = {word for item in page.items if isinstance(item, Text) for word in item.text.split() if word.startswith("www.line-")}
        assert addresses == {f"www.{name}.org/help" for name in here}
        assert [finding.message for finding in findings(page)] == []


@pytest.mark.parametrize(("size", "is_landscape"), SHEETS)
def test_entries_stand_below_the_title_of_their_time_on_every_page(tmp_path, size, is_landscape):
    made = lay_out(resolve(many_job(tmp_path, 14, size, is_landscape=is_landscape)))
    for page in made.pages:
        numbers = [int(name.partition("-")[2]) for name in entries_on(page)]
        assert times_on(page) == [TITLES[time] for time, _ in groupby(number * 4 // 14 for number in numbers)]


def test_a_time_is_read_aloud_once_as_one_list_however_many_pages_it_takes(tmp_path):
    path = write(tmp_path, *({"name": f"line-{number}", "when": "now"} for number in range(14)))
    made = lay_out(resolve(replace(job("resources", "en", "A5"), resources=path)))
    assert len(made.pages) > 2
    assert all("Now" in [item.text for item in page.items if isinstance(item, Text)] for page in made.pages)
    wholes = [[item.whole for item in page.items if isinstance(item, Begin) and item.tag in ("Sect", "L") and item.whole] for page in made.pages]
    assert wholes == [["turning.now", "turning.now.entries"]] * len(made.pages)
    assert reading_text(made).splitlines().count("Now") == 1
    grounds = [[item for item in page.items if isinstance(item, Fill) and item.ink.role == "sun" and item.rect.height > 60] for page in made.pages]
    assert [len(page) for page in grounds] == [1] * len(made.pages)


@pytest.mark.parametrize(("size", "is_landscape"), SHEETS)
@pytest.mark.parametrize("lang", ["es", "ar"])
def test_later_pages_have_a_head_a_number_and_the_band_of_a_draft(tmp_path, size, is_landscape, lang):
    poster = resolve(many_job(tmp_path, 14, size, is_landscape=is_landscape, lang=lang))
    made = lay_out(poster)
    title, count = poster.message("title").text, len(made.pages)
    for number, page in enumerate(made.pages[1:], 2):
        heads = list(artifacts(page))
        assert title in heads
        assert f"{number} / {count}" in heads
    for page in made.pages:
        words = " ".join(item.text for item in page.items if isinstance(item, Text))
        assert " ".join(poster.english.texts["draft"].split()) in " ".join(words.split())


def artifacts(page: Page) -> Iterator[str]:
    tags: list[str] = []
    for item in page.items:
        match item:
            case Begin():
                tags.append(item.tag)
            case End():
                tags.pop()
            case Text() if "Artifact" in tags:
                yield item.text.strip()


@pytest.mark.parametrize(("size", "is_landscape"), SHEETS)
def test_codes_that_have_no_room_on_a_page_take_another(tmp_path, size, is_landscape):
    made = lay_out(resolve(many_job(tmp_path, 14, size, is_landscape=is_landscape, qr="true")))
    for page in made.pages:
        shown = [item.alt for item in page.items if isinstance(item, Begin) and item.tag == "Figure" and "QR" in (item.alt or "")]
        assert shown == [f"QR code that opens https://www.{name}.org/help" for name in entries_on(page)]


@pytest.mark.parametrize("is_landscape", [False, True])
def test_pages_are_about_even(tmp_path, is_landscape):
    for count in (8, 9, 14, 20):  # seven fit a page
        held = [len(page) for page in entries(lay_out(resolve(many_job(tmp_path, count, "A5", is_landscape=is_landscape))))]
        assert max(held[1:]) <= 2 * min(held[1:]) + 1, held


def test_times_are_not_cut_where_they_fit_a_page_each(tmp_path):
    made = lay_out(resolve(many_job(tmp_path, 12, "A5")))
    assert len(made.pages) > 2
    assert [title for page in made.pages for title in times_on(page)] == list(TITLES)


@pytest.mark.slow
def test_as_many_entries_as_a_file_may_have_fit_every_sheet(tmp_path, full_clinics):
    for size, is_landscape in SHEETS:
        made = lay_out(resolve(many_job(tmp_path, 40, size, is_landscape=is_landscape, lang="ar", clinic=full_clinics[0])))
        assert sum(len(page) for page in entries(made)) == 40


def test_entries_for_which_there_is_no_page_are_told_of(tmp_path):
    path = write(tmp_path, *({"name": f"line-{number}"} for number in range(20)))
    with pytest.raises(PosterError) as caught:
        page_with(tmp_path, path, ", title: title", paper="A5")
    (found,) = caught.value.diagnostics
    assert found.code == "overflow"
    assert found.span is not None
    assert found.span.path == path
    assert "lines too long for A5 portrait" in found.message
    assert "what stands from 'line-" in found.help


@pytest.mark.parametrize("lang", ["zh-Hans", "vi", "ko"])
def test_a_headline_alone_never_costs_a_page(full_clinics, lang):
    poster = resolve(job("resources", lang, "A5", clinic=full_clinics[0]))
    fitted = solve(poster).fitted
    assert len(lay_out(poster).pages) == 1
    assert fitted["title-small"].size < 0.9 * fitted["title-small"].wanted
    assert fitted["handout"].size == pytest.approx(fitted["handout"].wanted)
