"""The display list: every item of a page in its place, and nothing of PDF.

Layout makes it, pdf draws it, checks read it. Lengths are points, the origin is the
top left of the page and y grows downwards; glyph measures are ems until drawn.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from operator import is_
from pathlib import Path as FilePath
from typing import Literal

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.glyphs import Cluster as Cluster
from hrposter.glyphs import FaceRef as FaceRef
from hrposter.glyphs import Glyph as Glyph
from hrposter.outline import Close as Close
from hrposter.outline import Curve as Curve
from hrposter.outline import Line as Line
from hrposter.outline import Move as Move
from hrposter.outline import Outline as Outline
from hrposter.outline import Segment as Segment
from hrposter.outline import rounded as rounded
from hrposter.standards import Standard

Tag = Literal[
    "Document", "Sect", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "BlockQuote", "Span", "Link", "Artifact"
]
# Elements within a line of words; all others stand for themselves.
INLINE: frozenset[Tag] = frozenset({"Span", "Link"})
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]
Pagination = Literal["Header", "Footer", "Marks"]
Scope = Literal["Column", "Row"]
Duplex = Literal["Simplex", "DuplexFlipShortEdge", "DuplexFlipLongEdge"]


@frozen()
class Ink:
    """A colour by its role: sRGB (0 to 1 each) and, for press, a CMYK recipe (0 to 1 each)."""

    role: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float] | None = None

    def __hash__(self) -> int:
        """By what it looks like: inks are looked up for every line, and few are alike."""
        return hash(self.rgb)


@frozen()
class Shape:
    """One painted outline of a drawing; a paint is a colour role, or sRGB for a logo's own colour."""

    outline: Outline
    fill: str | tuple[float, float, float] | None
    stroke: str | tuple[float, float, float] | None = None
    width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    even_odd: bool = False


@frozen()
class Drawing:
    """Art, an icon or a logo in its own user units (y down).

    ``view`` is all that may show; ``focal`` the box that cropping keeps in frame; ``turns``: it points the way that
    reading goes, and is mirrored on pages that read from the right. ``faces`` are the boxes of heads: no cut goes through them.
    """

    name: str
    view: Rect
    focal: Rect
    shapes: tuple[Shape, ...]
    turns: bool = False
    faces: tuple[Rect, ...] = ()


@frozen()
class Raster:
    """A bitmap, upright: ``pixels`` are RGB rows from the top; ``alpha`` one byte a pixel or None."""

    width: int
    height: int
    pixels: bytes
    alpha: bytes | None
    digest: str


# ---------------------------------------------------------------- glyphs


@frozen()
class GlyphRun:
    """Clusters of one face, direction and ink, in visual order from the left; ``lang`` where it is not the document's."""

    face: FaceRef
    is_rtl: bool
    ink: Ink
    clusters: tuple[Cluster, ...]
    lang: str | None = None


# ---------------------------------------------------------------- items


@frozen(often=True)
class Text:
    """One line: ``x`` is its left end, ``baseline`` the y of its baseline, ``size`` in points.

    ``text`` is the line in logical order, with the space that the line end swallowed;
    ``width`` in points leaves that space out, and ``hang`` is how much of it stands left of the words; ``ascent`` and ``descent`` (points, positive)
    bound the ink's expected height. ``spoken`` are its stretches by language in logical order, where there is more than
    one: a tag, None for the document's, and the words. ``order`` holds the places of the runs as they are read; empty
    where that is from left to right. ``is_turned``: the line runs upwards, by a right angle to the left about (``x``, ``baseline``).
    ``has_values``: some of the words were given, such as a name or a number.
    """

    x: float
    baseline: float
    size: float
    width: float
    ascent: float
    descent: float
    runs: tuple[GlyphRun, ...]
    text: str
    source: Span | None = None
    hang: float = 0.0
    spoken: tuple[tuple[str | None, str], ...] = ()
    order: tuple[int, ...] = ()
    is_turned: bool = False
    has_values: bool = False

    @property
    def top(self) -> float:
        """The top of its box."""
        return self.box.y if self.is_turned else self.baseline - self.ascent

    @property
    def place(self) -> tuple[float, float, float, float]:
        """The left edge, the top edge, the width and the height of the line from ascent to descent."""
        if self.is_turned:
            return self.x - self.ascent, self.baseline - self.hang - self.width, self.ascent + self.descent, self.width
        return self.x + self.hang, self.baseline - self.ascent, self.width, self.ascent + self.descent

    @property
    def box(self) -> Rect:
        """The same as a box."""
        return Rect(*self.place)


@frozen()
class Fill:
    """A rectangle filled with one ink; ``radius`` rounds its corners."""

    rect: Rect
    ink: Ink
    radius: float = 0.0


