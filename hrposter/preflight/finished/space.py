"""Colour spaces as they are found (ISO 32000-1, 8.6)."""

from __future__ import annotations

from hrposter.frozen import frozen


@frozen()
class Space:
    """A colour space: its family, how many components, the inks it names, the space that stands behind it, the key of its profile."""

    family: str
    count: int
    names: tuple[str, ...] = ()
    base: Space | None = None
    profile: int = 0

    @property
    def root(self) -> Space:
        """The space whose numbers are stored: that of the palette for Indexed, of an uncoloured Pattern for Pattern."""
        return self.base.root if self.base and self.family in ("Indexed", "Pattern") else self

    def __str__(self) -> str:
        if self.names:
            return f"{self.family} {', '.join(self.names)}"
        return f"{self.family} {self.count}" if self.family == "ICCBased" else self.family
