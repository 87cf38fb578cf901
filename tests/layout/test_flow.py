"""Running text over columns and pages: all of it, in order, and nothing left standing alone."""

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sample_handout import ENGLISH, KINDS_TOLD, handout, story_of

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, Document, End, Fill, Text
from hrposter.display import Path as Drawn
from hrposter.geometry import Rect
from hrposter.layout.blocks.story import Story
from hrposter.layout.flow import Galley
from hrposter.layout.page import lay_out, solve
from hrposter.layout.solve import Solution
from hrposter.papers import Paper
from hrposter.poster import Job
from hrposter.rendering import document, pdf, reading_text
from hrposter.resolve import resolve
from hrposter.units import mm

# ---------------------------------------------------------------- columns of slugs


@st.composite
def galleys(draw: st.DrawFn) -> Galley:
    heights = draw(st.lists(st.floats(min_value=1, max_value=60), min_size=1, max_size=12))
    tops, bottoms, foot = [], [], 0.0
    for height in heights:
        tops.append(foot + draw(st.floats(min_value=0, max_value=20)))
        foot = tops[-1] + height
        bottoms.append(foot)
    cuts = [number for number in range(1, len(heights)) if draw(st.booleans())] + [len(heights)]
    joints = [number for number in cuts[:-1] if draw(st.booleans())] + [len(heights)]
    return Galley(tuple(tops), tuple(bottoms), tuple(cuts), tuple(joints))


columns = st.integers(1, 4)


@given(galleys(), st.floats(min_value=1, max_value=300), columns, st.booleans())
def test_columns_hold_what_fits_and_no_more(galley, height, count, at_joint):
    filled = galley.fill(0, height, count, at_joint=at_joint)
    assert [first for first, _ in filled] == [0, *(last for _, last in filled[:-1])]
    end = filled[-1][1]
    assert end in (0, *(galley.joints if at_joint else galley.cuts))
    for first, last in filled:
        assert last in (first, end, *galley.cuts)
        assert galley.height(first, last) <= height + 0.01
        assert last == end or not any(galley.height(first, more) <= height for more in galley.cuts if more > last)
    without = galley.fill(0, height, count)[-1][1]
    assert not any(end < joint <= without for joint in galley.joints)


@given(galleys(), columns)
def test_level_columns_hold_all_and_stand_as_low_as_can_be(galley, count):
    level = galley.level(0, count)
    assert level[-1][1] == len(galley.tops)
    lowest = least_height(galley, 0, count)
    assert lowest - 0.01 <= galley.level_height(0, count) <= lowest + 0.11


def least_height(galley: Galley, start: int, count: int) -> float:
    """The least height of ``count`` columns, found by trying all ways to cut."""
    end = len(galley.tops)
    if count == 1 or start == end:
        return galley.height(start, end)
    return min(max(galley.height(start, cut), least_height(galley, cut, count - 1)) for cut in (start, *galley.cuts) if cut >= start)


# ---------------------------------------------------------------- stories on pages


@dataclass(frozen=True)
class Standing:
    """A line of a story: its page and column, the number of its block of words, the tag of that, and where it stands."""

    page: int
    column: int
    element: int
    tag: str
    box: Rect


def standing(job: Job) -> list[Standing]:
    """The lines of the story in reading order."""
    poster = resolve(job)
    solution, made = solve(poster), lay_out(poster)
    found: list[Standing] = []
    wholes: dict[str, int] = {}
    element = 0
    for number, (forme, page) in enumerate(zip(solution.formes, made.pages, strict=True)):
        placed = next((each for each in forme.placed if isinstance(each.part.block, Story)), None)
        if placed is None:
            continue
        block, tags = placed.part.block, []
        assert isinstance(block, Story)
        for item in page.items:
            if isinstance(item, Begin):
                element = wholes.setdefault(item.whole, element + 1) if item.whole and item.tag == "P" else max(element, *wholes.values(), 0) + 1
                tags.append(item.tag)
            elif isinstance(item, End):
                tags.pop()
            elif isinstance(item, Text) and "Artifact" not in tags and "H1" not in tags and placed.cell.contains(item.box, slack=2):
                share = (item.box.x - placed.box.x) / (block.column(placed.box.width) + block.gutter)
                found.append(Standing(number, int(share + 0.01), element, tags[-1], item.box))
    return found


