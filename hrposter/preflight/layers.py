"""What is painted on a page besides words, layer over layer, and the colours that show in a box of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hrposter.display import Begin, Clip, End, Fill, Image, Ink, Item, Outline, Page, Path, Picture, Text, Unclip, rounded
from hrposter.geometry import Matrix
from hrposter.memo import Same
from hrposter.preflight.contours import HERE, Extent, common, extent
from hrposter.preflight.forms import TOLERANCE, Coat, Form, Photo, extent_of, shape_on_page, shapes_in

# A quarter circle leaves its corner by (1 - 1/√2) of its radius: what stays so far inside needs no closer look.
_CORNER = 0.3
# A box is looked at along so many lines, and along the middle of everything in it, however thin.
_ROWS = 12
_SHEET = Ink("white", (1.0, 1.0, 1.0))
_Painted: TypeAlias = Fill | Path | Picture | Image


@dataclass(slots=True, eq=False)
class Window:
    """What a clip lets through; ``clear`` is a box that lies inside for certain, so that most need no closer look."""

    form: Form
    box: Extent
    clear: Extent | None

    def holds(self, box: Extent) -> bool:
        """Whether all of ``box`` shows."""
        if self.clear and _contains(self.clear, box):
            return True
        return self.form.encloses(box)


@dataclass(slots=True, eq=False)
class Layer:
    """One item that paints: the box around what shows of it, the windows that it shows through, and the box within the corners of a rectangle."""

    item: _Painted
    box: Extent
    windows: tuple[Window, ...]
    inner: Extent | None = None
    _forms: dict[int, Form | Photo] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What people call it."""
        match self.item:
            case Picture(drawing=drawing):
                return f"the picture {drawing.name!r}"
            case Image():
                return "a picture"
            case Fill() | Path():
                return "a shape"

    def plain(self, box: Extent) -> Ink | None:
        """Its colour, where it can be seen at once that it is the same all over ``box``."""
        if self.inner is None or not _contains(self.inner, box):
            return None
        for window in self.windows:
            if not window.holds(box):
                return None
        return self.item.ink if isinstance(self.item, Fill) else None

    def forms(self, box: Extent) -> Iterator[Form | Photo]:
        """All of it that may paint in ``box``, in order."""
        for number in self._numbers(box):
            form = self._forms.get(number)
            if form is None:
                form = self._forms[number] = self._form(number)
            if form.share(box) != "none":
                yield form

    def _numbers(self, box: Extent) -> Iterable[int]:
        """The shapes of a drawing whose boxes meet ``box``; an item of another kind is one."""
        if not isinstance(self.item, Picture):
            return (0,)
        return shapes_in(box, self.item)

    def _form(self, number: int) -> Form | Photo:
        match self.item:
            case Fill(rect=rect, ink=ink, radius=radius):
                return Form(rounded(rect, radius), ink)
            case Path() as path:
                half = path.width / 2 if path.stroke else 0.0
                return Form(path.outline, path.fill, path.stroke, half, path.cap, path.even_odd, path.matrix or HERE)
            case Picture() as picture:
                return shape_on_page(picture.drawing.shapes[number], picture)
            case Image() as image:
                return Photo(image)


class Words(NamedTuple):
    """Lines of one element, one after the other, and how many layers lie below them."""

    lines: list[Text]
    below: int


class Seen(NamedTuple):
    """What items paint besides words, the lowest first, the words, and the windows that stay open."""

    layers: list[Layer]
    words: list[Words]
    windows: tuple[Window, ...] = ()


def layers(page: Page) -> Seen:
    """What a page paints, and its words; what it has in common with others is looked at once (``first_layers``)."""
    live = extent_of(page.live)
    if not page.begins_shared:
        return _seen(page.items, (), live, 0)
    first = first_layers(page)
    own = _seen(page.items[len(page.shared) :], first.windows, live, len(first.layers))
    return Seen([*first.layers, *own.layers], [*first.words, *own.words], own.windows)


def first_layers(page: Page) -> Seen:
    """What a page has in common with others, always the same object; never to be changed."""
    return _first(Same(page.shared if page.begins_shared else ()), extent_of(page.live))


@lru_cache(maxsize=64)
def _first(shared: Same[tuple[Item, ...]], live: Extent) -> Seen:
    return _seen(shared.value, (), live, 0)


def _seen(items: Iterable[Item], windows: tuple[Window, ...], live: Extent, below: int) -> Seen:
    """What items paint above so many layers."""
    found: list[Layer] = []
    words: list[Words] = []
    lines: list[Text] | None = None  # those of the element that is open, if it has any so far
    for item in items:
        if type(item) is Text:
            if lines is None:
                lines = []
                words.append(Words(lines, below + len(found)))
            lines.append(item)
            continue
        lines = None
        if type(item) is Begin or type(item) is End:  # as most are
            continue
        match item:
            case Fill():
                found.append(_layer(item, windows, live))
            case Path() | Picture() | Image():
                found.append(_layer(Same(item), windows, live))
            case Clip():
                windows = (*windows, _window(item.outline, HERE, live))
            case Unclip():
                windows = windows[:-1]
            case _:  # a link, or a page: one that is placed as a whole was looked at by itself
                continue
    return Seen(found, words, windows)


