"""Opens a PDF that may come from anywhere: within limits, and with one clear word when that cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from hrposter.frozen import frozen
from hrposter.preflight.finished.values import entry, items, key_of, name

HEADER = b"%PDF-"
LARGEST_FILE = 300_000_000
MOST_PAGES = 500
MOST_OBJECTS = 500_000
_DRAWN = ("/Type", "/Pages", "/OCProperties", "/OutputIntents", "/Version")
DEEPEST = 60  # page trees and structure trees; people need five
_WHOLE = "get it anew from whoever made it; or let a PDF reader save it once more"
_SIMPLER = "ask whoever made it for a simpler file, or have a print shop look at it"


class Refused(Exception):
    """A file that is not read on: ``code`` and ``fact`` say why, ``advice`` what to do."""

    def __init__(self, code: str, fact: str, advice: str) -> None:
        super().__init__(fact)
        self.code = code
        self.fact = fact
        self.advice = advice


@frozen()
class Leaf:
    """A page as it stands in the page tree, with the attributes that its parents hand down (ISO 32000-1, 7.7.3.4)."""

    number: int
    page: pikepdf.Object
    inherited: tuple[pikepdf.Object, ...]

    def entry(self, key: str) -> object:
        """What the page says, or else the nearest of its parents."""
        return next((value for holder in (self.page, *reversed(self.inherited)) if (value := entry(holder, key)) is not None), None)


def opened(data: bytes) -> pikepdf.Pdf:
    """The file; Refused when it is none, damaged, locked, or too large to be looked at."""
    if not data:
        raise Refused("pdf-damaged", "the file is empty", _WHOLE)
    if len(data) > LARGEST_FILE:
        raise too_much(f"the file has {len(data):,} bytes; at most {LARGEST_FILE:,} are read")
    if HEADER not in data[:1024]:
        raise Refused("pdf-damaged", "this is no PDF: it does not begin with %PDF-", "name a file that ends in .pdf and opens in a PDF reader")
    try:
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise Refused("pdf-locked", "the file opens only with a password", "ask for it without one: no print shop can use it as it is") from None
    except MemoryError:
        raise too_much("the file unpacks to more than there is memory for") from None
    except (pikepdf.PikepdfError, RuntimeError, ValueError) as error:
        raise damaged(error) from None
    if len(pdf.objects) > MOST_OBJECTS:
        raise too_much(f"the file has {len(pdf.objects):,} objects; at most {MOST_OBJECTS:,} are read")
    return pdf


def pages_alone(data: bytes) -> bytes:
    """The file with its pages, layers and output intents only, and unlocked: programs that draw it need not read the rest."""
    out = BytesIO()
    with opened(data) as pdf:
        for key in [key for key in pdf.Root.keys() if key not in _DRAWN]:  # noqa: SIM118  a pikepdf dictionary
            del pdf.Root[key]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        try:
            pdf.save(out, static_id=True, encryption=False, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        except (pikepdf.PikepdfError, RuntimeError) as error:
            raise damaged(error) from None
    return out.getvalue()


def damaged(error: Exception) -> Refused:
    """What to say of a file whose syntax is broken; the reader's own words, without the name of its source."""
    said = str(error).partition("\n")[0]
    said = said.rpartition("): ")[2] if "): " in said else said.rpartition(">: ")[2]
    return Refused("pdf-damaged", f"the file is damaged or cut off: {said}", _WHOLE)


def too_much(fact: str) -> Refused:
    """What to say of a file that asks for more than any poster needs."""
    return Refused("pdf-too-large", fact, _SIMPLER)


def leaves(pdf: pikepdf.Pdf) -> tuple[Leaf, ...]:
    """The pages in order; Refused where their tree goes round in a circle, is too deep or holds too many."""
    root = entry(pdf.Root, "/Pages")
    found = tuple(Leaf(number, page, above) for number, (page, above) in enumerate(_below(root), 1))
    if not found:
        raise Refused("pdf-damaged", "the file has no pages", _WHOLE)
    return found


def _below(root: object) -> Iterator[tuple[pikepdf.Object, tuple[pikepdf.Object, ...]]]:
    """The pages below the root of the tree, each with its parents, without recursion: a stack of what is still to be looked at."""
    waiting: list[tuple[object, tuple[pikepdf.Object, ...]]] = [(root, ())]
    count = 0
    while waiting:
        each, above = waiting.pop()
        if not isinstance(each, pikepdf.Dictionary):
            continue
        if len(above) > DEEPEST or key_of(each) in [key_of(parent) for parent in above if key_of(parent)]:
            raise Refused("pdf-damaged", "the tree of its pages goes round in a circle, or is too deep", _WHOLE)
        kids = entry(each, "/Kids")
        if kids is not None and name(entry(each, "/Type")) != "Page":
            chain = (*above, each)
            waiting.extend((kid, chain) for kid in reversed(items(kids)))
            continue
        count += 1
        if count > MOST_PAGES:
            raise too_much(f"the file has more than {MOST_PAGES} pages")
        yield each, above
