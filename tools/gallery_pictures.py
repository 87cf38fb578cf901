"""The gallery's pictures: thumbnails in few colours, contact sheets, and the scene at the head of the page."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from hrposter.display import Document
from hrposter.fonts.locate import find

FINEST = (760, 760)  # pixels that a page is drawn into
THUMB = (480, 560)  # pixels that a thumbnail fits: sharp at the 340 that the page gives the largest
HEAVIEST = 40_000  # bytes of a thumbnail
SETTLED = 1_000  # pixels: where fewer change their colour k-means ends; to the last one it takes twice the time, for 2 % less error
ROW = 300  # pixels: the height of a contact sheet's row
GAP, MARGIN, LABEL = 28, 44, 30
WALL, SHADOW, PEN, QUIET = "#F6E4D4", "#DDC3AC", "#12463F", "#24312F"
_FOCAL = re.compile(r'data-focal="(\S+) (\S+) (\S+) (\S+)"')
_VIEW = re.compile(r'viewBox="[^"]*"')

Shown = Sequence[tuple[Image.Image, str]]


def drawn(pdf: bytes, pages: Document) -> tuple[Image.Image, ...]:
    """A picture of each page, drawn by PDFium at twice the size and reduced, which makes edges softer than PDFium's own."""
    sheet = pages.pages[0].media
    scale = min(FINEST[0] / sheet.width, FINEST[1] / sheet.height)
    with pypdfium2.PdfDocument(pdf) as opened:
        return tuple(page.render(scale=2 * scale).to_pil().convert("RGB").reduce(2) for page in opened)


def fitted(picture: Image.Image, width: float, height: float) -> Image.Image:
    """The picture reduced to fit."""
    scale = min(width / picture.width, height / picture.height)
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)


def small(picture: Image.Image) -> Image.Image:
    """The picture as a thumbnail."""
    return fitted(picture, *THUMB)


def in_row(picture: Image.Image) -> Image.Image:
    """The picture as a contact sheet shows it."""
    return fitted(picture, 2 * ROW, ROW)


def packed(picture: Image.Image, most: int | None = HEAVIEST) -> bytes:
    """A PNG with a palette: as many colours as stay below ``most`` bytes, the fewest where none do."""
    data = b""
    for colours in (256, 128, 64, 32):
        out = io.BytesIO()
        # Maximum coverage, then k-means: for flat art half the error of the median cut, in two thirds of the bytes.
        few = picture.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=SETTLED, dither=Image.Dither.NONE)
        few.save(out, format="PNG", optimize=True)
        data = out.getvalue()
        if most is None or len(data) <= most:
            break
    return data


def scene(svg: str, around: float = 0.05) -> str:
    """A drawing cropped to its focal box and a little around it."""
    match = _FOCAL.search(svg)
    if match is None:
        raise ValueError("the drawing has no focal box; add data-focal to its <svg>")
    x, y, width, height = map(float, match.groups())
    box = (x - around * width, y - around * height, (1 + 2 * around) * width, (1 + 2 * around) * height)
    return _VIEW.sub('viewBox="{:g} {:g} {:g} {:g}"'.format(*box), svg, count=1)


def contact_sheet(title: str, rows: Sequence[tuple[str, Shown]]) -> Image.Image:
    """Rows of pictures on a wall, each with its caption below, each row with its name above."""
    lined = [(name, [(in_row(picture), caption) for picture, caption in shown]) for name, shown in rows]
    lengths = [sum(picture.width for picture, _ in shown) + GAP * (len(shown) - 1) for _, shown in lined]
    heights = [ROW + LABEL + GAP + (LABEL if name else 0) for name, _ in lined]
    wall = Image.new("RGB", (max(lengths) + 2 * MARGIN, sum(heights) + 2 * LABEL + 2 * MARGIN - GAP), WALL)
    ImageDraw.Draw(wall).text((MARGIN, MARGIN - 8), title, font=face(700, 26), fill=PEN)
    top = MARGIN + 2 * LABEL
    for (name, shown), height in zip(lined, heights, strict=True):
        _hang(wall, name, shown, top)
        top += height
    return wall


def _hang(wall: Image.Image, name: str, shown: Shown, top: int) -> None:
    """Draw one row; pictures stand on one line."""
    pen = ImageDraw.Draw(wall)
    if name:
        pen.text((MARGIN, top), name, font=face(700, 17), fill=PEN)
        top += LABEL
    x = MARGIN
    for picture, caption in shown:
        y = top + ROW - picture.height
        # A flat shadow: a soft one would cost the palette colours that the posters need.
        pen.rectangle((x, y + 4, x + picture.width - 1, y + picture.height + 3), fill=SHADOW)
        wall.paste(picture, (x, y))
        pen.text((x, top + ROW + 8), caption, font=face(400, 15), fill=QUIET)
        x += picture.width + GAP


def face(weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The typeface of captions."""
    found = find("Atkinson Hyperlegible", weight)
    assert found is not None  # it comes with hrposter
    return ImageFont.truetype(found.path, size)