# ---------------------------------------------------------------- what shows in a box


def flat(box: Extent, seen: Sequence[Layer]) -> Ink | None:
    """The one colour that shows in ``box``, where that can be seen at once: most words stand on a single ground."""
    for layer in reversed(seen):
        ink = layer.plain(box)
        if ink is not None:
            return ink
        forms = list(layer.forms(box))
        if forms:
            top = forms[-1]
            is_whole = top.share(box) == "all" and all(window.holds(box) for window in layer.windows)
            return top.fill if is_whole and isinstance(top, Form) else None
    return None


def coats(box: Extent, seen: Sequence[Layer]) -> Iterator[tuple[float, list[Coat]]]:
    """The colours that show in ``box``, from left to right, at some heights of it; below all is white paper."""
    stack = _stack(box, seen)
    for y in _heights(box, stack):
        row = [Coat(box.left, box.right, _SHEET)]
        for cut in stack:
            for coat in cut.coats(y):
                row = _overlaid(row, coat)
        yield y, row


def marks(box: Extent, layer: Layer) -> Iterator[tuple[float, list[Coat]]]:
    """What one layer paints in ``box``, at some heights of it."""
    stack = _stack(box, (layer,))
    for y in _heights(box, stack):
        yield y, [coat for cut in stack for coat in cut.coats(y)]


class _Cut(NamedTuple):
    """A form and the windows that may cut it."""

    form: Form | Photo
    windows: tuple[Window, ...]

    def coats(self, y: float) -> Iterator[Coat]:
        """What shows of it at ``y``."""
        for coat in self.form.coats(y):
            shown = [(coat.left, coat.right)]
            for window in self.windows:
                shown = common(shown, window.form.inside(y))
            yield from (coat._replace(left=left, right=right) for left, right in shown)


def _stack(box: Extent, seen: Sequence[Layer]) -> list[_Cut]:
    """All that may paint in ``box``, without what lies hidden below a form that fills it."""
    found: list[_Cut] = []
    for layer in seen:
        windows = tuple(window for window in layer.windows if not window.holds(box))
        for form in layer.forms(box):
            if not windows and form.share(box) == "all":
                found.clear()
            found.append(_Cut(form, windows))
    return found


def _heights(box: Extent, stack: Iterable[_Cut]) -> list[float]:
    """Evenly across the box, and through the middle of what each form shows of itself there."""
    height = box.bottom - box.top
    even = {box.top + height * (row + 0.5) / _ROWS for row in range(_ROWS)}
    boxes = (cut.form.box for cut in stack)
    return sorted(even | {(max(box.top, one.top) + min(box.bottom, one.bottom)) / 2 for one in boxes})


def _overlaid(row: Iterable[Coat], over: Coat) -> list[Coat]:
    """A line of colours with one more laid over it."""
    found = []
    for coat in row:
        left, right = max(coat.left, over.left), min(coat.right, over.right)
        if right <= left:
            found.append(coat)
            continue
        found.append(coat._replace(right=left))
        found.append(Coat(left, right, _mixed(coat.ink, over)))
        found.append(coat._replace(left=right))
    return [coat for coat in found if coat.right > coat.left]


def _mixed(under: Ink, over: Coat) -> Ink:
    """The colour of what shows where ``over`` is not quite opaque (ISO 32000-2, 11.3.6)."""
    if over.alpha == 1:
        return over.ink
    red, green, blue = (below + (above - below) * over.alpha for below, above in zip(under.rgb, over.ink.rgb, strict=True))
    return Ink("", (red, green, blue))


# ---------------------------------------------------------------- items


@lru_cache(maxsize=128)
def _layer(painted: Fill | Same[Path | Picture | Image], windows: tuple[Window, ...], live: Extent) -> Layer:
    """The layer of an item: what a clinic does not change is the same item on page after page."""
    item = painted if isinstance(painted, Fill) else painted.value
    match item:
        case Fill(rect=rect) | Image(rect=rect):
            box = extent_of(rect)
        case Path():
            box = extent(item.outline, item.matrix or HERE, item.width / 2 if item.stroke else 0.0)
        case Picture():
            view = _window(rounded(item.drawing.view, 0), item.matrix, live)
            box, windows = view.box, (*windows, view)
    for window in windows:
        cut = window.box
        if not _contains(cut, box):
            box = Extent(max(box.left, cut.left), max(box.top, cut.top), min(box.right, cut.right), min(box.bottom, cut.bottom))
    return Layer(item, box, windows, _within_corners(item) if isinstance(item, Fill) else None)


def _within_corners(fill: Fill) -> Extent:
    x, y, width, height = fill.rect
    corner = fill.radius * _CORNER
    return Extent(x + corner, y + corner, x + width - corner, y + height - corner)


@lru_cache(maxsize=64)
def _window(outline: Outline, matrix: Matrix, live: Extent) -> Window:
    form = Form(outline, matrix=matrix)
    box = form.box
    inner = Extent(box.left + TOLERANCE, box.top + TOLERANCE, box.right - TOLERANCE, box.bottom - TOLERANCE)
    return Window(form, box, next((clear for clear in (inner, live) if form.encloses(clear)), None))


def _contains(outer: Extent, inner: Extent) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
