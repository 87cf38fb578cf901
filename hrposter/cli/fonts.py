"""``hrposter fonts``: the typefaces that set each language, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options
from hrposter.frozen import frozen

if TYPE_CHECKING:
    from hrposter.diagnostics import MachineError
    from hrposter.resources import Library
    from hrposter.spec.theme import Font, Theme

_HEAD = ("LANGUAGE", "FAMILY", "FOR", "FROM", "VERSION", "FILE")
_EPILOG = """\b
Examples:
  hrposter fonts
  hrposter fonts --lang am,th
"""


@frozen()
class _Face:
    """One typeface in use; ``styles`` are those of the theme, ``origin`` is its package, "folder" or "system"."""

    language: str
    theme: str
    styles: tuple[str, ...]
    family: str
    origin: str
    version: str
    path: str


@click.command("fonts", epilog=_EPILOG)
@click.option("--lang", metavar="TAG[,TAG]", show_default="all that there are words in", shell_complete=options.complete_languages, help="Languages.")
@options.layouts_option
@options.table_format_option
def fonts(lang: str | None, layouts: Path | None, form: str) -> None:
    """Show the typefaces that each language is set in.

    For each language: the families that set it, and those that help out with foreign words; the styles that each is
    for; the package that it came with and its version ("folder" and "system" are other places); and its file. It also
    works for languages that nothing is written in yet, to see whether they could be.
    """
    from hrposter.cli.surroundings import library_at
    from hrposter.i18n import PSEUDO_TAGS
    from hrposter.orders import split
    from hrposter.resolve import parse_tag

    library = library_at(layouts)
    tags = [PSEUDO_TAGS.get(name) or parse_tag(name) for name in split(lang)] if lang else sorted(_spoken(library))
    missing: list[MachineError] = []
    faces = [face for tag in dict.fromkeys(tags) for face in _faces(library, tag, missing)]
    click.echo(json.dumps([asdict(face) for face in faces], indent=2) if form == "json" else _table(faces))
    if missing:
        raise missing[0]


def _table(faces: list[_Face]) -> str:
    from hrposter.cli.report import shown
    from hrposter.cli.table import table

    rows = [(face.language, face.family, ", ".join(face.styles), face.origin, face.version, shown(Path(face.path))) for face in faces]
    return table(_HEAD, rows)


def _spoken(library: Library) -> set[str]:
    return {tag for name in library.pieces() for tag in library.languages(library.piece(name))}


def _faces(library: Library, tag: str, missing: list[MachineError]) -> Iterator[_Face]:
    """The faces of every theme's styles for one language; where one is not installed, that goes to ``missing``."""
    from hrposter.diagnostics import MachineError
    from hrposter.fonts.coverage import known_families
    from hrposter.spec.theme import read_theme

    text = _text(library, tag)
    folders = tuple(sorted({folder for name in library.pieces() for folder in library.fonts(library.piece(name))}))
    origins = {family.name: family for family in known_families(folders)}
    for theme in library.themes():
        used: dict[tuple[str, str], list[str]] = {}
        for font, styles in _styles(read_theme(library.theme(theme))).items():
            try:
                for face in _stack(text, tag, font, folders):
                    used.setdefault(face, []).extend(styles)
            except MachineError as error:
                missing.append(error)
        for (family, path), styles in used.items():
            yield _Face(tag, theme, tuple(dict.fromkeys(styles)), family, origins[family].origin, origins[family].version, path)


def _styles(theme: Theme) -> dict[Font, list[str]]:
    """The styles that each font of a theme is for."""
    styles: dict[Font, list[str]] = {}
    for style in theme.styles.values():
        styles.setdefault(style.font, []).append(style.name)
        if style.strong != style.font:
            styles.setdefault(style.strong, []).append("strong words")
    return styles


def _stack(text: str, tag: str, font: Font, folders: tuple[Path, ...]) -> list[tuple[str, str]]:
    """Family and file of each face that sets the text."""
    from hrposter.fonts.coverage import stack_for
    from hrposter.fonts.face import open_face

    stack = stack_for(text, tag, font.families, font.weight, font.elsewhere, axes=dict(font.axes), folders=folders)
    return [(open_face(ref).family, ref.path) for ref in stack]


def _text(library: Library, tag: str) -> str:
    """All words that there are in a language, after some letters of its script and the digits."""
    from hrposter.fonts.scripts import writing_system
    from hrposter.i18n import parse_language
    from hrposter.spec.content import flatten, read_content
    from hrposter.spec.phrases import read_phrases

    paths = (library.piece(name) / f"{tag}.yaml" for name in library.pieces())
    contents = [read_content(path) for path in paths if path.is_file()]
    messages = (message for content in contents for key, words in content.words.items() for message in flatten(key, words).values())
    literal = "".join(part.text for message in messages for part in message.parts if not part.is_placeholder)
    shared = library.phrases(tag)
    draft = read_phrases(shared).texts["draft"] if shared else ""
    return f"{writing_system(parse_language(tag).script).letters}0123456789{draft}{literal}"
