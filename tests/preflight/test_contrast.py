"""Words on grounds and on art: what shows below them is found exactly, and too little contrast is told with its place."""

from dataclasses import replace
from pathlib import Path as FilePath

import pytest
from sample_jobs import job

from hrposter.diagnostics import PreflightError, Span
from hrposter.display import (
    Begin,
    Clip,
    Close,
    Cluster,
    Curve,
    Drawing,
    End,
    Fill,
    Glyph,
    GlyphRun,
    Image,
    Ink,
    Line,
    Move,
    Outline,
    Page,
    Path,
    Picture,
    Raster,
    Shape,
    Text,
    Unclip,
    rounded,
)
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import find
from hrposter.geometry import Matrix, Rect
from hrposter.layout.page import lay_out
from hrposter.preflight.contrast import contrast, readings, unreadable
from hrposter.preflight.page import check_page, findings
from hrposter.resolve import resolve

SHEET, HERE = Rect(0, 0, 600, 800), Matrix()
PAPER, INK, DARK, PALE = Ink("paper", (1, 1, 1)), Ink("ink", (0, 0, 0)), Ink("deep", (0.1, 0.2, 0.2)), Ink("mint", (0.8, 0.9, 0.85))
WORDS = "Hello"
SPAN = Span(FilePath("en.yaml"), 5, 10)


def line(x: float = 100, baseline: float = 120, size: float = 20, ink: Ink = INK, words: str = WORDS, weight: int = 400, **fields) -> Text:
    ref = find("Atkinson Hyperlegible", weight, ())
    assert ref is not None
    face = open_face(ref)
    glyphs = [Glyph(gid, 0, 0, face.advance(gid)) for gid in (face.font.get_nominal_glyph(ord(letter)) for letter in words)]
    run = GlyphRun(ref, False, ink, tuple(Cluster(letter, (glyph,), glyph.advance) for letter, glyph in zip(words, glyphs, strict=True)))
    width = sum(glyph.advance for glyph in glyphs) * size
    return Text(x, baseline, size, width, 0.7 * size, 0.22 * size, (run,), words, **fields)


def page(*items) -> Page:
    return Page(SHEET, SHEET, SHEET, SHEET.inset(36), (Fill(SHEET, PAPER), *items))


def codes(*items) -> list[str]:
    return [finding.code for finding in unreadable(page(*items))]


def grounds(*items) -> set[str]:
    return {reading.ground.role for reading in readings(page(*items))}


def scene(*shapes: Shape, matrix: Matrix = HERE, view: Rect = SHEET) -> Picture:
    return Picture(Drawing("scene", view, view, shapes), matrix, {"dark": DARK, "pale": PALE})


def disc(x: float, y: float, radius: float) -> Outline:
    return rounded(Rect(x - radius, y - radius, 2 * radius, 2 * radius), radius)


BOX = line().box
AROUND = rounded(BOX.inset(-20), 0)
# Its box holds all of the words, its long edge passes below them.
BESIDE = (Move(BOX.x - 10, BOX.bottom + 100), Line(BOX.right + 100, BOX.bottom + 100), Line(BOX.right + 100, BOX.y - 10), Close())


def test_words_read_well_on_a_pale_shape_and_not_on_a_dark_one():
    assert codes(scene(Shape(AROUND, "pale")), line()) == []
    assert codes(scene(Shape(AROUND, "dark")), line()) == ["contrast"]
    assert codes(scene(Shape(AROUND, "dark")), line(ink=PAPER)) == []
    assert codes(scene(Shape(AROUND, "pale")), line(ink=PAPER)) == ["contrast"]


def test_words_half_over_a_figure_are_found():
    figure = disc(BOX.right, BOX.y, 20)
    assert codes(scene(Shape(figure, "dark")), line()) == ["contrast"]
    assert grounds(scene(Shape(figure, "dark")), line()) == {"paper", "deep"}


def test_a_shape_whose_box_meets_the_words_and_whose_outline_does_not_is_no_fault():
    assert codes(scene(Shape(BESIDE, "dark")), line()) == []
    assert codes(scene(Shape(BESIDE, "dark")), line(baseline=190)) == ["contrast"]


def test_a_shape_that_a_clip_takes_away_is_no_fault():
    picture = scene(Shape(AROUND, "dark"))
    assert codes(Clip(rounded(Rect(0, 300, 600, 300), 0)), picture, Unclip(), line()) == []
    assert codes(Clip(BESIDE), picture, Unclip(), line()) == []
    assert codes(Clip(disc(BOX.right, BOX.y, 20)), picture, Unclip(), line()) == ["contrast"]
    assert codes(Clip(AROUND), picture, Unclip(), line()) == ["contrast"]


