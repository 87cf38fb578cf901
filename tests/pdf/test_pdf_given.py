"""Codes that are given out again where a file begins like the one before: no byte hangs on what was written before."""

from itertools import permutations

import pytest
from pdf_samples import ARABIC, BODY, DISPLAY, document, line, page, tagged

from hrposter.display import Document, Text
from hrposter.fonts.face import open_face
from hrposter.pdf.given import Course, last
from hrposter.pdf.writer import write

# Lines that are met again, cluster by cluster; the mark alone takes up no room, which the numbers of all faces must heed.
LATIN = [line(words) for words in ("You are welcome", "here, every day", "and at night")]
LARGE = line("Rest", DISPLAY)
ARAB = [line(words, ARABIC, is_rtl=True) for words in ("مرحبا", "بكم هنا")]
MARK = line("\u0651", ARABIC, is_rtl=True)

FILES = {
    "short": (*LATIN[:1], *ARAB[:1]),
    "long": (*LATIN, LARGE, *ARAB),
    "another end": (LATIN[0], LATIN[2], *ARAB),
    "another order": (*ARAB, *reversed(LATIN)),
    "a mark later": (*LATIN[:2], *ARAB[:1], MARK, LATIN[2]),
    "a mark first": (MARK, *LATIN, *ARAB),
}


def file(lines: tuple[Text, ...]) -> Document:
    return document(page(*(item for each in lines for item in tagged("P", each))))


def alone(name: str) -> bytes:
    last.cache_clear()
    return write(file(FILES[name]))


@pytest.mark.parametrize("names", list(permutations(FILES, 2)), ids=" then ".join)
def test_a_file_is_the_same_after_any_other(names):
    before, after = names
    wanted = alone(after)
    alone(before)
    assert write(file(FILES[after])) == wanted
    assert write(file(FILES[after])) == wanted


def test_a_file_that_begins_like_the_last_gets_its_codes():
    alone("long")
    given = last(open_face(BODY)).given
    assert given.steps
    write(file(FILES["short"]))
    assert last(open_face(BODY)).given is given  # the longer one is kept: the shorter is its beginning
    write(file(FILES["another order"]))
    assert last(open_face(BODY)).given is not given


def test_nothing_is_kept_of_a_file_with_a_mark_that_takes_up_no_room():
    alone("a mark later")
    assert not last(open_face(ARABIC)).given.steps


def test_lines_are_shown_as_in_the_file_before():
    alone("long")
    given = last(open_face(BODY)).given
    assert [given.runs[id(run)].run for each in LATIN for run in each.runs] == [run for each in LATIN for run in each.runs]
    shown = Course(given).go_on(LATIN[0].runs[0], 0.0)
    assert shown
    assert shown.first == 0
    assert Course(given).go_on(LATIN[1].runs[0], 0.0) is None  # its letters come after those of the line before
    assert Course(given).go_on(LATIN[0].runs[0], 0.25) is None  # the pen owes something else


def test_the_codes_of_lines_that_are_shown_as_before_are_told_once():
    alone("long")
    given = last(open_face(BODY)).given
    course = Course(given)
    shown = course.go_on(LATIN[0].runs[0], 0.0)
    assert shown
    assert course.untold() == given.steps[: shown.last]
    assert course.untold() == ()


def test_lines_of_another_way_are_not_kept():
    alone("long")
    face = open_face(BODY)
    course, runs = Course(last(face).given), last(face).given.runs
    write(file(FILES["another order"]))
    given = last(face).given
    last(face).add(runs, course)
    assert last(face).given is given
    last(face).add(runs, Course(given))
    assert last(face).given is not given
