"""Sheets of cards: how many stand on which paper, and where, as their maker says or as they are cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.papers import PAPERS, Paper, parse_paper
from hrposter.source import Reader, View
from hrposter.spec.content import parse_date, version_is_known
from hrposter.spec.options import parse_count
from hrposter.units import Absolute, mm, parse_length, to_mm

KEYS = ("hrposter", "title", "paper", "card", "columns", "rows", "margins", "pitch", "corner", "fits", "source", "checked")
NEEDED = ("hrposter", "title", "paper", "card", "columns", "rows", "margins")
MARGIN_KEYS, PITCH_KEYS = ("left", "top"), ("across", "down")

# By how much a card may differ from a size that posters are laid out for; rounding of inches and millimetres.
_NEAR, _SLACK = mm(2), mm(0.1)
_CARD = re.compile(r"(?P<width>[^x×]+?)\s*[x×]\s*(?P<height>[^x×]+)")


@frozen()
class CardSheet:
    """Cards in ``columns`` and ``rows`` on a paper that stands upright; lengths in points.

    ``left`` and ``top`` are the margins before the first card, ``across`` and ``down`` reach from one edge of a card to the same
    one of the next. ``corner`` rounds its corners. ``size`` is the paper that posters for it are laid out on. ``fits`` are products of makers.
    """

    name: str
    title: str
    paper: Paper
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    across: float
    down: float
    corner: float
    size: Paper
    fits: tuple[str, ...] = ()
    source: str | None = None

    @property
    def sheet(self) -> Rect:
        """The sheet in points."""
        return Rect(0, 0, self.paper.width, self.paper.height)

    @property
    def slots(self) -> tuple[Rect, ...]:
        """Where cards stand, row by row from the top left."""
        places = ((column, row) for row in range(self.rows) for column in range(self.columns))
        return tuple(Rect(self.left + column * self.across, self.top + row * self.down, self.width, self.height) for column, row in places)

    @property
    def card(self) -> Paper:
        """A card as a paper that stands upright."""
        return Paper(self.size.name, min(self.width, self.height), max(self.width, self.height), self.size.system)


def read_card_sheet(path: Path) -> CardSheet:
    """Read a sheet of cards; PosterError lists every problem found."""
    reader = Reader(path)
    top = reader.root().fields(KEYS, required=NEEDED)
    version_is_known(top)
    letter = PAPERS["Letter"]
    width, height = top["card"].parsed(parse_card, (mm(85), mm(55))) if "card" in top else (mm(85), mm(55))
    margins, pitch = (_lengths(top, key, keys, needs_all=key == "margins") for key, keys in (("margins", MARGIN_KEYS), ("pitch", PITCH_KEYS)))
    found = CardSheet(
        name=path.stem,
        title=top["title"].text() if "title" in top else "",
        paper=top["paper"].parsed(parse_paper, letter) if "paper" in top else letter,
        width=width,
        height=height,
        columns=top["columns"].parsed(parse_count, 1) if "columns" in top else 1,
        rows=top["rows"].parsed(parse_count, 1) if "rows" in top else 1,
        left=margins.get("left", 0.0),
        top=margins.get("top", 0.0),
        across=pitch.get("across", width),
        down=pitch.get("down", height),
        corner=top["corner"].parsed(parse_distance, 0.0) if "corner" in top else 0.0,
        size=_size(width, height) or letter,
        fits=tuple(each.text() for each in top["fits"].items()) if "fits" in top else (),
        source=top["source"].text() if "source" in top else None,
    )
    if "checked" in top:
        top["checked"].parsed(parse_date, None)
    if not reader.problems:
        _check(found, top)
    reader.done()
    return found


def parse_card(text: str) -> tuple[float, float]:
    """Read ``85mm x 54mm``: width and height in points; ValueError says how it is written."""
    match = _CARD.fullmatch(text.strip())
    try:
        width, height = (parse_distance(part) for part in (match["width"], match["height"])) if match else (0.0, 0.0)
    except ValueError:
        width = height = 0.0
    if min(width, height) <= 0:
        raise ValueError(f"{text!r} is not the size of a card; write width and height, as in 85mm x 54mm or 3.5in x 2in")
    return width, height


def parse_distance(text: str) -> float:
    """Read ``13.5mm`` or ``0.75in``, in points; ValueError says what is allowed."""
    length = parse_length(text)
    if not isinstance(length, Absolute):
        raise ValueError(f"{text!r} is not a length on a sheet; write it as in 13.5mm or 0.75in")
    return length.points


def _lengths(top: Mapping[str, View], key: str, keys: tuple[str, ...], *, needs_all: bool) -> dict[str, float]:
    fields = top[key].fields(keys, required=keys if needs_all else ()) if key in top else {}
    return {name: view.parsed(parse_distance, 0.0) for name, view in fields.items()}


def _size(width: float, height: float) -> Paper | None:
    """The paper that is as large as a card, whichever way it lies; the nearest of several."""
    short, long = min(width, height), max(width, height)
    off = {paper: max(abs(paper.width - short), abs(paper.height - long)) for paper in PAPERS.values()}
    nearest = min(off, key=lambda paper: off[paper])
    return nearest if off[nearest] <= _NEAR else None


def _check(found: CardSheet, top: Mapping[str, View]) -> None:
    """Note what cannot be: cards of no size that there is, over one another, beyond the paper, or rounder than round."""
    if _size(found.width, found.height) is None:
        fact = f"no poster is laid out for cards of {_mm(found.width)} × {_mm(found.height)} mm"
        top["card"].add("card-size", fact, f"take one of these sizes, give or take 2 mm: {', '.join(PAPERS)}")
    for size, pitch, count, margin, edge, direction in (
        (found.width, found.across, found.columns, found.left, found.paper.width, "across"),
        (found.height, found.down, found.rows, found.top, found.paper.height, "down"),
    ):
        if count > 1 and pitch < size - _SLACK:
            fact = f"cards of {_mm(size)} mm that stand {_mm(pitch)} mm apart lie over one another"
            top["pitch"].add("card-sheet", fact, f"measure {direction} from one edge of a card to the same edge of the next")
        if (reach := margin + (count - 1) * pitch + size) > edge + _SLACK:
            fact = f"{count} cards {direction} reach {_mm(reach)} mm; {found.paper.name} has {_mm(edge)} mm"
            top["margins"].add("card-sheet", fact, "measure the sheet again: its margin, the card, and the pitch")
    if found.corner > min(found.width, found.height) / 2:
        top["corner"].add("card-sheet", f"a corner of {_mm(found.corner)} mm is rounder than the card", "give the radius of the rounded corner")


def _mm(points: float) -> str:
    return f"{round(to_mm(points), 1):g}"
