from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.display import Ink
from hrposter.fonts.coverage import MissingGlyphs, stack_for
from hrposter.text.manuscript import BREAK_MARKS
from hrposter.text.paragraph import Phrase, shape_paragraph

INK, CLAY = Ink("ink", (0, 0, 0)), Ink("clay", (0.8, 0.3, 0.2))
INVISIBLE = "\u00ad\u200b\u2060\u200c\u200d\u200e\u200f\u2066\u2069"
ALPHABET = f"abfilVAT. ,!?()-“”0123@/:  \n\t\u00a0\u3000éñ¿¡e\u0301سلامكة،؟ً۰۱٣שלוםָไทยน้ำनमस्तेक्ष日本語、。「」ーっ한국ខ្មែរမြန်မာ{INVISIBLE}"
STACK = stack_for(ALPHABET, "en", ("Fraunces", "Atkinson Hyperlegible"), 400, 400)


def paragraph(text, lang="en", tracking=0.0):
    stack = stack_for(text, lang, ("Fraunces",), 600, 600)
    return shape_paragraph((Phrase(text, stack, INK),), lang, lang in ("ar", "fa", "he"), tracking)


def texts(found, lines):
    return [found.text[line.start : line.end] for line in lines]


def seen(line):
    """The text of a line's clusters from left to right."""
    return [cluster.text for run in line.runs for cluster in run.clusters]


def only_line(found):
    (line,) = found.break_lines(1000)
    return found.set(line)


# ---------------------------------------------------------------- measures


def test_a_paragraph_knows_its_widest_piece_and_its_natural_width():
    found = paragraph("You are welcome here")
    assert found.longest_piece == "welcome"
    assert found.longest == pytest.approx(only_line(paragraph("welcome")).width, abs=0.01)
    assert found.natural == pytest.approx(only_line(found).width)


def test_the_hyphen_counts_in_the_widest_piece():
    assert paragraph("Will\u00adkommen").longest_piece == "kommen"
    assert paragraph("kommen\u00adWill").longest > paragraph("kommen Will").longest


def test_a_telephone_number_is_one_piece():
    assert paragraph("Call (555) 010-4477 now").longest_piece == "(555) 010-4477"


def test_the_same_paragraph_is_shaped_once():
    assert paragraph("You are welcome here") is paragraph("You are welcome here")


def test_no_words_have_no_lines():
    for found in (paragraph(""), shape_paragraph((), "en", is_rtl=False), paragraph("\u200b")):
        assert found.break_lines(5) == found.balance(5) == ()
        assert (found.count(5), found.longest, found.natural) == (0, 0.0, 0.0)


# ---------------------------------------------------------------- lines


def test_the_space_at_the_end_of_a_line_has_no_width():
    found = paragraph("welcome here")
    first, second = found.break_lines(5)
    line = found.set(first)
    assert texts(found, (first, second)) == ["welcome ", "here"]
    assert line.text == "welcome "
    assert seen(line)[-1] == " "
    assert line.width == first.width < sum(cluster.advance for run in line.runs for cluster in run.clusters)
    assert line.lead == 0.0


def test_a_line_feed_ends_a_line_and_an_empty_line_stands():
    found = paragraph("one\n\ntwo")
    assert texts(found, found.break_lines(100)) == ["one\n", "\n", "two"]
    empty = found.set(found.break_lines(100)[1])
    assert empty.runs == ()
    assert empty.width == 0.0
    assert empty.ascent == found.set(found.break_lines(100)[0]).ascent > 0


def test_a_headline_is_even_and_leaves_no_short_word_alone():
    found = paragraph("What we promise you")
    narrow = found.natural - 0.5
    assert texts(found, found.break_lines(narrow)) == ["What we promise ", "you"]
    assert texts(found, found.balance(narrow)) == ["What we ", "promise you"]


def test_running_text_ends_without_a_widow():
    found = paragraph("Come as you are and bring the people whom you want to have with you")
    measure = next(found.natural - step / 10 for step in range(1, 40) if texts(found, found.break_lines(found.natural - step / 10))[-1] == "you")
    assert texts(found, found.break_lines(measure, no_widow=True))[-1] == "with you"
    assert len(found.break_lines(measure, no_widow=True)) == found.count(measure)


def test_a_soft_hyphen_shows_only_where_it_ends_a_line():
    found = paragraph("super\u00adcali\u00adfragilis")
    assert "\u00ad" not in "".join(seen(only_line(found)))
    lines = [found.set(line) for line in found.break_lines(4.5)]
    assert "".join(line.text for line in lines) == "supercalifragilis"
    assert len(lines) > 1
    assert all(seen(line)[-1] == "\u00ad" for line in lines[:-1])
    assert all(line.width <= 4.5 for line in lines)


def test_a_ligature_that_is_cut_falls_apart():
    found = paragraph("of\u00adfice")
    assert "ffi" in seen(only_line(found))
    assert [seen(found.set(line)) for line in found.break_lines(1.5)] == [["o", "f", "\u00ad"], ["fi", "c", "e"]]


