"""Tags: all content is marked, and what is marked belongs to an element (ISO 14289-1, 7.1; ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hrposter.preflight.finished.facts import Facts, Marked, Structure
from hrposter.preflight.finished.rule import WEB, Rule, Verdict

_LANG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SHOWN = 8

MARKED = Rule("marked", "ISO 14289-1, 6.2; ISO 19005-2, 6.7.2.2", "the file says that it is tagged", "set Marked to true in MarkInfo", WEB)
SUSPECTS = Rule("suspects", "ISO 14289-1, 7.1", "its tags are not in doubt", "check the tags, then set Suspects to false", WEB)
TREE = Rule("structure-tree", "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.3", "there is a tree of tags", "save the file as tagged PDF", WEB)
SOUND = Rule(
    "tree-sound", "ISO 32000-1, 14.7.2", "the tree of tags has an end, and every element a parent", "save the file as tagged PDF once more", WEB
)
LANGUAGE = Rule("language", "ISO 14289-1, 7.2; ISO 19005-2, 6.7.4", "the file says its language", "write Lang into the catalogue, as in es-US", WEB)
LANGUAGES = Rule(
    "language-tags", "ISO 14289-1, 7.2; ISO 19005-2, 6.7.4", "languages are written as BCP 47 wants", "write a tag such as es, es-US or zh-Hans", WEB
)
TAGGED = Rule(
    "tagged-content", "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.3", "all content is tagged or decoration", "tag it, or mark it as an artifact", WEB
)
ARTIFACTS = Rule(
    "artifact-nesting", "ISO 14289-1, 7.1", "decoration and tagged content do not stand in each other", "end one before the other begins", WEB
)
OWNED = Rule(
    "marks-owned",
    "ISO 32000-1, 14.7.4; ISO 14289-1, 7.1",
    "every piece of marked content belongs to one element",
    "save the file as tagged PDF once more",
    WEB,
)
PARENTS = Rule("parent-tree", "ISO 32000-1, 14.7.4.4", "the parent tree leads from content to its element", "write the parent tree anew", WEB)
ROLES = Rule(
    "role-map", "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.4", "tags are standard or stand for such", "use standard tags, or map yours to them", WEB
)
RULES = (MARKED, SUSPECTS, TREE, SOUND, LANGUAGE, LANGUAGES, TAGGED, ARTIFACTS, OWNED, PARENTS, ROLES)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the tags break."""
    catalogue = facts.catalogue
    if not catalogue.is_marked:
        yield MARKED.broken("MarkInfo does not say that it is tagged")
    if catalogue.is_suspect:
        yield SUSPECTS.broken("its maker doubts the tags (Suspects)")
    if not catalogue.lang:
        yield LANGUAGE.broken("no language is given")
    elif not _LANG.fullmatch(catalogue.lang):
        yield LANGUAGES.broken(f"the language of the file is {catalogue.lang!r}")
    for slip in facts.slips:
        if slip.kind == "untagged":
            yield TAGGED.broken(f"{slip.what} is neither tagged nor decoration, {slip.count} times", slip.page, slip.box)
        elif slip.kind == "artifact in tagged content":
            yield ARTIFACTS.broken(f"{slip.what} stands in tagged content", slip.page)
        elif slip.kind == "tagged content in artifact":
            yield ARTIFACTS.broken(f"{slip.what} stands in an artifact", slip.page)
    if facts.structure is None:
        yield TREE.broken("there is no structure tree")
        return
    yield from _tree(facts.structure)
    yield from _owned(facts, facts.structure)


def _tree(structure: Structure) -> Iterator[Verdict]:
    if not structure.elements:
        yield TREE.broken("the structure tree is empty")
    if structure.loops:
        yield SOUND.broken(f"{structure.loops} elements stand in two places, or within themselves")
    orphans = [element.tag for element in structure.elements if not element.has_parent]
    if orphans:
        yield SOUND.broken(f"{len(orphans)} elements name no parent, the first is {orphans[0]}")
    for element in structure.elements:
        if element.lang and not _LANG.fullmatch(element.lang):
            yield LANGUAGES.broken(f"the language of a {element.tag} is {element.lang!r}", element.page)
    strange = dict.fromkeys(element.tag for element in structure.elements if not element.standard and element.tag not in structure.circular)
    for tag in strange:
        yield ROLES.broken(f"{tag!r} is no standard tag and stands for none")
    for tag in structure.circular:
        yield ROLES.broken(f"{tag!r} is mapped to itself in a circle")
    for tag in structure.remapped:
        yield ROLES.broken(f"the standard tag {tag!r} is mapped to another")


def _owned(facts: Facts, structure: Structure) -> Iterator[Verdict]:
    """Both ways: from the elements to the marks, and through the parent tree from the marks to the elements."""
    owners: dict[tuple[str, int], list[int]] = {}
    for element in structure.elements:
        for mark in element.marks:
            owners.setdefault(mark, []).append(element.number)
    there = {(marked.owner, number) for marked in facts.marked for number in marked.numbers}
    absent = [mark for mark in owners if mark not in there]
    if absent:
        yield OWNED.broken(f"elements name content that is not there: {_listed(absent)}")
    shared = [mark for mark, elements in owners.items() if len(elements) > 1]
    if shared:
        yield OWNED.broken(f"two elements name the same content: {_listed(shared)}")
    for marked in facts.marked:
        yield from _marks(marked, structure, owners)


def _marks(marked: Marked, structure: Structure, owners: dict[tuple[str, int], list[int]]) -> Iterator[Verdict]:
    if marked.repeated:
        yield OWNED.broken(f"the numbers {_listed(marked.repeated)} are given twice on {marked.owner}", marked.page)
    lost = [number for number in marked.numbers if (marked.owner, number) not in owners]
    if lost:
        yield OWNED.broken(f"content {_listed(lost)} of {marked.owner} belongs to no element", marked.page)
    if not marked.numbers:
        return
    parents = structure.parents.get(marked.key) if marked.key is not None else None
    if not isinstance(parents, tuple):
        yield PARENTS.broken(f"{marked.owner} has no entry in the parent tree", marked.page)
        return
    wrong = [number for number in marked.numbers if _parent(parents, number) not in owners.get((marked.owner, number), [None])]
    if wrong:
        yield PARENTS.broken(f"for content {_listed(wrong)} of {marked.owner} the parent tree names another element or none", marked.page)


def _parent(parents: tuple[int, ...], number: int) -> int | None:
    return parents[number] if 0 <= number < len(parents) and parents[number] >= 0 else None


def _listed(things: Sequence[int | tuple[str, int]]) -> str:
    texts = [f"{each[1]} on {each[0]}" if isinstance(each, tuple) else str(each) for each in things]
    return ", ".join(texts[:_SHOWN]) + (f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else "")
