import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from interrupts import as_in_a_terminal

from hrposter import atomic, rendering
from hrposter.diagnostics import Diagnostic, MachineError, PreflightError
from hrposter.fonts.coverage import MissingFamily

CHECKOUT = Path(__file__).resolve().parents[2]


def copy_of_welcome(folder: Path) -> Path:
    """A piece called ours in ./layouts."""
    piece = folder / "layouts/ours"
    piece.mkdir(parents=True)
    for path in (CHECKOUT / "layouts/welcome").glob("*.yaml"):
        (piece / path.name).write_bytes(path.read_bytes())
    return piece


# ---------------------------------------------------------------- 2: the command is wrong


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["welcom"], "there is no piece 'welcom'\n  help: did you mean 'welcome'?"),
        (["welcome", "--lang", "xx"], "there is no language 'xx'\n  help: there are: ar, de, en, es"),
        (["welcome", "--lang", "Spanish"], "'Spanish' is not a language tag\n  help: write it as in es, pt-BR or zh-Hans"),
        (["welcome", "--lang", ","], "',' names nothing"),
        (["welcome", "--size", "B5"], "'B5' is not a paper size"),
        (["welcome", "--size", "A0"], "welcome is not laid out for A0"),
        (["welcome", "--profile", "offce"], "there is no profile 'offce'\n  help: did you mean 'office'?"),
        (["welcome", "--theme", "sunset"], "there is no theme 'sunset'\n  help: did you mean 'sunrise'?"),
        (["welcome", "--format", "docx"], "there is no format 'docx'"),
        (["welcome", "--orientation", "upside-down"], "--orientation"),
        (["welcome", "--date", "tomorrow"], "'tomorrow' is not a date"),
        (["welcome", "--clinic", "nowhere.yaml"], "nowhere.yaml"),
        (["welcome", "--layouts", "nowhere"], "nowhere"),
        (["welcome", "--dpi", "200"], "--dpi is for png"),
        (["welcome", "--format", "png", "--dpi", "601"], "601"),
        (["welcome", "--format", "png", "--dpi", "19"], "19"),
        (["../../etc/passwd"], "'../../etc/passwd' is not the name of a piece"),
        ([], "no poster is named"),
    ],
)
def test_a_name_that_does_not_exist_exits_with_2(run, tmp_path, args, said):
    done = run("render", *args)
    assert done.exit_code == 2
    assert done.stderr.startswith("error[usage]: ")
    assert said in done.stderr
    assert not (tmp_path / "posters").exists()


def test_all_wrong_names_are_reported_at_once(run):
    done = run("render", "welcom", "principles", "--lang", "xx,yy", "--size", "B5", "--profile", "plotter")
    assert done.stderr.count("error[usage]") == 5


def test_a_date_of_the_environment_that_is_none_is_a_mistake(run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    done = run("render", "welcome")
    assert (done.exit_code, "SOURCE_DATE_EPOCH is 'today'" in done.stderr) == (2, True)


def test_a_picture_that_would_be_too_large_is_refused_with_the_dpi_that_is_possible(run):
    done = run("render", "welcome", "--size", "A1", "--format", "png", "--dpi", "600")
    assert done.exit_code == 2
    assert "279 million pixels" in done.stderr
    assert "use --dpi 359 or less" in done.stderr


# ---------------------------------------------------------------- 1: a file is wrong


def test_a_missing_language_file_exits_with_1(run, tmp_path):
    piece = copy_of_welcome(tmp_path)
    (piece / "ar.yaml").unlink()
    done = run("render", "ours", "--lang", "ar")
    assert done.exit_code == 1
    assert "error[missing-language]" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_problems_of_all_jobs_are_reported_at_once_and_nothing_is_written(run, tmp_path):
    piece = copy_of_welcome(tmp_path)
    for lang in ("es", "ar"):
        text = (piece / f"{lang}.yaml").read_text(encoding="utf-8")
        (piece / f"{lang}.yaml").write_text(text.replace("status: draft", "status: perfect"), encoding="utf-8")
    done = run("render", "welcome", "ours", "--lang", "all", "--size", "A4,A5")
    assert done.exit_code == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines() if "error[" in line] == [
        str(Path(f"layouts/ours/{lang}.yaml")) for lang in ("ar", "es")
    ]
    assert not (tmp_path / "posters").exists()


