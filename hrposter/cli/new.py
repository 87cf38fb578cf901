"""``hrposter new``: a piece of your own, begun as a copy of one that is there."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.resources import Library

# Windows keeps these names for devices, whatever their ending.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_EPILOG = """\b
Examples:
  hrposter new our-welcome --from welcome
  hrposter new our-welcome --from welcome --layouts ~/posters/layouts
"""


@click.command("new", epilog=_EPILOG)
@click.argument("name")
@click.option("--from", "source", required=True, metavar="PIECE", shell_complete=options.complete_pieces, help="The poster to copy, such as welcome.")
@click.option(
    "--layouts", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", show_default="layouts", help="The folder for posters of your own."
)
def new(name: str, source: str, layouts: Path | None) -> None:
    """Start a poster of your own from one that is there.

    Its layout and its words in every language are copied into the folder layouts/NAME, where you can change them.
    """
    from hrposter.cli.report import shown
    from hrposter.cli.surroundings import LAYOUTS, library_at
    from hrposter.diagnostics import UsageError

    refuse_bad_name(name)
    home = layouts or LAYOUTS
    library = library_at(layouts if layouts and layouts.is_dir() else None)
    original, target = library.piece(source), home / name
    if os.path.lexists(target):
        raise UsageError(f"{shown(target)} is there already; choose another name, or remove that folder first")
    copied = _files_of(original)
    copied["layout.yaml"] = _retitled(original / "layout.yaml", name)
    _write(target, copied)
    click.echo(target)
    click.echo(_next_steps(name, target, layouts, library), err=True)


def refuse_bad_name(name: str) -> None:
    """UsageError for a name that cannot be a folder on every system, and stand in commands as it is."""
    from hrposter.diagnostics import UsageError

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name):
        raise UsageError(f"{name!r} cannot be the name of a poster; use small letters a to z, digits and hyphens, at most 60, as in our-welcome")
    if _DEVICES.fullmatch(name):
        raise UsageError(f"Windows keeps the name {name!r} for itself; choose another, as in our-{name}")


def _files_of(folder: Path) -> dict[str, bytes]:
    """The contents of every file of a piece by its path below the folder; hidden files are the system's own."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not any(part.startswith(".") for part in name.split("/"))}


def _retitled(layout: Path, name: str) -> bytes:
    """The layout file with a title that says that it is a copy; all else stays as it was written, comments included."""
    from hrposter.source import Reader
    from hrposter.spec.layout import read_layout

    title = read_layout(layout).title
    node = Reader(layout).root().fields()["title"].node
    text = layout.read_bytes().decode("utf-8-sig")
    is_block = getattr(node, "style", None) in ("|", ">")  # a block takes the end of its last line with it (YAML 1.2, 8.1.1.2)
    changed = json.dumps(f"{title.strip()} (copy: {name})", ensure_ascii=False) + ("\n" if is_block else "")
    return (text[: node.start_mark.index] + changed + text[node.end_mark.index :]).encode()


def _write(target: Path, files: dict[str, bytes]) -> None:
    """Put the files below a folder that appears under its name only when it is whole."""
    import shutil

    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        for name, data in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _next_steps(name: str, target: Path, layouts: Path | None, library: Library) -> str:
    where = f" --layouts {layouts}" if layouts else ""
    lines = [f"{name} is yours now. Next:"]
    lines += [f"  1. change the words in {target / 'en.yaml'}, then in the other languages beside it"]
    screen = ", and on screens in screen.yaml" if (target / "screen.yaml").is_file() else ""
    lines += [f"  2. change what stands where in {target / 'layout.yaml'}{screen}"]
    lines += [f"  3. find mistakes:  hrposter validate {target}", f"  4. make it:        hrposter render {name}{where}"]
    if name in library.pieces():
        lines += [f"From now on your {name} is used instead of the one that was there."]
    return "\n".join(lines)
