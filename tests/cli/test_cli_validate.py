import json
from pathlib import Path

import pytest

from hrposter.resources import data_folder

SHIPPED = data_folder()


@pytest.fixture
def piece(tmp_path: Path) -> Path:
    """A copy of welcome in three languages, in ./layouts/ours."""
    folder = tmp_path / "layouts/ours"
    folder.mkdir(parents=True)
    for name in ("layout.yaml", "screen.yaml", "en.yaml", "es.yaml", "ar.yaml"):
        (folder / name).write_bytes((SHIPPED / "layouts/welcome" / name).read_bytes())
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def codes(run, *args: str) -> list[str]:
    done = run("validate", "--format", "json", *args)
    assert "Traceback" not in done.stderr
    return [problem["code"] for problem in json.loads(done.stdout)]


def test_what_ships_is_without_problems(run):
    done = run("validate")
    assert done.exit_code == 0, done.stdout
    assert done.stdout == ""
    assert done.stderr.startswith("no problems in ")


def test_what_is_here_is_read_when_nothing_is_named(run, tmp_path, piece, clinic):
    clinic.rename(tmp_path / "clinic.yaml")
    done = run("validate")
    assert (done.exit_code, done.stderr) == (0, "no problems in 6 files\n")


def test_every_problem_of_every_file_has_its_place(run, piece, clinic, tmp_path):
    clinic.rename(tmp_path / "clinic.yaml")
    change(tmp_path / "clinic.yaml", "phone:", "fone:")
    change(piece / "es.yaml", "status: draft", "status: perfect")
    change(piece / "ar.yaml", "hrposter: 1", "hrposter: 2")
    change(piece / "layout.yaml", "title: Welcome poster", "titel: Welcome poster")
    change(piece / "layout.yaml", "lines: 2", "lines: two")
    done = run("validate")
    assert done.exit_code == 1
    ours = Path("layouts/ours")
    assert [line.partition(": error")[0] for line in done.stdout.splitlines() if not line.startswith("  help: ")] == [
        "clinic.yaml:3:1",
        f"{ours / 'ar.yaml'}:2:11",
        f"{ours / 'es.yaml'}:4:9",
        f"{ours / 'layout.yaml'}:3:1",
        next(
            f"{ours / 'layout.yaml'}:{line}:{text.index('two') + 1}" for line, text in enumerate(lines_of(piece / "layout.yaml"), 1) if "two" in text
        ),
    ]
    assert done.stdout.count("help: ") == 5
    assert done.stderr == "5 problems in 6 files\n"


def test_a_translation_is_compared_with_its_english(run, piece):
    change(piece / "es.yaml", "  lede:", "  led:")
    assert codes(run, str(piece / "es.yaml")) == ["missing-words", "extra-words"]


def test_a_language_without_shared_phrases_is_reported(run, piece):
    change(piece / "es.yaml", "language: es", "language: it")
    (piece / "es.yaml").rename(piece / "it.yaml")
    assert codes(run, str(piece / "it.yaml")) == ["missing-phrases"]


def test_names_that_lead_nowhere_are_reported(run, piece):
    change(piece / "layout.yaml", "style: lead", "style: leed")
    change(piece / "layout.yaml", "art: parent-and-baby", "art: parent-and-cat")
    assert sorted(codes(run, str(piece))) == ["unknown-art", "unknown-style"]


def test_a_theme_that_is_not_there_is_reported(run, piece):
    change(piece / "layout.yaml", "theme: sunrise", "theme: sunset")
    assert codes(run, str(piece / "layout.yaml")) == ["unknown-theme"]


def test_a_layout_without_english_is_reported(run, piece):
    (piece / "en.yaml").unlink()
    assert codes(run, str(piece / "layout.yaml")) == ["missing-language"]


