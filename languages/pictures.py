"""Pictures to look at: our sheet of each language beside Typst's, a few on each page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from languages.results import OURS, TYPST

_DPI = 130
_ROWS = 4
_GAP = 12


def contact_sheets(languages: Sequence[str], folder: Path) -> None:
    """Write one PNG for every four languages."""
    for start in range(0, len(languages), _ROWS):
        tags = languages[start : start + _ROWS]
        rows = [[_first_page(folder / f"{tag}-{who.lower()}.pdf") for who in (OURS, TYPST)] for tag in tags]
        width, height = rows[0][0].size
        sheet = Image.new("RGB", (2 * width + _GAP, len(rows) * (height + _GAP)), "grey")
        for number, row in enumerate(rows):
            for column, picture in enumerate(row):
                sheet.paste(picture, (column * (width + _GAP), number * (height + _GAP)))
        sheet.save(folder / f"{'-'.join(tags)}.png")


def _first_page(path: Path) -> Image.Image:
    """The upper part of it; nothing stands below."""
    with pypdfium2.PdfDocument(path) as opened:
        page: Image.Image = opened[0].render(scale=_DPI / 72).to_pil().convert("RGB")
    return page.crop((0, page.height // 20, page.width, page.height * 7 // 16))
