import re
import unicodedata

import pytest
import yaml
from corpus import ADDRESS, CLINIC, FOLDER, PHONE, Sample, read_sample, samples

from hrposter.fonts.scripts import parts_of
from hrposter.text.ucd import script

SHIPPED = {"en", "es", "fr", "pt-BR", "ht", "vi", "zh-Hans", "zh-Hant", "tl", "ko", "ru", "ar"}
# CLDR 42, delimiters, quotationStart and quotationEnd; Babel does not carry them. Languages that are not named have “ ”.
QUOTES = {
    **dict.fromkeys(("am", "el", "es", "fa", "fr", "hy", "it", "prs", "ru", "ti", "uk"), "«»"),
    **dict.fromkeys(("de", "ka"), "„“"),
    **dict.fromkeys(("pl", "ro"), "„”"),
    **dict.fromkeys(("ar", "ur"), "”“"),
    **dict.fromkeys(("fi", "he"), "””"),
    **dict.fromkeys(("ja", "zh-Hant"), "「」"),
}
NOT_AS_CLDR = {
    "ht": ("«»", "CLDR has no file for it; its own is French, as are the marks of most of its printers"),
    "ps": ("«»", "CLDR only hands down its root; Pashto print has the marks of Dari"),
}
# Neither French "9 h 30" nor Brazilian "9h30" nor Finnish "9.30" has a colon.
TIME = re.compile(r"(?<![\d.])\d{1,2}(?:[:.]|\u00a0?h\u00a0?)\d{2}(?!\d)")
NATIVE_DIGITS = {"bn", "fa", "km", "ksw", "my", "ne", "prs", "ps"}
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
JOINERS = {"\u200c": {"fa", "prs"}, "\u200d": {"si"}}


@pytest.fixture(params=samples(), ids=lambda sample: sample.language)
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param


def own_words(sample: Sample) -> str:
    """What stands in the language itself: without the Latin name, the address and a clock time for others."""
    text = f"{sample.title} {sample.text}"
    for foreign in (CLINIC, ADDRESS, "9:30 AM"):
        text = text.replace(foreign, " ")
    return text


def foreign_letters(sample: Sample) -> str:
    """Letters and marks of another script than the language's."""
    allowed = {*parts_of(sample.parsed.script), "Zyyy", "Zinh"}
    return "".join(ch for ch in own_words(sample) if unicodedata.category(ch)[0] in "LM" and script(ch) not in allowed)


def quotation(sample: Sample) -> str:
    """The marks that the sample is to have, the opening and the closing one."""
    return NOT_AS_CLDR[sample.language][0] if sample.language in NOT_AS_CLDR else QUOTES.get(sample.language, "“”")


def test_there_are_at_least_48_languages_and_the_twelve_that_come_first_are_among_them():
    assert len(samples()) >= 48
    assert {sample.language for sample in samples()} >= SHIPPED


def test_a_file_bears_the_tag_of_its_language():
    assert [sample.language for sample in samples()] == [path.stem for path in sorted(FOLDER.glob("*.yaml"))]


def test_every_field_says_something(sample):
    assert all(field.strip() == field != "" for field in (sample.name, sample.title, sample.text, sample.gloss, sample.doubt))
    assert 5 <= len(sample.words) <= 10


def test_every_text_is_composed(sample):
    for text in (sample.title, sample.text, *sample.words):
        assert text == unicodedata.normalize("NFC", text)


def test_the_name_the_number_and_the_address_stand_there_once(sample):
    assert [sample.text.count(each) for each in (CLINIC, PHONE, ADDRESS)] == [1, 1, 1]


def test_there_is_a_time(sample):
    assert TIME.search(sample.text.replace(PHONE, ""))


def test_native_digits_stand_in_the_time_alone_and_only_where_posters_have_them(sample):
    native = [ch for ch in sample.text if ch.isdecimal() and not ch.isascii()]
    assert bool(native) == (sample.language in NATIVE_DIGITS)
    assert not any(ch.isdecimal() and not ch.isascii() for ch in TIME.sub("", sample.text))


def test_there_is_one_quotation_in_the_marks_of_the_language(sample):
    marks = [ch for ch in sample.text if ch in '«»‹›“”„「」『』"']
    assert "".join(marks) == quotation(sample)


def test_no_apostrophe_is_straight(sample):
    assert "'" not in sample.title + sample.text


def test_the_words_that_no_line_may_cut_stand_in_the_text(sample):
    assert [word for word in sample.words if word not in sample.text] == []


def test_the_letters_are_those_of_the_language(sample):
    assert foreign_letters(sample) == ""


def test_no_presentation_form_and_no_control_of_direction_stands_in_a_text(sample):
    forms = [ch for ch in sample.title + sample.text if 0xFB50 <= ord(ch) <= 0xFDFF or 0xFE70 <= ord(ch) <= 0xFEFE]
    assert forms == []
    assert not BIDI_CONTROLS.search(sample.title + sample.text)


def test_nothing_unseen_steers_a_text_but_the_joiners_that_its_spelling_needs(sample):
    unseen = {ch for ch in sample.title + sample.text if unicodedata.category(ch) == "Cf"}
    assert unseen == {joiner for joiner, languages in JOINERS.items() if sample.language in languages}


def test_exceptions_to_cldr_are_those_of_languages_that_are_here():
    assert set(NOT_AS_CLDR) | set(QUOTES) <= {sample.language for sample in samples()}


def test_a_letter_of_another_script_is_found():
    assert foreign_letters(Sample("ru", "Russian", "Здеcь", "", "", (), "")) == "c"  # a Latin c
    assert foreign_letters(Sample("ru", "Russian", "Здесь", CLINIC, "", (), "")) == ""


def test_a_field_that_is_missing_is_an_error(tmp_path):
    path = tmp_path / "fr.yaml"
    path.write_text(yaml.safe_dump({"language": "fr", "words": []}), encoding="utf-8")
    with pytest.raises(TypeError, match="missing"):
        read_sample(path)
