"""Layouts of several pages: how many, and the composition of those after the first."""

from pathlib import Path

import pytest
from sample_handout import LAYOUT as HANDOUT
from sample_handout import handout

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.geometry import Rect
from hrposter.resolve import resolve
from hrposter.spec.conditions import parse_conditions
from hrposter.spec.layout import Layout, read_layout
from hrposter.spec.prose import FlowBlock, RunningBlock
from hrposter.units import mm

LAYOUT = HANDOUT.replace("COLUMNS", "2").replace("PAGES", "3").replace("NEXT", "1")
WIDE = """\
variants:
  - when: aspect >= 1
    page: {surface: mint}
    regions:
      story: {columns: 3}
"""


def layout(folder: Path, text: str = LAYOUT) -> Layout:
    (folder / "layout.yaml").write_text(text)
    return read_layout(folder / "layout.yaml")


def fault(folder: Path, old: str, new: str) -> Diagnostic:
    assert old in LAYOUT
    with pytest.raises(PosterError) as caught:
        layout(folder, LAYOUT.replace(old, new, 1))
    (found,) = caught.value.diagnostics
    return found


def test_next_pages_show_the_regions_of_their_areas(tmp_path):
    read = layout(tmp_path)
    following = read.base.next
    assert following is not None
    assert read.pages == 3
    assert [region.name for region in read.base.regions] == ["title", "story", "draft"]
    assert [region.name for region in following.regions] == ["head", "number", "story"]
    assert isinstance(following.regions[0].block, RunningBlock)
    assert following.name == "base, next pages"


def test_next_pages_lay_their_options_over_those_of_the_first(tmp_path):
    following = layout(tmp_path, LAYOUT + WIDE).arrangement(Rect(0, 0, 300, 200)).next
    assert following is not None
    block = following.regions[-1].block
    assert isinstance(block, FlowBlock)
    assert (block.keys, block.columns, following.surface, following.margin) == (("story",), 1, "mint", layout(tmp_path).base.margin)


def test_a_variant_may_have_next_pages_of_its_own(tmp_path):
    own = WIDE + "    next: {grid: {columns: [1fr], rows: [1fr], areas: [story]}}\n"
    following = layout(tmp_path, LAYOUT + own).arrangement(Rect(0, 0, 300, 200)).next
    assert following is not None
    assert [region.name for region in following.regions] == ["story"]


def test_a_variant_may_be_for_several_pages(tmp_path):
    read = layout(tmp_path, LAYOUT + WIDE.replace("aspect >= 1", "pages >= 2"))
    sheet = Rect(0, 0, 200, 300)
    assert [read.arrangement(sheet, pages).name for pages in (1, 2, 3)] == ["base", "pages >= 2", "pages >= 2"]
    assert parse_conditions("pages >= 2 and short_edge < 160mm")[0].holds(Rect(0, 0, mm(100), mm(100)), 2)


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "said"),
    [
        ("pages: 3", "pages: 30", "value", 15, "'30' is not a count"),
        ("pages: 3\n", "", "missing-key", 15, "'pages' is missing"),
        (LAYOUT[LAYOUT.index("next:") :], "", "missing-key", 15, "'next' is missing"),
        ("[head number, story story]", "[head nunber, story story]", "unknown-region", 20, "no region is called 'nunber'"),
        ("[head number, story story]", "[head head, story story]", "unplaced-region", 18, "region 'number' is not in this grid"),
        ("{running: title, style: note}", "{style: note}", "region-block", 22, "region 'head' says nothing to show"),
        ("{running: title, style: note}", "{running: title, lines: 2}", "unknown-key", 22, "'lines' means nothing for a region that shows running"),
        ("{folio: note}", "{folio: note, align: left}", "value", 23, "'left' is not known here"),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line, said):
    found = fault(tmp_path, old, new)
    assert found.span is not None
    assert (found.code, found.span.line, found.message) == (code, line, said)


def test_margins_that_leave_no_room_on_next_pages_are_told_of(tmp_path):
    job = handout(tmp_path)
    path = tmp_path / "layouts/all/layout.yaml"
    path.write_text(path.read_text().replace("next:\n", "next:\n  page: {margin: 60%}\n"))
    with pytest.raises(PosterError, match="the margins leave no room"):
        resolve(job)


def test_a_story_stands_once_on_a_page(tmp_path):
    job = handout(tmp_path)
    path = tmp_path / "layouts/all/layout.yaml"
    path.write_text(path.read_text().replace("draft: {draft: note}", "draft: {flow: [story]}"))
    with pytest.raises(PosterError) as caught:
        resolve(job)
    (found,) = caught.value.diagnostics
    assert found.span is not None
    assert (found.code, found.span.line, found.message) == ("repeated-value", 14, "the story 'story' stands twice on one page")
