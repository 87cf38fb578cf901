"""Sheets to put together, to cut and to fold, as the documentation shows them: tiles with their plan, cards with their backs, a flat sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from pictures_drawn import FINENESS, on_table
from PIL import Image

from hrposter.imposition.cards import Card, impose
from hrposter.imposition.placed import print_edition
from hrposter.imposition.printer import Printer
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.tiled import tiled
from hrposter.papers import PAPERS
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.rendering import document, pictures, printed
from hrposter.resolve import resolve
from hrposter.resources import Library
from hrposter.spec.card_sheets import read_card_sheet


def in_tiles(of: Job, paper: str, wanted: Sequence[str], width: int) -> Image.Image:
    """The plan in that width, and the sheets of those names a little smaller, as a printer gives them out."""
    made = tiled(document(of), resolve(of), Tiling(PAPERS[paper]))
    names = ["plan", *(tile.name for tile in made.cuttings[0].tiles)]
    found = pictures(write(made.document), width * FINENESS / PAPERS[paper].width * 72)
    return on_table([_reduced(found[names.index(name)], 1.0 if name == "plan" else 0.6) for name in ("plan", *wanted)])


def on_cards(fronts: Job, backs: Job, name: str, width: int) -> Image.Image:
    """A sheet full of cards in that width, and its back beside it."""
    sheet = read_card_sheet(Library().card_sheet(name))
    front, back = (document(replace(of, paper=sheet.card, profile=of.profile.cut_out())) for of in (fronts, backs))
    printed = impose([Card(front.pages[0], back.pages[0])] * len(sheet.slots), sheet, Printer(), "long")
    found = pictures(write(print_edition(front, printed, name)), width * FINENESS / sheet.paper.width * 72)
    return on_table([_reduced(each, 1.0) for each in found])


def folded(of: Job, width: int, wanted: Sequence[int]) -> Image.Image:
    """The flat sheet of a piece to fold in that width, the page that shows how, and those of its pages, as large as they are on the sheet."""
    made = document(of)
    flat = printed(of, made)
    fineness = width * FINENESS / flat.pages[0].trim.width * 72
    sheets, pages = pictures(write(flat), fineness), pictures(write(made), fineness)
    return on_table([_reduced(sheets[0], 1.0), _reduced(sheets[-1], 0.75), *(_reduced(pages[number - 1], 1.0) for number in wanted)])


def _reduced(data: bytes, by: float) -> Image.Image:
    with Image.open(io.BytesIO(data)) as page:
        size = round(page.width / FINENESS * by), round(page.height / FINENESS * by)
        return page.convert("RGB").resize(size, Image.Resampling.LANCZOS)
