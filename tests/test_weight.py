"""What tags and standards cost in bytes, and that what a file is compared with shows the same page."""

import io
import re
from html import unescape

import pikepdf
import pypdfium2
import pytest

from benchmarks.page_html import page_html
from benchmarks.timing import Weight
from benchmarks.weight import untagged, write_bare
from hrposter.display import Begin, Document, End, Picture, Text
from hrposter.jobs import one_job
from hrposter.pdf.writer import write
from hrposter.rendering import document

PAGES = [("welcome", "A3"), ("welcome", "Letter"), ("seat-belt", "A4"), ("seat-belt", "Letter")]
MOST_BYTES = 15 * 1024


def made(piece: str, paper: str) -> Document:
    return document(one_job(piece, "en", paper, "portrait", "web"))


def bare(tagged: Document) -> bytes:
    return write_bare(Document(tagged.meta, tuple(map(untagged, tagged.pages)), tagged.finish))


def pixels(data: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(data) as file:
        return [file[index].render(scale=0.3).to_pil().tobytes() for index in range(len(file))]


@pytest.mark.parametrize(("piece", "paper"), PAGES)
def test_an_untagged_file_shows_the_same_and_says_nothing_of_it(piece, paper):
    tagged = made(piece, paper)
    data = bare(tagged)
    assert pixels(data) == pixels(write(tagged))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert set(file.Root.keys()) == {"/Type", "/Pages"}
        content = file.pages[0].Contents.read_bytes()
    assert b"MCID" not in content
    assert content.count(b"/Artifact BMC") >= 1


@pytest.mark.parametrize(("piece", "paper"), PAGES)
def test_tags_and_standards_add_at_most_fifteen_kilobytes(piece, paper):
    tagged = made(piece, paper)
    assert 0 < len(write(tagged)) - len(bare(tagged)) <= MOST_BYTES


def test_the_page_in_html_has_the_same_elements_words_and_outlines():
    poster = made("welcome", "A3")
    html = page_html(poster)
    items = poster.pages[0].items
    assert [unescape(text) for text in re.findall(r"<span [^>]*>([^<]*)</span>", html)] == [
        item.text.rstrip() for item in items if isinstance(item, Text)
    ]
    (picture,) = (item for item in items if isinstance(item, Picture))
    assert html.count("<path ") == len(picture.drawing.shapes) + sum(type(item).__name__ in ("Path", "Clip") for item in items)
    assert [html.count(f"<{tag}>") for tag in ("h1", "p", "ul", "li")] == [1, 2, 1, 4]


def test_untagging_takes_nothing_away_that_shows():
    page = made("welcome", "A3").pages[0]
    shown = [item for item in page.items if not isinstance(item, Begin | End)]
    assert list(untagged(page).items[1:-1]) == shown


@pytest.mark.parametrize(
    ("weight", "misses", "says"),
    [
        (Weight("a poster", 120, 100, factor=1.2), False, "x 1.20"),
        (Weight("a poster", 121, 100, factor=1.2), True, "at most 1.2 times: MISSED"),
        (Weight("a poster", 110, 100, more=10), False, "10 more"),
        (Weight("a poster", 111, 100, more=10), True, "at most 10 bytes more: MISSED"),
    ],
)
def test_a_weight_is_held_to_a_factor_or_to_bytes(weight, misses, says):
    assert weight.misses == misses
    assert says in str(weight)
