"""Icons that point the way reading goes are mirrored where it goes to the left; all others never are."""

from pathlib import Path

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, WORDS, library

from hrposter.diagnostics import PosterError
from hrposter.display import Move, Picture
from hrposter.layout.page import lay_out
from hrposter.resolve import resolve
from hrposter.resources import Library
from hrposter.svg.drawing import read_drawing


def corner(folder: Path, lang: str, icon: str) -> float:
    """Where the first line of an icon starts on a page, in its own units."""
    folder.mkdir()
    layout = LAYOUT.replace("icons: [respect, phone]", f"icons: [{icon}]")
    translated = WORDS.replace("language: en", f"language: {lang}").replace("status: source", "status: draft")
    mine = library(folder, layout, WORDS, **({} if lang == "en" else {lang: translated}))
    pictures = [item for page in lay_out(resolve(job("all", lang, library=mine))).pages for item in page.items if isinstance(item, Picture)]
    drawing = next(picture.drawing for picture in pictures if picture.drawing.name == icon)
    first = drawing.shapes[0].outline[0]
    assert isinstance(first, Move)
    return first.x


@pytest.mark.parametrize("icon", ["step", "talk", "consent", "your-goals"])
def test_an_icon_that_points_is_mirrored_in_arabic(tmp_path, icon):
    assert corner(tmp_path / "a", "ar", icon) == pytest.approx(64 - corner(tmp_path / "b", "en", icon))


@pytest.mark.parametrize("icon", ["clock", "check", "phone", "hand"])
def test_clocks_ticks_and_hands_stay(tmp_path, icon):
    assert corner(tmp_path / "a", "ar", icon) == corner(tmp_path / "b", "en", icon)


def test_only_one_way_to_say_it_is_known(tmp_path):
    svg = Path(str(Library().icon("step"))).read_text(encoding="utf-8")
    (tmp_path / "step.svg").write_text(svg.replace('data-mirror="rtl"', 'data-mirror="yes"'), encoding="utf-8")
    with pytest.raises(PosterError, match="data-mirror is 'yes'"):
        read_drawing(tmp_path / "step.svg", frozenset({"icon"}))
