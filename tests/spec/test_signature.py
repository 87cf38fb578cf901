"""A piece that says what to do for somebody's body is a draft until a clinician has signed its words as they stand."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sample_jobs import LIBRARY, PIECES, job
from sample_pieces import LAYOUT, WORDS, checked, library

from hrposter.cli import root
from hrposter.diagnostics import PosterError, Severity
from hrposter.display import Document, Text
from hrposter.rendering import document
from hrposter.resources import Library
from hrposter.spec.content import read_content
from hrposter.spec.readers import layout_in
from hrposter.spec.signature import check_signature, is_unsigned
from hrposter.spec.translation import block

CLINICAL = LAYOUT.replace("theme: sunrise\n", "theme: sunrise\nneeds_clinician: true\ncritical: true\n")
NAME = 'clinician: {by: "R. Osei, midwife", on: 2026-11-29}\n'
UNSIGNED = "Not yet signed by a clinician."


def signed(folder: Path, words: str = WORDS) -> str:
    """The words with a name, and with the digests of what was signed."""
    (folder / "en.yaml").write_text(words, encoding="utf-8")
    return words.replace("words:\n", f"{NAME}words:\n", 1) + block(read_content(folder / "en.yaml")) + "\n"


def said(made: Document) -> list[str]:
    return [" ".join("".join(item.text for item in page.items if isinstance(item, Text)).split()) for page in made.pages]


def strict(mine: Library, lang: str = "en") -> Document:
    return document(replace(job("all", lang, library=mine), is_strict=True))


def test_unsigned_english_says_so_on_its_page(tmp_path):
    (page,) = said(document(job("all", library=library(tmp_path, CLINICAL))))
    assert UNSIGNED in page
    assert "Draft translation" not in page


def test_signed_english_bears_no_band(tmp_path):
    mine = library(tmp_path, CLINICAL, signed(tmp_path))
    assert UNSIGNED not in said(strict(mine))[0]


def test_a_piece_that_needs_no_name_never_asks_for_one(tmp_path):
    assert UNSIGNED not in said(document(job("all", library=library(tmp_path))))[0]


def test_words_that_changed_since_they_were_signed_are_unsigned_again_and_named(tmp_path):
    mine = library(tmp_path, CLINICAL, signed(tmp_path).replace("title: Hello", "title: Hello you"))
    assert UNSIGNED in said(document(job("all", library=mine)))[0]
    layout, english = (layout_in(tmp_path / "layouts/all/layout.yaml"), read_content(tmp_path / "layouts/all/en.yaml"))
    assert is_unsigned(layout, english)
    (problem,) = check_signature(layout, english)
    assert problem.severity is Severity.WARNING
    assert "R. Osei, midwife has signed 'title'" in problem.message


def test_a_name_without_the_digests_of_what_was_signed_is_none(tmp_path):
    mine = library(tmp_path, CLINICAL, WORDS.replace("words:\n", f"{NAME}words:\n", 1))
    assert UNSIGNED in said(document(job("all", library=mine)))[0]


def test_a_translation_needs_both_a_translator_and_a_clinician(tmp_path):
    spanish = WORDS.replace("language: en", "language: es").replace("status: source", "status: draft")
    draft, english = said(document(job("all", "es", library=library(tmp_path / "one", CLINICAL, es=spanish))))
    assert "Aún sin firma clínica." in draft
    assert UNSIGNED in draft
    assert "This is the English of the draft translation before it." in english
    assert UNSIGNED in english
    mine = library(tmp_path, CLINICAL, WORDS, es=checked(tmp_path, WORDS, "es"))
    draft, english = said(document(job("all", "es", library=mine)))
    assert "Draft translation" not in draft
    assert UNSIGNED in draft
    mine = library(tmp_path, CLINICAL, signed(tmp_path), es=checked(tmp_path, WORDS, "es"))
    assert len(said(strict(mine, "es"))) == 1


def test_strict_makes_nothing_of_unsigned_words(tmp_path):
    with pytest.raises(PosterError, match="unsigned"):
        strict(library(tmp_path, CLINICAL))


def test_the_command_says_once_that_nobody_has_signed(tmp_path, monkeypatch):
    library(tmp_path, CLINICAL)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(root, ["render", "all", "--size", "Letter", "--orientation", "both"])
    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("no clinician has signed the words of all") == 1


def test_every_piece_about_an_overdose_needs_a_name_and_ships_without_one():
    needing = {name for name in PIECES if layout_in(LIBRARY.piece(name) / "layout.yaml").needs_clinician}
    assert needing == {"overdose", "overdose-card"}
    for name in needing:
        layout = layout_in(LIBRARY.piece(name) / "layout.yaml")
        assert layout.critical
        assert is_unsigned(layout, read_content(LIBRARY.piece("overdose") / "en.yaml"))
