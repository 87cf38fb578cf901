import pikepdf
import pypdfium2 as pdfium
import pytest
from pdf_samples import A4, ACCENT, INK, LEAF, PAPER, SKY, SQUARE, document, drawing, line, opened, page, poster, raster, tagged

from hrposter.display import Clip, Close, Fill, Image, Ink, Item, Line, Link, Move, Path, Picture, Shape, Unclip
from hrposter.geometry import Matrix, Rect
from hrposter.pdf.writer import write

SHEET = Rect(0, 0, 200, 100)


def painted(*items: Item) -> object:
    """The sheet as pixels, one a point, row by row from the top."""
    bitmap = pdfium.PdfDocument(write(document(page(*items, media=SHEET))))[0].render(scale=1, no_smoothpath=True)
    return bitmap.to_pil().convert("RGB")


def eight(ink: Ink) -> tuple[int, ...]:
    return tuple(round(value * 255) for value in ink.rgb)


def test_boxes_are_those_of_the_page():
    sheet = page(media=Rect(0, 0, 300, 200), trim=Rect(20, 30, 250, 140), bleed=Rect(11, 21, 268, 158))
    box = opened(document(sheet)).pages[0]
    assert [float(side) for side in box.MediaBox] == [0, 0, 300, 200]
    assert [float(side) for side in box.TrimBox] == [20, 30, 270, 170]
    assert [float(side) for side in box.BleedBox] == [11, 21, 279, 179]


def test_a_fill_stands_at_the_top_left_of_its_rectangle():
    sheet = painted(Fill(Rect(10, 5, 20, 10), ACCENT))
    assert sheet.getpixel((11, 6)) == sheet.getpixel((29, 14)) == eight(ACCENT)
    assert sheet.getpixel((9, 4)) == sheet.getpixel((31, 16)) == (255, 255, 255)


def test_a_round_corner_is_cut_off():
    sheet = painted(Fill(Rect(10, 10, 60, 60), ACCENT, radius=30))
    assert sheet.getpixel((12, 12)) == (255, 255, 255)
    assert sheet.getpixel((40, 40)) == eight(ACCENT)


def test_a_path_is_filled_and_stroked():
    outline = (Move(20, 20), Line(80, 20), Line(80, 80), Line(20, 80), Close())
    sheet = painted(Path(outline, PAPER, ACCENT, 6.0))
    assert sheet.getpixel((21, 50)) == eight(ACCENT)
    assert sheet.getpixel((50, 50)) == eight(PAPER)


def test_even_odd_leaves_a_hole():
    ring = (*SQUARE, Move(40, 40), Line(60, 40), Line(60, 60), Line(40, 60), Close())
    assert painted(Path(ring, INK, even_odd=True)).getpixel((50, 50)) == (255, 255, 255)
    assert painted(Path(ring, INK)).getpixel((50, 50)) == eight(INK)


def test_a_clip_ends_with_its_unclip():
    clip = Clip((Move(0, 0), Line(50, 0), Line(50, 100), Line(0, 100), Close()))
    sheet = painted(clip, Fill(Rect(0, 0, 200, 40), INK), Unclip(), Fill(Rect(0, 60, 200, 40), INK))
    assert sheet.getpixel((25, 20)) == eight(INK)
    assert sheet.getpixel((100, 20)) == (255, 255, 255)
    assert sheet.getpixel((100, 80)) == eight(INK)


def test_an_ink_that_was_set_inside_a_clip_is_set_again_after_it():
    sheet = painted(Fill(Rect(0, 0, 5, 5), INK), Clip(SQUARE), Fill(A4, ACCENT), Unclip(), Fill(Rect(100, 0, 50, 50), ACCENT))
    assert sheet.getpixel((120, 20)) == eight(ACCENT)


def test_a_drawing_takes_the_inks_of_its_roles():
    art = drawing(Shape(SQUARE, "leaf", (0.0, 0.0, 1.0), 4.0))
    green = painted(Picture(art, Matrix(), {"leaf": LEAF}))
    blue = painted(Picture(art, Matrix(), {"leaf": SKY}))
    assert green.getpixel((50, 50)) == eight(LEAF)
    assert blue.getpixel((50, 50)) == eight(SKY)
    assert green.getpixel((10, 50)) == blue.getpixel((10, 50)) == (0, 0, 255)


def test_a_drawing_is_set_by_its_matrix():
    sheet = painted(Picture(drawing(), Matrix(0.5, 0, 0, 0.5, 100, 20), {"leaf": LEAF}))
    assert sheet.getpixel((106, 26)) == sheet.getpixel((144, 64)) == eight(LEAF)
    assert sheet.getpixel((50, 50)) == (255, 255, 255)


def test_nothing_of_a_drawing_shows_outside_its_view():
    art = drawing(Shape((Move(-50, -50), Line(300, -50), Line(300, 300), Line(-50, 300), Close()), "leaf"))
    sheet = painted(Picture(art, Matrix(0.5, 0, 0, 0.5, 50, 20), {"leaf": LEAF}))
    assert sheet.getpixel((75, 45)) == eight(LEAF)
    assert sheet.getpixel((40, 45)) == sheet.getpixel((110, 45)) == (255, 255, 255)


def test_a_drawing_is_embedded_once_for_each_set_of_inks():
    art = drawing()
    shown = [Picture(art, Matrix(1, 0, 0, 1, step, 0), {"leaf": ink}) for step, ink in ((0, LEAF), (100, LEAF), (200, SKY))]
    assert len(opened(document(page(*shown))).pages[0].Resources.XObject) == 2


def test_a_role_without_an_ink_is_refused():
    with pytest.raises(KeyError, match="leaf"):
        write(document(page(Picture(drawing(), Matrix(), {}))))


def test_an_image_is_upright():
    sheet = painted(Image(Rect(0, 0, 100, 100), raster(has_alpha=False)))
    assert sheet.getpixel((20, 20)) == (255, 0, 0)
    assert sheet.getpixel((80, 20)) == (0, 255, 0)
    assert sheet.getpixel((20, 80)) == (0, 0, 255)


def test_alpha_is_a_soft_mask_and_gives_the_page_a_blending_space():
    sheet = opened(document(page(Image(Rect(0, 0, 100, 100), raster())))).pages[0]
    (image,) = sheet.Resources.XObject.values()
    assert image.SMask.read_bytes() == bytes((255, 128, 255, 128))
    assert str(sheet.Group.CS) == "/DeviceRGB"
    assert "/Group" not in opened(document(page(Image(A4, raster(has_alpha=False))))).pages[0]


def test_an_image_is_embedded_once():
    shown = (Image(Rect(0, 0, 10, 10), raster()), Image(Rect(20, 0, 10, 10), raster()))
    assert len(opened(document(page(*shown))).pages[0].Resources.XObject) == 1


def test_a_link_can_be_clicked_where_it_stands():
    link = Link(Rect(50, 80, 100, 20), "https://example.org/ñ?a=b#c", "Our page")
    (annotation,) = opened(document(page(*tagged("Link", line("here"), link)))).pages[0].Annots
    assert [float(side) for side in annotation.Rect] == [50, 741.89, 150, 761.89]
    assert str(annotation.A.URI) == "https://example.org/%C3%B1?a=b#c"
    assert str(annotation.Contents) == "Our page"
    assert int(annotation.F) == 4
    assert [int(side) for side in annotation.Border] == [0, 0, 0]


def test_every_stream_ends_its_data_with_a_line_end():
    data = write(poster())
    file = opened(data)
    assert data.count(b"\nendstream") == data.count(b"endstream") == sum(isinstance(each, pikepdf.Stream) for each in file.objects)
