"""``hrposter digest``: what a translation carries to tell whether its English has changed, ready to paste."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.resources import Library
    from hrposter.spec.content import Content
    from hrposter.spec.phrases import Phrases

_EPILOG = """\b
Examples:
  hrposter digest welcome
  hrposter digest --phrases
"""


@click.command("digest", epilog=_EPILOG)
@click.argument("piece", required=False, shell_complete=options.complete_pieces)
@click.option("--phrases", is_flag=True, help="Of the words that all posters share, in place of those of a poster.")
@options.layouts_option
def digest(piece: str | None, phrases: bool, layouts: Path | None) -> None:
    """Print which English a translation was made from, to be put at its end.

    The block has a few letters for each text of the English, the same for every language. When the English of a text changes later,
    hrposter says which translations have to be looked at again. Your files are never changed: put the block there yourself.
    """
    from hrposter.cli.surroundings import library_at
    from hrposter.spec.translation import block

    if (piece is None) is not phrases:
        raise click.UsageError("name one poster, as in: hrposter digest welcome, or the shared words with --phrases")
    library = library_at(layouts)
    click.echo(block(_english(piece, library)))


def _english(piece: str | None, library: Library) -> Content | Phrases:
    """The English of a piece, wherever its words stand, or of the shared phrases where no piece is named."""
    from hrposter.resolve import words_folder
    from hrposter.spec.readers import content_in, layout_in
    from hrposter.spec.shared import phrases_of

    if piece is None:
        return phrases_of(library, "en")
    folder = library.piece(piece)
    return content_in(words_folder(folder, layout_in(folder / "layout.yaml"), library) / "en.yaml")
