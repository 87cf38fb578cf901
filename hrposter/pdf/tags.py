"""The structure tree: what each part of the content is, and in which order it reads (ISO 32000-2, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hrposter.display import Begin, Pagination
from hrposter.geometry import Rect
from hrposter.pdf.carrier import Carrier, Slot
from hrposter.pdf.syntax import array, dictionary, flipped, text

_HEADINGS: Mapping[str, int] = {"H1": 1, "H2": 2}
# Elements that hold elements only (14.8.4.4); what is painted straight into them is decoration.
_GROUPS = frozenset({"Document", "Sect", "BlockQuote", "L", "LI", "Table", "TR"})
_CELLS = frozenset({"TH", "TD"})


class _Mark(NamedTuple):
    """A piece of content: its page and its number there."""

    page: bytes
    mcid: int


class _Object(NamedTuple):
    """An annotation that belongs to an element (14.7.5.3)."""

    page: bytes
    ref: bytes


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, its words, its page, and how high it begins there (points from the bottom)."""

    level: int
    words: str
    page: bytes
    top: float


@dataclass(slots=True)
class Element:
    """A structure element as it grows; ``parent`` is a reference alone, so that no element holds what holds it and all go with their file."""

    begin: Begin
    slot: Slot
    parent: bytes | None = None
    kids: list[Element | _Mark | _Object] = field(default_factory=list)
    attributes: bytes | None = None
    words: str = ""
    top: float = 0.0


class Structure:
    """The tree of a file, built as its pages are painted; every page closes what it opens, and a later one may take it up again."""

    def __init__(self, carrier: Carrier, pages: int) -> None:
        self._carrier = carrier
        self._root = Element(Begin("Document"), carrier.reserve())
        self._elements = [self._root]
        self._open: list[Element | None] = []  # None: an artifact
        self._wholes: dict[str, Element] = {}  # the elements that come in parts
        self._pagination: Pagination | None = None  # what the artifact that was opened last is
        self._marks: list[list[Element]] = []  # per page, the element of each mcid
        self._objects: list[Element] = []  # per annotation
        self._pages = pages
        self._page = b""
        self._media = Rect(0, 0, 0, 0)

    def open_page(self, page: bytes, media: Rect) -> int:
        """Start a page; its key in the parent tree."""
        self._page, self._media = page, media
        self._marks.append([])
        return len(self._marks) - 1

    def close_page(self) -> None:
        """End a page; ValueError when an element is still open."""
        if self._open:
            raise ValueError(f"{len(self._open)} elements are open at the end of a page; give every Begin its End")

    def begin(self, begin: Begin) -> None:
        """Open an element or an artifact; an outermost Document is the root itself."""
        if begin.tag == "Artifact":
            self._open.append(None)
            self._pagination = begin.pagination
            return
        if self._open and self._open[-1] is None:
            raise ValueError(f"a {begin.tag} stands in an artifact; end the artifact first")
        if begin.tag == "Figure" and not begin.alt:
            raise ValueError("a Figure has no alt; say what it shows, or make it an artifact")
        if begin.tag == "TH" and not begin.scope:
            raise ValueError("a TH has no scope; say whether it is the head of its column or of its row")
        if begin.tag == "Document" and not self._open:
            self._root.begin = begin if self._root.begin == Begin("Document") else self._root.begin
            self._open.append(self._root)
            return
        self._open.append(self._part(begin, begin.whole) if begin.whole else self._grown(begin))

    def _part(self, begin: Begin, whole: str) -> Element:
        """The element that comes in parts: a new one for the first of them."""
        element = self._wholes.get(whole)
        if element is None:
            element = self._wholes[whole] = self._grown(begin)
        if element.begin.tag != begin.tag:
            raise ValueError(f"a {begin.tag} goes on with a {element.begin.tag}; parts of a whole have one tag")
        return element

    def _grown(self, begin: Begin) -> Element:
        """A new element below the innermost open one."""
        parent = (self._open[-1] if self._open else None) or self._root
        element = Element(begin, self._carrier.reserve(), parent.slot.ref)
        if begin.tag == "Figure" and begin.box is not None:
            element.attributes = b"<</O/Layout/Placement/Block/BBox%s>>" % flipped(begin.box, self._media)
        if begin.tag in _CELLS:
            element.attributes = _cell(begin)
        parent.kids.append(element)
        self._elements.append(element)
        return element

    def end(self) -> None:
        """Close the innermost element or artifact."""
        if not self._open:
            raise ValueError("an End closes nothing; it needs a Begin before it on the same page")
        self._open.pop()

    def note(self, words: str, top: float = 0.0) -> None:
        """Check that words stand in an element that may hold them, and keep them; ``top`` is where they begin on the page."""
        if not self._open or (self._open[-1] is not None and self._open[-1].begin.tag in _GROUPS):
            raise ValueError(f"the text {words!r} stands in no paragraph; put it into a P, H1, Lbl … or an Artifact")
        if self._open[-1] is not None:
            for element in self._open:
                if element is not None and element.begin.tag in _HEADINGS and not element.words:
                    element.top = self._media.bottom - top
                if element is not None and (element is self._open[-1] or element.begin.tag in _HEADINGS):
                    element.words += words

    def mark(self) -> str:
        """The operator that opens marked content for what is painted next (14.6)."""
        element = self._open[-1] if self._open else None
        if element is None and self._open and self._pagination:
            kind = "Page" if self._pagination == "Marks" else f"Pagination/Subtype/{self._pagination}"  # ISO 32000-2, table 363
            return f"/Artifact<</Type/{kind}>>BDC"
        if element is None or element.begin.tag in _GROUPS:
            return "/Artifact BMC"
        marks = self._marks[-1]
        element.kids.append(_Mark(self._page, len(marks)))
        marks.append(element)
        return f"/{element.begin.tag}<</MCID {len(marks) - 1}>>BDC"

    def own(self, ref: bytes) -> int:
        """Give an annotation to the innermost open Link; its key in the parent tree."""
        link = next((element for element in reversed(self._open) if element is not None and element.begin.tag == "Link"), None)
        if link is None:
            raise ValueError("a Link rectangle stands outside any Link element; open one before it")
        link.kids.append(_Object(self._page, ref))
        self._objects.append(link)
        return self._pages + len(self._objects) - 1

    def headings(self) -> tuple[Heading, ...]:
        """All headings, in reading order."""
        found = []
        for element in self._elements:
            level, words = _HEADINGS.get(element.begin.tag), " ".join(element.words.split())
            if level and words:
                found.append(Heading(level, words, _first_page(element) or b"", element.top))
        return tuple(found)

    def embed(self) -> bytes:
        """Write the tree; a reference to its root."""
        root = self._carrier.reserve()
        for element in self._elements:
            element.slot.content = _element(element, root.ref)
        nums = [b"%d %s" % (key, self._carrier.add(array(element.slot.ref for element in marks))) for key, marks in enumerate(self._marks)]
        nums += [b"%d %s" % (self._pages + index, element.slot.ref) for index, element in enumerate(self._objects)]
        tree = {
            "Type": b"/StructTreeRoot",
            "K": self._root.slot.ref,
            "ParentTree": self._carrier.add(dictionary({"Nums": array(nums)})),
            "ParentTreeNextKey": b"%d" % len(nums),
        }
        root.content = dictionary(tree)
        return root.ref


