"""Press sheets as separations: Ghostscript makes the plates, LittleCMS and PDFium say how they look."""

import shutil
import subprocess
import tempfile
from functools import lru_cache
from itertools import product
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageCms
from sample_jobs import PIECES, job
from sheets import document_of, file_of

from hrposter.display import Page
from hrposter.geometry import Rect
from hrposter.poster import Job
from hrposter.profiles import PROFILES
from hrposter.resolve import resolve
from hrposter.resources import asset_path

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")]

# Plates are drawn finer and averaged, since the device that makes them has no soft edges.
DPI, FINER = 48, 3
# Measured: a mean of 1.2 to 3.8, and 0.1 to 1.6 % of a page beyond 20.
MEAN, FAR = 4.5, 0.025
SHEETS = [(piece, lang, theme) for piece, lang, theme in product(PIECES, ("en", "ar"), (None,))] + [
    (piece, "es", theme) for piece, theme in product(("welcome", "principles", "why"), ("tide", "high-contrast", "sunrise-mono", "tide-ink-saver"))
]


def sheet(piece: str, lang: str, theme: str | None, profile: str = "press") -> Job:
    size = resolve(job(piece)).layout.sizes[0] if piece != "welcome" else "A4"
    made = job(piece, lang, size, profile=profile)
    return Job(made.piece, made.lang, made.paper, False, made.profile, theme, library=made.library)


@lru_cache(maxsize=8)  # tests of one sheet follow one another (conftest.py)
def plates(order: Job, simulates: bool = True) -> np.ndarray:
    """The first page as inks in percent: height x width x 4, with or without overprint."""
    overprint = f"-dOverprint=/{'simulate' if simulates else 'disable'}"
    with tempfile.TemporaryDirectory() as folder:
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{DPI * FINER}", "-dFirstPage=1", "-dLastPage=1"]
        subprocess.run([*command, overprint, "-o", f"{folder}/plates.tif", "-"], input=file_of(order), capture_output=True, check=True)
        return np.asarray(Image.open(f"{folder}/plates.tif").reduce(FINER)).astype(float) / 2.55


def inside(box: Rect, page: Page, picture: np.ndarray) -> np.ndarray:
    """The pixels that lie wholly within a box."""
    scale = DPI / 72
    left, top = int(np.ceil((box.x - page.media.x) * scale)), int(np.ceil((box.y - page.media.y) * scale))
    right, bottom = int((box.right - page.media.x) * scale), int((box.bottom - page.media.y) * scale)
    return picture[top:bottom, left:right]


def lab(picture: Image.Image, profile: Path) -> np.ndarray:
    """L*, a*, b* through a profile, relative colorimetric with black point compensation."""
    space = ImageCms.createProfile("LAB")
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    made = ImageCms.profileToProfile(
        picture, str(profile), ImageCms.ImageCmsProfile(space), ImageCms.Intent.RELATIVE_COLORIMETRIC, "LAB", flags=flags
    )
    assert made is not None
    octets = np.frombuffer(made.tobytes(), dtype=np.uint8).reshape(made.height, made.width, 3)
    return np.dstack([octets[..., 0] / 2.55, octets[..., 1:].view(np.int8)])


@pytest.mark.parametrize(("piece", "lang", "theme"), SHEETS)
def test_no_place_inside_the_bleed_holds_more_than_300_percent_of_ink(piece, lang, theme):
    order = sheet(piece, lang, theme)
    page = document_of(order).pages[0]
    assert inside(page.bleed, page, plates(order).sum(axis=2)).max() <= 300.5


@pytest.mark.parametrize(("piece", "lang", "theme"), SHEETS)
def test_colour_reaches_the_bleed(piece, lang, theme):
    """Just inside the edge of the bleed stands what stands just inside the trim."""
    order = sheet(piece, lang, theme)
    page = document_of(order).pages[0]
    inks = plates(order).sum(axis=2)
    rim, trim = inside(page.bleed, page, inks), inside(page.trim, page, inks)
    for outer, inner in ((rim[1], trim[1]), (rim[-2], trim[-2]), (rim[:, 1], trim[:, 1]), (rim[:, -2], trim[:, -2])):
        assert (outer > 2).mean() >= (inner > 2).mean() - 0.02, "paper shows in the bleed beside colour"


@pytest.mark.parametrize(("piece", "lang", "theme"), SHEETS)
def test_nothing_is_lost_where_black_overprints(piece, lang, theme):
    """With and without overprint, a page differs by what lies below its black letters and nothing else."""
    order = sheet(piece, lang, theme)
    page = document_of(order).pages[0]
    simulated, plain = (inside(page.bleed, page, plates(order, simulates)) for simulates in (True, False))
    lost = (plain - simulated).max(axis=2) > 12
    assert lost.mean() < 0.0005


def averaged(picture: np.ndarray) -> np.ndarray:
    """The means of squares of two by two pixels: edges are softened differently by those who draw them."""
    height, width = (length // 2 * 2 for length in picture.shape[:2])
    return picture[:height, :width].reshape(height // 2, 2, width // 2, 2, -1).mean(axis=(1, 3))


@pytest.mark.parametrize(("piece", "lang", "theme"), SHEETS)
def test_within_the_trim_it_looks_as_on_the_web(piece, lang, theme):
    """Mean colour difference (CIE 1976) at most MEAN, and at most a share FAR of the page beyond 20: inks reach fewer colours."""
    press, web = sheet(piece, lang, theme), sheet(piece, lang, theme, "web")
    page = document_of(press).pages[0]
    inks = Image.fromarray((plates(press) * 2.55).round().astype(np.uint8), "CMYK")
    printed = inside(page.trim, page, lab(inks, resolve(press).condition))
    with pypdfium2.PdfDocument(file_of(web)) as opened:
        shown = lab(opened[0].render(scale=DPI / 72).to_pil().convert("RGB"), asset_path("icc/srgb.icc"))
    height, width = min(printed.shape[0], shown.shape[0]) - 2, min(printed.shape[1], shown.shape[1]) - 2
    moved = [printed[:height, :width] - shown[y : height + y, x : width + x] for y, x in product(range(2), repeat=2)]
    differences = min((np.linalg.norm(averaged(each), axis=2) for each in moved), key=np.mean)
    assert differences.mean() <= MEAN
    assert (differences > 20).mean() <= FAR


def test_the_press_is_the_only_profile_with_inks():
    assert [name for name, profile in PROFILES.items() if profile.press] == ["press"]
