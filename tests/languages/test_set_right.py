"""Every language of the corpus set right: copied back, shaped as HarfBuzz does, broken where it may be."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from corpus import PHONE, samples

from hrposter.display import Begin, Cluster, Glyph
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import find
from languages import faults
from languages.compare import compare, is_exact
from languages.readers import READERS, read_back
from languages.report import cell
from languages.results import OURS, SHOWN, measure, numbers
from languages.sheets import Sheet, make_sheet, write_pieces
from languages.widths import is_as_harfbuzz, is_respaced

PAGE = Path(__file__).resolve().parents[2] / "docs" / "languages.md"
PDFJS = Path("/usr/share/javascript/pdf/build/pdf.js")
LANGUAGES = [sample.language for sample in samples()]
FROM_THE_RIGHT = [sample.language for sample in samples() if sample.parsed.is_rtl]
FROM_THE_LEFT = [language for language in LANGUAGES if language not in FROM_THE_RIGHT]
A_FEW = ["ar", "en", "hi", "my", "th", "zh-Hans"]
# What is not right yet, by language: how the faults begin.
KNOWN: dict[str, str] = {}
# pdf.js writes the ligature և as two letters, whoever wrote the file.
NOT_IN_PDFJS = {"hy"}
needs_readers = pytest.mark.skipif(not (shutil.which("nodejs") and shutil.which("pdftotext") and PDFJS.is_file()), reason="readers are missing")


def few(languages: list[str]) -> list:
    """All of these, of which only some are fast enough for every commit."""
    return [pytest.param(language, marks=() if language in A_FEW else pytest.mark.slow) for language in languages]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sheet]:
    library = write_pieces(tmp_path_factory.mktemp("sheets") / "all", samples())
    by_language = {sample.language: sample for sample in samples()}
    return cache(lambda language: make_sheet(library, by_language[language]))


def said(sheet: Sheet) -> str:
    return f"{sheet.sample.title}\n{sheet.sample.text}"


@pytest.fixture(scope="module")
def got(sheet: Callable[[str], Sheet], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], str]:
    """What a reader copies of the sheet of a language; readers outside are given all sheets when they are asked for the first."""
    folder = tmp_path_factory.mktemp("files")

    @cache
    def read(reader: str, languages: tuple[str, ...]) -> dict[str, str]:
        paths = [folder / f"{language}.pdf" for language in languages]
        for path, language in zip(paths, languages, strict=True):
            path.write_bytes(sheet(language).pdf)
        return dict(zip(languages, read_back(paths, reader).values(), strict=True))

    return lambda language, reader: read(reader, (language,) if reader == "PDFium" else tuple(LANGUAGES))[language]


# ---------------------------------------------------------------- copied back


@pytest.mark.parametrize("language", few(FROM_THE_LEFT))
def test_pdfium_copies_what_reads_from_the_left_exactly(sheet, got, language):
    assert is_exact(said(sheet(language)), got(language, "PDFium"))


@pytest.mark.slow
@needs_readers
@pytest.mark.parametrize("reader", ["poppler", "pdf.js"])
@pytest.mark.parametrize("language", FROM_THE_LEFT)
def test_poppler_and_pdfjs_copy_what_reads_from_the_left_exactly(sheet, got, language, reader):
    exact = is_exact(said(sheet(language)), got(language, reader))
    assert exact != (reader == "pdf.js" and language in NOT_IN_PDFJS)


@pytest.mark.slow
@needs_readers
@pytest.mark.parametrize("reader", ["poppler", "pdf.js"])
@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_poppler_and_pdfjs_copy_numbers_exactly_from_the_right_too(sheet, got, language, reader):
    copied = compare(said(sheet(language)), got(language, reader), numbers(sheet(language).sample.text))
    assert copied.lost == ()
    assert copied.letters > 0.98
    assert copied.order > 0.88


@pytest.mark.parametrize("language", few(FROM_THE_RIGHT))
def test_pdfium_copies_what_reads_from_the_right_with_its_numbers_exact_and_in_order(sheet, got, language):
    copied = compare(said(sheet(language)), got(language, "PDFium"), numbers(sheet(language).sample.text))
    assert copied.lost == ()
    assert copied.letters > 0.98
    assert copied.order > 0.9


@pytest.mark.parametrize("language", few(FROM_THE_RIGHT))
def test_a_screen_reader_is_given_the_text_from_the_right_in_logical_order(sheet, language):
    items = sheet(language).document.pages[0].items
    actual = [item.actual for item in items if isinstance(item, Begin) and item.tag == "Span"]
    assert actual == [sheet(language).sample.title, sheet(language).sample.text]


def test_pdfjs_is_the_one_that_debian_brings():
    """The package libjs-pdf."""
    if not PDFJS.is_file():
        pytest.skip("libjs-pdf is not installed")
    script = f"process.stdout.write(require('{PDFJS}').version)"
    version = subprocess.run(["nodejs", "-e", script], capture_output=True, text=True, check=True, timeout=30).stdout
    assert int(version.partition(".")[0]) >= 2


@pytest.mark.parametrize(
    ("read", "exact"),
    [
        ("Call us\r\nat nine", True),
        ("Call us at\r\nnine", True),
        ("Callus at nine", False),
        ("Cal l us at nine", False),
        ("Call us nine at", False),
        ("Call us at nine.", False),
    ],
)
def test_exact_means_every_character_and_every_blank_in_its_place(read, exact):
    assert is_exact("Call us at nine", read) == exact


def test_a_number_that_was_turned_round_is_lost_and_its_letters_are_not():
    copied = compare(f"Call {PHONE} now", "Call 555-0123 (415) now", (PHONE,))
    assert copied.lost == (PHONE,)
    assert copied.letters == 1.0
    assert copied.order < 1.0
    assert cell(copied).endswith("✗")
    assert cell(compare(PHONE, PHONE, (PHONE,))) == "exact"


# ---------------------------------------------------------------- shaped and broken


@pytest.mark.parametrize("language", few(LANGUAGES))
def test_glyphs_and_advances_are_those_of_harfbuzz(sheet, language):
    assert is_as_harfbuzz(sheet(language))


@pytest.mark.parametrize(
    ("one", "is_so"),
    [
        ((7, 0.0, 0.0, 1.0), True),
        ((7, -0.5, 0.0, 0.5), True),
        ((7, 0.125, 0.0, 1.125), True),
        ((7, 0.0, 0.0, 0.5), False),
        ((7, 0.1, 0.0, 1.1), False),
        ((7, 0.0, 0.2, 1.0), False),
        ((8, 0.0, 0.0, 1.0), False),
    ],
)
def test_a_full_width_mark_may_be_whole_or_half_or_a_little_apart_and_nothing_else(one, is_so):
    assert is_respaced(one, (7, 0.0, 0.0, 1.0), (7, -0.5, 0.0, 0.5)) == is_so


@pytest.mark.parametrize("language", few(LANGUAGES))
def test_no_line_of_any_width_ends_or_begins_where_it_may_not(sheet, language):
    found = list(faults.faults(sheet(language)))
    known = KNOWN.get(language, "nothing")
    assert [fault for fault in found if not fault.startswith(known)] == []


@pytest.mark.parametrize(
    ("text", "place", "fault"),
    [
        ("来て。ね", 2, "'。' begins a line"),
        ("来て「ね」", 3, "'「' ends a line"),
        ("नमस्ते", 3, "within a character"),
        (f"Call {PHONE}", 11, "within a number or an address"),
        ("together", 2, "within 'together'"),
    ],
)
def test_a_bad_break_is_found(text, place, fault):
    paragraph = SimpleNamespace(text=text)
    bad = SimpleNamespace(sample=SimpleNamespace(language="en", words=("together",)))
    assert any(fault in told for told in faults._cut(bad, paragraph, place))
    assert list(faults._cut(bad, paragraph, len(text))) == []


def test_a_number_that_runs_the_wrong_way_is_found(sheet):
    arabic = sheet("ar")
    assert list(faults._turned(arabic)) == []
    line = next(line for line in arabic.lines if PHONE in line.text)
    turned = replace(line, runs=tuple(replace(run, clusters=run.clusters[::-1]) for run in line.runs))
    spoilt = SimpleNamespace(sample=arabic.sample, faces=arabic.faces, lines=(turned,))
    assert list(faults._turned(spoilt)) == [f"{each!r} does not run from left to right" for each in numbers(line.text)]


def test_a_mark_that_stands_beside_its_letter_is_found():
    ref = find("Fraunces", 600)
    letter, mark = (open_face(ref).font.get_nominal_glyph(ord(ch)) for ch in "\u1ecd\u0300")
    width = open_face(ref).advance(letter)
    apart = Cluster("\u1ecd\u0300", (Glyph(letter, 0.0, 0.0, width), Glyph(mark, 0.0, 0.0, 0.0)), width)
    above = apart._replace(glyphs=(apart.glyphs[0], Glyph(mark, -width, 0.1, 0.0)))
    assert faults.is_apart(ref, apart)
    assert not faults.is_apart(ref, above)
    assert not faults.is_apart(ref, apart._replace(text="of"))


# ---------------------------------------------------------------- told


@pytest.mark.slow
@needs_readers
def test_the_page_about_languages_tells_what_is_so(tmp_path):
    """Our part of it; the others' is as their versions were when it was written."""
    page = PAGE.read_text(encoding="utf-8")
    cells = [[part.strip() for part in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")]
    rows = {name: rest for name, *rest in cells}
    for measured in measure(samples(), tmp_path / "sheets", with_peers=False):
        name, language = measured.sample.name, measured.sample.language
        ours = rows[f"{name} (`{language}`)"][::3]
        assert ours == [cell(measured.copied[reader, OURS]) for reader in SHOWN], language
        assert rows[name][:3] == [", ".join(measured.faces), str(measured.glyphs), "yes"], language
        assert f"- **{name}**: {measured.sample.doubt}\n" in page
    assert set(SHOWN) < set(READERS)
