"""The index of a pack, made for whoever prints it: what is in it, and how to print it."""

from __future__ import annotations

import datetime

from hrposter.pack.contents import Pack
from hrposter.pack.printed import printed
from hrposter.pack.webpage import web_page
from hrposter.pack.wording import wording
from hrposter.resolve import theme_named
from hrposter.resources import Library
from hrposter.spec.theme import Theme

# The look of the index where the files have each piece's own.
_THEME = "sunrise"


def index_pdf(pack: Pack, library: Library, date: datetime.date) -> bytes:
    """The index as a tagged PDF that follows PDF/UA-1 and PDF/A-2a: the same pack and date give the same bytes.

    UsageError for a theme that does not exist, PosterError where it or the clinic's logo is wrong, MachineError where this
    machine has no typeface for a letter.
    """
    from hrposter.pdf.writer import write

    return write(printed(pack, wording(library, pack.lang), _theme(pack, library), library, date))


def index_html(pack: Pack, library: Library) -> bytes:
    """The index as one file for a browser: no script, nothing from the network, the reader's own faces.

    UsageError for a theme that does not exist, PosterError where it or the clinic's logo is wrong.
    """
    return web_page(pack, wording(library, pack.lang), _theme(pack, library), library)


def _theme(pack: Pack, library: Library) -> Theme:
    return theme_named(pack.theme or _THEME, library)
