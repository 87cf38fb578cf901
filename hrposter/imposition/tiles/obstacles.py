"""What a seam should not go through: words, faces, codes and logos, as boxes on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from hrposter.display import Begin, Clip, Drawing, End, Fill, Image, Outline, Page, Path, Picture, Tag, Text, Unclip
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect, union
from hrposter.imposition.tiles.words import numbers_in, words_of

Kind = Literal["code", "face", "number", "headline", "logo", "heading", "greeting", "words", "icon", "card"]

# What it costs to cut through one of a kind, and through the space between its words. A code that is cut is dead, a face hurt, a number
# misread; a line of running text can still be read across a seam.
COSTS: Mapping[Kind, tuple[float, float]] = {
    "code": (2000.0, 0.0),
    "face": (1000.0, 0.0),
    "number": (400.0, 60.0),
    "headline": (120.0, 20.0),
    "logo": (100.0, 0.0),
    "heading": (60.0, 8.0),
    "greeting": (60.0, 8.0),
    "words": (12.0, 1.5),
    "icon": (8.0, 0.0),
    "card": (3.0, 0.0),
}
# Kinds that may not be cut without a word about it.
TOLD: frozenset[Kind] = frozenset({"code", "face", "number", "headline", "heading", "greeting", "logo"})

_HEADINGS: Mapping[Tag, Kind] = {"H1": "headline", "H2": "heading"}


@frozen()
class Obstacle:
    """One thing on the page: its box, its parts that are worst to cut (such as words of a line), and what people call it."""

    kind: Kind
    box: Rect
    parts: tuple[Rect, ...]
    name: str

    def moved(self, x: float, y: float, scale: float) -> Obstacle:
        """The same with the origin elsewhere, on a poster that is larger or smaller."""

        def there(box: Rect) -> Rect:
            return Rect((box.x - x) * scale, (box.y - y) * scale, box.width * scale, box.height * scale)

        return replace(self, box=there(self.box), parts=tuple(map(there, self.parts)))


class _Place(NamedTuple):
    """Where the list is: open elements with their words for a picture, and the windows that things show through."""

    tags: list[Begin]
    windows: list[Rect]


def obstacles(page: Page) -> tuple[Obstacle, ...]:
    """All that shows of the page within its trim, in reading order."""
    place = _Place([], [page.trim])
    found: list[Obstacle] = []
    for item in page.items:
        match item:
            case Begin():
                place.tags.append(item)
            case End():
                place.tags.pop()
            case Clip(outline=outline):
                place.windows.append(_common(place.windows[-1], _bounds(outline)))
            case Unclip():
                place.windows.pop()
            case Text():
                found += _line(item, place)
            case Picture(drawing=drawing, matrix=matrix):
                found += _picture(drawing, matrix, place)
            case Image(rect=rect):
                found.append(Obstacle("logo", rect, (rect,), _alt(place)))
            case Path():
                found += _code(place)
            case Fill(rect=rect, radius=radius) if radius > 0:
                found.append(Obstacle("card", rect, (rect,), ""))
            case _:
                continue
    return tuple(obstacle for obstacle in found if obstacle.box.overlaps(page.trim))


def _line(text: Text, place: _Place) -> Iterator[Obstacle]:
    """A line of words; headlines by their element, greetings by what it says. A number to dial in it stands for itself, its blanks included."""
    words = words_of(text)
    if not words:
        return
    for number in numbers_in(text.text, words):
        box = union(word.box for word in number)
        yield Obstacle("number", box, (box,), " ".join(word.said for word in number))
    kind: Kind = next((_HEADINGS[begin.tag] for begin in place.tags if begin.tag in _HEADINGS), "words")
    if any(begin.is_greeting for begin in place.tags):
        kind = "greeting"
    yield Obstacle(kind, text.box, tuple(word.box for word in words), " ".join(text.text.split()))


def _picture(drawing: Drawing, matrix: Matrix, place: _Place) -> Iterator[Obstacle]:
    """The faces in a scene; a logo or an icon as a whole."""
    window = place.windows[-1]
    for face in drawing.faces:
        shown = _common(_mapped(face, matrix), window)
        if shown.width > 0 and shown.height > 0:
            yield Obstacle("face", shown, (shown,), _alt(place) or drawing.name)
    whole = _mapped(drawing.view, matrix)
    if len(place.windows) <= 2 and not drawing.faces and window.contains(whole):
        figure = next((begin for begin in place.tags if begin.tag == "Figure"), None)
        yield Obstacle("logo" if figure else "icon", whole, (whole,), _alt(place) or drawing.name)


def _code(place: _Place) -> Iterator[Obstacle]:
    """A figure that is an outline is a code to scan."""
    begin = place.tags[-1] if place.tags else None
    if begin is not None and begin.tag == "Figure" and begin.box is not None:
        yield Obstacle("code", begin.box, (begin.box,), begin.alt or "a code")


def _alt(place: _Place) -> str:
    return next((begin.alt for begin in reversed(place.tags) if begin.alt), "")


def _mapped(box: Rect, matrix: Matrix) -> Rect:
    corners = [matrix.apply(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    return union(Rect(x, y, 0, 0) for x, y in corners)


def _bounds(outline: Outline) -> Rect:
    points = [segment[index : index + 2] for segment in outline for index in range(0, len(segment), 2)]
    return union(Rect(x, y, 0, 0) for x, y in points)


def _common(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
