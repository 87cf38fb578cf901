"""A pack of twelve files, as a batch makes it."""

from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.pack.contents import Pack, PackFile
from hrposter.spec.clinic import Clinic

TITLES = {"welcome": "Welcome", "principles": "Six principles", "seat-belt": "What is harm reduction?", "words-we-use": "Words we use"}
NAME = "Riverside Family Clinic"


def clinic(name=NAME, **details):
    return Clinic(Span(Path("clinics.csv")), name, **details)


def file(piece, lang, sheet="Letter portrait", profile="office", pages=1, status=None):
    paper = sheet.lower().removesuffix(" portrait").replace(" ", "-")
    return PackFile(f"{piece}-{lang}-{paper}-{profile}.pdf", piece, TITLES[piece], lang, sheet, profile, pages, status)


def files():
    statuses = {"en": "source", "es": "reviewed", "ar": "draft"}
    made = [file(piece, lang, pages=2 if piece == "seat-belt" else 1, status=status) for piece in TITLES for lang, status in statuses.items()]
    return tuple(made)


def pack(name=NAME, made=None, theme=None, **details):
    return Pack(clinic(name, **details), "riverside", files() if made is None else tuple(made), theme)
