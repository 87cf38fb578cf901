"""What is found in the content of pages: where marks lie, in which colours and sizes, and what is marked."""

import hostile
import pytest

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.facts import Facts
from hrposter.preflight.finished.gather import gather

BOXES = hostile.PAGE.replace(b"/Contents", b"/BleedBox[10 10 190 190]/TrimBox[20 20 180 180]/Contents")
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 50 50]"


def facts(content: bytes, resources: bytes = b"<<>>", **others: bytes) -> Facts:
    return gather(hostile.file(o3=BOXES, o4=hostile.stream(content), o5=resources, **others))


def painted(content: bytes, resources: bytes = b"<<>>", **others: bytes):
    """Each way of painting, with its first place."""
    return [(coat, box) for coat, box, _ in facts(content, resources, **others).coats]


def test_a_mark_lies_where_its_matrix_puts_it():
    ((coat, box),) = painted(b"q 2 0 0 2 10 20 cm 0 0 0 1 k 5 5 10 10 re f Q")
    assert box == Box(20, 30, 40, 50)
    assert (coat.painted, coat.inks, coat.count_of_inks) == ("fill", 100, 1)


def test_a_stroke_is_as_wide_as_its_matrix_makes_it():
    ((coat, box),) = painted(b"3 0 0 3 0 0 cm 0.1 w 1 0 0 0 K 10 10 m 20 10 l S")
    assert coat.width == 0.3
    assert box.bottom == pytest.approx(29.85)


def test_what_is_outside_the_bleed_or_clipped_away_does_not_reach_the_page():
    content = b"1 0 0 0 k 0 0 5 5 re f q 0 0 8 8 re W n 0 1 0 0 k 0 0 99 99 re f Q 0 0 1 0 k 50 50 9 9 re f"
    assert [coat.reaches for coat, _ in painted(content)] == [False, False, True]


def test_a_state_ends_with_its_q():
    coats = [
        coat for coat, _ in painted(b"q /G gs 1 0 0 0 k 50 50 9 9 re f Q 0 1 0 0 k 50 50 9 9 re f", b"<</ExtGState<</G<</OP true/OPM 1/ca 0.5>>>>>>")
    ]
    assert [(coat.overprints, coat.mode, coat.drops) for coat in coats] == [(True, 1, ("opacity",)), (False, 0, ())]


def test_text_has_the_size_at_which_it_is_printed():
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/X>>>>>>"
    ((coat, box),) = painted(b"2 0 0 2 0 0 cm BT /F 6 Tf 1 0 0 1 20 30 Tm 4 TL T* (a) ' ET", font)
    assert (coat.painted, coat.size) == ("text", 12)
    assert (box.left, box.bottom) == (40, 44)


def test_text_that_is_not_seen_is_no_mark_but_its_font_is_there():
    found = facts(b"BT /F 6 Tf 3 Tr (a) Tj ET", b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/X>>>>>>")
    assert found.coats == ()
    (font,) = found.fonts
    assert (font.name, font.is_rendered, font.is_embedded, font.codes) == ("X", False, False, 1)


def test_a_form_is_drawn_with_its_own_matrix_and_clip():
    form = hostile.stream(b"0 0 0 1 k 0 0 99 99 re f", FORM + b"/Matrix[1 0 0 1 100 0]")
    ((coat, box),) = painted(b"1 0 0 1 0 60 cm /X Do", b"<</XObject<</X 6 0 R>>>>", o6=form)
    assert box == Box(100, 60, 199, 159)
    assert coat.reaches


def test_a_group_lets_through_what_its_outside_does_and_begins_afresh():
    form = hostile.stream(b"0 0 0 1 k 20 20 9 9 re f", FORM + b"/Group<</S/Transparency>>")
    state = b"/ExtGState<</G<</ca 0.5/BM/Multiply>>>>"
    ((coat, _),) = painted(b"/G gs /X Do", b"<<%s/XObject<</X 6 0 R>>>>" % state, o6=form)
    assert coat.drops == ("opacity", "blend mode Multiply")


def test_an_image_has_pixels_an_inch_by_its_shorter_measure():
    image = hostile.stream(bytes(400), b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceCMYK/BitsPerComponent 8")
    (shown,) = facts(b"q 72 0 0 36 50 50 cm /I Do Q", b"<</XObject<</I 6 0 R>>>>", o6=image).images
    assert (shown.density, shown.inks, shown.pixels) == (10, 0, (10, 10))


def test_a_unit_of_the_page_makes_images_larger():
    image = hostile.stream(bytes(400), b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceCMYK/BitsPerComponent 8")
    page = BOXES.replace(b"/Contents", b"/UserUnit 2/Contents")
    content = hostile.stream(b"q 72 0 0 72 50 50 cm /I Do Q")
    (shown,) = gather(hostile.file(o3=page, o4=content, o5=b"<</XObject<</I 6 0 R>>>>", o6=image)).images
    assert shown.density == 5


def test_an_uncoloured_tile_is_painted_in_the_colour_that_is_set():
    tile = hostile.stream(b"0 0 5 5 re f", b"/Type/Pattern/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>")
    resources = b"<</ColorSpace<</C[/Pattern/DeviceCMYK]>>/Pattern<</P 6 0 R>>>>"
    found = painted(b"/C cs 0.1 0.2 0.3 0.4 /P scn 50 50 20 20 re f", resources, o6=tile)
    assert found[0][0].inks == 100


def slips(content: bytes, resources: bytes = b"<<>>") -> list[tuple[str, str, int]]:
    return [(slip.kind, slip.what, slip.count) for slip in facts(content, resources).slips]


def test_content_must_be_tagged_or_an_artifact():
    assert slips(b"/P<</MCID 0>>BDC 0 0 9 9 re f EMC /Artifact BMC 0 0 9 9 re f EMC") == []
    assert slips(b"/P BMC 0 0 9 9 re f EMC 1 1 8 8 re f") == [("untagged", "fill", 2)]
    assert slips(b"/P/Q BDC 0 0 9 9 re f EMC", b"<</Properties<</Q<</MCID 3>>>>>>") == []


def test_what_is_opened_must_be_closed():
    assert slips(b"EMC Q /Artifact BMC q") == [
        ("unbalanced", "EMC without its BMC", 1),
        ("unbalanced", "Q without its q", 1),
        ("unbalanced", "q without its Q", 1),
        ("unbalanced", "BMC without its EMC", 1),
    ]


def test_a_form_counts_its_own_marks():
    form = hostile.stream(b"/P<</MCID 0>>BDC 0 0 9 9 re f EMC", FORM + b"/StructParents 4")
    found = facts(b"/P<</MCID 0>>BDC 0 0 9 9 re f EMC /X Do", b"<</XObject<</X 6 0 R>>>>", o6=form)
    assert [(marked.owner, marked.key, marked.numbers) for marked in found.marked] == [("page 1", None, (0,)), ("form 6", 4, (0,))]