def test_a_drawing_shows_nothing_beyond_its_view():
    assert codes(scene(Shape(AROUND, "dark"), view=Rect(0, 0, 90, 800)), line()) == []


def test_a_picture_is_looked_at_where_its_matrix_puts_it():
    shape = Shape(disc(0, 0, 1), "dark")
    view = Rect(-1, -1, 2, 2)
    over = Matrix(-20, 0, 0, 20, BOX.x + 30, BOX.y)
    assert codes(scene(shape, matrix=over, view=view), line()) == ["contrast"]
    assert codes(scene(shape, matrix=replace(over, e=300), view=view), line()) == []
    assert codes(scene(shape, matrix=Matrix(14, 14, -14, 14, BOX.x + 30, BOX.y), view=view), line()) == ["contrast"]


@pytest.mark.parametrize("cap", ["butt", "round", "square"])
def test_a_thin_stroke_through_words_is_found(cap):
    y = 115.3
    through = (Move(80, y), Line(300, y))
    assert codes(Path(through, stroke=DARK, width=0.2, cap=cap), line()) == ["contrast"]
    assert codes(Path((Move(80, 130), Line(300, 130)), stroke=DARK, width=2, cap=cap), line()) == []


def test_only_the_stroke_counts_where_nothing_is_filled():
    frame = rounded(BOX.inset(-6), 4)
    assert codes(Path(frame, stroke=DARK, width=2), line()) == []
    assert codes(Path(frame, stroke=DARK, width=16), line()) == ["contrast"]
    assert codes(Path(frame, fill=DARK), line()) == ["contrast"]


def test_the_caps_of_a_stroke_count():
    before = (Move(20, 113), Line(BOX.x - 2, 113))
    assert codes(Path(before, stroke=DARK, width=20), line()) == []
    assert codes(Path(before, stroke=DARK, width=20, cap="square"), line()) == ["contrast"]
    assert codes(Path(before, stroke=DARK, width=20, cap="round"), line()) == ["contrast"]


def test_a_hole_shows_what_lies_below():
    hole = (*rounded(SHEET, 0), *AROUND)
    assert codes(scene(Shape(hole, "dark", even_odd=True)), line()) == []
    assert codes(scene(Shape(hole, "dark")), line()) == ["contrast"]


def test_the_last_layer_counts():
    assert codes(Fill(BOX.inset(-20), DARK), Fill(BOX.inset(-10), PALE), line()) == []
    assert codes(Fill(BOX.inset(-20), DARK), Fill(BOX.inset(-10), PALE), line(), Fill(Rect(300, 300, 9, 9), DARK)) == []
    assert codes(Fill(BOX.inset(-10), PALE), Fill(BOX.inset(-20), DARK), line()) == ["contrast"]


def test_words_in_a_corner_that_is_rounded_off_stand_on_what_is_below():
    card = Fill(Rect(BOX.x - 2, BOX.y - 2, 200, 200), DARK, radius=60)
    assert grounds(card, line(ink=PAPER)) == {"deep", "paper"}
    assert codes(card, line(ink=PAPER)) == ["contrast"]
    assert codes(replace(card, radius=2), line(ink=PAPER)) == []


def test_the_ink_counts_and_not_the_room_around_it():
    below = Fill(Rect(0, 120.5, 600, 50), DARK)
    assert BOX.overlaps(below.rect)
    assert codes(below, line(words="one")) == []
    assert codes(below, line(words="pony")) == ["contrast"]


def test_a_line_of_two_inks_is_looked_at_part_by_part():
    first, second = line(), line(ink=PAPER)
    both = replace(first, runs=(*first.runs, *second.runs), width=2 * first.width, text=WORDS * 2)
    half = Fill(Rect(BOX.right, 0, 300, 300), DARK)
    assert codes(half, both) == []
    assert codes(half, replace(both, runs=both.runs[::-1])) == ["contrast"]


def test_white_paper_lies_below_all():
    bare = Page(SHEET, SHEET, SHEET, SHEET, (line(), line(baseline=300, ink=PAPER)))
    assert [finding.code for finding in unreadable(bare)] == ["contrast"]


@pytest.mark.parametrize(
    ("size", "weight", "grey", "found"),
    [(17.9, 400, 0.45, 0), (17.9, 400, 0.47, 1), (18, 400, 0.58, 0), (18, 400, 0.6, 1), (14, 700, 0.58, 0), (13.9, 700, 0.58, 1), (14, 400, 0.58, 1)],
)
def test_large_words_need_less(size, weight, grey, found):
    assert len(codes(line(size=size, weight=weight, ink=Ink("grey", (grey, grey, grey))))) == found


