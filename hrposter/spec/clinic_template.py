"""A clinic.yaml to start from: every field explained, filled where an answer is known, commented out where not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from hrposter.cldr import own_name
from hrposter.hours import DAYS, Opening, clashes, parse_days, parse_time, split_entry
from hrposter.source import nearest
from hrposter.spec.clinic_values import CHECKS, KEYS, MOST, NEEDED, PARTS, WORDS, Check, Refused, language_tag, line

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
T = TypeVar("T")

_TOP = """\
# The details of your clinic, as posters show them. Change what stands here and make the posters again.
#
# A line that starts with # is not read. Delete the # in front of a field to use it, and write your own words.
# Quotes around a text are always right, and needed when it holds a colon or a #.
# Texts that readers must understand can be given once, or once for each language:
# label: "Call us" or label: {en: "Call us", es: "Llámenos"}

hrposter: 1
"""

_COMMENTS: Mapping[str, str] = MappingProxyType(
    {
        "name": "The name of the clinic, as people know it (at most 60 characters).",
        "short_name": "A short form of the name, for small cards (at most 30 characters).",
        "logo": "The logo: a .svg, .png or .jpg file in the folder of this file.",
        "logo_alt": "What the logo shows, for people who hear the poster instead of seeing it.",
        "address": "The address, a line each.",
        "phone": "The phone number, with the spaces and dashes that people here expect.",
        "text_line": "The number that takes text messages.",
        "hours": "When the doors are open, on the 24-hour clock. Days on which you are closed are left out.",
        "hours.days": "in English, as in monday-friday, or mon, wed, sat",
        "hours.open": "when the doors open, as in 9:00",
        "hours.close": "when they close; past midnight is two entries: one until 24:00, one from 0:00 on the next day",
        "hours.note": "a few words after the times, if needed",
        "website": "The web site, as you would say it.",
        "qr": "The code that people scan with a phone.",
        "qr.url": "Where it leads. It starts with https:// and a short address scans best.",
        "qr.label": "The words beside it.",
        "languages": "The languages that people speak here: es, or es-US and es-MX for hours as in 9 a.m. instead of 9:00.",
        "named_contact": "One person to ask for by name, who has agreed to stand on a poster.",
        "named_contact.name": "The name, as the person wants to be called.",
        "named_contact.role": "What the person does here.",
        "named_contact.phone": "The person's own number, if there is one.",
        "services": "What people can get here, a few words each.",
        "feedback": "How to tell you that something went wrong.",
        "interpreter_line": "The number for an interpreter.",
        "emergency_number": "The emergency number where you are.",
        "policy_ref": "The written policy behind your promises. Without it, posters promise less.",
        "policy_ref.title": "Its title.",
        "policy_ref.date": "The day from which it holds: year-month-day.",
        "policy_ref.url": "Where to read it.",
        "checked_on": "The day on which somebody last checked all of this: year-month-day.",
        "imprint": "The small print.",
        "imprint.organisation": "Who answers for the poster.",
        "imprint.version": "Your own number for this edition.",
        "imprint.funder": "Who paid for it.",
        "imprint.licence": "What others may do with it.",
    }
)

_EXAMPLES: Mapping[str, Value] = MappingProxyType(
    {
        "short_name": "River Street",
        "logo": "logo.svg",
        "logo_alt": "A heron beside a river",
        "address": ["12 River Street", "Springfield"],
        "phone": "(415) 555-0123",
        "text_line": "(415) 555-0124",
        "hours": [
            {"days": "monday-friday", "open": "9:00", "close": "17:30"},
            {"days": "saturday", "open": "10:00", "close": "14:00", "note": "Walk in, no appointment"},
        ],
        "website": "www.example.org",
        "qr": {"url": "https://example.org/welcome", "label": "Scan to reach us"},
        "languages": ["en", "es-US", "ar"],
        "named_contact": {"name": "Maya Torres", "role": {"en": "Midwife", "es": "Partera"}, "phone": "(415) 555-0125"},
        "services": ["Care in pregnancy", "Feeding support", "Food and diapers"],
        "feedback": {"en": "Talk to any of us, or leave a note in the blue box.", "es": "Hable con nosotros o deje una nota en el buzón azul."},
        "interpreter_line": "(415) 555-0126",
        "emergency_number": "911",
        "policy_ref": {"title": "Care without punishment", "date": "2026-01-15", "url": "https://example.org/policy"},
        "checked_on": "2026-11-23",
        "imprint": {"organisation": "River Street Health", "version": "1", "funder": "County health fund", "licence": "CC BY 4.0"},
    }
)


def clinic_yaml(answers: Mapping[str, object]) -> str:
    """The text of a clinic.yaml with these answers, keyed and nested as in the file; blank ones count as not given.

    An entry of hours may also be one text, ``monday-friday 9:00-17:30``. What is written reads back without a problem,
    the logo's file aside. ValueError ("key: fact; advice") for an answer that read_clinic would refuse.
    """
    for key in answers:
        if key not in KEYS[1:]:
            raise ValueError(f"{key!r} is not a field of clinic.yaml; {nearest(key, KEYS[1:])}")
    known = {key: value for key in KEYS[1:] if (value := _checked(key, answers.get(key))) is not None}
    if "name" not in known:
        raise ValueError("name: the clinic has no name; give the name that people know it by")
    blocks = [_TOP]
    for key in KEYS[1:]:
        lines = [*_shown(key, known[key])] if key in known else [f"#{shown}" for shown in _shown(key, _EXAMPLES[key])]
        blocks.append("\n".join([*_comments(key), *lines]) + "\n")
    return "\n".join(blocks)


def comment_of(key: str) -> str:
    """What a field of clinic.yaml holds, such as ``phone`` or ``qr.url``: one sentence."""
    return _COMMENTS[key]


def _comments(key: str) -> Iterator[str]:
    """What the field is; the keys of an entry of hours too, since they would repeat with each entry."""
    yield f"# {_COMMENTS[key]}"
    if key == "hours":
        yield from (f"# {inner}: {_COMMENTS[f'hours.{inner}']}" for inner in PARTS["hours"])


def _checked(key: str, answer: object) -> Value | None:
    """The answer as the file will hold it; None for a blank one."""
    if _is_blank(answer):
        return None
    readers: dict[str, Callable[[object], Value]] = {"hours": _hours, "languages": _languages, "address": _address}
    if key in readers:
        return readers[key](answer)
    if key in PARTS:
        return _part(key, answer)
    if key == "services":
        return _entries(key, answer, lambda entry: _words(key, entry))
    return _words(key, answer) if key in WORDS else _text(key, answer, CHECKS[key])


def _text(key: str, answer: object, check: Check) -> str:
    if isinstance(answer, bool) or not isinstance(answer, str | int | date | PurePath):
        raise ValueError(f"{key}: {answer!r} is not one text; write one word or one sentence")
    text = answer.as_posix() if isinstance(answer, PurePath) else str(answer)
    try:
        return check(text)
    except Refused as refused:
        raise ValueError(f"{key}: {refused}") from None


def _words(key: str, answer: object) -> Value:
    """One text, or one for each language."""
    if not isinstance(answer, Mapping):
        return _text(key, answer, WORDS[key])
    return {_text(key, tag, language_tag): _text(key, text, WORDS[key]) for tag, text in answer.items() if not _is_blank(text)}


def _entries(key: str, answer: object, read: Callable[[object], Value]) -> list[Value]:
    entries = [answer] if isinstance(answer, str | Mapping) else answer
    if not isinstance(entries, Sequence):
        raise ValueError(f"{key}: {answer!r} is not a list; give a list of entries")
    found = [read(entry) for entry in entries if not _is_blank(entry)]
    if len(found) > MOST[key]:
        raise ValueError(f"{key}: there are {len(found)} entries; keep the {MOST[key]} that readers need most")
    return found


def _address(answer: object) -> list[Value]:
    lines = answer.splitlines() if isinstance(answer, str) else answer
    return _entries("address", lines, lambda entry: _text("address", entry, CHECKS["address"]))


def _languages(answer: object) -> list[Value]:
    """Tags, and ``{tag: own name}`` where the own name is not on record; each once."""
    found = _entries("languages", answer, _language)
    tags = [tag for entry in found for tag in ([entry] if isinstance(entry, str) else entry)]
    for position, tag in enumerate(tags):
        if tag in tags[:position]:
            raise ValueError(f"languages: {tag!r} appears twice; name each language once")
    return found


def _language(entry: object) -> Value:
    if isinstance(entry, Mapping):
        if len(entry) != 1:
            raise ValueError(f"languages: {len(entry)} languages stand in one entry; give one tag with its own name")
        return {_text("languages", tag, language_tag): _text("languages", name, line(40)) for tag, name in entry.items()}
    tag = _text("languages", entry, language_tag)
    _named("languages", own_name, tag)
    return tag


def _part(key: str, answer: object) -> dict[str, Value]:
    """The answers of a part such as qr, in the order of the file."""
    if not isinstance(answer, Mapping):
        raise ValueError(f"{key}: {answer!r} has no keys; give {', '.join(PARTS[key])}")
    for inner in answer:
        if inner not in PARTS[key]:
            raise ValueError(f"{key}: {inner!r} is not known here; {nearest(str(inner), PARTS[key])}")
    given = {inner: answer[inner] for inner in PARTS[key] if not _is_blank(answer.get(inner))}
    for inner in NEEDED[key]:
        if inner not in given:
            raise ValueError(f"{key}: {inner!r} is missing; give it, or leave {key} out")
    return {inner: _inner(f"{key}.{inner}", value) for inner, value in given.items()}


def _inner(name: str, value: object) -> Value:
    if name in WORDS:
        return _words(name, value)
    if name == "hours.days" and isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    return _text(name, value, CHECKS.get(name, line(80)))


def _hours(answer: object) -> list[Value]:
    entries = _entries("hours", answer, _hours_entry)
    openings = [_opening(entry) for entry in entries if isinstance(entry, Mapping)]
    for earlier, later, day in clashes(openings):
        raise ValueError(f"hours: entries {earlier + 1} and {later + 1} overlap on {DAYS[day]}; join them, or change their times")
    return entries


def _hours_entry(entry: object) -> Value:
    if isinstance(entry, str):
        days, opens, closes = _named("hours", split_entry, entry)
        return _part("hours", {"days": days, "open": opens, "close": closes})
    return _part("hours", entry)


def _opening(entry: Mapping[str, Value]) -> Opening:
    days, opens, closes = (str(entry[key]) for key in NEEDED["hours"])
    return _named("hours", lambda _: Opening(parse_days(days), parse_time(opens), parse_time(closes)), days)


def _named(key: str, parse: Callable[[str], T], text: str) -> T:
    try:
        return parse(text)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _is_blank(answer: object) -> bool:
    """Whether nothing is answered: None, no text, or nothing but blank entries."""
    if isinstance(answer, Mapping):
        return all(map(_is_blank, answer.values()))
    if isinstance(answer, list | tuple):
        return all(map(_is_blank, answer))
    return answer is None or not str(answer).strip()


def _shown(key: str, value: Value) -> Iterator[str]:
    """The YAML lines of a top-level field; the fields of a part that are not given stand commented out."""
    if key not in PARTS or not isinstance(value, Mapping):
        yield from _yaml(key.rpartition(".")[2], value)
        return
    yield f"{key}:"
    example = _EXAMPLES[key]
    for inner in PARTS[key]:
        yield f"  # {_COMMENTS[f'{key}.{inner}']}"
        if inner in value:
            yield from (f"  {shown}" for shown in _yaml(inner, value[inner]))
        elif isinstance(example, Mapping):
            yield from (f"  #{shown}" for shown in _yaml(inner, example[inner]))


def _yaml(key: str, value: Value) -> Iterator[str]:
    """``key: value`` with nested values indented by two; texts in quotes, as JSON writes them (YAML 1.2, 1.3)."""
    if isinstance(value, str):
        yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    elif isinstance(value, Mapping):
        yield f"{key}:"
        for inner, entry in value.items():
            yield from (f"  {shown}" for shown in _yaml(inner, entry))
    else:
        yield f"{key}:"
        for entry in value:
            yield from _item(entry)


def _item(entry: Value) -> Iterator[str]:
    """One ``- entry`` of a list."""
    if isinstance(entry, str):
        yield f"  - {json.dumps(entry, ensure_ascii=False)}"
    elif isinstance(entry, Mapping):
        lines = [shown for inner, value in entry.items() for shown in _yaml(inner, value)]
        yield from (f"  {'- ' if position == 0 else '  '}{shown}" for position, shown in enumerate(lines))
