import pytest

from hrposter.display import FaceRef
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import find


def face(family, weight=400, **axes):
    ref = find(family, weight, **axes)
    assert ref is not None
    return open_face(ref)


def test_metrics_are_positive_ems():
    fraunces = face("Fraunces", 600)
    assert 0.8 < fraunces.ascent < 1.2
    assert 0.1 < fraunces.descent < 0.5
    assert fraunces.cap_height == pytest.approx(0.7)
    assert 0 < fraunces.x_height < fraunces.cap_height


def test_a_face_of_one_script_still_has_a_cap_height():
    assert face("Noto Sans Thai").cap_height > 0.5


def test_an_advance_is_in_ems():
    atkinson = face("Atkinson Hyperlegible")
    gid = atkinson.font.get_nominal_glyph(ord("m"))
    assert atkinson.advance(gid) == pytest.approx(atkinson.font.get_glyph_h_advance(gid) / atkinson.upem)
    assert 0.5 < atkinson.advance(gid) < 1.2


def test_axes_change_the_outlines():
    light, bold = face("Fraunces", 300), face("Fraunces", 900)
    gid = light.font.get_nominal_glyph(ord("m"))
    assert light.advance(gid) < bold.advance(gid)


def test_covering_ignores_what_nobody_draws():
    assert face("Atkinson Hyperlegible").covers("soft\u00adly\u200b \u2066spoken\u2069\n")


def test_covering_composes_letters():
    assert face("Atkinson Hyperlegible").covers("cafe\u0301")


def test_the_no_break_hyphen_is_set_with_the_hyphen():
    fraunces = face("Fraunces")
    assert 0x2011 not in fraunces.unicodes
    assert fraunces.covers("555\u20110100")


def test_a_letter_without_a_glyph_is_not_covered():
    assert not face("Atkinson Hyperlegible").covers("мама")
    assert not face("Noto Sans Hebrew").covers("a")


def test_a_pinned_face_bears_its_place_in_its_name():
    assert face("Fraunces", 600, axes={"SOFT": 100}, optical_size=72).postscript_name == "Fraunces_100SOFT_0WONK_72opsz_600wght"
    assert face("Atkinson Hyperlegible", 700).postscript_name == "AtkinsonHyperlegible-Bold"
    assert face("Atkinson Hyperlegible", 700).family == "Atkinson Hyperlegible"


def test_a_file_that_is_no_font_is_refused(tmp_path):
    path = tmp_path / "notes.ttf"
    path.write_text("not a font")
    with pytest.raises(ValueError, match="no font"):
        open_face(FaceRef(str(path)))


def test_a_file_that_is_gone_is_refused(tmp_path):
    with pytest.raises(ValueError, match="gone"):
        open_face(FaceRef(str(tmp_path / "gone.ttf")))


def plainly_without_glyph(face, text):
    return {ch for ch in text if ord(ch) not in face.unicodes and ch not in "\u00ad\n"}


def test_what_a_face_was_asked_before_changes_no_answer():
    chinese = face("Noto Sans SC", 450)
    texts = ["卫生站", "卫生站 \u0e01", "e\u0301卫", "e\u0300\u0315卫", "\u0e01\u0e02站", "a\u00adb\n", "ж卫", *map(chr, range(0x2E80, 0x9FFF))]
    first = [(chinese.covers(text), chinese.without_glyph(text)) for text in texts]
    assert [(chinese.covers(text), chinese.without_glyph(text)) for text in reversed(texts)] == first[::-1]
    assert [without for _, without in first] == [plainly_without_glyph(chinese, text) for text in texts]
    assert [covers for covers, _ in first[:7]] == [True, False, True, False, False, True, True]


def test_equal_faces_are_one_object():
    assert find("Noto Sans SC", 400, optical_size=9) is find("Noto Sans SC", 400, optical_size=72)
    assert find("Noto Sans SC", 400) is not find("Noto Sans SC", 500)
