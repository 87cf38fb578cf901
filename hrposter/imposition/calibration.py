"""A sheet that measures a printer: what it leaves blank, how far it prints from its place, on both sides, and at what scale.

Everything is read off the printed sheet: from its edges, from its creases when it is folded in two, and through it, against the light.
"""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterator

from hrposter.display import Begin, Document, End, Item, Meta, Page
from hrposter.geometry import Rect
from hrposter.imposition.captions import ASCENT, LEADING, caption, paragraph
from hrposter.imposition.rulers import EDGES, THIN, across, bar, down, lines, stairs
from hrposter.papers import Paper
from hrposter.units import mm

# The day on which the sheet last changed: files carry it.
UPDATED = datetime.date(2026, 11, 29)

_TITLE, _BODY, _SMALL = 21.0, 11.0, 8.8
# How far the words stay from the edges, how far they stand in behind their heads, what parts paragraphs, and the lines to write on.
_INSET, _IN, _APART, _WRITE = mm(24), mm(19), mm(2.6), mm(10)
# Where the rulers stand, as shares of the sheet from its middle.
_OFFSET_UP, _OFFSET_ASIDE, _BAR_DOWN, _FORM_DOWN = 0.09, 0.24, 0.115, 0.185

_STEPS = (
    (
        "Edges",
        "At each of the four edges, find the smallest number whose thick bar was printed whole. "
        "So many millimetres stay blank: left, right, top, bottom.",
    ),
    (
        "Offset",
        "Fold the left edge onto the right edge and press in the middle: read scale A where the crease is. "
        "Open it, fold the top onto the bottom, and read scale B.",
    ),
    (
        "Duplex",
        "Turn to the front and hold the sheet against the light. Read where the cross of the back meets the two scales C: first across, then down.",
    ),
    (
        "Scale",
        "Measure bar D from its first to its last mark. Its millimetres are the scale in percent. "
        "Far from 100? Then print again at actual size first.",
    ),
)
_COMMANDS = (
    "hrposter calibrate --set left=4mm,right=4mm,top=4mm,bottom=5mm",
    "hrposter calibrate --set offset=0.5mm/-0.5mm,duplex=1mm/0mm,scale=99.5%",
)
_BEHIND = "The back. Hold the sheet against the light, and look at it from the front."


def calibration(paper: Paper) -> Document:
    """The sheet to print, its front and its back."""
    box = Rect(0, 0, paper.width, paper.height)
    meta = Meta(
        title=f"Measure your printer with {paper.name}",
        lang="en",
        author="hrposter",
        subject="A sheet that measures a printer",
        keywords=("calibration", paper.name),
        date=UPDATED,
        identifier=f"calibration/{paper.slug}",
        prints_unscaled=True,
        duplex="DuplexFlipLongEdge",
    )
    return Document(meta, tuple(Page(box, box, box, box, tuple(items)) for items in (_front(box, paper), _back(box))))


def _front(box: Rect, paper: Paper) -> Iterator[Item]:
    yield from _words(box, paper)
    yield from _form(box)
    yield Begin("Artifact")
    for edge in EDGES:
        yield from stairs(box, edge)
    x, y = box.width / 2, box.height / 2
    # The crease is the middle of the paper. What was printed too far right shows there what belongs to the left: so these count backwards.
    yield from across(x, y - _OFFSET_UP * box.height, "A", -1)
    yield from down(x - _OFFSET_ASIDE * box.width, y, "B", -1)
    yield from across(x, y, "C")
    yield from down(x, y, "C")
    yield from bar(x - mm(50), y + _BAR_DOWN * box.height, "D")
    yield End()


def _back(box: Rect) -> Iterator[Item]:
    x, y, far = box.width / 2, box.height / 2, mm(24)
    yield Begin("P")
    yield caption(_BEHIND, x, y - mm(32), _BODY, "center")
    yield End()
    yield Begin("Artifact")
    yield lines(((x - far, y, x + far, y), (x, y - far, x, y + far)), THIN)
    yield End()


def _words(box: Rect, paper: Paper) -> Iterator[Item]:
    """What to do."""
    x, top, width = _INSET, _INSET, box.width - 2 * _INSET
    yield Begin("H1")
    yield caption("Measure your printer", x, top + ASCENT * _TITLE, _TITLE, is_strong=True)
    yield End()
    how = f"Print both pages on one sheet of {paper.name}, turned over the long edge, at 100 % (actual size)."
    top = yield from _told(f"{how} Cards, tiles and folds then fit your printer.", x, top + _TITLE * 1.2, width, _BODY)
    for name, words in _STEPS:
        yield Begin("H2")
        yield caption(name, x, top + ASCENT * _BODY, _BODY, is_strong=True)
        yield End()
        top = yield from _told(words, x + _IN, top, width - _IN, _BODY)


def _told(words: str, x: float, top: float, width: float, size: float) -> Generator[Item, None, float]:
    """A paragraph; gives back where the next one begins."""
    told = tuple(paragraph(words, x, top, width, size))
    yield Begin("P")
    yield from told
    yield End()
    return top + (len(told) - 1) * LEADING * size + size + _APART


def _form(box: Rect) -> Iterator[Item]:
    """Lines to write the measures on, and what is typed then."""
    x, top, width = _INSET, box.height / 2 + _FORM_DOWN * box.height, box.width - 2 * _INSET
    names = ("left", "right", "top", "bottom", "offset A / B", "duplex C / C", "scale D")
    column = width / 4
    for number, name in enumerate(names):
        left, foot = x + number % 4 * column, top + (1 + number // 4) * _WRITE
        label = caption(name, left, foot - mm(0.8), _SMALL)
        yield Begin("P")
        yield label
        yield End()
        yield Begin("Artifact")
        yield lines(((left + label.width + mm(1.5), foot, left + column - mm(4), foot),), THIN)
        yield End()
    foot = top + 2 * _WRITE + mm(7)
    foot = yield from _told(
        "Then type what you read, with plus and minus as on the scales; what you leave out stays as it was:", x, foot, width, _SMALL
    )
    for command in _COMMANDS:
        foot = yield from _told(command, x, foot, width, _SMALL)
