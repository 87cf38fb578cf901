"""Draws pages with PDFium, to see whether colour reaches the bleed and whether words stand close to the cut."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.facts import Drawn, Page
from hrposter.units import mm

MOST_PAGES = 24
_MOST_PIXELS = 5_000_000
_LEAST_SCALE = 0.25  # below it a bleed of 3 mm has no pixels to look at
_PAPER = 250  # of 255: lighter in all three colours is bare paper
_NEAR = mm(5)
_MOST_NEAR = 20


def draw(data: bytes, pages: Sequence[Page]) -> tuple[tuple[Drawn, ...], str]:
    """What is seen of the pages, and why some of them were not looked at (empty: all were)."""
    try:
        with pypdfium2.PdfDocument(data) as file:
            if len(file) != len(pages):
                return (), f"PDFium sees {len(file)} pages where qpdf sees {len(pages)}"
            found = tuple(_drawn(file, page) for page in pages[:MOST_PAGES] if _is_drawable(page))
    except (pypdfium2.PdfiumError, ValueError) as error:
        return (), f"PDFium cannot draw it: {error}"
    if len(pages) > MOST_PAGES:
        return found, f"only the first {MOST_PAGES} pages were drawn"
    return found, "" if len(found) == len(pages) else "a page is too large to be drawn, or has no boxes"


def _is_drawable(page: Page) -> bool:
    return page.printed is not None and _scale(page.printed) >= _LEAST_SCALE


def _scale(box: Box) -> float:
    """Pixels a point."""
    area = box.width * box.height
    return min(1.0, math.sqrt(_MOST_PIXELS / area)) if area > 1 else 0.0


def _drawn(file: pypdfium2.PdfDocument, page: Page) -> Drawn:
    assert page.printed is not None
    opened = file[page.number - 1]
    near = tuple(_near(opened, page.sheet)) if page.sheet else ()
    edges: Mapping[str, tuple[float, float]] = {}
    if page.bleed and page.trim and page.bleed.holds(page.trim):
        opened.set_rotation(0)
        opened.set_cropbox(page.bleed.left, page.bleed.bottom, page.bleed.right, page.bleed.top)
        scale = _scale(page.bleed)
        bitmap = opened.render(scale=scale, rev_byteorder=False, may_draw_forms=False)
        edges = dict(_edges(_Sheet(bitmap), page.bleed, page.trim, scale))
        bitmap.close()
    opened.close()
    return Drawn(page.number, edges, near)


class _Sheet:
    """The pixels of a page: ``is_bare`` tells whether one of them shows paper only."""

    def __init__(self, bitmap: Any) -> None:  # noqa: ANN401  PDFium has no types
        self.width, self.height = bitmap.width, bitmap.height
        self._stride, self._step = bitmap.stride, bitmap.n_channels
        self._data = bytes(bitmap.buffer)

    def is_bare(self, x: int, y: int) -> bool:
        """Whether the pixel in column ``x`` and row ``y`` from the top left is as light as paper."""
        start = min(max(y, 0), self.height - 1) * self._stride + min(max(x, 0), self.width - 1) * self._step
        return min(self._data[start : start + min(3, self._step)]) >= _PAPER


def _edges(sheet: _Sheet, bleed: Box, trim: Box, scale: float) -> Iterator[tuple[str, tuple[float, float]]]:
    """For each edge, the share of it that is coloured just within the cut, and of that the share that is bare where the bleed ends."""
    left, right = (round((x - bleed.left) * scale) for x in (trim.left, trim.right))
    top, bottom = (round((bleed.top - y) * scale) for y in (trim.top, trim.bottom))
    across, down = range(left + 1, right - 1), range(top + 1, bottom - 1)
    ends = {
        "top": ([(x, top + 1) for x in across], [(x, 1) for x in across], top),
        "bottom": ([(x, bottom - 2) for x in across], [(x, sheet.height - 2) for x in across], sheet.height - bottom),
        "left": ([(left + 1, y) for y in down], [(1, y) for y in down], left),
        "right": ([(right - 2, y) for y in down], [(sheet.width - 2, y) for y in down], sheet.width - right),
    }
    for name, (within, beyond, depth) in ends.items():
        if depth < 2 or not within:
            continue
        coloured = [not sheet.is_bare(*place) for place in within]
        short = sum(is_coloured and sheet.is_bare(*place) for is_coloured, place in zip(coloured, beyond, strict=True))
        yield name, (sum(coloured) / len(within), short / max(1, sum(coloured)))


def _near(opened: Any, sheet: Box) -> Iterator[tuple[str, float, Box]]:  # noqa: ANN401
    """Words closer to the cut than is safe; those that stand outside altogether are marks for the printer."""
    text = opened.get_textpage()
    found = 0
    for index in range(text.count_rects()):
        box = Box(*text.get_rect(index))
        if not sheet.holds(Box(*((box.left + box.right) / 2, (box.bottom + box.top) / 2) * 2)):
            continue
        distance = min(box.left - sheet.left, box.bottom - sheet.bottom, sheet.right - box.right, sheet.top - box.top)
        words = text.get_text_bounded(box.left, box.bottom, box.right, box.top).strip() if distance < _NEAR else ""
        if words and found < _MOST_NEAR:
            found += 1
            yield " ".join(words.split())[:40], distance, box
    text.close()
