"""What the operators of state and colour do (ISO 32000-1, 8.4.4 and 8.6.8)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hrposter.geometry import Matrix
from hrposter.preflight.finished.colour_spaces import CMYK, GRAY, RGB, device, read_space, start
from hrposter.preflight.finished.content.state import Colour, State
from hrposter.preflight.finished.content.text import choose_font
from hrposter.preflight.finished.content.walker import Act, Operands, Walker
from hrposter.preflight.finished.space import Space
from hrposter.preflight.finished.values import entries, entry, floats, integer, items, name, number, one_or_more


def _concat(walker: Walker, operands: Operands) -> None:
    six = floats(operands)
    if len(six) == 6:
        walker.state.ctm = walker.state.ctm @ Matrix(*six)


def _line_width(walker: Walker, operands: Operands) -> None:
    walker.state.width = (*floats(operands), 0.0)[0]


def _set_state(walker: Walker, operands: Operands) -> None:
    """8.4.5: what a graphics state parameter dictionary says."""
    called = name(operands[0]) if operands else ""
    said = entry(walker.resources, "/ExtGState", f"/{called}")
    for key, value in entries(said):
        if key in _PARAMETERS:
            _PARAMETERS[key](walker.state, value)
        elif key in ("TR", "TR2", "HT", "HTP"):
            _note_curve(walker, key, value, called)
        elif key == "Font":
            font, size = (*items(value), None, None)[:2]
            choose_font(walker, font, f"state {called}", number(size) or 0.0)
    if entry(said, "/OP") is not None and entry(said, "/op") is None:
        walker.state.fill_overprints = walker.state.stroke_overprints


def _note_curve(walker: Walker, key: str, value: object, called: str) -> None:
    """Transfer functions and halftones change what is printed, save for the names that stand for no change."""
    if name(value) not in ("Identity", "Default"):
        kind = "transfer function" if key in ("TR", "TR2") else f"halftone {key}"
        walker.found.odd(kind, f"page {walker.page}, graphics state {called}")


def _stroke_overprints(state: State, value: object) -> None:
    state.stroke_overprints = value is True


def _fill_overprints(state: State, value: object) -> None:
    state.fill_overprints = value is True


def _mode(state: State, value: object) -> None:
    state.mode = integer(value) or 0


def _fill_alpha(state: State, value: object) -> None:
    state.fill_alpha = 1.0 if (alpha := number(value)) is None else alpha


def _stroke_alpha(state: State, value: object) -> None:
    state.stroke_alpha = 1.0 if (alpha := number(value)) is None else alpha


def _blend(state: State, value: object) -> None:
    state.blend = next((name(each) for each in one_or_more(value)), "Normal")


def _mask(state: State, value: object) -> None:
    state.has_mask = name(value) != "None"


def _width(state: State, value: object) -> None:
    state.width = number(value) or 0.0


_PARAMETERS: dict[str, Callable[[State, object], None]] = {
    "OP": _stroke_overprints,
    "op": _fill_overprints,
    "OPM": _mode,
    "ca": _fill_alpha,
    "CA": _stroke_alpha,
    "BM": _blend,
    "SMask": _mask,
    "LW": _width,
}

# ---------------------------------------------------------------- colour


def _put(walker: Walker, colour: Colour, *, strokes: bool) -> None:
    if strokes:
        walker.state.stroke = colour
    else:
        walker.state.fill = colour


def _choose_space(walker: Walker, operands: Operands, *, strokes: bool) -> None:
    space = read_space(operands[0] if operands else None, walker.resources)
    _put(walker, walker.colour(space, start(space)), strokes=strokes)


def _set_colour(walker: Walker, operands: Operands, *, strokes: bool) -> None:
    """8.6.8: numbers, or the name of a pattern, with numbers before it where the pattern has no colours of its own."""
    space = (walker.state.stroke if strokes else walker.state.fill).space
    called = name(operands[-1]) if operands else ""
    if called:
        pattern = entry(walker.resources, "/Pattern", f"/{called}")
        colour = Colour(space, floats(operands[:-1]), None, pattern)
    else:
        colour = walker.colour(space, floats(operands))
    _put(walker, colour, strokes=strokes)


def _set_device(walker: Walker, operands: Operands, space: Space, *, strokes: bool) -> None:
    _put(walker, walker.colour(device(space, walker.resources), floats(operands)), strokes=strokes)


def _devices() -> dict[str, Act]:
    spaces = {"g": GRAY, "rg": RGB, "k": CMYK}
    fills: dict[str, Act] = {key: partial(_set_device, space=space, strokes=False) for key, space in spaces.items()}
    return fills | {key.upper(): partial(_set_device, space=space, strokes=True) for key, space in spaces.items()}


ACTS: dict[str, Act] = {
    "q": lambda walker, _: walker.save(),
    "Q": lambda walker, _: walker.restore(),
    "cm": _concat,
    "w": _line_width,
    "gs": _set_state,
    "cs": partial(_choose_space, strokes=False),
    "CS": partial(_choose_space, strokes=True),
    **dict.fromkeys(("sc", "scn"), partial(_set_colour, strokes=False)),
    **dict.fromkeys(("SC", "SCN"), partial(_set_colour, strokes=True)),
    **_devices(),
}
