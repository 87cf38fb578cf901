"""Checks on the display list: words stand clear of the edge and of one another, and can be read on what lies below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from hrposter.diagnostics import Diagnostic, PreflightError
from hrposter.display import INLINE, Begin, Clip, End, Image, Item, Page, Text
from hrposter.geometry import Rect, union
from hrposter.preflight.contrast import unreadable
from hrposter.preflight.finding import Finding
from hrposter.preflight.resolution import coarse
from hrposter.units import to_mm

# The lines of a block of words, or what a picture shows.
_Shown: TypeAlias = tuple[Text, ...] | str
# What is shown, its box, and its size.
_Element: TypeAlias = tuple[_Shown, Rect, float]
# A left edge, a top edge, a width and a height.
_Box: TypeAlias = tuple[float, float, float, float]

# A descender may enter the line below by this share of the smaller size before it is a fault.
_TOUCH = 0.25
# What stands on the page by less than this, in points, does not.
_SLACK = 0.01


def findings(page: Page) -> tuple[Finding, ...]:
    """What the page list shows to be wrong: words, pictures of clinics and codes outside the live box, words over words, words hard to read."""
    elements = _elements(page)
    outside = [
        Finding("margin", f"{_named(shown)} stands {to_mm(_beyond(page.live, box)):.1f} mm into the margin", box)
        for shown, box, _ in elements
        if not page.live.contains(box, slack=0.1)
    ]
    over = [Finding("overlap", f"{_named(a[0])} and {_named(b[0])} overlap", a[1]) for a, b in _overlapping(elements)]
    return (*outside, *over, *unreadable(page))


def _overlapping(elements: Sequence[_Element]) -> Iterator[tuple[_Element, _Element]]:
    """Each two of which one lies over the other: most are told apart by their edges."""
    edges = [(x, y, x + width, y + height) for _, (x, y, width, height), _ in elements]
    for index, (left, top, right, bottom) in enumerate(edges, 1):
        for other, (its_left, its_top, its_right, its_bottom) in enumerate(edges[index:], index):
            if its_top < bottom and top < its_bottom and its_left < right and left < its_right:
                a, b = elements[index - 1], elements[other]
                if a[1].overlaps(b[1], slack=min(a[2], b[2]) * _TOUCH):
                    yield a, b


def check_page(page: Page, *, is_for_press: bool = False) -> None:
    """Raise PreflightError when the page shows a fault: better no poster than a wrong one."""
    found = (*findings(page), *(coarse(page) if is_for_press else ()))
    if found:
        raise PreflightError(*(Diagnostic(finding.code, finding.source, finding.message, finding.help) for finding in found))


def _named(shown: _Shown) -> str:
    """What people call it: its first words, or what the picture shows."""
    return repr(shown if isinstance(shown, str) else "".join([line.text for line in shown]).strip()[:40])


def _elements(page: Page) -> list[_Element]:
    """Each block of words, logo and code: what it shows, its box, and its size (0 for pictures)."""
    found: list[_Element] = []
    tags: list[str] = []
    lines: list[Text] = []

    def close() -> None:
        shown, boxes = _on_page(lines, page.bleed)
        if shown:
            found.append((tuple(shown), union(boxes) if len(boxes) > 1 else Rect(*boxes[0]), shown[0].size))
        lines.clear()

    for number, item in enumerate(page.items):
        if isinstance(item, Text):
            lines.append(item)
        elif isinstance(item, Begin):
            if lines and item.tag not in INLINE:
                close()
            tags.append(item.tag)
            if item.tag == "Figure" and item.box and not _is_ground(item.box, page.items[number + 1 : number + 2], page):
                found.append((item.alt or "figure", item.box, 0.0))
        elif isinstance(item, End):
            if tags.pop() not in INLINE and lines:
                close()
        elif isinstance(item, Image) and "Figure" not in tags:
            found.append(("picture", item.rect, 0.0))
    close()
    return found


def _on_page(lines: Sequence[Text], bleed: Rect) -> tuple[list[Text], list[_Box]]:
    """The lines that stand on the page, and their boxes: the slug line of a press sheet stands beyond."""
    shown, boxes = [], []
    start, head, end, foot = bleed.x, bleed.y, bleed.right, bleed.bottom
    for line in lines:
        x, y, width, height = box = line.place
        left, top = (x if x > start else start), (y if y > head else head)
        if x + width - left > _SLACK and end - left > _SLACK and y + height - top > _SLACK and foot - top > _SLACK:
            shown.append(line)
            boxes.append(box)
    return shown, boxes


def _is_ground(box: Rect, following: Sequence[Item], page: Page) -> bool:
    """Whether a figure is a picture that runs to the edge: it is cropped, as art is and a logo never."""
    return isinstance(next(iter(following), None), Clip) and not page.live.contains(box)


def _beyond(live: Rect, box: Rect) -> float:
    return max(live.x - box.x, live.y - box.y, box.right - live.right, box.bottom - live.bottom)
