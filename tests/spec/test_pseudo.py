"""Pseudo-languages: as long as they should be, and nothing lost that is no word."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from sample_jobs import LIBRARY, PIECES, folder_of_words, job, write_full_clinics

from hrposter.diagnostics import UsageError
from hrposter.i18n import PSEUDO_TAGS, parse_language
from hrposter.resolve import parse_tag, resolve
from hrposter.spec.content import Content, compare, flatten
from hrposter.spec.pseudo import pseudo_content, pseudo_phrases
from hrposter.spec.pseudo_texts import from_the_right, longer, with_stacked_marks
from hrposter.spec.readers import content_in, phrases_in
from hrposter.spec.words import Message, parse_parts

NAMES = tuple(PSEUDO_TAGS)
ENGLISH = [content_in(folder_of_words(piece) / "en.yaml") for piece in PIECES]


def pairs(name: str) -> Iterator[tuple[Message, Message]]:
    """Every message of every piece with its pseudo-translation."""
    for english in ENGLISH:
        made = pseudo_content(english, name)
        for key, words in english.words.items():
            yield from zip(flatten(key, words).values(), flatten(key, made.words[key]).values(), strict=True)


def letters(text: str) -> int:
    return sum(map(str.isalpha, re.sub(r"\{.*?\}", "", text)))


def longest(text: str) -> int:
    return max(map(len, re.findall(r"[^\W\d_]+", text)))


def test_the_tags_are_for_private_use_and_name_script_and_direction():
    languages = [parse_language(tag) for tag in PSEUDO_TAGS.values()]
    assert [(language.script, language.is_rtl) for language in languages] == [("Latn", False), ("Arab", True), ("Mymr", False)]
    assert all(re.fullmatch("[a-z]{2}-x-[a-z]{1,8}", language.tag) for language in languages)


def test_every_long_message_has_two_fifths_more_letters():
    assert [english.text for english, long in pairs("xx-long") if letters(long.text) != round(1.4 * letters(english.text))] == []


def test_words_grow_and_no_word_is_longer_than_a_line_of_a_headline():
    grown = [(english.text, long.text) for english, long in pairs("xx-long") if letters(english.text) > 12]
    assert [long for english, long in grown if not longest(english) < longest(long) <= 16] == []
    assert sum(longest(long) for _, long in grown) > 1.3 * sum(longest(english) for english, _ in grown)


def test_a_sentence_has_more_words_as_well():
    (long,) = longer(["We ask first, every time."])
    assert len(long.split()) == 6


@pytest.mark.parametrize("name", NAMES)
def test_a_pseudo_language_is_a_draft_that_keeps_placeholders_digits_and_entries(name):
    for english in ENGLISH:
        made = pseudo_content(english, name)
        assert compare(english, made) == ()
        assert (made.status, made.language.tag) == ("draft", PSEUDO_TAGS[name])


@pytest.mark.parametrize("change", [longer, from_the_right, with_stacked_marks])
def test_addresses_and_numbers_stay(change):
    (text,) = change(["Call 911 or (415) 555-0123, see www.example.org/a-b or write to us@example.org now"])
    for kept in ("911", "(415) 555-0123", "www.example.org/a-b", "us@example.org"):
        assert kept in text


@pytest.mark.parametrize("name", NAMES)
def test_strong_words_stay_strong(name):
    for english, made in pairs(name):
        assert [part.is_strong for part in made.parts] == [part.is_strong for part in english.parts]


def test_words_from_the_right_are_in_arabic_letters_apart_from_names():
    (text,) = from_the_right(["The idea is from D. W. Winnicott, and we care."])
    assert re.findall("[A-Za-z]{2,}", text) == ["Winnicott"]
    assert unicodedata.bidirectional(text[0]) == "AL"
    assert "،" in text


def test_they_are_about_as_long_as_arabic():
    for english, arabic in zip(ENGLISH, [content_in(folder_of_words(piece) / "ar.yaml") for piece in PIECES], strict=True):
        assert length(pseudo_content(english, "xx-rtl")) == pytest.approx(length(arabic), rel=0.2)


def length(content: Content) -> int:
    return sum(len(message.text) for key, words in content.words.items() for message in flatten(key, words).values())


def test_tall_words_have_stacks_and_no_spaces_between_them():
    (text,) = with_stacked_marks(["You are welcome here. Come as you are, using or not."])
    assert len(text.split()) == 3
    assert "\u1039" in text  # the virama that stacks consonants


def test_what_stands_around_a_placeholder_is_kept():
    (before, after) = with_stacked_marks(["Ask for ", ", on the first floor"])
    assert before.endswith(" ")
    assert after.startswith("၊ ")


@pytest.mark.parametrize("change", [longer, from_the_right, with_stacked_marks])
def test_texts_without_words_stay_as_they_are(change):
    assert change(["", " · ", "24/7"]) == ("", " · ", "24/7")


@pytest.mark.parametrize("name", NAMES)
def test_shared_phrases_keep_their_names_in_braces(name):
    path = LIBRARY.phrases("en")
    assert path is not None
    english = phrases_in(path)
    made = pseudo_phrases(english, name)
    for key, text in english.texts.items():
        assert [part.text for part in parse_parts(made.texts[key]) if part.is_placeholder] == [
            part.text for part in parse_parts(text) if part.is_placeholder
        ]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_clinic_gives_in_english_is_given_in_a_pseudo_language(name, tmp_path):
    clinic, _ = write_full_clinics(tmp_path)
    english, made = resolve(job("welcome", clinic=clinic)), resolve(job("welcome", name, clinic=clinic))
    for field in ("qr.label", "contact.role", "clinic.hours"):
        assert made.detail(field) not in (None, english.detail(field))
    assert made.detail("clinic.name") == english.detail("clinic.name")


def test_only_their_names_are_asked_for():
    assert [parse_tag(name) for name in NAMES] == list(NAMES)
    with pytest.raises(UsageError, match="not a language tag"):
        parse_tag("xx-wide")
