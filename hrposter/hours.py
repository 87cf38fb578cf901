"""Opening hours: days and times as a clinic writes them, and as each language says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from hrposter.cldr import base, capitalised, comma, day_names, find_locale, format_list, script_of, spaced
from hrposter.frozen import frozen

if TYPE_CHECKING:
    from babel import Locale

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PHRASES = ("range_days", "range_times", "days_times", "with_note", "all_day", *DAYS)
NO_PHRASES: Mapping[str, str] = MappingProxyType({})
NOON = 12 * 60
MIDNIGHT = 24 * 60

_TIME = re.compile(r"(\d{1,2}):([0-5]\d)")
_ENTRY = re.compile(r"(.*[^\s:])\s+(\d{1,2}:\d\d)\s*(?:[-\u2010-\u2015]|to)\s*(\d{1,2}:\d\d)", re.DOTALL)
_DAY_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_DAY_RANGE = re.compile(r"\s*(?:[-\u2010-\u2015]|\bto\b|\bthrough\b)\s*")
_EVERY_DAY = ("daily", "every day", "all week")

# Which of CLDR's parts of the day stand for am, noon and pm where its short ones are letters or say too little.
_PARTS_OF_DAY = {
    "ar": {"am": "morning2", "noon": "afternoon1", "pm": "evening1", "midnight": "night2"},
    "zh": {"am": "am", "noon": "afternoon1", "pm": "pm", "midnight": "midnight"},
}
# The clock where people write it otherwise than CLDR's short form: a full hour, and one with minutes. fr: Lexique des règles
# typographiques en usage à l'Imprimerie nationale, "Heure"; pt: as newspapers and public offices write; the others without a zero.
_CLOCKS = {
    "fr": ("H 'h'", "H 'h' mm"), "pt": ("H'h'", "H'h'mm"),
    **dict.fromkeys(("be", "ht", "pl", "ru", "uk", "vi"), ("H:mm", "H:mm")),
}  # fmt: skip
_PATTERN = re.compile(r"'([^']*)'|([A-Za-z])\2*|.", re.DOTALL)


@frozen()
class Opening:
    """One stretch of open doors on each of ``days`` (0 is Monday), in minutes after midnight."""

    days: tuple[int, ...]
    opens: int
    closes: int
    note: str = ""

    def __post_init__(self) -> None:
        if not self.days:
            raise ValueError("no day is named; write monday, or monday-friday")
        if self.opens == self.closes:
            raise ValueError("it closes in the minute that it opens; for a whole day write open 0:00 and close 24:00")
        if not 0 <= self.opens < self.closes <= MIDNIGHT:
            raise ValueError("it closes before it opens; hours past midnight are two entries: one until 24:00, one from 0:00 on the next day")


@frozen()
class Row:
    """The days of a week that have the same hours: their names, and the times as a reader says them, none where nobody is there."""

    days: str
    times: str


@lru_cache(maxsize=256)
def parse_days(text: str) -> tuple[int, ...]:
    """The days of ``monday-friday``, ``mon, wed`` or ``daily``, in the order of the week from Monday (0)."""
    if text.strip().lower() in _EVERY_DAY:
        return tuple(range(7))
    days: list[int] = []
    for part in _DAY_LIST.split(text.strip().lower()):
        for day in _stretch(part):
            if day in days:
                raise ValueError(f"{DAYS[day]} appears twice in {text!r}; name each day once")
            days.append(day)
    return tuple(sorted(days))


@lru_cache(maxsize=256)
def parse_time(text: str) -> int:
    """Minutes after midnight of ``9:00`` or ``17:30``; 24:00 is the end of the day."""
    match = _TIME.fullmatch(text.strip())
    minutes = int(match[1]) * 60 + int(match[2]) if match else MIDNIGHT + 1
    if minutes > MIDNIGHT:
        raise ValueError(f"{text!r} is not a time; write hours and minutes of the 24-hour clock, as in 9:00 or 17:30")
    return minutes


def split_entry(text: str) -> tuple[str, str, str]:
    """Days, opening and closing time, as written in one line: ``monday-friday 9:00-17:30``."""
    match = _ENTRY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} are no opening hours; write days and times, as in monday-friday 9:00-17:30")
    return match[1], match[2], match[3]


def clashes(openings: Sequence[Opening]) -> tuple[tuple[int, int, int], ...]:
    """(earlier, later, day) for each two entries that are both open at one time: their positions and the first such day."""
    found = []
    for (earlier, one), (later, other) in combinations(enumerate(openings), 2):
        shared = sorted(set(one.days) & set(other.days))
        if shared and one.opens < other.closes and other.opens < one.closes:
            found.append((earlier, later, shared[0]))
    return tuple(found)


def format_hours(hours: Iterable[Opening], lang: str, phrases: Mapping[str, str] = NO_PHRASES) -> tuple[str, ...]:
    """One line for each entry ("Monday – Friday, 9 AM – 5 PM"); entries with the same days and note share a line.

    ``phrases`` replace what CLDR would say: range_days "{first} to {last}", range_times "{open} to {close}", days_times
    "{days}, {times}", with_note "{line} ({note})", all_day, and the names monday … sunday. A language that CLDR does
    not know needs those seven names; without them ValueError says so.
    """
    locale = _locale(lang, phrases)
    names = tuple(phrases.get(day, name) for day, name in zip(DAYS, day_names(lang, locale), strict=True))
    lines = []
    for (days, note), entries in groupby(hours, key=lambda opening: (opening.days, opening.note)):
        spoken = _spoken_days(days, names, lang, locale, phrases)
        times = format_list([_spoken_times(opening, lang, locale, phrases) for opening in entries], lang, locale)
        line = _filled(phrases.get("days_times", "{days}" + comma(names[0]) + "{times}"), days=spoken, times=times)
        lines.append(_filled(phrases.get("with_note", _with_note(names[0])), line=line, note=note) if note else line)
    return tuple(capitalised(line) for line in lines)


def week(hours: Iterable[Opening], lang: str, phrases: Mapping[str, str] = NO_PHRASES) -> tuple[Row, ...]:
    """A row for each set of days with the same hours, in the order of the reader's week; days without any come last.

    ``phrases`` and ValueError as for ``format_hours``.
    """
    locale = _locale(lang, phrases)
    names = tuple(phrases.get(day, name) for day, name in zip(DAYS, day_names(lang, locale), strict=True))
    listed = tuple(sorted(hours, key=lambda opening: opening.opens))
    alike: dict[tuple[tuple[int, int, str], ...], list[int]] = {}
    for day in range(7):
        alike.setdefault(tuple((each.opens, each.closes, each.note) for each in listed if day in each.days), []).append(day)
    rows = []
    for days in sorted(alike.values(), key=lambda days: (_runs(days, locale.first_week_day)[0][0] - locale.first_week_day) % 7):
        spoken = capitalised(_spoken_days(tuple(days), names, lang, locale, phrases))
        rows.append(Row(spoken, _spoken_stretches([each for each in listed if days[0] in each.days], names[0], lang, locale, phrases)))
    return (*(row for row in rows if row.times), *(row for row in rows if not row.times))


def _spoken_stretches(openings: Sequence[Opening], day: str, lang: str, locale: Locale, phrases: Mapping[str, str]) -> str:
    """The times of one day, those of one note together; "" for none. ``day`` is any name of a day, whose script tells how notes are set off."""
    said = []
    for note, entries in groupby(openings, key=lambda opening: opening.note):
        times = format_list([_spoken_times(opening, lang, locale, phrases) for opening in entries], lang, locale)
        said.append(_filled(phrases.get("with_note", _with_note(day)), line=times, note=note) if note else times)
    return format_list(said, lang, locale) if said else ""


def _stretch(part: str) -> list[int]:
    ends = [_day(word) for word in _DAY_RANGE.split(part)]
    if len(ends) > 2:
        raise ValueError(f"{part!r} is not a range of days; write its first and its last day, as in monday-friday")
    return [(ends[0] + step) % 7 for step in range((ends[-1] - ends[0]) % 7 + 1)]


def _day(word: str) -> int:
    name = word.strip().rstrip(".")
    for number, day in enumerate(DAYS):
        if len(name) >= 3 and day.startswith(name):
            return number
    raise ValueError(f"{word!r} is not a day; write monday to sunday in English, as in monday-friday or mon, wed")


def _locale(lang: str, phrases: Mapping[str, str]) -> Locale:
    """The language's locale; where CLDR has none and the phrases name the days, a 24-hour clock and bare lists (root)."""
    from babel import Locale

    try:
        return find_locale(lang)
    except ValueError:
        if any(day not in phrases for day in DAYS):
            raise
        return Locale.parse("root")


