"""Links and other annotations: tagged, described, reached by the Tab key, and leading somewhere safe (ISO 14289-1, 7.18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrposter.preflight.finished.facts import Annotation, Element, Facts
from hrposter.preflight.finished.rule import WEB, Level, Rule, Verdict

_SAFE = re.compile(r"(https?|mailto|tel|sms):", re.IGNORECASE)

LINK_TAGGED = Rule("link-tagged", "ISO 14289-1, 7.18.5", "every link belongs to a Link element", "put it into a Link, by an OBJR", WEB)
LINK_CONTENTS = Rule("link-contents", "ISO 14289-1, 7.18.5", "every link says where it leads", "write Contents, as in: Our page: example.org", WEB)
TAGGED = Rule("annotation-tagged", "ISO 14289-1, 7.18.1", "every annotation belongs to an element", "put it into an Annot or Form, by an OBJR", WEB)
DESCRIBED = Rule("annotation-contents", "ISO 14289-1, 7.18.1", "every annotation is described", "write Contents", WEB)
PARENT = Rule(
    "struct-parent",
    "ISO 32000-1, 14.7.4.3",
    "the parent tree leads from an annotation to its element",
    "write StructParent and the parent tree anew",
    WEB,
)
TABS = Rule("tab-order", "ISO 14289-1, 7.18.3", "the Tab key follows the order of reading", "write Tabs S for each page with links", WEB)
TRAPS = Rule("trap-networks", "ISO 14289-1, 7.18.2", "there are no trap networks", "take TrapNet annotations out", WEB)
TARGETS = Rule("link-targets", "ISO 32000-1, 12.6.4.7", "links open the web, mail or a telephone", "let it begin with https://", WEB, Level.WARNING)
RULES = (LINK_TAGGED, LINK_CONTENTS, TAGGED, DESCRIBED, PARENT, TABS, TRAPS, TARGETS)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the annotations break; those that nobody sees are left out, as ISO 14289-1, 7.18.1 says."""
    seen = [each for each in facts.annotations if not each.is_hidden and each.kind != "PrinterMark" and _is_on_page(facts, each)]
    elements = facts.structure.elements if facts.structure else ()
    owners = {key: element for element in elements for key in element.objects if key}
    for each in seen:
        yield from _one(facts, each, owners.get(each.key))
    for page in sorted({each.page for each in facts.annotations}):
        if facts.pages[page - 1].tabs != "S":
            yield TABS.broken("the page has links and no Tabs S", page)


def _is_on_page(facts: Facts, annotation: Annotation) -> bool:
    page = facts.pages[annotation.page - 1]
    area = page.crop or page.media
    return annotation.box is None or area is None or area.meets(annotation.box)


def _one(facts: Facts, annotation: Annotation, owner: Element | None) -> Iterator[Verdict]:
    page, box = annotation.page, annotation.box
    tag = owner.standard if owner else ""
    if annotation.kind == "TrapNet":
        yield TRAPS.broken("there is a trap network", page, box)
    elif annotation.kind == "Link":
        if tag != "Link":
            yield LINK_TAGGED.broken(f"a link belongs to {_called(owner)}", page, box)
        if not annotation.contents.strip():
            yield LINK_CONTENTS.broken(f"a link to {annotation.target or 'a place in the file'} has no Contents", page, box)
        if annotation.action == "URI" and not _SAFE.match(annotation.target):
            yield TARGETS.broken(f"a link opens {annotation.target[:60]!r}", page, box)
    else:
        if tag != ("Form" if annotation.kind == "Widget" else "Annot"):
            yield TAGGED.broken(f"a {annotation.kind} annotation belongs to {_called(owner)}", page, box)
        if annotation.kind != "Widget" and not annotation.contents.strip() and not (owner and owner.alt):
            yield DESCRIBED.broken(f"a {annotation.kind} annotation is not described", page, box)
    if owner is not None and facts.structure is not None:
        found = facts.structure.parents.get(annotation.parent_key) if annotation.parent_key is not None else None
        if found != owner.number:
            yield PARENT.broken(f"the parent tree does not lead from a {annotation.kind} annotation to its {owner.tag}", page, box)


def _called(owner: Element | None) -> str:
    return f"a {owner.tag}" if owner else "no element"
