"""The index of a pack, made for whoever prints it: what is in it, and how to print it."""

from __future__ import annotations

from hrposter.pack.contents import Pack
from hrposter.pack.webpage import web_page
from hrposter.pack.wording import wording
from hrposter.resolve import theme_named
from hrposter.resources import Library

_THEME = "sunrise"


def index_html(pack: Pack, library: Library) -> bytes:
    """The index as one file for a browser: no script, nothing from the network, the reader's own faces.

    UsageError for a theme that does not exist, PosterError where it or the clinic's logo is wrong.
    """
    return web_page(pack, wording(), theme_named(pack.theme or _THEME, library), library)
