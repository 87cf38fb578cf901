"""Drawings as form XObjects (ISO 32000-2, 8.10): compiled once for each drawing and its inks, whatever the size of the page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from hrposter.display import Drawing, Ink, Picture, Shape
from hrposter.memo import Same
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours, Paint
from hrposter.pdf.outlines import CAPS, JOINS, outline_operators, painting_operator
from hrposter.pdf.state import GraphicsState
from hrposter.pdf.syntax import dictionary, matrix_operands, number, numbers, packed, stream

_MITER_LIMIT = "4 M"  # SVG 2, 13.5.5: what a drawing expects; PDF would take 10
_FINENESS = 5  # decimal digits of a drawing's longest edge: 1/100 mm on the edge of A0

Inks = tuple[tuple[str, Ink], ...]


class Dressed:
    """A drawing in its inks: equal for the same drawing in equal inks, whose hash is taken once."""

    __slots__ = ("_hash", "drawing", "inks")

    def __init__(self, drawing: Same[Drawing], inks: Inks) -> None:
        self.drawing, self.inks = drawing, inks
        self._hash = hash((drawing, inks))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dressed) and self.drawing == other.drawing and self.inks == other.inks


@lru_cache(maxsize=256)
def _dressed(picture: Same[Picture]) -> Dressed:
    """What a picture shows: many are shown on page after page."""
    return Dressed(Same(picture.value.drawing), tuple(sorted(picture.value.inks.items())))


class Drawings:
    """The drawings of a file: each is embedded once in the same inks, however often it is shown."""

    def __init__(self, carrier: Carrier, colours: Colours) -> None:
        self._carrier = carrier
        self._colours = colours
        self._known: dict[Dressed, tuple[str, bytes]] = {}

    def copied(self, carrier: Carrier) -> Drawings:
        """The same drawings under the same names in another file, in which they have the same numbers."""
        copy = Drawings(carrier, self._colours)
        copy._known = dict(self._known)
        return copy

    def place(self, picture: Picture) -> tuple[str, bytes]:
        """The name that content streams call it, and its reference; KeyError names a role that has no ink."""
        dressed = _dressed(Same(picture))
        known = self._known.get(dressed)
        if known is None:
            known = self._known[dressed] = (f"D{len(self._known) + 1}", self._carrier.add(_form(dressed, self._colours)))
        return known


def picture_operators(picture: Picture, name: str) -> list[str]:
    """A drawing in its place."""
    return ["q", f"{matrix_operands(picture.matrix)} cm", f"/{name} Do", "Q"]


@lru_cache(maxsize=64)
def _form(dressed: Dressed, colours: Colours) -> bytes:
    """The form XObject of a drawing; its box clips it to the view."""
    drawing = dressed.drawing.value
    view = drawing.view
    places = max(0, math.ceil(_FINENESS - math.log10(max(view.width, view.height))))
    box = numbers(view.x, view.y, view.right, view.bottom, places=places)
    entries = {
        "Type": b"/XObject",
        "Subtype": b"/Form",
        "BBox": f"[{box}]".encode(),
        "Resources": dictionary(colours.resources()),
        "Filter": b"/FlateDecode",
    }
    return stream(entries, packed("\n".join(_operators(drawing, dict(dressed.inks), colours, places)).encode("ascii")))


def _operators(drawing: Drawing, inks: Mapping[str, Ink], colours: Colours, places: int) -> list[str]:
    code = [_MITER_LIMIT]
    state = GraphicsState(code)
    for shape in drawing.shapes:
        _draw(shape, inks, colours, places, state, code)
    return code


def _draw(shape: Shape, inks: Mapping[str, Ink], colours: Colours, places: int, state: GraphicsState, code: list[str]) -> None:
    if shape.fill is not None:
        state.set("fill", colours.fill(_paint(shape.fill, inks)))
    if shape.stroke is not None:
        state.set("stroke", colours.stroke(_paint(shape.stroke, inks)))
        state.set("width", f"{number(shape.width, places)} w")
        state.set("cap", CAPS[shape.cap])
        state.set("join", JOINS[shape.join])
    if shape.outline and (shape.fill is not None or shape.stroke is not None):
        code.append(outline_operators(shape.outline, places))
        code.append(painting_operator(fills=shape.fill is not None, strokes=shape.stroke is not None, even_odd=shape.even_odd))


def _paint(paint: str | tuple[float, float, float], inks: Mapping[str, Ink]) -> Paint:
    return inks[paint] if isinstance(paint, str) else paint
