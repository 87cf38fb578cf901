"""What each kind of block paints, seen in the items of a page."""

from pathlib import Path

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, checked, library

from hrposter.display import Begin, Clip, Drawing, End, Fill, Image, Item, Link, Page, Picture, Text
from hrposter.display import Path as Drawn
from hrposter.geometry import Rect, union
from hrposter.layout.blocks.art import cover, wave
from hrposter.layout.blocks.bullets import leaf
from hrposter.layout.blocks.code import code_side
from hrposter.layout.page import lay_out
from hrposter.papers import PAPERS
from hrposter.resolve import resolve
from hrposter.units import mm, to_mm

PAIRS = "[{title: A, text: B}, {title: C, text: D}]"
THREE = "[{title: One, text: Two words}, {title: Three, text: Four}, {title: Five, text: Six and seven}]"
CLINIC = """\
hrposter: 1
name: River Street
logo: logo.png
phone: (415) 555-0123
website: www.example.org
qr: {url: "https://example.org/welcome", label: {en: Scan}}
"""


def page_with(folder: Path, region: str, words: str = WORDS, lang: str = "en", own: str | None = None, **options) -> Page:
    """A page whose only region besides a title is ``x``; ``own`` are the words as a draft in ``lang``, the English ones if nothing is said."""
    layout = LAYOUT.partition("regions:")[0].replace("theme: sunrise", "theme: plain").replace("1fr, auto, auto, auto, auto, auto, auto", "auto, 1fr")
    layout = layout.replace("art, title, list, points, cards, note, contact", "title, x")
    layout += f"regions:\n  title: {{text: title, style: title, tag: H1}}\n  x: {region}\n"
    translated = own or words.replace("language: en", f"language: {lang}").replace("status: source", "status: draft")
    if lang != "en" and "draft:" not in region:
        translated = checked(folder, words, lang, own)
    mine = library(folder, layout, words, THEME, **({} if lang == "en" else {lang: translated}))
    return lay_out(resolve(job("all", lang, library=mine, **options))).pages[0]


def items(page: Page, kind: type, *, inside: str = "") -> list:
    """The items of a kind that stand in an element with that tag."""
    tags: list[str] = []
    found: list[Item] = []
    for item in page.items:
        if isinstance(item, Begin):
            tags.append(item.tag)
        if isinstance(item, kind) and (not inside or inside in tags):
            found.append(item)
        if isinstance(item, End):
            tags.pop()
    return found


def drawn_box(path: Drawn) -> Rect:
    return union(Rect(*segment[-2:], 0, 0) for segment in path.outline if segment)


# ---------------------------------------------------------------- lists


def test_a_list_has_a_marker_and_a_body_an_item(tmp_path):
    page = page_with(tmp_path, "{list: some, style: body}", WORDS.replace("[One, Two]", "[One, Two, Three]"))
    assert [item.tag for item in items(page, Begin) if item.tag in ("L", "LI", "LBody")] == ["L", *["LI", "LBody"] * 3]
    assert len(items(page, Drawn, inside="LI")) == 3
    assert [item.text for item in items(page, Text, inside="LBody")] == ["One", "Two", "Three"]


def test_a_numbered_list_says_its_numbers(tmp_path):
    page = page_with(tmp_path, "{list: some, style: body, marker: number}")
    assert [item.text for item in items(page, Text, inside="Lbl")] == ["1.", "2."]
    assert items(page, Drawn, inside="LI") == []


@pytest.mark.parametrize(("lang", "is_rtl"), [("en", False), ("ar", True)])
def test_markers_stand_where_the_line_starts(tmp_path, lang, is_rtl):
    page = page_with(tmp_path, "{list: some, style: body}", lang=lang)
    for marker, text in zip(items(page, Drawn, inside="LI"), items(page, Text, inside="LBody"), strict=True):
        assert (drawn_box(marker).x > text.box.right) == is_rtl
        assert drawn_box(marker).y < text.baseline < drawn_box(marker).bottom + text.size


def test_items_side_by_side_read_along_the_rows(tmp_path):
    page = page_with(tmp_path, "{list: some, style: body, columns: 2}", WORDS.replace("[One, Two]", "[One, Two, Three, Four]"))
    one, two, three, four = items(page, Text, inside="LBody")
    assert one.baseline == two.baseline < three.baseline == four.baseline
    assert one.x == three.x < two.x == four.x


def test_columns_are_as_wide_as_their_items_where_columns_of_one_width_are_too_narrow(tmp_path):
    long = "A sentence that is longer than half of the page is wide"
    page = page_with(tmp_path, "{list: some, style: body, columns: 2}", WORDS.replace("[One, Two]", f"[{long}, Two, Three, Four]"))
    one, two, three, four = items(page, Text, inside="LBody")
    assert one.text == long
    assert one.baseline == two.baseline < three.baseline == four.baseline
    assert one.x == three.x < one.box.right < two.x == four.x
    assert two.x > page.media.width / 2


