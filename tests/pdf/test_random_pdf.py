"""Any text on its way through the PDF: the file is whole, and what can be seen on the page comes back out of it.

What readers do differently, whoever wrote the file:

- In right-to-left stretches PDFium turns brackets, quotation marks and signs such as ∈ round once more, and the two halves of a character beyond
  U+FFFF as well, so that it is lost. A fraction that is one character, such as ¼, comes out as 1/4 there, ⓬ as 12, ® as R, and ∉ as ∋.
- PDFium and poppler take the same sign in the same place for a shadow, and order signs that stand upon each other by where they stand:
  so marks without a letter of theirs, whose faces give them no room, are held to nothing but that the rest comes back.
- PDFium takes lines for one that are nearer to each other than the half of their widest letter. So lines stand far apart here.
"""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, mirrored, normalize

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import BODY, document, opened, page, runs_line, tagged
from random_texts import seen, texts

from hrposter.display import Begin, Cluster, End, Glyph, GlyphRun, Ink, Text
from hrposter.fonts.coverage import MissingGlyphs, stack_for
from hrposter.geometry import Rect
from hrposter.i18n import parse_language
from hrposter.pdf.writer import write
from hrposter.text.paragraph import Paragraph, Phrase, shape_paragraph
from hrposter.text.ucd import script

FEW = settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=120)
INK, CLAY = Ink("ink", (0, 0, 0)), Ink("clay", (0.8, 0.3, 0.2))
SIZE, APART = 20, 80
QUOTES = "\u2018\u2019\u201c\u201d"
# Whose signs, marks too, make readers turn a line round.
RIGHT_TO_LEFT = {"Arab", "Hebr"}
LANGUAGES = st.sampled_from(["en", "ar", "he", "fr", "th", "ja", "zh-Hant", "ko", "hi", "my", "km", "ur"])


class Printed(NamedTuple):
    words: Paragraph
    lines: tuple[Text, ...]
    data: bytes

    @property
    def turns(self) -> bool:
        """Whether any of it runs from right to left, or a reader will think so."""
        directed = any(run.item.level for run in self.words._runs)
        return self.words.is_rtl or directed or any(script(ch) in RIGHT_TO_LEFT for ch in self.words.text)

    @property
    def heaps(self) -> bool:
        """Whether signs stand upon each other: marks without a letter of theirs."""
        return any(cluster.advance < 0.01 for line in self.lines for run in line.runs for cluster in run.clusters)

    @property
    def is_reworded(self) -> bool:
        """Whether there are signs for which PDFium writes others where it turns a line: in circles, of a letter, accents alone, or struck through."""
        return any(category(ch) in ("So", "No", "Sk") or "\u0338" in normalize("NFD", ch) for ch in self.words.text)


def printed(text: str, lang: str, measure: float, cut: int) -> Printed | None:
    """A page with a paragraph in two inks, as the layout makes it; None where no face has a character."""
    try:
        stack = stack_for(text, lang, ("Atkinson Hyperlegible",), 400, 400)
    except MissingGlyphs:
        return None
    words = shape_paragraph((Phrase(text[:cut], stack, INK), Phrase(text[cut:], stack, CLAY)), lang, parse_language(lang).is_rtl)
    lines = tuple(laid_out(words, measure))
    spans = (Begin("Span", actual=words.text), *lines, End()) if words.text else lines
    width = 120 + 2 * max([measure * SIZE, *(line.width for line in lines)])
    data = write(document(page(*tagged("P", *spans), media=Rect(0, 0, width, 200 + APART * len(lines))), lang=lang))
    return Printed(words, lines, data)


def laid_out(words: Paragraph, measure: float):
    for number, line in enumerate(map(words.set, words.break_lines(measure))):
        start = (measure - line.width) * SIZE if words.is_rtl else 0.0
        x = 60 + max(0.0, start) - line.lead * SIZE
        yield Text(x, 100 + APART * number, SIZE, line.width * SIZE, SIZE * 0.8, SIZE * 0.2, line.runs, line.text, hang=line.lead * SIZE)


