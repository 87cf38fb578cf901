"""What `make` and its tools say on a machine that lacks something, and that the list of Debian packages is what the tests use."""

import ast
import os
import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkout import ROOT, modules

TOOL = runpy.run_path(str(ROOT / "tools" / "debian_packages.py"))
PACKAGES = TOOL["PACKAGES"]
TARGETS = {"setup", "demo", "check", "test", "bench", "languages", "translations", "pictures", "gallery", "matrix", "conformance", "clean"}
# What a test of PDF, pictures or text may think of calling.
OUTSIDE = re.compile(
    "chromium|convert|gs|java|lpr|mutool|node(?:js)?|pdf(?:fonts|images|info|tocairo|toppm|totext)|qpdf|rsvg-convert|tesseract|xmllint"
)


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What make says, as if no other make had called it."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=30)


def python_that(tmp_path: Path, fails_at: str) -> str:
    """A Python that fails whatever it is asked with these words in it."""
    path = tmp_path / "python3"
    path.write_text(f'#!/bin/sh\ncase "$*" in *{fails_at}*) exit 1;; esac\nexit 0\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def programs(text: str) -> Iterator[str]:
    """The outside programs that a test runs or looks for: the first word that a call is given, alone or in a list."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(args=[ast.Constant(value=str(name)) | ast.List(elts=[ast.Constant(value=str(name)), *_]), *_]) if OUTSIDE.fullmatch(name):
                yield name


def test_the_makefile_has_the_targets_and_says_what_they_do() -> None:
    told = {line.partition("\t")[0]: line.partition("\t")[2] for line in make("help").stdout.splitlines()}
    assert set(told) >= TARGETS
    assert all(told.values())


@pytest.mark.parametrize(("fails_at", "sentence"), [("version_info", "needs Python 3.11 or newer"), ("ensurepip", "apt install python3-venv")])
def test_make_setup_says_what_python_lacks(tmp_path: Path, fails_at: str, sentence: str) -> None:
    said = make("setup", f"PYTHON={python_that(tmp_path, fails_at)}", f"VENV={tmp_path}/venv")
    assert sentence in said.stderr
    assert "Error 3" in said.stderr
    assert not (tmp_path / "venv").exists()


def test_make_setup_says_that_there_is_no_python(tmp_path: Path) -> None:
    said = make("setup", f"PYTHON={tmp_path}/python3", f"VENV={tmp_path}/venv")
    assert f"there is no '{tmp_path}/python3' here" in said.stderr
    assert "Error 3" in said.stderr


def test_a_second_setup_has_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "dev.stamp").touch()
    assert "Nothing to be done" in make("setup", f"VENV={tmp_path}").stdout


def test_a_change_of_pyproject_asks_for_another_setup(tmp_path: Path) -> None:
    (tmp_path / "dev.stamp").touch()
    assert "pip install" in make("--dry-run", "--what-if=pyproject.toml", "setup", f"VENV={tmp_path}").stdout


def test_make_test_looks_for_the_debian_packages_before_anything_runs() -> None:
    lines = make("--dry-run", "test").stdout.splitlines()
    looks = next(number for number, line in enumerate(lines) if "debian_packages.py" in line)
    assert not any(re.search(r"pip install|pytest|ruff", line) for line in lines[:looks])


def test_a_missing_package_is_named_with_the_one_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None if program in {"qpdf", "gs"} else f"/usr/bin/{program}")
    assert TOOL["main"]([]) == 3
    said = capsys.readouterr()
    assert "qpdf: " in said.err
    assert said.err.endswith("sudo apt-get install qpdf ghostscript\n")
    assert TOOL["main"](["--names"]) == 0
    assert capsys.readouterr().out == "qpdf ghostscript\n"


def test_every_program_that_the_tests_run_is_in_a_package_of_the_list() -> None:
    run = {program for text in modules("tests/", "conformance/", "languages/").values() for program in programs(text)}
    listed = {program for package in PACKAGES for program in package.programs}
    assert listed == run


def test_every_file_of_a_package_is_read_by_a_test() -> None:
    tests = "".join(modules("tests/").values())
    assert [file for package in PACKAGES for file in package.files if Path(file).name not in tests] == []


def test_the_programs_of_a_command_are_found() -> None:
    assert list(programs("subprocess.run(['qpdf', '--check', name])\nshutil.which('java')\nsubprocess.run([sys.executable, 'gs'])")) == [
        "qpdf",
        "java",
    ]


def test_the_script_of_the_integration_calls_make_test_last_and_reads_no_input() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -eu" in lines
    assert lines[-1] == "exec make test </dev/null"
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0


@pytest.mark.parametrize(
    ("lacking", "expected"), [("qpdf ghostscript", ["apt-get update", "apt-get install qpdf ghostscript", "make test"]), ("", ["make test"])]
)
def test_the_script_installs_what_is_missing_and_then_calls_make_test(tmp_path: Path, lacking: str, expected: list[str]) -> None:
    log = tmp_path / "log"
    spy = f'#!/bin/sh\necho "${{0##*/}} $*" >> "{log}"\n'
    fakes = {"apt-get": spy, "make": spy, "sudo": '#!/bin/sh\nexec "$@"\n', "python3": f"#!/bin/sh\necho {lacking}\n"}
    for name, text in fakes.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    command = [str(ROOT / ".ci" / "run")]
    subprocess.run(command, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=30)
    said = [re.sub(r" -\S+", "", line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert said == expected


def test_the_script_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
