"""A poster as a document of sheets for an office printer: for each of its pages a plan, then the tiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hrposter.display import Document, Form, Item, Page
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.placed import placed, print_edition, whole
from hrposter.imposition.sent import sent
from hrposter.imposition.tiles.assembly import assembly
from hrposter.imposition.tiles.cuts import along
from hrposter.imposition.tiles.cutting import Cutting, cutting
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.lettering import Letterer
from hrposter.imposition.tiles.marks import Beside, Side, edges, laid_over, marks
from hrposter.imposition.tiles.steps import STEP
from hrposter.imposition.tiles.tile import Tile
from hrposter.poster import Poster


@frozen()
class Tiled:
    """The sheets, and how each page of the poster was cut."""

    document: Document
    cuttings: tuple[Cutting, ...]


def tiled(document: Document, poster: Poster, tiling: Tiling) -> Tiled:
    """The pages of a poster in tiles; ValueError where that takes too many sheets.

    Each page is in the file once: plan and tiles show it through windows. Letters go on from page to page.
    """
    letterer = Letterer.of(poster)
    pages: list[Page] = []
    cuttings: list[Cutting] = []
    for number, page in enumerate(document.pages, 1):
        strips = sum(len({tile.strip for tile in each.tiles}) for each in cuttings)
        made = cutting(page, tiling, is_rtl=document.meta.is_rtl, first=strips)
        facts = _facts(made, poster, tiling, number, len(document.pages))
        cuttings.append(made)
        pages += _sheets(whole(page), made, tiling, letterer, facts)
    return Tiled(print_edition(document, pages, f"tiled-{tiling.paper.slug}"), tuple(cuttings))


def _facts(cutting: Cutting, poster: Poster, tiling: Tiling, number: int, count: int) -> str:
    """What is printed here, for those who find the pile: piece, language, size, scale, sheets."""
    job = poster.job
    page = (f"{number}/{count}",) if count > 1 else ()
    sheets = f"{len(cutting.tiles)} \u00d7 {tiling.paper.name}"
    return "  \u00b7  ".join((job.piece, job.lang, job.sheet_name, f"{cutting.scale:.0%}", sheets, *page))


def _sheets(form: Form, cutting: Cutting, tiling: Tiling, letterer: Letterer, facts: str) -> Iterator[Page]:
    paper, printer = tiling.paper, tiling.printer
    upright = Rect(0, 0, paper.width, paper.height)
    first = assembly(cutting, form, tiling.join, upright, printer.printable(upright), facts, letterer)
    yield sent(first, printer)
    for tile in cutting.tiles:
        items = tuple(_tile(form, tile, cutting, tiling, letterer))
        yield sent(Page(tile.sheet, tile.sheet, tile.sheet, tile.area, items), printer)


def _tile(form: Form, tile: Tile, cutting: Cutting, tiling: Tiling, letterer: Letterer) -> Iterator[Item]:
    """The poster through the window of the tile, then the marks; both are moved together from the poster to the sheet."""
    x, y = _offset(tile)
    printed, area = tile.printed, tile.area
    left, top = max(printed.x + x, area.x), max(printed.y + y, area.y)
    window = Rect(left, top, min(printed.right + x, area.right) - left, min(printed.bottom + y, area.bottom) - top)
    yield placed(form, x, y, scale=cutting.scale, clip=window)
    there = replace(tile, shown=_moved(tile.shown, x, y), printed=_moved(printed, x, y))
    yield from marks(there, edges(there, _beside(tile, cutting.tiles), tiling.join), letterer)
    if tile.covered:
        later = cutting.tiles[cutting.tiles.index(tile) + 1 :]
        names = [other.name for other in later if other.shown.overlaps(tile.covered, slack=STEP / 2)]
        yield from laid_over(_moved(tile.covered, x, y), ", ".join(names), letterer)


def _moved(box: Rect, x: float, y: float) -> Rect:
    return box._replace(x=box.x + x, y=box.y + y)


def _offset(tile: Tile) -> tuple[float, float]:
    """How the poster is moved so that what is printed of it stands in the middle of the sheet, give or take half a step."""
    printed, area = tile.printed, tile.area
    x = area.x + (area.width - printed.width) / 2 - printed.x
    y = area.y + (area.height - printed.height) / 2 - printed.y
    return round(x / STEP) * STEP, round(y / STEP) * STEP


def _beside(tile: Tile, tiles: tuple[Tile, ...]) -> Mapping[Side, Beside]:
    """Which sheet meets the tile on each side, or of which strips where several do, and whether all of them are laid later."""
    one, place = tile.shown, tiles.index(tile)
    lines: Mapping[Side, Rect] = {
        "left": one._replace(width=0),
        "right": one._replace(x=one.right, width=0),
        "top": one._replace(height=0),
        "bottom": one._replace(y=one.bottom, height=0),
    }
    found = {}
    for side, line in lines.items():
        others = [number for number, other in enumerate(tiles) if number != place and along(line, other.shown)]
        if others:
            strips = ", ".join(dict.fromkeys(tiles[number].strip for number in others))
            found[side] = Beside(tiles[others[0]].name if len(others) == 1 else strips, min(others) > place)
    return found
