"""Where on the grid of a page each region has its seat, and what stands around its words: all that no size of type changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrposter.frozen import frozen
from hrposter.layout.grid import cell_span
from hrposter.poster import Poster
from hrposter.spec.regions import Region, Side


@frozen()
class Seat:
    """The rows and columns of a region, first and last; the width of its words, the space above its ground and that within it, in points."""

    top: int
    bottom: int
    left: int
    right: int
    width: float
    above: float
    pads: Mapping[Side, float]

    @property
    def around(self) -> float:
        """What stands above and below the words, in points."""
        return self.above + self.pads["top"] + self.pads["bottom"]


def seats(
    poster: Poster, regions: Sequence[Region], columns: tuple[Sequence[float], Sequence[float]], collapsed: frozenset[int]
) -> Mapping[str, Seat]:
    """The seat of each region by its name; ``columns`` are where columns start and how wide they are, ``collapsed`` the rows with nothing in them."""
    grid = poster.arrangement.grid
    first = next((row for row in range(len(grid.rows)) if row not in collapsed), 0)
    beginnings, widths = columns
    found = {}
    for region in regions:
        top, bottom, left, right = cell_span(grid.areas, region.name)
        pads = _pads(poster, region)
        outer = beginnings[right] + widths[right] - beginnings[left]
        above = poster.length(region.above) if top != first else 0.0
        found[region.name] = Seat(top, bottom, left, right, outer - pads["start"] - pads["end"], above, pads)
    return found


def _pads(poster: Poster, region: Region) -> dict[Side, float]:
    """The space between a region's cell and its words on each side; negative where its ground runs on to the edge."""
    if region.surface is None:
        return dict.fromkeys(("start", "end", "top", "bottom"), 0.0)
    pad = poster.length(region.pad or "space.m")
    margin = poster.content_box.y - poster.frame.y
    at_edge = max(pad, poster.quiet) - margin
    # At the sides the margin of the page is pad enough, and keeps the words on the grid.
    sides: dict[Side, float] = {"start": 0.0, "end": 0.0, "top": at_edge, "bottom": at_edge}
    return {side: bled if side in region.bleed else pad for side, bled in sides.items()}
