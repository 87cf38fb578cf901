"""Measures ink on the plates that Ghostscript makes of a page: overprinting, transparency and profiles are all applied there."""

from __future__ import annotations

import math
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.facts import Inked, Page
from hrposter.units import inches

MOST_PAGES = 12
_PATIENCE = 40  # seconds
_DPI = 72
_LEAST_DPI = 18
_MOST_PIXELS = 2_500_000
_FULL = 255


def measure(ghostscript: str, data: bytes, pages: Sequence[Page]) -> tuple[tuple[Inked, ...], str]:
    """The most ink on each page within its bleed box, and why some pages were not measured (empty: all were)."""
    areas = [page.printed for page in pages[:MOST_PAGES] if page.printed is not None]
    if len(areas) < len(pages[:MOST_PAGES]):
        return (), "a page has no boxes"
    dpi = min(_resolution(area) for area in areas)
    if dpi < _LEAST_DPI:
        return (), "a page is too large to be drawn"
    with tempfile.TemporaryDirectory(prefix="hrposter-") as folder:
        (Path(folder) / "in.pdf").write_bytes(data)
        try:
            subprocess.run(_command(ghostscript, folder, dpi), cwd=folder, capture_output=True, check=True, timeout=_PATIENCE)
            found = tuple(_inked(Path(folder), page, dpi) for page in pages[:MOST_PAGES])
        except subprocess.TimeoutExpired:
            return (), f"Ghostscript needed more than {_PATIENCE} seconds"
        except (subprocess.CalledProcessError, OSError, ValueError, struct.error):
            return (), "Ghostscript cannot draw it"
    return found, f"only the first {MOST_PAGES} pages were measured" if len(pages) > MOST_PAGES else ""


def _resolution(area: Box) -> int:
    size = area.width * area.height / inches(1) ** 2
    return math.floor(min(_DPI, math.sqrt(_MOST_PIXELS / size))) if size > 0 else 0


def _command(ghostscript: str, folder: str, dpi: int) -> list[str]:
    """Tiffsep writes a grey TIFF for each plate; the output intent is the press that other colours are converted for."""
    options = ["-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none", "-dUseBleedBox", "-dUsePDFX3Profile"]
    return [ghostscript, *options, f"-r{dpi}", f"-dLastPage={MOST_PAGES}", f"-sOutputFile={folder}/p%d.tif", f"{folder}/in.pdf"]


def _inked(folder: Path, page: Page, dpi: int) -> Inked:
    """The darkest place of a page, all plates together: on each, 0 is full ink and 255 is paper."""
    files = {path.name.partition("(")[2].removesuffix(").tif"): path for path in sorted(folder.glob(f"p{page.number}(*).tif"))}
    if not files:
        raise ValueError("there are no plates; Ghostscript wrote nothing")
    plates = {name: _grey(path.read_bytes()) for name, path in files.items()}
    width, height, _ = next(iter(plates.values()))
    sums = list(map(sum, zip(*(samples for _, _, samples in plates.values()), strict=True)))
    darkest = min(sums)
    place = sums.index(darkest)
    assert page.printed is not None
    scale = inches(1) / dpi
    x, y = page.printed.left + place % width * scale, page.printed.bottom + (height - 1 - place // width) * scale
    most = (len(plates) * _FULL - darkest) / _FULL * 100
    used = tuple(name for name, (_, _, samples) in plates.items() if min(samples) < _FULL)
    return Inked(page.number, round(most, 1), Box(x, y, x + scale, y + scale), used)


def _grey(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and samples of an uncompressed grey TIFF of 8 bits (TIFF 6.0, section 2)."""
    order = {b"II": "<", b"MM": ">"}[data[:2]] if data[:2] in (b"II", b"MM") else ""
    if not order:
        raise ValueError("this is no TIFF; another version of Ghostscript wrote it")
    start = struct.unpack(f"{order}I", data[4:8])[0]
    count = struct.unpack(f"{order}H", data[start : start + 2])[0]
    tags = {}
    for place in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind, length = struct.unpack(f"{order}HHI", data[place : place + 8])
        form, size = ("H", 2) if kind == 3 else ("I", 4)
        at = place + 8 if length * size <= 4 else struct.unpack(f"{order}I", data[place + 8 : place + 12])[0]
        if kind in (3, 4):
            tags[tag] = struct.unpack(f"{order}{length}{form}", data[at : at + length * size])
    width, height = tags[256][0], tags[257][0]
    samples = b"".join(data[offset : offset + length] for offset, length in zip(tags[273], tags[279], strict=True))
    if len(samples) != width * height or tags[259][0] != 1:
        raise ValueError("the plate is packed; another version of Ghostscript wrote it")
    return width, height, samples
