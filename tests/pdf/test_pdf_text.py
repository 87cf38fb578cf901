import re
from dataclasses import replace
from unicodedata import category, normalize

import pypdfium2 as pdfium
import pytest
from pdf_samples import ARABIC, BODY, BOLD, DEVANAGARI, DISPLAY, INK, THAI, document, line, opened, page, run, runs_line, tagged
from PIL import ImageChops

from hrposter.display import Cluster, FaceRef, Glyph, GlyphRun, Text
from hrposter.pdf.writer import write


def written(*lines: Text) -> bytes:
    return write(document(page(*tagged("P", *lines))))


def copied(data: bytes) -> str:
    return pdfium.PdfDocument(data)[0].get_textpage().get_text_range()


def content(data: bytes) -> str:
    return opened(data).pages[0].Contents.read_bytes().decode()


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("Bring someone you trust – or come alone: 24/7.", BODY),
        ("Whatever you use, affix “office” & rest", DISPLAY),
        ("नमस्ते क्षमा स्थिति", DEVANAGARI),
        ("ยินดีต้อนรับที่นี่ น้ำ", THAI),
    ],
)
def test_text_copies_back_as_it_was_written(words, ref):
    assert copied(written(line(words, ref))) == words


@pytest.mark.parametrize("words", ["مرحبًا بكِ", "سَلامٌ عليكم", "الإِدارة العامّة", "اللّٰه", "لا بأس", "می\u200cشود"])
def test_arabic_with_marks_copies_back_letter_for_letter(words):
    got = copied(written(line(words, ARABIC, is_rtl=True)))
    assert normalize("NFC", got) == normalize("NFC", words)


@pytest.mark.parametrize(("words", "ref", "is_rtl"), [("नमस्ते क्षमा स्थितिं", DEVANAGARI, False), ("น้ำ ที่นี่", THAI, False), ("مرحبًا بكِ", ARABIC, True)])
def test_no_code_that_moves_the_pen_reads_as_a_mark(words, ref, is_rtl):
    """For pdf.js takes it for one that does not, and finds gaps in the middle of words."""
    font = next(iter(opened(written(line(words, ref, is_rtl=is_rtl))).pages[0].Resources.Font.values()))
    texts = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode())
    widths = [float(width) for width in font.DescendantFonts[0].W[1]]
    marked = [code for code, text in texts if any(category(ch) == "Mn" for ch in bytes.fromhex(text).decode("utf-16-be"))]
    assert marked
    assert [code for code in marked if not 0 < widths[int(code, 16)] <= 2.5] == []


def test_from_right_to_left_each_code_reads_as_one_letter():
    """For pdf.js turns the text of a code round, and then the line."""
    font = next(iter(opened(written(line("لا بأسًا", ARABIC, is_rtl=True))).pages[0].Resources.Font.values()))
    assert re.findall(r"> <[0-9A-F]{5,}>", font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]) == []


def test_runs_are_written_in_the_order_of_reading_and_stand_where_they_stood():
    runs = (run("نعم", ARABIC, is_rtl=True), run("24/7"), run("لا", ARABIC, is_rtl=True))
    seen = runs_line(runs, "لا24/7نعم")
    read = replace(seen, order=(2, 1, 0))
    places = [re.findall(r"([\d.]+) [\d.]+ Tm", content(written(each))) for each in (seen, read)]
    assert len(places[0]) == 1
    assert [float(place) for place in places[1]] == sorted(map(float, places[1]), reverse=True)
    assert float(places[1][-1]) == float(places[0][0])
    pictures = [pdfium.PdfDocument(written(each))[0].render(scale=2).to_pil() for each in (seen, read)]
    assert ImageChops.difference(*pictures).getextrema() == ((0, 2),) * 3 or ImageChops.difference(*pictures).getbbox() is None


def test_runs_of_several_faces_and_inks_make_one_line():
    data = written(runs_line((run("Call "), run("now", BOLD), run(" or later")), "Call now or later"))
    assert copied(data) == "Call now or later"
    assert content(data).count("BT") == 1


def test_the_space_that_a_line_end_swallowed_keeps_words_apart():
    data = written(line("We keep what", baseline=100, tail=" "), line("you tell us", baseline=125))
    assert " ".join(copied(data).split()) == "We keep what you tell us"
    assert content(data).count("BT") == 2


def test_a_line_that_shows_its_last_space_gets_no_other():
    data = written(line("ends "))
    assert copied(data).rstrip("\r\n") == "ends "


