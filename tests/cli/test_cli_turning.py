"""resources.yaml and bundles on the command line."""

import datetime
from pathlib import Path

import pytest

from hrposter.cli import surroundings

ENTRIES = """\
hrposter: 1
entries:
  - {name: Night line, when: tonight, what: {en: A person picks up.}, phone: (303) 444-1212, verified_on: 2026-11-01}
"""
BUNDLE = "hrposter: 1\ntitle: Ours\naudience: patients\npieces: [welcome, resources]\n"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The day by the clock, which a test may set."""

    def be(day: str) -> None:
        monkeypatch.setattr(surroundings, "today", lambda: datetime.date.fromisoformat(day))

    be("2026-11-23")
    return be


def write(folder: Path, name: str, text: str = ENTRIES) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def words(run, *options) -> str:
    done = run("render", "resources", "--format", "txt", *options)
    assert done.exit_code == 0, done.stderr
    return Path("posters/resources-en-letter-office.txt").read_text(encoding="utf-8")


def test_without_a_file_the_examples_are_shown(run):
    done = run("render", "resources", "--format", "txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Example" in words(run)


def test_a_file_here_is_used_and_said(run, tmp_path):
    write(tmp_path, "resources.yaml")
    done = run("render", "resources", "--format", "txt")
    assert done.stderr == "using resources.yaml from this folder; --resources FILE chooses another\n"
    assert "Night line" in words(run)


def test_a_file_that_is_named_comes_first(run, tmp_path):
    write(tmp_path, "resources.yaml")
    write(tmp_path, "other.yaml", ENTRIES.replace("Night line", "Day line"))
    assert "Day line" in words(run, "--resources", "other.yaml")


def test_a_piece_without_resources_says_nothing_of_the_file(run, tmp_path):
    write(tmp_path, "resources.yaml", "hrposter: 9\n")
    done = run("render", "welcome")
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_file_that_no_poster_shows_is_a_mistake_in_the_command(run, tmp_path):
    write(tmp_path, "other.yaml")
    done = run("render", "welcome", "--resources", "other.yaml")
    assert done.exit_code == 2
    assert "none of these posters shows people and things to turn to" in done.stderr


def test_a_text_in_no_language_of_the_poster_is_a_warning(run, tmp_path):
    write(tmp_path, "resources.yaml")
    done = run("render", "resources", "--lang", "es", "--format", "txt")
    assert done.exit_code == 0
    assert "warning[untranslated]: 'what' is not given in 'es'" in done.stderr


def test_entries_grow_old_by_the_clock_of_this_computer(run, tmp_path, today):
    write(tmp_path, "resources.yaml")
    today("2027-06-01")
    done = run("render", "resources", "--format", "txt")
    assert done.exit_code == 0
    assert "warning[stale]: 'Night line' was checked 212 days ago, on 2026-11-01" in done.stderr
    today("2027-12-01")
    done = run("render", "resources", "--format", "txt")
    assert done.exit_code == 1
    assert "error[stale]: 'Night line' was checked 395 days ago" in done.stderr


def test_a_date_that_is_given_is_the_day_that_ages_are_counted_from(run, tmp_path, today):
    write(tmp_path, "resources.yaml")
    today("2030-01-01")
    assert run("render", "resources", "--format", "txt", "--date", "2026-11-23").exit_code == 0
    done = run("render", "resources", "--format", "txt", "--date", "2026-10-01")
    assert done.exit_code == 1
    assert "error[future-date]" in done.stderr
    assert run("render", "resources", "--format", "txt", env={"SOURCE_DATE_EPOCH": "1795000000"}).exit_code == 0  # 18 November 2026


def test_the_clock_never_reaches_a_file(run, tmp_path, today):
    write(tmp_path, "resources.yaml")
    made = []
    for day in ("2026-11-23", "2027-01-05"):
        today(day)
        assert run("render", "resources").exit_code == 0
        made.append(Path("posters/resources-en-letter-office.pdf").read_bytes())
    assert made[0] == made[1]


def test_explain_takes_the_file_as_well(run, tmp_path):
    write(tmp_path, "other.yaml")
    done = run("explain", "resources", "--resources", "other.yaml")
    assert done.exit_code == 0
    heights = [
        float(line.split()[5])
        for text in (done.stdout, run("explain", "resources").stdout)
        for line in text.splitlines()
        if line.startswith("people")
    ]
    assert heights[0] < 0.5 * heights[-1]


def test_validate_reads_the_file_by_its_name_and_counts_from_today(run, tmp_path, monkeypatch):
    write(tmp_path, "resources.yaml")
    monkeypatch.setattr("hrposter.cli.checks.today", lambda: datetime.date(2027, 12, 1))
    done = run("validate")
    assert done.exit_code == 1
    assert "resources.yaml:3:107: error[stale]" in done.stdout
    assert run("validate", env={"SOURCE_DATE_EPOCH": "1795000000"}).exit_code == 0


@pytest.mark.parametrize("name", ["resources.yaml", "places/numbers.yaml", "layouts/ours/resources.yaml"])
def test_validate_knows_the_file_wherever_it_stands(run, tmp_path, name):
    write(tmp_path, name, ENTRIES.replace("tonight", "tonite"))
    done = run("validate", name)
    assert done.exit_code == 1
    assert "did you mean 'tonight'?" in done.stdout


# ---------------------------------------------------------------- bundles


def test_a_bundle_is_all_its_pieces(run, names):
    done = run("render", "--bundle", "welcome-kit", "--format", "txt")
    assert done.exit_code == 0, done.stderr
    made = {name.partition("-en-")[0] for name in names("posters")}
    assert {"welcome", "welcome-parents", "principles", "resources"} <= made


def test_pieces_beside_a_bundle_are_made_once(run, names, tmp_path):
    write(tmp_path, "bundles/ours.yaml", BUNDLE)
    done = run("render", "principles", "welcome", "--bundle", "ours", "--format", "txt")
    assert done.exit_code == 0, done.stderr
    assert names("posters") == [f"{piece}-en-letter-office.txt" for piece in ("principles", "resources", "welcome")]


def test_neither_a_piece_nor_a_bundle_is_a_mistake_in_the_command(run):
    done = run("render")
    assert done.exit_code == 2
    assert "or a bundle with --bundle" in done.stderr


def test_another_bundle_is_told_the_nearest(run):
    done = run("render", "--bundle", "welcome")
    assert done.exit_code == 2
    assert "there is no bundle 'welcome'" in done.stderr
    assert "welcome-kit" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "code"), [("welcome", "welcom", "unknown-piece"), ("resources", "beliefs", "advocacy"), ("title", "titel", "unknown-key")]
)
def test_a_bundle_with_a_mistake_makes_nothing(run, tmp_path, old, new, code):
    write(tmp_path, "bundles/ours.yaml", BUNDLE.replace(old, new))
    for command in (("render", "--bundle", "ours"), ("validate",)):
        done = run(*command)
        assert done.exit_code == 1
        assert f"error[{code}]" in done.stdout + done.stderr
    assert not (tmp_path / "posters").exists()


def test_bundles_of_your_own_are_listed(run, tmp_path):
    write(tmp_path, "bundles/ours.yaml", BUNDLE)
    assert "  ours (for patients): welcome, resources\n" in run("list").stdout
    write(tmp_path, "bundles/ours.yaml", BUNDLE.replace("audience: patients\n", ""))
    done = run("list")
    assert done.exit_code == 1
    assert "error[missing-key]" in done.stderr
