"""Words that are set once for all papers: on each they are those that would be set for it alone."""

import pytest
from sample_jobs import job

from hrposter.fonts.locate import nearest_optical
from hrposter.layout import parts
from hrposter.layout.page import lay_out
from hrposter.layout.parts import parts_of
from hrposter.resolve import resolve

PAPERS = ("A3", "Letter", "24x36", "A5")


def poster(piece: str, lang: str, paper: str):
    return resolve(job(piece, lang, paper))


def settings(found) -> dict[str, object]:
    """The setting of each region of one message."""
    blocks = {part.region.name: getattr(part.block, "block", part.block) for part in parts_of(found)}
    return {name: block.setting for name, block in blocks.items() if hasattr(block, "setting")}


@pytest.mark.parametrize("piece", ["welcome", "principles", "care-choices"])
@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans"])
def test_pages_are_those_of_words_that_were_set_for_no_other_paper(piece, lang):
    after_others = [lay_out(poster(piece, lang, paper)).pages for paper in PAPERS]
    for paper, pages in zip(PAPERS, after_others, strict=True):
        parts._kept.cache_clear()
        parts._of_the_piece.cache_clear()
        parts._own.cache_clear()
        assert lay_out(poster(piece, lang, paper)).pages == pages


def test_words_are_set_once_and_their_sizes_are_those_of_the_paper():
    small, large = poster("welcome", "en", "A5"), poster("welcome", "en", "A3")
    for name, setting in settings(small).items():
        other = settings(large)[name]
        assert setting.style is small.styles[setting.style.type.name]
        assert other.style is large.styles[setting.style.type.name]
        is_drawn_alike = nearest_optical(setting.style.size) == nearest_optical(other.style.size)
        assert (setting.paragraph is other.paragraph) or not is_drawn_alike


def test_a_headline_is_set_in_the_face_that_is_drawn_for_its_size():
    sizes = {paper: settings(poster("welcome", "en", paper))["title"] for paper in ("A5", "24x36")}
    drawn = {paper: dict(setting.paragraph._runs[0].item.face.axes)["opsz"] for paper, setting in sizes.items()}
    assert drawn == {paper: nearest_optical(setting.style.size) for paper, setting in sizes.items()}
    assert drawn["A5"] != drawn["24x36"]
