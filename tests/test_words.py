"""The words and colours that ship: complete in every language, and readable on their grounds. That they are plain and kind: test_reading."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, folder_of_words

from hrposter.i18n import parse_language
from hrposter.resolve import theme_named
from hrposter.resources import data_folder
from hrposter.spec.content import Content, compare, flatten, read_content
from hrposter.spec.theme import Theme, read_theme
from hrposter.spec.words import Message
from hrposter.svg.drawing import declared_colours

# Where a fact comes from is written as its source is, in every language.
SOURCES = ("source", "sources")
SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Hans": "CJK", "Hant": "CJK", "Kore": "HANGUL"}
# What three pieces say in more languages than all others.
WELCOMES = ("welcome", "welcome-parents", "principles")
ART = sorted((data_folder() / "assets/art").glob("*.svg"))


def content(piece: str, lang: str) -> Content:
    return read_content(folder_of_words(piece) / f"{lang}.yaml")


def messages(of: Content) -> dict[str, Message]:
    return {name: message for key, words in of.words.items() for name, message in flatten(key, words).items()}


def luminance(rgb: tuple[float, float, float]) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]
EVERY_MESSAGE = [(piece, lang, name, message) for piece, lang in EVERY for name, message in messages(content(piece, lang)).items()]


# ---------------------------------------------------------------- the same in every language


@pytest.mark.parametrize(("piece", "lang"), [key for key in EVERY if key[1] != "en"])
def test_a_translation_keeps_every_message_and_placeholder(piece, lang):
    assert compare(content(piece, "en"), content(piece, lang)) == ()


def test_every_piece_speaks_every_language_and_the_welcomes_speak_some_more():
    everywhere = set[str].intersection(*(set(LANGUAGES[piece]) for piece in PIECES))
    assert everywhere >= {"en", "es", "ar"}
    assert {piece for piece in PIECES if set(LANGUAGES[piece]) != everywhere} <= set(WELCOMES)
    assert len({LANGUAGES[piece] for piece in WELCOMES}) == 1


def test_numbers_never_stand_in_words():
    words = [(name, message) for _, _, name, message in EVERY_MESSAGE if name not in SOURCES]
    literal = [(name, "".join(part.text for part in message.parts if not part.is_placeholder)) for name, message in words]
    assert [(name, text) for name, text in literal if re.search(r"\d", text)] == []


def test_words_are_in_the_script_of_their_language():
    wrong = [
        (piece, lang, name, letter)
        for piece, lang, name, message in EVERY_MESSAGE
        for part in message.parts
        for letter in part.text
        if name not in SOURCES
        and not part.is_placeholder
        and letter.isalpha()
        and SCRIPTS[parse_language(lang).script] not in unicodedata.name(letter)
    ]
    assert wrong == []


def test_only_english_is_no_draft():
    assert {lang for piece, lang in EVERY if not content(piece, lang).is_draft} == {"en"}


# ---------------------------------------------------------------- colours


def themes() -> list[Theme]:
    return [theme_named(name, LIBRARY) for name in LIBRARY.theme_names()]


# Body text reads with ease at 7:1 (WCAG 2.2, 1.4.6); headings may be small on cards; marks and icons are no words.
NEEDED = {"text": 7.0, "heading": 4.5, "accent": 3.0, "quiet": 4.5}


def inks_on_grounds() -> Iterator[tuple[str, float, float]]:
    """Surface and kind of ink, the contrast that it has and the one that it needs (WCAG 2.2, 1.4.3 and 1.4.11)."""
    for theme in themes():
        for surface in theme.surfaces.values():
            for kind, ink in surface.inks.items():
                yield f"{theme.name}: {kind} on {surface.name}", contrast(ink.rgb, surface.fill.rgb), NEEDED[kind]


def test_every_ink_reads_well_on_its_ground():
    assert [(name, round(has, 2)) for name, has, needs in inks_on_grounds() if has < needs] == []


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.4667, 0.4667, 0.4667), (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


def test_headings_smaller_than_large_type_have_the_contrast_of_text():
    """Large is 18 pt and more, or 14 pt bold; a heading's ink that is also a small one's must do better."""
    for theme in themes():
        for style in theme.styles.values():
            if style.ink == "heading" and style.least < 14:
                assert [surface.name for surface in theme.surfaces.values() if contrast(surface.inks["heading"].rgb, surface.fill.rgb) < 4.5] == []


@pytest.mark.parametrize("path", ART, ids=lambda path: path.stem)
def test_the_colours_that_art_shows_in_browsers_are_those_of_the_theme(path):
    inks = read_theme(LIBRARY.theme("sunrise")).inks
    shown = declared_colours(path)
    wanted = {role: "#" + "".join(f"{round(value * 255):02x}" for value in inks[role].rgb) for role in shown}
    assert shown
    assert shown == wanted
