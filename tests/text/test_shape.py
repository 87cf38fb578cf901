import pytest
import uharfbuzz as hb

from hrposter.display import Ink
from hrposter.fonts.coverage import MissingGlyphs, stack_for
from hrposter.fonts.face import open_face
from hrposter.text.itemize import Item
from hrposter.text.shape import hyphen_of, shape

INK = Ink("ink", (0, 0, 0))


def run(text, lang="en", family="Fraunces", script="Latn", level=0, tracking=0.0, **more):
    (face, *_) = stack_for(text, lang, (family,), 600, 600)
    return shape(text, Item(0, len(text), level, script, face, INK), lang, tracking, **more)


def by_hand(text, face, script, direction, lang):
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.script, buffer.direction, buffer.language = script, direction, lang
    hb.shape(face.font, buffer)
    return [info.codepoint for info in buffer.glyph_infos], sum(position.x_advance for position in buffer.glyph_positions) / face.upem


@pytest.mark.parametrize(
    ("text", "lang", "script", "level"),
    [
        ("AVATAR office, To You", "en", "Latn", 0),
        ("أهلاً بكم في العيادة", "ar", "Arab", 1),
        ("आपका स्वागत क्षत्रिय", "hi", "Deva", 0),
        ("សូមស្វាគមន៍", "km", "Khmr", 0),
    ],
)
def test_glyphs_and_widths_are_those_of_harfbuzz(text, lang, script, level):
    shaped = run(text, lang, script=script, level=level)
    gids, width = by_hand(text, open_face(shaped.item.face), script, "rtl" if level else "ltr", lang)
    assert [glyph.gid for cluster in shaped.clusters for glyph in cluster.glyphs] == gids
    assert shaped.width == pytest.approx(width)
    assert sum(cluster.advance for cluster in shaped.clusters) == pytest.approx(width)


def test_kerning_brings_letters_together():
    assert run("AVAT").width < sum(run(letter).width for letter in "AVAT")


def test_a_ligature_is_one_cluster_with_all_its_text():
    clusters = run("office").clusters
    assert [cluster.text for cluster in clusters] == ["o", "ffi", "c", "e"]
    assert len(clusters[1].glyphs) == 1


def test_clusters_run_from_left_to_right_in_arabic():
    assert [cluster.text for cluster in run("سلا", "ar", script="Arab", level=1).clusters] == ["ا", "ل", "س"]


def test_lam_and_alef_are_tied():
    tied, apart = run("لا", "ar", script="Arab", level=1), run("ل ا", "ar", script="Arab", level=1)
    assert tied.width < apart.width
    assert not {glyph for cluster in tied.clusters for glyph in cluster.glyphs} & {glyph for cluster in apart.clusters for glyph in cluster.glyphs}


def test_arabic_letters_join():
    joined, alone = run("ببب", "ar", script="Arab", level=1), run("ب", "ar", script="Arab", level=1)
    forms = {cluster.glyphs for cluster in (*joined.clusters, *alone.clusters)}
    assert len(forms) == 4


def test_letters_join_across_the_edge_of_an_item():
    whole = run("ببب", "ar", script="Arab", level=1)
    part = shape("ببب", whole.item._replace(end=1), "ar")
    assert part.clusters[0].glyphs == whole.clusters[-1].glyphs


def test_a_mark_stays_with_its_letter():
    assert [cluster.text for cluster in run("x̄y", family="Noto Sans").clusters] == ["x̄", "y"]


def test_what_is_not_drawn_stays_in_the_text():
    assert "".join(cluster.text for cluster in reversed(run("می\u200cروم", "fa", script="Arab", level=1).clusters)) == "می\u200cروم"


def test_tracking_follows_each_cluster():
    assert run("Welcome", tracking=-0.01).width == pytest.approx(run("Welcome").width - 0.07)


def test_spaced_letters_are_not_tied():
    assert [cluster.text for cluster in run("office", tracking=0.05).clusters] == list("office")


@pytest.mark.parametrize(("lang", "text", "script", "level"), [("ar", "سلام", "Arab", 1), ("hi", "नमस्ते", "Deva", 0), ("th", "น้ำ", "Thai", 0)])
def test_joined_scripts_are_never_spaced(lang, text, script, level):
    assert run(text, lang, script=script, level=level, tracking=0.1).width == run(text, lang, script=script, level=level).width


def test_a_place_is_measured_from_the_logical_start():
    arabic = run("سلام", "ar", script="Arab", level=1)
    assert arabic.until(0) == 0
    assert arabic.until(1) == pytest.approx(arabic.clusters[-1].advance)
    assert arabic.until(4) == arabic.width


def test_a_part_has_the_clusters_of_its_text():
    arabic, latin = run("سبت", "ar", script="Arab", level=1), run("one two")
    assert [cluster.text for cluster in arabic.part(1, 3).clusters] == ["ت", "ب"]
    assert [cluster.text for cluster in latin.part(4, 7).clusters] == ["t", "w", "o"]


def test_a_cut_between_kerned_letters_is_not_safe():
    shaped = run("AV office", cuts={1, 3, 5})
    assert not shaped.can_cut(1)
    assert shaped.can_cut(3)
    assert not shaped.can_cut(5)
    assert shaped.can_cut(9)


def test_an_empty_box_is_never_drawn():
    (face,) = stack_for("a", "en", ("Fraunces",), 600, 600)
    with pytest.raises(MissingGlyphs, match="U\\+0436"):
        shape("aж", Item(0, 2, 0, "Latn", face, INK), "en")


def test_the_hyphen_of_a_line_is_read_as_a_soft_hyphen():
    (face,) = stack_for("a", "en", ("Fraunces",), 600, 600)
    hyphen = hyphen_of(face)
    assert hyphen.text == "\u00ad"
    assert hyphen.advance > 0.2
