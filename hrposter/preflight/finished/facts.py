"""What a finished file was found to hold: facts only, judged elsewhere. Lengths in points, boxes in the page's own space, y up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from hrposter.frozen import frozen
from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.space import Space

Painted = Literal["text", "fill", "stroke", "image", "shading"]


@frozen()
class Coat:
    """All marks on a page that are painted alike. ``inks`` is their sum in percent, None where it cannot be told from the numbers.

    ``reaches`` tells whether any of it lies in the bleed box; ``size`` is that of text, ``width`` that of a stroke; ``drops`` holds the
    ways in which the page below shines through.
    """

    page: int
    painted: Painted
    space: Space
    components: tuple[float, ...]
    inks: float | None
    count_of_inks: int
    overprints: bool
    mode: int
    drops: tuple[str, ...]
    reaches: bool
    size: float = 0.0
    width: float = 0.0


@frozen()
class Shown:
    """An image where it is painted. ``inks`` is the most that one of its pixels asks for; None where it was not told, for ``reason``."""

    page: int
    box: Box
    pixels: tuple[int, int]
    density: float
    space: Space | None
    bits: int
    inks: float | None
    reason: str = ""


@frozen()
class Font:
    """A font as it is used. ``unmapped`` counts the codes without a text, ``wrong_widths`` those whose width the program contradicts."""

    name: str
    kind: str
    is_embedded: bool
    is_rendered: bool
    page: int
    codes: int
    unmapped: int
    forbidden_texts: int
    blanks: int  # codes that show .notdef
    wrong_widths: int | None
    has_gid_map: bool
    encoding: str
    is_symbolic: bool | None


@frozen()
class Annotation:
    """Something on a page that can be acted on; ``key`` is the number of its object."""

    page: int
    kind: str
    box: Box | None
    contents: str
    action: str
    target: str
    parent_key: int | None
    key: int
    is_hidden: bool


@frozen()
class Marked:
    """What a content stream marks: the numbers of its marked content, and what stands outside or within wrongly."""

    owner: str
    page: int
    key: int | None
    numbers: tuple[int, ...]
    repeated: tuple[int, ...] = ()


@frozen()
class Slip:
    """A thing in content that is out of place, how often, and where it stands first."""

    kind: str
    page: int
    what: str
    box: Box | None
    count: int


@frozen()
class Page:
    """A page: its boxes as they are written, and what its dictionary says."""

    number: int
    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    unit: float
    tabs: str
    struct_key: int | None
    group_space: Space | None
    actions: tuple[str, ...] = ()

    @property
    def sheet(self) -> Box | None:
        """What remains when the page is cut: the trim box, else the art box, the crop box, the media box."""
        return self.trim or self.art or self.crop or self.media

    @property
    def printed(self) -> Box | None:
        """All that is to be printed: the bleed box, else the sheet."""
        return self.bleed or self.sheet


@frozen()
class Element:
    """An element of the structure tree: its own tag, the standard one that this stands for, and what belongs to it."""

    number: int
    tag: str
    standard: str
    parent: int | None
    kids: tuple[int, ...]
    marks: tuple[tuple[str, int], ...]
    objects: tuple[int, ...]
    alt: str
    actual: str
    lang: str | None
    id: str
    scope: str
    headers: tuple[str, ...]
    has_parent: bool
    page: int | None


@frozen()
class Structure:
    """The structure tree in reading order, what the parent tree says, and what is wrong with the tree itself.

    ``parents`` gives, by key, the elements of a page's marks or the one of an annotation (-1: nothing that the tree holds).
    """

    elements: tuple[Element, ...]
    parents: Mapping[int, tuple[int, ...] | int]
    circular: tuple[str, ...] = ()
    remapped: tuple[str, ...] = ()
    loops: int = 0


@frozen()
class Profile:
    """The header of an ICC profile (ICC.1:2010, 7.2), ``is_sound`` when it is one."""

    is_sound: bool
    kind: str = ""
    space: str = ""
    name: str = ""


@frozen()
class Intent:
    """An output intent: what the file is made for."""

    kind: str
    condition: str
    registry: str
    note: str
    profile: Profile | None
    components: int | None
    key: int
    is_elsewhere: bool


@frozen()
class Packet:
    """The XMP packet: its properties as ``prefix:name`` with the usual prefixes, whatever the file calls them."""

    exists: bool
    is_sound: bool = True
    is_filtered: bool = False
    said: Mapping[str, str] = field(default_factory=dict)


@frozen()
class Catalogue:
    """What the root of the file says."""

    lang: str | None
    is_marked: bool
    is_suspect: bool
    shows_title: bool
    areas: Mapping[str, str]
    actions: tuple[str, ...]
    scripts: tuple[str, ...]
    has_xfa: bool
    unnamed_layers: int


@frozen()
class Drawn:
    """What PDFium drew of a page: for each edge of the trim, the share that is coloured, and of that the share whose colour stops short.

    ``near`` holds words that stand close to the edge, with the distance in points.
    """

    page: int
    edges: Mapping[str, tuple[float, float]]
    near: tuple[tuple[str, float, Box], ...]


@frozen()
class Inked:
    """What Ghostscript measured on the plates of a page within the bleed box: the most ink in percent, where, and the plates."""

    page: int
    most: float
    box: Box
    plates: tuple[str, ...]


@frozen()
class Facts:
    """All that was found in a file; ``not_drawn`` and ``not_inked`` say why some of it was not looked at."""

    size: int
    header: str
    version: str
    has_id: bool
    is_encrypted: bool
    lets_readers: bool
    info: Mapping[str, str]
    packet: Packet
    intents: tuple[Intent, ...]
    catalogue: Catalogue
    pages: tuple[Page, ...]
    fonts: tuple[Font, ...]
    images: tuple[Shown, ...]
    coats: tuple[tuple[Coat, Box, int], ...]
    annotations: tuple[Annotation, ...]
    marked: tuple[Marked, ...]
    slips: tuple[Slip, ...]
    structure: Structure | None
    oddities: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    drawn: tuple[Drawn, ...] | None = None
    inked: tuple[Inked, ...] | None = None
    not_drawn: str = ""
    not_inked: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """The standards that the file says it follows."""
        said = self.packet.said
        found = [said.get("pdfxid:GTS_PDFXVersion") or self.info.get("GTS_PDFXVersion", "")]
        found.append(f"PDF/UA-{said['pdfuaid:part']}" if said.get("pdfuaid:part") else "")
        found.append(f"PDF/A-{said['pdfaid:part']}{said.get('pdfaid:conformance', '').lower()}" if said.get("pdfaid:part") else "")
        return tuple(claim for claim in found if claim)

    @property
    def intent(self) -> Intent | None:
        """The output intent of PDF/X, where there is one."""
        return next((intent for intent in self.intents if intent.kind == "GTS_PDFX"), None)
