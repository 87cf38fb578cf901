"""``hrposter list``: the pieces, their languages with status, their sizes and screens, the themes, and the bundles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.diagnostics import Diagnostic
    from hrposter.resources import Library
    from hrposter.spec.bundle import Bundle

_EPILOG = """\b
Examples:
  hrposter list
  hrposter list --format json
"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line of the list; ``languages`` are tag and status, ``screens`` the sizes of its screens, if it has any."""

    name: str
    title: str
    languages: tuple[tuple[str, str], ...]
    sizes: tuple[str, ...]
    screens: tuple[str, ...]
    theme: str
    audience: str
    folder: Path


@click.command("list", epilog=_EPILOG)
@options.layouts_option
@options.table_format_option
def list_pieces(layouts: Path | None, form: str) -> int:
    """Show the posters, their languages, sizes and themes, and the bundles.

    The word behind a language says how far its words are: source (written first), draft (not yet checked by a
    translator; such a poster says so), reviewed, or approved.
    """
    from hrposter.cli.report import print_problems
    from hrposter.cli.surroundings import library_at

    library = library_at(layouts)
    problems: list[Diagnostic] = []
    pieces = [piece for name in library.pieces() if (piece := _described(library, name, problems))]
    bundles = [bundle for name in library.bundles() if (bundle := _bundle(library, name, problems))]
    show = _json if form == "json" else _table
    click.echo(show(pieces, library.theme_names(), bundles))
    print_problems(problems)
    return 1 if problems else 0


def _described(library: Library, name: str, problems: list[Diagnostic]) -> _Piece | None:
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
    languages = tuple((tag, _status(words / f"{tag}.yaml", problems)) for tag in library.languages(words))
    sizes, shown = (tuple(paper.name for paper in papers) for papers in (layout.sizes, screens))
    return _Piece(name, layout.title, languages, sizes, shown, layout.theme, layout.audience, folder)


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


def _status(path: Path, problems: list[Diagnostic]) -> str:
    from hrposter.diagnostics import PosterError
    from hrposter.spec.content import read_content

    try:
        return read_content(path).status
    except PosterError as error:
        problems += error.diagnostics
        return "has mistakes"


def _table(pieces: list[_Piece], themes: tuple[str, ...], bundles: list[Bundle]) -> str:
    """The pieces in a table, then the sizes and screens (which nearly all share), the themes, and the bundles."""
    from hrposter.cli.table import table

    rows = [(piece.name, piece.title, ", ".join(f"{tag} {status}" for tag, status in piece.languages), piece.theme) for piece in pieces]
    lines = [table(("PIECE", "TITLE", "LANGUAGES", "THEME"), rows), ""]
    lines += [f"Sizes of {', '.join(names)}:\n  {', '.join(papers)}" for papers, names in _alike((piece.sizes, piece.name) for piece in pieces)]
    screens = _alike((piece.screens, piece.name) for piece in pieces if piece.screens)
    lines += [f"Screens of {', '.join(names)}:\n  {', '.join(sizes)}" for sizes, names in screens]
    lines += ["Themes:", f"  {', '.join(themes)}"]
    lines += ["Bundles:"] if bundles else []
    lines += [f"  {bundle.name} (for {bundle.audience}): {', '.join(name for name, _ in bundle.pieces)}" for bundle in bundles]
    lines += ["", "Make one:  hrposter render PIECE --lang es --size A3"]
    return "\n".join(lines)


def _alike(made: Iterable[tuple[tuple[str, ...], str]]) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    """Sizes, each with the names of the pieces that have just these."""
    found: dict[tuple[str, ...], list[str]] = {}
    for sizes, name in made:
        found.setdefault(sizes, []).append(name)
    return found.items()


def _json(pieces: list[_Piece], themes: tuple[str, ...], bundles: list[Bundle]) -> str:
    listed = [
        {
            "name": piece.name,
            "title": piece.title,
            "languages": [{"tag": tag, "status": status} for tag, status in piece.languages],
            "sizes": piece.sizes,
            "screens": piece.screens,
            "theme": piece.theme,
            "audience": piece.audience,
            "folder": str(piece.folder),
        }
        for piece in pieces
    ]
    bundled = [
        {"name": bundle.name, "title": bundle.title, "audience": bundle.audience, "pieces": [name for name, _ in bundle.pieces]} for bundle in bundles
    ]
    return json.dumps({"pieces": listed, "themes": themes, "bundles": bundled}, indent=2)
