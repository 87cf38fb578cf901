from hypothesis import given
from hypothesis import strategies as st

from hrposter.text.manuscript import read_phrases

STEERING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\u200b\u2060\ufeff"


def test_text_is_read_without_what_steers_it():
    manuscript = read_phrases(("Will\u00adkommen \u2066A\u2069\u200bB", "\u200fC"), is_rtl=False)
    assert manuscript.text == "Willkommen ABC"
    assert manuscript.marked == "Will\u00adkommen A\u200bBC"
    assert manuscript.ends == (13, 14)


def test_left_to_right_text_has_no_levels():
    assert read_phrases(("Willkommen, café",), is_rtl=False).levels is None


def test_levels_belong_to_the_characters_that_are_read():
    manuscript = read_phrases(("\u200fاتصل (555) 010-4477",), is_rtl=True)
    assert len(manuscript.levels) == len(manuscript.text)
    assert manuscript.levels[:5] == (1,) * 5
    assert manuscript.levels[5:] == (2,) * 14


def test_other_blanks_mean_a_space_or_the_end_of_a_line():
    assert read_phrases(("a\tb\r\nc\u2028d\re",), is_rtl=False).text == "a b\nc\nd\ne"


@given(st.lists(st.text(alphabet=f"ab اب 12\n{STEERING}"), max_size=4), st.booleans())
def test_phrases_keep_their_characters_in_their_order(texts, is_rtl):
    manuscript = read_phrases(tuple(texts), is_rtl=is_rtl)
    assert manuscript.text == "".join(ch for text in texts for ch in text if ch not in STEERING)
    assert len(manuscript.ends) == len(texts)
    assert manuscript.levels is None or len(manuscript.levels) == len(manuscript.text)


def test_a_mark_of_direction_among_words_that_go_leftwards_has_no_level():
    assert read_phrases(("\u200fسلام\u061c!",), is_rtl=True).levels == (1,) * 5


@given(st.text(alphabet="ab اب 12(!)٣-:.\n"), st.booleans())
def test_a_joiner_at_the_end_changes_nothing_that_is_read(text, is_rtl):
    plain, joined = read_phrases((text,), is_rtl=is_rtl), read_phrases((f"{text}\u2060",), is_rtl=is_rtl)
    assert (plain.text, plain.ends, plain.levels) == (joined.text, joined.ends, joined.levels)
    assert plain.marked == text == joined.marked[:-1]
