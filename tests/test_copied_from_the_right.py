"""Numbers of pages that are read from the right, as PDFium (Chrome, Edge) copies them."""

from pathlib import Path

import pypdfium2
import pytest
from sample_jobs import LANGUAGES, job, label, matrix
from sheets import document_of, file_of

from hrposter.atoms import ltr_atoms
from hrposter.display import Document, Item, Text
from hrposter.pdf import content, lines
from hrposter.pdf.fences import NONE
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.rendering import document


def lost(made: Document, data: bytes) -> list[str]:
    """The numbers, addresses and times that do not come back from the file as they stand on their page."""
    with pypdfium2.PdfDocument(data) as opened:
        got = [" ".join(page.get_textpage().get_text_range().split()) for page in opened]
    return [atom for page, text in zip(made.pages, got, strict=True) for atom in atoms(page.items) if atom not in text]


def atoms(items: tuple[Item, ...]) -> list[str]:
    return [atom[0] for item in items if isinstance(item, Text) for atom in ltr_atoms(item.text)]


@pytest.mark.parametrize("piece", ["welcome", "resources", "people-to-call", "voices"])
def test_numbers_come_back_as_they_stand(piece: str, full_clinics: tuple[Path, Path]):
    made = document(job(piece, "ar", clinic=full_clinics[0]))
    assert sum(len(atoms(page.items)) for page in made.pages) >= 2
    assert lost(made, write(made)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("piece", "lang"), [(piece, "ar") for piece in LANGUAGES])  # beside what else is looked at of these sheets
def test_numbers_come_back_on_every_sheet(piece: str, lang: str, full_clinics: tuple[Path, Path]):
    jobs = matrix(full_clinics[:1], [piece], [lang])
    assert {label(of): missing for of in jobs if (missing := lost(document_of(of), file_of(of)))} == {}


def test_what_keeps_them_whole_leaves_no_mark(full_clinics: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch):
    made = document(job("resources", "ar", clinic=full_clinics[0]))
    kept = picture(write(made))
    monkeypatch.setattr(lines, "within", lambda *_: NONE)
    monkeypatch.setattr(content.Gathered, "take", lambda *_: ())
    assert picture(write(made)) == kept
    assert lost(made, write(made)) != []


def test_lines_from_the_left_are_written_without_it(full_clinics: tuple[Path, Path]):
    assert all(not content.Gathered().take(item) for item in _texts(job(clinic=full_clinics[0])))
    assert all(lines.within(item, item.runs) == NONE for item in _texts(job(clinic=full_clinics[0])))


def _texts(of: Job) -> list[Text]:
    return [item for page in document(of).pages for item in page.items if isinstance(item, Text)]


def picture(data: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(data) as opened:
        return [page.render(scale=2).to_pil().tobytes() for page in opened]
