"""What holds for any text, however senseless: nothing breaks, nothing that can be seen is lost, nothing is wider than it must be."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_texts import STEERING, faces, seen, texts, wild_texts

from hrposter.display import Ink
from hrposter.fonts.coverage import MissingGlyphs, stack_for
from hrposter.fonts.face import open_face
from hrposter.i18n import parse_language
from hrposter.text.manuscript import SOFT_HYPHEN, read_phrases
from hrposter.text.paragraph import Break, Paragraph, Phrase, shape_paragraph

FEW = settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=300)
INK, CLAY = Ink("ink", (0, 0, 0)), Ink("clay", (0.8, 0.3, 0.2))
PHONE = "(415) 555-0123"
# Blanks and line ends as other programs write them, each of which has one meaning (hrposter.text.manuscript).
BLANKS, LINE_ENDS = re.compile("[\t\x0b\x0c\x1f]"), re.compile("\r\n|[\r\x1c\x1d\x1e\x85\u2028\u2029]")
REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
EM = 1e-4


class Sample(NamedTuple):
    text: str
    lang: str
    tracking: float
    measure: float
    cut: int
    is_name: bool


def samples(of: st.SearchStrategy[str]) -> st.SearchStrategy[Sample]:
    """A text in two inks, in a language, at a measure of so many ems."""
    languages = st.sampled_from(["en", "ar", "he", "ur", "fr", "de", "th", "ja", "zh-Hans", "zh-Hant", "ko", "hi", "my", "km", "ksw"])
    return st.builds(Sample, of, languages, st.sampled_from([0.0, -0.02, 0.05]), st.floats(0.3, 25), st.integers(0, 40), st.booleans())


def shaped(sample: Sample) -> Paragraph | None:
    """The paragraph; None where no face has a character, which the error must name."""
    text, lang, tracking, _, cut, is_name = sample
    try:
        stack = stack_for(text, lang, ("Atkinson Hyperlegible",), 400, 400)
    except MissingGlyphs as error:
        missing = error.characters
        stack = ()
    if not stack:
        assert missing
        assert set(missing) <= set(text + normalize("NFC", text))
        assert not any(open_face(face).covers(ch) for ch in missing if ch.isprintable() for face in faces())
        return None
    phrases = (Phrase(text[:cut], stack, INK, is_name=is_name), Phrase(text[cut:], stack, CLAY))
    return shape_paragraph(phrases, lang, parse_language(lang).is_rtl, tracking)


def set_in_all_ways(sample: Sample) -> Iterator[tuple[Paragraph, tuple[Break, ...]]]:
    """The lines of a paragraph: full, without a widow, balanced; with words whole and cut."""
    whole = shaped(sample)
    for found in (whole, whole.within(sample.measure)) if whole else ():
        for lines in (found.break_lines(sample.measure), found.break_lines(sample.measure, no_widow=True), found.balance(sample.measure)):
            yield found, lines


def clusters(line) -> list:
    return [cluster for run in line.runs for cluster in run.clusters]


# ---------------------------------------------------------------- laws


def what_has_a_face_is_set_and_what_has_none_is_named(sample: Sample) -> None:
    found = shaped(sample)
    if found is not None:
        assert found.text == STEERING.sub("", BLANKS.sub(" ", LINE_ENDS.sub("\n", sample.text)))


def no_visible_character_is_lost(sample: Sample) -> None:
    for found, lines in set_in_all_ways(sample):
        assert len(lines) == found.count(sample.measure)
        assert all(before.end == after.start for before, after in pairwise(lines))
        assert "".join(found.set(line).text for line in lines) == found.text
        for line in map(found.set, lines):
            assert sorted(seen("".join(cluster.text for cluster in clusters(line)))) == sorted(seen(line.text))
            for cluster in clusters(line):
                assert cluster.glyphs
                assert all(glyph.gid for glyph in cluster.glyphs), cluster


def each_run_reads_in_its_own_order(sample: Sample) -> None:
    """The clusters of the runs, put in logical order, are the line; it shows each of them once."""
    for found, lines in set_in_all_ways(sample):
        for line in lines:
            parts = [run.part(start, end) for run, start, end, _ in found._parts(line.start, line.end)]
            logical = [cluster.text for part in parts for cluster in (part.clusters[::-1] if part.is_rtl else part.clusters)]
            assert seen("".join(logical)) == seen(found.text[line.start : line.end])
            assert sorted(cluster.text for cluster in clusters(found.set(line)) if cluster.text != SOFT_HYPHEN) == sorted(logical)


def a_stretch_of_one_run_is_the_same_as_a_line_of_parts(sample: Sample) -> None:
    for found, lines in set_in_all_ways(sample):
        assert [found.made(line) for line in lines] == [found._joined(line) for line in lines]


def no_line_is_wider_than_its_measure_unless_it_is_one_piece(sample: Sample) -> None:
    for found, lines in set_in_all_ways(sample):
        for line in lines:
            placed = found.set(line)
            # Of a line that shows nothing, tracking or a hyphen may be measured; flags of no country pair otherwise in a face than in UAX 29.
            if clusters(placed) and not REGIONAL.search(found.text):
                assert placed.width == pytest.approx(line.width, abs=EM)
            if placed.width > sample.measure + EM:
                assert placed.width <= found.longest + EM
                assert not [end for end in found._breaks.ends if line.start < end < line.end]
        assert found.longest <= sample.measure + EM or found.longest_piece


def a_line_is_as_wide_as_its_glyphs(sample: Sample) -> None:
    """Less the space that its end swallowed, which stands at its end, and the tracking after the last letter."""
    for found, lines in set_in_all_ways(sample):
        for line in map(found.set, lines):
            whole = sum(cluster.advance for cluster in clusters(line))
            swallowed = sum(cluster.advance for cluster in clusters(line) if not seen(cluster.text))
            spare = abs(sample.tracking) + sum(each for run in found._runs for edge in (run.heads, run.tails) for each in edge.values())
            assert whole - swallowed - spare - EM <= line.width <= max(0.0, whole) + spare + EM


def a_telephone_number_runs_from_left_to_right(sample: Sample) -> None:
    found = shaped(sample._replace(text=f"{sample.text} نعم {PHONE} نعم", cut=min(sample.cut, len(sample.text))))
    if found is not None:
        shown = ["".join(cluster.text for cluster in clusters(found.set(line))) for line in found.break_lines(sample.measure)]
        assert any(PHONE in line for line in shown)


WILD = {what_has_a_face_is_set_and_what_has_none_is_named}
LAWS = [
    what_has_a_face_is_set_and_what_has_none_is_named,
    no_visible_character_is_lost,
    each_run_reads_in_its_own_order,
    a_stretch_of_one_run_is_the_same_as_a_line_of_parts,
    no_line_is_wider_than_its_measure_unless_it_is_one_piece,
    a_line_is_as_wide_as_its_glyphs,
    a_telephone_number_runs_from_left_to_right,
]


def hold(law: Callable[[Sample], None], profile: settings) -> None:
    profile(given(samples(wild_texts() if law in WILD else texts()))(law))()


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_random_text_keeps_the_law(law):
    hold(law, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_much_random_text_keeps_the_law(law):
    hold(law, MANY)


@FEW
@given(st.text(max_size=8), st.characters(categories=("Cs",)), st.text(max_size=8), st.booleans())
def test_half_a_surrogate_pair_is_refused(before, half, after, is_rtl):
    with pytest.raises(ValueError, match=f"U\\+{ord(half):04X} is half of a surrogate pair"):
        read_phrases((before, half + after), is_rtl=is_rtl)


# ---------------------------------------------------------------- what random text has found


def test_a_number_after_arabic_in_an_isolate_of_its_own_runs_from_left_to_right():
    _, line = one_line(f"\u2066نعم {PHONE}\u2069")
    assert PHONE in "".join(cluster.text for cluster in clusters(line))


def one_line(text, lang="en", tracking=0.0):
    found = shaped(Sample(text, lang, tracking, 100, 0, False))
    (line,) = found.break_lines(100)
    return line, found.set(line)


@pytest.mark.parametrize("text", ["\U000e0101\u2011", "\u202f\ufe0e\u110e\u1166", "a\u2011\ufe0fb", "क\u202f\ufe0eक"])
def test_a_variation_selector_does_not_take_the_glyph_of_its_neighbour(text):
    _, line = one_line(text, "ur")
    assert sorted(seen("".join(cluster.text for cluster in clusters(line)))) == sorted(seen(text))


def test_a_filler_of_hangul_is_set_by_a_face_that_has_it():
    _, line = one_line("a\u115f\u1160b")
    assert line.width > 0


@pytest.mark.parametrize("tracking", [-0.02, 0.05])
@pytest.mark.parametrize("text", ["\u065b\u05a2\u033f", "a\n\n", "\u2764\ufe0f", "a\ufe0f\n"])
def test_tracking_makes_no_line_wider_or_narrower_than_it_was_measured(text, tracking):
    found = shaped(Sample(text, "en", tracking, 100, 1, False))
    for line in found.break_lines(100):
        assert found.set(line).width == pytest.approx(line.width, abs=EM)
        assert line.width >= 0
