"""Marks of a press sheet, all outside the bleed: where to cut, whether the inks register, what they are, which job it is."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.diagnostics import Span
from hrposter.display import END, Begin, Curve, Fill, Ink, Item, Line, Move, Outline, Path
from hrposter.fragments import Fragment
from hrposter.geometry import Rect
from hrposter.layout.setting import Typesetter
from hrposter.poster import Poster
from hrposter.spec.references import PLATE
from hrposter.units import mm

# Printed on every plate; the writer knows it by its role.
REGISTRATION = Ink("registration", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0))

_WEIGHT = 0.25
_OFFSET, _LENGTH = mm(1), mm(5)
_TARGET, _ARM = mm(2), mm(3)
_PATCH = mm(4)
_SLUG_SIZE = 5.0
_ROUND = 4 / 3 * (2**0.5 - 1)
# Solids, overprints of two and three, and tints of black: what a press minder measures.
_PATCHES = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0), (0, 0, 0, 0.5), (0, 0, 0, 0.25))


def marks(poster: Poster, flat: Rect | None = None) -> Iterator[Item]:
    """The marks that the profile asks for, as one artifact, around the page or a ``flat`` sheet to fold; nothing where there is no press."""
    press = poster.job.profile.press
    if press is None or not press.marks:
        return
    trim = flat or poster.sheet
    bleed = poster.job.profile.bleed_box(trim, poster.job.paper.system)
    yield Begin("Artifact", pagination="Marks")
    if "crop" in press.marks:
        yield from (_stroke(outline) for outline in _crops(trim, bleed))
    if "registration" in press.marks:
        yield from (_stroke(outline) for outline in _targets(bleed))
    if "bar" in press.marks:
        yield from _bar(trim, bleed)
    if "slug" in press.marks:
        yield from _slug(poster, trim, bleed)
    yield END


def _stroke(outline: Outline) -> Path:
    return Path(outline, stroke=REGISTRATION, width=_WEIGHT)


def _crops(trim: Rect, bleed: Rect) -> Iterator[Outline]:
    """Two marks at each corner, in line with the trim."""
    for x in (trim.x, trim.right):
        for y, away in ((bleed.y, -1), (bleed.bottom, 1)):
            yield Move(x, y + away * _OFFSET), Line(x, y + away * (_OFFSET + _LENGTH))
    for y in (trim.y, trim.bottom):
        for x, away in ((bleed.x, -1), (bleed.right, 1)):
            yield Move(x + away * _OFFSET, y), Line(x + away * (_OFFSET + _LENGTH), y)


def _targets(bleed: Rect) -> Iterator[Outline]:
    """A cross in a circle at the middle of each side."""
    away = _OFFSET + _ARM
    middle_x, middle_y = bleed.x + bleed.width / 2, bleed.y + bleed.height / 2
    for x, y in ((middle_x, bleed.y - away), (middle_x, bleed.bottom + away), (bleed.x - away, middle_y), (bleed.right + away, middle_y)):
        yield Move(x - _ARM, y), Line(x + _ARM, y), Move(x, y - _ARM), Line(x, y + _ARM), *_circle(x, y, _TARGET)


def _circle(x: float, y: float, r: float) -> Outline:
    k = _ROUND * r
    return (
        Move(x + r, y),
        Curve(x + r, y + k, x + k, y + r, x, y + r),
        Curve(x - k, y + r, x - r, y + k, x - r, y),
        Curve(x - r, y - k, x - k, y - r, x, y - r),
        Curve(x + k, y - r, x + r, y - k, x + r, y),
    )


def _bar(trim: Rect, bleed: Rect) -> Iterator[Item]:
    """Patches of ink above the page, from its left corner."""
    x, y = trim.x + _OFFSET, bleed.y - _OFFSET - _PATCH
    for index, (c, m, y_ink, k) in enumerate(_PATCHES):
        rgb = ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y_ink) * (1 - k))
        yield Fill(Rect(x + index * _PATCH, y, _PATCH, _PATCH), Ink("patch", rgb, (float(c), float(m), float(y_ink), float(k))))


def _slug(poster: Poster, trim: Rect, bleed: Rect) -> Iterator[Item]:
    """What the sheet is, below the page: piece, language, size, press condition, version, date and page."""
    job = poster.job
    size = f"{job.paper.name.title()} {'Landscape' if trim.width > trim.height else 'Portrait'}"
    version, date = f"Version {poster.layout.updated.isoformat()}", f"Date {poster.date.isoformat()}"
    page = f"Page {poster.page}/{poster.pages}"
    said = (job.piece, poster.language.tag.upper(), size, poster.condition.stem.upper(), version, date, page)
    copy = (Fragment("  \u00b7  ".join(said)),)
    setting = Typesetter.of(poster).set(copy, "note", poster.surface(PLATE), Span(poster.folder), language=poster.english.language)
    room = trim.width / 2 - _ARM - 2 * _OFFSET
    yield from setting.paint(Rect(trim.x + _OFFSET, bleed.bottom + _OFFSET, room, 0), _SLUG_SIZE, "start")