def test_a_coloured_word_is_a_run_of_its_own():
    stack = stack_for("ab", "en", ("Fraunces",), 600, 600)
    found = shape_paragraph((Phrase("You are ", stack, INK), Phrase("welcome", stack, CLAY)), "en", is_rtl=False)
    line = only_line(found)
    assert [run.ink for run in line.runs] == [INK, CLAY]
    assert "".join(seen(line)) == "You are welcome"


def test_a_line_is_as_high_as_its_tallest_face():
    plain, mixed = only_line(paragraph("welcome")), only_line(paragraph("welcome أهلاً"))
    assert mixed.ascent > plain.ascent
    assert mixed.descent > plain.descent


def test_tracking_stands_between_letters_only():
    loose, tight = only_line(paragraph("abc", tracking=0.1)), only_line(paragraph("abc"))
    assert loose.width == pytest.approx(tight.width + 0.2)


# ---------------------------------------------------------------- right to left


def test_a_number_in_arabic_runs_left_to_right():
    line = only_line(paragraph("اتصل (555) 010-4477 الآن", "ar"))
    shown = "".join(seen(line))
    assert "(555) 010-4477" in shown
    assert shown.startswith("ن")
    assert shown.endswith("ا")
    assert line.text == "اتصل (555) 010-4477 الآن"


def test_isolates_steer_and_are_not_set():
    line = only_line(paragraph("عيادة \u2066Riverside!\u2069 هنا", "ar"))
    assert line.text == "عيادة Riverside! هنا"
    assert "Riverside!" in "".join(seen(line))


def test_the_space_at_the_end_of_an_arabic_line_leads_it():
    found = paragraph("أهلاً بكم", "ar")
    line = found.set(found.break_lines(found.longest)[0])
    assert seen(line)[0] == " "
    assert line.lead == pytest.approx(line.runs[0].clusters[0].advance)


def test_the_space_after_a_latin_name_goes_to_the_end_of_the_arabic_line():
    found = paragraph("Riverside عيادة", "ar")
    line = found.set(found.break_lines(found.longest)[0])
    assert line.text == "Riverside "
    assert seen(line)[0] == " "
    assert line.lead > 0


def test_the_space_after_an_arabic_name_stays_at_the_end_of_the_english_line():
    found = paragraph("Ask سارة tomorrow")
    measure = found.set(found.break_lines(1000)[0]).width / 2
    (line,) = [found.set(line) for line in found.break_lines(measure) if "سارة" in found.text[line.start : line.end]]
    assert seen(line)[-1] == " "


# ---------------------------------------------------------------- any text


def test_a_missing_character_is_an_error():
    with pytest.raises(MissingGlyphs, match="U\\+10FFFD"):
        shape_paragraph((Phrase("a\U0010fffd", STACK, INK),), "en", is_rtl=False)


languages = st.sampled_from(["en", "ar", "th", "ja", "hi"])
spacings = st.sampled_from([0.0, -0.02, 0.05])


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=ALPHABET, max_size=60), languages, st.booleans(), spacings, st.floats(0.3, 25))
def test_lines_joined_give_the_text_back(text, lang, is_rtl, tracking, measure):
    found = shape_paragraph((Phrase(text[:20], STACK, INK), Phrase(text[20:], STACK, CLAY)), lang, is_rtl, tracking)
    assert found.count(measure) == len(found.balance(measure))
    for lines in (found.break_lines(measure), found.break_lines(measure, no_widow=True), found.balance(measure)):
        assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
        assert "".join(found.set(line).text for line in lines) == found.text


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=ALPHABET, max_size=60), languages, st.booleans(), spacings, st.floats(0.3, 25))
def test_no_line_is_wider_than_its_measure_unless_nothing_can_cut_it(text, lang, is_rtl, tracking, measure):
    found = shape_paragraph((Phrase(text, STACK, INK),), lang, is_rtl, tracking)
    for lines in (found.break_lines(measure), found.break_lines(measure, no_widow=True), found.balance(measure)):
        for line in lines:
            assert found.set(line).width <= max(measure, found.longest) + abs(tracking) + 0.01


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=ALPHABET, max_size=40), languages, st.booleans(), st.floats(0.3, 25))
def test_every_line_shows_exactly_its_characters(text, lang, is_rtl, measure):
    found = shape_paragraph((Phrase(text, STACK, INK),), lang, is_rtl)
    for line in map(found.set, found.break_lines(measure)):
        shown = [ch for text in seen(line) for ch in text if ch not in INVISIBLE]
        assert sorted(shown) == sorted(ch for ch in line.text if ch not in INVISIBLE and ch != "\n")


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=40), st.booleans())
def test_any_text_is_set_or_lacks_glyphs(text, is_rtl):
    try:
        found = shape_paragraph((Phrase(text, STACK, INK),), "en", is_rtl)
    except MissingGlyphs:
        return
    assert "".join(found.set(line).text for line in found.break_lines(5)) == found.text


