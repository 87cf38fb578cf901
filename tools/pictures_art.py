"""What the guide for designers shows of art and of blocks: a drawing with its focal box, and each block by itself."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pictures_drawn import FINENESS, GAP, TABLE, Sheet, frame, on_table
from PIL import Image, ImageChops

from hrposter.display import Document, Picture
from hrposter.geometry import Matrix, Rect
from hrposter.jobs import one_job
from hrposter.pdf.writer import write
from hrposter.rendering import document, pictures

WHOLE = 330  # pixels: the width of a whole drawing
BLOCK, LOWEST = 400, 110  # pixels: the width of a block's sheet, and its least height
A_ROW = 3  # sheets side by side
_LAYOUT = """\
hrposter: 1
title: One block
sizes: [4x6]
updated: 2026-11-23
theme: sunrise
page: {{margin: 6%, gap: space.m, surface: paper}}
grid:
  columns: [1fr]
  rows: [{rows}]
  areas: [{areas}]
regions:
{regions}"""
_FILLING = re.compile(r"{(art|cards|tiles|resources|flow|numbers|card|languages): ")


def focal(sheets: Sequence[Sheet]) -> Image.Image:
    """The drawing of a poster as a whole, then as each sheet crops it, with its focal box framed everywhere."""
    documents = [document(sheet.job) for sheet in sheets]
    whole = _whole(documents[0])
    shown = [(_page(whole, WHOLE), whole, WHOLE), *((sheet.drawn(), made, sheet.width) for sheet, made in zip(sheets, documents, strict=True))]
    for picture, made, width in shown:
        frame(picture, _scaled(_box(_art(made)), width / made.pages[0].media.width), round_it=0)
    captions = ["the drawing", *(sheet.caption for sheet in sheets)]
    return on_table([picture for picture, _, _ in shown], captions)


def _art(made: Document) -> Picture:
    return next(item for item in made.pages[0].items if isinstance(item, Picture) and item.drawing.focal != item.drawing.view)


def _whole(made: Document) -> Document:
    """A document of the drawing alone, all of it."""
    art, page = _art(made), made.pages[0]
    view = art.drawing.view
    box = Rect(0, 0, view.width, view.height)
    alone = replace(art, matrix=Matrix(e=-view.x, f=-view.y))
    return replace(made, pages=(replace(page, media=box, items=(alone,)),))


def _page(made: Document, width: int) -> Image.Image:
    dpi = width * FINENESS / made.pages[0].media.width * 72
    page = Image.open(io.BytesIO(pictures(write(made), dpi)[0])).convert("RGB")
    return page.resize((width, round(width * page.height / page.width)), Image.Resampling.LANCZOS)


def _box(art: Picture) -> Rect:
    """The focal box on the page."""
    box = art.drawing.focal
    (x, y), (right, bottom) = art.matrix.apply(box.x, box.y), art.matrix.apply(box.right, box.bottom)
    return Rect(x, y, right - x, bottom - y)


def _scaled(box: Rect, scale: float) -> Rect:
    return Rect(box.x * scale, box.y * scale, box.width * scale, box.height * scale)


def in_blocks(examples: Mapping[str, str], own: Path, clinic: Path) -> Image.Image:
    """Each example of a block's regions on a small sheet of its own, named; ``own`` holds the words of ``sampler``."""
    sheets = [_block(regions, own, clinic) for regions in examples.values()]
    names = list(examples)
    rows = [on_table(sheets[at : at + A_ROW], names[at : at + A_ROW], gap=GAP // 2) for at in range(0, len(sheets), A_ROW)]
    table = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows)), TABLE)
    for number, row in enumerate(rows):
        table.paste(row, (0, sum(each.height for each in rows[:number])))
    return table


def _block(regions: str, own: Path, clinic: Path) -> Image.Image:
    lines = regions.splitlines()
    names = [line.partition(":")[0] for line in lines]
    rows = ["1fr" if _FILLING.search(line) else "auto" for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        piece = Path(folder) / "block"
        piece.mkdir()
        for path in (own / "layouts/sampler").iterdir():
            (piece / path.name).write_bytes(path.read_bytes())
        text = _LAYOUT.format(rows=", ".join(rows), areas=", ".join(names), regions="".join(f"  {line}\n" for line in lines))
        (piece / "layout.yaml").write_text(text, encoding="utf-8")
        return _used(Sheet(one_job("block", "en", "4x6", "landscape", "web", clinic=clinic, layouts=folder), BLOCK).drawn())


def _used(sheet: Image.Image) -> Image.Image:
    """The sheet without the empty ground below its words, but not too low."""
    ground = Image.new("RGB", sheet.size, sheet.getpixel((2, 2)))
    box = ImageChops.difference(sheet, ground).getbbox() or (0, 0, *sheet.size)
    return sheet.crop((0, 0, sheet.width, min(sheet.height, max(box[3] + GAP // 2, LOWEST))))