def test_the_pixels_of_a_bitmap_count_and_what_shines_through_them():
    pixels = bytes([255] * 9 + [0] * 9)
    image = Image(BOX.inset(-10), Raster(6, 1, pixels, None, "x"))
    assert codes(image, line()) == ["contrast"]
    assert codes(replace(image, raster=Raster(1, 1, bytes([255] * 3), None, "x")), line()) == []
    clear = Raster(1, 1, bytes(3), bytes([0]), "x")
    assert codes(replace(image, raster=clear), line()) == []
    assert codes(replace(image, raster=replace(clear, alpha=bytes([40]))), line()) == []
    assert codes(replace(image, raster=replace(clear, alpha=bytes([200]))), line()) == ["contrast"]


def test_what_is_painted_later_may_not_cover_words():
    (found,) = unreadable(page(line(source=SPAN), scene(Shape(AROUND, "pale"))))
    assert (found.code, found.source) == ("covered", SPAN)
    assert found.message == "'Hello' stands under the picture 'scene'"
    assert codes(line(), scene(Shape(BESIDE, "pale"))) == []
    assert codes(line(), Path(rounded(SHEET.inset(10), 20), stroke=DARK)) == []


def test_the_message_names_words_colours_ratio_and_place():
    with pytest.raises(PreflightError) as caught:
        check_page(page(Begin("P"), Fill(BOX.inset(-20), DARK), line(source=SPAN), End()))
    (problem,) = caught.value.diagnostics
    assert problem.span == SPAN
    assert problem.message == "'Hello' stands in ink (#000000) on deep (#1A3333): the contrast is 1.5, and 3.0 is needed"
    assert problem.help


def test_all_lines_of_one_source_are_one_problem():
    lines = [line(baseline=120 + 30 * number, source=SPAN) for number in range(3)]
    assert codes(Fill(Rect(90, 90, 300, 300), DARK), *lines) == ["contrast"]
    assert codes(Fill(Rect(90, 90, 300, 300), DARK), *lines, line(baseline=300)) == ["contrast", "contrast"]


def test_lines_that_follow_one_another_are_told_apart():
    lines = [line(baseline=120 + 30 * number) for number in range(3)]
    under_the_last = Fill(Rect(90, 160, 300, 40), DARK)
    assert codes(under_the_last, *lines) == ["contrast"]
    assert codes(*lines[:2], replace(lines[2], runs=line(ink=PALE).runs)) == ["contrast"]
    assert codes(*lines, under_the_last) == ["covered"]


def test_a_curve_is_followed():
    hill = (Move(0, 140), Curve(200, 20, 400, 20, 600, 140), Line(600, 800), Line(0, 800), Close())
    top = 50  # (140 + 3·20 + 3·20 + 140) / 8
    assert codes(Path(hill, fill=DARK), line(x=280, baseline=top - 1, words="one")) == []
    assert codes(Path(hill, fill=DARK), line(x=280, baseline=top + 2, words="one")) == ["contrast"]


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.4667, 0.4667, 0.4667), (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("piece", ["welcome", "principles", "resources", "seat-belt"])
@pytest.mark.parametrize("theme", ["sunrise", "tide-mono", "high-contrast"])
def test_bands_cards_plates_and_art_that_ship_are_no_fault(piece, theme, full_clinics):
    made = lay_out(resolve(replace(job(piece, "ar", clinic=full_clinics[0]), theme=theme)))
    assert [finding.message for one in made.pages for finding in findings(one)] == []


def test_what_pages_have_in_common_is_looked_at_again_where_a_page_paints_over_it():
    shared = (Fill(SHEET, PAPER), line(), Clip(rounded(SHEET, 0)), line(baseline=320, ink=PALE))
    over, beside = Fill(Rect(90, 90, 100, 60), PALE), Fill(Rect(90, 590, 100, 60), PAPER)
    made = replace(page(), items=(*shared, beside, line(baseline=620), Unclip()), shared=shared)
    faint = [finding.message for finding in unreadable(made)]
    assert [message[:20] for message in faint] == ["'Hello' stands in mi"]
    assert [finding.code for finding in unreadable(replace(made, items=(*shared, over, Unclip())))] == ["contrast", "covered"]
    assert [finding.message for finding in unreadable(made)] == faint
    assert [finding.message for finding in unreadable(replace(made, shared=()))] == faint


def test_items_that_took_the_place_of_what_pages_have_in_common_are_looked_at_themselves():
    shared = (Fill(SHEET, PAPER), line())
    made = replace(page(), items=shared, shared=shared)
    assert not list(unreadable(made))
    turned = replace(made, items=(Fill(SHEET, DARK), line()))
    assert [finding.code for finding in unreadable(turned)] == ["contrast"]
