import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrposter import atomic
from hrposter.cli.report import formatted, shown
from hrposter.cli.table import table
from hrposter.diagnostics import Diagnostic, Severity, Span

CHECKOUT = Path(__file__).resolve().parents[2]


def cli(*args: str, **extra: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, CHECKOUT / "cli.py", *args], stderr=subprocess.PIPE, text=True, **extra)


# ---------------------------------------------------------------- reports


PROBLEMS = (
    Diagnostic("overflow", Span(Path("es.yaml"), 3, 8), "'title' is 50% too long", "shorten it"),
    Diagnostic("insecure-url", None, "no, never", "write https", Severity.WARNING),
)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("human", "es.yaml:3:8: error[overflow]: 'title' is 50% too long\n  help: shorten it\nwarning[insecure-url]: no, never\n  help: write https"),
        ("short", "es.yaml:3:8: error[overflow]: 'title' is 50% too long\nwarning[insecure-url]: no, never"),
        (
            "github",
            "::error file=es.yaml,line=3,col=8,title=overflow::'title' is 50%25 too long%0Ahelp: shorten it\n"
            "::warning title=insecure-url::no, never%0Ahelp: write https",
        ),
    ],
)
def test_problems_are_printed_in_each_format(form, expected):
    assert formatted(PROBLEMS, form) == expected


def test_marks_of_a_workflow_command_are_encoded_in_paths():
    problem = Diagnostic("x", Span(Path("a,b:c.yaml")), "m", "h")
    assert "file=a%2Cb%3Ac.yaml," in formatted((problem,), "github")


@pytest.mark.parametrize(("form", "expected"), [("human", ""), ("short", ""), ("github", ""), ("json", "[]")])
def test_nothing_wrong_is_nothing_printed(form, expected):
    assert formatted((), form) == expected


def test_a_path_is_shown_from_here_only_where_that_is_shorter(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "es.yaml") == "es.yaml"
    assert shown(Path("/a.yaml")) == "/a.yaml"


def test_columns_are_as_wide_as_they_need():
    assert table(("A", "LONG"), [("xyz", "1"), ("", "22")]) == "A    LONG\nxyz  1\n     22"


# ---------------------------------------------------------------- streams


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_device_exits_with_3_and_says_so():
    with Path("/dev/full").open("w") as full, cli("list", stdout=full) as process:
        _, said = process.communicate()
    assert process.returncode == 3
    assert said == "error[write]: the output cannot be written: the disk is full\n  help: send it elsewhere\n"


def test_a_reader_that_has_gone_ends_it_quietly():
    ours, theirs = os.pipe()
    os.close(ours)
    with cli("list", stdout=theirs) as process:
        os.close(theirs)
        _, said = process.communicate()
    assert (process.returncode, said) == (3, "")


def test_a_console_that_lacks_a_letter_shows_its_number(tmp_path):
    (tmp_path / "clinic.yaml").write_text("hrposter: 1\nname: River\n\u0639: 1\n", encoding="utf-8")
    process = cli("validate", "clinic.yaml", stdout=subprocess.PIPE, cwd=tmp_path, env={"PYTHONIOENCODING": "cp1252"})
    out, said = process.communicate()
    assert (process.returncode, "Traceback" in said) == (1, False)
    assert "'\\u0639' is not known here" in out


# ---------------------------------------------------------------- files


def test_a_file_is_written_whole_and_replaces_what_was_there(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    atomic.write(path, b"new")
    assert (path.read_bytes(), [entry.name for entry in tmp_path.iterdir()]) == (b"new", ["a.pdf"])


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), RuntimeError("what")])
def test_any_exception_leaves_what_was_there_and_nothing_else(tmp_path, monkeypatch, error):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_args):
        raise error

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(error)):
        atomic.write(path, b"new")
    assert (path.read_bytes(), [entry.name for entry in tmp_path.iterdir()]) == (b"old", ["a.pdf"])


def test_an_error_names_the_file_that_was_asked_for(tmp_path):
    with pytest.raises(OSError, match="No such file") as caught:
        atomic.write(tmp_path / "gone/a.pdf", b"")
    assert caught.value.filename == str(tmp_path / "gone/a.pdf")


def test_a_leftover_of_a_killed_process_is_left_alone(tmp_path):
    leftover = tmp_path / f".a.pdf.{os.getpid()}-0.part"
    leftover.write_bytes(b"half")
    atomic.write(tmp_path / "a.pdf", b"new")
    assert leftover.read_bytes() == b"half"
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_new_file_never_takes_the_place_of_another(tmp_path):
    path = tmp_path / "clinic.yaml"
    atomic.create(path, b"one")
    with pytest.raises(FileExistsError):
        atomic.create(path, b"two")
    assert path.read_bytes() == b"one"


def test_a_new_file_that_cannot_be_finished_is_gone(tmp_path, monkeypatch):
    def interrupted(path, data):
        path.write_bytes(data[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic, "_fill", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.create(tmp_path / "clinic.yaml", b"one")
    assert not any(tmp_path.iterdir())
