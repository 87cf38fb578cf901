"""Opening hours: days and times read from English, said in many languages."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.hours import DAYS, MIDNIGHT, Opening, clashes, format_hours, parse_days, parse_time, split_entry, week

ENGLISH = {"range_days": "{first} to {last}", "range_times": "{open} to {close}"}
ARABIC = {"range_days": "من {first} إلى {last}", "range_times": "من {open} إلى {close}"}
SPANISH = {"range_days": "de {first} a {last}", "range_times": "de {open} a {close}"}
HAITIAN = {"range_days": "{first} rive {last}", "range_times": "{open} rive {close}"}
TAGALOG = {"range_days": "{first} hanggang {last}", "range_times": "{open} hanggang {close}"}
VIETNAMESE = {"range_days": "{first} đến {last}", "range_times": "{open} đến {close}"}


def entry(text: str, note: str = "") -> Opening:
    days, opens, closes = split_entry(text)
    return Opening(parse_days(days), parse_time(opens), parse_time(closes), note)


def plain(lines: tuple[str, ...]) -> list[str]:
    """Lines with common spaces instead of those that do not break."""
    return [line.replace("\u00a0", " ") for line in lines]


WEEK = [entry("monday-friday 9:00-17:00"), entry("saturday 9:30-12:00")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("monday-friday", (0, 1, 2, 3, 4)),
        ("Mon, Wed", (0, 2)),
        ("saturday", (5,)),
        ("tues. and thurs.", (1, 3)),
        ("fri\u2013sun", (4, 5, 6)),
        ("sunday to tuesday", (0, 1, 6)),
        ("mon-wed, fri", (0, 1, 2, 4)),
        ("sat & sun", (5, 6)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_days_are_read_from_english(text: str, days: tuple[int, ...]) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("lunes", "'lunes' is not a day; write monday to sunday in English"),
        ("m", "'m' is not a day"),
        ("", "'' is not a day"),
        ("mon, mon-wed", "monday appears twice"),
        ("mon-wed-fri", "is not a range of days"),
    ],
)
def test_what_is_no_day_is_refused(text: str, fact: str) -> None:
    with pytest.raises(ValueError, match=fact):
        parse_days(text)


def test_times_are_read_on_the_24_hour_clock() -> None:
    assert [parse_time(text) for text in ("0:00", "9:05", "09:05", "17:30", "24:00")] == [0, 545, 545, 1050, MIDNIGHT]


@pytest.mark.parametrize("text", ["9", "9 am", "9.30", "24:01", "12:60", "25:00", ""])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time; write hours and minutes of the 24-hour clock"):
        parse_time(text)


def test_closing_before_opening_asks_for_two_entries() -> None:
    with pytest.raises(ValueError, match="it closes before it opens; hours past midnight are two entries"):
        Opening((4,), parse_time("20:00"), parse_time("2:00"))
    with pytest.raises(ValueError, match="closes in the minute that it opens"):
        Opening((4,), 540, 540)
    with pytest.raises(ValueError, match="no day is named"):
        Opening((), 540, 600)


def test_an_entry_can_be_one_line() -> None:
    assert split_entry("mon, wed 9:00 to 17:30") == ("mon, wed", "9:00", "17:30")
    with pytest.raises(ValueError, match="are no opening hours; write days and times"):
        split_entry("mornings")


def test_two_entries_clash_only_when_both_are_open_at_once() -> None:
    hours = [entry("mon-fri 9:00-12:00"), entry("wed 11:00-13:00"), entry("mon-fri 13:00-17:00"), entry("sat 9:00-12:00")]
    assert clashes(hours) == ((0, 1, 2),)


@pytest.mark.parametrize(
    ("lang", "phrases", "lines"),
    [
        ("en", ENGLISH, ["Monday to Friday, 9 AM to 5 PM", "Saturday, 9:30 AM to 12:00 noon"]),
        ("en", {}, ["Monday – Friday, 9 AM – 5 PM", "Saturday, 9:30 AM – 12:00 noon"]),
        ("en-GB", {}, ["Monday – Friday, 09:00 – 17:00", "Saturday, 09:30 – 12:00"]),
        ("es", SPANISH, ["De lunes a viernes, de 9:00 a 17:00", "Sábado, de 9:30 a 12:00"]),
        ("es-US", SPANISH, ["De lunes a viernes, de 9 a.m. a 5 p.m.", "Sábado, de 9:30 a.m. a 12:00 del mediodía"]),
        ("ar", ARABIC, ["من الاثنين إلى الجمعة، من 9 صباحًا إلى 5 مساءً", "السبت، من 9:30 صباحًا إلى 12:00 ظهرًا"]),
        ("ar", {}, ["الاثنين – الجمعة، 9 صباحًا – 5 مساءً", "السبت، 9:30 صباحًا – 12:00 ظهرًا"]),
        ("fr", {}, ["Lundi – vendredi, 9 h – 17 h", "Samedi, 9 h 30 – 12 h"]),
        ("fr-CA", {}, ["Lundi – vendredi, 9 h – 17 h", "Samedi, 9 h 30 – 12 h"]),
        ("pt-BR", {}, ["Segunda-feira – sexta-feira, 9h – 17h", "Sábado, 9h30 – 12h"]),
        ("vi", VIETNAMESE, ["Thứ Hai đến Thứ Sáu, 9:00 đến 17:00", "Thứ Bảy, 9:30 đến 12:00"]),
        ("vi", {}, ["Thứ Hai – Thứ Sáu, 9:00 – 17:00", "Thứ Bảy, 9:30 – 12:00"]),
        ("tl", TAGALOG, ["Lunes hanggang Biyernes, 9 AM hanggang 5 PM", "Sabado, 9:30 AM hanggang 12:00 tanghaling-tapat"]),
        ("tl", {}, ["Lunes – Biyernes, 9 AM – 5 PM", "Sabado, 9:30 AM – 12:00 tanghaling-tapat"]),
        ("ru", {}, ["Понедельник — пятница, 9:00 — 17:00", "Суббота, 9:30 — 12:00"]),
        ("uk", {}, ["Понеділок – пʼятниця, 9:00 – 17:00", "Субота, 9:30 – 12:00"]),
        ("pl", {}, ["Poniedziałek – piątek, 9:00 – 17:00", "Sobota, 9:30 – 12:00"]),
        ("de", {}, ["Montag – Freitag, 09:00 – 17:00", "Samstag, 09:30 – 12:00"]),
        ("so", {}, ["Isniin – Jimco, 9 GH – 5 GD", "Sabti, 9:30 GH – 12:00 GD"]),
        ("ko", {}, ["월요일 ~ 금요일 오전 9시 ~ 오후 5시", "토요일 오전 9:30 ~ 오후 12:00"]),
        ("ht", HAITIAN, ["Lendi rive vandredi, 9:00 rive 17:00", "Samdi, 9:30 rive 12:00"]),
        ("ht", {}, ["Lendi – vandredi, 9:00 – 17:00", "Samdi, 9:30 – 12:00"]),
        ("zh-Hans", {}, ["星期一 – 星期五 09:00 – 17:00", "星期六 09:30 – 12:00"]),
        ("zh-Hant", {}, ["星期一 – 星期五 上午9時 – 下午5時", "星期六 上午9:30 – 中午12:00"]),
        ("fa", {}, ["دوشنبه تا جمعه، 9:00 تا 17:00", "شنبه، 9:30 تا 12:00"]),
        ("ja", {}, ["月曜日～金曜日 9:00～17:00", "土曜日 9:30～12:00"]),
    ],
)
def test_hours_read_as_a_native_reader_expects(lang: str, phrases: dict[str, str], lines: list[str]) -> None:
    assert plain(format_hours(WEEK, lang, phrases)) == lines


def test_a_time_never_breaks_between_number_and_word() -> None:
    assert format_hours(WEEK[:1], "en") == ("Monday – Friday, 9\u00a0AM – 5\u00a0PM",)


def test_opening_comes_before_closing_in_the_order_of_reading() -> None:
    (line,) = format_hours([entry("mon 9:00-17:00")], "ar", ARABIC)
    assert line.index("9") < line.index("5")


@pytest.mark.parametrize("lang", ["ar", "fa", "bn", "ne", "my", "hi"])
def test_digits_are_western_in_every_language(lang: str) -> None:
    assert {character for line in format_hours(WEEK, lang) for character in line if character.isdigit()} <= set("0123456789")


def test_two_days_are_joined_and_three_are_a_range() -> None:
    hours = [entry("mon, wed 9:00-12:00"), entry("sat-sun 9:00-12:00"), entry("sun-thu 13:00-14:00")]
    assert plain(format_hours(hours, "en")) == [
        "Monday and Wednesday, 9 AM – 12 noon",
        "Saturday and Sunday, 9 AM – 12 noon",
        "Sunday – Thursday, 1 PM – 2 PM",
    ]


def test_entries_of_the_same_days_share_a_line_and_closed_days_do_not_appear() -> None:
    hours = [entry("mon-fri 9:00-12:00"), entry("mon-fri 13:00-17:00")]
    assert plain(format_hours(hours, "en")) == ["Monday – Friday, 9 AM – 12 noon and 1 PM – 5 PM"]
    assert plain(format_hours(hours, "ht")) == ["Lendi – vandredi, 9:00 – 12:00 ak 13:00 – 17:00"]


def test_a_note_follows_its_line() -> None:
    assert plain(format_hours([entry("mon 9:00-12:00", "walk in")], "en")) == ["Monday, 9 AM – 12 noon (walk in)"]
    assert plain(format_hours([entry("mon 9:00-12:00", "无需预约")], "zh-Hans")) == ["星期一 09:00 – 12:00（无需预约）"]


def test_a_whole_day_runs_from_0_to_24_unless_a_phrase_says_it() -> None:
    hours = [entry("daily 0:00-24:00")]
    assert format_hours(hours, "en") == ("Monday – Sunday, 00:00 – 24:00",)
    assert format_hours(hours, "en", {"all_day": "day and night"}) == ("Monday – Sunday, day and night",)
    assert plain(format_hours([entry("mon 18:00-24:00")], "en")) == ["Monday, 6 PM – 12 midnight"]


def test_a_week_starts_on_the_readers_first_day() -> None:
    assert format_hours([entry("daily 9:00-12:00")], "es-US")[0].startswith("Domingo – sábado")


def test_a_tag_with_a_region_that_cldr_lacks_is_read_without_it() -> None:
    assert format_hours(WEEK, "ar-US") == format_hours(WEEK, "ar")
    assert format_hours(WEEK, "zh-Hant-US") == format_hours(WEEK, "zh-Hant")


@pytest.mark.parametrize("lang", ["hmn", "xx", "und", "root"])
def test_an_unknown_language_is_refused_rather_than_guessed(lang: str) -> None:
    with pytest.raises(ValueError, match=f"CLDR does not say how '{lang}' writes days and times; give monday"):
        format_hours(WEEK, lang)


def test_phrases_can_name_the_days_of_a_language_that_cldr_lacks() -> None:
    names = dict(zip(DAYS, ("zwj", "feeb", "peb", "plaub", "tsib", "rau", "xya"), strict=True))
    assert format_hours(WEEK, "hmn", names) == ("Zwj – tsib, 09:00 – 17:00", "Rau, 09:30 – 12:00")


def test_a_phrase_that_lost_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lacks \{last\}; keep every name in braces"):
        format_hours(WEEK, "en", {"range_days": "{first} on"})


def test_the_order_in_which_languages_are_asked_for_changes_nothing() -> None:
    langs = ["en", "ur", "sw", "tl", "ko", "ar", "ht", "de", "zh-Hant", "am"]
    first = {lang: format_hours(WEEK, lang) for lang in langs}
    random.Random(7).shuffle(langs)
    assert {lang: format_hours(WEEK, lang) for lang in langs} == first


minutes = st.integers(0, MIDNIGHT)


@settings(deadline=None)
@given(
    st.sets(st.integers(0, 6), min_size=1),
    st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from(["en", "ar", "ko", "ht"]),
)
def test_every_opening_has_one_line_in_every_language(days: set[int], times: tuple[int, int], lang: str) -> None:
    lines = format_hours([Opening(tuple(sorted(days)), *times)], lang)
    assert len(lines) == 1
    assert "{" not in lines[0]


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_days_or_a_reason_with_advice(text: str) -> None:
    try:
        days, refusal = parse_days(text), "fact; advice"
    except ValueError as error:
        days, refusal = (), str(error)
    assert "; " in refusal
    assert all(one < other for one, other in pairwise(days))


# ---------------------------------------------------------------- the week


def rows(*entries: str, lang: str = "en", phrases: dict[str, str] = ENGLISH) -> list[tuple[str, str]]:
    said = week([entry(text) for text in entries], lang, phrases)
    return [(row.days, row.times.replace("\u00a0", " ")) for row in said]


def test_days_of_the_same_hours_stand_in_one_row_and_closed_ones_come_last():
    assert rows("monday-friday 9:00-17:00", "saturday 10:00-13:00") == [
        ("Monday to Friday", "9 AM to 5 PM"),
        ("Saturday", "10 AM to 1 PM"),
        ("Sunday", ""),
    ]


def test_a_break_in_the_day_stays_in_its_row():
    assert rows("mon, wed 13:00-17:00", "mon, wed 9:00-12:00")[0] == ("Monday and Wednesday", "9 AM to 12 noon and 1 PM to 5 PM")


def test_days_with_more_hours_than_their_neighbours_have_a_row_of_their_own():
    assert rows("monday-friday 9:00-12:00", "thursday 14:00-18:00") == [
        ("Monday to Wednesday and Friday", "9 AM to 12 noon"),
        ("Thursday", "9 AM to 12 noon and 2 PM to 6 PM"),
        ("Saturday and Sunday", ""),
    ]


def test_rows_follow_the_week_of_the_reader():
    assert [days for days, _ in rows("daily 9:00-12:00", "sunday 14:00-15:00", lang="es", phrases=SPANISH)] == ["De lunes a sábado", "Domingo"]
    assert [days for days, _ in rows("daily 9:00-12:00", "sunday 14:00-15:00", lang="en-US", phrases=ENGLISH)] == ["Sunday", "Monday to Saturday"]


def test_a_note_stands_with_its_times():
    (row, *_) = week([entry("monday 9:00-12:00"), entry("monday 14:00-16:00", "by phone")], "en", ENGLISH)
    assert row.times.replace("\u00a0", " ") == "9 AM to 12 noon and 2 PM to 4 PM (by phone)"


def test_a_language_that_cldr_does_not_know_needs_names_of_days_for_a_week_as_well():
    with pytest.raises(ValueError, match="does not say how 'xx' writes days"):
        week(WEEK, "xx")
