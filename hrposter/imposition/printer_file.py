"""The measures of a printer as a file: written by ``hrposter calibrate --set``, and read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from hrposter.imposition.printer import Printer
from hrposter.source import Reader
from hrposter.spec.content import version_is_known
from hrposter.units import Absolute, mm, parse_length, to_mm

# What can be measured, and what each is called in a file and on the command line.
MARGINS = ("left", "right", "top", "bottom")
SHIFTS: Mapping[str, tuple[str, str]] = {"offset": ("offset_x", "offset_y"), "duplex": ("duplex_x", "duplex_y")}
NAMES = (*MARGINS, *SHIFTS, "scale")

_MOST_MARGIN, _MOST_SHIFT = mm(40), mm(20)
_LEAST_SCALE, _MOST_SCALE = 90.0, 110.0


def read_printer(path: Path) -> Printer:
    """Read the measures of a printer; PosterError lists every problem found."""
    reader = Reader(path)
    top = reader.root().fields(("hrposter", *NAMES), required=("hrposter",))
    version_is_known(top)
    printer = Printer()
    for name in NAMES:
        if name in top:
            printer = top[name].parsed(_reading(printer, name), printer)
    reader.done()
    return printer


def _reading(printer: Printer, name: str) -> Callable[[str], Printer]:
    return lambda text: measured(printer, name, text)


def measured(printer: Printer, name: str, text: str) -> Printer:
    """The printer with one measure; ValueError says how it is written."""
    if name in MARGINS:
        return replace(printer, **{name: _margin(text)})
    if name in SHIFTS:
        return replace(printer, **dict(zip(SHIFTS[name], _shift(text), strict=True)))
    return replace(printer, scale=_scale(text))


def written(printer: Printer) -> str:
    """The file of a printer, every measure with its unit."""
    known = asdict(printer)
    lines = [f"{name}: {_mm(known[name])}" for name in MARGINS]
    lines += [f"{name}: {_mm(known[x])} / {_mm(known[y])}" for name, (x, y) in SHIFTS.items()]
    return "\n".join(("hrposter: 1", *lines, f"scale: {round(printer.scale * 100, 3):g}%", ""))


def _mm(points: float) -> str:
    return f"{round(to_mm(points), 3) + 0:g}mm"


def _margin(text: str) -> float:
    length = _length(text)
    if length is None or not 0 <= length <= _MOST_MARGIN:
        raise ValueError(f"{text!r} is not a margin of a printer; write 0mm to 40mm, as in 5mm or 0.25in")
    return length


def _shift(text: str) -> tuple[float, float]:
    """``0.8mm / -0.5mm``: to the right, and down; negative is to the left, and up."""
    parts = [_length(part) for part in re.split(r"\s*/\s*", text.strip())]
    if len(parts) != 2 or any(part is None or abs(part) > _MOST_SHIFT for part in parts):
        raise ValueError(f"{text!r} is not a shift; write how far to the right and how far down, up to 20mm, as in 0.8mm/-0.5mm")
    right, down = parts
    assert right is not None
    assert down is not None
    return right, down


def _scale(text: str) -> float:
    match = re.fullmatch(r"(\d{2,3}(?:\.\d+)?)\s*%", text.strip())
    if match is None or not _LEAST_SCALE <= float(match[1]) <= _MOST_SCALE:
        raise ValueError(f"{text!r} is not the scale of a printer; write 90% to 110%, as in 99.5%")
    return float(match[1]) / 100


def _length(text: str) -> float | None:
    """A length in points, which may be negative; None for anything else."""
    sign, digits = (-1, text.strip()[1:]) if text.strip().startswith(("-", "−")) else (1, text.strip().removeprefix("+"))
    try:
        length = parse_length(digits)
    except ValueError:
        return None
    return sign * length.points if isinstance(length, Absolute) else None
