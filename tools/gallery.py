"""Draws every piece in every language small and puts them on one page to look at: python tools/gallery.py FOLDER."""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path

from hrposter.resources import Library

ROOT = Path(__file__).resolve().parent.parent
SIZES = "Half-letter,Letter,24x36"  # the smallest, the usual one, the largest
STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem; background: #e9e6e1; color: #24312f }
section { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: end }
figure { margin: 0 }
img { max-width: 300px; max-height: 400px; box-shadow: 0 2px 12px #0004 }
figcaption { font-size: 13px }
"""


def drawn(piece: str, lang: str, folder: Path) -> list[Path]:
    """The pictures of one piece in one language: both orientations and both profiles of each size."""
    options = ["--size", SIZES, "--orientation", "both", "--profile", "web,office", "--format", "png", "--dpi", "36"]
    command = [sys.executable, str(ROOT / "cli.py"), "render", piece, "--lang", lang, *options, "-o", str(folder)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return [Path(line) for line in answer.stdout.splitlines()]


def figure(source: str, caption: str) -> str:
    """One picture with its caption."""
    return f'<figure><img loading="lazy" src="{escape(source)}" alt=""><figcaption>{escape(caption)}</figcaption></figure>'


def section(piece: str, lang: str, folder: Path) -> str:
    """The part of the page that shows one piece in one language."""
    figures = [figure(path.name, path.stem.removeprefix(f"{piece}-{lang}-")) for path in drawn(piece, lang, folder)]
    return f"<h2>{escape(piece)} · {escape(lang)}</h2>\n<section>\n" + "\n".join(figures) + "\n</section>\n"


def main(folder: Path) -> None:
    """Writes the pictures and ``index.html``."""
    library = Library()
    folder.mkdir(parents=True, exist_ok=True)
    parts = [section(piece, lang, folder) for piece in library.pieces() for lang in library.languages(library.piece(piece))]
    head = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>hrposter: all pieces</title>\n<style>{STYLE}</style>\n'
    page = folder / "index.html"
    page.write_text(head + "".join(parts), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
