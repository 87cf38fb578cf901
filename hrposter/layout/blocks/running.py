"""What stands on every page: a running head, and the number of the page. Screen readers pass over both."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import END, Begin, Item
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.options import Align
from hrposter.spec.prose import FolioBlock, RunningBlock
from hrposter.spec.theme import Surface


@frozen()
class Running:
    """One line at the head or the foot of a page whose middle is at ``middle`` points (ISO 14289-1, 7.8)."""

    setting: Setting
    align: Align
    middle: float
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the style may be."""
        yield limit(self.setting, width)

    def height(self, width: float, sizes: Sizes) -> float:
        """How high the line stands."""
        return self.setting.height(width, sizes[self.setting.style.type.name])

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The line."""
        yield Begin("Artifact", pagination="Header" if box.y < self.middle else "Footer")
        yield from self.setting.paint(box, sizes[self.setting.style.type.name], self.align)
        yield END


def running(spec: RunningBlock, surface: Surface, setter: Typesetter) -> Running | None:
    """The running head; None where the clinic gives not all of its details."""
    message = setter.poster.message(spec.key)
    copy = setter.poster.copy(message)
    return _running(setter.set(copy, spec.style, surface, message.span), spec.align, setter) if copy else None


def folio(spec: FolioBlock, surface: Surface, setter: Typesetter) -> Running | None:
    """The number of the page and of all, as in 2 / 3; None where there is one page."""
    poster = setter.poster
    if poster.pages == 1:
        return None
    return _running(setter.text(poster.numbered(f"{poster.page} / {poster.pages}"), spec.style, surface, poster.arrangement.span), spec.align, setter)


def _running(setting: Setting, align: Align, setter: Typesetter) -> Running:
    sheet = setter.poster.sheet
    return Running(setting, align, sheet.y + sheet.height / 2)
