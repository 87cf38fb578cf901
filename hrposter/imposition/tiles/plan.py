"""The plan of a poster in tiles, drawn small, and the bars that show whether a printer kept the size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hrposter.display import Form, Item, Line, Move, Outline, Path, rounded
from hrposter.geometry import Rect
from hrposter.imposition.placed import placed
from hrposter.imposition.tiles.cutting import Cutting
from hrposter.imposition.tiles.lettering import BLACK, WHITE, Letterer, line, natural
from hrposter.units import inches, mm

_SEAM, _CASING, _EDGE = 1.0, 3.0, 0.75
# Names on the plan: their size, at most, as a share of the smallest tile, and the plate around them in sizes.
_NAME, _NAME_SHARE, _PLATE = 13.0, 0.34, (0.5, 0.28)
# The bars: how long, in how many parts, every how many of them a longer tick, and what they say.
_BARS = ((mm(50), 10, 5, "50 mm"), (inches(2), 8, 4, "2 in"))
_BAR_WEIGHT, _TICK, _LONG_TICK, _BAR_SIZE = 0.75, mm(1.6), mm(3), 9.0
# The room for one above another, and after each for what it says.
_BAR_ROOM, _BAR_GAP = mm(8), mm(22)
_BAR_WIDTH = sum(length + _BAR_GAP for length, *_ in _BARS)


def plan(cutting: Cutting, form: Form, box: Rect, letterer: Letterer) -> Iterator[Item]:
    """The poster as large as the box allows, in its middle, with every seam and the name of every sheet."""
    size = cutting.size
    scale = min(box.width / size.width, box.height / size.height)
    x, y = box.x + (box.width - size.width * scale) / 2, box.y + (box.height - size.height * scale) / 2

    def there(part: Rect) -> Rect:
        return Rect(x + part.x * scale, y + part.y * scale, part.width * scale, part.height * scale)

    yield placed(form, x, y, scale=cutting.scale * scale)
    seams = [there(cut.line) for cut in cutting.cuts]
    for ink, width in ((WHITE, _CASING), (BLACK, _SEAM)):
        for seam in seams:
            yield Path((Move(seam.x, seam.y), Line(seam.right, seam.bottom)), stroke=ink, width=width)
    yield Path(rounded(there(size), 0), stroke=BLACK, width=_EDGE)
    yield from _names([(tile.name, there(tile.shown)) for tile in cutting.tiles], letterer)


def _names(tiles: Iterable[tuple[str, Rect]], letterer: Letterer) -> Iterator[Item]:
    """The name of each sheet on a white plate in its middle, all of one size."""
    shown = list(tiles)
    size = min(_NAME, _NAME_SHARE * min(box.short_edge for _, box in shown))
    beside, above = _PLATE[0] * size, _PLATE[1] * size
    for name, box in shown:
        setting = letterer.name(name)
        wide, high = natural(setting, size), setting.top * size
        left, top = box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2
        plate = Rect(left - beside, top - above, wide + 2 * beside, high + 2 * above)
        yield Path(rounded(plate, plate.height / 2), fill=WHITE, stroke=BLACK, width=_EDGE)
        yield from line(setting, left, top, size)


def bars_height(width: float) -> float:
    """How high the bars stand, with the space above them: side by side where there is room for both."""
    return _BAR_ROOM if width >= _BAR_WIDTH else len(_BARS) * _BAR_ROOM


def bars(box: Rect, letterer: Letterer, *, is_rtl: bool) -> Iterator[Item]:
    """The bars at the foot of the box, each with its length beside it."""
    is_level = box.width >= _BAR_WIDTH
    wide = _BAR_WIDTH if is_level else max(length for length, *_ in _BARS) + _BAR_GAP
    x, y = box.right - wide if is_rtl else box.x, box.bottom
    for length, parts, group, says in _BARS:
        yield Path(tuple(_bar(x, y, length, parts, group)), stroke=BLACK, width=_BAR_WEIGHT)
        setting = letterer.name(says)
        yield from line(setting, x + length + mm(2), y - setting.top * _BAR_SIZE, _BAR_SIZE)
        x, y = (x + length + _BAR_GAP, y) if is_level else (x, y - _BAR_ROOM)


def _bar(x: float, y: float, length: float, parts: int, group: int) -> Outline:
    """A ruler that stands on y: its length, measured from the middle of the first tick to the middle of the last."""
    ticks = [x + length * number / parts for number in range(parts + 1)]
    heights = [_LONG_TICK if number % group == 0 else _TICK for number in range(parts + 1)]
    rise = tuple(segment for at, high in zip(ticks, heights, strict=True) for segment in (Move(at, y), Line(at, y - high)))
    return (Move(x, y), Line(x + length, y), *rise)
