"""``hrposter list``: the pieces, their languages with status, their sizes and screens, the themes, the bundles, and the sheets of cards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options
from hrposter.cli.listed import Language, Listed, Piece, as_json, in_full, in_short

if TYPE_CHECKING:
    from hrposter.diagnostics import Diagnostic
    from hrposter.resources import Library
    from hrposter.spec.bundle import Bundle
    from hrposter.spec.card_sheets import CardSheet

_EPILOG = """\b
Examples:
  hrposter list
  hrposter list welcome
  hrposter list --format json
"""


@click.command("list", epilog=_EPILOG)
@click.argument("pieces", nargs=-1, metavar="[PIECE]...", shell_complete=options.complete_pieces)
@options.layouts_option
@options.table_format_option
def list_pieces(pieces: tuple[str, ...], layouts: Path | None, form: str) -> int:
    """Show the posters, their sizes and languages, the themes, the bundles, and the sheets of cards.

    A line for each poster says how many languages are how far: draft (not yet checked by a translator; such a poster says
    so), reviewed, approved, stale (checked, but the English has changed since; it counts as a draft), or missing, where
    other posters have that language. With PIECE you see all of it: each size, screen and language, and for stale words
    how many texts to look at again.
    """
    from hrposter.cli.report import print_problems
    from hrposter.cli.surroundings import library_at

    library = library_at(layouts)
    for name in pieces:
        library.piece(name)
    problems: list[Diagnostic] = []
    listed = _listed(library, frozenset(pieces or library.pieces()), problems)
    shown = [piece for piece in listed.pieces if piece.name in pieces] if pieces else listed.pieces
    if form == "json":
        click.echo(as_json(listed, shown))
    elif shown:
        click.echo(in_full(listed, shown) if pieces else in_short(listed))
    print_problems(problems)
    return 1 if problems else 0


def _listed(library: Library, wanted: frozenset[str], problems: list[Diagnostic]) -> Listed:
    """All that there is; what is wrong with the pieces that are wanted, and with what all share, goes to ``problems``."""
    described = (_described(library, name, problems if name in wanted else []) for name in library.pieces())
    bundles = (_bundle(library, name, problems) for name in library.bundles())
    sheets = (_card_sheet(library, name, problems) for name in library.card_sheets())
    shared = tuple(_phrases(library, tag, problems) for tag in library.phrase_languages())
    return Listed(tuple(filter(None, described)), shared, library.theme_names(), tuple(filter(None, bundles)), tuple(filter(None, sheets)))


def _described(library: Library, name: str, problems: list[Diagnostic]) -> Piece | None:
    """What the list says of a piece; what is wrong with its files goes to ``problems``."""
    from hrposter.diagnostics import PosterError
    from hrposter.resolve import words_folder
    from hrposter.spec.compositions import SCREEN
    from hrposter.spec.readers import layout_in, screen_in

    folder = library.piece(name)
    try:
        layout = layout_in(folder / "layout.yaml")
        words = words_folder(folder, layout, library)
        screens = screen_in(folder / SCREEN).sizes if (folder / SCREEN).is_file() else ()
    except PosterError as error:
        problems += error.diagnostics
        return None
    languages = tuple(_language(words, tag, problems) for tag in library.languages(words))
    sizes, shown = (tuple(paper.name for paper in papers) for papers in (layout.sizes, screens))
    return Piece(name, layout.title, languages, layout.critical, sizes, shown, layout.theme, layout.audience, folder)


def _bundle(library: Library, name: str, problems: list[Diagnostic]) -> Bundle | None:
    """A bundle; what is wrong with its file goes to ``problems``."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.bundle import check_bundle, read_bundle

    try:
        bundle = read_bundle(library.bundle(name))
    except PosterError as error:
        problems += error.diagnostics
        return None
    problems += check_bundle(bundle, library)
    return bundle


def _card_sheet(library: Library, name: str, problems: list[Diagnostic]) -> CardSheet | None:
    """A sheet of cards; what is wrong with its file goes to ``problems``."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.card_sheets import read_card_sheet

    try:
        return read_card_sheet(library.card_sheet(name))
    except PosterError as error:
        problems += error.diagnostics
        return None


def _language(words: Path, tag: str, problems: list[Diagnostic]) -> Language:
    """How far a language file is; what is wrong with it goes to ``problems``."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.readers import content_in
    from hrposter.spec.translation import standing

    try:
        content = content_in(words / f"{tag}.yaml")
    except PosterError as error:
        problems += error.diagnostics
        return Language(tag, "has mistakes")
    try:
        found = standing(content_in(words / "en.yaml"), content)
    except PosterError:
        return Language(tag, content.status)  # English has mistakes, which its own line says
    return Language(tag, found.status, found.changed)


def _phrases(library: Library, tag: str, problems: list[Diagnostic]) -> Language:
    """How far the words are that all pieces share."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.shared import phrases_of
    from hrposter.spec.translation import standing

    try:
        found = standing(phrases_of(library, "en"), phrases_of(library, tag))
    except PosterError as error:
        problems += error.diagnostics
        return Language(tag, "has mistakes")
    return Language(tag, found.status, found.changed)
