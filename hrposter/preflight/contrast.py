"""Whether words can be read on what they stand on: a ground, a picture, or both."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple, TypeAlias

from hrposter.diagnostics import Span
from hrposter.display import GlyphRun, Ink, Page, Text
from hrposter.fonts.face import open_face
from hrposter.memo import Same
from hrposter.preflight.contours import Extent, around
from hrposter.preflight.finding import Finding
from hrposter.preflight.forms import Coat
from hrposter.preflight.layers import Layer, Seen, coats, first_layers, flat, layers, marks

Rgb = tuple[float, float, float]
# Layers with their numbers and boxes, the uppermost first.
_Stack: TypeAlias = Sequence[tuple[int, Extent, Layer]]

# WCAG 2.2, 1.4.3: text, and large text, which has 18 pt, or 14 pt and is bold (700 and more, as in CSS Fonts 4, 2.2).
_TEXT, _LARGE = 4.5, 3.0
_LARGE_SIZE, _LARGE_BOLD, _BOLD = 18.0, 14.0, 700.0
# What comes no nearer than this, in ems of the words, or touches less than this, in points, is a neighbour.
_NEAR, _TOUCH = 0.02, 0.05
_SHOWN = 40


class Reading(NamedTuple):
    """Words of one ink and face in a line, and one colour that shows below them."""

    text: Text
    run: GlyphRun
    ground: Ink

    @property
    def ratio(self) -> float:
        """The contrast that the words have."""
        return contrast(self.run.ink.rgb, self.ground.rgb)

    @property
    def needed(self) -> float:
        """The contrast that words of their size and weight need."""
        size = self.text.size
        if size >= _LARGE_SIZE or (size >= _LARGE_BOLD and open_face(self.run.face).weight >= _BOLD):
            return _LARGE
        return _TEXT


def unreadable(page: Page) -> Iterator[Finding]:
    """Words whose ink is too near to a colour below them, and words below something: one finding of a kind for each source."""
    painted, words, _ = layers(page)
    faint: dict[Span | int, Reading] = {}
    hidden: dict[Span | int, Finding] = {}
    number = 0
    first = first_layers(page)
    own, stack = painted[len(first.layers) :], _stack(painted)
    for known, (lines, below) in zip(chain(_known(Same(first)), repeat(None)), words, strict=False):
        if (known and not _meeting(known, own)) or (not known and _clear(lines, stack, below)):
            number += len(lines)
            continue  # what is seen at once of all lines is so of each
        under = tuple(painted[:below])
        for text in lines:
            source = text.source or number
            number += 1
            if _clear((text,), stack, below):
                continue
            for reading in _too_faint(Same(text), under):
                faint[source] = min(faint.get(source, reading), reading, key=lambda one: one.ratio / one.needed)
            for layer in _meeting(_box(text), painted[below:]):
                if _hides(layer, text):
                    hidden.setdefault(source, _covered(text, layer))
    yield from map(_faint, faint.values())
    yield from hidden.values()


def _stack(painted: Sequence[Layer]) -> _Stack:
    """Layers with their numbers and boxes, the uppermost first."""
    return [(number, layer.box, layer) for number, layer in enumerate(painted)][::-1]


def _clear(lines: Sequence[Text], stack: _Stack, below: int) -> Extent | None:
    """The box of lines of which it is seen at once that they can be read, and that nothing lies over them; else None.

    It is seen where the uppermost layer that the box meets lies below, and is one colour all over it, dark or light enough.
    """
    left, top, right, bottom = box = _box(*lines)
    for number, (its_left, its_top, its_right, its_bottom), layer in stack:
        if its_top < bottom and top < its_bottom and its_left < right and left < its_right:
            ground = layer.plain(box) if number < below else None
            if ground is None:
                return None
            inks = {run.ink.rgb for text in lines for run in text.runs}
            return box if all(contrast(ink, ground.rgb) >= _TEXT for ink in inks) else None
    return None


@lru_cache(maxsize=64)
def _known(seen: Same[Seen]) -> tuple[Extent | None, ...]:
    """What ``_clear`` says of the words that pages have in common: whatever else a page paints, if it is elsewhere, changes nothing for them."""
    painted, words, _ = seen.value
    stack = _stack(painted)
    return tuple(_clear(lines, stack, below) for lines, below in words)


def readings(page: Page) -> Iterator[Reading]:
    """All words of a page, with each of the colours that show below them."""
    painted, words, _ = layers(page)
    for lines, below in words:
        for text in lines:
            yield from _readings(text, tuple(painted[:below]))


def _meeting(box: Extent, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Those of the layers whose boxes meet that of words."""
    left, top, right, bottom = box
    found = []
    for layer in layers:
        its_left, its_top, its_right, its_bottom = layer.box
        if its_top < bottom and top < its_bottom and its_left < right and left < its_right:
            found.append(layer)
    return tuple(found)


