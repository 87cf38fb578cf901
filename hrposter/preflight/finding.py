"""What a check has found on a finished page."""

from __future__ import annotations

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.geometry import Rect

_MORE_ROOM = "give the region more room in the layout, or shorten its words"


@frozen()
class Finding:
    """A mark where it should not be; ``box`` in points, ``source`` where its words were written, if that is known."""

    code: str
    message: str
    box: Rect
    help: str = _MORE_ROOM
    source: Span | None = None
