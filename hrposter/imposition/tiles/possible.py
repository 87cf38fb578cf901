"""Whether sheets could leave a stretch of the poster whole: a quick no before seams are sought. All lengths are in steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrposter.imposition.tiles.grid import Arrangement
from hrposter.imposition.tiles.seams import LEAST_SHOWN, Share
from hrposter.imposition.tiles.steps import whole
from hrposter.imposition.tiles.ways import Stretch


def could_spare(way: Arrangement, part: Stretch, length: int, shares: Sequence[Share], *, is_upright: bool) -> bool:
    """Whether no seam of one direction need go through a part of a length; False is certain, True is to be tried."""
    return any(_could(printed, part, length, shares) for printed in _printed(way, is_upright=is_upright))


def _printed(way: Arrangement, *, is_upright: bool) -> Iterator[tuple[int, ...]]:
    """The sheets that the seams of one direction part: all strips, or those within each kind of strip."""
    if is_upright == (way.lie == "columns"):
        yield tuple(whole(strip.area.width if is_upright else strip.area.height) for strip in way.strips)
        return
    for strip in dict.fromkeys(way.strips):
        yield (whole(strip.area.width if is_upright else strip.area.height),) * strip.count


def _could(printed: tuple[int, ...], part: Stretch, length: int, shares: Sequence[Share]) -> bool:
    """Whether a sheet may begin before the part and end after it.

    The seam after the first n sheets is no further than these reach, and no nearer than where those after it reach back to; n
    sheets reach as far as they print less an overlap for each seam between them, and less what they share at the seam itself.
    """
    overlap = sum(shares[0])
    before, after = min(share.before for share in shares), min(share.after for share in shares)
    for index, own in enumerate(printed):
        ahead, behind = printed[:index], printed[index + 1 :]
        first = max(round(ahead[-1] * LEAST_SHOWN), length - _reach(printed[index:], overlap) + after) if ahead else 0
        last = _reach(printed[: index + 1], overlap) - before if behind else length
        shown = own - (after if ahead else 0) - (before if behind else 0)
        if first <= part.start and part.end <= last and part.length <= shown:
            return True
    return False


def _reach(printed: tuple[int, ...], overlap: int) -> int:
    return sum(printed) - (len(printed) - 1) * overlap
