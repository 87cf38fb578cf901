import pytest

from hrposter.display import Ink
from hrposter.fonts.coverage import MissingGlyphs, stack_for
from hrposter.fonts.face import open_face
from hrposter.text.itemize import itemize, script_track
from hrposter.text.manuscript import read_phrases

INK, CLAY = Ink("ink", (0, 0, 0)), Ink("clay", (0.8, 0.3, 0.2))


def items(text, lang="en", *, is_rtl=False, stack=None):
    stack = stack or stack_for(text, lang, ("Atkinson Hyperlegible",), 400, 400)
    return itemize(read_phrases((text,), is_rtl=is_rtl), [stack], [INK])


def stretches(text, track):
    starts = (0, *(end for end, _ in track))
    return [(text[start:end], value) for start, (end, value) in zip(starts, track, strict=False)]


def faces(text, lang, **how):
    return [(text[item.start : item.end], open_face(item.face).family) for item in items(text, lang, **how)]


def test_latin_text_is_one_item():
    (item,) = items("Café, 20 « minutes » — déjà!")
    assert (item.start, item.end, item.level, item.script) == (0, 28, 0, "Latn")


def test_what_has_no_script_goes_with_the_text_before_it():
    text = "20 اتصل، ok? 12"
    assert stretches(text, script_track(text)) == [("20 اتصل، ", "Arab"), ("ok? 12", "Latn")]


def test_brackets_go_together():
    text = "سلام (Riverside) سلام"
    assert stretches(text, script_track(text)) == [("سلام (", "Arab"), ("Riverside", "Latn"), (") سلام", "Arab")]


def test_a_bracket_that_closes_nothing_does_no_harm():
    assert script_track(")]слово") == [(7, "Cyrl")]


def test_japanese_is_one_script():
    assert script_track("石けんとマスク。") == [(8, "Hani")]


def test_a_line_feed_stands_in_no_item():
    assert [(item.start, item.end) for item in items("one\nдва")] == [(0, 3), (4, 7)]


def test_a_number_in_arabic_is_an_item_of_its_own():
    text = "اتصل (555) 010-4477"
    assert [(text[item.start : item.end], item.level) for item in items(text, "ar", is_rtl=True)] == [("اتصل ", 1), ("(555) 010-4477", 2)]


def test_a_foreign_word_is_set_in_one_face():
    assert faces("עם O’Neil", "he", is_rtl=True) == [("עם ", "Noto Sans Hebrew"), ("O’Neil", "Noto Sans")]


def test_a_telephone_number_is_set_in_one_face():
    assert faces("اتصل (555) 010-4477", "ar", is_rtl=True)[1:] == [("(555) 010-4477", "Noto Sans")]


def test_letters_keep_their_face_beside_a_mark_that_it_lacks():
    assert faces("שלום.", "he", is_rtl=True) == [("שלום", "Noto Sans Hebrew"), (".", "Noto Sans")]


def test_phrases_of_one_ink_are_shaped_as_one():
    stack = stack_for("ab", "en", ("Fraunces",), 600, 400)
    manuscript = read_phrases(("What ", "we", " promise", ""), is_rtl=False)
    assert len(itemize(manuscript, [stack] * 4, [INK] * 4)) == 1
    assert [item.ink for item in itemize(manuscript, [stack] * 4, [INK, CLAY, INK, INK])] == [INK, CLAY, INK]


def test_a_character_in_no_face_is_an_error():
    stack = stack_for("a", "en", ("Atkinson Hyperlegible",), 400, 400)
    with pytest.raises(MissingGlyphs, match="U\\+0436 ж"):
        items("aжb", stack=stack)


def test_no_text_has_no_items():
    assert items("") == ()
