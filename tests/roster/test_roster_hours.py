"""Opening hours in cells."""

import pytest

from hrposter.roster.week import parse_stretches, parse_week
from hrposter.spec.clinic_values import Refused


def shown(stretches):
    return [f"{opens // 60}:{opens % 60:02}-{closes // 60}:{closes % 60:02}" for opens, closes in stretches]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("9:00-17:30", ["9:00-17:30"]),
        (" 9:00 – 17:30 ", ["9:00-17:30"]),
        ("9.00 to 17.30", ["9:00-17:30"]),
        ("9-17", ["9:00-17:00"]),
        ("0-24", ["0:00-24:00"]),
        ("9-5:30pm", ["9:00-17:30"]),
        ("9:00-5:30 PM", ["9:00-17:30"]),
        ("9am-5 p.m.", ["9:00-17:00"]),
        ("9am-17:30", ["9:00-17:30"]),
        ("1-5pm", ["13:00-17:00"]),
        ("12-5pm", ["12:00-17:00"]),
        ("11-1pm", ["11:00-13:00"]),
        ("8-noon", ["8:00-12:00"]),
        ("5-midnight", ["17:00-24:00"]),
        ("12am-12am", ["0:00-24:00"]),
        ("01:00-05:00", ["1:00-5:00"]),
        ("9:00-12:00; 13:00-17:00", ["9:00-12:00", "13:00-17:00"]),
        ("9-12, 13-17", ["9:00-12:00", "13:00-17:00"]),
        ("9am-12pm and 1pm-5pm", ["9:00-12:00", "13:00-17:00"]),
        ("9:00-12:00\n13:00-17:00", ["9:00-12:00", "13:00-17:00"]),
        ("Closed", []),
        ("-", []),
    ],
)
def test_hours_are_read_as_people_write_them(text, stretches):
    assert shown(parse_stretches(text)) == stretches


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("8-12", "'8-12' can be read in two ways"),
        ("9-5", "'9-5' can be read in two ways"),
        ("9-11pm", "'9-11pm' can be read in two ways"),
        ("9-12am", "'9-12am' can be read in two ways"),
        ("9am-5", "'9am-5' can be read in two ways"),
        ("1:00-5:00", "'1:00-5:00' can be read in two ways"),
        ("9:00-5:00", "'9:00-5:00' closes before it opens"),
        ("10pm-2am", "'10pm-2am' closes before it opens"),
        ("9:00-9:00", "'9:00-9:00' closes in the minute that it opens"),
        ("25:00-26:00", "'25:00' is not a time"),
        ("13pm-14pm", "'13pm' is not a time"),
        ("9:00", "'9:00' are no opening hours"),
        ("9-12-5pm", "'9-12-5pm' are no opening hours"),
        ("by appointment", "'by appointment' are no opening hours"),
        ("9:00-17:30 (ring twice)", "'9:00-17:30 (ring twice)' are no opening hours"),
    ],
)
def test_hours_that_can_be_taken_in_two_ways_or_in_none_are_refused(text, fact):
    with pytest.raises(Refused) as refused:
        parse_stretches(text)
    assert (refused.value.fact, bool(refused.value.advice)) == (fact, True)


def test_a_cell_of_blanks_ends_at_once():
    with pytest.raises(Refused, match="at most 200 fit"):
        parse_stretches("9" + " " * 30_000 + "-17")


def test_a_week_may_stand_in_one_cell():
    week = parse_week("Mon-Fri: 9:00-12:00, 13:00-17:00; saturday 10am-2pm\nsunday closed")
    assert [(days, *shown([stretch])) for days, stretch in week] == [
        ((0, 1, 2, 3, 4), "9:00-12:00"),
        ((0, 1, 2, 3, 4), "13:00-17:00"),
        ((5,), "10:00-14:00"),
    ]


@pytest.mark.parametrize(("text", "code"), [("on request", "hours"), ("mox 9:00-17:00", "days"), ("monday 9", "hours")])
def test_a_week_that_cannot_be_read_is_refused(text, code):
    with pytest.raises(Refused) as refused:
        parse_week(text)
    assert refused.value.code == code
