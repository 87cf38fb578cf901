"""Opening hours as people write them into a cell: ``9:00-17:30``, ``9-5:30pm``, ``9-12, 13-17``, ``closed``."""

from __future__ import annotations

import re
from functools import lru_cache

from hrposter.frozen import frozen
from hrposter.hours import MIDNIGHT, NOON, parse_days
from hrposter.spec.clinic_values import Refused

Stretch = tuple[int, int]
"""Minutes after midnight: from, to."""

_LONGEST = 200
_CLOSED = ("closed", "none", "-", "\u2013", "\u2014")
_BETWEEN = re.compile(r" ?(?:[-\u2010-\u2015\u2212]|\b(?:to|until)\b) ?")
_AND = re.compile(r" ?(?:[;,&\n]|\band\b) ?")
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?(?: ?(?P<half>[ap])\.? ?m\.?)?")
_WORDS = {"noon": NOON, "midnight": MIDNIGHT}
_SHAPE = "write when it opens and closes, as in 9:00-17:30 or 9am-5:30pm, with ; between two stretches; leave the cell empty for a day without hours"
_HALVES = "write am or pm after both times, or hours and minutes of the 24-hour clock, as in 9:00-17:30"
_PAST_MIDNIGHT = "write both times on the 24-hour clock or with am and pm; past midnight, write until 24:00 here and from 0:00 on the next day"

# Before this hour nobody opens in the morning without saying so: 1-5pm is in the afternoon.
_EARLIEST = 6


@frozen()
class _Time:
    """A time as it was written: minutes after midnight on the clock that the writer had in mind, which ``half`` (a, p) tells."""

    minutes: int
    half: str | None
    is_bare: bool = False  # an hour and nothing else
    is_full: bool = False  # of the 24-hour clock: 0:30, 09:00, 17:00

    @property
    def early(self) -> int:
        """The reading before noon: 12:30 is half past midnight."""
        return self.minutes % NOON

    @property
    def late(self) -> int:
        """The reading after noon."""
        return self.minutes % NOON + NOON


@lru_cache(maxsize=4096)
def parse_stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of open doors on one day, none where the cell says closed; Refused says what cannot be read."""
    shown = _plain(text)
    if shown in _CLOSED:
        return ()
    parts = [part.strip() for part in _AND.split(shown) if part.strip()]
    ends = [_ends(part) for part in parts]
    is_clock = any(time.is_full for pair in ends for time in pair)
    return tuple(_stretch(opens, closes, part, is_clock=is_clock) for (opens, closes), part in zip(ends, parts, strict=True))


@lru_cache(maxsize=4096)
def parse_week(text: str) -> tuple[tuple[tuple[int, ...], Stretch], ...]:
    """The same of a whole week, ``monday-friday 9:00-17:30; saturday 10:00-14:00``: each stretch with its days (0 is Monday)."""
    found = []
    for entry in re.split("[;\n]", _plain(text)):
        first = re.search(r"[0-9]|\bclosed\b", entry)
        if not entry.strip():
            continue
        if first is None:
            raise Refused(
                "hours", f"{entry.strip()!r} are no opening hours", "write days and times, as in monday-friday 9:00-17:30; saturday 10:00-14:00"
            )
        try:
            days = parse_days(entry[: first.start()].rstrip(" :,"))
        except ValueError as error:
            fact, _, advice = str(error).partition("; ")
            raise Refused("days", fact, advice) from None
        found += [(days, stretch) for stretch in parse_stretches(entry[first.start() :])]
    return tuple(found)


def _plain(text: str) -> str:
    """In small letters, with single blanks, lines kept."""
    if len(text) > _LONGEST:
        raise Refused("too-long", f"the text has {len(text)} characters; at most {_LONGEST} fit here", _SHAPE)
    return "\n".join(" ".join(line.split()) for line in text.casefold().splitlines()).strip()


def _ends(part: str) -> tuple[_Time, _Time]:
    ends = _BETWEEN.split(part)
    if len(ends) != 2:
        raise Refused("hours", f"{part!r} are no opening hours", _SHAPE)
    return _time(ends[0], part), _time(ends[1], part)


def _stretch(opens: _Time, closes: _Time, part: str, *, is_clock: bool) -> Stretch:
    """``is_clock``: another time of that day shows that all are on the 24-hour clock."""
    start, end = (opens.minutes, closes.minutes) if is_clock and not opens.half and not closes.half else _read(opens, closes, part)
    if start == end:
        raise Refused("hours", f"{part!r} closes in the minute that it opens", "for a whole day write 0:00-24:00")
    if start > end:
        raise Refused("hours", f"{part!r} closes before it opens", _PAST_MIDNIGHT)
    return start, end


def _time(text: str, part: str) -> _Time:
    if text in _WORDS:
        return _Time(_WORDS[text], "p" if text == "noon" else "a")
    match = _TIME.fullmatch(text)
    if match is None:
        raise Refused("hours", f"{part!r} are no opening hours", _SHAPE)
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if hour * 60 + minute > MIDNIGHT or (half and not 1 <= hour <= 12):
        raise Refused("time", f"{text!r} is not a time", _SHAPE)
    return _Time(hour * 60 + minute, half, match["minute"] is None, hour > 12 or match["hour"].startswith("0"))


def _read(opens: _Time, closes: _Time, part: str) -> Stretch:
    """Both in minutes after midnight; Refused where a reader could take them in two ways."""
    ambiguous = Refused("hours", f"{part!r} can be read in two ways", _HALVES)
    if closes.half:
        until = closes.late if closes.half == "p" else closes.early or MIDNIGHT
        return _before(opens, until, ambiguous), until
    if opens.half:
        if not closes.is_full:
            raise ambiguous
        return opens.late if opens.half == "p" else opens.early, closes.minutes
    is_night = opens.minutes < _EARLIEST * 60 and not opens.is_full
    if not closes.is_full and (is_night or (opens.is_bare and closes.is_bare)):
        raise ambiguous
    return opens.minutes, closes.minutes


def _before(opens: _Time, until: int, ambiguous: Refused) -> int:
    """The opening before a closing time with am or pm: 9-5:30pm is from 9 in the morning, 1-5pm from 13:00, 9-11pm may be either."""
    if opens.half or opens.is_full:
        return {"a": opens.early, "p": opens.late}.get(opens.half or "", opens.minutes)
    if opens.late >= until:
        return opens.early
    if opens.early >= _EARLIEST * 60:
        raise ambiguous
    return opens.late
