"""Regions to keep at hand: what their options may be, and names in them that lead nowhere."""

from pathlib import Path

import pytest
from sample_jobs import LIBRARY, job
from sample_pieces import LAYOUT, WORDS, library

from hrposter.diagnostics import PosterError
from hrposter.resolve import resolve
from hrposter.spec.handy import CardBlock, NumbersBlock, ScheduleBlock, TabsBlock
from hrposter.spec.layout import read_layout
from hrposter.spec.phrases import read_phrases

STORY = "  story: [{text: Keep this.}]\n"


def block_of(folder: Path, region: str):
    path = folder / "layout.yaml"
    path.write_text(LAYOUT.replace("{list: some, style: body}", region), encoding="utf-8")
    return next(each.block for each in read_layout(path).base.regions if each.name == "list")


def faults(folder: Path, region: str) -> list[str]:
    with pytest.raises(PosterError) as caught:
        resolve(job("all", library=library(folder, LAYOUT.replace("{list: some, style: body}", region), WORDS + STORY)))
    return [f"{each.code}: {each.message}" for each in caught.value.diagnostics]


def test_what_is_not_said_is_as_usual(tmp_path):
    assert block_of(tmp_path, "{numbers: pairs}") == NumbersBlock("pairs", "name", "heading", 1, False, ())
    assert block_of(tmp_path, "{card: story}") == CardBlock(("story",), None, "heading", "body", "cut", None)
    assert block_of(tmp_path, "{schedule: body}") == ScheduleBlock("body", None, "heading")
    assert block_of(tmp_path, "{tabs: pairs}") == TabsBlock("pairs", "detail", "name", 12)


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("{numbers: pears}", "unknown-words: en.yaml has no words 'pears'"),
        ("{numbers: some}", "words-shape: 'some' in en.yaml is not what this region shows"),
        ("{numbers: pairs, blanks: [titel]}", "unknown-words: en.yaml has no words 'titel'"),
        ("{numbers: pairs, style: huge}", "unknown-style: there is no style 'huge'"),
        ("{card: title}", "words-shape: 'title' in en.yaml is not what this region shows"),
        ("{card: story, title: titel}", "unknown-words: en.yaml has no words 'titel'"),
        ("{card: story, ground: depp}", "unknown-surface: there is no surface 'depp'"),
        ("{card: story, frame: dotted}", "value: 'dotted' is not known here"),
        ("{schedule: bodi}", "unknown-style: there is no style 'bodi'"),
        ("{schedule: body, title: titel}", "unknown-words: en.yaml has no words 'titel'"),
        ("{tabs: some}", "words-shape: 'some' in en.yaml is not what this region shows"),
        ("{tabs: pairs, columns: 0}", "value: '0' is not a count"),
        ("{tabs: pairs, style: huge}", "unknown-style: there is no style 'huge'"),
        ("{schedule: body, columns: 2}", "unknown-key: 'columns' means nothing for a region that shows schedule"),
    ],
)
def test_what_leads_nowhere_is_told_of_once(tmp_path, region, said):
    assert faults(tmp_path, region) == [said]


def test_english_has_a_word_for_days_that_are_closed_and_other_languages_may(tmp_path):
    shipped = LIBRARY.phrases("en")
    assert shipped is not None
    assert read_phrases(shipped).texts["closed"] == "Closed"
    without = tmp_path / "en.yaml"
    without.write_text(shipped.read_text(encoding="utf-8").replace("  closed: Closed\n", ""), encoding="utf-8")
    with pytest.raises(PosterError, match="closed"):
        read_phrases(without)
    without.write_text(
        without.read_text(encoding="utf-8").replace("language: en", "language: fr").replace("status: source", "status: draft"), encoding="utf-8"
    )
    assert "closed" not in read_phrases(without).texts
