"""``hrposter list``: the pieces, their languages with status, their sizes and screens, the themes, the bundles, and the sheets of cards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.diagnostics import Diagnostic
    from hrposter.resources import Library
    from hrposter.spec.bundle import Bundle
    from hrposter.spec.card_sheets import CardSheet

_EPILOG = """\b
Examples:
  hrposter list
  hrposter list --format json
"""


# So many languages stand beside one another in a table; further ones follow in a table below.
_BESIDE = 8
_SHARED = "(shared words)"


@dataclass(frozen=True, slots=True)
class _Language:
    """How far one language is: its status, and the texts whose English has changed since."""

    tag: str
    status: str
    stale: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The status, with the number of texts to look at again."""
        if not self.stale:
            return self.status
        return f"{self.status} ({len(self.stale)})" if self.status == "stale" else f"{self.status} ({len(self.stale)} stale)"


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line of the list; ``screens`` are the sizes of its screens, if it has any."""

    name: str
    title: str
    languages: tuple[_Language, ...]
    is_critical: bool
    sizes: tuple[str, ...]
    screens: tuple[str, ...]
    theme: str
    audience: str
    folder: Path


@click.command("list", epilog=_EPILOG)
@options.layouts_option
@options.table_format_option
def list_pieces(layouts: Path | None, form: str) -> int:
    """Show the posters, their languages, sizes and themes, the bundles, and the sheets of cards.

    The table of languages says how far the words are: source (written first), draft (not yet checked by a
    translator; such a poster says so), reviewed, approved, stale (checked, but the English has changed since, and by how
    many texts; it counts as a draft), or missing, where other posters have that language.
    """
    from hrposter.cli.report import print_problems
    from hrposter.cli.surroundings import library_at

    library = library_at(layouts)
    problems: list[Diagnostic] = []
    pieces = [piece for name in library.pieces() if (piece := _described(library, name, problems))]
    bundles = [bundle for name in library.bundles() if (bundle := _bundle(library, name, problems))]
    sheets = [sheet for name in library.card_sheets() if (sheet := _card_sheet(library, name, problems))]
    shared = tuple(_phrases(library, tag, problems) for tag in library.phrase_languages())
    show = _json if form == "json" else _table
    click.echo(show(pieces, shared, library.theme_names(), bundles, sheets))
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
    languages = tuple(_language(words, tag, problems) for tag in library.languages(words))
    sizes, shown = (tuple(paper.name for paper in papers) for papers in (layout.sizes, screens))
    return _Piece(name, layout.title, languages, layout.critical, sizes, shown, layout.theme, layout.audience, folder)


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


def _language(words: Path, tag: str, problems: list[Diagnostic]) -> _Language:
    """How far a language file is; what is wrong with it goes to ``problems``."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.readers import content_in
    from hrposter.spec.translation import standing

    try:
        content = content_in(words / f"{tag}.yaml")
    except PosterError as error:
        problems += error.diagnostics
        return _Language(tag, "has mistakes")
    try:
        found = standing(content_in(words / "en.yaml"), content)
    except PosterError:
        return _Language(tag, content.status)  # English has mistakes, which its own line says
    return _Language(tag, found.status, found.changed)


def _phrases(library: Library, tag: str, problems: list[Diagnostic]) -> _Language:
    """How far the words are that all pieces share."""
    from hrposter.diagnostics import PosterError
    from hrposter.spec.shared import phrases_of
    from hrposter.spec.translation import standing

    try:
        found = standing(phrases_of(library, "en"), phrases_of(library, tag))
    except PosterError as error:
        problems += error.diagnostics
        return _Language(tag, "has mistakes")
    return _Language(tag, found.status, found.changed)


def _table(pieces: list[_Piece], shared: tuple[_Language, ...], themes: tuple[str, ...], bundles: list[Bundle], card_sheets: list[CardSheet]) -> str:
    """The pieces in a table, how far each language is, the sizes and screens (which nearly all share), the themes, bundles and sheets of cards."""
    from hrposter.cli.table import table

    rows = [(piece.name, piece.title, piece.theme) for piece in pieces]
    lines = [table(("PIECE", "TITLE", "THEME"), rows), ""]
    lines += _languages([*((f"{piece.name}{' (critical)' * piece.is_critical}", piece.languages) for piece in pieces), (_SHARED, shared)])
    lines += [f"Sizes of {', '.join(names)}:\n  {', '.join(papers)}" for papers, names in _alike((piece.sizes, piece.name) for piece in pieces)]
    screens = _alike((piece.screens, piece.name) for piece in pieces if piece.screens)
    lines += [f"Screens of {', '.join(names)}:\n  {', '.join(sizes)}" for sizes, names in screens]
    lines += ["Themes:", f"  {', '.join(themes)}"]
    lines += ["Bundles:"] if bundles else []
    lines += [f"  {bundle.name} (for {bundle.audience}): {', '.join(name for name, _ in bundle.pieces)}" for bundle in bundles]
    lines += ["Sheets of cards:"] if card_sheets else []
    lines += [f"  {sheet.name} ({sheet.size.name}): {sheet.title}" for sheet in card_sheets]
    lines += ["", "Make one:  hrposter render PIECE --lang es --size A3"]
    return "\n".join(lines)


def _languages(listed: Sequence[tuple[str, tuple[_Language, ...]]]) -> list[str]:
    """Tables of status, a line for each piece and a column for each language that some piece has."""
    from hrposter.cli.table import table

    tags = _tags(languages for _, languages in listed)
    told = {name: {language.tag: language.shown for language in languages} for name, languages in listed}
    lines = []
    for start in range(0, len(tags), _BESIDE):
        some = tags[start : start + _BESIDE]
        rows = [(name, *(found.get(tag, "missing") for tag in some)) for name, found in told.items()]
        lines += [table(("LANGUAGES", *some), rows), ""]
    return lines


def _tags(spoken: Iterable[tuple[_Language, ...]]) -> list[str]:
    """Every language that is there, English first."""
    return sorted({language.tag for languages in spoken for language in languages}, key=lambda tag: (tag != "en", tag))


def _alike(made: Iterable[tuple[tuple[str, ...], str]]) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    """Sizes, each with the names of the pieces that have just these."""
    found: dict[tuple[str, ...], list[str]] = {}
    for sizes, name in made:
        found.setdefault(sizes, []).append(name)
    return found.items()


def _json(pieces: list[_Piece], shared: tuple[_Language, ...], themes: tuple[str, ...], bundles: list[Bundle], card_sheets: list[CardSheet]) -> str:
    tags = _tags([*(piece.languages for piece in pieces), shared])
    listed = [
        {
            "name": piece.name,
            "title": piece.title,
            "languages": [asdict(language) for language in piece.languages],
            "missing": [tag for tag in tags if tag not in {language.tag for language in piece.languages}],
            "critical": piece.is_critical,
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
    cards = [
        {"name": sheet.name, "title": sheet.title, "paper": sheet.paper.name, "size": sheet.size.name, "cards": len(sheet.slots), "fits": sheet.fits}
        for sheet in card_sheets
    ]
    shared_words = [asdict(language) for language in shared]
    return json.dumps({"pieces": listed, "phrases": shared_words, "themes": themes, "bundles": bundled, "sheets": cards}, indent=2)
