"""Letters that a face brings along: the same font from clinic to clinic, and nothing lost that is in no stock."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pdf_samples import opened
from sample_jobs import job

from hrposter.pdf.writer import write
from hrposter.rendering import document, pdf

CLINIC = """\
hrposter: 1
name: "{name}"
phone: "(415) 555-01{number:02d}"
website: "www.clinic{number}.example.org"
"""


def made(folder: Path, name: str, number: int, lang: str = "en") -> bytes:
    path = folder / f"{number}.yaml"
    path.write_text(CLINIC.format(name=name, number=number), encoding="utf-8")
    return pdf(job("welcome", lang, "Letter", profile="web", clinic=path))


def programs(data: bytes) -> dict[str, bytes]:
    """The font programs of a file by the names of their faces."""
    found = {}
    for font in opened(data).pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        found[str(font.BaseFont)[8:]] = descriptor.FontFile2.read_bytes() if "/FontFile2" in descriptor else descriptor.FontFile3.read_bytes()
    return found


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return str(file[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_clinics_with_other_words_have_the_same_fonts(tmp_path, lang):
    one, other = made(tmp_path, "River Oak Clinic", 12, lang), made(tmp_path, "Quay Midwives: John & Zoe", 67, lang)
    assert programs(one) == programs(other)
    assert one != other


def test_letters_that_are_in_no_stock_are_there_as_well(tmp_path):
    plain, rare = made(tmp_path, "River Oak Clinic", 12), made(tmp_path, "Clínica Żyć ‘Ñandú’", 34)
    assert "Clínica Żyć ‘Ñandú’" in words(rare)
    assert len(programs(rare)["AtkinsonHyperlegible-Bold"]) > len(programs(plain)["AtkinsonHyperlegible-Bold"])
    assert programs(rare)["AtkinsonHyperlegible-Regular"] == programs(plain)["AtkinsonHyperlegible-Regular"]


def test_a_file_without_a_clinic_has_no_letter_that_it_does_not_show():
    shown = document(job("welcome", "en", "Letter", profile="web"))
    assert not shown.finish.stocks
    (font,) = (font for font in opened(write(shown)).pages[0].Resources.Font.values() if "Atkinson" in str(font.BaseFont))
    assert b"<0051>" not in font.ToUnicode.read_bytes()  # Q


def test_a_stock_adds_a_few_kilobytes_and_changes_no_pixel(tmp_path):
    path = tmp_path / "clinic.yaml"
    path.write_text(CLINIC.format(name="River Oak Clinic", number=12), encoding="utf-8")
    shown = document(job("welcome", "en", "Letter", profile="web", clinic=path))
    bare = write(replace(shown, finish=replace(shown.finish, stocks={})))
    assert 0 < len(write(shown)) - len(bare) <= 6 * 1024
    assert words(bare) == words(write(shown))
    pictures = []
    for data in (bare, write(shown)):
        with pypdfium2.PdfDocument(data) as file:
            pictures.append(file[0].render(scale=0.5).to_pil().tobytes())
    assert pictures[0] == pictures[1]


def test_every_letter_of_a_stock_reads_as_itself(tmp_path):
    data = made(tmp_path, "River Oak Clinic", 12)
    (font,) = (font for font in opened(data).pages[0].Resources.Font.values() if "Bold" in str(font.BaseFont))
    said = font.ToUnicode.read_bytes()
    assert all(f"<{ord(letter):04X}>".encode() in said for letter in "AZaz09 ,.&")
