"""Objects packed together: the same objects in fewer bytes, and only where readers are new enough."""

import io
import shutil
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from pdf_samples import poster
from reportlab.pdfbase.pdfdoc import PDFFile
from sample_jobs import job

from hrposter.display import Document, Finish
from hrposter.pdf.compact import write_packed
from hrposter.pdf.writer import write
from hrposter.rendering import pdf


def packed(document: Document) -> bytes:
    return write(replace(document, finish=Finish(packs=True)))


def test_a_packed_file_holds_the_same_objects_in_fewer_bytes():
    plain, small = write(poster()), packed(poster())
    assert len(small) < 0.93 * len(plain)
    with pikepdf.open(io.BytesIO(plain)) as first, pikepdf.open(io.BytesIO(small)) as second:
        count = len(first.objects)
        assert [each.unparse() for each in second.objects[:count]] == [each.unparse() for each in first.objects]
        streams = [(one, other) for one, other in zip(first.objects, second.objects, strict=False) if isinstance(one, pikepdf.Stream)]
        assert all(one.read_raw_bytes() == other.read_raw_bytes() for one, other in streams)
        assert [str(each.Type) for each in second.objects[count:]] == ["/ObjStm", "/XRef"]
        assert list(second.trailer.ID) == list(first.trailer.ID)


def test_only_a_file_for_the_web_is_packed():
    assert {name for name in ("office", "press", "web", "large-print") if b"/ObjStm" in pdf(job(profile=name))} == {"web"}


def test_it_is_the_same_file_each_time():
    assert packed(poster()) == packed(poster())


def test_streams_stand_for_themselves_and_all_numbers_are_found():
    pages, words, root = b"<</Type/Pages/Count 0/Kids[]>>", b"<</Length 2>>\nstream\nhi\nendstream", b"<</Type/Catalog/Pages 1 0 R>>"
    written = PDFFile((1, 7))
    write_packed(written, [pages, words, root, b"<</Title(last)>>"], b"[<00><01>]")
    with pikepdf.open(io.BytesIO(written.format(None))) as file:
        assert file.get_object(2, 0).read_bytes() == b"hi"
        assert str(file.docinfo.Title) == "last"
        assert file.Root.Pages.Count == 0
        assert len(file.objects) == 6


@pytest.mark.slow
def test_qpdf_finds_nothing_in_a_packed_file(tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    path = tmp_path / "packed.pdf"
    path.write_bytes(packed(poster()))
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors" in done.stdout
    assert done.stderr == ""
