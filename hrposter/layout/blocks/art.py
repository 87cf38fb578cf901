"""Art: a scene cropped to its area so that what matters stays in frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from hrposter.display import ARTIFACT, END, Begin, Clip, Close, Curve, Drawing, Ink, Item, Line, Move, Outline, Path, Picture, Unclip, rounded
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.layout.block import Limit, Sizes
from hrposter.layout.drawings import inked, scene, scene_between
from hrposter.layout.setting import Typesetter
from hrposter.poster import Poster
from hrposter.spec.regions import ArtBlock, Side

# The share of a tall area's spare height that goes above the focal box.
_ABOVE: Mapping[str, float] = {"top": 0.0, "center": 0.7, "bottom": 1.0}

# One soft wave along an edge of length 1: how far it reaches in, from 0 to 1 (point, then cubic controls).
_WAVE = (0.32, ((0.24, 0.0), (0.36, 0.94), (0.53, 0.72)), ((0.70, 0.50), (0.86, 0.12), (1.0, 0.42)))
_WAVE_DEPTH = 0.055


@frozen()
class Art:
    """A scene, the inks of its roles, and the sides where a wave of ``ground`` cuts it.

    ``ends`` are the sides (start, end) where it stops within the page, ``between`` gives the scene for such edges; on the
    sides of ``spread`` its grounds go on to the edge of the frame. Where it reaches that edge it fills the bleed as well.
    """

    drawing: Drawing
    inks: Mapping[str, Ink]
    alt: str | None
    anchor: str
    fit: str
    waves: tuple[Side, ...]
    ground: Ink
    is_rtl: bool
    is_mirrored: bool
    ends: frozenset[Side]
    between: Callable[[float, float], Drawing]
    poster: Poster
    spread: frozenset[Side] = frozenset()
    is_flexible: bool = True
    fills_height: bool = True

    def limits(self, width: float) -> Iterator[Limit]:
        """Art has no words."""
        return iter(())

    def height(self, width: float, sizes: Sizes) -> float:
        """Art takes what is left."""
        return 0.0

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The scene, clipped to the box."""
        yield Begin("Figure", alt=self.alt, box=box) if self.alt else ARTIFACT
        yield Clip(rounded(self.poster.bled(self._shown(box)), 0))
        matrix = self._matrix(box)
        yield Picture(inked(self._drawn(box), matrix.d, self.poster), matrix, self.inks)
        yield Unclip()
        yield END
        if self.waves:
            yield ARTIFACT
            yield Clip(rounded(self.poster.bled(self._reach(box)), 0))
            for side in self.waves:
                yield Path(wave(box, side, self._beyond, is_rtl=self.is_rtl), fill=self.ground)
            yield Unclip()
            yield END

    @property
    def _beyond(self) -> float:
        """How far waves go on beyond their ends, so that no hairline shows in the bleed or at its edge."""
        return self.poster.frame.x - self.poster.bled(self.poster.frame).x + 1

    def _reach(self, box: Rect) -> Rect:
        """Where waves may paint: a point beyond the sides that they cut, and nowhere beyond the others."""
        left, right = ("end", "start") if self.is_rtl else ("start", "end")
        x, y = box.x - (left in self.waves), box.y - ("top" in self.waves)
        return Rect(x, y, box.right + (right in self.waves) - x, box.bottom + ("bottom" in self.waves) - y)

    def _drawn(self, box: Rect) -> Drawing:
        """The scene, without small things that an edge within the page would cut."""
        kept = self.ends | self.spread
        if not kept:
            return self.drawing
        matrix = cover(self.drawing, box, self.anchor, self._filled(box), is_centred=bool(self.spread))
        left, right = ("end", "start") if self.is_rtl else ("start", "end")
        far = self.drawing.view.width * 2
        return self.between(
            (box.x - matrix.e) / matrix.a if left in kept else self.drawing.view.x - far,
            (box.right - matrix.e) / matrix.a if right in kept else self.drawing.view.right + far,
        )

    def _shown(self, box: Rect) -> Rect:
        """The box, and the page beside it on the sides of ``spread``."""
        left, right = ("end", "start") if self.is_rtl else ("start", "end")
        frame = self.poster.frame
        x = frame.x if left in self.spread else box.x
        return Rect(x, box.y, (frame.right if right in self.spread else box.right) - x, box.height)

    def _filled(self, box: Rect) -> Rect:
        """All that the scene must fill: what is shown, and the bleed beyond the edge of the frame."""
        return self._shown(box).carried(self.poster.frame, self.poster.art_box)

    def _matrix(self, box: Rect) -> Matrix:
        filled = self._filled(box)
        if self.fit == "contain":
            matrix, turned = contain(self.drawing, filled), filled
        else:
            seen = filled.mirrored(box) if self.is_mirrored else filled
            matrix, turned = cover(self.drawing, box, self.anchor, seen, is_centred=bool(self.spread)), box
        return Matrix(-1, 0, 0, 1, turned.x + turned.right, 0) @ matrix if self.is_mirrored else matrix


