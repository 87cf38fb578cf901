"""Packs as a batch makes them."""

from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.pack.contents import Pack, PackFile
from hrposter.resources import Library
from hrposter.spec.clinic import Clinic
from hrposter.spec.readers import layout_in

LIBRARY = Library()
TITLES = {"welcome": "Welcome", "principles": "Six principles", "seat-belt": "What is harm reduction?", "words-we-use": "Words we use"}
NAME = "Riverside Family Clinic"
STATUSES = {"en": "source", "es": "reviewed", "ar": "draft"}
LANGUAGES = ("en", "ar", "es", "fr", "ht", "ko", "pt-BR", "ru", "tl", "vi", "zh-Hans", "zh-Hant")


def clinic(name=NAME, **details):
    return Clinic(Span(Path("clinics.csv")), name, **details)


def file(piece, lang, sheet="Letter portrait", profile="office", pages=1, status=None, title=None):
    paper = sheet.lower().removesuffix(" portrait").replace(" ", "-")
    return PackFile(f"{piece}-{lang}-{paper}-{profile}.pdf", piece, title or TITLES.get(piece, piece), lang, sheet, profile, pages, status)


def files():
    """Four pieces in three languages; one of them has two pages."""
    return tuple(file(piece, lang, pages=2 if piece == "seat-belt" else 1, status=status) for piece in TITLES for lang, status in STATUSES.items())


def pack(name=NAME, made=None, theme=None, lang="en", **details):
    return Pack(clinic(name, **details), "riverside", files() if made is None else tuple(made), theme, lang)


def everything():
    """More than two hundred files: every piece in twelve languages, and two of them on every kind of sheet."""
    titles = {piece: layout_in(LIBRARY.piece(piece) / "layout.yaml").title for piece in LIBRARY.pieces()}
    found = [file(piece, lang, status="draft" if lang != "en" else "source", title=title) for piece, title in titles.items() for lang in LANGUAGES]
    kinds = (
        ("press", "24x36 landscape"),
        ("web", "A4 landscape"),
        ("large-print", "Letter portrait"),
        ("screen", "1920x1080"),
        ("screen", "1080x1920"),
    )
    return (*found, *(file(piece, "en", sheet, profile, title=titles[piece]) for piece in ("welcome", "why") for profile, sheet in kinds))
