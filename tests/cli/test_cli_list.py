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
    assert lines[0].split() == ["PIECE", "TITLE", "SIZES", "SCREENS", "LANGUAGES"]
    others = len(Library().phrase_languages()) - 1
    (welcome,) = (line for line in lines if line.startswith("welcome "))
    assert re.split(" {2,}", welcome) == ["welcome", "Welcome poster", "Letter and 10 more", "4", f"en, {others} draft"]
    (card,) = (line for line in lines if line.startswith("voices-card "))
    assert re.split(" {2,}", card) == ["voices-card", "A voice, on a card", "4x6, A6", "-", f"en, 11 draft, {others - 11} missing"]
    assert "Ask first (critical)" in done.stdout
    assert re.split(" {2,}", next(line for line in lines if line.startswith("(shared"))) == ["(shared words)", f"en, {others} draft"]
    assert "\n  welcome-kit (for patients): welcome, " in done.stdout
    assert "Themes:\n  high-contrast, high-contrast-ink-saver" in done.stdout


def test_the_table_has_a_line_for_each_piece_bundle_and_sheet_and_fits_a_screen(run):
    library = Library()
    things = len(library.pieces()) + len(library.bundles()) + len(library.card_sheets())
    assert len(run("list").stdout.splitlines()) == things + 10


def test_a_piece_is_told_in_full(run):
    done = run("list", "overdose", "voices-card")
    assert (done.exit_code, done.stderr) == (0, "")
    one, other = done.stdout.split("\n\n")
    facts = dict(re.split(" {2,}", line.strip(), maxsplit=1) for line in one.splitlines()[1:])
    assert one.splitlines()[0] == "overdose: Overdose, what to do"
    assert facts["sizes"].startswith("Letter, Half-letter, Legal, ")
    assert facts["screens"].startswith("1920x1080, ")
    assert (facts["source"], facts["draft"][:10], facts["missing"][:6]) == ("en", "ar, es, fr", "de, fa")
    assert (facts["bundles"], facts["for"], facts["theme"]) == ("outreach", "patients", "sunrise")
    assert facts["make it"] == "hrposter render overdose --lang ar --size Letter"
    assert "screens" not in other
    assert "critical" not in other


def test_a_piece_says_how_many_texts_of_a_language_are_to_be_looked_at_again(run, tmp_path):
    piece = own_piece(tmp_path)
    other = WORDS.replace("language: en", "language: es").replace("source", "draft")
    (piece / "es.yaml").write_text(f"{other}english: {{title: '000000'}}\n", encoding="utf-8")
    assert re.search(r"\n  draft +es \(1\)\n", run("list", "ours").stdout)


def test_a_piece_that_is_not_there_is_told_with_the_nearest(run):
    done = run("list", "wellcome")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean 'welcome'?" in done.stderr


def test_json_of_a_piece_holds_that_one_alone(run):
    whole, one = (json.loads(run("list", *names, "--format", "json").stdout) for names in ((), ("why",)))
    assert one["pieces"] == [piece for piece in whole["pieces"] if piece["name"] == "why"]
    assert one["bundles"] == whole["bundles"]


def test_a_piece_is_told_whatever_is_wrong_with_others(run, tmp_path):
    (own_piece(tmp_path, "broken") / "layout.yaml").write_text("hrposter: 1\n", encoding="utf-8")
    assert (run("list", "welcome").exit_code, run("list", "welcome").stderr) == (0, "")
    done = run("list", "broken")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error[missing-key]" in done.stderr


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
    assert re.search("\nours +Ours +A4 +- +en, ", done.stdout)


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
    assert re.search("\nmute +Ours +A4 +- +en has mistakes, [0-9]+ missing\n", done.stdout)
    assert "error[missing-key]" in done.stderr
    assert "error[empty]" in done.stderr
