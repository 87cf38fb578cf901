"""Faces, glyphs, and the clusters of them that stand for text."""

from __future__ import annotations

from typing import NamedTuple

from hrposter.frozen import frozen


@frozen()
class FaceRef:
    """One face: a font file, the index in a collection, and where on its axes (sorted by tag)."""

    path: str
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()

    def __hash__(self) -> int:
        """Without the index, which is 0 in most files: faces are looked up a hundred times for a page."""
        return hash((self.path, self.axes))


class Glyph(NamedTuple):
    """A glyph id with its offset from the pen and its advance, in ems."""

    gid: int
    dx: float
    dy: float
    advance: float


class Cluster(NamedTuple):
    """The glyphs that stand for ``text`` (one or more grapheme clusters), left to right, and their advance in ems."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
