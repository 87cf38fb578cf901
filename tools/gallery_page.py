"""The gallery's page: plain HTML that is whole without scripts or pictures, and in which every part has a name.

Headings, landmarks and names follow WCAG 2.2 (1.1.1, 1.3.1, 2.4.1 to 2.4.6, 3.1.2); the script only hides and shows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NamedTuple

from hrposter import __version__
from hrposter.i18n import Language

SCRIPT = Path(__file__).with_name("gallery.js")
LEDE = "For people who are pregnant or parenting and may use drugs, and for everyone who cares with them. Look around, choose, print."
STATUSES = {"source": "Original", "draft": "Draft", "reviewed": "Reviewed", "approved": "Approved"}
DRAFT = "no qualified translator has checked it yet"
HILLS = """<svg class="hills" viewBox="0 0 1280 112" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<path d="M470 112C570 30 740 2 860 12S1080 60 1130 112Z"/>
<path d="M0 40C190 22 380 44 560 76S780 112 820 112H0Z"/>
<path d="M430 112C640 62 920 34 1280 56V112Z"/>
<path d="M0 96C220 74 420 72 650 84S1050 108 1280 82V114H0Z"/>
</svg>"""
ICON = "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='15' fill='%23F2B544'/%3E%3C/svg%3E"


class Line(NamedTuple):
    """One line of words and its language."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its paper, how it is turned, its pages, where PDF and thumbnail lie, their size in bytes and in pixels."""

    paper: str
    is_landscape: bool
    pages: int
    pdf: str
    weight: int
    thumb: str
    pixels: tuple[int, int]

    @property
    def orientation(self) -> str:
        """Portrait or landscape."""
        return "landscape" if self.is_landscape else "portrait"

    @property
    def label(self) -> str:
        """What a person calls it."""
        return f"{self.paper} {self.orientation}"

    @property
    def file(self) -> str:
        """What the file is: pages where there are several, and how heavy."""
        size = f"{self.weight / 1000:,.0f} KB" if self.weight < 1_000_000 else f"{self.weight / 1e6:.1f} MB"
        return f"PDF, {f'{self.pages} pages, ' if self.pages > 1 else ''}{size}"


