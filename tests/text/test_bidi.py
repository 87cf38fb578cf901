"""UAX 9: the conformance files of Unicode, laws, and numbers in right-to-left paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.atoms import ltr_atoms
from hrposter.text import bidi
from hrposter.text.ucd import bidi_class

DATA = Path("/usr/share/unicode")
CLASSES, CHARACTERS = DATA / "BidiTest.txt", DATA / "BidiCharacterTest.txt"
EVERY = 97

EXAMPLES = dict(zip(("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON"), "aאا1+#٠,\u0300\u00ad\u2029\t !", strict=True))
EXAMPLES |= dict(zip(("LRE", "RLE", "PDF", "LRO", "RLO"), "\u202a\u202b\u202c\u202d\u202e", strict=True))
EXAMPLES |= dict(zip(("LRI", "RLI", "FSI", "PDI"), "\u2066\u2067\u2068\u2069", strict=True))

# (text, paragraph level or None, base level that must come out or None, levels with "x" for what X9 removes, visual order)
Case = tuple[str, int | None, int | None, list[str], list[int]]


def _class_cases(every: int = 1) -> Iterator[Case]:
    """One in so many of BidiTest.txt: a line of classes, with a bit each for automatic, left-to-right and right-to-left."""
    levels: list[str] = []
    order: list[int] = []
    number = count(0)
    for line in CLASSES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@Levels:"):
            levels = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.split()[1:]]
        elif line and line[0] not in "#@":
            names, bits = line.split(";")
            for bit, level in ((1, None), (2, 0), (4, 1)):
                if int(bits) & bit and next(number) % every == 0:
                    yield "".join([EXAMPLES[name] for name in names.split()]), level, level, levels, order


def _character_cases() -> Iterator[Case]:
    """BidiCharacterTest.txt: code points; direction 0, 1 or 2 for automatic; base level; levels; order."""
    for line in CHARACTERS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            points, direction, base, levels, order = line.split(";")
            text = "".join([chr(int(point, 16)) for point in points.split()])
            yield text, {"0": 0, "1": 1, "2": None}[direction], int(base), levels.split(), [int(place) for place in order.split()]


def _fails(case: Case) -> bool:
    text, level, base, levels, order = case
    resolved = bidi.resolve(text, level)
    line = bidi.line_levels(resolved, 0, len(text))
    shown = [place for place in bidi.visual_order(line) if levels[place] != "x"]
    fits = all(wanted in ("x", str(got)) for wanted, got in zip(levels, line, strict=True))
    return not fits or shown != order or base not in (None, resolved.base)


def _failures(cases: Iterator[Case]) -> tuple[int, list[Case]]:
    """How many cases ran, and the first ten that fail."""
    count, failed = 0, []
    for count, case in enumerate(cases, 1):  # noqa: B007
        if len(failed) < 10 and _fails(case):
            failed.append(case)
    return count, failed


def _demand_data() -> None:
    if not (CLASSES.is_file() and CHARACTERS.is_file()):
        pytest.fail(f"{DATA} lacks the conformance files of UAX 9; apt install unicode-data", pytrace=False)


needs_data = pytest.mark.skipif(not (CLASSES.is_file() and CHARACTERS.is_file()), reason="apt install unicode-data")


@pytest.fixture
def _each_paragraph_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is resolved in a direction that is found is resolved again in the same that is given: rules X1 to I2 need not be gone through twice."""
    monkeypatch.setattr(bidi, "_paragraph", lru_cache(maxsize=16)(bidi._paragraph))


@pytest.mark.slow
@pytest.mark.usefixtures("_each_paragraph_once")
def test_every_line_of_bidi_test_passes():
    _demand_data()
    count, failed = _failures(_class_cases())
    assert failed == []
    assert count > 700_000


@pytest.mark.slow
def test_every_line_of_bidi_character_test_passes():
    _demand_data()
    count, failed = _failures(_character_cases())
    assert failed == []
    assert count > 90_000


@needs_data
def test_a_sample_of_the_conformance_files_passes():
    assert _failures(_class_cases(EVERY))[1] == []
    assert _failures(islice(_character_cases(), 0, None, EVERY))[1] == []


