"""Greetings: what a file of them says, and what is wrong with one."""

from pathlib import Path

import pytest

from hrposter.cldr import name_in, own_name, spoken_name
from hrposter.diagnostics import PosterError
from hrposter.resources import asset_path, data_folder
from hrposter.spec.content import read_content
from hrposter.spec.greetings import read_greetings
from hrposter.text.bidi import needs_bidi

MEASURED = Path(__file__).resolve().parents[1] / "languages"
SHIPPED = read_greetings(asset_path("greetings/greetings.yaml"))
GOOD = "hrposter: 1\ngreetings:\n  cy: {text: Croeso, says: Welcome., status: draft}\n"


def read(folder, text: str):
    path = folder / "greetings.yaml"
    path.write_text(text, encoding="utf-8")
    return read_greetings(path)


def problem(folder, text: str) -> str:
    with pytest.raises(PosterError) as caught:
        read(folder, text)
    (found,) = caught.value.diagnostics
    return f"{found.span.line}:{found.span.column} {found.code}"


def test_a_greeting_says_its_words_and_what_they_mean(tmp_path):
    greeting = read(tmp_path, GOOD)["cy"]
    assert (greeting.text, greeting.says, greeting.is_draft) == ("Croeso", "Welcome.", True)


def test_a_greeting_that_was_checked_is_no_draft(tmp_path):
    checked = GOOD.replace("status: draft", "status: reviewed, reviewer: Somebody, reviewed_on: 2026-11-23")
    assert not read(tmp_path, checked)["cy"].is_draft


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (GOOD.replace("cy:", "Cymraeg:"), "3:3 language"),
        (GOOD.replace(", says: Welcome.", ""), "3:7 missing-key"),
        (GOOD.replace("status: draft", "status: reviewed"), "3:46 review"),
        (GOOD.replace("status: draft", "status: source"), "3:46 review"),
        (GOOD.replace("Croeso", "'Croeso {clinic.name}'"), "3:14 message"),
        (GOOD.replace("greetings:", "greeting:"), "2:1 unknown-key"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, wrong, place):
    assert problem(tmp_path, wrong) == place


def test_there_is_a_greeting_for_every_language_that_is_measured():
    assert {path.stem for path in MEASURED.glob("*.yaml")} <= SHIPPED.keys()


@pytest.mark.parametrize("tag", SHIPPED)
def test_greetings_are_as_short_as_a_sign_and_stop_nowhere(tag):
    text = SHIPPED[tag].text
    assert 2 < len(text) <= 28
    assert text[-1] not in ".!。।။۔"


@pytest.mark.parametrize("tag", SHIPPED)
def test_greetings_run_the_way_of_their_language(tag):
    assert needs_bidi(SHIPPED[tag].text) == SHIPPED[tag].language.is_rtl


@pytest.mark.parametrize("tag", SHIPPED)
def test_staff_are_told_the_name_of_every_language(tag):
    assert own_name(tag)
    assert name_in(tag, "en")


def test_only_english_is_no_draft():
    assert [tag for tag, greeting in SHIPPED.items() if not greeting.is_draft] == ["en"]


WELCOMED = sorted(path.stem for path in (data_folder() / "layouts/welcome").glob("*.yaml") if path.stem in SHIPPED)


@pytest.mark.parametrize("tag", WELCOMED)
def test_the_wall_and_the_welcome_poster_speak_with_one_voice(tag):
    title = read_content(data_folder() / f"layouts/welcome/{tag}.yaml").words["title"].text
    assert SHIPPED[tag].text == title.replace("\u00a0", " ").rstrip(".。")


# ---------------------------------------------------------------- names within a sentence


@pytest.mark.parametrize(
    ("tag", "lang", "name"),
    [("es", "es", "español"), ("es", "en", "Spanish"), ("zh-Hans", "en", "Chinese"), ("zh-Hans", "zh-Hans", "中文"), ("ht", "ht", "Kreyòl ayisyen")],
)
def test_a_language_is_called_what_people_speak(tag, lang, name):
    assert spoken_name(tag, lang).casefold() == name.casefold()


@pytest.mark.parametrize(("tag", "name"), [("vi", "tiếng Việt"), ("ru", "tiếng Nga"), ("tl", "tiếng Tagalog")])
def test_a_vietnamese_sentence_writes_the_word_for_language_small(tag, name):
    assert spoken_name(tag, "vi") == name
    assert own_name("vi") == "Tiếng Việt"


def test_a_language_that_nobody_has_recorded_is_an_error():
    with pytest.raises(ValueError, match="CLDR does not know what 'qaa' is called in 'en'; write the name"):
        spoken_name("qaa", "en")
