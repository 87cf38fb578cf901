import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.text.lines import Pieces

SPACE = 0.25


def pieces(*widths, stops=None):
    """Words of these widths with a space after each."""
    heads, tails, place = [], [0.0], 0.0
    for width in widths:
        heads.append(place)
        tails.append(place + width)
        place += width + SPACE
    return Pieces(tuple(heads), tuple(tails), tuple(tails), stops or (len(widths),))


words = st.lists(st.floats(0.1, 6), min_size=1, max_size=25)
measures = st.floats(0.2, 20)


# Measures about half of which lie so close to one another that they share their lines.
near = st.one_of(measures, st.builds(lambda whole, more: whole / 2 + more, st.integers(1, 20), st.sampled_from([-0.01, -1e-6, 0, 1e-7, 1e-6, 0.01])))


def answers(found, measure):
    return [ask(measure) for ask in (found.count, found.greedy, found.without_widow, found.balanced, found.ends_lonely)]


def full(found, measure):
    """Full lines by the widths alone, piece after piece; sums are made in the same order, so that they are rounded alike."""
    ends, first = [], 0
    for last in range(1, len(found.heads) + 1):
        ends += [last - 1] if last - first > 1 and found.tails[last] > found.heads[first] + measure + 1e-6 else []
        first = ends[-1] if ends else 0
        ends += [last] if last in found.stops else []
        first = ends[-1] if ends else 0
    return tuple(ends)


def widths(found, ends):
    return [found.width(first, last) for first, last in zip([0, *ends], ends, strict=False)]


def test_a_line_takes_all_that_fits():
    assert pieces(2, 2, 2, 2).greedy(4.25) == (2, 4)
    assert pieces(2, 2, 2, 2).greedy(4.2) == (1, 2, 3, 4)


def test_a_word_that_is_too_wide_stands_alone():
    assert pieces(1, 9, 1).greedy(3) == (1, 2, 3)


def test_a_line_ends_where_it_must():
    assert pieces(1, 1, 1, stops=(1, 3)).greedy(10) == (1, 3)
    assert pieces(1, 1, 1, stops=(1, 3)).natural() == pytest.approx(2.25)


def test_balanced_lines_are_even():
    assert pieces(2, 2, 2, 2, 2, 2).balanced(11.5) == (3, 6)


def test_balancing_spares_a_short_word_from_standing_alone():
    # "What we promise / you" in a narrow measure: greedy leaves "you", balancing gives it company.
    found = pieces(2.4, 1.3, 3.4, 1.5)
    assert found.greedy(8) == (3, 4)
    assert found.balanced(8) == (2, 4)


def test_a_lonely_word_that_nothing_can_join_is_told():
    lonely, lucky = pieces(5, 5, 1), pieces(2, 2, 2, 2)
    assert lonely.ends_lonely(5)
    assert lonely.balanced(5) == (1, 2, 3)
    assert not lucky.ends_lonely(4.5)


def test_a_widow_gets_company():
    found = pieces(3, 3, 3, 1)
    assert found.greedy(10) == (3, 4)
    assert found.without_widow(10) == (2, 4)


def test_a_long_last_word_is_no_widow():
    assert pieces(3, 3, 3, 2.5).without_widow(10) == (3, 4)


def test_a_widow_stays_where_the_line_before_has_one_word():
    assert pieces(9.5, 1).without_widow(10) == (1, 2)


def test_nothing_has_no_lines():
    assert Pieces((), (0.0,), (0.0,), ()).count(5) == 0


@given(words, measures)
def test_every_piece_is_in_one_line(wide, measure):
    found = pieces(*wide)
    for ends in (found.greedy(measure), found.balanced(measure), found.without_widow(measure)):
        assert ends == tuple(sorted(set(ends)))
        assert ends[-1] == len(wide)


@given(words, measures)
def test_no_line_is_wider_than_its_measure_unless_it_is_one_piece(wide, measure):
    found = pieces(*wide)
    for ends in (found.greedy(measure), found.balanced(measure), found.without_widow(measure)):
        for first, last in zip([0, *ends], ends, strict=False):
            assert last - first == 1 or found.width(first, last) <= measure + 1e-5


@given(words, measures)
def test_balancing_and_company_keep_the_count(wide, measure):
    found = pieces(*wide)
    assert found.count(measure) == len(found.greedy(measure)) == len(found.balanced(measure)) == len(found.without_widow(measure))


@given(words, measures, measures)
def test_a_wider_measure_never_needs_more_lines(wide, one, other):
    found = pieces(*wide)
    assert found.count(max(one, other)) <= found.count(min(one, other))


@given(words, measures)
def test_balanced_lines_are_no_wider_than_greedy_ones_unless_for_company(wide, measure):
    found = pieces(*wide)
    greedy, even = max(widths(found, found.greedy(measure))), max(widths(found, found.balanced(measure)))
    assert even <= max(greedy, measure) + 1e-5