WORDS = (
    "the",
    "bus",
    "to",
    "a",
    "lake",
    "leaves",
    "from",
    "our",
    "market",
    "at",
    "noon",
    "and",
    "takes",
    "half",
    "an",
    "hour",
    "so",
    "bring",
    "hats",
)
lengths = st.integers(3, 90)


def sentence(length: int) -> str:
    return " ".join(WORDS[index % len(WORDS)] for index in range(length)).capitalize() + "."


@st.composite
def stories(draw: st.DrawFn) -> list[str]:
    """Entries as they stand in a file, the last of them no heading."""
    kinds = draw(st.lists(st.sampled_from(("heading", "text", "text", "step", "item", "call")), min_size=2, max_size=14))
    entries = []
    for kind in [*kinds, "text"]:
        if kind == "step":
            entries.append(f"step: {{title: Go., text: {sentence(draw(st.integers(3, 20)))}}}")
        else:
            entries.append(f"{kind}: {sentence(draw(lengths if kind == 'text' else st.integers(2, 8)))}")
    return entries


@given(stories(), st.integers(1, 3), st.integers(1, 2), st.sampled_from([(400, 500), (420, 300), (700, 420)]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_story_is_set_whole_in_order_and_never_cut_badly(entries, count, following, sides):
    with tempfile.TemporaryDirectory() as folder:
        job = handout(
            Path(folder),
            paper=Paper("test", *map(float, sides)),
            pages=12,
            columns=count,
            following=following,
            words=story_of(*entries),
            profile="web",
        )
        try:
            lines = standing(job)
            said = reading_text(document(job))
        except PosterError as error:
            assume("overflow" not in str(error))
            raise
    told = [entry.partition(": ")[2] for entry in entries]
    told = [each.removeprefix("{title: ").removesuffix("}").replace(", text: ", " ") for each in told]
    assert [line for line in said.splitlines()[1:] if not line.isdecimal()] == told
    assert headings_that_stand_last(lines) == []
    assert lonely_lines(lines) == []


def headings_that_stand_last(lines: list[Standing]) -> list[Standing]:
    return [one for one, after in pairwise(lines) if one.tag == "H2" and (one.page, one.column) != (after.page, after.column) and after.tag != "H2"]


def lonely_lines(lines: list[Standing]) -> list[Standing]:
    """Lines of a block that are alone in their column though the block has more elsewhere."""
    groups: dict[int, list[Standing]] = {}
    for line in lines:
        if line.tag == "P":
            groups.setdefault(line.element, []).append(line)
    alone = []
    for group in groups.values():
        places = [(line.page, line.column) for line in group]
        alone += [line for line in group if len(group) > 1 and places.count((line.page, line.column)) == 1]
    return alone


def test_a_heading_that_stands_last_and_a_line_alone_are_seen():
    box = Rect(0, 0, 1, 1)
    heading, line, other = Standing(0, 0, 1, "H2", box), Standing(0, 1, 2, "P", box), Standing(1, 0, 2, "P", box)
    assert headings_that_stand_last([heading, line]) == [heading]
    assert lonely_lines([line, other]) == [line, other]


# ---------------------------------------------------------------- how many pages


def solved(folder: Path, **options) -> Solution:
    return solve(resolve(handout(folder, **options)))


def test_words_take_as_few_pages_as_they_need_at_about_their_size(tmp_path):
    short = solved(tmp_path / "a", words=story_of("text: Come in."))
    long = solved(tmp_path / "b")
    assert (len(short.formes), len(long.formes)) == (1, 2)
    assert short.fitted["body"].size == pytest.approx(short.fitted["body"].wanted, abs=0.06)
    assert long.fitted["body"].size >= 0.9 * long.fitted["body"].wanted - 0.06


def test_words_shrink_a_little_to_spare_a_page_and_say_why(tmp_path):
    paper = Paper("test", 420.0, 595.0)
    for count in range(60, 400, 5):
        solution = solved(tmp_path / str(count), paper=paper, words=story_of(f"text: {sentence(count)}"))
        fitted = solution.fitted["body"]
        if len(solution.formes) == 2:
            break
        assert 0.9 * fitted.wanted - 0.1 <= fitted.size <= fitted.wanted
    assert solution.fitted["body"].reason is None
    solution = solved(tmp_path / "before", paper=paper, words=story_of(f"text: {sentence(count - 5)}"))
    assert solution.fitted["body"].reason == "so that all words fit the height of the page"


def test_with_no_more_pages_words_shrink_to_their_floors_and_no_further(tmp_path):
    words = story_of(*(f"text: {sentence(80)}" for _ in range(12)))
    fitted = solved(tmp_path, pages=2, words=words).fitted["body"]
    assert fitted.size < 0.8 * fitted.wanted
    assert fitted.reason == "so that all words fit 2 pages"


def test_words_that_are_too_long_for_all_pages_say_by_how_many_lines_and_where(tmp_path):
    words = story_of(*(f"text: {sentence(80)}" for _ in range(40)))
    with pytest.raises(PosterError) as caught:
        solved(tmp_path, pages=2, words=words)
    (found,) = caught.value.diagnostics
    assert found.code == "overflow"
    assert found.span is not None
    assert found.span.line > 20
    assert found.message.startswith("the words in en are ")
    assert " lines too long for 2 pages of A5 portrait, at the smallest sizes" in found.message
    assert found.help.startswith("shorten them; what stands from 'The bus to a lake")


def test_as_many_lines_as_said_must_go(tmp_path):
    """Each entry is a line or two; without as many of them as lines were too many, the rest fits."""
    entries = [f"item: {sentence(6)}" for _ in range(150)]
    with pytest.raises(PosterError) as caught:
        solved(tmp_path / "a", pages=2, words=story_of(*entries))
    lines = int(str(caught.value.diagnostics[0].message).split(" are ")[1].split(" ")[0])
    solved(tmp_path / "b", pages=2, words=story_of(*entries[:-lines]))


def test_a_story_in_a_row_as_high_as_its_words_stays_on_its_page(tmp_path):
    job = handout(tmp_path, words=story_of(*(f"text: {sentence(80)}" for _ in range(12))))
    path = tmp_path / "layouts/all/layout.yaml"
    path.write_text(path.read_text().replace("rows: [auto, 1fr, auto]", "rows: [auto, auto, auto]"))
    with pytest.raises(PosterError, match="lines too long"):
        solve(resolve(job))


# ---------------------------------------------------------------- what stands on the pages


def test_every_kind_of_entry_is_set(tmp_path):
    tags = [item.tag for page in document(handout(tmp_path, paper="Letter")).pages for item in page.items if isinstance(item, Begin)]
    assert ENGLISH.count("\n    - ") == KINDS_TOLD
    assert (tags.count("H1"), tags.count("H2")) == (1, 2)
    assert (tags.count("LI"), tags.count("Lbl")) == (9, 3)


def test_steps_are_counted_across_pages_and_begin_anew_below_a_heading(tmp_path):
    steps = [f"step: {{title: Go., text: {sentence(30)}}}" for _ in range(9)]
    words = story_of(*steps, "heading: Then", steps[0], steps[1])
    made = document(handout(tmp_path, words=words))
    assert len(made.pages) > 1
    assert labels(made) == [*map(str, range(1, 10)), "1", "2"]


def labels(made: Document) -> list[str]:
    found, tags = [], []
    for item in (item for page in made.pages for item in page.items):
        if isinstance(item, Begin):
            tags.append(item.tag)
        elif isinstance(item, End):
            tags.pop()
        elif isinstance(item, Text) and tags[-1] == "Lbl":
            found.append(item.text)
    return found


def test_a_box_to_tick_and_a_line_to_write_on_are_large_enough_even_when_printed_a_little_smaller(tmp_path):
    page = document(handout(tmp_path, words=story_of("check: Hats", "line: Name", "note: End"))).pages[0]
    box = next(item for item in page.items if isinstance(item, Drawn) and item.stroke)
    xs = [segment[-2] for segment in box.outline if segment]
    assert (max(xs) - min(xs)) * 0.94 >= mm(5) - 1
    rule = next(item.rect for item in page.items if isinstance(item, Fill) and item.rect.height < 2)
    above = max(item.box.bottom for item in page.items if isinstance(item, Text) and item.text == "Hats")
    assert (rule.y - above) * 0.94 >= mm(8)


@pytest.mark.parametrize(("lang", "is_rtl"), [("en", False), ("ar", True)])
def test_a_story_begins_on_the_side_where_reading_begins(tmp_path, lang, is_rtl):
    job = handout(tmp_path, lang, columns=2, following=2)
    pages = document(job).pages
    middle = pages[0].trim.width / 2
    number = next(item for item in pages[0].items if isinstance(item, Text) and item.text == "1")
    box = next(item for page in pages for item in page.items if isinstance(item, Drawn) and item.stroke)
    assert (number.x > middle) == is_rtl
    assert (box.outline[0][0] > middle) != is_rtl  # type: ignore[misc]


def test_pages_after_the_first_bear_a_running_head_and_their_number(tmp_path):
    made = document(handout(tmp_path))
    heads = [[item for item in page.items if isinstance(item, Begin) and item.pagination] for page in made.pages]
    assert [[item.pagination for item in page] for page in heads] == [[], ["Header", "Header"]]
    assert [item.text for item in made.pages[1].items if isinstance(item, Text)][:2] == ["A day at the lake", "2 / 2"]
    assert "2 / 2" not in reading_text(made)


def test_one_page_has_no_number(tmp_path):
    made = document(handout(tmp_path, words=story_of("text: Come in.")))
    assert not any(isinstance(item, Text) and "/" in item.text for item in made.pages[0].items)


# ---------------------------------------------------------------- structure


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array([]))
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_what_is_cut_by_the_end_of_a_page_is_one_element_and_a_list_one_list(tmp_path):
    words = story_of(f"text: {sentence(150)}", f"text: {sentence(150)}", *(f"item: {sentence(9)}" for _ in range(30)))
    with pikepdf.open(io.BytesIO(pdf(handout(tmp_path, words=words, pages=4)))) as file:
        assert len(file.pages) > 1
        found = list(elements(file.Root.StructTreeRoot.K))
        tags = [str(each.S) for each in found]
        assert (tags.count("/P"), tags.count("/L"), tags.count("/LI")) == (2, 1, 30)
        pages = {kid.Pg.objgen for each in found if "/K" in each for kid in each.K if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid}
        assert pages
        nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        assert [len(parents[int(page.StructParents)]) > 0 for page in file.pages] == [True] * len(file.pages)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_can_be_read_back(tmp_path, lang):
    with pikepdf.open(io.BytesIO(pdf(handout(tmp_path, lang)))) as file:
        for page in file.pages:
            page.contents_coalesce()
        content = [page.Contents.read_bytes().decode() for page in file.pages]
    assert len(content) == 2
    assert "/Artifact<</Type/Pagination/Subtype/Header>>BDC" in content[1]


def test_the_same_handout_is_the_same_file(tmp_path):
    assert pdf(handout(tmp_path)) == pdf(handout(tmp_path))
