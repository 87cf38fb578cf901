"""Every QR code of a finished page is read by a reader that did not make it: at 150 dpi, shrunk to fit, and in grey.

OpenCV reads here and nothing else does: the library that makes the codes would read its own mistakes as well.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from sample_jobs import LANGUAGES, PIECES, job, label

from hrposter.display import Begin, Page
from hrposter.geometry import Rect
from hrposter.layout.page import lay_out
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.rendering import pictures
from hrposter.resolve import resolve
from hrposter.spec.readers import layout_in
from hrposter.units import mm, to_mm

DPI = 150
SHRINKS_BY = 0.94
# The least side of a code in millimetres by the short edge of the sheet: in the hand, on a handout or a small poster, from Tabloid up.
LEAST = ((160, 18), (270, 25), (10_000, 40))
LEAST_ON_HANDOUTS = 25
ADDRESS = "https://www.riverside-health.org/welcome"
OWN = "https://www.example.org/stories"


def codes(page: Page) -> list[tuple[Rect, str]]:
    """The symbols of a page, each with the address that it says."""
    figures = [item for item in page.items if isinstance(item, Begin) and item.tag == "Figure" and item.box and item.alt]
    return [(item.box, address) for item in figures for address in (ADDRESS, OWN) if address in item.alt]


def seen(data: bytes, page: int, *, shrink: float, is_grey: bool) -> np.ndarray:
    """A page as a camera has it: from PDFium at 150 dpi, made smaller as a printer does that fits to the page."""
    with Image.open(io.BytesIO(pictures(data, DPI)[page])) as opened:
        picture = opened.convert("L" if is_grey else "RGB")
        size = round(picture.width * shrink), round(picture.height * shrink)
        return np.asarray(picture if shrink == 1 else picture.resize(size, Image.Resampling.BICUBIC))


def read(picture: np.ndarray) -> set[str]:
    """What the codes anywhere on a page say."""
    reader = cv2.QRCodeDetector()
    _, several, *_ = reader.detectAndDecodeMulti(picture)
    return {*several, reader.detectAndDecode(picture)[0]}


def unread(of: Job) -> Iterator[str]:
    """The codes of a piece that are not read in one of the ways in which its pages are seen."""
    made = lay_out(resolve(of))
    on_pages = {number: {address for _, address in codes(page)} for number, page in enumerate(made.pages) if codes(page)}
    data = write(made) if on_pages else b""
    for number, wanted in on_pages.items():
        for shrink, is_grey in ((1.0, False), (SHRINKS_BY, False), (1.0, True), (SHRINKS_BY, True)):
            lost = wanted - read(seen(data, number, shrink=shrink, is_grey=is_grey))
            yield from (f"{label(of)}, at {shrink:.0%}{', grey' if is_grey else ''}: {address} is not read" for address in sorted(lost))


def shows_codes(piece: str, clinic: Path) -> bool:
    return bool(codes(lay_out(resolve(job(piece, clinic=clinic))).pages[0]))


def jobs(piece: str, clinic: Path) -> Iterator[Job]:
    """A piece on its first, its narrowest and its widest paper, both ways up, for office and web; in other languages on the first."""
    folder = job(piece).library.piece(piece)
    sizes = layout_in(folder / "layout.yaml").sizes
    for paper in dict.fromkeys((sizes[0], min(sizes, key=lambda size: size.width), max(sizes, key=lambda size: size.width))):
        for is_landscape in (False, True):
            for profile in ("office", "web"):
                yield job(piece, "en", paper, is_landscape=is_landscape, profile=profile, clinic=clinic)
    yield from (job(piece, lang, sizes[0], clinic=clinic) for lang in LANGUAGES[piece] if lang != "en")


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_every_code_of_a_piece_is_read_by_another_library(piece, full_clinics):
    assert [fault for of in jobs(piece, full_clinics[0]) for fault in unread(of)] == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("theme", ["tide", "high-contrast", "sunrise-mono", "sunrise-ink-saver"])
def test_every_code_is_read_in_every_theme(piece, theme, full_clinics):
    assert list(unread(replace(job(piece, clinic=full_clinics[0]), theme=theme))) == []


def too_small(of: Job) -> Iterator[str]:
    short = to_mm(of.sheet.short_edge)
    least = next(side for below, side in LEAST if short < below)
    for page in lay_out(resolve(of)).pages:
        for box, address in codes(page):
            if box.width * SHRINKS_BY < mm(LEAST_ON_HANDOUTS if address == OWN else least):
                yield f"{label(of)}: {address} is {to_mm(box.width):.1f} mm wide"


def test_codes_are_as_large_as_their_distance_asks_for(full_clinics):
    assert [fault for piece in PIECES for of in jobs(piece, full_clinics[0]) for fault in too_small(of)] == []


def test_the_welcome_and_the_resources_show_codes(full_clinics):
    assert shows_codes("welcome", full_clinics[0])
    assert shows_codes("resources", full_clinics[0])


def handouts(clinic: Path) -> Iterator[Job]:
    """People and things to turn to on every sheet."""
    for paper, is_landscape, lang in product(
        layout_in(job("resources").library.piece("resources") / "layout.yaml").sizes, (False, True), ("en", "es", "ar")
    ):
        yield job("resources", lang, paper, is_landscape=is_landscape, clinic=clinic)


def test_the_resources_show_their_code_on_every_sheet(full_clinics):
    for of in handouts(full_clinics[0]):
        assert [address for page in lay_out(resolve(of)).pages for _, address in codes(page)].count(OWN) == 1, label(of)
        assert list(too_small(of)) == []


@pytest.mark.slow
def test_the_code_of_the_resources_is_read_on_every_sheet(full_clinics):
    assert [fault for of in handouts(full_clinics[0]) for fault in unread(of)] == []


@pytest.mark.parametrize(("paper", "is_landscape"), [("Letter", False), ("A5", True)])
def test_a_code_on_a_page_is_read_at_once(full_clinics, paper, is_landscape):
    assert list(unread(job("resources", paper=paper, is_landscape=is_landscape, clinic=full_clinics[0]))) == []


def test_a_code_that_is_spoilt_is_not_read(full_clinics):
    made = lay_out(resolve(job("resources")))
    ((box, address),) = codes(made.pages[0])
    picture = seen(write(made), 0, shrink=1.0, is_grey=False)
    assert address in read(picture)
    covered = picture.copy()
    left, top, right = round(box.x * DPI / 72), round(box.y * DPI / 72), round(box.right * DPI / 72)
    covered[top : top + (right - left) // 2, left:right] = 255
    assert address not in read(covered)
