from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker, WordBreaker

from hrposter.text.breaks import find_breaks, second_choices
from hrposter.text.manuscript import BREAK_MARKS


def pieces(marked, lang="en"):
    text = BREAK_MARKS.sub("", marked)
    return [text[start:end] for start, end in pairwise((0, *find_breaks(marked, lang).ends))]


def test_lines_end_after_spaces():
    assert pieces("You are welcome") == ["You ", "are ", "welcome"]


PLAIN = st.from_regex(r"[a-zA-Zé-öаяŁ]{1,4}(’[st])?[.,:;?!]{0,3}", fullmatch=True)
# The same in scripts with marks, and with stops of their own.
MARKED = st.from_regex(r"[αΏբնשבتگहকਕகకಕകකგከ][ασבּת्ًّा়ிాೀാිგክ]{0,4}([.:!،؛؟]{0,2}|[।።፣])", fullmatch=True)


@given(st.lists(PLAIN | MARKED), st.sampled_from(["en", "fr", "ru", "fi", "ja", "zh-Hans", "my", "ar", "he", "hi", "am", "el"]))
def test_plain_words_end_lines_where_icu_says(words, lang):
    text = " ".join(words)
    assert pieces(text, lang) == list(LineBreaker(text, lang))


@given(st.text("囧㐀（「《〔）」》〕、。，．：；！？a9", min_size=1), st.sampled_from(["zh-Hans", "zh-Hant", "yue"]))
def test_han_that_is_no_word_and_its_marks_end_lines_where_icu_says(text, lang):
    assert pieces(text, lang) == list(LineBreaker(text, "zh-u-lb-strict"))


def test_inverted_marks_stay_with_their_word():
    assert pieces("¿Tienes fiebre? ¡Avisa ya!", "es") == ["¿Tienes ", "fiebre? ", "¡Avisa ", "ya!"]


@pytest.mark.parametrize(
    "atom",
    ["(555) 010-4477", "+1 555 010 4477", "555-010-4477", "https://clinic.example/a/b?c=d", "ask@clinic.example", "9:00-17:00"],
)
def test_a_number_or_an_address_stays_whole(atom):
    assert any(atom in piece for piece in pieces(f"Write or call {atom} at any time"))


def test_nothing_breaks_after_a_no_break_space():
    assert pieces("at 9\u00a0am, Dr.\u202fLee") == ["at ", "9\u00a0am, ", "Dr.\u202fLee"]


def test_a_word_joiner_forbids_and_a_zero_width_space_allows():
    assert pieces("ไหม\u2060ครับ a\u200bb", "th") == ["ไหมครับ ", "a", "b"]


def test_a_soft_hyphen_allows_and_is_remembered():
    found = find_breaks("Will\u00adkommen heute", "de")
    assert found.ends == (4, 11, 16)
    assert found.hyphens == {4}


@pytest.mark.parametrize("marked", ["\u00adheute", "heute\u00ad", "zu \u00adheute", "zu\n\u00adheute"])
def test_a_soft_hyphen_beside_no_letter_shows_nothing(marked):
    assert find_breaks(marked, "de").hyphens == frozenset()


def test_japanese_breaks_between_phrases_and_keeps_its_marks():
    found = pieces("（マスクの着用にご協力ください。）「はい」", "ja")
    assert len(found) > 2
    assert not any(piece[0] in "、。）」っょー" or piece[-1] in "（「" for piece in found)


def test_chinese_keeps_its_marks():
    assert not any(piece[0] in "，。）”" for piece in pieces("如果您有发烧、咳嗽，请立即告诉我们。（谢谢）", "zh-Hans"))


def test_chinese_breaks_between_words_and_before_no_particle():
    assert pieces("我们怎样照护您？", "zh-Hans") == ["我们", "怎样", "照护", "您？"]
    assert pieces("這裡有您家人的位置。", "zh-Hant") == ["這裡", "有", "您", "家人的", "位置。"]
    assert pieces("的确，睡着了吗？", "zh-Hans")[0] == "的确，"


def test_a_chinese_word_is_cut_only_if_it_must():
    assert second_choices("我们怎样", "zh-Hans").ends == (1, 2, 3, 4)
    assert find_breaks("我们怎样", "zh-Hans").ends == (2, 4)