@dataclass(frozen=True, slots=True)
class Edition:
    """One piece in one language: ``name`` is what English calls the language, ``lines`` are the words of the first sheet."""

    language: Language
    name: str
    autonym: str
    title: str
    status: str
    reviewer: str | None
    reviewed_on: datetime.date | None
    lines: tuple[Line, ...]
    sheets: tuple[Sheet, ...]

    @property
    def names(self) -> str:
        """What English calls the language, and what its speakers do."""
        return self.name if self.name == self.autonym else f"{self.name} ({self.autonym})"

    @property
    def reviewed(self) -> str:
        """Who stands for the words, or that nobody does yet."""
        if self.status == "draft":
            return DRAFT
        on = f" on {self.reviewed_on.isoformat()}" if self.reviewed_on else ""
        return f"by {self.reviewer}{on}" if self.reviewer else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its folder's name, its English description, all its papers, its contact sheet, its languages."""

    name: str
    title: str
    sizes: tuple[str, ...]
    contact: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Gallery:
    """All pieces."""

    pieces: tuple[Piece, ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every piece in every language."""
        return tuple(edition for piece in self.pieces for edition in piece.editions)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every file."""
        return tuple(sheet for edition in self.editions for sheet in edition.sheets)

    @property
    def languages(self) -> dict[str, Edition]:
        """The languages by tag, each with an edition that knows its names: that of the source first, then by their English names."""
        found: dict[str, Edition] = {}
        for edition in self.editions:
            found.setdefault(edition.language.tag, edition)
        return dict(sorted(found.items(), key=lambda item: (item[1].status != "source", item[1].name)))

    def overview(self, tag: str) -> str:
        """Where the contact sheet of a language lies."""
        return f"contact/all-{tag}.png"


def page(gallery: Gallery, scene: str, style: str) -> str:
    """The whole page; ``scene`` is the drawing at its head, ``style`` what stands in its <style>."""
    pieces = "\n".join(_piece(piece) for piece in gallery.pieces)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Every hrposter piece in every language: pictures to compare and PDFs to print.">
<title>Poster gallery · hrposter</title>
<link rel="icon" href="data:image/svg+xml,{ICON}">
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#posters">Skip to the posters</a>
{_cover(gallery, scene)}
{_glance(gallery)}
<main id="posters" tabindex="-1">
{_filters(gallery)}
{pieces}
</main>
{_foot(gallery)}
</body>
</html>
"""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _cover(gallery: Gallery, scene: str) -> str:
    counts = (
        _count(len(gallery.pieces), "piece", "pieces"),
        _count(len(gallery.languages), "language", "languages"),
        _count(len(gallery.sheets), "PDF", "PDFs"),
    )
    return f"""<header class="cover">
<div class="words">
<p class="kicker">hrposter gallery</p>
<h1>Every poster, <span class="sun">side by side.</span></h1>
<p class="lede">{LEDE}</p>
<p class="counts">{" · ".join(counts)}</p>
</div>
<img class="scene" src="{escape(scene)}" width="540" height="540" alt="">
</header>"""


def _glance(gallery: Gallery) -> str:
    """The table of contents: a small picture and a link for each piece."""
    items = "\n".join(_glimpse(piece) for piece in gallery.pieces)
    return f"""<nav class="glance" aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
<ul>
{items}
</ul>
{HILLS}
</nav>"""


def _glimpse(piece: Piece) -> str:
    sheet = piece.editions[0].sheets[0]
    width, height = sheet.pixels
    picture = f'<img src="{escape(sheet.thumb)}" width="{width}" height="{height}" alt="">'
    return f'<li data-piece="{escape(piece.name)}"><a href="#{escape(piece.name)}">{picture}<span>{escape(piece.title)}</span></a></li>'


def _filters(gallery: Gallery) -> str:
    """What narrows the page down; hidden until the script that answers it has started, before anything below it is painted."""
    sheets = gallery.sheets
    choices = (
        ("piece", "Piece", "All pieces", ((piece.name, piece.title) for piece in gallery.pieces)),
        ("language", "Language", "All languages", ((tag, each.names) for tag, each in gallery.languages.items())),
        ("size", "Size", "All sizes", ((paper, paper) for paper in dict.fromkeys(sheet.paper for sheet in sheets))),
        ("orientation", "Shape", "Both", ((turn, turn.title()) for turn in dict.fromkeys(sheet.orientation for sheet in sheets))),
    )
    return f"""<form id="filters" role="search" aria-label="Filter the posters" autocomplete="off" hidden>
{"".join(_choice(*choice) for choice in choices)}<button type="reset">Show all</button>
<p id="found" role="status"></p>
</form>
<script>
{SCRIPT.read_text(encoding="utf-8")}</script>"""


def _choice(name: str, label: str, everything: str, options: Iterable[tuple[str, str]]) -> str:
    """One drop-down list with its label."""
    listed = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
    select = f'<select id="by-{name}" name="{name}"><option value="">{everything}</option>{listed}</select>'
    return f'<div><label for="by-{name}">{label}</label>{select}</div>\n'


def _lang(tag: str) -> str:
    return "" if tag == "en" else f' lang="{escape(tag)}"'


def _of(language: Language) -> str:
    """The attributes of an element in a language, and how far apart its lines stand."""
    direction = "rtl" if language.is_rtl else "ltr"
    return f'lang="{escape(language.tag)}" dir="{direction}" style="--leading:{language.leading(1.08, is_headline=True):g}"'


def _piece(piece: Piece) -> str:
    name = escape(piece.name)
    editions = "\n".join(_edition(piece, edition) for edition in piece.editions)
    return f"""<section class="piece" id="{name}" data-piece="{name}" aria-labelledby="{name}-title">
<h2 id="{name}-title">{escape(piece.title)}</h2>
<p class="sizes"><code>{name}</code> comes as {escape(", ".join(piece.sizes))}, upright and wide.
<a href="{escape(piece.contact)}">Contact sheet<span class="unseen"> of {escape(piece.title)}</span>, PNG</a></p>
<div class="editions">
{editions}
</div>
</section>"""


def _edition(piece: Piece, edition: Edition) -> str:
    tag = escape(edition.language.tag)
    heading = f"{escape(piece.name)}-{tag}"
    sheets = "\n".join(_sheet(edition, sheet) for sheet in edition.sheets)
    return f"""<article class="edition" data-language="{tag}" aria-labelledby="{heading}">
<h3 id="{heading}" {_of(edition.language)}>{escape(edition.title)}</h3>
{_standing(edition)}
<ul class="sheets">
{sheets}
</ul>
{_words(edition)}
</article>"""


def _standing(edition: Edition) -> str:
    """The language and how far its words are."""
    own = f' <span class="autonym"{_lang(edition.language.tag)}>{escape(edition.autonym)}</span>' if edition.autonym != edition.name else ""
    remark = f'<span class="unseen">: {escape(edition.reviewed)}</span>' if edition.reviewed else ""
    side = " at-end" if edition.language.is_rtl else ""
    return f"""<p class="standing{side}"><span>{escape(edition.name)}{own}</span>
<span class="status {escape(edition.status)}">{STATUSES[edition.status]}{remark}</span></p>"""


def _sheet(edition: Edition, sheet: Sheet) -> str:
    """A thumbnail, and the link to its PDF: the one place where the keyboard stops."""
    width, height = sheet.pixels
    title = edition.title if edition.title.endswith((".", "!", "?", "。", "؟")) else f"{edition.title}."
    alt = f"{title} {edition.name}, {sheet.label}"
    hidden = f'<span class="unseen"><span {_lang(edition.language.tag).strip()}>{escape(title)}</span> {escape(edition.name)}, </span>'
    return f"""<li data-size="{escape(sheet.paper)}" data-orientation="{sheet.orientation}" style="--aspect:{width / height:.4f}">
<img src="{escape(sheet.thumb)}" width="{width}" height="{height}" loading="lazy" decoding="async" alt="{escape(alt)}">
<a href="{escape(sheet.pdf)}" download>{hidden}<b>{escape(sheet.label)}</b> <span>{sheet.file}</span></a>
</li>"""


def _words(edition: Edition) -> str:
    """What the sheet says, for people who listen and for people who copy."""
    unseen = f'<span class="unseen"> of {escape(edition.title)} {escape(edition.name)}</span>'
    said = "\n".join(_line(line, edition.language.tag) for line in edition.lines)
    return f"""<details>
<summary>Read the words{unseen}</summary>
<div {_of(edition.language)}>
{said}
</div>
</details>"""


def _line(line: Line, around: str) -> str:
    own = "" if line.lang == around else f' lang="{escape(line.lang)}" dir="auto"'
    return f"<p{own}>{escape(line.text)}</p>"


def _foot(gallery: Gallery) -> str:
    overviews = ", ".join(f'<a href="{escape(gallery.overview(tag))}">{escape(edition.name)}</a>' for tag, edition in gallery.languages.items())
    return f"""<footer>
<p>Each PDF here runs its art to the edge of the sheet. For a printer of your own, make the office version, with your clinic's
name on it: <code>hrposter render welcome --size A4</code>.</p>
<p>A draft is a translation that no qualified translator has checked yet; the poster says so too.</p>
<p>All pieces on one picture: {overviews}.</p>
<p>Words and art: hrposter contributors, CC BY 4.0. Made with hrposter {__version__}.</p>
</footer>"""
