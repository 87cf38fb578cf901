"""A wall to scale: how high posters hang, for somebody who stands and for somebody who sits."""

from __future__ import annotations

from collections.abc import Sequence

from pictures_drawn import FINENESS, INK, PEN, SHADE, write
from PIL import Image, ImageDraw, ImageFilter

SCALE = 2.3  # pixels a centimetre
WIDTH, HEIGHT, FLOOR = 500.0, 208.0, 14.0  # centimetres: the wall, and the floor in front of it
MIDDLE = 140.0  # centimetres from the floor to the middle of a poster
ON_DOOR = 118.0  # and to that of a sheet on a door, where people sit
POSTERS, DOOR = (128.0, 196.0), (338.0, 420.0)  # centimetres from the start: middles of posters, edges of the door
PAPER, WALL, BOARD, WOOD, STANDS, SITS = "#FBF3E6", "#EFE3D3", "#D8C6B0", "#C9AE8C", "#7A2E4D", "#1F6257"

Box = tuple[float, float, float, float]


class Wall:
    """A drawing in centimetres: x from the start of the wall, y up from the floor."""

    def __init__(self) -> None:
        self.fine = SCALE * FINENESS
        self.picture = Image.new("RGB", (round(WIDTH * self.fine), round((HEIGHT + FLOOR) * self.fine)), WALL)
        self.pen = ImageDraw.Draw(self.picture)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel."""
        return x * self.fine, (HEIGHT - y) * self.fine

    def block(self, box: Box, fill: str, corner: float = 0) -> None:
        """A rectangle: start, bottom, end, top."""
        start, bottom, end, top = box
        self.pen.rounded_rectangle((*self.at(start, top), *self.at(end, bottom)), corner * self.fine, fill)

    def disc(self, x: float, y: float, radius: float, fill: str | None, outline: str | None = None) -> None:
        """A circle, full or as a ring."""
        box = (*self.at(x - radius, y + radius), *self.at(x + radius, y - radius))
        self.pen.ellipse(box, fill, outline, round(2.4 * self.fine) if outline else 1)

    def limb(self, points: Sequence[tuple[float, float]], width: float, fill: str) -> None:
        """A line with round ends and joints."""
        self.pen.line([self.at(*point) for point in points], fill, round(width * self.fine))
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def hang(self, sheet: Image.Image, x: float, y: float, width: float) -> None:
        """A sheet with its middle there, with a soft shadow."""
        size = round(width * self.fine), round(width * self.fine * sheet.height / sheet.width)
        px, py = self.at(x, y)
        corner = round(px - size[0] / 2), round(py - size[1] / 2)
        shadow = Image.new("L", self.picture.size, 0)
        ImageDraw.Draw(shadow).rectangle((corner[0], corner[1] + 6, corner[0] + size[0], corner[1] + size[1] + 8), fill=90)
        self.picture.paste(Image.new("RGB", self.picture.size, SHADE), mask=shadow.filter(ImageFilter.GaussianBlur(8)))
        self.picture.paste(sheet.resize(size, Image.Resampling.LANCZOS), corner)


def wall(posters: Sequence[Image.Image], on_door: Image.Image) -> Image.Image:
    """Two posters of 18 by 24 inches and a small sheet on a door, with the heights of their middles."""
    drawn = Wall()
    drawn.block((0, -FLOOR, WIDTH, 0), BOARD)
    drawn.block((DOOR[0], 0, DOOR[1], 203), WOOD)
    drawn.disc(DOOR[0] + 8, 100, 2.6, SHADE)
    for poster, x in zip(posters, POSTERS, strict=True):
        drawn.hang(poster, x, MIDDLE, 45.7)
    drawn.hang(on_door, sum(DOOR) / 2, ON_DOOR, 21.6)
    _stand(drawn, 54)
    _sit(drawn, 282)
    picture = drawn.picture.resize((drawn.picture.width // FINENESS, drawn.picture.height // FINENESS), Image.Resampling.LANCZOS)
    _measure(picture, (POSTERS[0] + POSTERS[1]) / 2, MIDDLE, "55 in (140 cm)")
    _measure(picture, DOOR[1] + 7, ON_DOOR, "46 in (118 cm)")
    return picture


def _stand(drawn: Wall, x: float) -> None:
    """Somebody who stands, seen from behind."""
    drawn.limb(((x - 7, 4), (x - 6, 80)), 12, SHADE)
    drawn.limb(((x + 7, 4), (x + 6, 80)), 12, SHADE)
    drawn.block((x - 19, 74, x + 19, 138), STANDS, 14)
    drawn.disc(x, 152, 11.5, "#2B1B1E")


def _sit(drawn: Wall, x: float) -> None:
    """Somebody in a wheelchair, turned to the posters."""
    drawn.limb(((x + 2, 56), (x - 32, 54), (x - 38, 12)), 11, SHADE)
    drawn.limb(((x + 5, 60), (x + 2, 92)), 24, SITS)
    drawn.disc(x, 119, 11, "#4A2A18")
    drawn.limb(((x + 20, 100), (x + 17, 48), (x - 20, 47), (x - 34, 6)), 2.6, INK)
    drawn.disc(x + 8, 30, 29, None, INK)
    drawn.disc(x - 34, 7, 7, INK)


def _measure(picture: Image.Image, x: float, height: float, words: str) -> None:
    """A line from the floor to a height, with its length beside it."""
    pen, across = ImageDraw.Draw(picture), x * SCALE
    top, bottom = (HEIGHT - height) * SCALE, HEIGHT * SCALE
    pen.line((across, top, across, bottom), PEN, 2)
    for end in (top, bottom):
        pen.line((across - 7, end, across + 7, end), PEN, 2)
    write(picture, words, (across + 12, (top + bottom) / 2), ink=PEN)
