"""The structure tree: what each part of the content is, and in which order it reads (ISO 32000-2, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from hrposter.display import Begin, Pagination, Tag, Text
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.syntax import flipped, number_of, reference, text
from hrposter.pdf.tree import AGAIN, COUNTED, END, MARK, OBJECT, PAGE, SAYS, UNCOUNTED, WHOLE, Step, tree

_HEADINGS: Mapping[str, int] = {"H1": 1, "H2": 2}
_SPOKEN = frozenset({*_HEADINGS, "Lbl"})  # those whose words are kept
# Those that hold elements only (14.8.4.4): what is painted straight into them is decoration.
_GROUPS: frozenset[Tag] = frozenset({"Document", "Sect", "BlockQuote", "L", "LI", "Table", "TR"})
_DESCRIBED = frozenset({"Figure", "TH", "TD"})  # those with attributes of their own
_DOCUMENT = Begin("Document")
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
class _Spoken:
    """A heading, which becomes a bookmark, or a label, which tells how its list counts: its words, where they begin and on which page.

    ``depth``: how many elements are open as long as it is the innermost one. ``in_parts``: whether it may go on elsewhere.
    """

    tag: Tag
    depth: int
    in_parts: bool
    words: str = ""
    top: float = 0.0
    heads: bytes = b""


class Grown(NamedTuple):
    """What a page has added to a tree so far, all of it ended: the steps, what elements say of themselves, the marks, and the headings."""

    steps: tuple[Step, ...]
    said: Mapping[int, bytes]
    marks: int
    headings: tuple[_Spoken, ...]


class Structure:
    """The tree of a file, noted as its pages are painted; every page closes what it opens, and a later one may take it up again."""

    aside = _ASIDE[None]

    def __init__(self, carrier: Carrier, pages: int) -> None:
        self._carrier = carrier
        self._root, self._document = carrier.reserve(), _DOCUMENT
        self._steps: list[Step] = []
        self._first = 0  # the first of them that the open page has added
        self._said: dict[int, bytes] = {}  # what elements say of themselves, by their numbers
        self._open: list[Tag | None] = []  # None: an artifact
        self._spoken: list[_Spoken] = []  # those that are open
        self._wholes: dict[str, tuple[Tag, _Spoken | None]] = {}  # the elements that come in parts
        self._headings: list[_Spoken] = []
        self._apart = self.aside  # how the marks of the artifact begin that was opened last
        self._marks = 0  # how many the open page has
        self._annotations = 0
        self._begun, self._pages = 0, pages  # how many pages have begun, of how many
        self._page = b""
        self._media = Rect(0, 0, 0, 0)

    def open_page(self, page: bytes, media: Rect) -> int:
        """Start a page; its key in the parent tree."""
        self._page, self._media, self._marks = page, media, 0
        self._steps += PAGE, number_of(page)
        self._first = len(self._steps)
        self._begun += 1
        return self._begun - 1

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
        if opened and opened[-1] is None:
            raise ValueError(f"a {tag} stands in an artifact; end the artifact first")
        if tag == "Document" and not opened:
            self._document = begin if self._document == _DOCUMENT else self._document
        elif begin.whole and begin.whole in self._wholes:
            self._go_on(tag, begin.whole)
        else:
            number = self._carrier.reserve()
            self._steps.append(number)
            self._steps.append(tag)
            if tag in _DESCRIBED or begin.lang is not None or begin.alt is not None or begin.actual is not None:
                self._said[number] = _own(begin, self._media)
                self._steps.append(SAYS)
            spoken = self._hear(begin) if tag in _SPOKEN else None
            if begin.whole:
                self._steps += WHOLE, begin.whole
                self._wholes[begin.whole] = tag, spoken
        opened.append(tag)

    def _hear(self, begin: Begin) -> _Spoken:
        """Keep the words of the element that begins."""
        spoken = _Spoken(begin.tag, len(self._open) + 1, bool(begin.whole))
        self._spoken.append(spoken)
        if begin.tag in _HEADINGS:
            self._headings.append(spoken)
        return spoken

    def _go_on(self, tag: Tag, whole: str) -> None:
        """Take up again the element that comes in parts."""
        begun, spoken = self._wholes[whole]
        if begun != tag:
            raise ValueError(f"a {tag} goes on with a {begun}; parts of a whole have one tag")
        self._steps += AGAIN, whole
        if spoken:
            spoken.depth = len(self._open) + 1
            self._spoken.append(spoken)

    def end(self) -> None:
        """Close the innermost element or artifact."""
        opened = self._open
        if not opened:
            raise ValueError("an End closes nothing; it needs a Begin before it on the same page")
        tag = opened.pop()
        if tag is None or (tag == "Document" and not opened):
            return
        self._steps.append(END)
        if tag in _SPOKEN:
            spoken = self._spoken.pop()
            if tag == "Lbl" and not spoken.in_parts:
                self._steps.append(COUNTED if spoken.words.strip(" .)").isdecimal() else UNCOUNTED)

    def note(self, line: Text) -> None:
        """Check that the words of a line stand in an element that may hold them, and keep those of headings and labels."""
        opened = self._open
        innermost = opened[-1] if opened else "Document"
        if innermost is None:
            return
        if innermost in _GROUPS:
            raise ValueError(f"the text {line.text!r} stands in no paragraph; put it into a P, H1, Lbl … or an Artifact")
        for spoken in self._spoken:
            if spoken.depth == len(opened) or spoken.tag != "Lbl":
                if not spoken.words:
                    spoken.top, spoken.heads = self._media.bottom - line.top, self._page
                spoken.words += line.text

    def mark(self) -> str:
        """The operator that opens marked content for what is painted next (14.6)."""
        opened = self._open
        tag = opened[-1] if opened else "Document"
        if tag is None:
            return self._apart
        if tag in _GROUPS:
            return self.aside
        self._steps.append(MARK)
        number = self._marks
        self._marks = number + 1
        return _opening(tag, number)

    def own(self, ref: bytes) -> int:
        """Give an annotation to the innermost open Link; its key in the parent tree."""
        if "Link" not in self._open:
            raise ValueError("a Link rectangle stands outside any Link element; open one before it")
        self._steps += OBJECT, number_of(ref)
        self._annotations += 1
        return self._pages + self._annotations - 1

    def headings(self) -> tuple[Heading, ...]:
        """All headings, in reading order."""
        said = [(spoken, " ".join(spoken.words.split())) for spoken in self._headings]
        return tuple(Heading(_HEADINGS[spoken.tag], words, spoken.heads, spoken.top) for spoken, words in said if words)

    @property
    def is_whole(self) -> bool:
        """Whether no element is open, and none goes on elsewhere."""
        return not self._open and not self._wholes

    def grown(self) -> Grown:
        """What the open page, the first of its file, has added so far; all of it must be whole."""
        assert self.is_whole
        return Grown(tuple(self._steps[self._first :]), dict(self._said), self._marks, tuple(self._headings))

    def take_up(self, grown: Grown) -> None:
        """Go on where the same page of another file stood."""
        self._steps.extend(grown.steps)
        self._said.update(grown.said)
        self._headings.extend(grown.headings)
        self._marks = grown.marks

    def embed(self) -> bytes:
        """Write the tree; a reference to its root."""
        carrier = self._carrier
        first = carrier.reserve(self._begun + 2)
        grown = tree(tuple(self._steps), self._root, first, self._pages)
        said = {**self._said, self._root: _own(self._document, self._media)}
        carrier.fill_all(grown.objects)
        carrier.fill_all({number: own.join(grown.open[number]) for number, own in said.items()})
        return reference(first)


@lru_cache(maxsize=1024)
def _opening(tag: Tag, number: int) -> str:
    """The operator that opens marked content: the same on most pages."""
    return f"/{tag}<</MCID {number}>>BDC"


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
