"""``hrposter list``: the pieces, their languages with status, their sizes, and the themes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.diagnostics import Diagnostic
    from hrposter.resources import Library

_EPILOG = """\b
Examples:
  hrposter list
  hrposter list --format json
"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line of the list; ``languages`` are tag and status."""

    name: str
    title: str
    languages: tuple[tuple[str, str], ...]
    sizes: tuple[str, ...]
    theme: str
    folder: Path


@click.command("list", epilog=_EPILOG)
@options.layouts_option
@options.table_format_option
def list_pieces(layouts: Path | None, form: str) -> int:
    """Show the posters, their languages, sizes and themes.

    The word behind a language says how far its words are: source (written first), draft (not yet checked by a
    translator; such a poster says so), reviewed, or approved.
    """
    from hrposter.cli.report import print_problems
    from hrposter.cli.surroundings import library_at

    library = library_at(layouts)
    problems: list[Diagnostic] = []
    pieces = [piece for name in library.pieces() if (piece := _described(library, name, problems))]
    click.echo(_json(pieces, library.theme_names()) if form == "json" else _table(pieces, library.theme_names()))
    print_problems(problems)
    return 1 if problems else 0


def _described(library: Library, name: str, problems: list[Diagnostic]) -> _Piece | None:
    """What the list says of a piece; what is wrong with its files goes to ``problems``."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.layout import read_layout

    folder = library.piece(name)
    try:
        layout = read_layout(folder / "layout.yaml")
    except PosterError as error:
        problems += error.diagnostics
        return None
    languages = tuple((tag, _status(folder / f"{tag}.yaml", problems)) for tag in library.languages(folder))
    return _Piece(name, layout.title, languages, tuple(paper.name for paper in layout.sizes), layout.theme, folder)


def _status(path: Path, problems: list[Diagnostic]) -> str:
    from hrposter.diagnostics import PosterError
    from hrposter.spec.content import read_content

    try:
        return read_content(path).status
    except PosterError as error:
        problems += error.diagnostics
        return "has mistakes"


def _table(pieces: list[_Piece], themes: tuple[str, ...]) -> str:
    """The pieces in a table, then the sizes (which nearly all share) and the themes."""
    from hrposter.cli.table import table

    rows = [(piece.name, piece.title, ", ".join(f"{tag} {status}" for tag, status in piece.languages), piece.theme) for piece in pieces]
    sizes: dict[tuple[str, ...], list[str]] = {}
    for piece in pieces:
        sizes.setdefault(piece.sizes, []).append(piece.name)
    lines = [table(("PIECE", "TITLE", "LANGUAGES", "THEME"), rows), ""]
    lines += [f"Sizes of {', '.join(names)}:\n  {', '.join(papers)}" for papers, names in sizes.items()]
    lines += ["Themes:", f"  {', '.join(themes)}", "", "Make one:  hrposter render PIECE --lang es --size A3"]
    return "\n".join(lines)


def _json(pieces: list[_Piece], themes: tuple[str, ...]) -> str:
    listed = [
        {
            "name": piece.name,
            "title": piece.title,
            "languages": [{"tag": tag, "status": status} for tag, status in piece.languages],
            "sizes": piece.sizes,
            "theme": piece.theme,
            "folder": str(piece.folder),
        }
        for piece in pieces
    ]
    return json.dumps({"pieces": listed, "themes": themes}, indent=2)
