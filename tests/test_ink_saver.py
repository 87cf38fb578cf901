"""How much of a sheet a printer covers with ink: little of it, in every theme that saves ink.

Coverage is the mean over all pixels of 1 - luma / 255 (ITU-R BT.601): a white sheet has 0, a black one 1. PDFium draws no line thinner
than a pixel, so the pixels are small. Large ones therefore show no less ink, and where they show little enough nothing is drawn finely.
"""

from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from sample_jobs import LIBRARY, PIECES, job, label

from hrposter.layout.page import lay_out
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.resolve import resolve
from hrposter.spec.readers import layout_in

MOST = 0.08
DPI, COARSE = 200, 100
NEAR = 0.002  # how far two pictures of one page may lie apart
SAVERS = tuple(name for name in LIBRARY.theme_names() if name.endswith("-ink-saver"))


def coverage(picture: Image.Image) -> float:
    """The share of ink on a page, from a picture of it."""
    return float(1 - np.asarray(picture.convert("L")).mean() / 255)


def drawn(page: pypdfium2.PdfPage, dpi: float) -> float:
    return coverage(page.render(scale=dpi / 72).to_pil())


def covered(of: Job, dpi: float = DPI) -> list[float]:
    """The share of ink on each page of a piece."""
    with pypdfium2.PdfDocument(write(lay_out(resolve(of)))) as opened:
        return [drawn(page, dpi) for page in opened]


def covered_much(of: Job) -> list[float]:
    """The share of ink on each page of a piece that has more than it should."""
    with pypdfium2.PdfDocument(write(lay_out(resolve(of)))) as opened:
        near = [page for page in opened if drawn(page, COARSE) > MOST - NEAR]
        return [share for page in near if (share := drawn(page, DPI)) > MOST]


def sheets(piece: str, theme: str, languages: tuple[str, ...] = ("en", "ar")) -> list[Job]:
    """A piece for an office printer both ways up, on Letter or on the first paper that it has."""
    sizes = layout_in(LIBRARY.piece(piece) / "layout.yaml").sizes
    paper = next((size for size in sizes if size.name == "Letter"), sizes[0])
    return [replace(job(piece, lang, paper, is_landscape=turned), theme=theme) for lang in languages for turned in (False, True)]


def heavy(jobs: list[Job]) -> list[str]:
    return [f"{label(of)} {of.theme}: {share:.1%}" for of in jobs for share in covered_much(of)]


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("theme", SAVERS)
def test_a_theme_that_saves_ink_covers_little_of_a_sheet(theme, piece):
    assert heavy(sheets(piece, theme)) == []


def test_the_piece_with_most_lines_covers_little_in_the_darkest_theme():
    assert heavy(sheets("beliefs", "high-contrast-ink-saver", ("en",))[:1]) == []


def test_all_themes_have_one_that_saves_ink():
    assert len(SAVERS) * 3 == len(LIBRARY.theme_names())


def test_coverage_is_none_of_a_white_sheet_all_of_a_black_one_and_half_of_one_half_black():
    def sheet(*boxes: tuple[int, int, int, int]) -> Image.Image:
        image = Image.new("RGB", (40, 20), "white")
        for box in boxes:
            image.paste("black", box)
        return image

    assert coverage(sheet()) == 0
    assert coverage(sheet((0, 0, 40, 20))) == 1
    assert coverage(sheet((0, 0, 20, 20))) == 0.5


def test_a_theme_that_saves_no_ink_covers_more():
    assert min(covered(job("together"), 50)) > 0.4
    assert heavy([job("together")]) != []


@pytest.mark.parametrize("piece", ["overdose", "care-choices", "words-we-use"])
def test_large_pixels_show_no_less_ink(piece):
    of = replace(job(piece), theme="high-contrast-ink-saver")
    assert all(large > small - NEAR for large, small in zip(covered(of, COARSE), covered(of), strict=True))
