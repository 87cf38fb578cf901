"""Reads the structure tree, its parent tree and its role map (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hrposter.preflight.finished.facts import Element, Structure
from hrposter.preflight.finished.reading import DEEPEST, too_much
from hrposter.preflight.finished.values import entries, entry, integer, is_dictionary, items, key_of, name, one_or_more, words

MOST_ELEMENTS = 200_000

# ISO 32000-1, 14.8.4.
_STANDARD = """
Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot
Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
STANDARD = frozenset(_STANDARD.split())


@dataclass(slots=True)
class _Growing:
    """An element while its kids are read."""

    number: int
    value: object
    parent: int | None
    kids: list[int] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)


class _Reader:
    """One tree; ``pages`` gives the number of a page by the number of its object."""

    def __init__(self, root: object, pages: Mapping[int, int]) -> None:
        self._root = root
        self._pages = pages
        self._roles = {key: name(value) for key, value in entries(root, "/RoleMap")}
        self.elements: list[_Growing] = []
        self.by_key: dict[int, int] = {}
        self.loops = 0

    def read(self) -> None:
        """Read every element in reading order, without recursion: a stack of what is still to be read."""
        waiting: list[tuple[object, int | None, int]] = [(kid, None, 0) for kid in reversed(one_or_more(entry(self._root, "/K")))]
        while waiting:
            value, parent, depth = waiting.pop()
            key = key_of(value)
            if (key and key in self.by_key) or depth > DEEPEST:
                self.loops += 1
                continue
            growing = _Growing(len(self.elements), value, parent)
            self.elements.append(growing)
            if len(self.elements) > MOST_ELEMENTS:
                raise too_much(f"the structure tree has more than {MOST_ELEMENTS:,} elements")
            if key:
                self.by_key[key] = growing.number
            if parent is not None:
                self.elements[parent].kids.append(growing.number)
            waiting.extend((kid, growing.number, depth + 1) for kid in reversed(list(self._elements_in(growing))))

    def _elements_in(self, growing: _Growing) -> Iterator[object]:
        """The kids that are elements; those that are content or objects are kept with their parent (14.7.4)."""
        page = key_of(entry(growing.value, "/Pg"))
        for kid in one_or_more(entry(growing.value, "/K")):
            number = integer(kid)
            if number is not None:
                growing.marks.append((self._owner(page), number))
                continue
            match name(entry(kid, "/Type")):
                case "MCR":
                    stream = key_of(entry(kid, "/Stm"))
                    owner = f"form {stream}" if stream else self._owner(key_of(entry(kid, "/Pg")) or page)
                    growing.marks.append((owner, integer(entry(kid, "/MCID")) or 0))
                case "OBJR":
                    growing.objects.append(key_of(entry(kid, "/Obj")))
                case _:
                    if entry(kid, "/S") is not None:
                        yield kid

    def _owner(self, page: int) -> str:
        return f"page {self._pages.get(page, 0)}"

    def finished(self) -> Iterator[Element]:
        """The elements as facts."""
        for growing in self.elements:
            value = growing.value
            tag = name(entry(value, "/S"))
            lang = entry(value, "/Lang")
            attributes = dict(self._attributes(value))
            yield Element(
                number=growing.number,
                tag=tag,
                standard=self.standard(tag),
                parent=growing.parent,
                kids=tuple(growing.kids),
                marks=tuple(growing.marks),
                objects=tuple(growing.objects),
                alt=words(entry(value, "/Alt")),
                actual=words(entry(value, "/ActualText")),
                lang=None if lang is None else words(lang),
                id=words(entry(value, "/ID")),
                scope=name(attributes.get("Scope")),
                headers=tuple(words(each) for each in items(attributes.get("Headers"))),
                has_parent=entry(value, "/P") is not None,
                page=self._pages.get(key_of(entry(value, "/Pg"))),
            )

    def _attributes(self, value: object) -> Iterator[tuple[str, object]]:
        """All attributes of an element, whatever their owner; revision numbers between them say nothing here (14.7.5)."""
        for each in one_or_more(entry(value, "/A")):
            yield from entries(each)

    def standard(self, tag: str) -> str:
        """The standard tag that a tag stands for; empty where the role map leads to none (14.7.3)."""
        seen: set[str] = set()
        while tag not in STANDARD:
            if tag in seen or tag not in self._roles:
                return ""
            seen.add(tag)
            tag = self._roles[tag]
        return tag

    def circular(self) -> tuple[str, ...]:
        """The tags whose mapping comes back to themselves."""
        found = []
        for start in self._roles:
            tag, steps = self._roles[start], 0
            while tag in self._roles and tag != start and steps <= len(self._roles):
                tag, steps = self._roles[tag], steps + 1
            if tag == start:
                found.append(start)
        return tuple(found)

    def remapped(self) -> tuple[str, ...]:
        """The standard tags that are mapped to another."""
        return tuple(tag for tag, other in self._roles.items() if tag in STANDARD and other != tag)


def read_structure(root: object, pages: Mapping[int, int]) -> Structure | None:
    """The structure tree; None where there is none."""
    if entry(root, "/Type") is None and entry(root, "/K") is None:
        return None
    reader = _Reader(root, pages)
    reader.read()
    parents: dict[int, tuple[int, ...] | int] = {}
    for number, value in number_tree(entry(root, "/ParentTree")):
        held = items(value)
        if held or not is_dictionary(value):
            parents[number] = tuple(reader.by_key.get(key_of(each), -1) for each in held)
        else:
            parents[number] = reader.by_key.get(key_of(value), -1)
    return Structure(tuple(reader.finished()), parents, reader.circular(), reader.remapped(), reader.loops)


def number_tree(root: object) -> Iterator[tuple[int, object]]:
    """The numbers of a number tree and what stands under them (7.9.7)."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        key = key_of(node)
        if key and key in seen:
            continue
        seen.add(key)
        pairs = items(entry(node, "/Nums"))
        for number, value in zip(pairs[::2], pairs[1::2], strict=False):
            if (found := integer(number)) is not None:
                yield found, value
        waiting.extend(reversed(items(entry(node, "/Kids"))))
        if len(waiting) > MOST_ELEMENTS:
            raise too_much("the parent tree never ends")
