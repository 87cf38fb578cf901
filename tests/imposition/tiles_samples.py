"""Posters in tiles for the tests: as documents, and as their files say where sheets are cut."""

from __future__ import annotations

import io
import math
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pikepdf
import pypdfium2

from hrposter.display import Document
from hrposter.geometry import Rect
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.tiled import Tiled, tiled
from hrposter.papers import PAPERS
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.rendering import document
from hrposter.resolve import resolve

DPI = 100


@lru_cache(maxsize=4)
def laid_out(of: Job) -> Document:
    return document(of)


def in_tiles(of: Job, paper: str, **asked: object) -> Tiled:
    return tiled(laid_out(of), resolve(of), Tiling(PAPERS[paper], **asked))  # type: ignore[arg-type]


def drawn(data: bytes) -> list[np.ndarray]:
    """Each page at 100 dots an inch, as PDFium draws it."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as small, pypdfium2.PdfDocument(_on_larger_paper(data)) as opened:
        for box, page in zip((each.mediabox for each in small.pages), opened, strict=True):
            wide, high = (math.ceil(float(length) * DPI / 72 - 0.01) for length in (box[2] - box[0], box[3] - box[1]))
            found.append(np.asarray(page.render(scale=DPI / 72).to_pil().convert("RGB"))[:high, :wide])
    return found


def _on_larger_paper(data: bytes) -> bytes:
    """The same on pages of whole quarters of an inch; one that ends within a dot would be drawn larger, to the end of it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            wide, high = (math.ceil(length / 18 - 0.01) * 18 for length in (right - left, top - bottom))
            page.MediaBox = page.CropBox = [left, top - high, left + wide, top]
        opened.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Sheet:
    """What a file says of one tile: its name, its neighbours, where to cut and where to lay the next sheet (dots), and its picture.

    ``cuts`` and ``lays`` are by side; ``window`` is what of the poster is printed: left, top, right, bottom.
    """

    name: str
    beside: dict[str, str]
    cuts: dict[str, int]
    lays: dict[str, int]
    window: tuple[float, float, float, float]
    picture: np.ndarray

    @property
    def strip(self) -> str:
        return self.name.rstrip("0123456789")

    @property
    def number(self) -> int:
        return int(self.name.removeprefix(self.strip))


def sheets(tiles: Tiled) -> list[Sheet]:
    """The tiles of a file, read by pikepdf and PDFium; the plan before them is left out."""
    data = write(tiles.document)
    pictures = drawn(data)
    names = _names(data)
    found = []
    with pikepdf.open(io.BytesIO(data)) as opened:
        for page, picture, (name, beside) in zip(list(opened.pages)[1:], pictures[1:], names[1:], strict=True):
            window, lines = _lines(page)
            cuts, lays = _sides(lines, window, beside)
            found.append(Sheet(name, beside, cuts, lays, window, picture))
    return found


def middles_on_plan(tiles: Tiled, poster: Rect) -> dict[str, tuple[float, float]]:
    """Where the plan has the name of each sheet: the middle of its plate, in points of the poster from its top left."""
    data = write(tiles.document)
    with pikepdf.open(io.BytesIO(data)) as opened:
        high = float(opened.pages[0].mediabox[3])
        outline, plates = _outline_and_plates(opened.pages[0])
    scale = (outline[2] - outline[0]) / poster.width
    found = {}
    with pypdfium2.PdfDocument(data) as opened:
        text = opened[0].get_textpage()
        for match in re.finditer(r"(?<!\S)([A-Z]\d+)(?!\S)", text.get_text_range()):
            left, bottom, right, top = text.get_charbox(match.start())
            x, y = (left + right) / 2, high - (bottom + top) / 2
            for plate in plates:
                if plate[0] < x < plate[2] and plate[1] < y < plate[3]:
                    found[match[1]] = ((plate[0] + plate[2]) / 2 - outline[0]) / scale, ((plate[1] + plate[3]) / 2 - outline[1]) / scale
    return found


Box = tuple[float, float, float, float]