@given(
    st.one_of(words, st.lists(st.sampled_from([0.5, 1, 2]), min_size=1, max_size=25)),
    st.sets(st.integers(1, 25)),
    st.sets(st.integers(1, 25)),
    st.data(),
)
def test_lines_are_the_same_whatever_other_measures_were_asked_for(wide, fed, sentences, data):
    stops = (*sorted(end for end in fed if end % 5 == 0 and end < len(wide)), len(wide))
    plain = pieces(*wide, stops=stops)

    def fresh():
        return Pieces(plain.heads, plain.tails, plain.reaches, stops, tuple(sorted(end for end in sentences if end not in stops and end < len(wide))))

    found = fresh()
    for measure in data.draw(st.lists(near, min_size=2, max_size=20)):
        ask = data.draw(st.sampled_from(["count", "greedy", "without_widow", "balanced", "ends_lonely"]))
        assert getattr(found, ask)(measure) == getattr(fresh(), ask)(measure)
        assert found.greedy(measure) == full(plain, measure)
    for measure in data.draw(st.lists(near, max_size=5)):
        assert answers(found, measure) == answers(fresh(), measure)


@given(st.lists(st.floats(0.1, 6), min_size=1, max_size=9), measures)
def test_even_lines_are_as_narrow_as_so_many_can_be(wide, measure):
    found = pieces(*wide)
    lines = found.count(measure)
    least = found.room(lines)
    cuts = (cut for cut in combinations(range(1, len(wide)), lines - 1))
    assert least == pytest.approx(min(max(widths(found, [*cut, len(wide)])) for cut in cuts), abs=1e-5)
    assert found.count(least) <= lines
    if max(wide) <= measure:
        assert max(widths(found, found._even(found.lines(measure), 0, [*found.greedy(measure)], measure))) <= min(least + 0.003, measure + 1e-5)


def test_of_lines_as_even_as_others_the_first_are_fuller():
    assert pieces(2, 1, 2.001).balanced(4) == (2, 3)


def test_where_more_lines_must_end_there_is_no_room():
    assert pieces(1, 1, stops=(1, 2)).room(1) == math.inf
    assert pieces(1, 1, stops=(1, 2)).room(2) == 1
    assert Pieces((), (0.0,), (0.0,), ()).room(1) == math.inf


def test_few_ranges_of_measures_are_kept():
    found = pieces(*[1 + place / 97 for place in range(60)])
    for measure in range(300):
        found.balanced(measure / 4)
    assert len(found._kept) == 8


@given(words, measures)
def test_where_no_line_ends_within_all_ways_say_so(wide, more):
    found = pieces(*wide)
    measure = found.natural() + more
    assert found.greedy(measure) == found.balanced(measure) == found.without_widow(measure) == (len(wide),)


def test_balanced_lines_break_between_sentences_where_that_takes_no_more_of_them():
    pieces = Pieces((0, 5, 10, 15, 20), (0, 4, 9, 14, 19, 24), (0, 4, 9, 14, 19, 24), (5,), sentences=(2,))
    assert pieces.balanced(15) == (2, 5)
    assert len(pieces.balanced(13)) == len(pieces.greedy(13))


def lonely(wide, measure, sentences=()):
    """Whether a short word ends up alone, by the lines themselves."""
    plain = pieces(*wide)
    found = Pieces(plain.heads, plain.tails, plain.reaches, plain.stops, sentences)
    ends = [0, *found.balanced(measure)]
    longest = max(widths(found, ends[1:]))
    return found, len(ends) > 2 and found._is_lonely(ends[-2], ends[-1], 0.4 * longest)


@given(words, measures, st.sets(st.integers(1, 25), max_size=3))
def test_a_full_last_line_in_company_needs_no_even_lines_to_say_so(wide, measure, sentences):
    found, is_lonely = lonely(wide, measure, tuple(sorted(end for end in sentences if end < len(wide))))
    assert found.ends_lonely(measure) == is_lonely


def test_a_sentence_of_one_word_may_stand_alone_after_full_lines():
    found, is_lonely = lonely([2, 2, 2, 2, 0.5], 20, (4,))
    assert found.balanced(9) == (4, 5)
    assert found.ends_lonely(9) == lonely([2, 2, 2, 2, 0.5], 9, (4,))[1]
    assert not is_lonely


def touching(*widths):
    """Characters of these widths with nothing between."""
    places = [0.0]
    for width in widths:
        places.append(places[-1] + width)
    return Pieces(tuple(places[:-1]), tuple(places), tuple(places), (len(widths),))


def test_two_characters_do_not_stand_alone_on_a_last_line():
    assert touching(*[1] * 26).without_widow(12) == (12, 23, 26)
    assert touching(*[1] * 11).balanced(10) == (6, 11)