def test_the_art_of_a_piece_is_read(run, piece):
    (piece / "parent-and-baby.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>')
    done = run("validate", piece)
    assert done.exit_code == 1
    assert "parent-and-baby.svg:1:" in done.stdout


def test_a_logo_is_opened(run, tmp_path, clinic):
    (tmp_path / "logo.png").write_text("I am a text")
    clinic.write_text(clinic.read_text(encoding="utf-8") + "logo: logo.png\n", encoding="utf-8")
    assert codes(run, str(clinic)) == ["logo"]


def test_a_warning_is_printed_and_exits_with_0(run, clinic):
    change(clinic, "https://", "http://")
    done = run("validate", clinic)
    assert done.exit_code == 0
    assert "warning[insecure-url]" in done.stdout
    assert done.stderr == "1 problem in 1 file\n"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.yaml", "hrposter: 1\nregions: {}\n", "missing-key"),
        ("b.yaml", "hrposter: 1\nwords: {}\nlanguage: en\n", "language"),
        ("c.yaml", "hrposter: 1\ncolours: {}\n", "missing-key"),
        ("d.yaml", "hrposter: 1\nphrases: {}\n", "missing-key"),
        ("e.yaml", "name: River\n", "missing-key"),
        ("f.yaml", "services: {web: {image: nginx}}\n", "unknown-file"),
        ("g.yaml", "a: [1\n", "yaml"),
        ("h.yaml", "", "empty"),
        ("layout.yaml", "words: {}\n", "missing-key"),
        ("clinic.yaml", "hrposter: 1\nname: TBD\n", "placeholder"),
        ("themes/a.yaml", "x: 1\n", "unknown-key"),
        ("phrases/a.yaml", "x: 1\n", "unknown-key"),
    ],
)
def test_a_file_is_told_by_its_name_its_folder_or_its_keys(run, tmp_path, name, text, code):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert code in codes(run, name)


def test_files_of_others_in_a_folder_are_left_alone(run, tmp_path, clinic):
    (tmp_path / "docker-compose.yaml").write_text("name: web\nservices: {}\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden/clinic.yaml").write_text("")
    (tmp_path / "broken.yaml").write_text("a: [1\n")
    assert run("validate", ".").stderr == "no problems in 1 file\n"


def test_a_folder_with_nothing_of_ours_exits_with_2(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("validate", "empty").exit_code == 2


def test_a_path_that_is_not_there_exits_with_2(run):
    assert run("validate", "nowhere").exit_code == 2


def test_the_same_problem_through_two_paths_is_reported_once(run, piece):
    change(piece / "en.yaml", "status: source", "status: perfect")
    assert codes(run, str(piece), "layouts/ours/en.yaml", "layouts") == ["value"]


@pytest.mark.parametrize(("form", "start"), [("human", "clinic.yaml:2:7: error["), ("short", "clinic.yaml:2:7: error["), ("github", "::error file=")])
def test_problems_are_printed_in_the_format_asked_for(run, tmp_path, form, start):
    (tmp_path / "clinic.yaml").write_text("hrposter: 1\nname: TBD\n")
    done = run("validate", "--format", form)
    assert done.exit_code == 1
    assert done.stdout.startswith(start)
    assert ("help: " in done.stdout) == (form != "short")
    assert bool(done.stderr) == (form == "human")


def test_json_gives_each_part_by_itself(run, tmp_path):
    (tmp_path / "clinic.yaml").write_text("hrposter: 1\nname: TBD\n")
    (problem,) = json.loads(run("validate", "--format", "json").stdout)
    assert (problem["path"], problem["line"], problem["column"], problem["severity"]) == ("clinic.yaml", 2, 7, "error")
    assert problem["help"]


JOBS = "hrposter: 1\nrosters: [clinics.csv]\npieces: [welcome]\nlanguages: [en, es]\ninclude:\n  - {pieces: [voices-card], sizes: [A6]}\n"


def job_file(folder: Path, old: str = "", new: str = "", name: str = "jobs.yaml") -> Path:
    (folder / "clinics.csv").write_text("name\nOurs\n", encoding="utf-8")
    path = folder / name
    path.write_text(JOBS.replace(old, new, 1) if old else JOBS, encoding="utf-8")
    return path


def test_a_job_file_is_read_with_what_is_here_and_by_its_keys(run, tmp_path):
    job_file(tmp_path)
    assert (run("validate").exit_code, run("validate").stderr) == (0, "no problems in 1 file\n")
    job_file(tmp_path, name="spring.yaml")
    assert run("validate", "spring.yaml").stderr == "no problems in 1 file\n"
    assert run("validate", ".").stderr == "no problems in 2 files\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("clinics.csv", "nobody.csv", "jobs.yaml:2:11: error[value]: there is no file 'nobody.csv' beside this one"),
        ("welcome", "welcom", "jobs.yaml:3:10: error[value]: there is no piece 'welcom'"),
        ("[en, es]", "[en, qq]", "jobs.yaml:1:1: error[usage]: "),
        ("sizes: [A6]", "sizes: [A1]", "jobs.yaml:6:5: error[usage]: voices-card is not laid out for A1"),
    ],
)
def test_mistakes_of_a_job_file_have_their_place(run, tmp_path, old, new, said):
    job_file(tmp_path, old, new)
    done = run("validate")
    assert (done.exit_code, done.stdout.startswith(said)) == (1, True), done.stdout
    assert "\n  help: " in done.stdout
