"""A sheet that measures a printer: what it leaves blank, how far it prints from its place, on both sides, and at what scale.

Everything is read off the printed sheet: from its edges, from its creases when it is folded in two, and through it, against the light.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hrposter.display import Begin, Document, End, Item, Meta, Page
from hrposter.geometry import Rect
from hrposter.imposition.calibration_words import Column, Desk, desk, form_height, name_of, steps_of
from hrposter.imposition.rulers import EDGES, THIN, across, bar, down, lines, stairs
from hrposter.papers import Paper
from hrposter.resources import Library
from hrposter.units import mm

# The day on which the sheet last changed: files carry it.
UPDATED = datetime.date(2026, 11, 29)

# Points: of the title, of the words from what is wished down to what is still read at arm's length, and of small print.
_TITLE, _SIZES, _SMALL = 21.0, (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0), 8.8
# How far the words stay from the edges, and the lines to write on from one another.
_INSET, _WRITE = mm(24), mm(10)
# Where the rulers stand, as shares of the sheet from its middle, and how far scale A reaches above its place.
_OFFSET_UP, _OFFSET_ASIDE, _BAR_DOWN, _FORM_DOWN, _SCALE_UP = 0.09, 0.24, 0.115, 0.185, mm(5)
# Between the cross of the back and the words above it.
_ABOVE_CROSS = mm(30)

COMMANDS = (
    "hrposter calibrate --set left=4mm,right=4mm,top=4mm,bottom=5mm",
    "hrposter calibrate --set offset=0.5mm/-0.5mm,duplex=1mm/0mm,scale=99.5%",
)


def calibration(paper: Paper, library: Library, lang: str = "en") -> Document:
    """The sheet to print, its front and its back, in a language that has words for it, else in English.

    PosterError where these words are wrong, MachineError where this machine has no typeface for a letter.
    """
    at = desk(paper, library, lang)
    box, tag = Rect(0, 0, paper.width, paper.height), at.words.language.tag
    title = at.words.text("printer_title")
    meta = Meta(
        title=f"{title}: {paper.name}",
        lang=tag,
        author="hrposter",
        subject=title,
        keywords=("calibration", tag, paper.name),
        date=UPDATED,
        identifier=f"calibration/{tag}/{paper.slug}",
        prints_unscaled=True,
        also=() if at.words.is_english else ("en",),
        duplex="DuplexFlipLongEdge",
    )
    return Document(meta, tuple(Page(box, box, box, box, tuple(items)) for items in (_front(box, at), _back(box, at))))


def _front(box: Rect, at: Desk) -> Iterator[Item]:
    x, y = box.width / 2, box.height / 2
    room = Rect(_INSET, _INSET, box.width - 2 * _INSET, y - _OFFSET_UP * box.height - _SCALE_UP - _INSET)
    yield from _told(at, room)
    foot = y + _FORM_DOWN * box.height
    yield from _form(at, Rect(_INSET, foot, room.width, box.bottom - _INSET - foot))
    yield Begin("Artifact")
    for edge in EDGES:
        yield from stairs(box, edge)
    # The crease is the middle of the paper. What was printed too far right shows there what belongs to the left: so these count backwards.
    yield from across(x, y - _OFFSET_UP * box.height, "A", -1)
    yield from down(x - _OFFSET_ASIDE * box.width, y, "B", -1)
    yield from across(x, y, "C")
    yield from down(x, y, "C")
    yield from bar(x - mm(50), y + _BAR_DOWN * box.height, "D")
    yield End()


def _back(box: Rect, at: Desk) -> Iterator[Item]:
    x, y, far = box.width / 2, box.height / 2, mm(24)
    said, width = at.said("printer_back"), box.width - 2 * _INSET
    top = y - _ABOVE_CROSS - said.height(width, _SIZES[0])
    yield from said.tagged("P", Rect(_INSET, top, width, 0), _SIZES[0], "center")
    yield Begin("Artifact")
    yield lines(((x - far, y, x + far, y), (x, y - far, x, y + far)), THIN)
    yield End()


def _told(at: Desk, room: Rect) -> Iterator[Item]:
    """The title and what to do, as large as there is room."""
    title, steps = at.said("printer_title", at.paper.name, " · "), steps_of(at)
    below = title.height(room.width, _TITLE) + mm(2)
    yield from title.tagged("H1", room, _TITLE)
    lower = Rect(room.x, room.y + below, room.width, room.height - below)
    size = next((size for size in _SIZES if Column(at, lower, size).height(steps) <= lower.height), _SIZES[-1])
    yield from Column(at, lower, size).paint(steps)


def _form(at: Desk, room: Rect) -> Iterator[Item]:
    """Lines to write the measures on, and what is typed then."""
    column = room.width / 4
    for number in range(7):
        across, row = number % 4, number // 4
        cell = Rect(room.x + across * column, room.y + row * _WRITE, column - mm(4), _WRITE)
        yield from name_of(at, number, cell.mirrored(room) if at.is_rtl else cell, _SMALL)
    lower = Rect(room.x, room.y + form_height(_WRITE), room.width, 0)
    typed, *commands = at.said("printer_type"), *(at.english(command) for command in COMMANDS)
    top = lower.y
    for setting, lang in ((typed, None), *((each, "en") for each in commands), *at.draft):
        yield from setting.tagged("P", lower._replace(y=top), _SMALL, at.begins(setting), lang=at.tagged(lang))
        top += setting.height(lower.width, _SMALL) + at.apart(setting, _SMALL)