def test_broken_layouts_are_all_reported(run, tmp_path):
    for name in ("one", "two"):
        (tmp_path / "layouts" / name).mkdir(parents=True)
        (tmp_path / "layouts" / name / "layout.yaml").write_text("hrposter: 1\n")
    done = run("render", "one", "two")
    assert done.exit_code == 1
    assert f"{Path('layouts/one/layout.yaml')}:1:1: error[missing-key]" in done.stderr
    assert f"{Path('layouts/two/layout.yaml')}:1:1: error[missing-key]" in done.stderr


def test_a_logo_that_is_no_picture_exits_with_1(run, tmp_path, clinic):
    (tmp_path / "logo.png").write_text("I am a text")
    clinic.write_text(clinic.read_text(encoding="utf-8") + "logo: logo.png\n", encoding="utf-8")
    done = run("render", "welcome", "--clinic", clinic)
    assert done.exit_code == 1
    assert "details.yaml:6:7: error[logo]" in done.stderr


# ---------------------------------------------------------------- 4: preflight


def test_a_page_that_shows_a_fault_exits_with_4_and_names_the_sheet(run, tmp_path, monkeypatch):
    def faulty(_job):
        raise PreflightError(Diagnostic("overlap", None, "'a' and 'b' overlap", "give the region more room"))

    monkeypatch.setattr(rendering, "document", faulty)
    done = run("render", "welcome", "--lang", "en,es")
    assert done.exit_code == 4
    assert "error[overlap]: welcome, en, Letter portrait, office: 'a' and 'b' overlap" in done.stderr
    assert "welcome, es, Letter portrait" in done.stderr
    assert not (tmp_path / "posters").exists()


def test_mistakes_in_files_count_more_than_faults_of_pages(run, tmp_path, monkeypatch):
    piece = copy_of_welcome(tmp_path)
    (piece / "es.yaml").write_text("")
    real = rendering.document

    def faulty(job):
        if job.lang == "en":
            raise PreflightError(Diagnostic("overlap", None, "'a' and 'b' overlap", "give the region more room"))
        return real(job)

    monkeypatch.setattr(rendering, "document", faulty)
    assert run("render", "ours", "--lang", "en,es").exit_code == 1


# ---------------------------------------------------------------- 3: the machine


def test_a_missing_typeface_exits_with_3_and_says_what_to_install(run, monkeypatch):
    def bare(_job):
        raise MissingFamily("Fraunces")

    monkeypatch.setattr(rendering, "document", bare)
    done = run("render", "welcome")
    assert done.exit_code == 3
    assert done.stderr.startswith("error[machine]: the typeface 'Fraunces' is not installed\n  help: run: pip install")


def test_a_missing_package_exits_with_3(run, monkeypatch):
    def bare(_job):
        raise ModuleNotFoundError("No module named 'uharfbuzz'", name="uharfbuzz")

    monkeypatch.setattr(rendering, "document", bare)
    done = run("render", "welcome")
    assert (done.exit_code, "Traceback" in done.stderr) == (3, False)
    assert "'uharfbuzz' is not installed" in done.stderr


def test_too_little_memory_exits_with_3(run, monkeypatch):
    def greedy(_job):
        raise MemoryError

    monkeypatch.setattr(rendering, "document", greedy)
    assert run("render", "welcome").exit_code == 3


def test_a_file_in_place_of_the_folder_exits_with_3(run, tmp_path):
    (tmp_path / "posters").write_text("mine")
    done = run("render", "welcome")
    assert (done.exit_code, "Traceback" in done.stderr) == (3, False)
    assert done.stderr == "error[write]: posters cannot be written: a file stands where a folder is needed\n  help: choose another folder with -o\n"
    assert (tmp_path / "posters").read_text() == "mine"


def test_a_folder_below_a_file_exits_with_3(run, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert run("render", "welcome", "-o", "notes.txt/posters").exit_code == 3


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that nobody can write into")
def test_a_folder_that_nobody_can_make_exits_with_3(run):
    done = run("render", "welcome", "-o", "/proc/posters")
    assert (done.exit_code, "Traceback" in done.stderr) == (3, False)


def test_a_folder_that_may_not_be_written_exits_with_3(run, tmp_path, monkeypatch):
    (tmp_path / "posters").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "posters")
    done = run("render", "welcome")
    assert done.exit_code == 3
    assert "you may not write there" in done.stderr


