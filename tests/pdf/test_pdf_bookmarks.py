"""The way through a file of several pages, as PDFium reads it."""

import io

import pikepdf
import pypdfium2
import pytest
from sample_jobs import job

from hrposter.rendering import pdf


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_headings_of_several_pages_are_bookmarks(lang):
    data = pdf(job("seat-belt", lang, "Letter", profile="web"))
    with pypdfium2.PdfDocument(data) as document:
        marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        assert [document.get_page_label(number) for number in range(len(document))] == ["1", "2"]
        title = document.get_metadata_value("Title")
    assert marks[0] == (0, title, 0)
    assert {level for level, _, _ in marks[1:]} == {1}
    assert [page for _, _, page in marks] == sorted(page for _, _, page in marks)
    assert marks[-1][2] == 1


def test_each_bookmark_leads_to_its_words():
    data = pdf(job("seat-belt", "en", "A4", profile="web"))
    with pypdfium2.PdfDocument(data) as document:
        for mark in document.get_toc():
            page = document[mark.get_dest().get_index()]
            top = mark.get_dest().get_view()[1][1]
            words = page.get_textpage().get_text_bounded(top=top + 1, bottom=top - 90)
            assert mark.get_title().split()[0] in words


def test_a_single_page_has_none():
    with pikepdf.open(io.BytesIO(pdf(job("welcome", profile="web")))) as document:
        assert "/Outlines" not in document.Root
        assert "/PageLabels" not in document.Root
