"""The letters that faces bring along where they set what a clinic gave: so that their part of a file is the same from clinic to clinic."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from hrposter.display import FaceRef, Page, Text

# What numbers, hours and prices are written with, and names, streets and addresses of the web in English.
_FIGURES = f"{string.digits} ,.-:/()&'+\u00a0"
_LETTERS = f"{string.ascii_letters}{_FIGURES}?!\u2019\u2013\u00b7"


def stocks(pages: Iterable[Page]) -> Mapping[FaceRef, str]:
    """The letters for each face that sets any of them in a line with a value; figures alone for one that sets no others."""
    set_there: dict[FaceRef, set[str]] = {}
    for page in pages:
        for line in page.items:
            if isinstance(line, Text) and line.has_values:
                for run in line.runs:
                    set_there.setdefault(run.face, set()).update([cluster.text for cluster in run.clusters])
    return {ref: stock for ref, texts in set_there.items() if (stock := _stock(texts))}


def _stock(texts: set[str]) -> str:
    if not texts.isdisjoint(string.ascii_letters):
        return _LETTERS
    return _FIGURES if not texts.isdisjoint(string.digits) else ""
