"""``hrposter render --tile``: what it makes, what it says, what it refuses."""

from __future__ import annotations

import pypdfium2
import pytest

PRINT_EDITION = "  a print edition: its words can be copied, but for screen readers make the file with --profile web"


def test_a_poster_in_tiles_has_a_name_of_its_own_and_a_plan_first(run, names, tmp_path):
    done = run("render", "welcome", "--size", "18x24", "--tile", "letter")
    assert done.exit_code == 0
    assert names("posters") == ["welcome-en-18x24-office-tiled-letter.pdf"]
    with pypdfium2.PdfDocument(tmp_path / "posters/welcome-en-18x24-office-tiled-letter.pdf") as opened:
        assert f"{len(opened) - 1} sheets of Letter" in done.stderr
        assert 8 <= len(opened) <= 9
        assert "Put this poster together" in opened[0].get_textpage().get_text_range()
        assert {tuple(round(side) for side in page.get_size()) for page in opened} <= {(612, 792), (792, 612)}


def test_it_says_how_many_sheets_and_what_the_seams_go_through(run):
    first, edition, fewer, *seams = run("render", "welcome", "--size", "24x36", "--tile", "Letter").stderr.splitlines()
    assert first.startswith("note: welcome, en, 24x36 portrait, office: 15 sheets of Letter in full size, after a page that shows")
    assert first.endswith("print at 100 %")
    assert edition == PRINT_EDITION
    assert fewer == "  with --tile-layout fewest it takes 13 sheets; they lie both ways, and go together less simply"
    too_wide = "it is 433 mm wide, and a sheet of Letter shows 254 mm between two seams"
    assert f"  the seam of C1 and C2 cuts through the headline 'welcome here.': {too_wide}" in seams
    assert f"  the seam of C2 and C3 passes between the words of the headline 'welcome here.': {too_wide}" in seams
    assert seams[-1].startswith("  seams also pass through ")


def test_the_fewest_sheets_are_made_when_they_are_asked_for(run, tmp_path):
    done = run("render", "welcome", "--size", "A2", "--tile", "Letter", "--tile-layout", "fewest", "--tile-marks", "glue")
    assert "6 sheets of Letter in full size" in done.stderr
    assert "--tile-layout" not in done.stderr
    with pypdfium2.PdfDocument(tmp_path / "posters/welcome-en-a2-office-tiled-letter.pdf") as opened:
        assert len(opened) == 7


def test_it_says_that_the_poster_can_be_larger_on_as_many_sheets(run):
    done = run("render", "welcome", "--size", "A2", "--tile", "A4", "--max-sheets", "6")
    assert "6 sheets of A4 at 95%" in done.stderr
    assert "  with --tile-layout fewest it takes 6 sheets, at 100%; they lie both ways" in done.stderr


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("overdose", "--size", "24x36", "--tile", "A4"), "seams past it would go through the heading 'Help with breath' and the heading "),
        (
            ("beliefs", "--size", "A1", "--tile", "Letter", "--max-sheets", "4"),
            "to leave it whole takes 5 sheets of this size, and --max-sheets is 4",
        ),
        (("beliefs", "--size", "A1", "--tile", "Letter", "--max-sheets", "4"), " between two seams, for the 6.35 mm that the printer leaves blank"),
        (("voices", "--size", "Tabloid", "--tile", "Letter"), "to leave it whole takes 6 sheets"),
        (("language-wall", "--size", "24x36", "--tile", "Letter"), "cuts through the greeting 'You are welcome here': to leave it whole takes 19 "),
        (("language-wall", "--size", "24x36", "--tile", "Letter"), "it is 254.4 mm wide, and a sheet of Letter shows 254.0 mm between two seams"),
        (
            ("together", "--size", "24x36", "--tile", "A4", "--max-sheets", "4"),
            "no way to lay the sheets puts their seams past it; they reach 16.1 mm further",
        ),
        (
            ("welcome", "--size", "24x36", "--tile", "Letter"),
            "it ends 276 mm from the edge, where one sheet shows 263 mm, and the 48 mm before it are",
        ),
    ],
)
def test_it_says_why_each_seam_is_where_it_is(run, asked, why):
    done = run("render", *asked)
    assert why in done.stderr


def test_two_sheets_hold_it_at_91_percent(run):
    done = run("render", "welcome", "--size", "Tabloid", "--tile", "Letter", "--max-sheets", "2")
    assert "2 sheets of Letter at 91%, after a page" in done.stderr


def test_a_poster_that_becomes_very_small_is_said_to_be_so(run):
    done = run("render", "welcome", "--size", "24x36", "--tile", "Letter", "--max-sheets", "2")
    assert "at 43%" in done.stderr
    assert "that makes the words small; a smaller --size is laid out for its own paper" in done.stderr


def test_png_shows_each_sheet(run, names):
    done = run("render", "welcome", "--size", "A3", "--tile", "A4", "--format", "png", "--dpi", "30", "--tile-marks", "glue")
    assert done.exit_code == 0
    assert len(names("posters")) == int(done.stderr.split(" sheets of A4")[0].rpartition(" ")[2]) + 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--overlap", "20mm"], "error[usage]: --overlap is for a poster in tiles\n  help: add --tile Letter"),
        (["--max-sheets", "4"], "error[usage]: --max-sheets is for a poster in tiles"),
        (["--tile-layout", "fewest"], "error[usage]: --tile-layout is for a poster in tiles\n  help: add --tile Letter"),
        (["--tile", "Lettre"], "error[usage]: 'Lettre' is not a paper size\n  help: use one of"),
        (["--tile", "Letter", "--overlap", "3mm"], "an overlap of 3 mm is less than the 6.35 mm that the printer leaves blank"),
        (["--tile", "Letter", "--overlap", "100mm"], "leaves too little of Letter\n  help: use --overlap 81mm or less, or a larger paper"),
        (["--tile", "Letter", "--overlap", "5%"], "'5%' is a share, of nothing that is known here\n  help: write an overlap such as 12.7mm or 0.5in"),
        (["--tile", "Letter", "--overlap", "much"], "'much' is not a length"),
        (["--tile", "24x36"], "welcome, en, 24x36 portrait, office fits on one sheet of 24x36\n  help: leave out --tile, or choose a larger --size"),
        (["--tile", "Letter", "--profile", "press"], "which prints it in one piece\n  help: for --tile use --profile office"),
        (["--tile", "Letter", "--format", "txt"], "--tile is for what is printed, and txt is asked for\n  help: leave out one of the two"),
        (["--tile", "85x55"], "use a larger paper, or --max-sheets 200 or fewer"),
        (["--tile", "Letter", "--max-sheets", "0"], "error[usage]"),
    ],
)
def test_what_cannot_be_put_together_is_refused_with_a_way_out(run, tmp_path, asked, said):
    done = run("render", "welcome", "--size", "24x36", *asked)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "posters").exists()


def test_screens_are_not_made_of_paper(run):
    done = run("render", "welcome", "--profile", "screen", "--tile", "Letter")
    assert (done.exit_code, "is for a screen" in done.stderr) == (2, True)