def test_a_wrong_level_is_noticed():
    assert not _fails(("אa", 0, 0, ["1", "0"], [0, 1]))
    assert _fails(("אa", 0, 0, ["1", "1"], [0, 1]))
    assert _fails(("אa", 0, 0, ["1", "0"], [1, 0]))
    assert _fails(("אa", 0, 1, ["1", "0"], [0, 1]))


# Whole paragraphs


@pytest.mark.parametrize(
    ("text", "level"), [("abc", 0), ("אבג", 1), ("12 ا", 1), ("12", 0), ("", 0), ("\u2067א\u2069a", 0), ("\u2067a\nא", 0), ("\u2069א", 1)]
)
def test_the_first_strong_character_outside_isolates_sets_the_level(text, level):
    assert bidi.paragraph_level(text) == level == bidi.resolve(text).base


def test_a_paragraph_without_letters_takes_the_default_level():
    assert bidi.paragraph_level("988", default=1) == 1


def test_a_left_to_right_text_is_all_zero_and_needs_no_bidi():
    text = "The clinic’s door – façade, 24/7 – is open: ٪ 你好"
    assert not bidi.needs_bidi(text)
    assert bidi.resolve(text).levels == (0,) * len(text)


@pytest.mark.parametrize("text", ["aא", "a٣", "a\u202eb", "a\u2067b", "\U0001e900"])
def test_directed_characters_need_bidi(text):
    assert bidi.needs_bidi(text)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_example_has_the_class_it_stands_for(name):
    assert bidi_class(EXAMPLES[name]) == name


def test_levels_keep_the_original_classes():
    assert bidi.resolve("aא 1").classes == ("L", "R", "WS", "EN")


@pytest.mark.parametrize("level", [-1, 2, 7])
def test_a_paragraph_level_is_0_or_1(level):
    with pytest.raises(ValueError, match=f"{level} is not a paragraph level; give 0 for left to right"):
        bidi.resolve("a", level)


def test_a_line_feed_ends_every_embedding_and_keeps_the_base():
    assert bidi.resolve("a\u202eb\nc", 0).levels == (0, 0, 1, 0, 0)
    assert bidi.resolve("א\nc 1", 1).levels == (1, 1, 2, 2, 2)


def test_edges_are_read_from_explicit_levels():
    # I2 raises the embedded letter from 1 to 2. Beside the digit X10 still sees 1, so sos is R and W7 leaves the digit a number.
    assert bidi.resolve("\u202ba\u202c1", 0).levels == (0, 2, 2, 2)


def test_brackets_take_the_direction_of_what_they_hold():
    assert bidi.resolve("א (ב) a", 0).levels == (1, 1, 1, 1, 1, 0, 0)
    assert bidi.resolve("a (ב) c", 0).levels == (0, 0, 0, 1, 0, 0, 0)


def test_a_mark_on_a_bracket_goes_with_the_bracket():
    assert bidi.resolve("אa(ב)\u0301", 1).levels == (1, 2, 1, 1, 1, 1)


def test_equivalent_brackets_pair():
    assert bidi.resolve("a\u2329ב\u3009", 0).levels == bidi.resolve("a(ב)", 0).levels == (0, 0, 1, 0)


def test_more_than_63_open_brackets_leave_a_sequence_without_pairs():
    def inner(count: int) -> int:
        return bidi.resolve("א" + "(" * count + "a" + ")" * count + "1", 0).levels[1]

    assert (inner(63), inner(64)) == (0, 0)
    assert bidi.resolve("a(ב)" + "(" * 64, 0).levels[1:4] == (0, 1, 0)


# L1 and L2


def test_blanks_at_the_end_of_a_line_go_back_to_the_base_level():
    levels = bidi.resolve("a אב גד", 0)
    assert levels.levels == (0, 0, 1, 1, 1, 1, 1)
    assert bidi.line_levels(levels, 0, 5) == [0, 0, 1, 1, 0]
    assert bidi.line_levels(levels, 5, 7) == [1, 1]


def test_a_tab_and_the_blanks_before_it_go_back_to_the_base_level():
    assert bidi.line_levels(bidi.resolve("אב \tגד", 0), 0, 6) == [1, 1, 0, 0, 1, 1]