def _spoken_days(days: tuple[int, ...], names: Sequence[str], lang: str, locale: Locale, phrases: Mapping[str, str]) -> str:
    """The days as ranges of three or more and single days, in the order of the reader's week."""
    between = phrases.get("range_days", _range_of(locale, "{first}", "{last}"))
    parts: list[str] = []
    for run in _runs(days, locale.first_week_day):
        if len(run) > 2:
            parts.append(_filled(between, first=names[run[0]], last=names[run[-1]]))
        else:
            parts.extend(names[day] for day in run)
    return format_list(parts, lang, locale)


def _runs(days: Sequence[int], week_starts: int) -> list[list[int]]:
    """Neighbouring days together; the week is a circle, so Sunday to Thursday is one run."""
    if len(set(days)) == 7:
        return [[(week_starts + step) % 7 for step in range(7)]]
    firsts = sorted((day for day in days if (day - 1) % 7 not in days), key=lambda day: (day - week_starts) % 7)
    runs = []
    for first in firsts:
        run = [first]
        while (run[-1] + 1) % 7 in days:
            run.append((run[-1] + 1) % 7)
        runs.append(run)
    return runs


def _spoken_times(opening: Opening, lang: str, locale: Locale, phrases: Mapping[str, str]) -> str:
    """From and to, both with minutes or both without, but for languages that have a word for the hour."""
    is_all_day = (opening.opens, opening.closes) == (0, MIDNIGHT)
    if is_all_day and "all_day" in phrases:
        return phrases["all_day"]
    usual = "HH:mm" if is_all_day else _clock_pattern(opening, locale)
    full, other = (usual, usual) if is_all_day else _CLOCKS.get(lang, _CLOCKS.get(base(lang), (usual, usual)))
    spoken = [_clock(minutes, other if minutes % 60 else full, locale) for minutes in (opening.opens, opening.closes)]
    between = phrases.get("range_times", _range_of(locale, "{open}", "{close}"))
    return _filled(between, open=spoken[0], close=spoken[1])