def _element(element: Element, root: bytes) -> bytes:
    """The dictionary of an element (14.7.2)."""
    begin = element.begin
    page = _page_of(element)
    parts = [b"<</Type/StructElem/S/%s/P %s" % (begin.tag.encode(), element.parent or root)]
    if page is not None:
        parts.append(b"/Pg " + page)
    if begin.lang is not None:
        parts.append(b"/Lang" + text(begin.lang))
    if begin.alt is not None:
        parts.append(b"/Alt" + text(begin.alt))
    if begin.actual is not None:
        parts.append(b"/ActualText" + text(begin.actual))
    attributes = _numbering(element) if begin.tag == "L" else element.attributes
    if attributes is not None:
        parts.append(b"/A" + attributes)
    if element.kids:
        parts.append(b"/K" + array([_kid(kid, page) for kid in element.kids]))
    return b"".join((*parts, b">>"))


def _page_of(element: Element) -> bytes | None:
    """The page of the first content that is the element's own."""
    for kid in element.kids:
        if isinstance(kid, _Mark):
            return kid.page
    return None


def _first_page(element: Element) -> bytes | None:
    """The page on which an element begins."""
    for kid in element.kids:
        found = _first_page(kid) if isinstance(kid, Element) else kid.page
        if found:
            return found
    return None


def _kid(kid: Element | _Mark | _Object, page: bytes | None) -> bytes:
    match kid:
        case Element():
            return kid.slot.ref
        case _Mark():
            return b"%d" % kid.mcid if kid.page == page else b"<</Type/MCR/Pg %s/MCID %d>>" % (kid.page, kid.mcid)
        case _Object():
            return b"<</Type/OBJR/Pg %s/Obj %s>>" % (kid.page, kid.ref)


def _cell(begin: Begin) -> bytes | None:
    """What a cell is the head of, and over how many columns it reaches, where that is not one (14.8.5.7)."""
    scope = b"/Scope/" + begin.scope.encode() if begin.scope else b""
    span = b"/ColSpan %d" % begin.span if begin.span > 1 else b""
    return b"<</O/Table%s%s>>" % (scope, span) if scope or span else None


def _numbering(element: Element) -> bytes:
    """How the labels of a list count (14.8.5.5): in numbers, or not at all."""
    items = [kid for kid in element.kids if isinstance(kid, Element)]
    labels = [kid.words.strip(" .)") for item in items for kid in item.kids if isinstance(kid, Element) and kid.begin.tag == "Lbl"]
    counts = bool(labels) and all(label.isdecimal() for label in labels)
    return b"<</O/List/ListNumbering/%s>>" % (b"Decimal" if counts else b"None")
