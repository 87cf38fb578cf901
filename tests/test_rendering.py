import io

import pytest
from PIL import Image
from sample_jobs import job

from hrposter.diagnostics import PreflightError
from hrposter.geometry import Rect
from hrposter.papers import PAPERS
from hrposter.preflight import page as preflight
from hrposter.rendering import document, pdf, pictures, reading_text


def test_a_document_has_pages_of_the_size_that_was_asked_for():
    made = document(job(paper="A3", is_landscape=True))
    paper = PAPERS["A3"]
    assert [page.media for page in made.pages] == [Rect(0, 0, paper.height, paper.width)]
    assert made.meta.lang == "en"
    assert made.meta.title.startswith("You are welcome here")


def test_a_document_with_a_fault_is_never_given(monkeypatch):
    monkeypatch.setattr(preflight, "findings", lambda _: (preflight.Finding("overlap", "a and b overlap", Rect(0, 0, 1, 1)),))
    with pytest.raises(PreflightError, match="a and b overlap"):
        document(job())


def test_the_words_come_in_reading_order(full_clinics):
    lines = reading_text(document(job(clinic=full_clinics[0]))).splitlines()
    assert lines[0] == "You are welcome here."
    assert lines.index("We ask first, every time.") < lines.index("We speak with respect.") < len(lines) - 1
    assert "(415) 555-0123" in lines[-4] + lines[-3] + lines[-2]
    assert all(line == line.strip() and line for line in lines)


def test_a_picture_has_as_many_pixels_as_its_paper_and_dpi():
    (data,) = pictures(pdf(job()), 40)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("PNG", (340, 440))
        assert picture.info["dpi"][0] == pytest.approx(40, abs=0.1)


def test_the_sheet_of_an_office_printer_stays_white_at_its_edge():
    (data,) = pictures(pdf(job()), 40)
    with Image.open(io.BytesIO(data)) as picture:
        edge = {picture.convert("RGB").getpixel((x, y)) for x in range(340) for y in (0, 3, 436, 439)}
        assert edge == {(255, 255, 255)}


def test_the_web_has_art_at_its_edge():
    (data,) = pictures(pdf(job(profile="web")), 40)
    with Image.open(io.BytesIO(data)) as picture:
        assert (255, 255, 255) not in {picture.convert("RGB").getpixel((x, 1)) for x in range(2, 338)}


def test_a_picture_is_the_same_each_time():
    data = pdf(job(paper="A5"))
    assert pictures(data, 30) == pictures(data, 30)
