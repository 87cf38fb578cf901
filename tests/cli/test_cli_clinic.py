import errno
import os
from pathlib import Path

import pytest

from hrposter import atomic
from hrposter.spec.clinic import read_clinic


def test_options_alone_write_the_file(run, tmp_path):
    done = run(
        *("clinic", "init", "--non-interactive", "--name", "River Street", "--phone", "(415) 555-0123", "--website", "www.example.org"),
        *("--qr", "https://example.org/hi", "--hours", "mon-fri 9:00-17:00", "--hours", "sat 10:00-14:00"),
        *("--address", "12 River Street", "--address", "Springfield"),
    )
    assert (done.exit_code, done.stdout) == (0, "clinic.yaml\n")
    clinic = read_clinic(tmp_path / "clinic.yaml")
    assert (clinic.name, clinic.phone, clinic.website) == ("River Street", "(415) 555-0123", "www.example.org")
    assert clinic.qr is not None
    assert clinic.qr.url == "https://example.org/hi"
    assert len(clinic.hours) == 2
    assert clinic.address == ("12 River Street", "Springfield")


def test_a_logo_is_written_as_it_was_named(run, tmp_path):
    run("clinic", "init", "--non-interactive", "--name", "River Street", "--logo", "logo.png")
    assert 'logo: "logo.png"' in (tmp_path / "clinic.yaml").read_text(encoding="utf-8")


def test_questions_are_asked_and_only_the_name_is_needed(run, tmp_path):
    done = run("clinic", "init", input="\nRiver Street\n\n\n\n\n\n\n")
    assert done.exit_code == 0, done.output
    assert done.stdout == "clinic.yaml\n"
    assert done.stderr.count("Name of the clinic") == 2
    clinic = read_clinic(tmp_path / "clinic.yaml")
    assert (clinic.name, clinic.phone, clinic.hours) == ("River Street", None, ())


def test_a_wrong_answer_is_explained_and_asked_for_again(run, tmp_path):
    answers = ["River Street", "call us", "(415) 555-0123", "", "", "", "mon 9:00-8:00", "mon-fri 9:00-17:00; sat 10:00-14:00", "1 Road; Town"]
    done = run("clinic", "init", input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "holds letters" in done.stderr
    assert "closes before it opens" in done.stderr
    clinic = read_clinic(tmp_path / "clinic.yaml")
    assert (clinic.phone, len(clinic.hours), clinic.address) == ("(415) 555-0123", 2, ("1 Road", "Town"))


def test_what_an_option_answers_is_not_asked(run):
    done = run("clinic", "init", "--name", "River Street", "--phone", "(415) 555-0123", input="\n" * 6)
    assert done.exit_code == 0, done.output
    assert "Phone number" not in done.stderr
    assert "Web site" in done.stderr


def test_a_file_that_is_there_is_never_touched(run, tmp_path):
    (tmp_path / "clinic.yaml").write_text("mine")
    done = run("clinic", "init", "--name", "River Street", "--non-interactive")
    assert (done.exit_code, (tmp_path / "clinic.yaml").read_text()) == (2, "mine")
    assert "is there already" in done.stderr


def test_a_file_that_appears_meanwhile_is_not_touched_either(run, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    (tmp_path / "clinic.yaml").write_text("mine")
    done = run("clinic", "init", "--name", "River Street", "--non-interactive")
    assert (done.exit_code, (tmp_path / "clinic.yaml").read_text()) == (3, "mine")


def test_another_file_can_be_named(run, tmp_path):
    done = run("clinic", "init", "--name", "River Street", "--non-interactive", "-o", "north.yaml")
    assert (tmp_path / "north.yaml").is_file()
    assert "--clinic north.yaml" in done.stderr


def test_a_wrong_option_exits_with_2(run, tmp_path):
    done = run("clinic", "init", "--name", "River Street", "--phone", "call us", "--non-interactive")
    assert done.exit_code == 2
    assert done.stderr.startswith("error[usage]: phone: 'call us' holds letters\n  help: ")
    assert not (tmp_path / "clinic.yaml").exists()


def test_a_name_is_needed(run):
    done = run("clinic", "init", "--non-interactive")
    assert (done.exit_code, "the clinic has no name" in done.stderr) == (2, True)


def test_questions_that_nobody_answers_exit_with_2(run, tmp_path):
    done = run("clinic", "init", input="River Street\n")
    assert done.exit_code == 2
    assert "the input ended before all questions were answered" in done.stderr
    assert not (tmp_path / "clinic.yaml").exists()


def test_a_full_disk_exits_with_3_and_leaves_nothing(run, tmp_path, monkeypatch):
    def refuse(path, data):
        path.write_bytes(data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic, "_fill", refuse)
    done = run("clinic", "init", "--name", "River Street", "--non-interactive")
    assert (done.exit_code, "the disk is full" in done.stderr) == (3, True)
    assert not (tmp_path / "clinic.yaml").exists()


@pytest.mark.parametrize("lang", ["en", "es", "ar"])
def test_a_poster_is_made_with_what_was_asked(run, tmp_path, lang):
    run("clinic", "init", "--name", "River Street", "--phone", "(415) 555-0123", "--non-interactive")
    assert run("render", "welcome", "--lang", lang, "--format", "txt").exit_code == 0
    assert "(415) 555-0123" in (tmp_path / f"posters/welcome-{lang}-letter-office.txt").read_text(encoding="utf-8")