@frozen(often=True)
class Path:
    """An outline, filled or stroked or both; ``matrix`` maps its units to page points, which they are without one.

    ``dash`` is how long a dash of the stroke is and the gap after it; empty where the stroke has none.
    """

    outline: Outline
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    even_odd: bool = False
    matrix: Matrix | None = None
    dash: tuple[float, ...] = ()


@frozen()
class Picture:
    """A drawing set into the page: ``matrix`` maps its units to points, ``inks`` its roles to inks."""

    drawing: Drawing
    matrix: Matrix
    inks: Mapping[str, Ink]


@frozen()
class Image:
    """A bitmap stretched over ``rect``."""

    rect: Rect
    raster: Raster


@frozen()
class Link:
    """A place to click; ``alt`` says where it goes. It belongs to the innermost open Link element."""

    rect: Rect
    uri: str
    alt: str


@frozen(often=True)
class Begin:
    """Open a structure element (ISO 32000-2, 14.7); all until its End belongs to it.

    An Artifact is no element: its content is decoration that a screen reader skips; ``pagination`` says that it is a
    running head or foot, or marks for the press. ``actual`` is the logical text of the element, ``box`` the place of a figure. What comes in parts,
    in several columns or on several pages, is one element if all of its parts have the name of the same ``whole``.
    ``scope`` says what a TH is the head of, ``span`` over how many columns of its table a cell reaches. ``is_greeting`` is for those who
    cut posters: large words that are to stay whole like a heading. The file does not say it.
    """

    tag: Tag
    alt: str | None = None
    lang: str | None = None
    actual: str | None = None
    box: Rect | None = None
    pagination: Pagination | None = None
    whole: str | None = None
    scope: Scope | None = None
    span: int = 1
    is_greeting: bool = False


@frozen()
class End:
    """Close the innermost Begin."""


# What most elements of a page are made with, which are the same wherever they stand.
ARTIFACT, LI, END = Begin("Artifact"), Begin("LI"), End()


@frozen()
class Clip:
    """From here to its Unclip, only what lies inside ``outline`` shows."""

    outline: Outline


@frozen()
class Unclip:
    """Close the innermost Clip."""


@frozen()
class Form:
    """What is drawn once and shown in several places, such as a finished page (a form XObject: ISO 32000-2, 8.10).

    ``items`` are in points of their own; of them only what lies in ``box`` shows. Elements in them tag nothing.
    """

    items: tuple[Item, ...]
    box: Rect


@frozen()
class Placed:
    """A form in its place: ``matrix`` maps its points to those of the page, of which only ``clip`` may show."""

    form: Form
    matrix: Matrix
    clip: Rect | None = None


Item = Text | Fill | Path | Picture | Image | Link | Begin | End | Clip | Unclip | Placed


@frozen()
class Page:
    """One page: its boxes in points, and its items in reading order.

    The origin is the top left of ``trim``, so that ``bleed`` and ``media`` may start left of it and above; ``live`` is where
    text, logos and codes may stand. ``shared`` are the first of the items where they are one and the same tuple from clinic to clinic.
    """

    media: Rect
    trim: Rect
    bleed: Rect
    live: Rect
    items: tuple[Item, ...]
    shared: tuple[Item, ...] = ()

    @property
    def begins_shared(self) -> bool:
        """Whether the page still begins with what it shares: its items may have been given others."""
        return bool(self.shared) and len(self.items) >= len(self.shared) and all(map(is_, self.shared, self.items))


@frozen()
class Meta:
    """What a file says about itself; ``lang`` is a BCP 47 tag, ``also`` those of other languages in it, ``identifier`` decides the document id.

    ``prints_unscaled`` and ``duplex`` are what a print dialogue is to begin with (ISO 32000-2, table 147).
    """

    title: str
    lang: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: datetime.date
    identifier: str
    is_rtl: bool = False
    prints_unscaled: bool = False
    also: tuple[str, ...] = ()
    duplex: Duplex | None = None


@frozen()
class Finish:
    """How a file is to be finished: the standards that it follows, and its colours.

    ``icc`` is the CMYK profile of a press, None where colours are sRGB; ``ink_limit`` the most ink in one place, in percent.
    ``packs``: whether its objects are packed together, so that it is small. ``is_tagged``: whether it says what each part of
    it is, which a print edition of sheets to cut and fold does not. ``stocks``: letters that faces bring where they set what a clinic gave.
    """

    standards: tuple[Standard, ...] = ("PDF/UA-1", "PDF/A-2a")
    icc: FilePath | None = None
    ink_limit: float = 300.0
    packs: bool = False
    is_tagged: bool = True
    stocks: Mapping[FaceRef, str] = field(default_factory=dict)


@frozen()
class Document:
    """Pages, what the file says about itself and how it is finished: all that a writer needs."""

    meta: Meta
    pages: tuple[Page, ...]
    finish: Finish = Finish()
