"""How a layout says that its sheet is folded: the fold, and a composition for each panel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hrposter.folds import FOLDS, Fold
from hrposter.papers import parse_paper
from hrposter.source import View, one_of
from hrposter.spec.arrangement import Arrangement


def is_folded(root: View) -> bool:
    """Whether a layout is made of panels."""
    return "panels" in root.keys or ("fold" in root.keys and "grid" not in root.keys)


def fold_in(top: Mapping[str, View]) -> Fold | None:
    """How the sheet is folded, if it is; a fold without panels is noted, unless its pages may be ordinary ones, and panels without a fold."""
    reader = next(iter(top.values())).reader
    if "fold" not in top:
        if "panels" in top:
            reader.add("missing-key", top["panels"].key_span, "'fold' is missing", "add 'fold: trifold', or another fold")
        return None
    fold = FOLDS[top["fold"].parsed(one_of(tuple(FOLDS)), "half")]
    if "panels" not in top and not fold.nests:
        reader.add("missing-key", top["fold"].key_span, "'panels' is missing", "add 'panels:' with a composition for each panel, in reading order")
    if "panels" in top and "pages" in top:
        reader.add("fold", top["pages"].key_span, "'pages' stands beside panels", "take it out: each panel is a page")
    return fold


def check_fold(top: Mapping[str, View], fold: Fold, arrangements: Iterable[Arrangement]) -> None:
    """Note papers that cannot be folded like that, and lists of panels that are not as many as the fold has."""
    for size in top["sizes"].items() if "sizes" in top else ():
        try:
            paper = parse_paper(size.text())
        except ValueError:
            continue  # it has been noted
        if fact := fold.refusal(paper):
            size.add("fold", fact, "take a larger paper, or another fold")
    if "panels" not in top:
        return
    counts = {len(each.pages): each for each in reversed(tuple(arrangements))}
    for count, each in counts.items():
        reader = top["fold"].reader
        if not fold.nests and count != fold.panels:
            fact = f"{_said(count)} in {each.name!r}, and {fold.name} has {fold.panels}"
            reader.add("fold", each.span, fact, "write one composition for each panel")
    if fold.nests and len(counts) > 1:
        top["fold"].add("fold", "compositions have lists of panels that differ in length", "give each as many panels")


def _said(count: int) -> str:
    return "there is 1 panel" if count == 1 else f"there are {count} panels"