def cover(drawing: Drawing, box: Rect, anchor: str, filled: Rect | None = None, *, is_centred: bool = False) -> Matrix:
    """The map from the drawing to the box: the focal box as large as fits, the view covering all that is to be filled.

    ``is_centred`` keeps the focal box in the middle of the box, at the price of a larger scale.
    """
    view, focal, filled = drawing.view, drawing.focal, filled or box
    scale = max(min(box.width / focal.width, box.height / focal.height), filled.width / view.width, filled.height / view.height)
    if is_centred:
        middle, focus = box.x + box.width / 2, focal.x + focal.width / 2
        scale = max(scale, (middle - filled.x) / (focus - view.x), (filled.right - middle) / (view.right - focus))
    x = focal.x - (box.width / scale - focal.width) / 2
    y = focal.y - (box.height / scale - focal.height) * _ABOVE[anchor]
    x = min(max(x, view.x + (box.x - filled.x) / scale), view.right - (filled.right - box.x) / scale)
    y = min(max(y, view.y + (box.y - filled.y) / scale), view.bottom - (filled.bottom - box.y) / scale)
    return Matrix(scale, 0, 0, scale, box.x - x * scale, box.y - y * scale)


def contain(drawing: Drawing, box: Rect) -> Matrix:
    """The map that shows the whole drawing, as large as fits, at the top right of the box: decoration is drawn for that corner."""
    view = drawing.view
    scale = min(box.width / view.width, box.height / view.height)
    return Matrix(scale, 0, 0, scale, box.right - view.right * scale, box.y - view.y * scale)


def wave(box: Rect, side: Side, more: float = 1.0, *, is_rtl: bool) -> Outline:
    """A soft wave that cuts into ``box`` along one side; it goes on straight for so many points more on each end, and begins one outside."""
    start, first, second = _WAVE
    length = box.width if side in ("top", "bottom") else box.height
    deep = _WAVE_DEPTH * length

    def at(along: float, inwards: float) -> tuple[float, float]:
        """The page point for a share of the edge and a share of the depth."""
        reach = inwards * deep - 1
        match side:
            case "top" | "bottom":
                x = box.right - along * box.width if is_rtl else box.x + along * box.width
                return x, box.y + reach if side == "top" else box.bottom - reach
            case "start" | "end":
                is_left = (side == "start") != is_rtl
                return (box.x + reach if is_left else box.right - reach), box.y + along * box.height

    beyond, outside = more / length, -1 / deep
    return (
        Move(*at(-beyond, outside)),
        Line(*at(-beyond, start)),
        Line(*at(0, start)),
        Curve(*at(*first[0]), *at(*first[1]), *at(*first[2])),
        Curve(*at(*second[0]), *at(*second[1]), *at(*second[2])),
        Line(*at(1 + beyond, second[2][1])),
        Line(*at(1 + beyond, outside)),
        Close(),
    )


def art(spec: ArtBlock, straight: frozenset[Side], ground: Ink, setter: Typesetter) -> Art:
    """The scene of a region; waves run along all sides but the ``straight`` ones, decoration follows the direction."""
    poster = setter.poster
    is_rtl = poster.language.is_rtl
    drawing = scene(poster, spec.name)
    alt = poster.message(spec.alt).text if spec.alt else None
    sides: tuple[Side, ...] = ("top", "start", "end", "bottom")
    # Where scenes are lines, grounds that spread behind words would strike them through.
    spread: frozenset[Side] = frozenset() if poster.theme.is_outlined else spec.spread
    waves = tuple(side for side in sides if side not in straight) if spec.edge == "wave" else ()
    is_mirrored = alt is None and spec.is_flipped != is_rtl
    ends = frozenset[Side](side for side in ("start", "end") if side not in straight | spread and side not in waves and alt)
    between = partial(scene_between, poster, spec.name, is_bare=bool(spread))
    return Art(drawing, poster.theme.inks, alt, spec.anchor, spec.fit, waves, ground, is_rtl, is_mirrored, ends, between, poster, spread)
