"""Posters in tiles, as the documentation shows them: the plan, and some of the sheets beside it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pictures_drawn import FINENESS, on_table
from PIL import Image

from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.tiled import tiled
from hrposter.papers import PAPERS
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.rendering import document, pictures
from hrposter.resolve import resolve


def in_tiles(of: Job, paper: str, wanted: Sequence[str], width: int) -> Image.Image:
    """The plan in that width, and the sheets of those names a little smaller, as a printer gives them out."""
    made = tiled(document(of), resolve(of), Tiling(PAPERS[paper]))
    names = ["plan", *(tile.name for tile in made.cuttings[0].tiles)]
    found = pictures(write(made.document), width * FINENESS / PAPERS[paper].width * 72)
    return on_table([_reduced(found[names.index(name)], 1.0 if name == "plan" else 0.6) for name in ("plan", *wanted)])


def _reduced(data: bytes, by: float) -> Image.Image:
    with Image.open(io.BytesIO(data)) as page:
        size = round(page.width / FINENESS * by), round(page.height / FINENESS * by)
        return page.convert("RGB").resize(size, Image.Resampling.LANCZOS)
