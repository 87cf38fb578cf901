"""Options that several commands share, and what the Tab key offers for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from hrposter.resources import Library

F = TypeVar("F", bound=Callable[..., Any])

ORIENTATIONS = ("portrait", "landscape")
PROFILES = ("office", "press", "web", "large-print", "screen")
FORMATS = ("pdf", "png", "txt")

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


# ---------------------------------------------------------------- completion


def complete_pieces(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The pieces whose names begin so."""
    return _beginning(incomplete, _library(ctx).pieces())


def complete_languages(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The languages of the pieces that were named, or of all pieces; the last of a list with commas is completed."""
    library = _library(ctx)
    named = ctx.params.get("pieces") or ctx.params.get("piece") or library.pieces()
    folders = [library.piece(name) for name in ([named] if isinstance(named, str) else named) if name in library.pieces()]
    return _last_of_list(incomplete, sorted({tag for folder in folders for tag in library.languages(folder)}))


def complete_sizes(_: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The names of papers and screens; the last of a list with commas is completed."""
    from hrposter.papers import PAPERS, SCREENS

    return _last_of_list(incomplete, (*PAPERS, *SCREENS))


def complete_themes(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The themes whose names begin so."""
    return _beginning(incomplete, _library(ctx).theme_names())


def complete_bundles(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The bundles whose names begin so."""
    return _beginning(incomplete, _library(ctx).bundles())


def complete_card_sheets(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The sheets of cards whose names begin so."""
    return _beginning(incomplete, _library(ctx).card_sheets())


def complete_list_of(*known: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completion of a list with commas of these words."""
    return lambda _ctx, _param, incomplete: _last_of_list(incomplete, known)


def _library(ctx: click.Context) -> Library:
    from hrposter.cli.surroundings import library_at

    return library_at(ctx.params.get("layouts"))


def _beginning(incomplete: str, known: Iterable[str]) -> list[str]:
    return [name for name in known if name.lower().startswith(incomplete.lower())]


def _last_of_list(incomplete: str, known: Iterable[str]) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _beginning(last, known)]


# ---------------------------------------------------------------- options


def langs_option(command: F) -> F:
    """``--lang TAG[,TAG]``."""
    help = "Languages such as es,ar, or all."
    return click.option("--lang", default="en", show_default=True, metavar="TAG[,TAG]", shell_complete=complete_languages, help=help)(command)


def sizes_option(command: F) -> F:
    """``--size NAME[,NAME]``."""
    help = "Papers such as Letter,A3, screens such as 1920x1080, or all."
    first = "the poster's first"
    return click.option("--size", metavar="NAME[,NAME]", show_default=first, shell_complete=complete_sizes, help=help)(command)


def orientations_option(command: F) -> F:
    """``--orientation portrait|landscape|both``."""
    every = click.Choice((*ORIENTATIONS, "both"))
    return click.option("--orientation", type=every, default="portrait", show_default=True, help="Upright, wide, or both.")(command)


def profiles_option(command: F) -> F:
    """``--profile NAME[,NAME]``."""
    help = "office for your own printer, press for a print shop, web for your site, large-print, screen; or a print shop's own."
    complete = complete_list_of(*PROFILES)
    return click.option("--profile", default="office", show_default=True, metavar="NAME[,NAME]", shell_complete=complete, help=help)(command)


def icc_option(command: F) -> F:
    """``--icc FILE``."""
    help = "The CMYK colour profile that your print shop gave you, for --profile press."
    kind = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.option("--icc", type=kind, metavar="FILE", show_default="GRACoL on US sheets, FOGRA39 on ISO sheets", help=help)(command)


def formats_option(command: F) -> F:
    """``--format KIND[,KIND]`` of posters."""
    help = "pdf to print, png for pictures, txt for the words in reading order."
    complete = complete_list_of(*FORMATS)
    return click.option("--format", "form", show_default="pdf; png for screens", metavar="KIND[,KIND]", shell_complete=complete, help=help)(command)


def layouts_option(command: F) -> F:
    """``--layouts DIR``."""
    text = "A folder with posters of your own; the folder layouts here is used when there is one."
    return click.option("--layouts", type=_FOLDER, metavar="DIR", help=text)(command)


def clinic_option(command: F) -> F:
    """``--clinic FILE``."""
    text = "Your clinic's details; the file clinic.yaml here is used when there is one."
    return click.option("--clinic", type=_FILE, metavar="FILE", help=text)(command)


def resources_option(command: F) -> F:
    """``--resources FILE``."""
    text = "People and things to turn to; the file resources.yaml here is used when there is one."
    return click.option("--resources", type=_FILE, metavar="FILE", help=text)(command)


def bundle_option(command: F) -> F:
    """``--bundle NAME``."""
    help = "All posters of a bundle, such as welcome-kit."
    return click.option("--bundle", metavar="NAME", shell_complete=complete_bundles, help=help)(command)


def theme_option(command: F) -> F:
    """``--theme NAME``."""
    return click.option("--theme", metavar="NAME", shell_complete=complete_themes, help="Other colours and letters than the poster's own.")(command)


def strict_option(command: F) -> F:
    """``--strict``."""
    help = "Refuse words that no qualified translator has checked as they stand in English today."
    return click.option("--strict", is_flag=True, help=help)(command)


def problem_format_option(command: F) -> F:
    """``--format human|short|json|github`` for lists of problems."""
    formats = click.Choice(("human", "short", "json", "github"))
    return click.option("--format", "form", type=formats, default="human", help="How to print: for people, one line each, or for programs.")(command)


def table_format_option(command: F) -> F:
    """``--format table|json`` for lists of other things."""
    return click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="How to print: for people or for programs.")(
        command
    )
