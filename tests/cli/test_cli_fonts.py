import json
from pathlib import Path

from hrposter.fonts import coverage
from hrposter.fonts.coverage import MissingFamily
from hrposter.resources import Library


def test_each_language_that_ships_is_listed_with_family_version_and_file(run):
    done = run("fonts")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["LANGUAGE", "FAMILY", "FOR", "FROM", "VERSION", "FILE"]
    assert {line.split()[0] for line in lines[1:]} == set(Library().phrase_languages())
    assert any(line.startswith("en ") and "Fraunces" in line and "fontpkg_fraunces" in line for line in lines)


def test_json_names_files_that_are_there(run):
    faces = json.loads(run("fonts", "--format", "json").stdout)
    assert {face["language"] for face in faces} == set(Library().phrase_languages())
    assert all(Path(face["path"]).is_file() and face["version"] and face["styles"] for face in faces)
    assert {face["family"] for face in faces if face["language"] == "ar"} >= {"Noto Sans Arabic"}


def test_a_language_without_words_shows_whether_it_could_be_set(run):
    faces = json.loads(run("fonts", "--lang", "am,zh-Hant", "--format", "json").stdout)
    assert {face["family"] for face in faces if face["language"] == "zh-Hant"} == {"Noto Sans TC"}
    assert "Noto Sans Ethiopic" in {face["family"] for face in faces if face["language"] == "am"}


def test_a_missing_family_exits_with_3_after_what_was_found(run, monkeypatch):
    real = coverage.stack_for

    def lacking(text, lang, *args, **options):
        if lang == "ar":
            raise MissingFamily("Noto Sans Arabic")
        return real(text, lang, *args, **options)

    monkeypatch.setattr(coverage, "stack_for", lacking)
    done = run("fonts")
    assert done.exit_code == 3
    assert "Fraunces" in done.stdout
    assert "'Noto Sans Arabic' is not installed" in done.stderr


def test_a_tag_that_is_none_exits_with_2(run):
    assert run("fonts", "--lang", "Arabic").exit_code == 2