def in_pdfium(data: bytes) -> str:
    return pdfium.PdfDocument(data)[0].get_textpage().get_text_range()


def characters(text: str, *, turns: bool = False, planes: bool = True) -> Counter[str]:
    """What can be seen of a text, composed letters taken apart; with ``turns`` all that is turned round is one.

    The stroke of a fraction is then a slash. Without ``planes`` there is nothing beyond U+FFFF.
    """
    found = seen(normalize("NFKD", seen(text)))
    found = "".join("(" if mirrored(ch) or ch in QUOTES else ch for ch in found).replace("\u2044", "/") if turns else found
    return Counter(ch for ch in found if planes or ch <= "\uffff")


def read_in_pdfium(text: str, lang: str, measure: float, cut: int) -> None:
    got = printed(text, lang, measure, cut)
    if got is None:
        return
    read, turns = in_pdfium(got.data), got.turns
    if not got.heaps and not (turns and got.is_reworded):
        assert characters(read, turns=turns, planes=not turns) == characters(got.words.text, turns=turns, planes=not turns)
    if not got.heaps and not turns:
        assert normalize("NFC", seen(read)) == normalize("NFC", seen(got.words.text))


def told(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert not done.stderr, done.stderr
    return done.stdout.decode("utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "random.pdf"


@pytest.mark.parametrize("sign", ["“", "’", "«", "(", "∈", "≪", "¼", "⓬", "∉", "®"])
def test_a_sign_after_arabic_comes_back_from_pdfium_as_it_has_it(sign):
    read_in_pdfium(f"مرحبًا{sign}", "en", 30.0, 0)


def test_random_text_comes_back_from_pdfium():
    FEW(given(texts(), LANGUAGES, st.floats(3, 25), st.integers(0, 40))(read_in_pdfium))()


@pytest.mark.slow
def test_much_random_text_comes_back_from_pdfium():
    MANY(given(texts(), LANGUAGES, st.floats(3, 25), st.integers(0, 40))(read_in_pdfium))()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None or shutil.which("qpdf") is None, reason="poppler-utils or qpdf is not installed")
def test_much_random_text_makes_whole_files_that_poppler_reads(file):
    MANY(given(st.builds(printed, texts(), LANGUAGES, st.floats(3, 25), st.integers(0, 40)))(lambda got: read_outside(file, got)))()


def read_outside(file: Path, got: Printed | None) -> None:
    if got is None:
        return
    file.write_bytes(got.data)
    assert "No syntax or stream encoding errors" in told("qpdf", "--check", file)
    read = told("pdftotext", "-nopgbrk", file, "-")
    if not got.heaps:
        assert characters(read) == characters(got.words.text)
    if not got.heaps and not got.turns:
        assert normalize("NFC", seen(read)) == normalize("NFC", seen(got.words.text))


def spoken(data: bytes) -> str:
    """What the structure says to a screen reader."""
    span = opened(data).Root.StructTreeRoot.K
    while "/ActualText" not in span:
        span = span.K[0] if isinstance(span.K, pikepdf.Array) else span.K
    return str(span.ActualText)


@FEW
@given(texts(), LANGUAGES)
def test_random_text_is_spoken_in_logical_order(text, lang):
    got = printed(text, lang, 20, 0)
    if got and got.words.text:
        assert spoken(got.data) == got.words.text


def test_a_mark_that_another_face_adds_is_read():
    """PDFium passes over a stretch of one font that has no width."""
    clusters = (Cluster("\u20e3", (Glyph(20, 0, 0, 0.0),), 0.0),)
    base = (Cluster("a", (Glyph(21, 0, 0, 0.5),), 0.5),)
    other = stack_for("व", "hi", (), 400, 400)[0]
    runs = (GlyphRun(BODY, False, INK, base), GlyphRun(other, False, INK, clusters), GlyphRun(BODY, False, INK, base))
    assert in_pdfium(write(document(page(*tagged("P", runs_line(runs, "a\u20e3a")))))) == "a\u20e3a"
