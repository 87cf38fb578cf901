from pathlib import Path

import pytest

from hrposter.resources import data_folder
from hrposter.spec.layout import read_layout

SHIPPED = data_folder() / "layouts"


def test_a_piece_is_copied_with_all_its_languages(run, names):
    done = run("new", "ours", "--from", "welcome")
    assert (done.exit_code, done.stdout) == (0, f"{Path('layouts/ours')}\n")
    assert names("layouts/ours") == sorted(path.name for path in (SHIPPED / "welcome").iterdir())
    assert names("layouts") == ["ours"]


def test_the_title_says_that_it_is_a_copy_and_all_else_stays_as_it_was(run, tmp_path):
    run("new", "ours", "--from", "welcome")
    source = (SHIPPED / "welcome/layout.yaml").read_text(encoding="utf-8").splitlines()
    copy = (tmp_path / "layouts/ours/layout.yaml").read_text(encoding="utf-8").splitlines()
    assert [new for old, new in zip(source, copy, strict=True) if old != new] == ['title: "Welcome poster (copy: ours)"']
    assert (tmp_path / "layouts/ours/ar.yaml").read_bytes() == (SHIPPED / "welcome/ar.yaml").read_bytes()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("title", ['"A: \\"quoted\\" title"', "Título  # a remark", "'It''s ours'", ">-\n  Over\n  lines\n", "|\n  Over\n  lines"])
def test_a_title_in_any_quotes_is_changed_and_nothing_behind_it(run, tmp_path, title, newline):
    run("new", "ours", "--from", "welcome")
    path = tmp_path / "layouts/ours/layout.yaml"
    text = path.read_text(encoding="utf-8").replace('title: "Welcome poster (copy: ours)"', f"title: {title}")
    path.write_text(text.replace("# Where", "# Où 👩 Where"), encoding="utf-8", newline=newline)
    before = read_layout(path)
    done = run("new", "again", "--from", "ours")
    assert done.exit_code == 0, done.output
    after = tmp_path / "layouts/again/layout.yaml"
    assert read_layout(after).title == f"{before.title.strip()} (copy: again)"
    assert read_layout(after).sizes == before.sizes
    assert ("# a remark" in after.read_text(encoding="utf-8")) == ("# a remark" in title)


def test_the_copy_can_be_rendered_and_is_without_mistakes(run):
    run("new", "ours", "--from", "principles")
    assert run("validate").exit_code == 0
    assert run("render", "ours", "--lang", "all", "--format", "txt").exit_code == 0


def test_what_to_do_next_is_said(run):
    done = run("new", "ours", "--from", "welcome")
    assert "hrposter render ours" in done.stderr
    assert str(Path("layouts/ours/en.yaml")) in done.stderr


def test_another_folder_can_be_named_and_is_made(run, names):
    done = run("new", "ours", "--from", "welcome", "--layouts", "mine/pieces")
    assert done.exit_code == 0, done.output
    assert names("mine/pieces") == ["ours"]
    assert "hrposter render ours --layouts mine" in done.stderr


def test_an_existing_piece_is_never_touched(run, tmp_path):
    (tmp_path / "layouts/ours").mkdir(parents=True)
    done = run("new", "ours", "--from", "welcome")
    assert done.exit_code == 2
    assert "is there already" in done.stderr
    assert not any((tmp_path / "layouts/ours").iterdir())


@pytest.mark.parametrize("name", ["../ours", "/tmp/ours", "Ours", "our welcome", "ours.", "con", "lpt1", "-x", "x" * 61, "ñ", "a/b", "a\\b"])
def test_a_name_that_is_no_safe_folder_is_refused(run, tmp_path, name):
    done = run("new", "--from", "welcome", "--", name)
    assert done.exit_code == 2
    assert "help: " in done.stderr
    assert not any(tmp_path.iterdir())


def test_a_piece_that_does_not_exist_exits_with_2(run):
    assert "did you mean 'welcome'?" in run("new", "ours", "--from", "welcom").stderr


def test_a_piece_of_the_same_name_as_one_that_ships_takes_its_place_and_says_so(run):
    done = run("new", "welcome", "--from", "welcome")
    assert done.exit_code == 0
    assert "From now on your welcome is used" in done.stderr


def test_an_interrupted_copy_leaves_nothing(run, tmp_path, monkeypatch):
    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    assert run("new", "ours", "--from", "welcome").exit_code == 130
    assert not any((tmp_path / "layouts").iterdir())


def test_hidden_files_are_not_copied_and_folders_are(run, tmp_path, names):
    run("new", "ours", "--from", "welcome")
    (tmp_path / "layouts/ours/.DS_Store").write_text("")
    (tmp_path / "layouts/ours/fonts").mkdir()
    (tmp_path / "layouts/ours/fonts/a.ttf").write_text("")
    run("new", "again", "--from", "ours")
    assert ".DS_Store" not in names("layouts/again")
    assert names("layouts/again/fonts") == ["a.ttf"]


def test_a_folder_that_cannot_be_made_exits_with_3(run, tmp_path):
    (tmp_path / "mine").write_text("a file")
    assert run("new", "ours", "--from", "welcome", "--layouts", "mine/layouts").exit_code == 3
