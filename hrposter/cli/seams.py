"""What a person should know of a poster in tiles before it is printed: how many sheets, and what their seams go through, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hrposter.display import Page
from hrposter.imposition.tiles.choices import saving
from hrposter.imposition.tiles.cutting import Crossing, Cutting
from hrposter.imposition.tiles.grid import Tiling
from hrposter.imposition.tiles.obstacles import Obstacle
from hrposter.imposition.tiles.reasons import InTheWay, MoreSheets, NearEdge, NoRoom, Reason, TooLarge, reasons
from hrposter.units import mm, to_mm

# Below this scale words may be too small for where the poster hangs.
_SMALL = 0.7
# So many crossings are told one by one, and of what stands in a seam's way so many things.
_MOST, _MOST_IN_THE_WAY = 12, 2
# Below this difference of two lengths their tenths of a millimetre are said.
_CLOSE = mm(2)
_KINDS = {
    "code": "the code",
    "face": "a face in",
    "number": "the number",
    "headline": "the headline",
    "heading": "the heading",
    "greeting": "the greeting",
    "logo": "the logo",
}


class Seams(NamedTuple):
    """A page of a poster, how it was cut, what was asked for, and whether it reads from the right."""

    page: Page
    cutting: Cutting
    tiling: Tiling
    is_rtl: bool


def told(label: str, seams: Seams) -> Iterator[str]:
    """How many sheets, at what scale, and what the seams go through, the worst first."""
    cutting, paper = seams.cutting, seams.tiling.paper.name
    size = f"at {cutting.scale:.0%}" if cutting.scale < 1 else "in full size"
    sheets = f"{_count(len(cutting.tiles), 'sheet')} of {paper}"
    yield f"note: {label}: {sheets} {size}, after a page that shows how they go together; print at 100 %"
    yield "  a print edition: its words can be copied, but for screen readers make the file with --profile web"
    if cutting.scale < _SMALL:
        yield "  that makes the words small; a smaller --size is laid out for its own paper, or allow more sheets"
    yield from _saved(seams)
    worst = sorted((each for each in cutting.crossings if each.obstacle.kind in _KINDS), key=lambda each: each.is_between)
    yield from _crossings(worst[:_MOST], seams)
    lines = {each.obstacle.box for each in cutting.crossings if each.obstacle.kind == "words"}
    more = [f"{len(worst) - _MOST} more of these"] if len(worst) > _MOST else []
    more += [f"{_count(len(lines), 'line')} of smaller words"] if lines else []
    if more:
        yield f"  seams also pass through {' and '.join(more)}"


def _saved(seams: Seams) -> Iterator[str]:
    """What another way to lay the sheets would save."""
    cutting = seams.cutting
    found = saving(seams.page.trim, seams.tiling, len(cutting.tiles), cutting.scale)
    if found is None:
        return
    count, scale = found
    larger = f", at {scale:.0%}" if scale > cutting.scale else ""
    yield f"  with --tile-layout fewest it takes {_count(count, 'sheet')}{larger}; they lie both ways, and go together less simply"


def _crossings(crossings: Sequence[Crossing], seams: Seams) -> Iterator[str]:
    """Each seam that goes through something, and below it why."""
    why = reasons(seams.page, seams.cutting, seams.tiling, crossings, is_rtl=seams.is_rtl)
    for crossing, reason in zip(crossings, why, strict=True):
        verb = "passes between the words of" if crossing.is_between else "cuts through"
        yield f"  the seam of {' and '.join(crossing.cut.between)} {verb} {_named(crossing.obstacle)}: {_why(reason, seams.tiling)}"


def _why(reason: Reason, tiling: Tiling) -> str:
    match reason:
        case TooLarge(extent=extent, shown=shown, is_wide=is_wide):
            side = "wide" if is_wide else "high"
            larger, least = (f"{to_mm(length):.{0 if extent - shown > _CLOSE else 1}f} mm" for length in (extent, shown))
            return f"it is {larger} {side}, and a sheet of {tiling.paper.name} shows {least} between two seams{_but_for(reason, tiling)}"
        case NearEdge(gap=gap, reach=reach, shown=shown):
            return f"it ends {_mm(reach)} from the edge, where one sheet shows {_mm(shown)}, and the {_mm(gap)} before it are too little for a sheet"
        case InTheWay(things=things, lines=lines):
            return f"seams past it would {_in_the_way(things, lines)}"
        case MoreSheets(count=count, most=None):
            return f"to leave it whole takes {count} sheets"
        case MoreSheets(count=count, most=most):
            return f"to leave it whole takes {count} sheets of this size, and --max-sheets is {most}"
        case NoRoom(spare=spare):
            return f"no way to lay the sheets puts their seams past it; they reach {_mm(spare)} further than the poster"


def _but_for(reason: TooLarge, tiling: Tiling) -> str:
    """What would have to be less for a sheet to show enough; nothing where no sheet of that paper can."""
    printer = tiling.printer
    match reason.cause:
        case "overlap":
            return f", for an overlap of {_mm(tiling.overlap)}"
        case "margin":
            return f", for the {_mm(max(printer.left, printer.right, printer.top, printer.bottom))} that the printer leaves blank"
        case "paper":
            return ""


def _in_the_way(things: Sequence[Obstacle], lines: int) -> str:
    named = [_named(thing) for thing in things[:_MOST_IN_THE_WAY]]
    if len(things) > _MOST_IN_THE_WAY:
        named.append(f"{len(things) - _MOST_IN_THE_WAY} more of these")
    if lines:
        named.append(f"{_count(lines, 'line')} of smaller words")
    return f"go through {' and '.join(named)}" if named else "come too close to other things, or go through smaller ones"


def _named(thing: Obstacle) -> str:
    return f"{_KINDS[thing.kind]} {thing.name!r}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _mm(points: float) -> str:
    """Whole millimetres where there are many, tenths where there are few."""
    return f"{to_mm(points):.0f} mm" if to_mm(points) >= 20 else f"{to_mm(points):.3g} mm"
