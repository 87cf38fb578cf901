import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from hrposter import render as render_bytes
from hrposter.resources import Library

CHECKOUT = Path(__file__).resolve().parents[2]
# Names that Windows allows: no reserved characters, no space or full stop at the end.
LEGAL_ON_WINDOWS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]")


def test_a_poster_is_made_in_english_on_its_first_paper_for_the_office(run, names):
    done = run("render", "welcome")
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{Path('posters/welcome-en-letter-office.pdf')}\n", "")
    assert names("posters") == ["welcome-en-letter-office.pdf"]


def test_the_file_holds_the_same_bytes_as_the_python_function_gives(run, tmp_path):
    run("render", "welcome", "--lang", "es", "--size", "A5")
    assert (tmp_path / "posters/welcome-es-a5-office.pdf").read_bytes() == render_bytes("welcome", lang="es", size="A5")


def test_lists_with_commas_are_multiplied(run):
    done = run("render", "welcome", "principles", "--lang", "es,ar", "--size", "Letter,a3", "--format", "txt")
    assert done.exit_code == 0, done.output
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        f"{piece}-{lang}-{size}-office.txt" for piece in ("welcome", "principles") for lang in ("es", "ar") for size in ("letter", "a3")
    ]


def test_repeated_names_make_one_file(run):
    done = run("render", "welcome", "welcome", "--lang", "es,es", "--size", "A4,a4", "--format", "txt,txt", "--profile", "web,web")
    assert done.stdout.splitlines() == [str(Path("posters/welcome-es-a4-web.txt"))]


def test_all_means_each_language_and_size_of_the_piece(run):
    done = run("render", "welcome", "--lang", "all", "--size", "all", "--format", "txt")
    names = done.stdout.splitlines()
    assert len(names) == len(set(names)) == len(Library().phrase_languages()) * 11
    assert all(LEGAL_ON_WINDOWS.fullmatch(Path(name).name) for name in names)


def test_a_pseudo_language_is_made_when_it_is_asked_for_by_name(run, tmp_path):
    done = run("render", "welcome", "--lang", "xx-long,xx-rtl,xx-tall", "--format", "pdf,txt")
    assert (done.exit_code, done.stderr) == (0, "")
    with pypdfium2.PdfDocument(tmp_path / "posters/welcome-xx-rtl-letter-office.pdf") as opened:
        assert opened.get_metadata_value("Title").startswith("يو")
    assert b"/Lang (my-x-tall)" in (tmp_path / "posters/welcome-xx-tall-letter-office.pdf").read_bytes()
    said = (tmp_path / "posters/welcome-xx-long-letter-office.txt").read_text(encoding="utf-8")
    assert "Draft translation, not yet checked by a qualified translator." in said


def test_pseudo_languages_are_neither_listed_nor_among_all(run):
    assert "xx-" not in run("list").stdout
    assert "xx-" not in run("render", "welcome", "--lang", "all", "--format", "txt").stdout


def test_landscape_and_both_stand_in_the_name(run):
    done = run("render", "welcome", "--orientation", "both", "--profile", "office,web", "--format", "txt")
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "welcome-en-letter-office.txt",
        "welcome-en-letter-web.txt",
        "welcome-en-letter-landscape-office.txt",
        "welcome-en-letter-landscape-web.txt",
    ]


def test_the_pages_of_pictures_are_numbered(run, tmp_path):
    done = run("render", "welcome", "--format", "png,pdf", "--size", "A5", "--dpi", "40")
    assert [Path(line).name for line in done.stdout.splitlines()] == ["welcome-en-a5-office-p1.png", "welcome-en-a5-office.pdf"]
    header = (tmp_path / "posters/welcome-en-a5-office-p1.png").read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(header[16:20], "big") == pytest.approx(148 / 25.4 * 40, abs=1)


def test_txt_gives_the_words_in_reading_order(run, tmp_path):
    run("render", "welcome", "--format", "txt")
    words = (tmp_path / "posters/welcome-en-letter-office.txt").read_text(encoding="utf-8").splitlines()
    assert words[0] == "You are welcome here."
    assert words.index("We listen before we advise.") < words.index("We speak with respect.")


def own_library(tmp_path: Path) -> Path:
    """A folder with a copy of welcome and of its theme under another name."""
    piece = tmp_path / "mine/layouts/welcome"
    themes = tmp_path / "mine/assets/themes"
    piece.mkdir(parents=True)
    themes.mkdir(parents=True)
    for path in (CHECKOUT / "layouts/welcome").glob("*.yaml"):
        (piece / path.name).write_bytes(path.read_bytes())
    (themes / "dusk.yaml").write_bytes((CHECKOUT / "assets/themes/sunrise.yaml").read_bytes())
    return tmp_path / "mine/layouts"


