"""What the check says to lie below words is what another program draws there."""

import io
from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from sample_jobs import job

from hrposter.display import Document, Page, Text
from hrposter.layout.page import lay_out
from hrposter.pdf.writer import write
from hrposter.preflight.contrast import readings
from hrposter.rendering import pictures
from hrposter.resolve import resolve

DPI = 144
# The share of pixels below a line that a colour needs to be more than the blur of an edge, how far rounding moves a colour, and ink a pixel.
SEEN, NEAR, INKED = 0.03, 3, 40

Rgb = tuple[int, int, int]


def told(page: Page) -> dict[int, set[Rgb]]:
    """The colours below each line, as the check has them."""
    found: dict[int, set[Rgb]] = defaultdict(set)
    for reading in readings(page):
        red, green, blue = (round(value * 255) for value in reading.ground.rgb)
        found[id(reading.text)].add((red, green, blue))
    return found


def drawn(made: Document, page: Page) -> np.ndarray:
    """A page as PDFium draws it."""
    with Image.open(io.BytesIO(pictures(write(replace(made, pages=(page,))), DPI)[0])) as opened:
        return np.asarray(opened.convert("RGB")).astype(int)


def bare(page: Page) -> Page:
    return replace(page, items=tuple(item for item in page.items if not isinstance(item, Text)))


def below(text: Text, with_words: np.ndarray, without: np.ndarray) -> list[Rgb]:
    """The colours where the ink of a line stands."""
    box, scale = text.box, DPI / 72
    area = slice(round(box.y * scale), round(box.bottom * scale)), slice(round(box.x * scale), round(box.right * scale))
    pixels = without[area][np.abs(with_words[area] - without[area]).max(axis=2) > INKED]
    colours, counts = np.unique(pixels, axis=0, return_counts=True)
    return [(int(red), int(green), int(blue)) for (red, green, blue), count in zip(colours, counts, strict=True) if count >= SEEN * len(pixels)]


def is_near(one: Rgb, others: set[Rgb]) -> bool:
    return any(max(abs(a - b) for a, b in zip(one, other, strict=True)) <= NEAR for other in others)


@pytest.mark.parametrize(
    ("piece", "lang", "paper", "theme"),
    [
        ("resources", "ar", "A5", "sunrise"),
        ("resources", "en", "Letter", "tide-ink-saver"),
        ("principles", "es", "A4", "sunrise"),
        ("seat-belt", "ar", "Letter", "sunrise"),
        ("beliefs", "en", "Tabloid", "high-contrast"),
        ("welcome", "ar", "Letter", "tide-mono"),
    ],
)
def test_the_colours_below_words_are_those_that_are_drawn(piece, lang, paper, theme, full_clinics):
    made = lay_out(resolve(replace(job(piece, lang, paper, clinic=full_clinics[0]), theme=theme)))
    for page in made.pages:
        with_words, without, known = drawn(made, page), drawn(made, bare(page)), told(page)
        seen = {id(item): (item.text, below(item, with_words, without)) for item in page.items if isinstance(item, Text) and item.text.strip()}
        assert [text for text, colours in seen.values() if not colours] == []
        assert [(text, colour) for key, (text, colours) in seen.items() for colour in colours if not is_near(colour, known[key])] == []