def test_closing_isolates_at_the_end_of_a_line_count_as_blanks():
    assert bidi.line_levels(bidi.resolve("a \u2067א \u2069", 0), 0, 6) == [0, 0, 0, 1, 0, 0]


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([2, 2], [0, 1]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([1, 3, 4, 4, 3, 1], [5, 1 + 3, 2, 3, 1, 0]),
    ],
)
def test_visual_order_turns_each_stretch_round(levels, order):
    assert bidi.visual_order(levels) == order


# Numbers and addresses in right-to-left paragraphs


def _printed(text: str) -> str:
    """A right-to-left line as it stands on paper from left to right, after isolation (L1-L4)."""
    isolated = bidi.isolate_numbers(text)
    line = bidi.line_levels(bidi.resolve(isolated, 1), 0, len(isolated))
    turned = str.maketrans("()[]", ")(][")
    signs = [isolated[place].translate(turned) if line[place] & 1 else isolated[place] for place in bidi.visual_order(line)]
    return bidi.strip_isolates("".join(signs))


ARABIC, HEBREW = "اتصلي", "חייגי"

PHONES = ["(555) 010-4477", "+1 (555) 010-4477", "+15550104477", "+44 (0)20 7946 0000", "+971 4 555 0104", "555.010.4477", "1-800-222-1222"]
MORE_PHONES = ["1-833-TLC-MAMA", "06 12 34 56 78", "116 117", "555\u2011010\u20114477"]
EASTERN_PHONES = ["٥٥٥-٠١٠-٤٤٧٧", "+٩٧١ ٤ ٥٥٥ ٠١٠٤", "(٥٥٥) ٠١٠-٤٤٧٧", "۰۲۱-۵۵۵۵۰۱۰۴"]
TIMES = ["18:30", "9:00–17:00", "9:00 am – 5:00 p.m.", "9–17:30", "2026-11-23", "5-1-2026"]
ADDRESSES = ["info@example.org", "example.org", "example.org/help/now", "https://www.example.org/help?a=1&b=2#top", "example.org:8080/a-b"]
NUMBERS = [*PHONES, *MORE_PHONES, *EASTERN_PHONES, *TIMES, *ADDRESSES]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("word", [ARABIC, HEBREW])
def test_a_number_or_address_reads_from_left_to_right(number, word):
    assert _printed(f"{word} {number}") == f"{number} {word[::-1]}"
    assert _printed(f"{word} {number} {word}") == f"{word[::-1]} {number} {word[::-1]}"
    assert _printed(number) == number


@pytest.mark.parametrize("number", NUMBERS)
def test_an_atom_is_one_piece(number):
    found = next(ltr_atoms(f"{ARABIC} {number}."), None)
    assert found is not None
    assert found[0] == number


def test_without_isolates_uax_9_turns_a_telephone_number_round():
    text = f"{ARABIC} (555) 010-4477"
    line = bidi.line_levels(bidi.resolve(text, 1), 0, len(text))
    shown = "".join(text[place] for place in bidi.visual_order(line))
    assert shown.startswith("4477-010 ")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("555-0104 ext. 4", "555-0104"),
        ("555-0104 9:00", "555-0104"),
        ("(example.org/a)", "example.org/a"),
        ("example.org/a, או", "example.org/a"),
        ("https://example.org/a.", "https://example.org/a"),
        ("ב(555) 010-4477", "(555) 010-4477"),
        ("ל-555-0104", "555-0104"),
        ("555-0104؟", "555-0104"),
        ("555\u2060-\u20600104", "555\u2060-\u20600104"),
    ],
)
def test_an_isolate_holds_no_more_than_the_atom(text, inside):
    assert bidi.isolate_numbers(text).startswith(text.partition(inside)[0] + f"\u2066{inside}\u2069")


@pytest.mark.parametrize(
    "text", ["988", "5-10", "250-500", "2025-2026", "١٤٤٧-١٤٤٨", "24/7", "1,000,000 2000", "12.5-13.5", "3.14", "e.g.", ARABIC, ""]
)
def test_plain_numbers_ranges_and_words_stay_as_they_are(text):
    assert bidi.isolate_numbers(text) == text


