"""What the operators of text do (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

import math
import struct

from hrposter.geometry import Matrix
from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.content.found import FontUse
from hrposter.preflight.finished.content.walker import Act, Operands, Walker
from hrposter.preflight.finished.values import entry, floats, items, key_of, name, number, raw

_FILLS, _STROKES, _PAINTS_NOTHING = (0, 2, 4, 6), (1, 2, 5, 6), (3, 7)


def choose_font(walker: Walker, font: object, called: str, size: float) -> None:
    """Tf: a font, told from others by its object, or by its name on the page where it is a direct one."""
    key = f"{key_of(font)}" if key_of(font) else f"page {walker.page} {called}"
    walker.state.font_key, walker.state.size = key, size
    if key not in walker.found.fonts:
        walker.found.fonts[key] = FontUse(font, called, walker.page)


def _set_font(walker: Walker, operands: Operands) -> None:
    called = name(operands[0]) if operands else ""
    size = number(operands[1]) if len(operands) > 1 else None
    choose_font(walker, entry(walker.resources, "/Font", f"/{called}"), called, size or 0.0)


def _begin_text(walker: Walker, _: Operands) -> None:
    walker.pen.line = Matrix()


def _move(walker: Walker, operands: Operands) -> None:
    found = floats(operands)
    if len(found) == 2:
        walker.pen.line = walker.pen.line @ Matrix(e=found[0], f=found[1])


def _move_and_lead(walker: Walker, operands: Operands) -> None:
    found = floats(operands)
    if len(found) == 2:
        walker.state.leading = -found[1]
    _move(walker, operands)


def _text_matrix(walker: Walker, operands: Operands) -> None:
    found = floats(operands)
    if len(found) == 6:
        walker.pen.line = Matrix(*found)


def _next_line(walker: Walker, _: Operands) -> None:
    walker.pen.line = walker.pen.line @ Matrix(f=-walker.state.leading)


def _set_leading(walker: Walker, operands: Operands) -> None:
    walker.state.leading = (*floats(operands), 0.0)[0]


def _render(walker: Walker, operands: Operands) -> None:
    walker.state.render = int((*floats(operands), 0.0)[0])


def _show(walker: Walker, operands: Operands) -> None:
    """Text: its codes, and a square at its start as large as its size, since how far it goes is not measured here."""
    state = walker.state
    shown = b"".join(raw(part) for each in operands for part in (items(each) or (each,)))
    font = walker.found.fonts.get(state.font_key)
    if not shown or font is None:
        return
    font.codes.update(codes_of(shown, font.font))
    matrix = state.ctm @ walker.pen.line
    size = abs(state.size) * math.hypot(matrix.c, matrix.d)
    x, y = matrix.apply(0, 0)
    box = Box(x, y, x + size, y + size)
    if state.render in _PAINTS_NOTHING:
        walker.marking.paint("text", box)
        return
    font.is_rendered = True
    if state.render in _FILLS:
        walker.mark("text", state.fill, box, size=size)
    if state.render in _STROKES:
        walker.mark("stroke", state.stroke, box, width=state.width * walker.scale())


def codes_of(shown: bytes, font: object) -> tuple[int, ...]:
    """The codes of a string: of two bytes in composite fonts with Identity, of one in simple fonts, else not told (9.7.6)."""
    if name(entry(font, "/Subtype")) != "Type0":
        return tuple(shown)
    if name(entry(font, "/Encoding")) not in ("Identity-H", "Identity-V"):
        return ()
    return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])


def _show_on_next(walker: Walker, operands: Operands) -> None:
    _next_line(walker, ())
    _show(walker, operands[-1:])


ACTS: dict[str, Act] = {
    "BT": _begin_text,
    "Tf": _set_font,
    "Td": _move,
    "TD": _move_and_lead,
    "Tm": _text_matrix,
    "T*": _next_line,
    "TL": _set_leading,
    "Tr": _render,
    **dict.fromkeys(("Tj", "TJ"), _show),
    **dict.fromkeys(("'", '"'), _show_on_next),
}