def _outline_and_plates(page: pikepdf.Page) -> tuple[Box, list[Box]]:
    """The first closed line of a plan, which is the edge of its poster, and whatever is filled and has an edge, from the top left in points."""
    outline: Box | None = None
    plates: list[Box] = []
    points: list[tuple[float, float]] = []
    is_closed = False
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "m":
                points, is_closed = [(float(operands[0]), float(operands[1]))], False
            case "l" | "c":
                points += [(float(x), float(y)) for x, y in zip(operands[::2], operands[1::2], strict=True)]
            case "h":
                is_closed = True
            case "S" | "B":
                box = min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
                if str(operator) == "B":
                    plates.append(box)
                elif is_closed and outline is None:
                    outline = box
            case _:
                continue
    assert outline is not None
    return outline, plates


def _names(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """On each page the name that its labels begin with, and the side of each label with the name that it ends with."""
    found = []
    with pypdfium2.PdfDocument(data) as opened:
        for page in opened:
            wide, high = page.get_size()
            text = page.get_textpage()
            said = text.get_text_range()
            own, beside = "", {}
            for match in re.finditer(r"([A-Z]+\d+) \u00b7 ([A-Z]+\d*)", said):
                own = match[1]
                left, bottom, right, top = text.get_charbox(match.start())
                x, y = (left + right) / 2 / wide, 1 - (bottom + top) / 2 / high
                side = min({"left": x, "right": 1 - x, "top": y, "bottom": 1 - y}.items(), key=lambda item: item[1])[0]
                beside[side] = match[2]
            found.append((own, beside))
    return found


Line = tuple[float, float, float, float, bool, str, float]


def _lines(page: pikepdf.Page) -> tuple[tuple[float, float, float, float], list[Line]]:
    """The window on the poster, and each stroked line: two points from the top left in dots, whether it is dashed, its ink and its width."""
    high = float(page.mediabox[3])
    scale = DPI / 72
    window = None
    lines: list[Line] = []
    ink, dashed, width_now, points = "", False, 0.0, list[tuple[float, float]]()
    for operands, operator in pikepdf.parse_content_stream(page):
        values = [float(value) for value in operands] if str(operator) in {"re", "m", "l", "RG", "cm", "w"} else []
        match str(operator):
            case "re" if window is None:
                x, y, width, height = values
                window = (x * scale, y * scale, (x + width) * scale, (y + height) * scale)
            case "cm" if len(lines) == 0 and values[3] == -1:
                assert values[5] == high
            case "RG":
                ink = " ".join(str(value) for value in values)
            case "w":
                width_now = values[0] * scale
            case "d":
                dashed = len(operands[0]) > 0
            case "m":
                points = [(values[0], values[1])]
            case "l":
                points.append((values[0], values[1]))
            case "S" if len(points) == 2:
                (x, y), (right, bottom) = points
                lines.append((x * scale, y * scale, right * scale, bottom * scale, dashed, ink, width_now))
            case "Q":
                dashed = False
            case _:
                continue
    assert window is not None
    return window, lines


def _sides(lines: list[Line], window: tuple[float, float, float, float], beside: dict[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """The inner edge of each black line, where a sheet is cut or the next one is laid; the wider white line below it lies further out."""
    white = [line for line in lines if line[5] == "1.0 1.0 1.0" and line[6] < 3]  # the plates of names are wider
    black = [line for line in lines if line[5] == "0.0 0.0 0.0"]
    cuts, lays = {}, {}
    for casing, line in zip(white, black, strict=True):
        is_upright = line[0] == line[2]
        at, outer = (line[0], casing[0]) if is_upright else (line[1], casing[1])
        edge = at + line[6] / 2 * (1 if outer < at else -1)
        side = ("left" if outer < at else "right") if is_upright else ("top" if outer < at else "bottom")
        assert abs(edge - round(edge)) < 0.02 or side not in beside, "a sheet is cut between two dots"  # the edge of a poster may lie there
        (cuts if line[4] else lays)[side] = round(edge)
    for side, at in zip(("left", "top", "right", "bottom"), window, strict=True):
        if side not in cuts and side not in lays:
            cuts[side] = round(at)  # the edge of the poster, as near to the edge of the paper as the printer reaches
    return cuts, lays
