"""Every page of every draft says that nobody has checked its words, in its own language and in English."""

from collections.abc import Iterator

import pytest
from sample_jobs import LANGUAGES, PIECES, job, label

from hrposter.display import Page, Text
from hrposter.layout.page import lay_out
from hrposter.resolve import Job, Poster, resolve
from hrposter.spec.readers import layout_in

DRAFTS = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece] if lang != "en"]


def sheets(piece: str, lang: str) -> Iterator[Job]:
    """A piece on each of its papers, both ways up."""
    for paper in layout_in(job(piece).library.piece(piece) / "layout.yaml").sizes:
        yield from (job(piece, lang, paper, is_landscape=is_landscape) for is_landscape in (False, True))


def lacking(page: Page, poster: Poster) -> list[str]:
    """Which of the two sentences a page does not say."""
    words = " ".join("".join(item.text if item.text.endswith(" ") else f"{item.text} " for item in page.items if isinstance(item, Text)).split())
    return [sentence for sentence in (poster.phrases.texts["draft"], poster.english.texts["draft"]) if sentence not in words]


def without_band(of: Job) -> Iterator[str]:
    poster = resolve(of)
    if poster.content.is_draft:
        pages = lay_out(poster).pages
        yield from (f"{label(of)}, page {number}: {sentence}" for number, page in enumerate(pages, 1) for sentence in lacking(page, poster))


@pytest.mark.parametrize(("piece", "lang"), DRAFTS)
def test_every_page_of_a_draft_bears_the_band(piece, lang):
    assert [fault for of in sheets(piece, lang) for fault in without_band(of)] == []


def test_a_page_without_the_band_is_seen():
    poster = resolve(job("seat-belt", "es"))
    page = lay_out(resolve(job("seat-belt", "en"))).pages[0]
    assert lacking(page, poster) == [poster.phrases.texts["draft"], poster.english.texts["draft"]]
