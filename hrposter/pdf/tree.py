"""The objects of a structure tree (ISO 32000-2, 14.7), from the course by which its elements began, were marked and ended.

They say the same in every file of the same course, whatever its words are: so they are kept from file to file, and a page only notes its
steps while it is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias, cast, get_args

from hrposter.display import Tag
from hrposter.pdf.syntax import array, reference

# A course is a list of steps: a number (an element begins, as the object of that number; its tag is the next step), or one of the signs.
Step: TypeAlias = int | str
END, MARK = ")", "."  # the innermost element ends; the next marked content belongs to it
PAGE, OBJECT = "page", "object"  # painting goes on on the page, or an annotation belongs to the innermost Link: both objects of the next number
SAYS = "says"  # the element that has just begun says something of itself, which is not for the course to tell
WHOLE, AGAIN = "whole", "again"  # that element comes in parts, and one that does is taken up again: the name of the whole is the next step
COUNTED, UNCOUNTED = "1", "-"  # the label that has just ended was a number, or was none

# How the dictionaries of the elements of each tag begin, up to their parents.
_HEADS: Mapping[str, bytes] = {tag: b"<</Type/StructElem/S/%s/P " % tag.encode() for tag in get_args(Tag)}


class Tree(NamedTuple):
    """What every object of a tree says, by their numbers; of ``open`` ones, what stands before and after what they say of themselves."""

    objects: Mapping[int, bytes]
    open: Mapping[int, tuple[bytes, bytes]]


class _Element:
    """A structure element as it grows; ``on`` names the page of its first mark, and ``counts`` is None in a list without labels."""

    def __init__(self, number: int, tag: str, parent: int) -> None:
        self.number, self.tag, self.parent = number, tag, parent
        self.ref, self.kids = reference(number), list[bytes]()
        self.on = b""
        self.is_open = False
        self.counts: bool | None = None

    def halves(self) -> tuple[bytes, bytes]:
        """Its dictionary (14.7.2), before and after what it says of itself."""
        kids = b"/K[%s]" % b" ".join(self.kids) if self.kids else b""
        return _HEADS[self.tag] + reference(self.parent) + (self.on if self.kids else b""), self._numbering() + kids + b">>"

    def _numbering(self) -> bytes:
        """How the labels of a list count (14.8.5.5): in numbers, or not at all."""
        return b"/A<</O/List/ListNumbering/%s>>" % (b"Decimal" if self.counts else b"None") if self.tag == "L" else b""


class _Course:
    """A course on its way: every kind of step is a method that takes what comes after it from the steps."""

    def __init__(self, root: int, parent: int) -> None:
        self.all = [_Element(root, "Document", parent)]
        self.all[0].is_open = True
        self.pages: list[list[bytes]] = []  # per page, the element of each mark
        self.annotations: list[bytes] = []  # the element of each
        self._opened = [self.all[0]]
        self._wholes: dict[str, _Element] = {}
        self._on = b""

    def go(self, steps: tuple[Step, ...]) -> None:
        """Take all steps."""
        rest = iter(steps)
        for step in rest:
            if isinstance(step, int):
                self._begin(step, rest)
            else:
                _WAYS[step](self, rest)

    def _begin(self, number: int, rest: Iterator[Step]) -> None:
        parent = self._opened[-1]
        element = _Element(number, cast(str, next(rest)), parent.number)
        parent.kids.append(element.ref)
        self.all.append(element)
        self._opened.append(element)

    def _end(self, _rest: Iterator[Step]) -> None:
        self._opened.pop()

    def _mark(self, _rest: Iterator[Step]) -> None:
        element, on, marks = self._opened[-1], self._on, self.pages[-1]
        element.on = element.on or on
        element.kids.append(b"%d" % len(marks) if element.on == on else b"<</Type/MCR%s/MCID %d>>" % (on, len(marks)))
        marks.append(element.ref)

    def _page(self, rest: Iterator[Step]) -> None:
        self._on = b"/Pg " + reference(cast(int, next(rest)))
        self.pages.append([])

    def _object(self, rest: Iterator[Step]) -> None:
        link = next(element for element in reversed(self._opened) if element.tag == "Link")
        link.kids.append(b"<</Type/OBJR%s/Obj %s>>" % (self._on, reference(cast(int, next(rest)))))
        self.annotations.append(link.ref)

    def _says(self, _rest: Iterator[Step]) -> None:
        self._opened[-1].is_open = True

    def _whole(self, rest: Iterator[Step]) -> None:
        self._wholes[cast(str, next(rest))] = self._opened[-1]

    def _again(self, rest: Iterator[Step]) -> None:
        self._opened.append(self._wholes[cast(str, next(rest))])

    def _counted(self, _rest: Iterator[Step]) -> None:
        self._count(is_number=True)

    def _uncounted(self, _rest: Iterator[Step]) -> None:
        self._count(is_number=False)

    def _count(self, *, is_number: bool) -> None:
        """Tell a list of the label of one of its items."""
        if len(self._opened) > 1 and (holder := self._opened[-2]).tag == "L":
            holder.counts = holder.counts is not False and is_number


_WAYS: Mapping[str, Callable[[_Course, Iterator[Step]], None]] = {
    END: _Course._end,
    MARK: _Course._mark,
    PAGE: _Course._page,
    OBJECT: _Course._object,
    SAYS: _Course._says,
    WHOLE: _Course._whole,
    AGAIN: _Course._again,
    COUNTED: _Course._counted,
    UNCOUNTED: _Course._uncounted,
}


@lru_cache(maxsize=128)
def tree(steps: tuple[Step, ...], root: int, first: int, pages: int) -> Tree:
    """The tree of a file of so many pages; ``root`` is its outermost element, and ``first`` the first of the objects that come after the elements.

    These are the root of the tree, an array for each page, and the parent tree (14.7.5.4).
    """
    course = _Course(root, first)
    course.go(steps)
    objects = {element.number: b"".join(element.halves()) for element in course.all if not element.is_open}
    objects |= {number: array(marks) for number, marks in enumerate(course.pages, first + 1)}
    last = first + len(course.pages) + 1
    nums = [b"%d %s" % (key, reference(first + 1 + key)) for key in range(len(course.pages))]
    nums += [b"%d %s" % each for each in enumerate(course.annotations, pages)]
    objects[last] = b"<</Nums %s>>" % array(nums)
    said = b"<</Type /StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>" % (reference(root), reference(last), len(nums))
    objects[first] = said
    return Tree(objects, {element.number: element.halves() for element in course.all if element.is_open})
