import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.display import Ink
from hrposter.fonts.coverage import stack_for
from hrposter.text.fit import STEP, largest_size
from hrposter.text.paragraph import Phrase, shape_paragraph

STACK = stack_for("a", "en", ("Fraunces",), 600, 600)


def paragraph(text):
    return shape_paragraph((Phrase(text, STACK, Ink("ink", (0, 0, 0))),), "en", is_rtl=False)


def fits(found, width, lines, size):
    return found.longest * size <= width + 1e-3 and (lines is None or found.count(width / size) <= lines)


def test_what_fits_at_the_largest_size_takes_it():
    assert largest_size(paragraph("Yes"), 1000, 1, 48, 12) == 48


def test_what_does_not_fit_at_the_least_size_fits_at_none():
    assert largest_size(paragraph("Welcome"), 20, 1, 48, 12) is None
    assert largest_size(paragraph("You are welcome here"), 100, 1, 48, 12) is None


def test_a_single_word_fills_the_width():
    found = paragraph("Welcome")
    size = largest_size(found, 200, None, 400, 6)
    assert size == pytest.approx(200 / found.longest, abs=STEP)
    assert found.longest * size <= 200


def test_more_lines_allow_a_larger_size():
    found = paragraph("You are welcome here, using or not, today and tomorrow")
    sizes = [largest_size(found, 300, lines, 200, 4) for lines in (1, 2, 3, 4)]
    assert sizes == sorted(set(sizes))


def test_an_odd_least_size_is_kept():
    found = paragraph("Welcome")
    least = 200 / found.longest - 0.001
    assert largest_size(found, 200, None, 400, least) == least


def test_a_headline_gives_up_a_little_size_for_company():
    found = paragraph("Mountains and rivers meet up")
    for width in range(120, 400, 3):
        plain, chosen = (largest_size(found, width, 3, 400, 6, balance=balance) for balance in (False, True))
        assert plain * 0.9 - STEP <= chosen <= plain
        assert chosen == plain or (found.ends_lonely(width / plain) and not found.ends_lonely(width / chosen))


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(["you", "are", "welcome", "here", "a", "parents,"]), min_size=1, max_size=14), st.floats(40, 600), st.integers(1, 6))
def test_the_size_fits_and_the_next_does_not(words, width, lines):
    found = paragraph(" ".join(words))
    size = largest_size(found, width, lines, 90, 5)
    if size is None:
        assert not fits(found, width, lines, 5)
        return
    assert 5 <= size <= 90
    assert fits(found, width, lines, size)
    assert size == pytest.approx(round(size / STEP) * STEP, abs=1e-6)
    assert size + STEP > 90 or not fits(found, width - 2e-3, lines, size + STEP)


def test_words_stay_whole_down_to_a_size_and_are_cut_below_it():
    found = shape_paragraph((Phrase("Zur Schwangerschaftsvorsorge", STACK, Ink("ink", (0, 0, 0))),), "de", is_rtl=False)
    wide = found.longest * 30
    assert largest_size(found, wide, None, 40, 1, whole=25) == pytest.approx(30, abs=STEP)
    assert largest_size(found, wide, None, 40, 1, whole=35) == pytest.approx(35, abs=STEP)
    assert largest_size(found, wide, None, 40, 1) == pytest.approx(30, abs=STEP)


def test_an_inset_that_grows_with_the_words_takes_of_their_width():
    found = paragraph("Welcome")
    size = largest_size(found, 200, None, 400, 6, inset=2.0)
    assert size == pytest.approx(200 / (found.longest + 2.0), abs=STEP)
