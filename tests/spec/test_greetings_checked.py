"""Greetings that nobody has checked: the band, which of them it names, and --strict."""

from dataclasses import replace

import pytest
from sample_jobs import job
from sample_pieces import REVIEWED

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, Text
from hrposter.layout.page import lay_out
from hrposter.resolve import resolve
from hrposter.resources import Library

DRAFT = "Draft translation, not yet checked by a qualified translator."
ENTRY = "  {tag}: {{text: Hello, says: Hello., {status}}}\n"


def wall(folder, *checked: str, languages: str = "[en, es, fr]", lang: str = "en", is_strict: bool = False):
    """The wall for a clinic, where some greetings were checked."""
    status = REVIEWED.replace("\n", ", ")
    (folder / "assets/greetings").mkdir(parents=True)
    entries = "".join(ENTRY.format(tag=tag, status=status) for tag in checked)
    (folder / "assets/greetings/greetings.yaml").write_text(f"hrposter: 1\ngreetings:{' {}' if not entries else ''}\n{entries}", encoding="utf-8")
    (folder / "clinic.yaml").write_text(f"hrposter: 1\nname: River Street\nlanguages: {languages}\n", encoding="utf-8")
    of = job("language-wall", lang, clinic=folder / "clinic.yaml", library=Library((folder / "layouts",)))
    return lay_out(resolve(replace(of, is_strict=is_strict))).pages[0]


def band(page) -> str:
    """What is said after the list."""
    last = max(place for place, item in enumerate(page.items) if isinstance(item, Begin) and item.tag == "L")
    after = [item for item in page.items[last:] if isinstance(item, Text)]
    start = next((place for place, item in enumerate(after) if item.text.startswith(("Draft", "Traducción"))), len(after))
    return " ".join("".join(f"{item.text} " for item in after[start:]).split()).removesuffix(" River Street")


def test_an_english_wall_with_greetings_that_nobody_has_checked_says_so_once(tmp_path):
    assert band(wall(tmp_path)) == DRAFT


def test_where_some_were_checked_it_names_the_languages_of_the_others(tmp_path):
    assert band(wall(tmp_path, "es", languages="[en, es, fr, ar]")) == f"{DRAFT} (French and Arabic)"


def test_where_all_were_checked_there_is_no_band(tmp_path):
    assert band(wall(tmp_path, "es", "fr")) == ""


def test_english_and_a_language_without_a_greeting_need_no_band(tmp_path):
    assert band(wall(tmp_path, languages="[en, {mam: Mam}]")) == ""


def test_a_wall_whose_own_words_are_a_draft_names_no_languages(tmp_path):
    assert "(" not in band(wall(tmp_path, "fr", lang="es"))


def test_strict_refuses_a_greeting_that_nobody_has_checked_and_says_where_it_stands(tmp_path):
    with pytest.raises(PosterError) as caught:
        wall(tmp_path, "es", is_strict=True)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.span.path.name) == ("draft", "greetings.yaml")
    assert problem.message == "the greeting in 'fr' is a draft: nobody who is qualified has checked it"


def test_strict_takes_greetings_that_were_checked(tmp_path):
    assert wall(tmp_path, "es", "fr", is_strict=True)
