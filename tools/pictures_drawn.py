"""What the pictures of the documentation are put together from: sheets as PDFium draws them, on a table, named and framed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from gallery_pictures import face
from PIL import Image, ImageDraw, ImageFilter

from hrposter.geometry import Rect
from hrposter.layout.page import solve
from hrposter.poster import Job
from hrposter.rendering import pdf, pictures
from hrposter.resolve import resolve

TABLE, SHADE, PEN, INK = "#E4E0DA", "#3A342C", "#A0287A", "#24312F"
# Drawn at twice the size and reduced: the edges come out softer than PDFium's own.
FINENESS = 2
GAP = 36
CAPTION = 17  # pixels


@dataclass(frozen=True, slots=True)
class Sheet:
    """A poster, its width on the picture in pixels, and what stands below it."""

    job: Job
    width: int
    caption: str = ""

    def pages(self) -> tuple[Image.Image, ...]:
        """All its pages."""
        data = pdf(self.job)
        dpi = self.width * FINENESS / self.job.sheet.width * 72
        return tuple(self._reduced(Image.open(io.BytesIO(page)).convert("RGB")) for page in pictures(data, dpi))

    def drawn(self) -> Image.Image:
        """The first page."""
        return self.pages()[0]

    def _reduced(self, page: Image.Image) -> Image.Image:
        return page.resize((self.width, round(self.width * page.height / page.width)), Image.Resampling.LANCZOS)


def on_table(sheets: Sequence[Image.Image], captions: Sequence[str] = (), gap: int = GAP) -> Image.Image:
    """The sheets side by side, centred, each with a soft shadow and, if there is one, its caption below."""
    room = CAPTION + gap // 2 if any(captions) else 0
    width = sum(sheet.width for sheet in sheets) + gap * (len(sheets) + 1)
    height = max(sheet.height for sheet in sheets) + 2 * gap
    table = Image.new("RGB", (width, height + room), TABLE)
    shadow = Image.new("L", table.size, 0)
    corners, x = [], gap
    for sheet in sheets:
        y = (height - sheet.height) // 2
        corners.append((x, y))
        ImageDraw.Draw(shadow).rectangle((x, y + 5, x + sheet.width, y + sheet.height + 5), fill=90)
        x += sheet.width + gap
    table.paste(Image.new("RGB", table.size, SHADE), mask=shadow.filter(ImageFilter.GaussianBlur(8)))
    for sheet, corner in zip(sheets, corners, strict=True):
        table.paste(sheet, corner)
    for sheet, (x, _), caption in zip(sheets, corners, captions or [""] * len(sheets), strict=True):
        write(table, caption, (x + sheet.width / 2, height - gap / 2), "ma")
    return table


def laid(sheets: Sequence[Sheet], gap: int = GAP) -> Image.Image:
    """The first pages of the sheets, side by side."""
    return on_table([sheet.drawn() for sheet in sheets], [sheet.caption for sheet in sheets], gap)


def write(picture: Image.Image, text: str, at: tuple[float, float], anchor: str = "lm", ink: str = INK, size: int = CAPTION) -> None:
    """Write on a picture; ``anchor`` says which point of the words stands there, as Pillow has it."""
    ImageDraw.Draw(picture).text(at, text, font=face(700, size), fill=ink, anchor=anchor)


def frame(picture: Image.Image, box: Rect, *, round_it: float = 4) -> None:
    """Draw a frame in the colour of the pen."""
    corners = (box.x - round_it, box.y - round_it, box.right + round_it, box.bottom + round_it)
    ImageDraw.Draw(picture).rectangle(corners, outline=PEN, width=2)


def with_areas(job: Job, width: int) -> Image.Image:
    """The poster with a frame around each area, and their names beside it."""
    gap = 110
    table = on_table([Sheet(job, width).drawn()], gap=gap)
    pen = ImageDraw.Draw(table)
    for name, box in areas(job, width):
        moved = Rect(gap + box.x, gap + box.y, box.width, box.height)
        frame(table, moved)
        middle = moved.y + moved.height / 2
        pen.line((moved.right + 4, middle, gap + width + 8, middle), fill=PEN, width=2)
        write(table, name, (gap + width + 14, middle), ink=PEN)
    return table.crop((gap - GAP, gap - GAP, table.width, table.height - gap + GAP))


def areas(job: Job, width: int) -> list[tuple[str, Rect]]:
    """The name and the box of each region of the first page, in pixels of a picture of that width."""
    scale = width / job.sheet.width
    boxes = [(placed.part.region.name, placed.cell) for placed in solve(resolve(job)).placed]
    return [(name, Rect(box.x * scale, box.y * scale, box.width * scale, box.height * scale)) for name, box in boxes]


def with_keys(first: Job, second: Job, width: int, middle: int = 170) -> Image.Image:
    """One poster in two languages, and between them the names of the words, each with a line to both."""
    words = resolve(first).content.words
    table = on_table([Sheet(first, width).drawn(), Sheet(second, width).drawn()], gap=middle)
    pen, others = ImageDraw.Draw(table), dict(areas(second, width))
    for name, box in (area for area in areas(first, width) if area[0] in words):
        heights = [middle + each.y + each.height / 2 for each in (box, others[name])]
        ends = (middle + box.right + 4, 2 * middle + width + others[name].x - 4)
        centre, middles = middle * 1.5 + width, sum(heights) / 2
        half = 8 + len(name) * CAPTION * 0.3
        for end, height, side in zip(ends, heights, (-half, half), strict=True):
            pen.line((end, height, centre + side, middles), fill=PEN, width=2)
        write(table, name, (centre, middles), "mm", PEN)
    margin = middle - GAP
    return table.crop((margin, margin, table.width - margin, table.height - margin))
