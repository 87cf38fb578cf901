"""What a file may not do by itself, and what may not hide in it: scripts, locks, things from outside."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Facts
from hrposter.preflight.finished.rule import ANY, ARCHIVE, PAPER, PRESS, WEB, Level, Rule, Verdict

LOCKED = Rule(
    "encryption",
    "ISO 15930-7; ISO 19005-2, 6.1.3",
    "the file is not encrypted",
    "save it without a password and without restrictions",
    PAPER + ARCHIVE,
)
LOCKED_OUT = Rule("readers-locked-out", "ISO 14289-1, 7.16", "screen readers may read it", "allow text to be taken out for accessibility", WEB)
SCRIPTS = Rule("scripts", "ISO 15930-7; ISO 19005-2, 6.5.1", "there are no scripts", "take the scripts out", PAPER + ARCHIVE)
ACTIONS = Rule("actions", "ISO 15930-7; ISO 32000-1, 12.6", "nothing starts by itself", "take out what happens when the file or a page opens", PRESS)
OTHER_ACTIONS = Rule("action-kinds", "ISO 19005-2, 6.5.1", "actions only lead somewhere", "keep links to places and to the web only", ARCHIVE)
FORMS = Rule("forms", "ISO 15930-7; ISO 14289-1, 7.15; ISO 19005-2, 6.4.2", "there is no XFA form", "flatten the form", PRESS + WEB + ARCHIVE)
ANNOTATIONS = Rule(
    "annotations",
    "ISO 15930-7; ISO 32000-1, 14.11.3",
    "nothing to click lies within the bleed",
    "take links and notes out of the file for the press",
    PRESS,
)
POSTSCRIPT = Rule("postscript", "ISO 15930-7; ISO 19005-2, 6.2.9.3", "there is no PostScript", "make the picture anew as PDF", PRESS + ARCHIVE)
REFERENCES = Rule(
    "references",
    "ISO 15930-7; ISO 19005-2, 6.2.9.2; ISO 14289-1, 7.20",
    "nothing is fetched from another file",
    "embed what is referred to",
    PRESS + WEB + ARCHIVE,
)
EXTERNAL = Rule(
    "external-streams", "ISO 15930-7; ISO 19005-2, 6.1.7.1", "all data is in the file", "embed the data that stands elsewhere", PRESS + ARCHIVE
)
ALTERNATES = Rule(
    "alternate-images", "ISO 15930-7; ISO 19005-2, 6.2.8.1", "no image has another that may take its place", "keep one image", PRESS + ARCHIVE
)
OPI = Rule("opi", "ISO 15930-7; ISO 19005-2, 6.2.8.1", "no image is a stand-in for a finer one (OPI)", "place the final images", PRESS + ARCHIVE)
EMBEDDED = Rule("embedded-files", "ISO 19005-2, 6.8", "no files are attached", "take attachments out", PRESS + ARCHIVE, Level.WARNING)
LZW = Rule("lzw", "ISO 19005-2, 6.1.7.2", "no data is packed with LZW", "save it once more with Flate", ARCHIVE)
INTERPOLATED = Rule("interpolation", "ISO 19005-2, 6.2.8.1", "images are shown as they are", "set Interpolate to false", ARCHIVE)
LAYERS = Rule("layers", "ISO 14289-1, 7.10; ISO 32000-1, 8.11", "layers have names", "name the layers, or flatten them", PRESS + WEB, Level.WARNING)
BALANCE = Rule(
    "content-syntax", "ISO 32000-1, 7.8.2", "content streams can be read to their ends", "save the file anew from the program that made it", ANY
)
RULES = (
    *(LOCKED, LOCKED_OUT, SCRIPTS, ACTIONS, OTHER_ACTIONS, FORMS, ANNOTATIONS, POSTSCRIPT, REFERENCES, EXTERNAL, ALTERNATES, OPI, EMBEDDED),
    *(LZW, INTERPOLATED, LAYERS, BALANCE),
)

_ODD = {
    "PostScript XObject": POSTSCRIPT,
    "reference XObject": REFERENCES,
    "external stream": EXTERNAL,
    "alternate images": ALTERNATES,
    "OPI": OPI,
    "embedded file": EMBEDDED,
    "LZW": LZW,
    "interpolated image": INTERPOLATED,
    "script": SCRIPTS,
}


def check(facts: Facts) -> Iterator[Verdict]:
    """What the file does or hides that it may not."""
    if facts.is_encrypted:
        yield LOCKED.broken("the file is encrypted, though it opens without a password")
    if not facts.lets_readers:
        yield LOCKED_OUT.broken("its restrictions keep screen readers out")
    for message in facts.catalogue.scripts:
        yield SCRIPTS.broken(message)
    for message in facts.catalogue.actions:
        yield ACTIONS.broken(message)
    for page in facts.pages:
        for action in page.actions:
            yield ACTIONS.broken(f"the page has an {action}" if action.startswith("add") else f"the page has {action}", page.number)
    for kind, where in facts.oddities:
        if kind in _ODD:
            yield _ODD[kind].broken(f"{where} is {_with_article(kind)}")
        elif kind.endswith(" action"):
            yield OTHER_ACTIONS.broken(f"{where} is a {kind}")
    yield from _rest(facts)


def _with_article(kind: str) -> str:
    return {"LZW": "packed with LZW", "OPI": "a stand-in (OPI)", "alternate images": "an image with alternates"}.get(
        kind, f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
    )


def _rest(facts: Facts) -> Iterator[Verdict]:
    catalogue = facts.catalogue
    if catalogue.has_xfa:
        yield FORMS.broken("there is an XFA form")
    if catalogue.unnamed_layers:
        yield LAYERS.broken("a configuration of layers has no name")
    for annotation in facts.annotations:
        area = facts.pages[annotation.page - 1].printed
        is_within = annotation.box is None or area is None or area.meets(annotation.box)
        if annotation.kind not in ("TrapNet", "PrinterMark") and is_within:
            yield ANNOTATIONS.broken(f"a {annotation.kind} annotation lies within the bleed", annotation.page, annotation.box)
        elif annotation.action:
            yield ACTIONS.broken(f"a {annotation.kind} annotation does something", annotation.page, annotation.box)
    for message in facts.warnings:
        yield BALANCE.broken(message)
    for slip in facts.slips:
        if slip.kind == "unbalanced":
            yield BALANCE.broken(f"{slip.what}, {slip.count} times" if slip.count > 1 else slip.what, slip.page)
