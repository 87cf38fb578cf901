"""The index of a pack as one web page that holds all it needs: nothing in it runs, and nothing is loaded."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from urllib.parse import quote

from hrposter.display import Drawing, Raster
from hrposter.fragments import Copy
from hrposter.i18n import Language
from hrposter.memo import Same
from hrposter.pack.contents import Edition, Pack, PackFile, Title, titles, tongue
from hrposter.pack.emblem import logo_alt, logo_of
from hrposter.pack.miniature import miniature_of
from hrposter.pack.svg import hexadecimal, shapes_as_svg, view_box
from hrposter.pack.wording import Wording, advice
from hrposter.resources import Library, asset_path
from hrposter.spec.theme import Theme

# Which ink of which surface of the theme each colour of the style sheet is.
_COLOURS = (
    ("ink", "paper", "text"),
    ("heading", "paper", "heading"),
    ("quiet", "paper", "quiet"),
    ("rule", "paper", "accent"),
    ("edge", "blush", "fill"),
    ("panel", "paper", "fill"),
    ("panel-heading", "paper", "heading"),
    ("band", "deep", "fill"),
    ("band-text", "deep", "heading"),
    ("band-quiet", "deep", "quiet"),
    ("band-accent", "deep", "accent"),
    ("flag", "sun", "fill"),
    ("flag-text", "sun", "text"),
)


def web_page(pack: Pack, words: Wording, theme: Theme, library: Library) -> bytes:
    """The index as HTML (HTML Living Standard) in UTF-8; PosterError where the clinic's logo cannot be read."""
    title = f"{words.text('title')} · {pack.clinic.name}"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>{_style(Same(theme))}'
    body = f"{_header(pack, words)}\n<main>\n{_body(pack.files, pack.theme, Same(words), library)}</main>"
    spoken = f'lang="{words.language.tag}" dir="{_direction(words.language)}"'
    return f"<!DOCTYPE html>\n<html {spoken}>\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n".encode()


@lru_cache(maxsize=8)
def _style(theme: Same[Theme]) -> str:
    """The style sheet, with the colours of the theme."""
    surfaces = theme.value.surfaces
    inks = ((name, surfaces[ground].fill if kind == "fill" else surfaces[ground].inks[kind]) for name, ground, kind in _COLOURS)
    variables = ";".join(f"--{name}:{hexadecimal(ink.rgb)}" for name, ink in inks)
    rules = asset_path("packs/index.css").read_text(encoding="utf-8").split("*/", maxsplit=1)[1]
    return f"<style>:root{{{variables}}}{rules}</style>"


def _header(pack: Pack, words: Wording) -> str:
    name = f'<p class="clinic"><bdi>{escape(pack.clinic.name)}</bdi></p>'
    told = f"<div><h1>{escape(words.text('title'))}</h1>{name}<p>{escape(words.count(pack.files))}</p></div>"
    return f"<header>{told}{_logo(pack, words)}</header>"


def _logo(pack: Pack, words: Wording) -> str:
    found = logo_of(pack.clinic)
    if found is None:
        return ""
    alt = escape(logo_alt(pack.clinic, words.own.phrases))
    if isinstance(found, Raster):
        return f'<img class="logo" src="data:image/png;base64,{_as_base64(Same(found))}" alt="{alt}">'
    return _drawn(found, alt, "logo")


@lru_cache(maxsize=16)
def _as_base64(raster: Same[Raster]) -> str:
    from hrposter.raster import png  # Pillow, which only a logo in pixels needs

    return base64.b64encode(png(raster.value)).decode()


def _drawn(drawing: Drawing, alt: str, name: str) -> str:
    """A drawing as one picture; ``alt`` is escaped."""
    return f'<svg class="{name}" viewBox="{view_box(drawing)}" role="img" aria-label="{alt}">{shapes_as_svg(Same(drawing))}</svg>'


@lru_cache(maxsize=64)
def _body(files: tuple[PackFile, ...], theme: str | None, words: Same[Wording], library: Library) -> str:
    """All that is the same for every clinic with these files."""
    pieces = "".join(_piece(title, theme, words.value, library) for title in titles(files))
    return f'{_how(files, words.value)}\n<div class="pieces">\n{pieces}</div>'


def _how(files: tuple[PackFile, ...], words: Wording) -> str:
    steps = "".join(f"<li>{_marked(words.copy(key))}</li>" for key in advice(files))
    return f'<section class="how"><h2>{escape(words.text("how"))}</h2><ul>{steps}</ul>{_draft(words)}</section>'


def _draft(words: Wording) -> str:
    """That nobody qualified has checked the words of the index, where that is so."""
    said = "".join(f"<p{_spoken(language, words)}>{escape(text)}</p>" for text, language in words.own.draft)
    return f'<div class="unchecked">{said}</div>' if said else ""


def _spoken(language: Language, words: Wording) -> str:
    """The language of words and how they run, where it is not that of the page."""
    return "" if language.tag == words.language.tag else f' lang="{language.tag}" dir="{_direction(language)}"'


def _direction(language: Language) -> str:
    return "rtl" if language.is_rtl else "ltr"


def _marked(copy: Copy) -> str:
    return "".join(f"<strong>{escape(part.text)}</strong>" if part.is_strong else escape(part.text) for part in copy)


def _piece(title: Title, theme: str | None, words: Wording, library: Library) -> str:
    editions = "".join(_edition(title, edition, theme, words, library) for edition in title.editions)
    name = "piece many" if len(title.editions) > 1 else "piece"
    heading = f"<h2{_spoken(words.own.english.language, words)}>{escape(title.title)}</h2>"
    return f'<section class="{name}">{heading}<div class="editions">{editions}</div></section>\n'


def _edition(title: Title, edition: Edition, theme: str | None, words: Wording, library: Library) -> str:
    picture = miniature_of(edition.first, library, theme)
    drawn = _drawn(picture, escape(words.alt(title, edition)), "page") if picture else ""
    rows = "".join(_rows(edition, words))
    return f'<div class="edition">{drawn}<div><h3>{escape(words.use(edition))}</h3><ul class="files">{rows}</ul></div></div>'


def _rows(edition: Edition, words: Wording) -> Iterator[str]:
    for file in edition.files:
        spoken = tongue(file.lang, words.language.tag)
        own = f' <span lang="{escape(spoken.tag)}" dir="{"rtl" if spoken.is_rtl else "ltr"}">{escape(spoken.own)}</span>' if spoken.own else ""
        draft = f' <span class="draft">{escape(words.text("draft"))}</span>' if file.is_draft else ""
        pages = f" · {escape(note)}" if (note := words.note(file)) else ""
        link = f'<a href="{escape(quote(file.name))}"><bdi>{escape(file.name)}</bdi></a>'
        yield f"<li><b>{escape(spoken.name)}</b>{own}{pages}{draft}{link}</li>"
