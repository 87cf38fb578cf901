"""Large print and screens from the command line."""

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from sample_jobs import PIECES, SHIPPED

from hrposter.papers import SCREENS


def test_large_print_is_a_pdf_on_the_usual_paper(run):
    done = run("render", "welcome", "--profile", "large-print", "--lang", "en,es", "-o", "out")
    assert (done.exit_code, done.stdout.splitlines()) == (0, ["out/welcome-en-letter-large-print.pdf", "out/welcome-es-letter-large-print.pdf"])


def test_all_sizes_of_large_print_are_its_papers(run):
    done = run("render", "voices-card", "--profile", "large-print", "--size", "all", "--format", "txt", "-o", "out")
    papers = ("letter", "legal", "tabloid", "a4", "a3")
    assert done.stdout.splitlines() == [f"out/voices-card-en-{paper}-large-print.txt" for paper in papers]


def test_a_screen_is_one_picture_of_so_many_pixels(run, tmp_path):
    done = run("render", "welcome", "--profile", "screen", "--size", "all", "-o", "out")
    assert done.stdout.splitlines() == [f"out/welcome-en-{screen}-screen.png" for screen in SCREENS]
    for screen in SCREENS:
        with Image.open(io.BytesIO((tmp_path / f"out/welcome-en-{screen}-screen.png").read_bytes())) as opened:
            assert "x".join(map(str, opened.size)) == screen


def test_the_first_screen_is_made_when_none_is_named(run):
    assert run("render", "why", "--profile", "screen").stdout.splitlines() == ["posters/why-en-1920x1080-screen.png"]


def test_other_kinds_of_files_are_made_of_a_screen_when_they_are_asked_for(run):
    done = run("render", "why", "--profile", "screen", "--format", "pdf,txt,png", "-o", "out")
    assert done.stdout.splitlines() == [f"out/why-en-1920x1080-screen.{ending}" for ending in ("pdf", "txt", "png")]


def test_each_profile_has_its_own_usual_kind_and_size(run):
    done = run("render", "why", "--profile", "office,large-print,screen", "-o", "out")
    endings = ("letter-office.pdf", "letter-large-print.pdf", "1920x1080-screen.png")
    assert done.stdout.splitlines() == [f"out/why-en-{ending}" for ending in endings]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("resources", "--profile", "screen"), "resources has no screen.yaml, so it cannot be shown on a screen"),
        (("welcome", "--profile", "screen", "--size", "A4"), "'A4' is not a screen"),
        (("welcome", "--profile", "screen", "--orientation", "both"), "the name of a screen says whether it is wide"),
        (("welcome", "--profile", "large-print", "--orientation", "landscape"), "large-print stands upright on every paper"),
        (("welcome", "--profile", "large-print", "--size", "A5"), "welcome (large-print) is not laid out for A5"),
        (("welcome", "--profile", "screen", "--dpi", "200"), "a picture for a screen has the pixels that its size says"),
        (("welcome", "--profile", "large-print", "--dpi", "200"), "--dpi is for png, and no png is asked for"),
    ],
)
def test_what_cannot_be_made_is_said(run, args, said):
    done = run("render", *args)
    assert done.exit_code == 2
    assert said in done.stderr


def test_pieces_with_a_screen_are_named(run):
    shown = [piece for piece in PIECES if (SHIPPED / piece / "screen.yaml").is_file()]
    assert {"welcome", "beliefs", "language-wall"} <= set(shown)
    assert f"these can: {', '.join(shown)}\n" in run("render", "resources", "--profile", "screen").stderr


def test_the_list_says_which_pieces_have_screens(run):
    table = run("list").stdout.partition("\n(shared")[0].splitlines()
    counts = {name: screens for name, _, _, screens, _ in (re.split(" {2,}", line) for line in table)}
    assert (counts["welcome"], counts["resources"]) == (str(len(SCREENS)), "-")
    assert f" {', '.join(SCREENS)}\n" in run("list", "welcome").stdout
    listed = {piece["name"]: piece["screens"] for piece in json.loads(run("list", "--format", "json").stdout)["pieces"]}
    assert (listed["welcome"], listed["resources"]) == (list(SCREENS), [])


def test_explain_counts_pixels_on_a_screen(run):
    lines = run("explain", "welcome", "--profile", "screen").stdout.splitlines()
    assert lines[0] == "welcome in en on 1920x1080 (1920.0 x 1080.0 px)"
    assert "short_edge 1080.0px" in lines[2]


def test_explain_shows_the_column_of_large_print(run):
    said = run("explain", "seat-belt", "--profile", "large-print").stdout
    assert "all words" in said
    assert "large-heading" in said


def test_a_mistake_in_a_screen_is_found_before_it_is_made(run, tmp_path):
    assert run("new", "ours", "--from", "welcome").exit_code == 0
    path: Path = tmp_path / "layouts/ours/screen.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("text: title", "text: titel"), encoding="utf-8")
    found = json.loads(run("validate", "--format", "json").stdout)
    assert [(Path(problem["path"]).name, problem["code"]) for problem in found] == [("screen.yaml", "unknown-words")]
    path.with_name("layout.yaml").unlink()
    found = json.loads(run("validate", "layouts/ours/screen.yaml", "--format", "json").stdout)
    assert [(Path(problem["path"]).name, problem["code"]) for problem in found] == [("screen.yaml", "missing-layout")]


def test_a_copy_brings_its_screen_along(run):
    assert "and on screens in screen.yaml" in run("new", "ours", "--from", "welcome").stderr
    assert "screen.yaml" not in run("new", "mine", "--from", "resources").stderr
    assert run("render", "ours", "--profile", "screen", "-o", "out").stdout.splitlines() == ["out/ours-en-1920x1080-screen.png"]
