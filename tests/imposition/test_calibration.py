"""The sheet that measures a printer, put through printers that leave margins, print beside the place, and too small."""

from __future__ import annotations

import re

import numpy as np
import pypdfium2
import pytest
from printed import DPI, PER_MM, Picture, moved, through

from hrposter.display import Begin, Path, Text
from hrposter.geometry import Rect
from hrposter.imposition.calibration import COMMANDS, calibration
from hrposter.papers import PAPERS
from hrposter.pdf.writer import write
from hrposter.resources import Library
from hrposter.units import mm

PAPER = PAPERS["Letter"]
LANGUAGES = Library().own_languages("imposition")
WIDTH, HEIGHT = 215.9, 279.4


@pytest.fixture(scope="module")
def made() -> bytes:
    return write(calibration(PAPER, Library()))


@pytest.fixture(scope="module")
def pictures(made: bytes) -> list[Picture]:
    with pypdfium2.PdfDocument(made) as opened:
        return [np.asarray(page.render(scale=DPI / 72).to_pil().convert("RGB")) for page in opened]


@pytest.fixture(scope="module")
def labels(made: bytes) -> list[tuple[str, float, float]]:
    """Every word of the front with the middle of its box, in millimetres from the top left."""
    with pypdfium2.PdfDocument(made) as opened:
        text = opened[0].get_textpage()
        said, found = text.get_text_range(), []
        for match in re.finditer(r"\S+", said):
            places = [text.get_charbox(number) for number in range(*match.span())]
            left, foot = min(box[0] for box in places), min(box[1] for box in places)
            right, top = max(box[2] for box in places), max(box[3] for box in places)
            found.append((match.group(), (left + right) / 2 * 25.4 / 72, HEIGHT - (foot + top) / 2 * 25.4 / 72))
    return found


def dark(picture: Picture, x: float, y: float) -> bool:
    """Whether anything black stands within a fifth of a millimetre."""
    across, down = round(x * PER_MM), round(y * PER_MM)
    return bool(picture[max(0, down - 2) : down + 3, max(0, across - 2) : across + 3].min() < 110)


@pytest.mark.parametrize("blank", [3, 7, 12])
def test_the_smallest_number_whose_bar_is_whole_is_what_stays_blank(pictures, labels, blank):
    """The left edge: a printer leaves a little less than so many millimetres blank."""
    printed = pictures[0].copy()
    printed[:, : round((blank - 0.5) * PER_MM)] = 255
    stairs = [(int(word), y) for word, x, y in labels if word.isdigit() and 17 < x < 22 and 100 < y < 180]
    assert sorted(number for number, _ in stairs) == list(range(1, 16))
    whole = [number for number, y in stairs if dark(printed, number, y - 0.8) and dark(printed, number, y + 0.8)]
    assert min(whole) == blank


@pytest.mark.parametrize(
    ("edge", "near"), [("right", lambda x, y: x > WIDTH - 22), ("top", lambda x, y: y < 22), ("bottom", lambda x, y: y > HEIGHT - 22)]
)
def test_the_other_edges_have_bars_as_far_away_as_their_numbers_say(pictures, labels, edge, near):
    stairs = [(int(word), x, y) for word, x, y in labels if word.isdigit() and near(x, y)]
    assert sorted(number for number, *_ in stairs) == list(range(1, 16))
    for number, x, y in stairs:
        place = {"right": (WIDTH - number, y), "top": (x, number), "bottom": (x, HEIGHT - number)}[edge]
        assert dark(pictures[0], *place)


def test_a_crease_in_the_middle_shows_how_far_beside_its_place_all_was_printed(labels):
    """Printed 5 mm too far right and 5 mm too far up, the middle of the paper lies on +5 of A and on −5 of B."""
    at = {word: (x, y) for word, x, y in labels if word in ("A", "B")}
    scale_a = {word: x for word, x, y in labels if word in ("+5", "−5", "0") and abs(y - at["A"][1]) < 5}
    scale_b = {word: y for word, x, y in labels if word in ("+5", "−5", "0") and 0 < x - at["B"][0] < 6}
    assert scale_a["+5"] + 5 == pytest.approx(WIDTH / 2, abs=0.6)
    assert scale_b["−5"] - 5 == pytest.approx(HEIGHT / 2, abs=0.6)