def test_items_stand_in_one_column_where_two_cannot_hold_them_on_a_line(tmp_path):
    long = "A sentence that is longer than half of the page is wide"
    page = page_with(tmp_path, "{list: some, style: body, columns: 2}", WORDS.replace("[One, Two]", f"[{long}, {long} too]"))
    one, two = items(page, Text, inside="LBody")
    assert one.x == two.x
    assert one.baseline < two.baseline


def test_a_leaf_points_to_the_start_of_the_line():
    box = Rect(0, 0, 10, 10)
    assert (leaf(box, is_rtl=False)[0].x, leaf(box, is_rtl=True)[0].x) == (0, 10)


# ---------------------------------------------------------------- points and cards


@pytest.mark.parametrize("kind", ["points", "cards"])
def test_entries_have_a_heading_and_a_text_each_of_one_size(tmp_path, kind):
    page = page_with(tmp_path, f"{{{kind}: pairs, heading: heading, style: body, columns: 2}}", WORDS.replace(PAIRS, THREE))
    assert [item.text for item in items(page, Text, inside="H2")] == ["One", "Three", "Five"]
    assert len({item.size for item in items(page, Text, inside="H2")}) == 1
    assert len({item.size for item in items(page, Text, inside="P")}) == 1


def test_titles_of_points_keep_to_one_line_where_only_some_need_two(tmp_path):
    def titles(*words: str) -> list[str]:
        folder = tmp_path / "-".join(words)
        pairs = ", ".join(f"{{title: {title}, text: B}}" for title in words)
        page = page_with(folder, "{points: pairs, heading: heading, style: body, columns: 3}", WORDS.replace(PAIRS, f"[{pairs}]"))
        return [item.text.strip() for item in items(page, Text, inside="H2")]

    assert titles("One", "Two", "Some more words here") == ["One", "Two", "Some more words here"]
    assert len(titles("One", "Two", "Some more words here than fit one line at any size")) > 3


def test_the_last_card_runs_over_what_its_row_leaves_free(tmp_path):
    page = page_with(tmp_path, "{cards: pairs, columns: 2, surfaces: [mint, sun]}", WORDS.replace(PAIRS, THREE))
    one, two, three = (item.rect for item in items(page, Fill) if item.radius)
    assert one.width == pytest.approx(two.width)
    assert three.width == pytest.approx(two.right - one.x)
    assert one.height == two.height == three.height


def test_a_card_that_has_a_row_to_itself_gives_way_where_the_others_need_room(tmp_path):
    words = WORDS.replace(PAIRS, THREE.replace("Two words", "Two words and " * 75))
    page = page_with(tmp_path, "{cards: pairs, columns: 2, surfaces: [mint, sun]}", words)
    one, two, three = (item.rect for item in items(page, Fill) if item.radius)
    assert one.height == two.height
    assert three.height < one.height / 2
    lowest = max(text.box.bottom for text in items(page, Text, inside="P") if text.box.y < one.bottom)
    assert lowest < one.bottom < three.y


def test_a_title_of_a_card_keeps_to_its_lines(tmp_path):
    words = WORDS.replace(PAIRS, THREE.replace("title: One", "title: " + "One and more " * 5))
    few, many = (page_with(tmp_path / str(lines), f"{{cards: pairs, columns: 2, lines: {lines}}}", words) for lines in (2, 5))
    first = [[text for text in items(page, Text, inside="H2") if "One" in text.text or "more" in text.text] for page in (few, many)]
    assert len(first[0]) == 2
    assert len(first[1]) > 2
    assert first[0][0].size < first[1][0].size


def test_icons_take_the_colour_of_their_card(tmp_path):
    page = page_with(tmp_path, "{cards: pairs, columns: 2, surfaces: [deep, sun], icons: [respect, phone]}")
    assert [(item.drawing.name, item.inks["icon"].role) for item in items(page, Picture)] == [("respect", "sand"), ("phone", "black")]
    assert items(page, Picture) == items(page, Picture, inside="Artifact")


def test_an_entry_whose_placeholder_is_not_filled_is_left_out(tmp_path):
    words = WORDS.replace("{title: A, text: B}", '{title: A, text: "Call {clinic.phone}"}')
    page = page_with(tmp_path, "{points: pairs, heading: heading, style: body}", words)
    assert [item.text for item in items(page, Text, inside="H2")] == ["C"]


# ---------------------------------------------------------------- art


