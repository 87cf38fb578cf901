"""Cards on sheets from the command line: files, both sides, words that can be copied, codes that can be read, and what cannot be."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2
import pytest

OWN = """\
hrposter: 1
title: A card with a code
sizes: [Quarter-letter, 3.5x2, 85x55, A6]
updated: 2026-11-23
theme: sunrise
page: {margin: 6%, gap: space.s, surface: paper}
grid: {columns: [1fr], rows: [auto, 1fr, auto], areas: [title, clinic, draft]}
regions:
  title: {text: title, style: card-title, lines: 2, tag: H1}
  clinic: {contact: band, heading: card-name, style: card-note, show: [name, qr]}
  draft: {draft: card-note}
"""
WORDS = "hrposter: 1\nlanguage: en\nstatus: source\nwords:\n  title: Call us\n"


def own_card(folder: Path, layout: str = OWN, words: str = WORDS) -> None:
    piece = folder / "layouts/ours"
    piece.mkdir(parents=True)
    (piece / "layout.yaml").write_text(layout, encoding="utf-8")
    (piece / "en.yaml").write_text(words, encoding="utf-8")


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def preferences(path: Path) -> dict[str, str]:
    with pikepdf.open(path) as opened:
        return {key: str(value) for key, value in opened.Root.ViewerPreferences.items()}


def test_a_sheet_is_full_of_the_same_card_with_words_that_can_be_copied(run, clinic, tmp_path):
    done = run("render", "people-to-call", "--nup", "cards-10-letter", "--clinic", clinic)
    path = Path("posters/people-to-call-en-3.5x2-office-cards-10-letter.pdf")
    assert (done.exit_code, done.stdout) == (0, f"{path}\n")
    assert "print at 100 %" in done.stderr
    assert "--profile web" in done.stderr
    (said,) = texts(tmp_path / path)
    assert said.count("(415) 555-0123") == said.count("People to call") == 10
    with pikepdf.open(tmp_path / path) as opened:
        assert [float(each) for each in opened.pages[0].MediaBox] == [0, 0, 612, 792]
    assert preferences(tmp_path / path) == {"/DisplayDocTitle": "True", "/PrintScaling": "/None", "/Duplex": "/Simplex"}


@pytest.mark.parametrize(("options", "duplex"), [((), "/DuplexFlipLongEdge"), (("--flip", "short"), "/DuplexFlipShortEdge")])
def test_a_back_stands_on_the_second_page_and_the_file_says_how_to_turn(run, tmp_path, options, duplex):
    done = run("render", "people-to-call", "--nup", "cards-8-letter", "--back", "ask-first-card", *options)
    assert done.exit_code == 0, done.output
    path = tmp_path / "posters/people-to-call-en-3.5x2-office-cards-8-letter-with-ask-first-card.pdf"
    front, back = texts(path)
    assert (front.count("People to call"), back.count("People to call")) == (8, 0)
    assert back.count("We explain.") == 8
    assert preferences(path)["/Duplex"] == duplex


def test_the_back_may_be_the_same_card_in_another_language(run, tmp_path):
    done = run("render", "people-to-call", "--nup", "cards-10-a4", "--back-lang", "es")
    assert done.exit_code == 0, done.output
    front, back = texts(tmp_path / "posters/people-to-call-en-85x55-office-cards-10-a4-with-es.pdf")
    assert (front.count("People to call"), back.count("A quién llamar")) == (10, 10)


def test_a_draft_of_a_critical_card_has_its_english_behind_it(run, tmp_path):
    done = run("render", "ask-first-card", "--lang", "es", "--nup", "cards-10-letter")
    assert done.exit_code == 0, done.output
    front, back = texts(tmp_path / "posters/ask-first-card-es-3.5x2-office-cards-10-letter.pdf")
    assert "We explain" not in front
    assert back.count("We explain") == 10


def test_cards_in_many_languages_fill_the_same_sheets_in_turn(run, tmp_path):
    done = run("render", "people-to-call", "--lang", "en,es,fr", "--nup", "cards-8-letter", "--mix")
    path = Path("posters/people-to-call-en-es-fr-cards-8-letter-mixed.pdf")
    assert (done.exit_code, done.stdout) == (0, f"{path}\n")
    (said,) = texts(tmp_path / path)
    assert [said.count(title) for title in ("People to call", "A quién llamar", "Qui appeler")] == [3, 3, 2]
    done = run("render", "people-to-call", "--lang", "en,es", "--nup", "cards-8-letter", "--mix", "--back", "ask-first-card", "--back-lang", "en")
    assert done.stdout == f"{Path('posters/people-to-call-en-es-cards-8-letter-with-ask-first-card-en-mixed.pdf')}\n"


def test_the_code_on_every_card_can_be_read(run, clinic, tmp_path):
    own_card(tmp_path)
    done = run("render", "ours", "--nup", "cards-10-letter", "--clinic", clinic)
    assert done.exit_code == 0, done.output
    with pypdfium2.PdfDocument(tmp_path / "posters/ours-en-3.5x2-office-cards-10-letter.pdf") as opened:
        picture = np.asarray(opened[0].render(scale=200 / 72).to_pil().convert("L"))
    read = []
    for left, top in product((150, 850), (100, 500, 900, 1300, 1700)):  # cards of 700 x 400 pixels
        found, *_ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(picture[top : top + 400, left : left + 700]))
        read.append(found)
    assert read == ["https://example.org/welcome"] * 10


def test_a_sheet_may_be_a_picture(run):
    done = run("render", "voices-card", "--nup", "postcards-letter", "--format", "pdf,png", "--dpi", "50")
    assert done.exit_code == 0, done.output
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "voices-card-en-4x6-office-postcards-letter.pdf",
        "voices-card-en-4x6-office-postcards-letter-p1.png",
    ]


def test_a_sheet_passes_what_is_asked_of_files_for_the_archive(run):
    run("render", "ask-first-card", "--lang", "ar", "--nup", "badges-6-letter")
    done = run("preflight", "posters/ask-first-card-ar-3x4-office-badges-6-letter.pdf")
    assert done.exit_code == 0, done.output


def test_a_sheet_of_a_persons_own_is_found_beside_their_layouts(run, tmp_path):
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/shop.yaml").write_text(
        "hrposter: 1\ntitle: Ours\npaper: Letter\ncard: 3.5in x 2in\ncolumns: 1\nrows: 2\nmargins: {left: 2in, top: 2in}\n", encoding="utf-8"
    )
    assert run("validate").exit_code == 0
    assert "shop (3.5x2): Ours" in run("list").stdout
    done = run("render", "people-to-call", "--nup", "shop")
    assert done.exit_code == 0, done.output
    assert texts(tmp_path / "posters/people-to-call-en-3.5x2-office-shop.pdf")[0].count("People to call") == 2


def test_mistakes_in_a_sheet_are_told_with_their_places(run, tmp_path):
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/shop.yaml").write_text(
        "hrposter: 1\ntitle: Ours\npaper: Letter\ncard: 3.5in x 2in\ncolumns: 3\nrows: 2\nmargins: {left: 2in, top: 2in}\n", encoding="utf-8"
    )
    for command in (("validate",), ("render", "people-to-call", "--nup", "shop")):
        done = run(*command)
        assert done.exit_code == 1
        assert "shop.yaml:7:10: error[card-sheet]: 3 cards across reach 317.5 mm; Letter has 215.9 mm" in done.output
    assert not (tmp_path / "posters").exists()


def test_a_card_too_small_for_its_words_is_an_overflow(run, tmp_path):
    own_card(tmp_path, words=WORDS.replace("Call us", "Unpronounceabilities"), layout=OWN.replace("lines: 2", "lines: 1"))
    done = run("render", "ours", "--nup", "cards-10-letter")
    assert done.exit_code == 1
    assert "error[overflow]: 'Unpronounceabilities'" in done.stderr
    assert not (tmp_path / "posters").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("people-to-call", "--nup", "cards-10-leter"), "there is no sheet of cards 'cards-10-leter'"),
        (("welcome", "--nup", "cards-10-letter"), "welcome is not laid out for 3.5x2"),
        (("people-to-call", "--nup", "cards-10-letter", "--size", "A6"), "the cards of cards-10-letter are 3.5x2"),
        (("people-to-call", "--nup", "cards-10-letter", "--profile", "web"), "web is not for that"),
        (("people-to-call", "--nup", "cards-10-letter", "--profile", "press"), "a print shop puts cards on its own sheets"),
        (("people-to-call", "--nup", "cards-10-letter", "--format", "txt"), "the words of a sheet are those of the piece"),
        (("people-to-call", "--nup", "cards-10-letter", "--back", "peeple"), "there is no piece 'peeple'"),
        (("people-to-call", "--nup", "cards-10-letter", "--back", "welcome"), "welcome is not laid out for 3.5x2"),
        (("people-to-call", "--nup", "cards-10-letter", "--back", "ask-first-card", "--back-lang", "es"), "takes 2 pages, and a back is one"),
        (("ask-first-card", "--lang", "es", "--nup", "cards-10-letter", "--back-lang", "en"), "has two sides of its own"),
        (("people-to-call", "--nup", "cards-10-letter", "--tile", "Letter"), "neither folded nor put together"),
        (("people-to-call", "--nup", "cards-10-letter", "--fold", "half"), "neither folded nor put together"),
        (("people-to-call", "--back", "ask-first-card"), "--back is for cards on a sheet"),
        (("people-to-call", "--mix"), "--mix is for cards on a sheet"),
        (("people-to-call", "--flip", "short"), "--flip is for cards on a sheet"),
        (("people-to-call", "--nup", "cards-10-letter", "--printer", "mine"), "--printer is none or is left out"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(run, tmp_path, options, said):
    done = run("render", *options)
    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert not (tmp_path / "posters").exists()


# ---------------------------------------------------------------- the printer


def test_measures_are_kept_shown_and_forgotten(run):
    assert "nothing is kept" in run("calibrate", "--show").stdout
    done = run("calibrate", "--set", "left=5mm, right=0.25in,duplex=1mm/-0.5mm")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        *("left: 5mm", "right: 6.35mm", "top: 6.35mm", "bottom: 6.35mm"),
        *("offset: 0mm / 0mm", "duplex: 1mm / -0.5mm", "scale: 100%"),
    ]
    assert run("calibrate", "--set", "scale=99.5%").stdout.splitlines()[0] == "left: 5mm"
    assert "scale: 99.5%" in run("calibrate", "--show").stdout
    assert run("calibrate", "--forget").exit_code == 0
    assert "nothing is kept" in run("calibrate", "--show").stdout
    assert run("calibrate", "--forget").stdout == "nothing was kept of a printer\n"


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ("left=5", "'5' is not a margin of a printer"),
        ("left=50mm", "'50mm' is not a margin of a printer"),
        ("left=-1mm", "'-1mm' is not a margin of a printer"),
        ("left", "'left' says no measure"),
        ("lefft=5mm", "there is no measure 'lefft'"),
        ("left=5mm,left=6mm", "'left' is said twice"),
        ("duplex=1mm", "'1mm' is not a shift"),
        ("offset=1mm/30mm", "'1mm/30mm' is not a shift"),
        ("scale=50%", "'50%' is not the scale of a printer"),
        ("scale=99", "'99' is not the scale of a printer"),
        (",", "names nothing"),
    ],
)
def test_a_measure_that_cannot_be_leaves_what_was_kept(run, measures, said):
    run("calibrate", "--set", "left=5mm")
    done = run("calibrate", "--set", f"top=9mm,{measures}" if measures != "," else ",")
    assert done.exit_code == 2
    assert said in done.stderr
    assert run("calibrate", "--show").stdout.splitlines()[:3] == ["left: 5mm", "right: 6.35mm", "top: 6.35mm"]


def test_what_is_kept_moves_sheets_and_nothing_else(run, tmp_path):
    path = tmp_path / "posters/people-to-call-en-3.5x2-office-cards-10-letter.pdf"
    order = ("render", "people-to-call", "--nup", "cards-10-letter")
    run(*order)
    run("render", "people-to-call")
    plain, single = path.read_bytes(), (tmp_path / "posters/people-to-call-en-4x6-office.pdf").read_bytes()
    run("calibrate", "--set", "offset=2mm/1mm")
    done = run(*order)
    assert "using your printer's measures" in done.stderr
    assert path.read_bytes() != plain
    assert run(*order, "--printer", "none").exit_code == 0
    assert path.read_bytes() == plain
    assert "printer's measures" not in run("render", "people-to-call").stderr
    assert (tmp_path / "posters/people-to-call-en-4x6-office.pdf").read_bytes() == single


@pytest.mark.parametrize("order", [("welcome", "--size", "Tabloid", "--tile", "Letter"), ("seat-belt", "--size", "Letter", "--fold", "booklet")])
def test_tiles_and_folds_keep_to_what_is_kept(run, tmp_path, order):
    first = run("render", *order)
    path = tmp_path / first.stdout.strip()
    plain = path.read_bytes()
    run("calibrate", "--set", "left=9mm,right=9mm,top=9mm,bottom=9mm,scale=99%")
    done = run("render", *order)
    assert "using your printer's measures" in done.stderr
    assert path.read_bytes() != plain
    run("render", *order, "--printer", "none")
    assert path.read_bytes() == plain


def test_a_file_of_measures_that_somebody_changed_is_read_with_care(run):
    run("calibrate", "--set", "left=5mm")
    kept = Path(run("calibrate", "--show").stderr.removeprefix("kept in ").strip())
    kept.write_text("hrposter: 1\nleft: far\ndupleks: 1mm\n", encoding="utf-8")
    done = run("render", "people-to-call", "--nup", "cards-10-letter")
    assert done.exit_code == 1
    assert f"{kept.name}:2:7: error[value]: 'far' is not a margin of a printer" in done.stderr
    assert "did you mean 'duplex'?" in done.stderr


def test_the_sheet_that_measures_is_made_for_office_papers(run, tmp_path):
    done = run("calibrate", "--paper", "letter")
    assert done.stdout == f"{Path('posters/calibrate-en-letter.pdf')}\n"
    first = (tmp_path / "posters/calibrate-en-letter.pdf").read_bytes()
    run("calibrate", "--paper", "Letter")
    assert (tmp_path / "posters/calibrate-en-letter.pdf").read_bytes() == first
    with pikepdf.open(io.BytesIO(first)) as opened:
        assert len(opened.pages) == 2
    assert run("preflight", "posters/calibrate-en-letter.pdf").exit_code == 0


def test_the_sheet_that_measures_speaks_the_language_that_was_asked_for(run, tmp_path):
    done = run("calibrate", "--paper", "A4", "--lang", "ar")
    assert done.stdout == f"{Path('posters/calibrate-ar-a4.pdf')}\n"
    with pikepdf.open(tmp_path / "posters/calibrate-ar-a4.pdf") as opened:
        assert str(opened.Root.Lang) == "ar"
    assert run("preflight", "posters/calibrate-ar-a4.pdf").exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "say one of --paper, --set, --show and --forget"),
        (("--paper", "A4", "--show"), "say one of --paper, --set, --show and --forget"),
        (("--paper", "A0"), "A0 is not what an office printer is measured with"),
        (("--paper", "letterr"), "'letterr' is not a paper size"),
        (("--paper", "A4", "--lang", "qq"), "the sheet has no words in 'qq'"),
        (("--show", "--lang", "es"), "it goes with --paper"),
    ],
)
def test_what_calibrate_cannot_do_is_told(run, options, said):
    done = run("calibrate", *options)
    assert done.exit_code == 2
    assert said in done.stderr
