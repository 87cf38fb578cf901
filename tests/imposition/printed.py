"""Sheets as a printer and a pair of hands make them: drawn by PDFium, moved, turned and held against the light."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from hrposter.display import Begin, Clip, Document, End, Fill, Finish, Ink, Item, Meta, Page, Unclip, rounded
from hrposter.geometry import Rect
from hrposter.imposition.placed import print_edition
from hrposter.pdf.writer import write

# At so many dots an inch a pixel is a tenth of a millimetre.
DPI, PER_MM = 254, 10
GREEN, RED = Ink("green", (0.1, 0.6, 0.2)), Ink("red", (0.9, 0.1, 0.1))

Picture = NDArray[np.uint8]
# Left, top, right and bottom, in millimetres.
Box = tuple[float, float, float, float]

META = Meta("Cards", "en", "", "", (), datetime.date(2026, 11, 23), "cards")


def card(width: float, height: float, ink: Ink, *, bleed: float = 0.0, inset: float = 0.0) -> Page:
    """A page of one colour, with a red mark on its upper edge, right of the middle."""
    trim = Rect(0, 0, width, height)
    beyond = trim.inset(-bleed)
    items: tuple[Item, ...] = (
        Clip(rounded(beyond, 0)),
        Begin("Artifact"),
        Fill(beyond.inset(inset), ink),
        Fill(Rect(width * 0.6, inset + 6, 12, 6), RED),
        End(),
        Unclip(),
    )
    return Page(beyond, trim, beyond, trim.inset(18), items)


def drawn(pages: Iterable[Page]) -> list[Picture]:
    """The pages as a reader of PDF shows them, RGB."""
    whole = print_edition(Document(META, (), Finish()), pages, "cards")
    with pypdfium2.PdfDocument(write(whole)) as opened:
        return [np.asarray(page.render(scale=DPI / 72).to_pil().convert("RGB")) for page in opened]


def boxes(picture: Picture, ink: Ink) -> list[Box]:
    """Each connected patch of that colour, row by row; in millimetres."""
    wanted = [round(255 * part) for part in ink.rgb]
    mask = cv2.inRange(np.ascontiguousarray(picture), np.array([part - 40 for part in wanted]), np.array([part + 40 for part in wanted]))
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    found = [tuple(int(each) for each in stats[number][:4]) for number in range(1, count) if stats[number][4] > 30]
    return sorted(((x / PER_MM, y / PER_MM, (x + w) / PER_MM, (y + h) / PER_MM) for x, y, w, h in found), key=lambda box: (round(box[1]), box[0]))


def through(picture: Picture, turn: str) -> Picture:
    """The back as it is seen from the front, through a sheet that was turned over its long or its short edge; it stands upright."""
    return picture[:, ::-1] if turn == "long" else picture[::-1]


def moved(picture: Picture, right: float, down: float) -> Picture:
    """What a printer makes of a page that it prints so many millimetres too far right and too far down."""
    return np.roll(picture, (round(down * PER_MM), round(right * PER_MM)), axis=(0, 1))