@lru_cache(maxsize=1024)
def _too_faint(text: Same[Text], below: tuple[Layer, ...]) -> tuple[Reading, ...]:
    """Words that cannot be read on the layers below them: most lines, and what they stand on, are the same on page after page."""
    return tuple(reading for reading in _readings(text.value, below) if reading.ratio < _TEXT and reading.ratio < reading.needed)


def _readings(text: Text, below: tuple[Layer, ...]) -> Iterator[Reading]:
    box = _box(text)
    ground = flat(box, _meeting(box, below))
    if ground is not None:
        yield from (Reading(text, run, ground) for run in text.runs)
        return
    inked = list(_inked(text))
    glyphs = [glyph for _, drawn in inked for glyph in drawn]
    if not glyphs:
        return
    box = around(glyphs)
    rows = list(coats(box, _meeting(box, below)))
    for run, drawn in inked:
        grounds = dict.fromkeys(coat.ink for y, row in rows for coat in row if _touches(drawn, y, coat))
        yield from (Reading(text, run, ink) for ink in grounds)


def _hides(layer: Layer, text: Text) -> bool:
    """Whether a layer paints over a glyph of a line."""
    glyphs = [glyph for _, drawn in _inked(text) for glyph in drawn]
    return bool(glyphs) and any(_touches(glyphs, y, coat) for y, row in marks(around(glyphs), layer) for coat in row)


def _inked(text: Text) -> Iterator[tuple[GlyphRun, tuple[Extent, ...]]]:
    """Each run of a line with the boxes of its glyphs' ink on the page."""
    size, pen = text.size, text.x
    for run in text.runs:
        face, drawn = open_face(run.face), []
        for cluster in run.clusters:
            x = pen
            for glyph in cluster.glyphs:
                if ink := face.ink(glyph.gid):
                    left, foot = x + glyph.dx * size, text.baseline - glyph.dy * size
                    drawn.append(_placed(Extent(left + ink[0] * size, foot - ink[1] * size, left + ink[2] * size, foot - ink[3] * size), text))
                x += glyph.advance * size
            pen += cluster.advance * size
        yield run, tuple(drawn)


def _placed(upright: Extent, text: Text) -> Extent:
    """A box on a line as it stands on the page: where the line is turned, what lies ``u`` along it and ``v`` below goes ``v`` right and ``u`` up."""
    if not text.is_turned:
        return upright
    x, y = text.x, text.baseline
    return Extent(x + upright.top - y, y - (upright.right - x), x + upright.bottom - y, y - (upright.left - x))


def _touches(glyphs: Iterable[Extent], y: float, coat: Coat) -> bool:
    return any(glyph.top < y < glyph.bottom and min(coat.right, glyph.right) - max(coat.left, glyph.left) > _TOUCH for glyph in glyphs)


def _box(*lines: Text) -> Extent:
    """The box of lines, each without its outermost hair."""
    boxes = []
    for text in lines:
        hair = text.size * _NEAR
        x, y, width, height = text.place
        left, top = x + hair, y + hair
        boxes.append((left, top, left + (width - 2 * hair), top + (height - 2 * hair)))
    return around(boxes) if len(boxes) > 1 else Extent(*boxes[0])


# ---------------------------------------------------------------- messages


def _faint(reading: Reading) -> Finding:
    has, needs = math.floor(reading.ratio * 10) / 10, reading.needed
    inks = f"{_named(reading.run.ink)} on {_named(reading.ground)}"
    return Finding(
        "contrast",
        f"{_shown(reading.text)} stands in {inks}: the contrast is {has:.1f}, and {needs:.1f} is needed",
        reading.text.box,
        "keep the words clear of the picture, give their region a surface, or let the colours of the theme differ more",
        reading.text.source,
    )


def _covered(text: Text, layer: Layer) -> Finding:
    return Finding(
        "covered",
        f"{_shown(text)} stands under {layer.name}",
        text.box,
        "name what is to lie below the words before them in regions:, or give each an area of its own",
        text.source,
    )


def _shown(text: Text) -> str:
    words = text.text.strip()
    return repr(words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…")


def _named(ink: Ink) -> str:
    """The role of a colour and its hex digits."""
    digits = "".join(f"{round(value * 255):02X}" for value in ink.rgb)
    return f"{ink.role} (#{digits})" if ink.role else f"#{digits}"


# ---------------------------------------------------------------- WCAG


@lru_cache(maxsize=1024)
def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two sRGB colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(rgb: Rgb) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
