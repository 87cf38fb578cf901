"""Options that put finished pages on other sheets, and what ``render`` hands its documents to for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import click

from hrposter.cli import options
from hrposter.frozen import frozen

if TYPE_CHECKING:
    from hrposter.display import Document
    from hrposter.orders import Order, Sheet
    from hrposter.resources import Library

    Made: TypeAlias = tuple[Sheet, Document]

F = TypeVar("F", bound=Callable[..., Any])


@frozen()
class Asked:
    """What was asked for; None where nothing was."""

    nup: str | None = None
    back: str | None = None
    back_lang: str | None = None
    flip: str | None = None
    mix: bool = False
    printer: str | None = None


class Imposition(Protocol):
    """What becomes of documents between their pages and their files."""

    def ordered(self, order: Order) -> Order:
        """The order with what it needs, such as other sizes."""

    def sheets(self, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        """How each job is laid out, and what its file is called; UsageError for what cannot be made."""

    def imposed(self, made: Iterable[Made]) -> Iterator[Made]:
        """The sheets that are printed, in place of the pages."""

    def advice(self) -> str:
        """What a person must know to print the files."""


def imposing_options(command: F) -> F:
    """The options, handed over as one argument ``asked``."""

    @wraps(command)
    def collected(*args: Any, **given: Any) -> Any:  # noqa: ANN401  click hands these on
        asked = Asked(**{name: given.pop(name) for name in Asked.__dataclass_fields__})
        return command(*args, asked=asked, **given)

    made = click.option("--printer", metavar="none", help="none ignores what hrposter calibrate keeps of your printer.")(collected)
    made = click.option("--flip", type=click.Choice(("long", "short")), help="The edge over which the printer turns the sheet: long if not said.")(
        made
    )
    made = click.option("--back-lang", metavar="TAG", shell_complete=options.complete_languages, help="The language on the back of each card.")(made)
    made = click.option("--back", metavar="PIECE", shell_complete=options.complete_pieces, help="The piece on the back of each card.")(made)
    mixed = "All cards that are asked for on the same sheets, one after the other, in place of a sheet for each."
    made = click.option("--mix", is_flag=True, help=mixed)(made)
    help = "Cards on a sheet to cut or tear apart, such as cards-10-letter; see hrposter list."
    return click.option("--nup", metavar="SHEET", shell_complete=options.complete_card_sheets, help=help)(made)  # type: ignore[return-value]


def imposition_of(asked: Asked, library: Library, *, is_else: bool) -> Imposition | None:
    """What was asked for; None where pages stay as they are. UsageError where options do not go together.

    ``is_else``: the pages are to be put together or folded.
    """
    if asked.nup is not None:
        if is_else:
            raise click.UsageError("a sheet of cards is neither folded nor put together; leave out --nup, or --fold and --tile")
        from hrposter.cli.nup import cards_on

        return cards_on(asked, library)
    for name, given in (("back", asked.back), ("back-lang", asked.back_lang), ("flip", asked.flip), ("mix", asked.mix or None)):
        if given is not None:
            raise click.UsageError(f"--{name} is for cards on a sheet; add --nup SHEET, such as --nup cards-10-letter")
    return None
