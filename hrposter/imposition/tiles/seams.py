"""Where to part a length so that the seams hurt least: a shortest path over all places where each could be.

All lengths are in steps of 1/100 inch.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.imposition.tiles.obstacles import COSTS, Obstacle
from hrposter.imposition.tiles.steps import STEP

# How near a seam may come to a thing before it counts as touching it, and within which distance it still costs a little.
_CLEAR, _NEAR = 4, 14
_NEAR_SHARE = 0.04
# What the seams of an even grid have over others that cost the same, and the usual way to share an overlap over another.
EVENNESS, USUAL = 0.5, 0.05
# The least that shows of a sheet, as a share of what it prints.
LEAST_SHOWN = 0.25
# Between places where the cost changes, so many steps apart others are tried.
_EVERY = 10
_NEVER = math.inf
# More than all else on a poster costs, of which the share for coming near is taken.
_BARRED = 1e8
# The same strips stand in many arrangements: so many of their prices and seams are kept.
KEPT = 128


class Share(NamedTuple):
    """How two sheets share their overlap: how far each shows beyond the seam, the one before it and the one after it."""

    before: int
    after: int


class Seam(NamedTuple):
    """Where one sheet ends and the next begins, and how they share the overlap."""

    place: int
    share: Share


@frozen()
class Reach:
    """What sheets can do: the printed length of each, and the ways in which two may share their overlap, the usual one first."""

    printed: tuple[int, ...]
    shares: tuple[Share, ...]


class _Layer(NamedTuple):
    """The best ways to one seam with one share: for each place its cost, and share and index of the seam before."""

    places: list[int]
    costs: list[float]
    origins: list[tuple[int, int]]


class Weight(NamedTuple):
    """What it costs an upright seam and a level one to cut through a box: from its left to its right and from its top to its foot, in steps."""

    left: int
    right: int
    top: int
    foot: int
    upright: float
    level: float

    def moved(self, by: int) -> Weight:
        """The same with the origin so far to the right and so far down."""
        return Weight(self.left - by, self.right - by, self.top - by, self.foot - by, self.upright, self.level)


class Price(NamedTuple):
    """What a seam costs at each step of a length, and the steps where that changes."""

    at: Sequence[float]
    changes: Sequence[int]


def weights(obstacles: Iterable[Obstacle]) -> tuple[Weight, ...]:
    """The boxes of all obstacles and of their parts, with what each costs."""
    found = []
    for obstacle in obstacles:
        through, between = COSTS[obstacle.kind]
        for box, cost in (*((part, through) for part in obstacle.parts), (obstacle.box, between)):
            sides = math.ceil(box.x / STEP), math.floor(box.right / STEP), math.ceil(box.y / STEP), math.floor(box.bottom / STEP)
            found += [Weight(*sides, cost, cost)] if cost else []
    return tuple(found)


def barred(box: Rect, *, is_upright: bool) -> Weight:
    """What keeps seams of one direction out of a box wherever that can be, and says nothing of those that come near it."""
    sides = math.ceil(box.x / STEP), math.floor(box.right / STEP), math.ceil(box.y / STEP), math.floor(box.bottom / STEP)
    left, right, top, foot = sides
    if is_upright:
        return Weight(left + _NEAR, right - _NEAR, top, foot, _BARRED, 0.0)
    return Weight(left, right, top + _NEAR, foot - _NEAR, 0.0, _BARRED)


@lru_cache(maxsize=KEPT)
def priced(things: tuple[Weight, ...], length: int, *, is_upright: bool) -> Price:
    """What a seam costs at each step of a length, upright or level, over all that stands in its way."""
    found: dict[int, float] = {0: 0.0}
    for left, right, top, foot, upright, level in things:
        start, end, cost = (left, right, upright) if is_upright else (top, foot, level)
        for more, added in ((_CLEAR, cost), (_NEAR, cost * _NEAR_SHARE)):
            first, last = max(0, start - more), min(length, end + more)
            if first <= last:
                found[first] = found.get(first, 0.0) + added
                found[last + 1] = found.get(last + 1, 0.0) - added
    changes = sorted(found)
    at: list[float] = []
    total = 0.0
    for one, other in pairwise((*changes, length + 1)):
        total += found[one]
        at += [max(0.0, total)] * (other - one)
    return Price(tuple(at), tuple(changes))


def parted(length: int, reach: Reach, price: Price, most: float = _NEVER) -> tuple[float, tuple[Seam, ...]]:
    """The seams that cost least together, and what they cost; ValueError where the sheets do not reach with seams that cost no more than ``most``.

    For each seam, each share and each place the best way there is kept: it comes from the best place of the seam before that the
    sheet between them reaches (Bellman's principle), and the window of those places slides along (a queue of its minima).
    """
    printed, shares = reach.printed, reach.shares
    if len(printed) == 1:
        if length > printed[0]:
            raise ValueError(f"one sheet of {printed[0]} steps does not reach over {length}; take more of them")
        return 0.0, ()
    layers: list[tuple[_Layer, ...]] = []
    for number in range(len(printed) - 1):
        earlier = layers[-1] if layers else None
        layers.append(tuple(_layer(length, reach, number, kind, price, earlier, most) for kind in range(len(shares))))
    return _traced(length, reach, layers)


def _layer(length: int, reach: Reach, number: int, kind: int, price: Price, earlier: tuple[_Layer, ...] | None, most: float) -> _Layer:
    printed, share, at = reach.printed, reach.shares[kind], price.at
    overlap, count = sum(share), len(printed)
    least = round(printed[number] * LEAST_SHOWN)
    first = max(least, length - sum(printed[number + 1 :]) + (count - 2 - number) * overlap + share.after)
    last = min(length - 1, sum(printed[: number + 1]) - number * overlap - share.before)
    ideal = length * (number + 1) / count
    places = [place for place in places_in(price.changes, first, last, round(ideal)) if at[place] <= most]
    best, origins = [0.0] * len(places), [(0, 0)] * len(places)
    if earlier is not None:
        best = [_NEVER] * len(places)
        for other, layer in enumerate(earlier):
            far = printed[number] - share.before - reach.shares[other].after
            for index, origin in enumerate(_minima(layer, places, far, least)):
                if origin >= 0 and layer.costs[origin] < best[index]:
                    best[index], origins[index] = layer.costs[origin], (other, origin)
    costs = [before + (at[place] + EVENNESS * ((place - ideal) / length) ** 2 + USUAL * kind) for before, place in zip(best, places, strict=True)]
    kept = [index for index, cost in enumerate(costs) if cost <= most and cost < _NEVER]
    return _Layer([places[index] for index in kept], [costs[index] for index in kept], [origins[index] for index in kept])


def places_in(changes: Sequence[int], first: int, last: int, ideal: int) -> list[int]:
    """Places from first to last where a seam may be: on both sides of where its cost changes, and every few steps between."""
    if first > last:
        return []
    within = changes[bisect_right(changes, first) : bisect_right(changes, last)]
    return sorted({first, last, min(max(ideal, first), last), *range(first, last + 1, _EVERY), *within, *(place - 1 for place in within)})


def _minima(layer: _Layer, places: list[int], far: int, near: int) -> list[int]:
    """For each place the cheapest index of the layer that lies between ``far`` and ``near`` before it; -1 for none."""
    found: list[int] = []
    queue: deque[int] = deque()
    earlier, costs = layer.places, layer.costs
    taken, count = 0, len(costs)
    for place in places:
        while taken < count and earlier[taken] <= place - near:
            while queue and costs[queue[-1]] > costs[taken]:
                queue.pop()
            queue.append(taken)
            taken += 1
        while queue and earlier[queue[0]] < place - far:
            queue.popleft()
        found.append(queue[0] if queue else -1)
    return found


def _traced(length: int, reach: Reach, layers: list[tuple[_Layer, ...]]) -> tuple[float, tuple[Seam, ...]]:
    """The cheapest way to the end, back along its origins."""
    final = [
        (total, kind, index)
        for kind, layer in enumerate(layers[-1])
        for index, total in enumerate(layer.costs)
        if length - layer.places[index] + reach.shares[kind].after <= reach.printed[-1]
    ]
    if not final:
        raise ValueError(f"{len(reach.printed)} sheets do not reach over {length} steps; take more of them")
    total, kind, index = min(final)
    seams = []
    for row in reversed(layers):
        layer = row[kind]
        seams.append(Seam(layer.places[index], reach.shares[kind]))
        kind, index = layer.origins[index]
    return total, tuple(reversed(seams))