def test_art_is_a_figure_clipped_to_its_area(full_clinics):
    page = lay_out(resolve(job())).pages[0]
    figure = next(item for item in items(page, Begin) if item.tag == "Figure")
    assert figure.alt
    assert figure.alt.startswith("A parent with a long braid")
    assert figure.box
    assert len(items(page, Clip)) >= 2


VIEW, FOCAL = Rect(0, 0, 200, 100), Rect(80, 20, 40, 60)


@pytest.mark.parametrize("box", [Rect(0, 0, 300, 50), Rect(10, 10, 50, 300), Rect(0, 0, 100, 100)])
@pytest.mark.parametrize("anchor", ["center", "top", "bottom"])
def test_cropping_fills_the_area_and_keeps_what_matters_in_frame(box, anchor):
    matrix = cover(Drawing("scene", VIEW, FOCAL, ()), box, anchor)

    def on_page(of: Rect) -> Rect:
        x, y = matrix.apply(of.x, of.y)
        return Rect(x, y, of.width * matrix.a, of.height * matrix.d)

    assert on_page(VIEW).contains(box)
    middle = on_page(FOCAL)
    assert box.contains(Rect(middle.x + middle.width / 2, middle.y + middle.height / 2, 0, 0))
    fits = min(box.width / FOCAL.width, box.height / FOCAL.height) >= max(box.width / VIEW.width, box.height / VIEW.height)
    assert not fits or box.contains(middle)


@pytest.mark.parametrize("side", ["top", "start", "end", "bottom"])
@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_wave_cuts_only_a_little_into_its_side(side, is_rtl):
    box = Rect(100, 100, 200, 300)
    cut = drawn_box(Drawn(wave(box, side, is_rtl=is_rtl)))
    assert cut.overlaps(box)
    assert min(cut.width, cut.height) < 0.08 * 300
    at_start = (side == "start") != is_rtl
    edges = {"top": cut.y < box.y, "bottom": cut.bottom > box.bottom, "start": cut.x < box.x if at_start else cut.right > box.right}
    assert edges.get(side, cut.right > box.right if not is_rtl else cut.x < box.x)


# ---------------------------------------------------------------- a clinic's own details


@pytest.fixture
def clinic(tmp_path, full_clinics) -> Path:
    (tmp_path / "logo.png").write_bytes((full_clinics[0].parent / "logo.png").read_bytes())
    (tmp_path / "clinic.yaml").write_text(CLINIC)
    return tmp_path / "clinic.yaml"


def test_a_clinic_shows_what_it_gives(tmp_path, clinic):
    page = page_with(tmp_path, "{contact: band, surface: deep}", clinic=clinic)
    shown = [item.text for item in items(page, Text)]
    assert shown[:3] == ["Hello", "River Street", "(415) 555-0123"]
    assert "www.example.org" in shown[-1]
    (image,) = items(page, Image)
    assert image.rect.width / image.rect.height == pytest.approx(800 / 300)
    assert [item.alt for item in items(page, Begin) if item.tag == "Figure"] == [
        "Logo of River Street",
        "QR code that opens https://example.org/welcome",
    ]


def test_only_what_a_layout_shows_is_shown(tmp_path, clinic):
    page = page_with(tmp_path, "{contact: band, show: [phone]}", clinic=clinic)
    assert [item.text for item in items(page, Text)] == ["Hello", "(415) 555-0123"]
    assert items(page, Image) == []


def test_the_web_site_is_a_link_on_the_web_alone(tmp_path, clinic):
    for profile, uris in (("web", ["https://www.example.org"]), ("office", [])):
        page = page_with(tmp_path / profile, "{contact: plain}", clinic=clinic, profile=profile)
        assert [item.uri for item in items(page, Link)] == uris


def test_without_a_clinic_there_is_nothing(tmp_path):
    assert [item.text for item in items(page_with(tmp_path, "{contact: band}"), Text)] == ["Hello"]


@pytest.mark.parametrize(("name", "least"), [("A5", 18), ("Letter", 25), ("A3", 40), ("A1", 40)])
def test_a_code_is_large_enough_even_when_printed_a_little_smaller(name, least):
    assert to_mm(code_side(PAPERS[name].width)) * 0.94 >= least
    assert code_side(mm(594)) > code_side(mm(420)) >= code_side(mm(297))


# ---------------------------------------------------------------- drafts


def test_a_draft_says_so_in_its_language_and_in_english(tmp_path):
    page = page_with(tmp_path, "{draft: note}", lang="es")
    own, english = [item.text for item in items(page, Text)][1:]
    assert "borrador" in own
    assert english == "Draft translation, not yet checked by a qualified translator."
    assert [item.lang for item in items(page, Begin) if item.tag == "P"] == [None, "en"]


def test_the_source_is_no_draft(tmp_path):
    assert len(items(page_with(tmp_path, "{draft: note}"), Text)) == 1
