"""Bundles: several pieces under one name, and for whom they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hrposter.diagnostics import Diagnostic, PosterError, Span, UsageError
from hrposter.frozen import frozen
from hrposter.resources import Library
from hrposter.source import Reader, one_of
from hrposter.spec.content import version_is_known
from hrposter.spec.layout import AUDIENCES
from hrposter.spec.readers import layout_in

KEYS = ("hrposter", "title", "audience", "pieces")
_PATIENTS, _ADVOCACY = "patients", "advocacy"


@frozen()
class Bundle:
    """What one file says: ``audience`` is one of AUDIENCES, ``pieces`` are names, each with its place."""

    name: str
    title: str
    audience: str
    pieces: tuple[tuple[str, Span], ...]


def read_bundle(path: Path) -> Bundle:
    """Read a bundle; PosterError lists every problem found."""
    reader = Reader(path)
    top = reader.root().fields(KEYS, required=KEYS)
    version_is_known(top)
    pieces: dict[str, Span] = {}
    for view in top["pieces"].items() if "pieces" in top else ():
        name = view.text()
        if name in pieces:
            view.add("repeated-value", f"{name!r} appears twice", "delete one of the two")
        pieces.setdefault(name, view.span)
    if "pieces" in top and top["pieces"].is_list and not pieces:
        top["pieces"].add("blank", "no piece stands here", "name some, as in [welcome, principles]")
    title = top["title"].text() if "title" in top else ""
    audience = top["audience"].parsed(one_of(AUDIENCES), _PATIENTS) if "audience" in top else _PATIENTS
    reader.done()
    return Bundle(path.stem, title, audience, tuple(pieces.items()))


def check_bundle(bundle: Bundle, library: Library) -> Iterator[Diagnostic]:
    """Pieces that are not there, and those that speak for a cause where patients are spoken to."""
    for name, span in bundle.pieces:
        try:
            layout = layout_in(library.piece(name) / "layout.yaml")
        except UsageError as error:
            fact, _, advice = str(error).partition("; ")
            yield Diagnostic("unknown-piece", span, fact, advice)
            continue
        except PosterError:
            continue  # whoever makes the piece, or validates it, is told
        if bundle.audience == _PATIENTS and layout.audience == _ADVOCACY:
            fact = f"{name!r} speaks for a cause, and this bundle is for patients"
            yield Diagnostic("advocacy", span, fact, "take it out, or say 'audience: staff' if patients do not get this bundle")
