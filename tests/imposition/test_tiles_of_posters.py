"""Every poster that ships, on the paper of offices: what matters stays whole, or is told; the file stays small."""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median

import pikepdf
import pypdfium2
import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, job
from tiles_samples import in_tiles, laid_out

from conformance import verapdf
from hrposter.display import Begin, End, Page, Picture, Text
from hrposter.display import Path as Outline
from hrposter.geometry import Rect
from hrposter.imposition.tiles.cutting import Cutting, cutting
from hrposter.imposition.tiles.grid import Tiling
from hrposter.papers import PAPERS
from hrposter.pdf.writer import write
from hrposter.spec.readers import layout_in

ROOT = Path(__file__).resolve().parents[2]
SIZES = ("Tabloid", "18x24", "24x36", "A2", "A1")
POSTERS = [piece for piece in PIECES if {PAPERS[size] for size in SIZES} <= set(layout_in(LIBRARY.piece(piece) / "layout.yaml").sizes)]
ON_LETTER = job("welcome", "es", "24x36"), "Letter"


def matters(page: Page) -> list[tuple[str, Rect]]:
    """Lines of headlines, faces and codes of a page, each with its box, found without what cuts it."""
    tags: list[Begin] = []
    found = []
    for item in page.items:
        match item:
            case Begin():
                tags.append(item)
            case End():
                tags.pop()
            case Text() if any(begin.tag in ("H1", "H2") for begin in tags):
                found.append((item.text.strip(), item.box))
            case Picture(drawing=drawing, matrix=m):
                corners = [(m.apply(face.x, face.y), m.apply(face.right, face.bottom)) for face in drawing.faces]
                found += [("face", Rect(min(a[0], b[0]), a[1], abs(b[0] - a[0]), b[1] - a[1])) for a, b in corners]
            case Outline() if tags and tags[-1].tag == "Figure" and tags[-1].box:
                found.append(("code", tags[-1].box))
            case _:
                continue
    return [(name, box) for name, box in found if box.overlaps(page.trim) and page.trim.contains(box)]


