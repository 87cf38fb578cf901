"""How far translations are, as the commands say it: digests to paste, what is stale, and --strict."""

import json

import pytest
from sample_pieces import THEME, checked, library
from test_cli_completion import offered

import hrposter
from hrposter.diagnostics import PosterError

LAYOUT = """\
hrposter: 1
title: Ours
sizes: [A4]
updated: 2026-11-23
theme: plain
page: {margin: 8%}
grid: {columns: [1fr], rows: [auto, 1fr, auto], areas: [title, lede, draft]}
regions:
  title: {text: title, style: title, tag: H1}
  lede: {text: lede, style: body}
  draft: {draft: note}
"""
ENGLISH = "hrposter: 1\nlanguage: en\nstatus: source\nwords:\n  title: Hello\n  lede: Come in and sit down.\n"
SPANISH = "hrposter: 1\nlanguage: es\nstatus: draft\nwords:\n  title: Hola\n  lede: Pase y siéntese.\n"


def ours(folder, *, is_checked=True):
    own = checked(folder, ENGLISH, "es", SPANISH) if is_checked else SPANISH
    (folder / "en.yaml").unlink(missing_ok=True)
    library(folder, LAYOUT, ENGLISH, THEME, es=own)
    return folder / "layouts/all"


def change_english(piece):
    (piece / "en.yaml").write_text(ENGLISH.replace("sit down", "have a seat"), encoding="utf-8")


def test_the_digest_of_a_piece_is_printed_as_its_translations_carry_it(run, tmp_path):
    piece = ours(tmp_path)
    done = run("digest", "all")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (piece / "es.yaml").read_text(encoding="utf-8").endswith(done.stdout)


def test_the_digest_of_a_piece_that_shares_words_is_that_of_the_other(run):
    assert run("digest", "seat-belt-poster").stdout == run("digest", "seat-belt").stdout


def test_the_digest_of_the_shared_words(run):
    assert run("digest", "--phrases").stdout.startswith("english: {draft: ")


@pytest.mark.parametrize("words", [(), ("welcome", "--phrases"), ("welcom",)])
def test_one_thing_is_named(run, words):
    assert run("digest", *words).exit_code == 2


def test_names_of_pieces_are_completed():
    assert offered("digest", "princ") == ["principles"]


def test_a_checked_translation_is_made_strictly_and_says_nothing(run, tmp_path, names):
    ours(tmp_path)
    done = run("render", "all", "--lang", "es", "--strict")
    assert (done.exit_code, done.stderr) == (0, "")
    assert names("posters") == ["all-es-a4-office.pdf"]
    assert run("validate", "layouts", "--strict").exit_code == 0


def test_render_and_validate_say_what_is_stale(run, tmp_path):
    change_english(ours(tmp_path))
    for command in (("render", "all", "--lang", "es"), ("validate", "layouts")):
        done = run(*command)
        assert done.exit_code == 0
        assert "all/es.yaml:8:9: warning[stale-words]: the English of 'lede' has changed; now it is 'Come in and have a seat.'" in done.output


def test_the_list_counts_what_is_stale(run, tmp_path):
    change_english(ours(tmp_path))
    (line,) = (line for line in run("list").stdout.splitlines() if line.startswith("all "))
    assert " en, 1 stale, " in line
    assert "\n  stale     es (1)\n" in run("list", "all").stdout
    (piece,) = (piece for piece in json.loads(run("list", "--format", "json").stdout)["pieces"] if piece["name"] == "all")
    assert piece["languages"][1] == {"tag": "es", "status": "stale", "stale": ["lede"]}
    assert "ar" in piece["missing"]
    assert "es" not in piece["missing"]


@pytest.mark.parametrize("is_checked", [True, False])
def test_strictly_nothing_is_made_of_what_is_stale_or_a_draft(run, tmp_path, is_checked):
    piece = ours(tmp_path, is_checked=is_checked)
    change_english(piece)
    done = run("render", "all", "--lang", "en,es", "--strict")
    assert done.exit_code == 1
    assert ("error[stale-words]" if is_checked else "error[draft]") in done.stderr
    assert not (tmp_path / "posters").exists()
    assert run("validate", "layouts", "--strict").exit_code == 1
    with pytest.raises(PosterError):
        hrposter.render("all", lang="es", layouts=tmp_path / "layouts", strict=True)


def test_a_draft_without_digests_is_made_all_the_same(run, tmp_path):
    ours(tmp_path, is_checked=False)
    done = run("render", "all", "--lang", "es")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "warning[digest]" in run("validate", "layouts").output


def test_shared_words_that_nobody_has_checked_are_told(run, tmp_path):
    ours(tmp_path)
    (tmp_path / "assets/phrases/es.yaml").unlink()
    done = run("render", "all", "--lang", "es")
    assert done.exit_code == 0
    assert "warning[draft-phrases]: the words of all are checked" in done.stderr


def test_a_language_that_a_bundle_or_piece_lacks_stays_an_error(run, tmp_path):
    ours(tmp_path)
    assert "error[missing-language]" in run("render", "all", "--lang", "ar").stderr
