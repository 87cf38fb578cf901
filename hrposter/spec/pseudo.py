"""Pseudo-languages: the English of a piece in words that nobody speaks, to see whether a layout holds German, Arabic or Burmese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from hrposter.hours import DAYS
from hrposter.i18n import PSEUDO_TAGS, parse_language
from hrposter.spec.clinic_parts import Words as Given
from hrposter.spec.content import Content, Words
from hrposter.spec.phrases import Phrases
from hrposter.spec.pseudo_texts import Change, from_the_right, longer, with_stacked_marks
from hrposter.spec.story import Told
from hrposter.spec.words import Message, Part, parse_parts

T = TypeVar("T")


class _Pseudo(NamedTuple):
    """How a pseudo-language changes words, and which shared phrases it says besides those of English."""

    change: Change
    phrases: Mapping[str, str]


_NONE: Mapping[str, str] = MappingProxyType({})
_PSEUDO: Mapping[str, _Pseudo] = MappingProxyType(
    {
        "xx-long": _Pseudo(longer, MappingProxyType({day: day.capitalize() for day in DAYS})),  # else CLDR says them, in their usual length
        "xx-rtl": _Pseudo(from_the_right, _NONE),
        "xx-tall": _Pseudo(with_stacked_marks, _NONE),
    }
)


def pseudo_content(english: Content, name: str) -> Content:
    """The words of a piece in a pseudo-language: a draft, each word in the place of its English."""
    words = {key: _words(value, name) for key, value in english.words.items()}
    return replace(english, language=parse_language(PSEUDO_TAGS[name]), status="draft", words=words)


def pseudo_phrases(english: Phrases, name: str) -> Phrases:
    """The shared phrases in a pseudo-language."""
    texts = {key: _text(text, name) for key, text in {**english.texts, **_PSEUDO[name].phrases}.items()}
    return replace(english, language=parse_language(PSEUDO_TAGS[name]), status="draft", texts=texts)


def given_in_pseudo(record: T, name: str) -> T:
    """What a clinic gives in several languages, or in one for all, in a pseudo-language as well; names and numbers stay."""
    changed: Any = record
    if isinstance(record, Given):
        english = record.in_language("en")
        changed = replace(record, by_language={**record.by_language, PSEUDO_TAGS[name]: _text(english, name)}) if english else record
    elif isinstance(record, tuple):
        changed = tuple(given_in_pseudo(each, name) for each in record)
    elif is_dataclass(record) and not isinstance(record, type):
        changed = replace(record, **{field.name: given_in_pseudo(getattr(record, field.name), name) for field in fields(record)})
    return changed  # type: ignore[no-any-return]


def _words(words: Words, name: str) -> Words:
    changed: Any = words
    if isinstance(words, Message):
        return _message(words, name)
    if isinstance(words, Told):
        changed = replace(words, title=_message(words.title, name) if words.title else None, text=_message(words.text, name))
    elif isinstance(words, tuple):
        changed = tuple(_words(each, name) for each in words)  # type: ignore[arg-type]
    else:
        changed = {key: _message(message, name) for key, message in words.items()}
    return changed  # type: ignore[no-any-return]


def _message(message: Message, name: str) -> Message:
    return replace(message, parts=_parts(message.parts, name))


def _parts(parts: tuple[Part, ...], name: str) -> tuple[Part, ...]:
    texts = [part.text for part in parts if not part.is_placeholder]
    changed = iter(_PSEUDO[name].change(texts) if texts else ())
    return tuple(part if part.is_placeholder else replace(part, text=next(changed)) for part in parts)


def _text(text: str, name: str) -> str:
    return "".join(f"{{{part.text}}}" if part.is_placeholder else part.text for part in _parts(parse_parts(text), name))