def test_what_the_writer_asks_for_does_not_change_the_words_of_chinese():
    assert pieces("他们问我\u200b需要\u2060什么。", "zh-Hans") == ["他们", "问", "我", "需要什么。"]
    assert pieces("家\u200b人", "zh-Hans") == ["家", "人"]


@pytest.mark.parametrize(("word", "parts"), [("安全带", 2), ("就医", 2), ("纸尿裤", 3), ("照顧者", 2)])
def test_a_chinese_word_that_icu_knows_in_parts_only_is_not_cut(word, parts):
    assert len(list(WordBreaker(word, "zh"))) == parts  # no more, and the table can do without it
    assert find_breaks(word, "zh-Hant").ends == (len(word),)


def test_korean_breaks_at_spaces_only():
    assert pieces("비누와 물로 손을 씻으세요", "ko") == ["비누와 ", "물로 ", "손을 ", "씻으세요"]


def test_thai_breaks_between_words():
    found = pieces("ล้างมือด้วยสบู่และน้ำ", "th")
    assert found == ["ล้าง", "มือ", "ด้วย", "สบู่", "และ", "น้ำ"]


@pytest.mark.parametrize(("lang", "text"), [("lo", "ລ້າງມືດ້ວຍສະບູ"), ("km", "សូមលាងដៃដោយសាប៊ូ"), ("my", "လက်ကိုဆပ်ပြာနှင့်ရေဖြင့်")])
def test_languages_without_spaces_break(lang, text):
    assert len(pieces(text, lang)) > 2


def test_a_line_feed_ends_a_piece():
    assert pieces("one\n\ntwo") == ["one\n", "\n", "two"]


def test_astral_characters_count_once():
    assert find_breaks("😀😀 a", "en").ends[-1] == 4


@given(st.text(), st.sampled_from(["en", "ja", "th", "ar", "ko", "zh-Hant"]))
def test_pieces_joined_give_the_text_back(marked, lang):
    assert "".join(pieces(marked, lang)) == BREAK_MARKS.sub("", marked)


def test_a_mark_stays_with_the_space_before_it():
    assert pieces("a \u0301b c") == ["a \u0301b ", "c"]


def test_karen_breaks_between_its_words_and_only_if_it_must_inside_them():
    text = "ကညီကျိာ်အံၤ မ့ၢ်တၢ်ဆဲးတၢ်လၤလၢ ပှၤကညီဖိတဖၣ်"
    assert pieces(text, "ksw") == ["ကညီကျိာ်အံၤ ", "မ့ၢ်တၢ်ဆဲးတၢ်လၤလၢ ", "ပှၤကညီဖိတဖၣ်"]
    word = text.split()[0]
    cut = second_choices(word, "ksw").ends
    assert all(word[place + 1] not in "\u103a\u1039" for place in cut[:-1])
    assert [word[start:end] for start, end in pairwise((0, *cut))] == ["က", "ညီ", "ကျိာ်", "အံၤ"]


def test_a_name_breaks_after_blanks_and_marks_alone():
    text = "คลินิกริมน้ำ เปิดทุกวัน"
    assert find_breaks(text, "th", ((0, 12),)).ends[0] == 13
    assert find_breaks(text, "th").ends[0] < 13
    assert set(find_breaks(text, "th").ends) <= set(second_choices(text, "th", ((0, 12),)).ends)


def test_a_zero_width_space_in_a_name_allows():
    assert find_breaks("川沿\u200b診療所", "ja", ((0, 5),)).ends == (2, 5)


@pytest.mark.parametrize(
    ("lang", "word", "parts"), [("th", "ตั้งครรภ์", 2), ("lo", "ພວກເຮົາ", 2), ("my", "ကျွန်ုပ်တို့", 2), ("ja", "私たち", 2), ("ja", "看護師", 2)]
)
def test_a_common_word_that_icu_knows_in_parts_only_is_not_cut(lang, word, parts):
    assert len(list(LineBreaker(word, "ja-u-lb-strict-lw-phrase" if lang == "ja" else lang))) == parts  # no more, and the table can do without it
    assert find_breaks(word, lang).ends == (len(word),)
