"""Marked content: what is tagged, what is an artifact, and what is neither (ISO 32000-1, 14.6 and 14.8.2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.content.found import Found, Owner
from hrposter.preflight.finished.facts import Painted
from hrposter.preflight.finished.values import entry, integer


class Marking:
    """The marked content that is open while a page is read, forms within it included."""

    def __init__(self, found: Found, page: int, owner: Owner) -> None:
        self._found = found
        self._page = page
        self._owner = owner
        self._open: list[str] = []  # "artifact", "tagged" or "other"
        self._floor = 0  # what was open where the stream began
        self._is_aside = False

    def begin(self, tag: str, properties: object) -> None:
        """BMC or BDC."""
        number = integer(entry(properties, "/MCID"))
        kind = "artifact" if tag == "Artifact" else "other" if number is None else "tagged"
        if kind == "artifact" and "tagged" in self._open:
            self._found.slip("artifact in tagged content", self._page, f"an artifact within content number {number}" if number else "an artifact")
        if kind == "tagged" and "artifact" in self._open:
            self._found.slip("tagged content in artifact", self._page, f"{tag} number {number}")
        if number is not None and not self._is_aside:
            if number in self._owner.numbers:
                self._owner.repeated.add(number)
            self._owner.numbers[number] = None
        self._open.append(kind)

    def end(self) -> None:
        """EMC."""
        if len(self._open) > self._floor:
            self._open.pop()
        else:
            self._found.slip("unbalanced", self._page, "EMC without its BMC")

    def paint(self, painted: Painted, box: Box) -> None:
        """Something is painted: it must be tagged or an artifact."""
        if not self._is_aside and "tagged" not in self._open and "artifact" not in self._open:
            self._found.slip("untagged", self._page, painted, box)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Within a tile of a pattern, whose marks count where it is painted."""
        outer, self._is_aside = self._is_aside, True
        yield
        self._is_aside = outer

    @contextmanager
    def inside(self, owner: Owner) -> Iterator[None]:
        """Within a stream, which closes what it opens."""
        outer, floor = self._owner, self._floor
        self._owner, self._floor = owner, len(self._open)
        yield
        if len(self._open) > self._floor:
            self._found.slip("unbalanced", self._page, "BMC without its EMC")
            del self._open[self._floor :]
        self._owner, self._floor = outer, floor
