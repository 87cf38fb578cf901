"""Where the four seams run that part the corners of a windmill, each of them straight.

All lengths are in steps, on the poster as the windmill stands there: mirrored where the poster reads from the right, with its two
directions exchanged where the windmill is turned.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from hrposter.frozen import frozen
from hrposter.imposition.tiles.seams import EVENNESS, USUAL, Price, Seam, Share, Weight, places_in, priced
from hrposter.imposition.tiles.ways import Region, Stretch
from hrposter.imposition.tiles.windmill import Field, Windmill

# Each seam is named after the edge of the poster that it starts from.
Edge = Literal["top", "right", "foot", "left"]
EDGES: tuple[Edge, ...] = ("top", "right", "foot", "left")

# The corners on its two sides, the one further up or further to the left first.
SIDES: Mapping[Edge, tuple[int, int]] = {"top": (0, 1), "right": (1, 2), "foot": (3, 2), "left": (0, 3)}

# So often each seam is set anew, after the others have moved.
_ROUNDS = 4
# The least that shows of a sheet in the middle, where there is so much room.
_LEAST_SHOWN = 100


class Sails(NamedTuple):
    """The seams between the corners of a windmill."""

    top: Seam
    right: Seam
    foot: Seam
    left: Seam


@frozen()
class Ground:
    """A windmill, the poster that it stands on, width and height, with what stands there, how each seam may share an overlap, and that overlap."""

    mill: Windmill
    size: tuple[int, int]
    things: tuple[Weight, ...]
    shares: Mapping[Edge, tuple[Share, ...]]
    overlap: int


def sails(ground: Ground) -> tuple[float, Sails]:
    """What the four seams cost, and the seams: each is set where it costs least as the others stand, again and again until none moves."""
    found = _first(ground)
    cost = 0.0
    for _ in range(_ROUNDS):
        before, cost = found, 0.0
        for edge in EDGES:
            if edge == "foot" and ground.mill.meeting == "columns":
                continue  # it is the one from the top
            more, found = _set(edge, found, ground)
            cost += more
        if found == before:
            break
    return cost, found


def regions(found: Sails, ground: Ground) -> tuple[Region, Region, Region, Region, Region]:
    """What the corners show, from the top left on clockwise, and the middle."""
    wide, high = ground.size
    top, right, foot, left = found
    return (
        Region(_before(top), _before(left)),
        Region(_after(top, wide), _before(right)),
        Region(_after(foot, wide), _after(right, high)),
        Region(_before(foot), _after(left, high)),
        Region(_between(top, foot), _between(right, left)),
    )


def _before(seam: Seam) -> Stretch:
    return Stretch(0, seam.place, 0, seam.share.before)


def _after(seam: Seam, length: int) -> Stretch:
    return Stretch(seam.place, length, seam.share.after, 0)


def _between(first: Seam, last: Seam) -> Stretch:
    return Stretch(first.place, last.place, first.share.after, last.share.before)


# ---------------------------------------------------------------- how far a seam may go


def _window(edge: Edge, share: Share, ground: Ground) -> tuple[int, int]:
    """From where to where a seam may run, so that the corners on its two sides reach it."""
    before, after = (_reach(ground.mill.corners[side], edge, ground) for side in SIDES[edge])
    first, last = _length(edge, ground) + share.after - after, before - share.before
    if edge == "top" and ground.mill.meeting == "columns":
        at_foot = _window("foot", share, ground)
        return max(first, at_foot[0]), min(last, at_foot[1])
    return first, last


def _limits(edge: Edge, share: Share, found: Sails, ground: Ground) -> tuple[int, int]:
    """The window of a seam, less what the middle needs: sheets that reach from seam to seam, and something of them that shows."""
    first, last = _window(edge, share, ground)
    middle = ground.mill.middle
    if middle is None:
        return first, last
    printed = _reach(middle, edge, ground)
    if edge in ("top", "right"):
        far = found.foot if edge == "top" else found.left
        return max(first, far.place + far.share.before + share.after - printed), min(last, far.place - _LEAST_SHOWN)
    near = found.top if edge == "foot" else found.right
    return max(first, near.place + _LEAST_SHOWN), min(last, near.place - near.share.after + printed - share.before)


def _is_upright(edge: Edge) -> bool:
    return edge in ("top", "foot")


def _length(edge: Edge, ground: Ground) -> int:
    return ground.size[0] if _is_upright(edge) else ground.size[1]


def _reach(field: Field, edge: Edge, ground: Ground) -> int:
    """How far a field prints across a seam."""
    return (field.width if _is_upright(edge) else field.height) + ground.overlap


# ---------------------------------------------------------------- where it runs


def _first(ground: Ground) -> Sails:
    """Seams in the middle of their windows; those about a middle as near to one another as the corners let them, for that is always possible."""
    places = []
    for edge in EDGES:
        first, last = _window(edge, ground.shares[edge][0], ground)
        about = last if edge in ("top", "right") else first
        places.append(Seam(about if ground.mill.middle else (first + last) // 2, ground.shares[edge][0]))
    top, right, foot, left = places
    return Sails(top, right, top if ground.mill.meeting == "columns" else foot, left)


def _set(edge: Edge, found: Sails, ground: Ground) -> tuple[float, Sails]:
    """What a seam costs at the best place there is, and the seams with it there; as it was where it has no other."""
    length, is_upright = _length(edge, ground), _is_upright(edge)
    start, end = _span(edge, found, ground)
    beside = tuple(
        thing for thing in ground.things if (thing.top < end and thing.foot > start if is_upright else thing.left < end and thing.right > start)
    )
    price = priced(beside, length, is_upright=is_upright)
    ways = [way for kind, share in enumerate(ground.shares[edge]) for way in _ways(kind, share, _limits(edge, share, found, ground), price, length)]
    if not ways:
        return price.at[getattr(found, edge).place], found
    cost, _, seam = min(ways)
    if edge == "top" and ground.mill.meeting == "columns":
        return cost, found._replace(top=seam, foot=seam)
    return cost, found._replace(**{edge: seam})


def _ways(kind: int, share: Share, limits: tuple[int, int], price: Price, length: int) -> list[tuple[float, int, Seam]]:
    """The places of a seam that shares its overlap in one way, each with what it costs there."""
    first, last = limits
    ideal = (first + last) // 2
    return [
        (price.at[place] + EVENNESS * ((place - ideal) / length) ** 2 + USUAL * kind, kind, Seam(place, share))
        for place in places_in(price.changes, first, last, ideal)
    ]


def _span(edge: Edge, found: Sails, ground: Ground) -> tuple[int, int]:
    """From where to where a seam can be seen: on to the one that stops it, or to the edge of what lies over it."""
    wide, high = ground.size
    meeting, order = ground.mill.meeting, ground.mill.order
    is_fourth_above = meeting == "overlap" and order.index(3) > order.index(1)
    match edge:
        case "right":
            return (found.foot if is_fourth_above else found.top).place, wide
        case "foot":
            return (found.left if is_fourth_above else found.right).place, high
        case "left":
            return 0, (found.foot if is_fourth_above or meeting == "middle" else found.top).place
        case "top" if meeting == "columns":
            return 0, high
        case "top":
            return 0, (found.left if is_fourth_above or meeting == "middle" else found.right).place