def untold(page: Page, made: Cutting) -> list[str]:
    """What matters, lies on two tiles, and is not among what the seams are said to go through."""
    told = [crossing.obstacle.box for crossing in made.crossings]
    found = []
    for name, box in matters(page):
        inside = Rect(box.x * made.scale, box.y * made.scale, box.width * made.scale, box.height * made.scale)
        is_whole = any(tile.shown.contains(inside, slack=0.1) for tile in made.tiles)
        if not is_whole and not any(abs(each.x - inside.x) < 0.1 and abs(each.y - inside.y) < 0.1 for each in told):
            found.append(name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("piece", POSTERS)
def test_no_seam_goes_through_what_matters_or_it_is_told(piece: str, full_clinics: tuple[Path, Path]) -> None:
    langs = [lang for lang in ("en", "ar", "zh-Hans") if lang in LANGUAGES[piece]]
    # Of these none needs to be cut on any of these sheets, but for the numbers on tabs, which stand in a row over the whole sheet.
    whole = {"code", "face"} if piece == "supplies" else {"code", "face", "number"}
    for lang in langs:
        for size in SIZES:
            made = laid_out(job(piece, lang, size, clinic=full_clinics[1]))
            for paper in ("Letter", "A4"):
                for page in made.pages:
                    found = cutting(page, Tiling(PAPERS[paper]), is_rtl=made.meta.is_rtl)
                    assert untold(page, found) == [], (lang, size, paper)
                    assert {crossing.obstacle.kind for crossing in found.crossings}.isdisjoint(whole), (lang, size, paper)


def test_what_is_not_told_is_found() -> None:
    of, paper = ON_LETTER
    made = in_tiles(of, paper).cuttings[0]
    page = laid_out(of).pages[0]
    assert untold(page, made) == []
    silent = Cutting(made.scale, made.size, made.tiles, made.cuts, ())
    assert untold(page, silent) != []


@pytest.mark.parametrize(("piece", "lang"), [("welcome", "es"), ("voices", "zh-Hans")])  # the latter is the smallest file with the most letters
def test_a_file_in_tiles_is_little_larger_than_the_poster(piece: str, lang: str) -> None:
    of = job(piece, lang, "24x36")
    tiles = in_tiles(of, "Letter")
    assert len(write(tiles.document)) <= 1.2 * len(write(laid_out(of))) + 2048 * len(tiles.cuttings[0].tiles)


@pytest.mark.slow
def test_it_takes_little_longer_than_the_poster(tmp_path: Path) -> None:
    """The whole command, its start included: the time of the processor, one after the other, since its speed changes, and the middle of five."""

    def seconds(*more: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, str(ROOT / "cli.py"), "render", "welcome", "--size", "24x36", *more, "-o", str(tmp_path)]
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert median(seconds("--tile", "Letter") / seconds() for _ in range(5)) <= 1.5


def test_the_poster_is_in_the_file_once() -> None:
    of, paper = ON_LETTER
    with pikepdf.open(io.BytesIO(write(in_tiles(of, paper).document))) as opened:
        forms = [{str(ref.objgen) for ref in page.Resources.XObject.values()} for page in opened.pages]
        shared = set.intersection(*forms)
        assert len(shared) == 1
        assert len(opened.pages) == 16


@pytest.mark.parametrize(("lang", "word"), [("es", "Embarazo"), ("ar", "نستمع"), ("zh-Hans", "欢迎")])
def test_words_are_copied_from_the_sheets_where_they_stand(lang: str, word: str, tmp_path: Path) -> None:
    of = job("welcome", lang, "18x24")
    whole = "".join(item.text for item in laid_out(of).pages[0].items if isinstance(item, Text))
    data = write(in_tiles(of, "Letter").document)
    with pypdfium2.PdfDocument(data) as opened:
        said = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
    shown = [part for part in whole.split() if len(part) > 3 and part.isalpha()]
    assert shown
    missing = [part for part in shown if part not in said]
    assert missing == []
    if shutil.which("pdftotext"):
        path = tmp_path / "tiles.pdf"
        path.write_bytes(data)
        told = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout
        assert sum(part in told for part in shown) >= 0.9 * len(shown)


def test_the_first_sheet_names_every_tile_and_asks_for_100_percent() -> None:
    of, paper = ON_LETTER
    tiles = in_tiles(of, paper, join="glue")
    data = write(tiles.document)
    with pypdfium2.PdfDocument(data) as opened:
        said = opened[0].get_textpage().get_text_range()
    assert {tile.name for tile in tiles.cuttings[0].tiles} <= set(said.split())
    for words in ("100 %", "50 mm", "2 in", "Ponga pegamento", "Put glue", "Draft translation"):
        assert words in said
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.Root.ViewerPreferences.PrintScaling == "/None"
        assert "print edition" in str(opened.docinfo.Keywords)


def test_the_bars_are_as_long_as_they_say() -> None:
    of, paper = ON_LETTER
    with pikepdf.open(io.BytesIO(write(in_tiles(of, paper).document))) as opened:
        content = pikepdf.parse_content_stream(opened.pages[0])
    bases = []
    for before, after in pairwise(content):
        if str(before.operator) == "m" and str(after.operator) == "l" and float(before.operands[1]) == float(after.operands[1]):
            bases.append(float(after.operands[0]) - float(before.operands[0]))
    assert any(length == pytest.approx(50 * 72 / 25.4, abs=0.02) for length in bases)
    assert any(length == pytest.approx(144, abs=0.02) for length in bases)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_validators_find_nothing(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "tiles.pdf"
    path.write_bytes(write(in_tiles(job("principles", lang, "18x24"), "A4", join="glue").document))
    if verapdf.is_available():
        assert verapdf.failures(path, "PDF/A-2b") == ()
    if shutil.which("qpdf"):
        assert (
            "No syntax or stream encoding errors" in subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=True).stdout
        )


def test_the_same_poster_gives_the_same_bytes() -> None:
    of, paper = ON_LETTER
    assert write(in_tiles(of, paper).document) == write(in_tiles(of, paper).document)


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES["welcome"] if lang != "en"])
def test_the_plan_speaks_every_language_of_a_poster(lang: str) -> None:
    """The words fit on the smallest paper of offices, and the plan keeps its place."""
    tiles = in_tiles(job("welcome", lang, "Tabloid"), "Half-letter")
    first = tiles.document.pages[0]
    words = [item for item in first.items if isinstance(item, Text)]
    assert all(first.live.contains(item.box, slack=1) for item in words)
    assert not any(one.box.overlaps(other.box, slack=2) for n, one in enumerate(words) for other in words[n + 1 :])
