"""What the operators of paths, shadings, images, forms and marked content do (ISO 32000-1, 8.5, 8.7 to 8.10 and 14.6)."""

from __future__ import annotations

import math
from functools import partial

from hrposter.preflight.finished.box import box_around
from hrposter.preflight.finished.colour_spaces import read_space
from hrposter.preflight.finished.content.found import ImageUse
from hrposter.preflight.finished.content.walker import Act, Operands, Walker
from hrposter.preflight.finished.values import entry, floats, integer, key_of, name


def _reach(walker: Walker, operands: Operands) -> None:
    """m, l, c, v and y: all their points; curves stay within the hull of theirs."""
    found = floats(operands)
    for index in range(0, len(found) - 1, 2):
        walker.pen.reach(walker.state.ctm.apply(found[index], found[index + 1]))


def _rectangle(walker: Walker, operands: Operands) -> None:
    found = floats(operands)
    if len(found) == 4:
        x, y, width, height = found
        for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
            walker.pen.reach(walker.state.ctm.apply(*corner))


def _clip(walker: Walker, _: Operands) -> None:
    walker.pen.clips = True


def _paint(walker: Walker, _: Operands, *, fills: bool = False, strokes: bool = False) -> None:
    box = walker.pen.box()
    if box is not None:
        if fills:
            walker.mark("fill", walker.state.fill, box)
        if strokes:
            width = walker.state.width * walker.scale()
            walker.mark("stroke", walker.state.stroke, walker.pen.box(width / 2) or box, width=width)
        if walker.pen.clips:
            walker.state.clip = walker.state.clip.cut(box)
    walker.pen.corners, walker.pen.clips = [], False


def _shade(walker: Walker, operands: Operands) -> None:
    found = entry(walker.resources, "/Shading", f"/{name(operands[0])}") if operands else None
    for shade in walker.shades(found):
        walker.mark("shading", shade, walker.state.clip)


def _object(walker: Walker, operands: Operands) -> None:
    called = name(operands[0]) if operands else ""
    found = entry(walker.resources, "/XObject", f"/{called}")
    match name(entry(found, "/Subtype")):
        case "Image":
            _image(walker, found)
        case "Form":
            _form(walker, found)
        case _:
            return  # whatever else it is, the look at all objects names it


def _image(walker: Walker, image: object) -> None:
    state = walker.state
    box = box_around(state.ctm)
    if entry(image, "/ImageMask") is True:
        walker.mark("image", state.fill, box)
    else:
        masks = ("soft mask",) if entry(image, "/SMask") is not None else ()
        walker.mark("image", walker.colour(read_space(entry(image, "/ColorSpace"), walker.resources), ()), box, masks=masks)
    across, down = math.hypot(state.ctm.a, state.ctm.b), math.hypot(state.ctm.c, state.ctm.d)
    wide, high = (integer(entry(image, key)) or 0 for key in ("/Width", "/Height"))
    if across > 0 and down > 0 and box.meets(state.clip):
        walker.found.images.append(ImageUse(image, walker.page, box, min(wide / across, high / down), walker.resources))


def _form(walker: Walker, form: object) -> None:
    owner = walker.found.owner(f"form {key_of(form)}", walker.page, integer(entry(form, "/StructParents")))
    with walker.marking.inside(owner):
        walker.within(form, walker.state.ctm)


def _inline(walker: Walker, operands: Operands) -> None:
    _image(walker, operands[0])


def _begin_mark(walker: Walker, operands: Operands) -> None:
    """14.6.2: the properties stand there, or are a name among the resources."""
    said = operands[1] if len(operands) > 1 else None
    called = name(said)
    properties = entry(walker.resources, "/Properties", f"/{called}") if called else said
    walker.marking.begin(name(operands[0]) if operands else "", properties)


def _end_mark(walker: Walker, _: Operands) -> None:
    walker.marking.end()


ACTS: dict[str, Act] = {
    **dict.fromkeys(("m", "l", "c", "v", "y"), _reach),
    "re": _rectangle,
    **dict.fromkeys(("W", "W*"), _clip),
    "n": _paint,
    **dict.fromkeys(("f", "F", "f*"), partial(_paint, fills=True)),
    **dict.fromkeys(("S", "s"), partial(_paint, strokes=True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), partial(_paint, fills=True, strokes=True)),
    "sh": _shade,
    "Do": _object,
    "BI": _inline,
    **dict.fromkeys(("BMC", "BDC"), _begin_mark),
    "EMC": _end_mark,
}
