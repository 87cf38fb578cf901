"""A sample of what `make conformance` does with every file; and each validator is shown to see what it is for."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from sample_jobs import LIBRARY, PIECES, job

from conformance import programs, verapdf
from conformance.examine import VALIDATORS, examine
from conformance.made import KINDS, Finding, Made, every_sheet, spread
from hrposter.rendering import pdf

# Each part starts most of the validators once for all of its files.
SAMPLE, PARTS = 25, 2
ROOT = Path(__file__).resolve().parent.parent
LACKING = (*programs.lacking(), *(() if verapdf.is_available() else ("veraPDF",)))
needs_all = pytest.mark.skipif(bool(LACKING), reason=f"missing: {', '.join(LACKING)}")


@pytest.fixture(scope="module")
def sheets():
    return every_sheet(LIBRARY, PIECES)


@pytest.fixture(scope="module")
def sample(sheets):
    return list(spread(sheets, SAMPLE))


def test_every_piece_is_examined_for_the_web_the_press_and_in_large_print(sheets):
    assert {"web", "press", "large-print"} <= set(KINDS)
    assert {(sheet.job.piece, sheet.job.profile.name) for sheet in sheets} >= {(piece, kind) for piece in PIECES for kind in KINDS}
    assert len({sheet.stem for sheet in sheets}) == len(sheets)


def test_the_sample_has_each_piece_and_each_kind_and_language(sheets, sample):
    assert {sheet.job.piece for sheet in sample} == set(PIECES)
    assert {sheet.job.profile.name for sheet in sample} == set(KINDS)
    assert {sheet.job.lang for sheet in sample} == {sheet.job.lang for sheet in sheets}
    assert len({sheet.stem for sheet in sample}) == len(sample)
    assert SAMPLE - 5 <= len(sample) <= SAMPLE + 5


@pytest.mark.slow
@needs_all
@pytest.mark.parametrize("part", range(PARTS))
def test_no_validator_finds_anything_in_a_sample(sample, part, tmp_path):
    examined = examine(sample[part::PARTS], tmp_path)
    assert [str(finding) for finding in examined.findings if finding.is_grave] == []
    assert set(examined.seconds) == {"hrposter", *VALIDATORS}
    assert len(examined.files) == len(sample[part::PARTS])


# ---------------------------------------------------------------- each validator sees what it is for


@pytest.fixture(scope="module")
def good(full_clinics) -> bytes:
    return pdf(job("seat-belt", "en", "A4", profile="web", clinic=full_clinics[1]))


def rewritten(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def found(validator: str, data: bytes, folder: Path, *, is_rtl: bool = False) -> list[Finding]:
    path = folder / "spoilt.pdf"
    path.write_bytes(data)
    return list(VALIDATORS[validator]([Made(path, is_rtl)]))


def without_title_shown(file: pikepdf.Pdf) -> None:
    del file.Root.ViewerPreferences


def with_a_face_that_is_missing(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"BT /F99 12 Tf (a) Tj ET")


def with_an_unknown_operator(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"1 2 unknown")


def with_a_blank_page(file: pikepdf.Pdf) -> None:
    file.add_blank_page()


def without_its_language(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def with_a_wrong_actual_text(file: pikepdf.Pdf) -> None:
    paragraph = next(item for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/P")
    paragraph.ActualText = "Nothing of what stands there"


def with_heads_for_cells(file: pikepdf.Pdf) -> None:
    for cell in [item for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TD"][2:]:
        cell.S = pikepdf.Name.TH


def without_a_cross_reference(data: bytes) -> bytes:
    return re.sub(rb"startxref\n\d+", b"startxref\n7", data)


SPOILT = {
    "veraPDF": (without_title_shown, "7.1"),
    "poppler": (with_a_face_that_is_missing, "Unknown font tag"),
    "PDFium": (with_a_blank_page, "page 3 is blank"),
    "Ghostscript": (with_a_face_that_is_missing, "Loading font F99 (or substitute)"),
    "MuPDF": (with_an_unknown_operator, "unknown keyword"),
    "outloud": (without_its_language, "DOC-013"),
    "hrposter preflight": (without_its_language, "language"),
}


@pytest.mark.slow
@needs_all
@pytest.mark.parametrize("validator", SPOILT)
def test_a_validator_finds_what_is_spoilt_and_nothing_in_the_good_file(validator, good, tmp_path):
    change, words = SPOILT[validator]
    assert found(validator, good, tmp_path) == []
    messages = [finding.message for finding in found(validator, rewritten(good, change), tmp_path)]
    assert any(words in message for message in messages), messages


@pytest.mark.slow
@needs_all
@pytest.mark.parametrize("validator", ["qpdf", "Ghostscript", "MuPDF", "poppler"])
def test_a_file_that_has_to_be_mended_to_be_read_is_found(validator, good, tmp_path):
    assert found(validator, good, tmp_path) == []
    assert found(validator, without_a_cross_reference(good), tmp_path) != []


@pytest.mark.slow
@needs_all
def test_outloud_may_be_wrong_about_actual_text_only_where_words_come_from_the_right(good, tmp_path):
    spoilt = rewritten(good, with_a_wrong_actual_text)
    assert "TAG-032" in {finding.message.partition(":")[0] for finding in found("outloud", spoilt, tmp_path)}
    assert found("outloud", spoilt, tmp_path, is_rtl=True) == []


@pytest.mark.slow
@needs_all
def test_outloud_may_count_the_heads_of_groups_but_a_table_of_heads_is_found(tmp_path):
    table = pdf(job("words-we-use", "en", profile="web"))
    assert found("outloud", table, tmp_path) == []
    messages = [finding.message for finding in found("outloud", rewritten(table, with_heads_for_cells), tmp_path)]
    assert any(message.startswith("TBL-010: header cells look shredded: 29 header cells against 2 data cells") for message in messages), messages


def test_outloud_and_its_library_run_in_processes_of_their_own():
    """The library is under the AGPL."""
    imported = re.compile(r"^\s*(?:import|from) (?:outloud|pymupdf|fitz)\b", re.MULTILINE)
    sources = [path for folder in ("hrposter", "conformance", "languages", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    assert [path.name for path in sources if imported.search(path.read_text(encoding="utf-8"))] == []
    assert imported.search("    import pymupdf\n")