def test_a_mark_that_lost_its_blank_has_a_code_as_narrow_as_itself():
    """Poppler takes letters that overlap by half an em for those of another line."""
    first, second = run("mm").clusters
    halved = Cluster(first.text, (first.glyphs[0]._replace(advance=first.advance - 0.5),), first.advance - 0.5)
    kerned = Cluster(first.text, (first.glyphs[0]._replace(advance=first.advance - 0.1),), first.advance - 0.1)
    for cluster, is_moved in ((halved, False), (kerned, True)):
        data = written(runs_line((GlyphRun(BODY, False, INK, (cluster, second)),), "mm"))
        assert ("TJ" in content(data)) == is_moved
        assert copied(data) == "mm"


def test_glyphs_stand_where_the_display_list_puts_them():
    clusters = run("Pregnancy and parenting, side by side, day by day").clusters
    stretched = tuple(Cluster(each.text, each.glyphs, each.advance + 0.0123) for each in clusters)
    data = written(runs_line((GlyphRun(BODY, False, INK, stretched),), "", x=20, baseline=100, size=20))
    textpage = pdfium.PdfDocument(data)[0].get_textpage()
    pen, drift = 20.0, []
    origin = textpage.get_charbox(0, loose=True)[0]
    for index, each in enumerate(stretched):
        drift.append(textpage.get_charbox(index, loose=True)[0] - origin - (pen - 20.0))
        pen += each.advance * 20
    assert max(map(abs, drift)) < 0.02


def test_text_is_upright_at_its_baseline():
    data = written(line("HI", x=50, baseline=100, size=40))
    left, bottom, _, top = pdfium.PdfDocument(data)[0].get_textpage().get_charbox(0)
    assert bottom == pytest.approx(841.89 - 100, abs=0.1)
    assert 25 < top - bottom < 32
    assert 50 < left < 56


def test_a_glyph_off_its_pen_is_moved_and_raised():
    gid = run("x").clusters[0].glyphs[0].gid
    moved = Cluster("x", (Glyph(gid, 0.25, 0.5, 0.6),), 0.6)
    at_rest = Cluster("x", (Glyph(gid, 0.0, 0.0, 0.6),), 0.6)
    data = written(runs_line((GlyphRun(BODY, False, INK, (at_rest, moved, at_rest)),), "xxx", size=20))
    textpage = pdfium.PdfDocument(data)[0].get_textpage()
    boxes = [textpage.get_charbox(index) for index, letter in enumerate(textpage.get_text_range()) if letter == "x"]
    assert boxes[1][1] - boxes[0][1] == pytest.approx(10, abs=0.05)
    assert boxes[1][0] - boxes[0][0] == pytest.approx(12 + 5, abs=0.05)
    assert boxes[2][0] - boxes[0][0] == pytest.approx(24, abs=0.05)
    assert boxes[2][1] == pytest.approx(boxes[0][1], abs=0.01)


def test_text_without_a_glyph_of_its_own_is_still_read():
    hyphen = run("-").clusters[0]
    clusters = (*run("harm").clusters, Cluster("\u00ad", hyphen.glyphs, hyphen.advance), Cluster("", run("l").clusters[0].glyphs, 0.3))
    data = written(runs_line((GlyphRun(BODY, False, INK, clusters),), "harm"))
    assert copied(data).startswith("harm")


def test_a_cff_face_copies_back_too(cff_face: FaceRef):
    words = "AB BA"
    assert copied(written(line(words, cff_face, tail=" "))).rstrip() == words


def test_a_cff_cluster_that_its_glyphs_do_not_spell_says_its_text(cff_face: FaceRef):
    both = Cluster("Á", (Glyph(2, 0, 0, 0.61), Glyph(4, -0.3, 0.1, 0)), 0.61)
    data = written(runs_line((GlyphRun(cff_face, False, INK, (*run("AB", cff_face).clusters, both)),), "ABÁ"))
    assert re.search(r"/Span<</ActualText<FEFF00C1>>>BDC\s.*?EMC", content(data), re.DOTALL)


def test_a_face_that_forbids_embedding_is_refused(monkeypatch):
    from hrposter.fonts.face import open_face
    from hrposter.pdf import fonts

    monkeypatch.setattr(fonts, "open_face", lambda ref: replace(open_face(ref), may_embed=False))
    with pytest.raises(ValueError, match="forbids embedding"):
        written(line("no"))
