"""``--fold`` and what goes with it: pages on sheets that are folded, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from hrposter.cli import options
from hrposter.frozen import frozen

if TYPE_CHECKING:
    from hrposter.display import Document
    from hrposter.folds import Fold
    from hrposter.orders import Order, Sheet

_FOLDS = ("half", "booklet")
# So many files are named one by one.
_FEW = 3
_LEAST, _MOST = "0.02mm", "1mm"


@frozen()
class Folding:
    """What was asked for: the name of a fold, and how thick the paper is, in points; None where nothing was said."""

    fold: str | None
    thickness: float | None

    def ordered(self, order: Order) -> Order:
        """The order with what was asked for."""
        return replace(order, fold=self.fold, thickness=self.thickness or order.thickness)


def fold_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--fold NAME`` and ``--thickness LENGTH``; the command is given a ``folding``."""

    @wraps(command)
    def collected(*args: object, fold: str | None, thickness: str | None, **rest: object) -> object:
        return command(*args, folding=Folding(fold, _thickness(thickness) if thickness else None), **rest)

    folded = "Print the pages on larger sheets, to be folded: half or booklet. What is made to be folded is so without it."
    thick = "How thick the paper is; the inner pages of a booklet move towards the fold by that."
    for option in (
        click.option("--thickness", metavar="LENGTH", show_default="0.1mm", help=thick),
        click.option("--fold", metavar="NAME", shell_complete=options.complete_list_of(*_FOLDS), help=folded),
    ):
        collected = option(collected)
    return collected


def _thickness(text: str) -> float:
    from hrposter.diagnostics import UsageError
    from hrposter.units import Absolute, parse_length

    try:
        length = parse_length(text)
    except ValueError as error:
        raise UsageError(str(error)) from None
    least, most = (parse_length(each) for each in (_LEAST, _MOST))
    assert isinstance(least, Absolute)
    assert isinstance(most, Absolute)
    if not isinstance(length, Absolute) or not least.points <= length.points <= most.points:
        raise UsageError(f"{text!r} is not the thickness of a sheet; write {_LEAST} to {_MOST}, as in 0.1mm for usual office paper")
    return length.points


def say_how_to_fold(sheets: Sequence[Sheet], documents: Sequence[Document], formats: Sequence[str]) -> None:
    """Say on stderr how sheets to fold are printed, in which of them pages stay empty, and where to read them on a screen; all alike at once."""
    from hrposter.files import formats_of

    found: dict[_Kind, list[str]] = {}
    for sheet, made in zip(sheets, documents, strict=True):
        kind = _kind(sheet, made) if {*formats_of(sheet, tuple(formats))} - {"txt"} else None
        if kind:
            found.setdefault(kind, []).append(sheet.label)
    for kind, labels in found.items():
        click.echo("\n".join(_notes(kind, labels)), err=True)


class _Kind(NamedTuple):
    """What files to fold have in common."""

    fold: Fold
    blanks: int
    is_for_press: bool


def _kind(sheet: Sheet, made: Document) -> _Kind | None:
    """None for what is not to be folded."""
    from hrposter.folds import blanks
    from hrposter.layout.followed import parts_of
    from hrposter.rendering import fold_of

    fold = fold_of(sheet.job)
    if fold is None or not made.finish.is_tagged:
        return None
    return _Kind(fold, blanks(fold, len(parts_of(made)[0])), sheet.job.profile.press is not None)


def _notes(kind: _Kind, labels: Sequence[str]) -> Iterator[str]:
    named = "; ".join(labels) if len(labels) <= _FEW else f"{len(labels)} files"
    sides = "on both sides, flipped on the short edge" if len(kind.fold.sides) > 1 else "on one side"
    last = "" if kind.is_for_press else "; the last page shows how to fold it"
    yield f"note: {named}: to be folded ({kind.fold.name}); print at 100 %, {sides}{last}"
    if kind.blanks:
        pages = "1 page stays" if kind.blanks == 1 else f"{kind.blanks} pages stay"
        yield f"  {pages} empty before the back cover, since a sheet has {kind.fold.panels} pages"
    yield "  a print edition: its words can be copied, but for reading on a screen make the file with --profile web"
