"""One paragraph in one style: how large, how high, and where its lines stand."""

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.display import Begin, End, Text
from hrposter.fragments import Fragment
from hrposter.geometry import Rect
from hrposter.i18n import parse_language
from hrposter.layout.setting import Typesetter
from hrposter.poster import Poster
from hrposter.resolve import resolve

BOX = Rect(100, 50, 200, 300)
ARABIC = WORDS.replace("language: en", "language: ar").replace("Hello", "أهلًا بكم في البيت").replace("source", "draft")


@pytest.fixture
def english(tmp_path) -> Poster:
    return resolve(job("all", library=library(tmp_path, LAYOUT.replace("art: garden", "art: corner"), WORDS, THEME)))


@pytest.fixture
def arabic(tmp_path) -> Poster:
    return resolve(job("all", "ar", library=library(tmp_path, LAYOUT.replace("art: garden", "art: corner"), WORDS, THEME, ar=ARABIC)))


def setting(poster: Poster, words: str, style: str = "body", **options):
    return Typesetter.of(poster).set((Fragment(words),), style, poster.surface("paper"), poster.content.span, **options)


def test_the_largest_size_keeps_to_the_width_and_the_lines(english):
    one = setting(english, "Come in and sit down", lines=1)
    size = one.most(120)
    assert one.paragraph.natural * size <= 120 + 1e-6
    assert one.paragraph.natural * (size + 0.1) > 120
    assert setting(english, "Come in and sit down").most(5000) == pytest.approx(one.style.size, abs=0.05)


def test_no_line_ends_in_the_dot_that_parts_two_details(english):
    some = setting(english, "River Street Clinic\u00a0\u00b7 (415)\u00a0555-0123\u00a0\u00b7 www.example.org")
    assert [line.text for line in some.paint(BOX, 20)] == ["River Street Clinic\u00a0", "(415)\u00a0555-0123\u00a0", "www.example.org"]
    assert [line.text for line in some.paint(Rect(0, 0, 2000, 300), 20)] == [some.paragraph.text]


def test_lines_stand_a_leading_apart_below_the_top_of_the_box(english):
    some = setting(english, "Come in and sit down with us for a while")
    lines = list(some.paint(BOX, 20))
    assert len(lines) > 1
    assert lines[0].baseline == pytest.approx(50 + some.top * 20)
    assert lines[1].baseline - lines[0].baseline == pytest.approx(some.leading * 20)
    assert some.height(200, 20) == pytest.approx(lines[-1].baseline + some.bottom * 20 - 50)
    assert all(BOX.contains(line.box) for line in lines)
    assert "".join(line.text for line in lines) == "Come in and sit down with us for a while"


@pytest.mark.parametrize(("align", "left"), [("start", 100), ("center", None), ("end", None)])
def test_lines_stand_at_the_side_that_is_asked_for(english, align, left):
    (line,) = setting(english, "Hello").paint(BOX, 20, align)
    expected = {"start": 100, "center": 200 - line.width / 2, "end": 300 - line.width}[align]
    assert line.x == pytest.approx(expected)


def test_arabic_starts_on_the_right_and_says_its_logical_text(arabic):
    some = setting(arabic, "أهلًا بكم في البيت")
    items = list(some.tagged("P", BOX, 20))
    (line,) = [item for item in items if isinstance(item, Text)]
    assert line.x + line.width == pytest.approx(300)
    assert [(item.tag, item.actual) for item in items if isinstance(item, Begin)] == [("P", None), ("Span", "أهلًا بكم في البيت")]
    assert sum(isinstance(item, End) for item in items) == 2
    assert some.leading >= 1.45


def test_english_is_hung_by_its_capitals_and_arabic_by_its_reach(english, arabic):
    assert setting(english, "Hello").top == pytest.approx(0.67, abs=0.05)
    assert setting(arabic, "أهلًا").top == pytest.approx(0.96)


def test_a_translation_on_the_page_keeps_its_own_direction(arabic):
    some = setting(arabic, "Draft translation.", language=parse_language("en"))
    assert not some.paragraph.is_rtl


def test_a_clinics_number_is_isolated_from_arabic_words_and_never_said_to_be(arabic):
    copy = (Fragment("اتصلوا: "), Fragment("(415) 555-0123", is_value=True))
    some = Typesetter.of(arabic).set(copy, "body", arabic.surface("paper"), arabic.content.span)
    (line,) = some.paint(Rect(0, 0, 500, 0), 20)
    assert line.text == "اتصلوا: (415) 555-0123"
    drawn = "".join(cluster.text for run in line.runs for cluster in run.clusters)
    assert "(415) 555-0123" in drawn


def test_a_double_name_is_never_cut_at_its_hyphen(english):
    copy = (Fragment("Maria Fernandez-Oyelaran", is_value=True),)
    some = Typesetter.of(english).set(copy, "body", english.surface("paper"), english.content.span)
    assert some.paragraph.longest_piece == "Fernandez-Oyelaran"
    assert some.paragraph.text == "Maria Fernandez-Oyelaran"
    assert setting(english, "Maria Fernandez-Oyelaran").paragraph.longest_piece == "Fernandez-"


def test_strong_words_stand_in_the_strong_face(english):
    copy = (Fragment("Ask for "), Fragment("Maria", is_strong=True))
    some = Typesetter.of(english).set(copy, "body", english.surface("paper"), english.content.span)
    (line,) = some.paint(BOX, 20)
    assert len({run.face for run in line.runs}) == 2


def test_the_ink_is_that_of_the_ground(english):
    some = Typesetter.of(english).text("Hello", "body", english.surface("deep"), english.content.span)
    (line,) = some.paint(BOX, 20)
    assert {run.ink.role for run in line.runs} == {english.surface("deep").inks["text"].role}


def test_running_text_gives_up_a_little_of_its_size_before_a_word_is_hyphenated(english):
    one = setting(english, "breastfeeding")
    whole = max(one.style.floor, 0.9 * one.style.size)
    at_full = one.paragraph.natural * one.style.size
    assert one.most(at_full * 0.95) == pytest.approx(one.style.size * 0.95, abs=0.06)
    size = one.most(at_full * 0.7)
    assert size == pytest.approx(whole, abs=0.06)
    assert [line.text for line in one.paint(Rect(0, 0, at_full * 0.7, 100), size)] == ["breast", "feeding"]
    assert one.height(at_full * 0.7, size) == pytest.approx((one.top + one.leading + one.bottom) * size)


def test_a_detail_of_the_clinic_is_never_hyphenated(english):
    name = Typesetter.of(english).text("breastfeeding", "body", english.surface("paper"), english.content.span, is_value=True)
    width = name.paragraph.natural * name.style.size * 0.7
    assert name.most(width) == pytest.approx(name.style.size * 0.7, abs=0.06)
    assert name.count(width, name.style.size) == 1
