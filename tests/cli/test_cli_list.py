import json
import re
from pathlib import Path

from hrposter.resources import Library

LAYOUT = """\
hrposter: 1
title: Ours
sizes: [A4]
updated: 2026-11-23
theme: sunrise
page: {margin: 6%}
grid: {columns: [1fr], rows: [auto], areas: [title]}
regions:
  title: {text: title, tag: H1}
"""
WORDS = "hrposter: 1\nlanguage: en\nstatus: source\nwords:\n  title: Ours\n"


def own_piece(folder: Path, name: str = "ours") -> Path:
    piece = folder / "layouts" / name
    piece.mkdir(parents=True)
    (piece / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (piece / "en.yaml").write_text(WORDS, encoding="utf-8")
    return piece


def test_the_table_says_what_there_is(run):
    done = run("list")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["PIECE", "TITLE", "THEME"]
    welcome, *how_far = (line for line in lines if line.startswith("welcome "))
    assert "Welcome poster" in welcome
    assert welcome.endswith("sunrise")
    others = len(Library().phrase_languages()) - 1
    assert [word for line in how_far for word in line.split() if word != "welcome"] == ["source", *["draft"] * others]
    assert next(line for line in lines if line.startswith("LANGUAGES")).split()[:4] == ["LANGUAGES", "en", "ar", "de"]
    assert next(line for line in lines if line.startswith("(shared")).split()[:4] == ["(shared", "words)", "source", "draft"]
    assert "Half-letter" in done.stdout
    assert "\n  welcome-kit (for patients): welcome, " in done.stdout
    assert "Themes:\n  high-contrast, high-contrast-ink-saver" in done.stdout


def test_json_holds_the_same_for_programs(run):
    listed = json.loads(run("list", "--format", "json").stdout)
    assert listed["themes"] == list(Library().theme_names())
    welcome = next(piece for piece in listed["pieces"] if piece["name"] == "welcome")
    assert welcome["languages"][0] == {"tag": "en", "status": "source", "stale": []}
    assert (welcome["missing"], welcome["critical"]) == ([], False)
    assert listed["phrases"][0] == {"tag": "ar", "status": "draft", "stale": []}
    assert welcome["sizes"][0] == "Letter"
    assert (Path(welcome["folder"]) / "layout.yaml").is_file()
    assert welcome["audience"] == "patients"
    kit = next(bundle for bundle in listed["bundles"] if bundle["name"] == "welcome-kit")
    assert (kit["audience"], kit["pieces"][0]) == ("patients", "welcome")


def test_pieces_of_your_own_are_listed_with_those_that_ship(run, tmp_path):
    own_piece(tmp_path)
    done = run("list")
    assert "ours" in done.stdout
    assert "welcome" in done.stdout
    assert "Sizes of ours:\n  A4" in done.stdout


def test_a_folder_elsewhere_can_be_named(run, tmp_path):
    own_piece(tmp_path / "elsewhere")
    assert "ours" not in run("list").stdout
    assert "ours" in run("list", "--layouts", "elsewhere/layouts").stdout


def test_a_broken_piece_hides_no_other_and_exits_with_1(run, tmp_path):
    (own_piece(tmp_path, "broken") / "layout.yaml").write_text("hrposter: 1\n", encoding="utf-8")
    (own_piece(tmp_path, "mute") / "en.yaml").write_text("", encoding="utf-8")
    done = run("list")
    assert done.exit_code == 1
    assert "welcome" in done.stdout
    assert re.search("\nmute +has mistakes  missing  missing ", done.stdout)
    assert "error[missing-key]" in done.stderr
    assert "error[empty]" in done.stderr
