"""What hands do with a printed sheet, step by step: the words of each step and its picture, by the kind of fold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from hrposter.display import Item, Line, Move, Path
from hrposter.folds import Fold, FoldName
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.folds.paper_pictures import Scene, arc, raised, scissors
from hrposter.papers import Paper

# Half way up, and how thick a layer of paper looks.
_UP, _LAYER = 55.0, 0.012
# A flap on the right is drawn beyond the upright, since it would be seen edge on before.
_FLAP_UP = 112.0
_SHEETS = 3


@frozen()
class Sheet:
    """A sheet as it is drawn, one unit long: how deep, and where its columns begin and end when its back lies up, the cover below on the left."""

    depth: float
    edges: tuple[float, ...]

    @staticmethod
    def of(fold: Fold, paper: Paper) -> Sheet:
        """The sheet of a fold, for languages that read from the left."""
        flat = fold.flat(paper)
        side = fold.sheets(paper, fold.panels)[0].sides[-1]
        ends = {slot.cell.right for slot in side.slots}
        return Sheet(flat.height / flat.width, (0.0, *(end / flat.width for end in sorted(ends))))


Draw = Callable[[Scene, Sheet], Iterator[Item]]


@frozen()
class Step:
    """One step: the key of its words, and its picture."""

    key: str
    draw: Draw


def _half(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    middle = sheet.edges[1]
    yield from scene.strip(((middle, 0), (1, 0)), sheet.depth)
    yield from scene.strip((raised((middle, 0), middle, 180 - _UP), (middle, 0)), sheet.depth, shaded=(0,))
    yield from scene.arrow(arc((middle, 0), middle * 0.8, 110, 40, sheet.depth / 2))


def _flap(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    _, first, second, end = sheet.edges
    yield from scene.strip(((0, 0), (first, 0), (second, 0)), sheet.depth)
    yield from scene.strip(((second, 0), raised((second, 0), end - second, _FLAP_UP)), sheet.depth, shaded=(0,))
    yield from scene.arrow(arc((second, 0), (end - second) * 0.85, 80, 150, sheet.depth / 2))


def _cover(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    """The cover over the flap that lies on the middle."""
    _, first, second, end = sheet.edges
    yield from scene.strip(((first, 0), (second, 0)), sheet.depth)
    yield from scene.strip(((second, _LAYER), (second - (end - second), _LAYER)), sheet.depth, shaded=(0,))
    yield from scene.strip((raised((first, 0), first, 180 - _UP), (first, 0)), sheet.depth, shaded=(0,))
    yield from scene.arrow(arc((first, 0), first * 0.85, 105, 35, sheet.depth / 2))


def _zig(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    _, first, second, end = sheet.edges
    yield from scene.strip(((first, 0), (second, 0), (end, 0)), sheet.depth)
    yield from scene.strip((raised((first, 0), first, 180 - _UP), (first, 0)), sheet.depth, shaded=(0,))
    yield from scene.arrow(arc((first, 0), first * 0.85, 105, 35, sheet.depth / 2))


def _zag(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    _, first, second, end = sheet.edges
    yield from scene.strip(((second, 0), raised((second, 0), end - second, -_UP)), sheet.depth)
    yield from scene.strip(((first, 0), (second, 0)), sheet.depth)
    yield from scene.strip(((first, _LAYER), (second, _LAYER)), sheet.depth, shaded=(0,))
    yield from scene.arrow(arc((second, 0), (end - second) * 0.85, -10, -120, 0))


def _stacked(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    for layer in range(_SHEETS):
        z = layer * 4 * _LAYER
        yield from scene.strip(((0, z), (1, z)), sheet.depth, shaded=(0,) if not layer else ())
    top = (_SHEETS - 1) * 4 * _LAYER
    yield scene.dashed((sheet.edges[1], 0, top), (sheet.edges[1], sheet.depth, top))


def _all_in_half(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    middle = sheet.edges[1]
    for layer in range(_SHEETS):
        z = layer * 1.5 * _LAYER
        yield from scene.strip(((middle, z), (1, z)), sheet.depth)
    for layer in reversed(range(_SHEETS)):
        x = middle + layer * 1.5 * _LAYER
        yield from scene.strip((raised((x, 0), middle, 180 - _UP), (x, 0)), sheet.depth, shaded=(0,))
    yield from scene.arrow(arc((middle, 0), middle * 0.8, 110, 40, sheet.depth / 2))


def _staples(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    """The sheets astride, seen from outside, with a staple near each end of the fold."""
    middle, ridge = sheet.edges[1], 0.3
    for layer in range(_SHEETS):
        top = ridge + layer * _LAYER
        yield from scene.strip(((0.08, 0), (middle, top), (0.92, 0)), sheet.depth, shaded=(1,))
    for share in (0.25, 0.75):
        at = sheet.depth * share
        ends = [scene.at((middle, at + side * 0.05, ridge + 2 * _LAYER)) for side in (-1, 1)]
        yield Path((Move(*ends[0]), Line(*ends[1])), stroke=scene.inks.motion, width=2.6, cap="round")


def _creases(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    yield from scene.strip(((0, 0), (1, 0)), sheet.depth)
    for x in sheet.edges[1:-1]:
        yield scene.dashed((x, 0, 0), (x, sheet.depth, 0))
    yield scene.dashed((0, sheet.depth / 2, 0), (1, sheet.depth / 2, 0))


def _slit(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    """The sheet folded across, its fold on the left, cut from there to the crease in the middle."""
    middle, depth = sheet.edges[2], sheet.depth / 2
    (end_x, end_z), (tip_x, tip_z) = raised((0, 0), sheet.edges[1], 14), raised((0, 0), middle, 14)
    yield from scene.strip(((0, 0), (middle, 0)), sheet.depth)
    yield from scene.strip(((0, 0), (tip_x, tip_z)), sheet.depth, shaded=(0,))
    yield scene.dashed((end_x, 0, end_z), (end_x, sheet.depth, end_z))
    yield scene.dashed((0, depth, 0), (end_x, depth, end_z), cut=True)
    x, y = scene.at((0, depth, 0))
    size = 0.16 * scene.unit
    beside = Rect(x - size * 1.25, y - size / 2, size * 1.2, size)
    yield from scissors(beside.mirrored(Rect(x, y, 0, 0)) if scene.is_rtl else beside, scene.inks.motion, is_rtl=scene.is_rtl)


def _pushed(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    """The strip stands on its long edge, and both ends go in until the cut is a square."""
    w, h = sheet.edges[1], sheet.depth / 2
    near, side = raised((0, 0), w, 45)
    left, right, front, behind = (-near, 0.0), (near, 0.0), (0.0, -side), (0.0, side)
    ends = (-near - w, 0.0), (near + w, 0.0)
    walls = ((left, behind), (behind, right), (ends[0], left), (right, ends[1]), (left, front), (front, right))
    for place, ((x1, y1), (x2, y2)) in enumerate(walls):
        yield scene.panel(((x1, y1, 0), (x2, y2, 0), (x2, y2, h), (x1, y1, h)), in_shade=place in (1, 4))
    for sign, (x, _) in zip((-1, 1), ends, strict=True):
        yield from scene.arrow(((x + sign * 0.24, 0, h / 2), (x + sign * 0.16, 0, h / 2), (x + sign * 0.08, 0, h / 2)))


def _closed(scene: Scene, sheet: Sheet) -> Iterator[Item]:
    """The little book, its leaves still apart, the cover in front."""
    w, h = sheet.edges[1], sheet.depth / 2
    leaves = [raised((0, 0), w, angle) for angle in (50, 20, -10, -40)]
    for place, (x, y) in enumerate(leaves):
        yield scene.panel(((0, 0, 0), (x, y, 0), (x, y, h), (0, 0, h)), in_shade=place == len(leaves) - 1)


STEPS: Mapping[FoldName, tuple[Step, ...]] = MappingProxyType(
    {
        "half": (Step("fold_half", _half),),
        "trifold": (Step("fold_trifold_flap", _flap), Step("fold_trifold_cover", _cover)),
        "zfold": (Step("fold_zfold_cover", _zig), Step("fold_zfold_back", _zag)),
        "booklet": (Step("fold_booklet_order", _stacked), Step("fold_booklet_fold", _all_in_half), Step("fold_booklet_staple", _staples)),
        "zine": (
            Step("fold_zine_creases", _creases),
            Step("fold_zine_cut", _slit),
            Step("fold_zine_push", _pushed),
            Step("fold_zine_close", _closed),
        ),
    }
)
