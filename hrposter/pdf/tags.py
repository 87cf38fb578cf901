"""The structure tree: what each part of the content is, and in which order it reads (ISO 32000-2, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, get_args

from hrposter.display import Begin, Pagination, Tag, Text
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.syntax import array, flipped, text

_HEADINGS: Mapping[str, int] = {"H1": 1, "H2": 2}
_DESCRIBED = frozenset({"Figure", "TH", "TD"})  # those with attributes of their own
# How the marks of an artifact begin, by what it is (ISO 32000-2, table 363).
_ASIDE: Mapping[Pagination | None, str] = {
    None: "/Artifact BMC",
    "Marks": "/Artifact<</Type/Page>>BDC",
    "Header": "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}


@frozen()
class Heading:
    """A heading: its level from 1, its words, its page, and how high it begins there (points from the bottom)."""

    level: int
    words: str
    page: bytes
    top: float


@dataclass(slots=True)
class Element:
    """A structure element as it grows; its parent, if any, and its kids are references, so that nothing holds what holds it.

    ``own`` is what its dictionary says of it, and ``on`` on which page its first mark is; empty where that is nothing.
    """

    begin: Begin
    ref: bytes
    parent: bytes
    kids: list[bytes]
    own: bytes = b""
    on: bytes = b""


@dataclass(slots=True)
class Group(Element):
    """An element that holds elements only (14.8.4.4); what is painted straight into it is decoration.

    ``counts``: whether all labels of a list's items so far are numbers, None where there are none.
    """

    counts: bool | None = None


@dataclass(slots=True)
class Spoken(Element):
    """A heading, which becomes a bookmark, or a label, which tells how its list counts: its words, where they begin and on which page."""

    words: str = ""
    top: float = 0.0
    heads: bytes = b""


# The elements of each tag, where they are not just elements.
_KINDS: Mapping[Tag, type[Element]] = {
    **dict.fromkeys(("Document", "Sect", "BlockQuote", "L", "LI", "Table", "TR"), Group),
    **dict.fromkeys(("H1", "H2", "Lbl"), Spoken),
}
# How the dictionaries of the elements of each tag begin, up to their parents.
_HEADS: Mapping[Tag, bytes] = {tag: b"<</Type/StructElem/S/%s/P " % tag.encode() for tag in get_args(Tag)}


class Grown(NamedTuple):
    """What a page has added to a tree so far, each element of it written: the kids of the root, the element of each mark, and the headings."""

    kids: tuple[bytes, ...]
    marks: tuple[bytes, ...]
    headings: tuple[Spoken, ...]


class Structure:
    """The tree of a file, built as its pages are painted; every page closes what it opens, and a later one may take it up again."""

    aside = _ASIDE[None]

    def __init__(self, carrier: Carrier, pages: int) -> None:
        self._carrier = carrier
        self._root = Group(Begin("Document"), carrier.add(), b"null", [])
        self._open: list[Element | None] = []  # None: an artifact
        self._spoken: list[Spoken] = []  # those of them whose words are kept
        self._wholes: dict[str, Element] = {}  # the elements that come in parts: written when all of them have come
        self._headings: list[Spoken] = []
        self._apart = self.aside  # how the marks of the artifact begin that was opened last
        self._marks: list[list[bytes]] = []  # per page, the element of each mcid
        self._here: list[bytes] = []  # the last of these
        self._objects: list[bytes] = []  # per annotation, its element
        self._pages = pages
        self._page = self._on = b""  # a page, and how dictionaries name it
        self._media = Rect(0, 0, 0, 0)

    def open_page(self, page: bytes, media: Rect) -> int:
        """Start a page; its key in the parent tree."""
        self._page, self._on, self._media = page, b"/Pg " + page, media
        self._here = []
        self._marks.append(self._here)
        return len(self._marks) - 1

    def close_page(self) -> None:
        """End a page; ValueError when an element is still open."""
        if self._open:
            raise ValueError(f"{len(self._open)} elements are open at the end of a page; give every Begin its End")

    def begin(self, begin: Begin) -> None:
        """Open an element or an artifact; an outermost Document is the root itself."""
        tag, opened = begin.tag, self._open
        if tag == "Artifact":
            opened.append(None)
            self._apart = _ASIDE[begin.pagination]
            return
        parent = opened[-1] if opened else self._root
        if parent is None:
            raise ValueError(f"a {tag} stands in an artifact; end the artifact first")
        if not opened and tag == "Document":
            parent.begin = begin if parent.begin == Begin("Document") else parent.begin
            opened.append(parent)
            return
        element = self._part(begin, begin.whole, parent) if begin.whole else self._grown(begin, parent)
        opened.append(element)
        if type(element) is Spoken:
            self._spoken.append(element)

    def _part(self, begin: Begin, whole: str, parent: Element) -> Element:
        """The element that comes in parts: a new one for the first of them."""
        element = self._wholes.get(whole)
        if element is None:
            element = self._wholes[whole] = self._grown(begin, parent)
        if element.begin.tag != begin.tag:
            raise ValueError(f"a {begin.tag} goes on with a {element.begin.tag}; parts of a whole have one tag")
        return element

    def _grown(self, begin: Begin, parent: Element) -> Element:
        """A new element below another."""
        ref, tag = self._carrier.add(), begin.tag
        parent.kids.append(ref)
        element = _KINDS.get(tag, Element)(begin, ref, parent.ref, [])
        if tag in _DESCRIBED or begin.lang is not None or begin.alt is not None or begin.actual is not None:
            element.own = _own(begin, self._media)
        if type(element) is Spoken and tag in _HEADINGS:
            self._headings.append(element)
        return element

    def end(self) -> None:
        """Close the innermost element or artifact."""
        try:
            element = self._open.pop()
        except IndexError:
            raise ValueError("an End closes nothing; it needs a Begin before it on the same page") from None
        if element is None or element is self._root:
            return
        if type(element) is Spoken:
            self._spoken.pop()
            self._label(element)
        if not element.begin.whole:
            self._carrier.fill(element.ref, _element(element))

    def _label(self, spoken: Spoken) -> None:
        """Tell a list of the label of one of its items, if it is one."""
        if spoken.begin.tag != "Lbl" or spoken.begin.whole:
            return
        if len(self._open) > 1 and isinstance(holder := self._open[-2], Group) and holder.begin.tag == "L":
            holder.counts = holder.counts is not False and spoken.words.strip(" .)").isdecimal()

    def note(self, line: Text) -> None:
        """Check that the words of a line stand in an element that may hold them, and keep those of headings and labels."""
        opened = self._open
        innermost = opened[-1] if opened else self._root
        if innermost is None:
            return
        if type(innermost) is Group:
            raise ValueError(f"the text {line.text!r} stands in no paragraph; put it into a P, H1, Lbl … or an Artifact")
        for element in self._spoken:
            if element is innermost or element.begin.tag != "Lbl":
                if not element.words:
                    element.top, element.heads = self._media.bottom - line.top, self._page
                element.words += line.text

    def mark(self) -> str:
        """The operator that opens marked content for what is painted next (14.6)."""
        opened = self._open
        element = opened[-1] if opened else self._root
        if element is None:
            return self._apart
        if type(element) is Group:
            return self.aside
        marks, on = self._here, self._on
        number, opening = _marked(element.begin.tag, len(marks))
        if not element.on:
            element.on = on
        element.kids.append(number if element.on == on else b"<</Type/MCR%s/MCID %s>>" % (on, number))
        marks.append(element.ref)
        return opening

    def own(self, ref: bytes) -> int:
        """Give an annotation to the innermost open Link; its key in the parent tree."""
        link = next((element for element in reversed(self._open) if element is not None and element.begin.tag == "Link"), None)
        if link is None:
            raise ValueError("a Link rectangle stands outside any Link element; open one before it")
        link.kids.append(b"<</Type/OBJR%s/Obj %s>>" % (self._on, ref))
        self._objects.append(link.ref)
        return self._pages + len(self._objects) - 1

    def headings(self) -> tuple[Heading, ...]:
        """All headings, in reading order."""
        said = [(element, " ".join(element.words.split())) for element in self._headings]
        return tuple(Heading(_HEADINGS[element.begin.tag], words, element.heads, element.top) for element, words in said if words)

    @property
    def is_whole(self) -> bool:
        """Whether no element is open, and none goes on elsewhere."""
        return not self._open and not self._wholes

    def grown(self) -> Grown:
        """What the open page has added so far; all of it must be whole."""
        assert self.is_whole
        return Grown(tuple(self._root.kids), tuple(self._here), tuple(self._headings))

    def take_up(self, grown: Grown) -> None:
        """Go on where the same page of another file stood."""
        self._root.kids.extend(grown.kids)
        self._here.extend(grown.marks)
        self._headings.extend(grown.headings)

    def embed(self) -> bytes:
        """Write the rest of the tree; a reference to its root."""
        root = self._carrier.add()
        self._root.parent, self._root.own = root, _own(self._root.begin, self._media)
        for element in (self._root, *self._wholes.values()):
            self._carrier.fill(element.ref, _element(element))
        nums = [b"%d %s" % (key, self._carrier.add(array(marks))) for key, marks in enumerate(self._marks)]
        nums += [b"%d %s" % (self._pages + index, ref) for index, ref in enumerate(self._objects)]
        parents = self._carrier.add(b"<</Nums %s>>" % array(nums))
        tree = b"<</Type /StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>" % (self._root.ref, parents, len(nums))
        self._carrier.fill(root, tree)
        return root


@lru_cache(maxsize=1024)
def _marked(tag: Tag, number: int) -> tuple[bytes, str]:
    """The number of marked content as its element names it, and the operator that opens it: the same on most pages."""
    return b"%d" % number, f"/{tag}<</MCID {number}>>BDC"


def _element(element: Element) -> bytes:
    """The dictionary of an element (14.7.2)."""
    tag, own, kids = element.begin.tag, element.own, element.kids
    if type(element) is Group and tag == "L":
        own += _numbering(element)
    if not kids:
        return b"".join((_HEADS[tag], element.parent, own, b">>"))
    return b"".join((_HEADS[tag], element.parent, element.on, own, b"/K[", b" ".join(kids), b"]>>"))


def _own(begin: Begin, media: Rect) -> bytes:
    """What an element says of itself: its language and the words that stand for it, and its attributes."""
    said = _said(begin)
    if begin.tag not in _DESCRIBED:
        return said
    return said + (_figure(begin, media) if begin.tag == "Figure" else _cell(begin))


def _said(begin: Begin) -> bytes:
    """The language of an element, and the words that stand for it."""
    lang = b"/Lang" + text(begin.lang) if begin.lang is not None else b""
    alt = b"/Alt" + text(begin.alt) if begin.alt is not None else b""
    actual = b"/ActualText" + text(begin.actual) if begin.actual is not None else b""
    return lang + alt + actual


def _figure(begin: Begin, media: Rect) -> bytes:
    """Where a figure stands on its page (14.8.5.4); ValueError where it does not say what it shows."""
    if not begin.alt:
        raise ValueError("a Figure has no alt; say what it shows, or make it an artifact")
    return b"/A<</O/Layout/Placement/Block/BBox%s>>" % flipped(begin.box, media) if begin.box is not None else b""


def _cell(begin: Begin) -> bytes:
    """What a cell is the head of, and over how many columns it reaches, where that is not one (14.8.5.7); ValueError where a head does not say it."""
    if begin.tag == "TH" and not begin.scope:
        raise ValueError("a TH has no scope; say whether it is the head of its column or of its row")
    scope = b"/Scope/" + begin.scope.encode() if begin.scope else b""
    span = b"/ColSpan %d" % begin.span if begin.span > 1 else b""
    return b"/A<</O/Table%s%s>>" % (scope, span) if scope or span else b""


def _numbering(element: Group) -> bytes:
    """How the labels of a list count (14.8.5.5): in numbers, or not at all."""
    return b"/A<</O/List/ListNumbering/%s>>" % (b"Decimal" if element.counts else b"None")
