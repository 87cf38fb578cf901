"""Every QR code of a finished page is read by a reader that did not make it: at 150 dpi, shrunk to fit, and in grey.

People hold the camera up to the code, so the code and what stands around it are what is drawn and read, and the whole page where that
is not enough. On the first paper of each piece the code is found on the whole page, too.

OpenCV reads here and nothing else does: the library that makes the codes would read its own mistakes as well.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image
from sample_jobs import LANGUAGES, PIECES, job, label

from hrposter.display import Begin, Page
from hrposter.geometry import Rect
from hrposter.layout.page import lay_out
from hrposter.pdf.writer import write
from hrposter.poster import Job
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


def ways(picture: Image.Image) -> Iterator[tuple[str, np.ndarray]]:
    """A picture as a camera may have it: as it is, made smaller as a printer does that fits to the page, and both in grey."""
    for shrink, mode in product((1.0, SHRINKS_BY), ("RGB", "L")):
        size = round(picture.width * shrink), round(picture.height * shrink)
        shrunk = picture if shrink == 1 else picture.resize(size, Image.Resampling.BICUBIC)
        yield f"at {shrink:.0%}{', grey' if mode == 'L' else ''}", np.asarray(shrunk.convert(mode))


def whole(data: bytes, page: int) -> Image.Image:
    """A page from PDFium at 150 dpi."""
    with pypdfium2.PdfDocument(data) as opened:
        return opened[page].render(scale=DPI / 72).to_pil().convert("RGB")


def close_up(data: bytes, page: int, box: Rect) -> Image.Image:
    """What one sees who holds a camera up to a code: it, and half its width of the page around it, at 150 dpi."""
    around = box.inset(-box.width / 2)
    with pypdfium2.PdfDocument(data) as opened:
        width, height = opened[page].get_size()
        cut = around.x, height - around.bottom, width - around.right, around.y
        return opened[page].render(scale=DPI / 72, crop=tuple(max(0.0, edge) for edge in cut)).to_pil().convert("RGB")


def missing(wanted: set[str], picture: np.ndarray) -> set[str]:
    """Those of the addresses that no code anywhere on a picture says; several codes are looked for where finding one is not enough."""
    reader = cv2.QRCodeDetector()
    left = wanted - {reader.detectAndDecode(picture)[0]}
    return left - set(reader.detectAndDecodeMulti(picture)[1]) if left else left


def unread(of: Job) -> Iterator[str]:
    """The codes of a piece that are read neither from near nor on the whole page, in one of the ways in which they may be seen."""
    made = lay_out(resolve(of))
    on_pages = [(number, box, address) for number, page in enumerate(made.pages) for box, address in codes(page)]
    data = write(made) if on_pages else b""
    for number, box, address in on_pages:
        lost = {way for way, picture in ways(close_up(data, number, box)) if missing({address}, picture)}
        far = ways(whole(data, number)) if lost else ()
        yield from (f"{label(of)}, {way}: {address} is not read" for way, picture in far if way in lost and missing({address}, picture))


def unfound(of: Job) -> Iterator[str]:
    """The codes of a piece that are not found and read in one of the ways in which its pages are seen as a whole."""
    made = lay_out(resolve(of))
    on_pages = {number: {address for _, address in codes(page)} for number, page in enumerate(made.pages) if codes(page)}
    data = write(made) if on_pages else b""
    for number, wanted in on_pages.items():
        for way, picture in ways(whole(data, number)):
            yield from (f"{label(of)}, {way}: {address} is not found" for address in sorted(missing(wanted, picture)))


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
    every = list(jobs(piece, full_clinics[0]))
    assert [fault for of in every for fault in unread(of)] == []
    assert list(unfound(every[0])) == []


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
def test_a_code_on_a_page_is_found_and_read_at_once(full_clinics, paper, is_landscape):
    of = job("resources", paper=paper, is_landscape=is_landscape, clinic=full_clinics[0])
    assert [*unread(of), *unfound(of)] == []


@pytest.mark.parametrize("is_whole", [False, True], ids=["from near", "on the page"])
def test_a_code_that_is_spoilt_is_not_read(is_whole):
    made = lay_out(resolve(job("resources")))
    ((box, address),) = codes(made.pages[0])
    data = write(made)
    picture = np.asarray(whole(data, 0) if is_whole else close_up(data, 0, box))
    assert missing({address}, picture) == set()
    left, top = (0.0, 0.0) if is_whole else (max(0.0, edge - box.width / 2) for edge in (box.x, box.y))
    x, y, side = (round(length * DPI / 72) for length in (box.x - left, box.y - top, box.width))
    covered = picture.copy()
    covered[y : y + side // 2, x : x + side] = 255
    assert missing({address}, covered) == {address}


def test_a_code_that_is_read_in_no_way_is_told(monkeypatch):
    of = job("resources")
    assert list(unread(of)) == []
    monkeypatch.setattr(sys.modules[__name__], "missing", lambda wanted, picture: wanted)
    assert len(list(unread(of))) == len(list(unfound(of))) == 4
