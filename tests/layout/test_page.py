"""A page as a whole: its boxes, its grounds below its words, and what the file says about itself."""

import datetime
from dataclasses import replace

import pytest
from sample_jobs import job

from hrposter.display import Begin, Clip, End, Fill, Text, Unclip
from hrposter.geometry import Rect
from hrposter.layout.page import lay_out
from hrposter.resolve import resolve
from hrposter.units import mm


def page_of(**options):
    return lay_out(resolve(job(**options))).pages[0]


def test_the_boxes_of_a_page_are_those_of_its_paper_and_profile():
    page = page_of(paper="A4", is_landscape=True)
    assert page.media == page.trim == page.bleed
    assert (page.media.width, page.media.height) == (pytest.approx(mm(297)), pytest.approx(mm(210)))
    assert page.live.x == pytest.approx(mm(12.7))


def test_an_office_page_is_a_panel_with_round_corners():
    items = page_of().items
    assert isinstance(items[0], Clip)
    assert isinstance(items[-1], Unclip)
    ground = next(item for item in items if isinstance(item, Fill))
    assert ground.rect.x == pytest.approx(mm(6.35))


def test_a_page_for_the_web_is_its_ground_to_the_edge():
    items = page_of(profile="web").items
    assert not isinstance(items[0], Clip)
    ground = next(item for item in items if isinstance(item, Fill))
    assert ground.rect == Rect(0, 0, 612, 792).inset(-2)  # more, so that no hairline shows at the edge


@pytest.mark.parametrize("piece", ["welcome", "welcome-parents", "principles"])
def test_elements_and_clips_nest(piece, full_clinics):
    depth, clips = 0, 0
    for item in page_of(piece=piece, clinic=full_clinics[0]).items:
        depth += isinstance(item, Begin) - isinstance(item, End)
        clips += isinstance(item, Clip) - isinstance(item, Unclip)
        assert depth >= 0
        assert clips >= 0
    assert (depth, clips) == (0, 0)


def test_all_words_stand_in_an_element():
    tags: list[str] = []
    for item in page_of().items:
        if isinstance(item, Begin):
            tags.append(item.tag)
        elif isinstance(item, End):
            tags.pop()
        elif isinstance(item, Text):
            assert tags
            assert tags[-1] in ("H1", "H2", "P", "LBody", "Lbl", "Span", "Link")
            assert "Artifact" not in tags


def test_every_line_knows_where_its_words_stand(full_clinics):
    sources = {item.source.path.name for item in page_of(clinic=full_clinics[0]).items if isinstance(item, Text) and item.source}
    assert sources == {"en.yaml", "png.yaml"}


def test_a_file_says_what_it_is(full_clinics):
    meta = lay_out(resolve(job(lang="es", paper="A3", is_landscape=True, clinic=full_clinics[0]))).meta
    assert meta.title.startswith("Aquí le damos la bienvenida. Riverside Community")
    assert (meta.lang, meta.is_rtl, meta.prints_unscaled) == ("es", False, True)
    assert meta.author.startswith("Riverside")
    assert meta.keywords == ("welcome", "es", "A3 landscape", "office")
    assert meta.identifier.startswith("welcome/es/a3/landscape/office/sunrise/Riverside")


def test_the_date_is_that_of_the_job_else_of_the_layout():
    assert lay_out(resolve(job())).meta.date == datetime.date(2026, 11, 23)
    assert lay_out(resolve(replace(job(), date=datetime.date(2030, 1, 2)))).meta.date == datetime.date(2030, 1, 2)


def test_different_posters_have_different_identifiers(full_clinics):
    jobs = [job(), job(lang="es"), job(paper="A4"), job(is_landscape=True), job(profile="web"), job(clinic=full_clinics[0])]
    assert len({lay_out(resolve(one)).meta.identifier for one in jobs}) == len(jobs)
