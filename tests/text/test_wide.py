"""Full-width punctuation: kinsoku against the classes of JLREQ, and the blanks that lines do without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.display import Ink
from hrposter.fonts.coverage import stack_for
from hrposter.text.paragraph import Phrase, shape_paragraph

# JLREQ (Requirements for Japanese Text Layout), 3.1.7, 3.1.8 and appendix A; so JIS X 4051, 4.3. Classes cl-01 may not end a
# line; cl-02 to cl-07 and cl-09 to cl-11 may not begin one.
MAY_NOT_END = "（〔［｛〈《「『【"
MAY_NOT_BEGIN = (
    "）〕］｝〉》」』】" + "‐〜" + "！？" + "・：；" + "。．" + "、，" + "ヽヾゝゞ々" + "ー" + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)

TEXTS = {
    "ja": "「（お母さん）」、きょう、ちょっと『スーパーマーケット』で話をしましょう！ヴァイオリンの・ゆっくり。人々は（そっと）「はい」と言った。",
    "zh-Hans": "“我们（真的）欢迎您。”怀孕、育儿，或者《正在考虑》？请告诉我们：您需要什么；“谢谢！”",
    "zh-Hant": "「我們（真的）歡迎您。」懷孕、育兒，或者《正在考慮》？請告訴我們：您需要什麼；「謝謝！」",
    "ko": "「안녕하세요」（정말로）, 우리와 함께 이야기해요. 『약속』을 지킵니다!",
}
ALPHABET = "「」『』（）、。，・：？！“”あアー漢字国HIV3 ％"
INK = Ink("ink", (0, 0, 0))


def paragraph(text, lang):
    return shape_paragraph((Phrase(text, stack_for(text, lang, ("Fraunces",), 400, 400), INK),), lang, is_rtl=False)


def set_lines(text, lang, measure=1000.0):
    found = paragraph(text, lang).within(measure)
    return [found.set(line) for line in found.break_lines(measure)]


def advance(line):
    return sum(cluster.advance for run in line.runs for cluster in run.clusters)


@pytest.mark.parametrize("lang", TEXTS)
def test_no_line_begins_or_ends_with_a_mark_that_may_not_at_any_measure(lang):
    whole = paragraph(TEXTS[lang], lang)
    for step in range(12, 200, 3):
        found = whole.within(step / 8)
        for lines in (found.break_lines(step / 8), found.break_lines(step / 8, no_widow=True), found.balance(step / 8)):
            texts = [found.text[line.start : line.end].strip() for line in lines]
            assert [text for text in texts[1:] if text[0] in MAY_NOT_BEGIN] == []
            assert [text for text in texts[:-1] if text[-1] in MAY_NOT_END] == []


@pytest.mark.parametrize(
    ("lang", "text", "ems"),
    [
        ("ja", "国「国", 3),  # one mark keeps its em
        ("ja", "国」「国", 3.5),
        ("ja", "国「『国", 3.5),
        ("ja", "国」』国", 3.5),
        ("ja", "国。」国", 3.5),
        ("ja", "国、「国", 3.5),
        ("ja", "国・「国", 3.5),
        ("ja", "国。）、「国", 4.5),
        ("zh-Hans", "国。”国", 3.5),
        ("zh-Hans", "国？“国", 3.5),
        ("zh-Hant", "國，「國", 3.5),
        ("zh-Hant", "國，。國", 4),  # in the middle of their ems
        ("ja", "「国", 1.5),  # at the start of a line
        ("ja", "国」", 1.5),  # and at its end
        ("ja", "国！", 2),
    ],
)
def test_two_marks_share_the_blank_between_them_and_edges_have_none(lang, text, ems):
    (line,) = set_lines(text, lang)
    assert line.width == pytest.approx(ems)
    assert "".join(cluster.text for run in line.runs for cluster in run.clusters) == text


def test_the_ink_of_a_bracket_at_the_start_of_a_line_stands_at_its_edge():
    (line,) = set_lines("「国", "ja")
    assert line.lead == pytest.approx(0.5)
    assert advance(line) == pytest.approx(line.width + line.lead)


@pytest.mark.parametrize(("lang", "gaps"), [("ja", 2), ("zh-Hans", 2), ("zh-Hant", 2), ("ko", 0)])
def test_letters_and_digits_stand_an_eighth_of_an_em_from_han(lang, gaps):
    (plain,), (mixed,) = set_lines("HIV", lang), set_lines("国HIV国", lang)
    assert mixed.width == pytest.approx(2 + plain.width + gaps / 8, abs=0.03)
    assert mixed.text == "国HIV国"


def test_a_space_that_is_written_is_the_only_one():
    (plain,), (spaced,) = set_lines("国 国", "ja"), set_lines("国 3 国", "ja")
    (digit,) = set_lines("3", "ja")
    assert spaced.width == pytest.approx(plain.width + (plain.width - 2) + digit.width, abs=0.03)


def test_the_gap_goes_where_a_line_ends_in_it():
    first, _ = set_lines("国国HIV", "ja", 2.01)
    assert first.text == "国国"
    assert first.width == pytest.approx(2)
    _, after = set_lines("HIV国国", "ja", 2.01)
    assert after.width == pytest.approx(2)
    assert after.lead == pytest.approx(0.125)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=ALPHABET, max_size=40), st.sampled_from(["ja", "zh-Hans", "zh-Hant", "ko"]), st.floats(0.5, 20))
def test_lines_are_as_wide_as_they_were_measured(text, lang, measure):
    found = paragraph(text, lang).within(measure)
    assert found.count(measure) == len(found.balance(measure))
    for lines in (found.break_lines(measure), found.break_lines(measure, no_widow=True), found.balance(measure)):
        placed = [found.set(line) for line in lines]
        assert "".join(line.text for line in placed) == found.text
        for line, measured in zip(placed, lines, strict=True):
            assert line.width == pytest.approx(measured.width, abs=1e-6)
            assert line.width <= max(measure, found.longest) + 0.01
