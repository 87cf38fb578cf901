"""Quotations and imprints, seen in the items of a page."""

from pathlib import Path

import pytest
from sample_pieces import WORDS
from test_blocks import items, page_with

from hrposter.display import Begin, Fill, Text

SAID = '  said: {quote: "They asked me what I wanted.", speaker: A parent of two, source: Parent group}\n'
ARABIC = WORDS.replace("language: en", "language: ar").replace("status: source", "status: draft") + (
    '  said: {quote: "سألوني عما أريده أنا.", speaker: أم لطفلين, source: مجموعة الأهل}\n'
)
CLINIC = "hrposter: 1\nname: River Street\nimprint: {organisation: River Trust, version: Second edition}\nchecked_on: 2026-11-23\n"


@pytest.fixture
def clinic(tmp_path) -> Path:
    (tmp_path / "clinic.yaml").write_text(CLINIC)
    return tmp_path / "clinic.yaml"


# ---------------------------------------------------------------- quotations


def test_a_quotation_is_one_element_with_who_said_it(tmp_path):
    page = page_with(tmp_path, "{quote: said, style: title, attribution: name}", WORDS + SAID)
    assert [item.tag for item in items(page, Begin) if item.tag in ("BlockQuote", "P")] == ["BlockQuote", "P", "P", "P"]
    said = [item.text for item in items(page, Text, inside="P")]
    assert "".join(said[:-2]) == "They asked me what I wanted."
    assert said[-2:] == ["A parent of two", "Parent group"]


@pytest.mark.parametrize(("lang", "mark", "is_rtl"), [("en", "\u201c", False), ("es", "«", False), ("ar", "\u201d", True)])
def test_its_opening_mark_hangs_where_reading_begins_and_is_not_read(tmp_path, lang, mark, is_rtl):
    page = page_with(tmp_path, "{quote: said, style: title, attribution: name}", WORDS + SAID, lang, ARABIC if lang == "ar" else None)
    (hung,) = [item for item in items(page, Text, inside="BlockQuote") if item.text == mark]
    words = items(page, Text, inside="P")
    assert hung not in words
    assert hung.size > words[0].size
    assert all((hung.box.x > word.box.right) if is_rtl else (hung.box.right < word.box.x) for word in words if word.text != mark)
    assert {run.ink.role for run in hung.runs} == {"green"}


def test_a_short_rule_stands_between_words_and_speaker(tmp_path):
    page = page_with(tmp_path, "{quote: said, style: title, attribution: name}", WORDS + SAID)
    (rule,) = [item.rect for item in items(page, Fill, inside="BlockQuote")]
    words, speaker = items(page, Text, inside="P")[0], items(page, Text, inside="P")[-2]
    assert words.baseline < rule.y < speaker.box.y
    assert rule.x == pytest.approx(words.x, abs=1)
    assert rule.width < speaker.width


def test_a_quotation_whose_details_are_not_given_is_left_out(tmp_path):
    said = SAID.replace("A parent of two", "'{contact.name}'")
    assert items(page_with(tmp_path, "{quote: said, style: title}", WORDS + said), Begin, inside="BlockQuote") == []


def test_a_quotation_shrinks_to_its_longest_word(tmp_path):
    said = SAID.replace("asked", "Donaudampfschifffahrt")
    page = page_with(tmp_path, "{quote: said, style: title}", WORDS + said)
    assert all(page.live.contains(item.box, slack=0.1) for item in items(page, Text))


# ---------------------------------------------------------------- imprints


def test_an_imprint_says_who_which_and_when(tmp_path, clinic):
    page = page_with(tmp_path, "{imprint: note}", clinic=clinic)
    assert [item.text for item in items(page, Text)][1:] == ["River Trust\u00a0\u00b7 Second edition\u00a0\u00b7 Checked on November 23, 2026"]


def test_an_imprint_speaks_the_language_of_the_piece(tmp_path, clinic):
    page = page_with(tmp_path, "{imprint: note}", lang="es", clinic=clinic)
    assert items(page, Text)[1].text.endswith("Revisado el 23 de noviembre de 2026")


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("imprint: {organisation: River Trust, version: Second edition}\n", ["Checked on November 23, 2026"]),
        ("checked_on: 2026-11-23\n", ["River Trust\u00a0\u00b7 Second edition"]),
        (CLINIC.partition("imprint")[2] and CLINIC[CLINIC.index("imprint") :], []),
    ],
)
def test_what_a_clinic_does_not_say_is_left_out(tmp_path, clinic, left_out, said):
    clinic.write_text(CLINIC.replace(left_out, ""))
    page = page_with(tmp_path, "{imprint: note}", clinic=clinic)
    assert [item.text for item in items(page, Text)][1:] == said


def test_without_a_clinic_there_is_no_imprint(tmp_path):
    assert [item.text for item in items(page_with(tmp_path, "{imprint: note}"), Text)] == ["Hello"]
