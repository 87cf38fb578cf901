"""``hrposter render --fold``, and pieces that are made to be folded."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "imposition"))
from sample_folds import folded_piece

from hrposter.orders import Order, sheets_of
from hrposter.resources import Library

BOTH_SIDES = "print at 100 %, on both sides, flipped on the short edge"
FOR_A_SCREEN = "a print edition: its words can be copied, but for reading on a screen make the file with --profile web"


def pages_of(path: Path) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(path) as opened:
        return [page.get_size() for page in opened]


def test_a_piece_with_pages_becomes_a_booklet(run, tmp_path):
    ran = run("render", "seat-belt", "--fold", "booklet", "--size", "Letter", "-o", "out")
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.split() == ["out/seat-belt-en-letter-booklet-office.pdf"]
    note, blanks, edition = ran.stderr.splitlines()
    assert note.startswith("note: seat-belt, en, Letter booklet, office: to be folded (booklet); ")
    assert BOTH_SIDES in note
    assert note.endswith("; the last page shows how to fold it")
    assert blanks.strip() == "2 pages stay empty before the back cover, since a sheet has 4 pages"
    assert edition.strip() == FOR_A_SCREEN
    assert pages_of(tmp_path / "out/seat-belt-en-letter-booklet-office.pdf") == [(792, 612)] * 3


def test_the_first_size_is_one_that_the_piece_is_made_for_as_well(run):
    ran = run("render", "seat-belt", "--fold", "half")
    assert ran.stdout.split() == ["posters/seat-belt-en-letter-half-office.pdf"]


def test_all_sizes_are_those_whose_halves_the_piece_has():
    order = Order(("seat-belt",), "en", "all", "portrait", "office", None, None, None, Library(), fold="booklet")
    assert [sheet.job.paper.name for sheet in sheets_of(order)] == ["Letter", "A4", "Tabloid", "A3"]


def test_a_folded_piece_is_folded_unasked(run, tmp_path):
    folded_piece(tmp_path, "trifold")
    ran = run("render", "all", "--lang", "en,ar", "-o", "out")
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.split() == ["out/all-en-letter-office.pdf", "out/all-ar-letter-office.pdf"]
    assert "note: all, en, Letter portrait, office; all, ar, Letter portrait, office: to be folded (trifold); " in ran.stderr
    assert FOR_A_SCREEN in ran.stderr
    assert len(pages_of(tmp_path / "out/all-en-letter-office.pdf")) == 3


def test_the_web_shows_pages_singly_and_nothing_is_said(run, tmp_path):
    folded_piece(tmp_path, "zine")
    ran = run("render", "all", "--profile", "web", "-o", "out")
    assert ran.stderr == ""
    assert pages_of(tmp_path / "out/all-en-letter-web.pdf") == [(198, 306)] * 8


def test_words_are_written_in_the_order_of_reading(run, tmp_path):
    folded_piece(tmp_path, "zine")
    ran = run("render", "all", "--format", "txt", "-o", "out")
    assert ran.stderr == ""
    said = (tmp_path / "out/all-en-letter-office.txt").read_text().splitlines()
    assert said[::2] == ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]


def test_pictures_are_of_the_sheets(run, tmp_path):
    folded_piece(tmp_path, "half")
    ran = run("render", "all", "--format", "png", "--dpi", "30", "-o", "out")
    assert ran.stdout.split() == [f"out/all-en-letter-office-p{number}.png" for number in (1, 2, 3)]


def test_both_orientations_are_one_where_the_fold_decides(run, tmp_path):
    folded_piece(tmp_path, "half")
    ran = run("render", "all", "--orientation", "both")
    assert ran.stdout.split() == ["posters/all-en-letter-office.pdf"]


@pytest.mark.parametrize("count", ["0.2mm", "0.01in"])
def test_the_thickness_of_paper_changes_only_inner_sheets(run, tmp_path, count):
    plain = run("render", "seat-belt", "--fold", "booklet")
    assert plain.exit_code == 0
    before = (tmp_path / "posters/seat-belt-en-letter-booklet-office.pdf").read_bytes()
    assert run("render", "seat-belt", "--fold", "booklet", "--thickness", count).exit_code == 0
    assert (tmp_path / "posters/seat-belt-en-letter-booklet-office.pdf").read_bytes() == before, "one sheet lies in no other"


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ("seat-belt --fold bocklet", 2, "there is no fold 'bocklet'"),
        ("seat-belt --fold zine", 2, "seat-belt is not made to be folded as zine"),
        ("seat-belt --fold booklet --size Legal", 2, "seat-belt is not laid out for pages that are half of Legal"),
        ("seat-belt --fold booklet --profile web", 2, "web shows pages one by one"),
        ("seat-belt --fold booklet --profile large-print", 2, "large-print shows pages one by one"),
        ("seat-belt --fold booklet --orientation landscape", 2, "the fold says how the sheet of seat-belt lies"),
        ("seat-belt --fold booklet --thickness 3mm", 2, "'3mm' is not the thickness of a sheet"),
        ("seat-belt --fold booklet --thickness 5%", 2, "'5%' is not the thickness of a sheet"),
        ("seat-belt --fold booklet --thickness thin", 2, "'thin' is not a length"),
        ("seat-belt --fold booklet --size A3 --tile A5", 2, "is printed on sheets to fold, which cannot be put together"),
        ("interpreter-card --fold booklet --size Half-letter", 1, "has 1 page on Half-letter, and nothing to fold"),
    ],
)
def test_what_cannot_be_folded_is_said(run, tmp_path, asked, code, said):
    ran = run("render", *asked.split())
    assert ran.exit_code == code, ran.stderr
    assert said in ran.stderr
    assert "help: " in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "posters").exists()


def test_a_folded_piece_takes_no_other_fold_and_does_not_lie_otherwise(run, tmp_path):
    folded_piece(tmp_path, "trifold")
    assert "all is folded as trifold already" in run("render", "all", "--fold", "half").stderr
    assert "the fold says how the sheet of all lies" in run("render", "all", "--orientation", "landscape").stderr


def test_more_pages_than_a_half_fold_has_are_an_error_before_anything_is_written(run, tmp_path):
    folded_piece(tmp_path, "half")
    path = tmp_path / "layouts/all/layout.yaml"
    text = path.read_text()
    head, _, regions = text.partition("regions:\n")
    story = "  - text: " + "Words that go on and on. " * 400 + "\n"
    (tmp_path / "layouts/all/en.yaml").write_text(f"hrposter: 1\nlanguage: en\nstatus: source\nwords:\n  title: Title\n  story:\n{story}")
    grid = "{columns: [1fr], rows: [auto, 1fr, auto], areas: [title, story, draft]}"
    path.write_text(
        head.replace("fold: half\n", "pages: 12\n").replace("[Letter, A4]", "[Half-letter]")
        + f"grid: {grid}\nnext: {{grid: {grid}}}\n"
        + "regions:\n  title: {text: title, style: title, tag: H1}\n  story: {flow: story}\n  draft: {draft: note}\n"
    )
    assert regions
    ran = run("render", "all", "--fold", "half", "-o", "out")
    assert ran.exit_code == 1, ran.stderr
    assert "pages on Letter, and half has 4" in ran.stderr
    assert "take --fold booklet" in ran.stderr
    assert not (tmp_path / "out").exists()
    assert run("render", "all", "--fold", "booklet", "-o", "out").exit_code == 0


def test_validate_and_explain_know_panels(run, tmp_path):
    folded_piece(tmp_path, "trifold")
    assert run("validate").exit_code == 0
    said = run("explain", "all").stdout
    assert "page 3 of 6: composition 'base, panel 3'" in said
    assert "panel 1 of Letter, folded as trifold (93.7 x 215.9 mm)" in said
    assert "hidden by this variant" not in said


def test_folds_keep_clear_of_the_margins_of_the_printer_that_was_measured(run, tmp_path):
    folded_piece(tmp_path, "half")
    assert run("calibrate", "--set", "left=9mm").exit_code == 0
    assert "using your printer's measures" in run("render", "all", "-o", "kept").stderr
    assert "using your printer's measures" not in run("render", "all", "--printer", "none", "-o", "usual").stderr
    kept, usual = ((tmp_path / folder / "all-en-letter-office.pdf").read_bytes() for folder in ("kept", "usual"))
    assert kept != usual
