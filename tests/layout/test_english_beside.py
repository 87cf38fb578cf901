"""Words in English beside those of another language, for staff who read it; and the name of a language in its own words."""

from pathlib import Path

import pytest
from sample_jobs import LANGUAGES, job
from test_blocks import items, page_with

from hrposter.display import Begin, Text
from hrposter.fragments import to_tick
from hrposter.layout.page import lay_out
from hrposter.resolve import resolve

REGION = "{text: seen, english: true}"
JOINER, TIED = "\N{WORD JOINER}", "\N{NO-BREAK SPACE}"
SPEAK = "hrposter: 1\nlanguage: en\nstatus: source\nwords:\n  title: Hello\n  seen: I speak {language}.\n"


def said(page) -> list[str]:
    return [item.text.strip() for item in items(page, Text)]


def read(page) -> str:
    """All that stands there, as it is read on."""
    return "".join(item.text for item in items(page, Text)).replace(JOINER, "").replace(TIED, " ")


def test_english_stands_beside_another_language_and_is_marked_as_such(tmp_path):
    page = page_with(
        tmp_path, REGION, lang="ar", own=SPEAK.replace("en\n", "ar\n", 1).replace("source", "draft").replace("I speak", "أتحدث"), words=SPEAK
    )
    assert said(page)[-1] == "I speak Arabic."
    assert [item.lang for item in items(page, Begin) if item.tag == "P"] == ["en"]


def test_in_english_there_is_nothing_to_stand_beside(tmp_path):
    assert said(page_with(tmp_path, REGION, words=SPEAK)) == ["Hello"]


def test_a_language_is_named_in_the_words_that_it_is_named_in(tmp_path):
    page = page_with(
        tmp_path, "{text: seen}", lang="es", own=SPEAK.replace("en\n", "es\n", 1).replace("source", "draft").replace("I speak", "Hablo"), words=SPEAK
    )
    assert said(page)[-1] == "Hablo español."


def test_english_that_needs_a_detail_is_left_out_where_the_clinic_gives_none(tmp_path):
    words = SPEAK.replace("I speak {language}.", "'Call {interpreter_line}'")
    own = words.replace("en\n", "es\n", 1).replace("source", "draft")
    assert said(page_with(tmp_path, REGION, lang="es", own=own, words=words)) == ["Hello"]
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("hrposter: 1\nname: River Street\ninterpreter_line: (415) 555-0126\n", encoding="utf-8")
    page = page_with(tmp_path / "b", REGION, lang="es", own=own, words=words, clinic=clinic)
    assert said(page)[-1] == "Call (415) 555-0126"


def test_where_one_writing_serves_several_languages_the_english_has_a_box_for_each(tmp_path):
    page = page_with(
        tmp_path, REGION, lang="zh-Hans", own=SPEAK.replace("en\n", "zh-Hans\n", 1).replace("source", "draft").replace("I speak", "我说"), words=SPEAK
    )
    assert read(page).endswith("I speak □ 普通话 Mandarin □ 粤语 Cantonese.")
    assert [item.lang for item in items(page, Begin)][-2:] == ["zh-Hans"] * 2


def test_a_name_stands_whole_behind_its_box():
    (own, other, blank, second, _) = to_tick({"普通话": "Mandarin", "台山话": "Taishanese Yue"}, "zh-Hans")
    assert (own.text, own.lang) == (f"□{TIED}普{JOINER}通{JOINER}话", "zh-Hans")
    assert (other.text, other.lang, blank.text, second.lang) == (f"{TIED}Mandarin", None, " ", "zh-Hans")
    assert to_tick({"台山话": "Taishanese Yue"}, "zh-Hans")[-1].text == f"{TIED}Taishanese{TIED}Yue"


# ---------------------------------------------------------------- the card


@pytest.mark.parametrize(("lang", "own"), [("zh-Hans", ("普通话", "粤语")), ("zh-Hant", ("國語", "廣東話"))])
def test_a_card_in_chinese_says_which_chinese_in_itself_and_in_english(lang, own):
    words = read(card(lang).pages[0])
    assert all(f"□ {name} {english}" in words for name, english in zip(own, ("Mandarin", "Cantonese"), strict=True))
    assert "Chinese" not in words
    assert card(lang).meta.title in ("我说中文。", "我說中文。")


def card(lang: str, clinic: Path | None = None):
    return lay_out(resolve(job("interpreter-card", lang, "4x6", clinic=clinic)))


def test_a_card_says_the_same_twice_and_its_title_names_the_language():
    made = card("es")
    assert made.meta.title == "Hablo español."
    assert {"Hablo español.", "I speak Spanish."} <= set(said(made.pages[0]))


def test_a_card_that_is_shown_in_public_names_no_clinic_and_no_drug(tmp_path):
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("hrposter: 1\nname: River Street Recovery\nphone: (415) 555-0123\ninterpreter_line: (415) 555-0126\n", encoding="utf-8")
    for lang in LANGUAGES["interpreter-card"]:
        words = " ".join(said(card(lang, clinic).pages[0]))
        assert "Recovery" not in words
        assert "drug" not in words.casefold()
        assert ("(415) 555-0126" in words) == (lang != "en")
        meta = card(lang, clinic).meta
        assert "Recovery" not in " ".join((meta.title, meta.author, meta.subject, meta.identifier, *meta.keywords))
