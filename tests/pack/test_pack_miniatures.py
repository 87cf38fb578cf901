"""Small pictures of pages: cut off where the page and its clips end, and like the page that they stand for."""

import datetime
import io
import itertools

import numpy
import pymupdf
import pypdfium2
import pytest
from PIL import Image
from sample_jobs import job
from sample_packs import LIBRARY

from hrposter.display import Begin, Document, End, Meta, Page, Picture, rounded
from hrposter.geometry import Matrix, Rect
from hrposter.memo import Same
from hrposter.pack.cropping import cropped, is_within, polygons
from hrposter.pack.miniature import UNITS, miniature
from hrposter.pack.svg import shapes_as_svg, view_box
from hrposter.pdf.writer import write
from hrposter.rendering import pdf

PIECES = ("welcome", "principles", "beliefs", "words-we-use")
SIDE = 24
CLINIC = """\
hrposter: 1
name: Lakeside Women and Children
address: [400 Lake Avenue, Chicago]
phone: (415) 555-0199
website: lakeside.example
"""


def area(polygon):
    pairs = itertools.pairwise((*polygon, polygon[0]))
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def drawn_by_pdfium(data):
    """The first page as so few dots that words are greys."""
    with pypdfium2.PdfDocument(data) as opened:
        picture = opened[0].render(scale=2).to_pil().convert("RGB")
    return numpy.asarray(picture.resize((SIDE, SIDE))).astype(float)


def as_pdf(drawing):
    view = drawing.view
    items = (Begin("Artifact"), Picture(drawing, Matrix(), {}), End())
    return write(Document(Meta("x", "en", "x", "x", (), datetime.date(2026, 1, 1), "x"), (Page(view, view, view, view, items),)))


def test_a_rectangle_is_cut_off_at_the_edge_of_another():
    edge = polygons(rounded(Rect(0, 0, 10, 10), 0))[0]
    (corner,) = polygons(cropped(rounded(Rect(6, 7, 20, 20), 0), edge))
    assert set(corner) == {(6, 7), (10, 7), (10, 10), (6, 10)}
    assert cropped(rounded(Rect(11, 0, 5, 5), 0), edge) == ()


def test_half_a_disc_is_left_of_one_whose_middle_lies_on_the_edge():
    edge = polygons(rounded(Rect(0, 0, 50, 50), 0))[0]
    disc = rounded(Rect(40, 10, 20, 20), 10)
    (whole,), (half,) = polygons(disc), polygons(cropped(disc, edge))
    assert area(half) == pytest.approx(area(whole) / 2, rel=0.02)
    assert not is_within(disc, edge)
    assert is_within(rounded(Rect(20, 10, 20, 20), 10), edge)


@pytest.mark.parametrize("is_landscape", [False, True])
def test_a_miniature_is_most_like_the_page_that_it_shows(tmp_path, is_landscape):
    orientation = "landscape" if is_landscape else "portrait"
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text(CLINIC)
    pages = {piece: drawn_by_pdfium(pdf(job(piece, is_landscape=is_landscape, clinic=clinic))) for piece in PIECES}
    for piece in PIECES:
        small = drawn_by_pdfium(as_pdf(miniature(LIBRARY, piece, "en", f"Letter {orientation}", "office", None)))
        distance = {other: numpy.abs(page - small).mean() for other, page in pages.items()}
        assert distance.pop(piece) < 26 < 50 < min(distance.values())


def test_nothing_of_a_miniature_lies_outside_of_its_page():
    drawing = miniature(LIBRARY, "welcome", "ar", "A4 landscape", "press", None)
    corners = [value for shape in drawing.shapes for segment in shape.outline for value in zip(segment[::2], segment[1::2], strict=True)]
    xs, ys = zip(*corners, strict=True)
    assert max(drawing.view.width, drawing.view.height) == UNITS
    assert -0.1 <= min(xs) <= max(xs) <= drawing.view.right + 0.1
    assert -0.1 <= min(ys) <= max(ys) <= drawing.view.bottom + 0.1


def test_a_miniature_is_light():
    for piece in LIBRARY.pieces():
        drawing = miniature(LIBRARY, piece, "en", "Letter portrait", "office", None)
        assert len(shapes_as_svg(Same(drawing))) < 24_000


def test_a_page_that_is_none_of_ours_has_no_miniature():
    assert miniature(LIBRARY, "no-such-piece", "en", "Letter portrait", "office", None) is None
    assert miniature(LIBRARY, "welcome", "en", "Napkin portrait", "office", None) is None


def as_seen_by_mupdf(drawing):
    size = f'width="{drawing.view.width}" height="{drawing.view.height}" viewBox="{view_box(drawing)}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shapes_as_svg(Same(drawing))}</svg>'
    with pymupdf.open(stream=io.BytesIO(svg.encode()), filetype="svg") as opened:
        pixels = opened[0].get_pixmap(matrix=pymupdf.Matrix(4, 4))
    shown = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    return numpy.asarray(shown.resize((SIDE, SIDE))).astype(float)


def test_svg_shows_what_the_pdf_shows():
    drawings = {piece: miniature(LIBRARY, piece, "en", "Letter portrait", "office", None) for piece in PIECES}
    pages = {piece: drawn_by_pdfium(as_pdf(drawing)) for piece, drawing in drawings.items()}
    for piece, drawing in drawings.items():
        distance = {other: numpy.abs(page - as_seen_by_mupdf(drawing)).mean() for other, page in pages.items()}
        assert distance.pop(piece) < 6 < min(distance.values())