def test_the_cross_of_the_back_meets_the_scales_where_it_was_printed(pictures, labels):
    """A back that lands 5 mm to the right of the front and 10 mm below it, seen through the paper."""
    behind = moved(through(pictures[1], "long"), 5, 10)
    right = next(x for word, x, y in labels if word == "+5" and 0 < y - HEIGHT / 2 < 5)
    below = next(y for word, x, y in labels if word == "+10" and 0 < x - WIDTH / 2 < 5)
    assert dark(behind, right, HEIGHT / 2 - 8)
    assert dark(behind, WIDTH / 2 - 8, below)
    assert not dark(behind, WIDTH / 2, HEIGHT / 2 - 8)


def test_the_bar_is_as_long_as_it_says(pictures, labels):
    zero = next((x, y) for word, x, y in labels if word == "0" and y > 160)
    last = next(x for word, x, y in labels if word == "100" and abs(y - zero[1]) < 1)
    assert last - zero[0] == pytest.approx(100, abs=0.3)
    assert all(dark(pictures[0], zero[0] + at, zero[1] + 2.2) for at in (0, 50, 100))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["Letter", "Legal", "Tabloid", "A4", "A3"])
def test_no_words_stand_over_words_or_lines_on_any_paper_in_any_language(name, lang):
    for page in calibration(PAPERS[name], Library(), lang).pages:
        said = [item.box for item in page.items if isinstance(item, Text) and item.text.strip()]
        assert [(one, other) for number, one in enumerate(said) for other in said[number + 1 :] if one.overlaps(other, slack=0.5)] == []
        ends = [Rect(*end, 0, 0) for end in {part[-2:]: None for item in page.items if isinstance(item, Path) for part in item.outline}]
        inner = [box.inset(0.5) for box in said]
        assert [end for end in ends for box in inner if box.contains(end, slack=0)] == []
        assert all(page.trim.inset(mm(15)).contains(box) for box in said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_speaks_its_language_and_a_draft_says_so(lang):
    made = calibration(PAPER, Library(), lang)
    said = [item.text for page in made.pages for item in page.items if isinstance(item, Text)]
    assert made.meta.lang == lang
    assert all(command in said for command in COMMANDS)
    assert ("Draft translation, not yet checked by a qualified translator." in said) == (lang != "en")
    tongues = {item.lang for page in made.pages for item in page.items if isinstance(item, Begin)}
    assert tongues == ({None} if lang == "en" else {None, "en"})


def test_words_of_a_language_that_is_read_from_the_right_stand_there_and_the_rulers_stay():
    english, arabic = (calibration(PAPER, Library(), lang).pages[0] for lang in ("en", "ar"))
    titles = [next(item for item in page.items if isinstance(item, Text)) for page in (english, arabic)]
    assert titles[0].x == pytest.approx(english.trim.right - titles[1].x - titles[1].width, abs=0.1)
    scales = [[item for item in page.items if isinstance(item, Path)][-20:] for page in (english, arabic)]
    assert scales[0] == scales[1]


@pytest.mark.parametrize("name", ["Letter", "Legal", "Tabloid", "A4", "A3"])
def test_other_programs_see_no_words_over_words(name):
    with pypdfium2.PdfDocument(write(calibration(PAPERS[name], Library()))) as opened:
        text = opened[0].get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
    inside = [(left + 0.5, foot + 0.5, right - 0.5, top - 0.5) for left, foot, right, top in boxes]
    over = [
        (one, other)
        for number, one in enumerate(inside)
        for other in inside[number + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert over == []