def test_a_folder_where_the_file_should_be_exits_with_3(run, tmp_path, names):
    (tmp_path / "posters/welcome-en-letter-office.txt").mkdir(parents=True)
    done = run("render", "welcome", "--format", "txt")
    assert done.exit_code == 3
    assert names("posters") == ["welcome-en-letter-office.txt"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EROFS, "nothing can be written on this disk"),
        (errno.EACCES, "you may not write there"),
        (errno.ENAMETOOLONG, "the name is too long"),
        (errno.EIO, "input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["write", "rename"])
def test_a_disk_that_refuses_exits_with_3_and_leaves_nothing_half_written(run, tmp_path, names, monkeypatch, number, said, step):
    def refuse(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((atomic, "_fill") if step == "write" else (os, "replace")), refuse)
    done = run("render", "welcome", "--format", "txt")
    assert (done.exit_code, "Traceback" in done.stderr) == (3, False)
    assert done.stderr.startswith(f"error[write]: {Path('posters/welcome-en-letter-office.txt')} cannot be written: ")
    assert said in done.stderr.lower()
    assert "help: " in done.stderr
    assert names("posters") == []


# ---------------------------------------------------------------- 130: stopped


@pytest.mark.parametrize("step", ["layout", "write", "rename"])
def test_ctrl_c_in_the_middle_exits_with_130_and_leaves_nothing_half_written(run, tmp_path, names, monkeypatch, step):
    calls = []
    owner, name = {"layout": (rendering, "document"), "write": (atomic, "_fill"), "rename": (os, "replace")}[step]
    real = getattr(owner, name)

    def interrupted(*args):
        calls.append(args)
        if len(calls) > 1:
            if step == "write":
                Path(args[0]).write_bytes(args[1][:100])
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(owner, name, interrupted)
    done = run("render", "welcome", "--lang", "en,es", "--format", "txt")
    assert done.exit_code == 130
    assert done.stderr.strip() == "stopped; nothing half-written was left"
    if step == "layout":
        assert not (tmp_path / "posters").exists()
    else:
        assert names("posters") == ["welcome-en-letter-office.txt"]
        assert done.stdout.splitlines() == [str(Path("posters/welcome-en-letter-office.txt"))]


def test_a_real_ctrl_c_stops_a_long_run_and_leaves_whole_files_only(tmp_path):
    program = "from hrposter.cli import main; main()"
    command = [sys.executable, "-c", program, "render", "welcome", "principles", "--size", "all", "--lang", "all", "--format", "png"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(CHECKOUT)},
        preexec_fn=as_in_a_terminal,  # noqa: PLW1509  it takes no lock
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        process.send_signal(signal.SIGINT)
        rest, said = process.communicate()
    assert (process.returncode, said.strip()) == (130, "stopped; nothing half-written was left")
    written = {str(path.relative_to(tmp_path)) for path in (tmp_path / "posters").iterdir()}
    assert {first, *rest.splitlines()} <= written
    assert not [name for name in written if name.endswith(".part")]


# ---------------------------------------------------------------- 70: our fault


def test_a_bug_exits_with_70_and_asks_for_a_report(run, monkeypatch):
    def broken(_job):
        raise RuntimeError("the flux has no capacitor")

    monkeypatch.setattr(rendering, "document", broken)
    done = run("render", "welcome")
    assert done.exit_code == 70
    assert "Traceback" in done.stderr
    assert "RuntimeError: the flux has no capacitor" in done.stderr
    assert "please report it" in done.stderr


def test_a_module_of_our_own_that_is_missing_is_our_fault(run, monkeypatch):
    def broken(_job):
        raise ModuleNotFoundError("No module named 'hrposter.gone'", name="hrposter.gone")

    monkeypatch.setattr(rendering, "document", broken)
    assert run("render", "welcome").exit_code == 70


def test_a_machine_error_says_its_help(run, monkeypatch):
    def lacking(_job):
        raise MachineError("there is no display", "buy one")

    monkeypatch.setattr(rendering, "document", lacking)
    assert run("render", "welcome").stderr == "error[machine]: there is no display\n  help: buy one\n"
