"""Elements: what each must say and where it may stand (ISO 14289-1, 7.2 to 7.9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from hrposter.preflight.finished.facts import Element, Facts
from hrposter.preflight.finished.rule import WEB, Level, Rule, Verdict

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|tiff?|webp|pdf|eps)", re.IGNORECASE)
_EMPTY_WORDS = re.compile(r"(an? )?(image|picture|photo|graphic|figure|logo|icon)( of)?\.?", re.IGNORECASE)

FIGURES = Rule("figure-alt", "ISO 14289-1, 7.3", "every picture says what it shows", "write Alt: what it shows, in one sentence", WEB)
ALT_WORDS = Rule("alt-words", "A11Y-1; ISO 14289-1, 7.3", "what stands for a picture is a description", "say what it shows", WEB, Level.WARNING)
HEADINGS = Rule("heading-order", "ISO 14289-1, 7.4.2", "headings begin with H1 and skip no level", "take the level that follows", WEB)
HEADING_KINDS = Rule("heading-kinds", "ISO 14289-1, 7.4.4", "headings are all numbered, or none is", "use H1, H2 … throughout", WEB)
EMPTY_HEADINGS = Rule("empty-headings", "ISO 14289-1, 7.4", "every heading has words", "give it its words, or take it out", WEB, Level.WARNING)
LISTS = Rule(
    "list-structure", "ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3.3", "lists hold items, items a label and a body", "use L, LI, Lbl and LBody", WEB
)
TABLES = Rule("table-structure", "ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3.4", "tables hold rows, rows hold cells", "use Table, TR, TH and TD", WEB)
TABLE_HEADS = Rule("table-headers", "ISO 14289-1, 7.5", "head cells say what they are the head of", "write Scope for each TH", WEB)
CONTENTS = Rule("contents-structure", "ISO 14289-1, 7.2", "tables of contents hold their items", "use TOC and TOCI", WEB)
NOTES = Rule("note-ids", "ISO 14289-1, 7.9", "every note has an identifier of its own", "give each Note an ID", WEB)
FORMULAS = Rule("formula-alt", "ISO 14289-1, 7.7", "every formula says what it means", "write Alt", WEB)
RULES = (FIGURES, ALT_WORDS, HEADINGS, HEADING_KINDS, EMPTY_HEADINGS, LISTS, TABLES, TABLE_HEADS, CONTENTS, NOTES, FORMULAS)

_TABLE_PARTS = ("THead", "TBody", "TFoot")
# In what an element may stand, and what it may hold; an element that is not named here is free.
_PARENTS: dict[str, tuple[Rule, tuple[str, ...]]] = {
    "LI": (LISTS, ("L",)),
    "LBody": (LISTS, ("LI",)),
    "TR": (TABLES, ("Table", *_TABLE_PARTS)),
    **dict.fromkeys(_TABLE_PARTS, (TABLES, ("Table",))),
    **dict.fromkeys(("TH", "TD"), (TABLES, ("TR",))),
    "TOCI": (CONTENTS, ("TOC",)),
}
_KIDS: dict[str, tuple[Rule, tuple[str, ...]]] = {
    "L": (LISTS, ("L", "LI", "Caption")),
    "LI": (LISTS, ("Lbl", "LBody")),
    "Table": (TABLES, ("TR", *_TABLE_PARTS, "Caption")),
    **dict.fromkeys(_TABLE_PARTS, (TABLES, ("TR",))),
    "TR": (TABLES, ("TH", "TD")),
    "TOC": (CONTENTS, ("TOC", "TOCI", "Caption")),
}


def check(facts: Facts) -> Iterator[Verdict]:
    """What the elements break."""
    if facts.structure is None:
        return
    elements = facts.structure.elements
    for element in elements:
        yield from _place(element, elements)
        look = _LOOKS.get(element.standard)
        if look is not None:
            yield from look(element)
    yield from _headings(elements)
    yield from _tables(elements)
    ids = Counter(element.id for element in elements if element.standard == "Note" and element.id)
    yield from (NOTES.broken(f"the identifier {id!r} is given to {count} notes") for id, count in ids.items() if count > 1)


def _place(element: Element, elements: Sequence[Element]) -> Iterator[Verdict]:
    parent = elements[element.parent].standard if element.parent is not None else "the root"
    if element.standard in _PARENTS:
        rule, allowed = _PARENTS[element.standard]
        if parent not in allowed:
            yield rule.broken(f"a {element.tag} stands in {parent or 'an unknown element'}", element.page)
    if element.standard in _KIDS:
        rule, allowed = _KIDS[element.standard]
        strangers = [elements[kid].tag for kid in element.kids if elements[kid].standard not in allowed]
        if strangers:
            yield rule.broken(f"a {element.tag} holds a {strangers[0]}", element.page)


def _figure(element: Element) -> Iterator[Verdict]:
    alt = element.alt.strip()
    if not alt and not element.actual:
        yield FIGURES.broken("a picture has no words that stand for it", element.page)
    elif _FILE_NAME.fullmatch(alt) or _EMPTY_WORDS.fullmatch(alt):
        yield ALT_WORDS.broken(f"a picture is called {alt!r}", element.page)


def _formula(element: Element) -> Iterator[Verdict]:
    if not element.alt.strip() and not element.actual:
        yield FORMULAS.broken("a formula has no words that stand for it", element.page)


def _note(element: Element) -> Iterator[Verdict]:
    if not element.id:
        yield NOTES.broken("a note has no identifier", element.page)


_LOOKS: dict[str, Callable[[Element], Iterator[Verdict]]] = {"Figure": _figure, "Formula": _formula, "Note": _note}


def _headings(elements: Sequence[Element]) -> Iterator[Verdict]:
    """7.4.2: from H1 on no level is left out on the way down."""
    level = 0
    for element in elements:
        if not re.fullmatch("H[1-6]?", element.standard):
            continue
        if not (element.kids or element.marks or element.alt or element.actual):
            yield EMPTY_HEADINGS.broken(f"a {element.tag} is empty", element.page)
        if element.standard == "H":
            continue
        rank = int(element.standard[1:])
        if rank > level + 1:
            yield HEADINGS.broken(f"{element.tag} follows {f'H{level}' if level else 'no H1'}", element.page)
        level = rank
    kinds = {element.standard == "H" for element in elements if re.fullmatch("H[1-6]?", element.standard)}
    if len(kinds) > 1:
        yield HEADING_KINDS.broken("there are both H and H1, H2 …")


def _tables(elements: Sequence[Element]) -> Iterator[Verdict]:
    """7.5: head cells have a scope, unless the cells name their heads."""
    for element in elements:
        if element.standard == "TH" and not element.scope and not _heads_are_named(element, elements):
            yield TABLE_HEADS.broken("a TH does not say whether it heads a row or a column", element.page)


def _heads_are_named(head: Element, elements: Sequence[Element]) -> bool:
    return bool(head.id) and any(head.id in element.headers for element in elements)
