"""Gathers what the walk through a page comes by: marks that are painted alike, images, fonts, marked content, slips."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.content.state import Colour
from hrposter.preflight.finished.facts import Coat, Marked, Painted, Slip

Kind = tuple[Painted, bool, int, tuple[str, ...], bool, float, float]
_FAINT = 0.005  # less of an ink than this is no dot on a plate


@dataclass(slots=True)
class FontUse:
    """A font and the codes that were shown in it."""

    font: object
    name: str
    page: int
    codes: set[int] = field(default_factory=set)
    is_rendered: bool = False


@dataclass(slots=True)
class ImageUse:
    """An image and where it is painted."""

    image: object
    page: int
    box: Box
    density: float
    resources: object


@dataclass(slots=True)
class Owner:
    """A page or a form, whose marked content is numbered from 0."""

    name: str
    page: int
    key: int | None
    numbers: dict[int, None] = field(default_factory=dict)
    repeated: set[int] = field(default_factory=set)


class Found:
    """All of it, for a whole file; order is that of the pages."""

    def __init__(self) -> None:
        self._slips: dict[tuple[str, int, str], tuple[Box | None, int]] = {}
        self._owners: dict[str, Owner] = {}
        self._coats: dict[tuple[int, int, Kind], tuple[Colour, Box, int]] = {}
        self.fonts: dict[str, FontUse] = {}
        self.images: list[ImageUse] = []
        self.oddities: dict[tuple[str, str], None] = {}

    def coat(self, page: int, colour: Colour, kind: Kind, box: Box) -> None:
        """Something is painted."""
        key = (page, id(colour), kind)
        held = self._coats.get(key)
        self._coats[key] = (colour, box, 1) if held is None else (colour, held[1], held[2] + 1)

    def slip(self, kind: str, page: int, what: str, box: Box | None = None) -> None:
        """Something is out of place."""
        first, count = self._slips.get((kind, page, what), (box, 0))
        self._slips[kind, page, what] = (first, count + 1)

    def odd(self, kind: str, where: str) -> None:
        """Something is there that a rule may forbid."""
        self.oddities[kind, where] = None

    def owner(self, name: str, page: int, key: int | None) -> Owner:
        """The page or form of that name."""
        if name not in self._owners:
            self._owners[name] = Owner(name, page, key)
        return self._owners[name]

    def coats(self) -> tuple[tuple[Coat, Box, int], ...]:
        """What was painted, each way once, with its first place and how often."""
        return tuple((_coat(page, colour, kind), box, count) for (page, _, kind), (colour, box, count) in self._coats.items())

    def slips(self) -> tuple[Slip, ...]:
        """What was out of place."""
        return tuple(Slip(kind, page, what, box, count) for (kind, page, what), (box, count) in self._slips.items())

    def marked(self) -> tuple[Marked, ...]:
        """What the pages and forms mark."""
        return tuple(
            Marked(owner.name, owner.page, owner.key, tuple(sorted(owner.numbers)), tuple(sorted(owner.repeated)))
            for owner in self._owners.values()
            if owner.numbers or owner.key is not None
        )


def _coat(page: int, colour: Colour, kind: Kind) -> Coat:
    painted, overprints, mode, drops, reaches, size, width = kind
    tints = colour.tints
    inks = None if tints is None else round(sum(tints) * 100, 1)
    count = 0 if tints is None else sum(tint > _FAINT for tint in tints)
    return Coat(page, painted, colour.space, colour.components, inks, count, overprints, mode, drops, reaches, size, width)