@pytest.mark.parametrize(("lang", "text"), [("th", "ล้างมือด้วยสบู่และน้ำอย่างน้อย"), ("ja", "石けんと水で手を洗ってください。"), ("km", "សូមលាងដៃដោយសាប៊ូ")])
def test_no_line_cuts_a_cluster(lang, text):
    found = paragraph(text, lang)
    whole = {cluster.text for cluster in (cluster for run in only_line(found).runs for cluster in run.clusters)}
    lines = found.break_lines(found.longest)
    assert len(lines) > 2
    assert {cluster for line in lines for cluster in seen(found.set(line))} <= whole


def test_breaks_follow_one_another():
    found = paragraph("Come as you are, using or not, and bring your people")
    lines = found.break_lines(8)
    assert all(before.end == after.start for before, after in pairwise(lines))
    assert not BREAK_MARKS.search(found.text)


# ---------------------------------------------------------------- second choices


def narrow(text, width, lang):
    found = paragraph(text, lang).within(width)
    return texts(found, found.break_lines(width))


def test_a_word_that_is_too_wide_is_hyphenated_and_no_other():
    found = paragraph("Wir beraten zur Schwangerschaftsvorsorge persönlich", "de")
    assert found.within(found.longest) is found
    measure = found.longest - 1
    cut = found.within(measure)
    lines = [cut.set(line) for line in cut.break_lines(measure)]
    assert [seen(line)[-1] == "\u00ad" for line in lines].count(True) == 1
    assert "".join(line.text for line in lines) == found.text
    assert all(line.width <= measure for line in lines)
    assert "persönlich" in [line.text for line in lines]


def test_the_translators_own_soft_hyphens_are_the_only_ones_of_their_word():
    found = paragraph("Schwangerschafts\u00advorsorge", "de")
    assert found.within(3) is found


def test_a_name_is_cut_at_its_blanks_only():
    stack = stack_for("Frauengesundheitszentrum Nord", "de", ("Fraunces",), 600, 600)
    found = shape_paragraph((Phrase("Frauengesundheitszentrum Nord", stack, INK, is_name=True),), "de", is_rtl=False)
    assert found.within(3) is found
    assert texts(found, found.break_lines(3)) == ["Frauengesundheitszentrum ", "Nord"]


def test_a_language_without_patterns_is_not_hyphenated():
    found = paragraph("raskaudenaikaisesta neuvonnasta", "fi")
    assert found.within(3) is found


def test_a_phrase_is_cut_only_where_it_is_too_wide():
    found = paragraph("スーパーマーケットで相談してください", "ja")
    assert found.longest_piece == "スーパーマーケットで"
    assert narrow(found.text, 12, "ja") == texts(found, found.break_lines(12))
    lines = narrow(found.text, 4, "ja")
    assert max(map(len, lines)) <= 4
    assert not any(line[0] in "ーッャュョ" for line in lines)
    assert "".join(lines) == found.text


def test_a_japanese_name_is_cut_only_where_it_is_too_wide():
    name = "川沿診療所"
    stack = stack_for(name, "ja", ("Fraunces",), 600, 600)
    found = shape_paragraph((Phrase(name, stack, INK, is_name=True), Phrase("です。", stack, INK)), "ja", is_rtl=False)
    assert texts(found, found.break_lines(5.5)) == ["川沿診療所です。"]
    assert found.within(3).longest < 3


WORDS = st.sampled_from(
    ["Schwangerschaftsvorsorge", "und", "Elternberatungsstelle", "Neugeborenenversorgung", "(555) 010-4477", "Sie", "clinic.example"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=8), st.floats(2, 14))
def test_hyphens_keep_the_words_and_the_measure(words, measure):
    text = " ".join(words)
    found = paragraph(text, "de").within(measure)
    for lines in (found.break_lines(measure), found.break_lines(measure, no_widow=True), found.balance(measure)):
        placed = [found.set(line) for line in lines]
        assert "".join(line.text for line in placed) == text
        assert all(line.width <= max(measure, found.longest) + 0.01 for line in placed)
        for atom in ("(555) 010-4477", "clinic.example"):
            assert sum(line.text.count(atom) for line in placed) == words.count(atom)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "You are welcome. Come as you are."),
        ("hi", "आपका स्वागत है। जैसे हैं वैसे आइए।"),
        ("km", "សូមស្វាគមន៍។ សូមអញ្ជើញមក។"),
        ("my", "ကြိုဆိုပါတယ်။ လာပါ။"),
        ("am", "እንኳን ደህና መጡ። ይግቡ።"),
        ("hy", "Բարի գալուստ։ Եկեք այսպես։"),
        ("el", "Είστε καλά; Ελάτε όπως είστε."),
        ("ur", "خوش آمدید۔ جیسے ہیں آئیں۔"),
        ("zh-Hans", "欢迎您。请进来吧。"),
    ],
)
def test_a_headline_of_two_sentences_ends_its_line_with_the_first(lang, text):
    found = paragraph(text, lang)
    lines = texts(found, found.balance(found.natural - 0.3))
    assert len(lines) == 2
    assert lines[0].rstrip()[-1] in ".।។။።։;۔。"
