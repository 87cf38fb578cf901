"""A press file as others read it: boxes, inks, black letters, the profile, the claims."""

import io
import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from sample_jobs import job

from hrposter.papers import PAPERS
from hrposter.rendering import pdf
from hrposter.resources import data_folder
from hrposter.spec.layout import read_layout
from hrposter.units import inches, mm

SIZES = read_layout(data_folder() / "layouts" / "welcome" / "layout.yaml").sizes
CARDS = [("voices-card", "A6", False), ("voices-card", "4x6", True)]
SHEETS = [*(("welcome", paper.name, turned) for paper, turned in product(SIZES, (False, True))), *CARDS]
SHOWS = {"Tj", "TJ"}
PAINTS = {"f", "f*", "S", "B", "B*", "Do"}


class State(NamedTuple):
    """What is in force where an operator stands."""

    size: float = 0.0
    inks: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    overprints: bool = False


def opened(*args, **options) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf(job(*args, profile="press", **options))))


def operators(file: pikepdf.Pdf) -> Iterator[tuple[str, State]]:
    """Every operator of every page and form, and what is in force there."""
    for stream in (*file.pages, *(one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form")):
        state, kept = State(), []
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "q":
                    kept.append(state)
                case "Q":
                    state = kept.pop()
                case "gs":
                    state = state._replace(overprints=str(operands[0]) == "/On")
                case "Tf":
                    state = state._replace(size=float(operands[1]))
                case "k":
                    state = state._replace(inks=tuple(float(value) for value in operands))
                case name:
                    yield name, state


@pytest.mark.parametrize(("piece", "paper", "is_landscape"), SHEETS)
def test_boxes_are_exact_to_a_hundredth_of_a_point(piece, paper, is_landscape):
    sheet = PAPERS[paper]
    width, height = (sheet.height, sheet.width) if is_landscape else (sheet.width, sheet.height)
    bleed = inches(1 / 8) if sheet.system == "US" else mm(3)
    with pypdfium2.PdfDocument(pdf(job(piece, "en", paper, is_landscape=is_landscape, profile="press"))) as document:
        page = document[0]
        media, trim, bled = page.get_mediabox(), page.get_trimbox(), page.get_bleedbox()
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((width, height), abs=0.01)
    assert [outer - inner for outer, inner in zip(bled, trim, strict=True)] == pytest.approx([-bleed, -bleed, bleed, bleed], abs=0.01)
    assert media[:2] == (0, 0)
    assert media[2] > bled[2]
    assert bled[0] - media[0] == pytest.approx(mm(8.5), abs=0.01)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_colour_is_an_ink(full_clinics, lang):
    used = {operator for operator, _ in operators(opened("welcome", lang, "A4", clinic=full_clinics[0]))}
    assert used & {"rg", "RG", "g", "G", "sh", "ri"} == set()
    assert {"k", "K", "scn"} & used


def test_logos_are_made_of_ink(full_clinics):
    file = opened("welcome", clinic=full_clinics[0])
    images = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert [str(image.ColorSpace) for image in images] == ["/DeviceCMYK"]
    assert len(images[0].read_bytes()) == 4 * int(images[0].Width) * int(images[0].Height)


@pytest.mark.parametrize(("piece", "lang", "paper"), [("welcome", "en", "A4"), ("principles", "ar", "Letter"), ("seat-belt", "es", "A5")])
def test_small_dark_letters_are_black_alone_and_overprint(piece, lang, paper):
    small = 0
    for name, state in operators(opened(piece, lang, paper)):
        if name in SHOWS:
            assert state.overprints == (state.inks == (0, 0, 0, 1))
            if state.size < 18 and state.inks[3] > 0.4:
                small += 1
                assert state.inks == (0, 0, 0, 1)
    assert small > 0


def test_only_letters_overprint():
    assert [name for name, state in operators(opened("welcome", "en", "A3")) if name in PAINTS and state.overprints] == []


def test_a_code_is_black_alone(full_clinics):
    filled = [state.inks for name, state in operators(opened("welcome", "en", "A3", clinic=full_clinics[1])) if name == "f"]
    assert (0, 0, 0, 1) in filled


@pytest.mark.parametrize(("paper", "condition"), [("Letter", "CGATS TR 006"), ("A4", "FOGRA39")])
def test_the_intent_is_the_usual_condition_of_the_sheet(paper, condition):
    file = opened("welcome", "en", paper)
    intents = list(file.Root.OutputIntents)
    assert [str(intent.S) for intent in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert {str(intent.OutputConditionIdentifier) for intent in intents} == {condition}
    assert len({intent.DestOutputProfile.objgen for intent in intents}) == 1
    assert intents[0].DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"


def test_it_says_what_it_targets():
    file = opened("welcome")
    packet = bytes(file.Root.Metadata.read_bytes()).decode()
    assert re.search("<pdfxid:GTS_PDFXVersion>PDF/X-4<", packet)
    assert "<pdf:Trapped>False<" in packet
    assert (str(file.docinfo.Trapped), file.pdf_version) == ("/False", "1.6")
    assert "/Annots" not in file.pages[0]


def test_other_profiles_claim_no_press():
    data = pdf(job("welcome", profile="web"))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert [str(intent.S) for intent in file.Root.OutputIntents] == ["/GTS_PDFA1"]
    assert data.startswith(b"%PDF-1.7")
