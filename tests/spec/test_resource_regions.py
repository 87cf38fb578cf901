"""Regions that show people and things to turn to: times, their titles, and what a layout may not say of them."""

from dataclasses import replace

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, WORDS, library

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.resolve import resolve
from hrposter.spec.layout import read_layout
from hrposter.spec.options import parse_pages
from hrposter.spec.turning import ResourcesBlock

NOBODY = "hrposter: 1\nentries:\n  - {name: Line, when: now, what: Somebody picks up., phone: (303) 444-1212, verified_on: 2026-11-01}\n"


def layout_with(region: str, other: str = "draft: note") -> str:
    text = LAYOUT.partition("regions:")[0].replace("1fr, auto, auto, auto, auto, auto, auto", "auto, 1fr, auto")
    text = text.replace("art, title, list, points, cards, note, contact", "title, people, other")
    return text + f"regions:\n  title: {{text: title, style: title, tag: H1}}\n  people: {{{region}}}\n  other: {{{other}}}\n"


def block(tmp_path, region: str) -> ResourcesBlock:
    path = tmp_path / "layout.yaml"
    path.write_text(layout_with(region))
    found = read_layout(path).base.regions[1].block
    assert isinstance(found, ResourcesBlock)
    return found


def fault(tmp_path, region: str, other: str = "draft: note") -> Diagnostic:
    (tmp_path / "resources.yaml").write_text(NOBODY)
    of = job("all", library=library(tmp_path, layout_with(region, other), WORDS))
    with pytest.raises(PosterError) as caught:
        resolve(replace(of, resources=tmp_path / "resources.yaml"))
    (found,) = caught.value.diagnostics
    return found


def test_one_time_or_several_each_with_its_title(tmp_path):
    one = block(tmp_path, "resources: now, title: title")
    assert (one.times, one.titles, one.columns, one.band) == (("now",), ("title",), 1, None)
    several = block(tmp_path, "resources: [tonight, read], title: [title, seen], columns: 2, band: sun")
    assert (several.times, several.titles, several.columns, several.band) == (("tonight", "read"), ("title", "seen"), 2, "sun")
    assert block(tmp_path, "resources: [tonight, read]").titles == ()


@pytest.mark.parametrize(
    ("region", "code", "said"),
    [
        ("resources: [now, later]", "value", "'later' is not known here"),
        ("resources: [now, read], title: title", "value", "resources names 2, but title 1"),
        ("resources: now, title: [title, seen]", "value", "resources names 1, but title 2"),
        ("resources: now, band: sky", "unknown-surface", "there is no surface 'sky'"),
        ("resources: [now, read], title: [title, heading]", "unknown-words", "en.yaml has no words 'heading'"),
        ("resources: [now, read, now]", "repeated-value", "the time 'now' stands twice on one page"),
    ],
)
def test_each_fault_says_what_is_wrong(tmp_path, region, code, said):
    found = fault(tmp_path, region)
    assert (found.code, found.message) == (code, said)


def test_a_time_stands_once_on_a_page(tmp_path):
    found = fault(tmp_path, "resources: now", "resources: [read, now]")
    assert found.span is not None
    assert (found.code, found.span.line, found.message) == ("repeated-value", 14, "the time 'now' stands twice on one page")


def test_there_may_be_two_dozen_pages_and_no_more():
    assert parse_pages("24") == 24
    for text in ("0", "25", "many"):
        with pytest.raises(ValueError, match="write a whole number from 1 to 24"):
            parse_pages(text)