def _clock_pattern(opening: Opening, locale: Locale) -> str:
    """CLDR's short pattern; full hours of a 12-hour clock go without ":00" ("9 AM", "오전 9시")."""
    short = str(locale.time_formats["short"].pattern)
    is_twelve_hours = bool(re.search("[hK]", re.sub("'[^']*'", "", short)))
    has_minutes = bool(opening.opens % 60 or opening.closes % 60)
    return str(locale.datetime_skeletons["h"].pattern) if is_twelve_hours and not has_minutes else short


def _clock(minutes: int, pattern: str, locale: Locale) -> str:
    hour, minute = divmod(minutes, 60)
    numbers = {"H": hour, "k": hour or 24, "h": (hour - 1) % 12 + 1, "K": hour % 12, "m": minute}

    def shown(field: re.Match[str]) -> str:
        letter = field[2]
        if letter in numbers:
            return f"{numbers[letter]:0{len(field[0])}d}"
        if letter in ("a", "b", "B"):
            return _part_of_day(minutes, pattern, locale)
        return field[1] if field[1] is not None else field[0]

    return spaced(_PATTERN.sub(shown, pattern)).replace(" ", "\u00a0")


def _part_of_day(minutes: int, pattern: str, locale: Locale) -> str:
    """The words for am and pm; 12:00 is "12 noon" and "12 midnight" where the words follow the hour."""
    half = "pm" if NOON <= minutes < MIDNIGHT else "am"
    exact = {0: "midnight", NOON: "noon", MIDNIGHT: "midnight"}.get(minutes, half)
    keys = _PARTS_OF_DAY.get(locale.language)
    if keys is not None:
        return _period(keys[exact], locale) or _period(keys[half], locale)
    follows = re.match("[^a-zA-Z]*h", pattern) is not None
    return (_period(exact, locale) if follows else "") or _period(half, locale)


def _period(key: str, locale: Locale) -> str:
    """Babel falls from wide to narrow ("a", "p"); abbreviated is what a reader knows."""
    widths = locale.day_periods["format"]
    return next((str(widths[width][key]) for width in ("wide", "abbreviated") if key in widths.get(width, {})), "")


def _range_of(locale: Locale, first: str, last: str) -> str:
    return spaced(str(locale.interval_formats[None])).replace("{0}", first).replace("{1}", last)


def _with_note(day_name: str) -> str:
    return "{line}（{note}）" if script_of(day_name) == "CJK" else "{line} ({note})"


def _filled(template: str, **parts: str) -> str:
    """The template with its parts; a part that it lacks would vanish from the page, so ValueError names it."""
    for name in parts:
        if "{" + name + "}" not in template:
            raise ValueError(f"the phrase {template!r} lacks {{{name}}}; keep every name in braces")
    return re.sub(r"\{(\w+)\}", lambda field: parts.get(field[1], field[0]), template)
