import pikepdf
import pytest
import uharfbuzz as hb
from pdf_samples import ARABIC, BODY, BOLD, DEVANAGARI, DISPLAY, THAI, document, line, opened, page, poster, tagged

from hrposter.display import FaceRef
from hrposter.pdf.writer import write


def fonts(data: bytes) -> dict[str, pikepdf.Object]:
    file = opened(data)
    return dict(file.pages[0].Resources.Font.items())


def test_nothing_but_our_faces_is_named():
    data = write(poster())
    assert b"Helvetica" not in data
    assert {str(font.BaseFont)[8:] for font in fonts(data).values()} == {
        "Fraunces_72opsz_640wght",
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
        "NotoSansArabic_500wght",
        "NotoSansDevanagari_450wght",
        "NotoSansThai-Regular",
    }


def test_a_page_without_text_names_no_font():
    assert b"BaseFont" not in write(document(page()))


@pytest.mark.parametrize("ref", [BODY, DISPLAY, ARABIC, DEVANAGARI, THAI])
def test_widths_are_those_of_the_embedded_program(ref):
    words = {ARABIC: "مرحبًا بكم", DEVANAGARI: "नमस्ते क्षमा", THAI: "ยินดีต้อนรับ"}.get(ref, "You are welcome é")
    (font,) = fonts(write(document(page(*tagged("P", line(words, ref)))))).values()
    descendant = font.DescendantFonts[0]
    program = hb.Face(descendant.FontDescriptor.FontFile2.read_bytes())
    codes = descendant.CIDToGIDMap.read_bytes()
    gids = [int.from_bytes(codes[index : index + 2], "big") for index in range(0, len(codes), 2)]
    assert int(descendant.W[0]) == 0
    widths = [float(width) for width in descendant.W[1]]
    measured = hb.Font(program)
    assert widths == pytest.approx([measured.get_glyph_h_advance(gid) * 1000 / program.upem for gid in gids], abs=0.01)


def test_every_code_has_a_text_and_no_text_is_the_zero_or_a_mark():
    (font,) = fonts(write(document(page(*tagged("P", line("affix rest", DISPLAY)))))).values()
    lines = font.ToUnicode.read_bytes().decode().splitlines()
    pairs = [text.split() for text in lines if text.startswith("<") and " <" in text]
    shown = len(font.DescendantFonts[0].CIDToGIDMap.read_bytes()) // 2 - 1
    assert len(pairs) == shown
    assert not {"<0000>", "<FEFF>", "<FFFE>"} & {text for _, text in pairs}


def test_the_descriptor_measures_the_face():
    (font,) = fonts(write(document(page(*tagged("P", line("Rest", BOLD)))))).values()
    descriptor = font.DescendantFonts[0].FontDescriptor
    assert 600 < int(descriptor.CapHeight) < 750
    assert int(descriptor.Ascent) > 0 > int(descriptor.Descent)
    assert int(descriptor.StemV) == round(50 + (700 / 65) ** 2)
    assert int(descriptor.Flags) == 4
    left, bottom, right, top = map(int, descriptor.FontBBox)
    assert left < right
    assert bottom < top


def test_an_italic_says_so():
    italic = FaceRef(BODY.path.replace("Regular", "Italic"))
    (font,) = fonts(write(document(page(*tagged("P", line("Rest", italic)))))).values()
    descriptor = font.DescendantFonts[0].FontDescriptor
    assert float(descriptor.ItalicAngle) < 0
    assert int(descriptor.Flags) & 64


def test_the_tag_of_a_subset_follows_what_it_shows():
    def tags(words: str, ref: FaceRef) -> str:
        (font,) = fonts(write(document(page(*tagged("P", line(words, ref)))))).values()
        tag = str(font.BaseFont)[1:7]
        assert tag.isalpha()
        assert tag.isupper()
        return tag

    heavier = FaceRef(DISPLAY.path, 0, (("opsz", 72.0), ("wght", 700.0)))
    assert tags("rest", DISPLAY) == tags("rest", DISPLAY)
    assert len({tags("rest", DISPLAY), tags("resto", DISPLAY), tags("rest", heavier)}) == 3


def test_a_cff_face_is_embedded_as_its_bare_table(cff_face: FaceRef):
    (font,) = fonts(write(document(page(*tagged("P", line("AB", cff_face)))))).values()
    descendant = font.DescendantFonts[0]
    assert str(descendant.Subtype) == "/CIDFontType0"
    assert str(descendant.FontDescriptor.FontFile3.Subtype) == "/CIDFontType0C"
    assert "/CIDToGIDMap" not in descendant
    assert [int(item) if not isinstance(item, pikepdf.Array) else [float(width) for width in item] for item in descendant.W] == [
        0,
        [500.0],
        2,
        [610.0],
        3,
        [620.0],
    ]
