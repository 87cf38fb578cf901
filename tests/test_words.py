"""The words and colours that ship: plain, kind, complete in every language, and readable on their grounds."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, SHIPPED, job

from hrposter.layout.page import lay_out
from hrposter.rendering import reading_text
from hrposter.resolve import resolve, theme_named
from hrposter.resources import data_folder
from hrposter.spec.content import Content, compare, flatten, read_content
from hrposter.spec.theme import Theme, read_theme
from hrposter.spec.words import Message
from hrposter.svg import declared_colours

MOST_WORDS = {"beliefs": 90, "principles": 120, "together": 80, "welcome": 75, "welcome-parents": 80, "why": 90}
# Titles of papers stay as they were printed, in their own script and with their numbers.
CITED = "sources"
LONGEST_SENTENCE, LONGEST_ON_AVERAGE = 20, 12
SCRIPTS = {"en": "LATIN", "es": "LATIN", "ar": "ARABIC"}
ART = sorted((data_folder() / "assets/art").glob("*.svg"))

# Words that hurt, and promises that nobody can keep for every clinic; case does not matter.
AVOIDED = {
    "en": (
        r"addicts?\b|addicted|\babus(e|er|ers|ing)\b|junkie|druggie|crackhead|alcoholics?\b|\b(drug|iv) users?\b|\busers?\b",
        r"\bclean\b|\bdirty\b|relapse|substitution|recreational|\bhabit\b|\bvice\b",
        r"drug baby|crack baby|born addicted|\bunfit\b|bad mothers?|\bmothers?\b(?! and)",
        r"non-?compliant|drug-seeking|manipulative|\badmits?\b|\bclaims?\b|\bdenies\b|frequent flyer|hard to reach",
        r"\bchaotic\b|suffers?|struggl|battl|epidemic|scourge|illicit|misuse|enabling|rock bottom|tough love",
        r"\byou (should|must)\b|\bnever use\b|\barrest|prosecut|taken away|you will lose|could die",
        r"confidential|\bprivate\b|(won't|will not|never) report|\billegal|\balien\b|inmate|convict|offender|prostitute|the homeless",
    ),
    "es": (
        r"adict|drogadict|toxic[oó]man|yonqui|alcoh[oó]lic|abus(o|ar|ador)|\busuari[oa]s? de drogas",
        r"\blimpi[oa]s?\b|\bsuci[oa]s?\b|sustituci[oó]n|reca[ií]da|confidencial|\bdebe(n)?\b",
    ),
    "ar": (r"مدمن|إدمان|متعاطي|نظيف|قذر|سرّ?ية تامة",),
}


def content(piece: str, lang: str) -> Content:
    return read_content(SHIPPED / piece / f"{lang}.yaml")


def messages(of: Content) -> dict[str, Message]:
    return {name: message for key, words in of.words.items() for name, message in flatten(key, words).items()}


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence."""
    return [words for part in re.split(r"(?<=[.!?؟])\s+", text) if (words := re.findall(r"[\w’'-]+", part))]


def avoided(text: str, lang: str) -> list[str]:
    return [match.group() for pattern in AVOIDED[lang] for match in re.finditer(pattern, text, re.IGNORECASE)]


def luminance(rgb: tuple[float, float, float]) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]
EVERY_MESSAGE = [(piece, lang, name, message) for piece, lang in EVERY for name, message in messages(content(piece, lang)).items()]


# ---------------------------------------------------------------- plain


@pytest.mark.parametrize("piece", PIECES)
def test_the_english_poster_is_short(piece):
    assert len(reading_text(lay_out(resolve(job(piece)))).split()) <= MOST_WORDS[piece]


def test_english_sentences_are_short():
    # A description of a picture is read aloud and may be a little longer.
    found = [words for piece, lang, name, message in EVERY_MESSAGE if lang == "en" and name != "art_alt" for words in sentences(message.text)]
    assert [words for words in found if len(words) > LONGEST_SENTENCE] == []
    assert sum(map(len, found)) / len(found) <= LONGEST_ON_AVERAGE


@pytest.mark.parametrize("lang", ["es", "ar"])
def test_sentences_stay_short_in_translation(lang):
    found = [words for _, spoken, name, message in EVERY_MESSAGE if spoken == lang and name != "art_alt" for words in sentences(message.text)]
    assert [words for words in found if len(words) > LONGEST_SENTENCE] == []


def test_no_word_to_avoid_is_used():
    assert [(piece, lang, name, found) for piece, lang, name, message in EVERY_MESSAGE if (found := avoided(message.text, lang))] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Drug users are welcome."),
        ("en", "Are you clean?"),
        ("en", "Everything is Confidential."),
        ("es", "Usuarios de drogas"),
        ("ar", "هل أنت مدمن؟"),
    ],
)
def test_a_word_to_avoid_is_found(lang, text):
    assert avoided(text, lang) != []


# ---------------------------------------------------------------- the same in every language


@pytest.mark.parametrize(("piece", "lang"), [key for key in EVERY if key[1] != "en"])
def test_a_translation_keeps_every_message_and_placeholder(piece, lang):
    assert compare(content(piece, "en"), content(piece, lang)) == ()


def test_every_piece_speaks_every_language():
    assert {LANGUAGES[piece] for piece in PIECES} == {("en", "ar", "es")}


def test_numbers_never_stand_in_words():
    literal = [
        (name, "".join(part.text for part in message.parts if not part.is_placeholder)) for _, _, name, message in EVERY_MESSAGE if name != CITED
    ]
    assert [(name, text) for name, text in literal if re.search(r"\d", text)] == []


def test_words_are_in_the_script_of_their_language():
    wrong = [
        (piece, lang, name, letter)
        for piece, lang, name, message in EVERY_MESSAGE
        for part in message.parts
        for letter in part.text
        if name != CITED and not part.is_placeholder and letter.isalpha() and SCRIPTS[lang] not in unicodedata.name(letter)
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