def test_times_and_dates_in_arabic_digits_keep_the_order_of_arabic():
    assert _printed("٠٩:٠٠–١٧:٠٠") == "١٧:٠٠–٠٩:٠٠"


def test_what_stands_in_an_isolate_already_is_not_wrapped_again():
    assert bidi.isolate_numbers("\u2066א 555-0104\u2069") == "\u2066א \u2066555-0104\u2069\u2069"
    assert bidi.isolate_numbers("\u2066555-0104\u2069 555-0105") == "\u2066555-0104\u2069 \u2066555-0105\u2069"
    assert bidi.isolate_numbers("\u2067א 555-0104\u2069") == "\u2067א \u2066555-0104\u2069\u2069"


def test_an_unclosed_isolate_ends_with_its_paragraph():
    assert bidi.isolate_numbers("\u2066a 555-0104\n555-0105") == "\u2066a 555-0104\n\u2066555-0105\u2069"


def test_stripping_gives_the_text_back():
    text = f"{ARABIC} (555) 010-4477، {HEBREW} ٥٥٥-٠١٠-٤٤٧٧: example.org/a"
    assert bidi.isolate_numbers(text) != text
    assert bidi.strip_isolates(bidi.isolate_numbers(text)) == text


# Laws

RICH = st.text(st.sampled_from([*EXAMPLES.values(), "(", ")", "[", "]", "\u2329", "\u3009", "٣", ":", "-", "@", ".", "/", "2", "\n"]), max_size=60)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(RICH | ANY, st.sampled_from([None, 0, 1]))
def test_every_character_gets_a_level_in_reach(text, level):
    resolved = bidi.resolve(text, level)
    assert len(resolved.levels) == len(resolved.classes) == len(text)
    assert all(resolved.base <= got <= bidi.MAX_DEPTH + 1 for got in resolved.levels)
    assert resolved.classes == tuple(map(bidi_class, text))


@given(RICH | ANY)
def test_the_fast_path_agrees_with_the_rules(text):
    # An astral right-to-left letter in a paragraph of its own switches the fast path off and changes nothing before it.
    assert bidi.resolve(text, 0).levels == bidi.resolve(text + "\u2029\U00010800", 0).levels[: len(text)]


LEFTWARDS = st.text(st.sampled_from([*EXAMPLES.values(), *"אب ًّ.,:()[]«»!?؟،+-#\u2329\u3009"]), max_size=30)


@given(LEFTWARDS | ANY)
def test_what_goes_only_leftwards_has_one_level(text):
    if bidi.only_leftwards(text):
        assert set(bidi.resolve(text, 1).levels) <= {1}
        assert bidi.isolate_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "is_plain"), [("مرحبًا بكم!", True), ("(שלום)", True), ("غرفة 12", False), ("غرفة ٣", False), ("مع Anna", False), ("אב\u200e", False)]
)
def test_a_number_or_a_foreign_letter_needs_levels(text, is_plain):
    assert bidi.only_leftwards(text) is is_plain


@given(RICH, st.data())
def test_a_line_differs_from_its_paragraph_only_by_the_base_level(text, data):
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    levels = bidi.resolve(text)
    line = bidi.line_levels(levels, start, end)
    assert len(line) == end - start
    assert all(got in (level, levels.base) for got, level in zip(line, levels.levels[start:end], strict=True))


@given(st.lists(st.integers(0, bidi.MAX_DEPTH + 1), max_size=40))
def test_visual_order_is_a_permutation(levels):
    assert sorted(bidi.visual_order(levels)) == list(range(len(levels)))


@given(RICH | ANY)
def test_isolating_twice_is_isolating_once(text):
    isolated = bidi.isolate_numbers(text)
    assert bidi.isolate_numbers(isolated) == isolated
    assert bidi.strip_isolates(isolated) == bidi.strip_isolates(text)


@pytest.mark.parametrize("piece", ["a.", "1 ", "1-", "()", "(", "#", "\u2067", "א\u2068", "\u202b1", "1،", "\u2066\u2069א", "אa(b)"])
def test_long_odd_texts_take_no_long_time(piece):
    text = piece * 5000
    assert len(bidi.resolve(bidi.isolate_numbers(text), 1).levels) >= len(text)