def test_another_theme_stands_in_the_name_and_the_own_one_does_not(run, tmp_path):
    layouts = own_library(tmp_path)
    own = run("render", "welcome", "--layouts", layouts, "--theme", "sunrise", "--format", "txt")
    other = run("render", "welcome", "--layouts", layouts, "--theme", "dusk", "--format", "txt")
    assert Path(own.stdout.strip()).name == "welcome-en-letter-office.txt"
    assert Path(other.stdout.strip()).name == "welcome-en-letter-office-dusk.txt"


def test_a_folder_of_layouts_here_is_used(run, tmp_path):
    own_library(tmp_path).rename(tmp_path / "layouts")
    (tmp_path / "layouts/welcome").rename(tmp_path / "layouts/ours")
    assert run("render", "ours", "--format", "txt").exit_code == 0


def test_the_clinics_details_are_on_the_poster(run, tmp_path, clinic):
    done = run("render", "welcome", "--format", "txt", "--clinic", clinic)
    assert done.exit_code == 0, done.output
    assert "River Street Clinic" in (tmp_path / "posters/welcome-en-letter-office.txt").read_text(encoding="utf-8")


def test_a_clinic_yaml_here_is_used_and_said(run, tmp_path, clinic):
    clinic.rename(tmp_path / "clinic.yaml")
    done = run("render", "welcome", "--format", "txt")
    assert done.stderr.startswith("using clinic.yaml from this folder")
    assert "River Street Clinic" in (tmp_path / "posters/welcome-en-letter-office.txt").read_text(encoding="utf-8")


def test_what_a_clinic_should_know_is_a_warning_that_stops_nothing(run, clinic):
    clinic.write_text(clinic.read_text(encoding="utf-8").replace("https://", "http://").replace(", es: Escanee", ""), encoding="utf-8")
    done = run("render", "welcome", "--lang", "es", "--clinic", clinic)
    assert done.exit_code == 0
    assert "warning[insecure-url]" in done.stderr
    assert "warning[untranslated]: 'qr.label' is not given in 'es'" in done.stderr


def created(path: Path) -> str:
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        return str(opened.get_metadata_value("CreationDate"))


def test_the_date_is_that_of_the_option_then_of_the_environment_then_of_the_piece(run, tmp_path, monkeypatch):
    path = tmp_path / "posters/welcome-en-letter-office.pdf"
    run("render", "welcome")
    assert created(path).startswith("D:20261123")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    run("render", "welcome")
    assert created(path).startswith("D:19700102")
    run("render", "welcome", "--date", "2027-03-04")
    assert created(path).startswith("D:20270304")


def test_the_folder_is_made_with_those_above_it(run, names):
    assert run("render", "welcome", "--format", "txt", "-o", "a/b").exit_code == 0
    assert names("a/b") == ["welcome-en-letter-office.txt"]


def test_a_file_that_is_there_is_replaced(run, tmp_path, names):
    (tmp_path / "posters").mkdir()
    (tmp_path / "posters/welcome-en-letter-office.txt").write_text("old")
    run("render", "welcome", "--format", "txt")
    assert names("posters") == ["welcome-en-letter-office.txt"]
    assert (tmp_path / "posters/welcome-en-letter-office.txt").read_text(encoding="utf-8") != "old"


def in_a_terminal(folder: Path, *args: str) -> tuple[str, str]:
    """What a command writes to stdout (a pipe) and to a terminal on stderr."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, CHECKOUT / "cli.py", *args], cwd=folder, stdout=subprocess.PIPE, stderr=theirs, text=True)
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    out, _ = process.communicate()
    assert process.returncode == 0
    return out, said.decode()


def test_a_bar_shows_on_a_terminal_when_there_are_more_than_a_few(tmp_path):
    few, silent = in_a_terminal(tmp_path, "render", "welcome", "--lang", "en,es,ar", "--format", "txt")
    many, bar = in_a_terminal(tmp_path, "render", "welcome", "--size", "all", "--format", "txt")
    assert (len(few.splitlines()), silent) == (3, "")
    assert len(many.splitlines()) == 11
    assert "Making posters" in bar
    assert "100%" in bar


def test_no_bar_shows_where_nobody_watches(run):
    assert run("render", "welcome", "--size", "all", "--format", "txt").stderr == ""
