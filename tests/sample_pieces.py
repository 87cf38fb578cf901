"""A piece with a region of every kind, in a theme that scales: for tests that must not depend on what ships."""

from pathlib import Path

from hrposter.resources import Library, data_folder
from hrposter.spec.content import read_content
from hrposter.spec.translation import block

LAYOUT = """\
hrposter: 1
title: Everything at once
sizes: [Letter]
updated: 2026-11-23
theme: sunrise
page: {margin: 6%, gap: space.m, surface: paper}
grid:
  columns: [1fr]
  rows: [1fr, auto, auto, auto, auto, auto, auto]
  areas: [art, title, list, points, cards, note, contact]
regions:
  art: {art: garden, alt: seen}
  title: {text: title, style: title, tag: H1}
  list: {list: some, style: body}
  points: {points: pairs, heading: heading, style: body, columns: 2, above: space.s}
  cards: {cards: pairs, heading: heading, style: body, columns: 2, surfaces: [mint, sun], icons: [respect, phone]}
  note: {draft: note}
  contact: {contact: band, lead: [title], surface: deep, pad: space.s}
variants:
  - when: aspect >= 1
    page: {gap: space.s}
"""
WORDS = """\
hrposter: 1
language: en
status: source
words:
  title: Hello
  seen: A garden
  some: [One, Two]
  pairs: [{title: A, text: B}, {title: C, text: D}]
"""

# One family whose letters are the same at every size, lengths that all follow the paper, and room for every script.
THEME = """\
hrposter: 1
colours: {white: "FFFFFF", black: "000000", sand: "F6D9C3", green: "12463F"}
space: {s: 1.6%, m: 2.6%}
corner: 2%
surfaces:
  paper: {fill: white, text: black, heading: green, accent: green, quiet: black}
  deep: {fill: green, text: white, heading: white, accent: sand, quiet: white}
  mint: {fill: sand, text: black, heading: black, accent: black, quiet: black}
  sun: {fill: sand, text: black, heading: black, accent: black, quiet: black}
  blush: {fill: sand, text: black, heading: black, accent: green, quiet: black}
fonts:
  text: {families: [Atkinson Hyperlegible], weight: 400}
  strong: {families: [Atkinson Hyperlegible], weight: 700}
styles:
  title: {font: strong, size: 9%, floor: 5%, least: 1pt, leading: 1.1, ink: heading, headline: true}
  heading: {font: strong, size: 4%, floor: 2%, least: 1pt, leading: 1.2, ink: heading, headline: true}
  body: {font: text, strong: strong, size: 4%, floor: 2%, least: 1pt, leading: 1.4, ink: text}
  name: {font: strong, size: 3%, floor: 2%, least: 1pt, leading: 1.2, ink: heading}
  detail: {font: text, size: 2.4%, floor: 2%, least: 1pt, leading: 1.4, ink: text}
  note: {font: text, size: 2%, floor: 1.5%, least: 1pt, leading: 1.4, ink: quiet}
"""


REVIEWED = "status: reviewed\nreviewer: Somebody\nreviewed_on: 2026-11-23"


def checked(folder: Path, english: str, lang: str, words: str | None = None) -> str:
    """A translation that was checked, and so bears no band; the words that all pieces share are then checked as well.

    ``words`` are those of the translation, as a draft; the English ones where there are none.
    """
    (folder / "assets/phrases").mkdir(parents=True, exist_ok=True)
    shared = (data_folder() / f"assets/phrases/{lang}.yaml").read_text(encoding="utf-8")
    (folder / f"assets/phrases/{lang}.yaml").write_text(shared.replace("status: draft", REVIEWED), encoding="utf-8")
    (folder / "en.yaml").write_text(english, encoding="utf-8")
    mine = words or english.replace("language: en", f"language: {lang}").replace("status: source", "status: draft")
    return f"{mine.replace('status: draft', REVIEWED)}{block(read_content(folder / 'en.yaml'))}\n"


def library(folder: Path, layout: str = LAYOUT, words: str = WORDS, theme: str | None = None, **languages: str) -> Library:
    """A folder with the piece ``all``; ``theme`` is its theme ``plain``, ``languages`` its other language files."""
    piece = folder / "layouts/all"
    piece.mkdir(parents=True, exist_ok=True)
    (piece / "layout.yaml").write_text(layout, encoding="utf-8")
    for lang, text in {"en": words, **languages}.items():
        (piece / f"{lang.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    if theme is not None:
        (folder / "assets/themes").mkdir(parents=True, exist_ok=True)
        (folder / "assets/themes/plain.yaml").write_text(theme, encoding="utf-8")
    return Library((folder / "layouts",))
