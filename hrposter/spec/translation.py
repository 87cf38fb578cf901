"""How far a translation is: its status, and whether the English that it was made from is still the same."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from hrposter.diagnostics import Diagnostic, Severity, Span
from hrposter.frozen import frozen
from hrposter.memo import Same
from hrposter.spec.content import CHECKED, STALE, Content, Words, flatten
from hrposter.spec.phrases import Phrases
from hrposter.spec.words import Message

Translated = TypeVar("Translated", Content, Phrases)

# 24 bits: two versions of one sentence have the same digest once in 16 million times.
DIGITS = 6
# How much of the English a message shows.
_SHOWN = 90
# How wide the block is that people paste.
_WIDE = 100


@frozen()
class Standing:
    """The status of a translation as of today's English.

    ``changed`` are the keys whose English is another now, ``unknown`` those of which nobody knows, ``gone`` those that have a digest and no English.
    """

    status: str
    changed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def digest(texts: Mapping[str, str]) -> str:
    """Six hexadecimal digits that stand for texts by their names: SHA-256 (FIPS 180-4) over them, in NFC (UAX 15), white space folded."""
    said = "\x1e".join(f"{name}\x1f{' '.join(unicodedata.normalize('NFC', text).split())}" for name, text in texts.items())
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS]


@lru_cache(maxsize=64)
def digests_of(english: Content | Phrases) -> Mapping[str, str]:
    """The digest of every text of an English file, by its key."""
    if isinstance(english, Phrases):
        return MappingProxyType({key: digest({"": text}) for key, text in english.texts.items()})
    found = {key: digest({name: _marked(message) for name, message in _messages(words).items()}) for key, words in english.words.items()}
    return MappingProxyType(found)


def block(english: Content | Phrases) -> str:
    """The digests as a translation carries them: ``english: {title: 3fa9c1, …}``, in lines that an editor shows whole."""
    lines, line = [], "english: {"
    entries = [f"{key}: {value}" for key, value in digests_of(english).items()]
    for number, entry in enumerate(entries, 1):
        piece = entry + ("}" if number == len(entries) else ",")
        if len(line) + len(piece) > _WIDE:
            lines.append(line.rstrip())
            line = " " * len("english: {")
        line += f"{piece} "
    return "\n".join([*lines, line.rstrip()])


def standing(english: Content | Phrases, other: Content | Phrases) -> Standing:
    """How far ``other`` is as a translation of ``english``; the English itself is as far as it says."""
    return _standing(Same(english), Same(other))


@lru_cache(maxsize=256)
def _standing(one: Same[Content | Phrases], translation: Same[Content | Phrases]) -> Standing:
    """As standing, once for all sizes."""
    english, other = one.value, translation.value
    if other.language.tag == english.language.tag:
        return Standing(other.status)
    now = {key: value for key, value in digests_of(english).items() if key in _keys(other)}
    changed = tuple(key for key in now if key in other.digests and other.digests[key] != now[key])
    unknown = tuple(key for key in now if key not in other.digests)
    gone = tuple(key for key in other.digests if key not in _keys(english))
    return Standing(STALE if changed and other.status in CHECKED else other.status, changed, unknown, gone)


def settled(english: Translated, other: Translated) -> Translated:
    """The translation with its status as of today's English: one that is stale counts as a draft."""
    status = standing(english, other).status
    return other if status == other.status else replace(other, status=status)


def judged(english: Content | Phrases, other: Content | Phrases, *, is_strict: bool = False) -> tuple[Diagnostic, ...]:
    """What a reader of the translation should know of its status; where it is strict, all of it is an error, a draft as well."""
    found = standing(english, other)
    problems = [*_stale(english, other, found.changed), *_undigested(other, found)]
    if is_strict and other.status == "draft":
        fact = f"the words in {other.language.tag!r} are a draft: nobody who is qualified has checked them"
        problems.append(Diagnostic("draft", other.status_span, fact, "have them checked, and write 'status: reviewed'; or leave out --strict"))
    if is_strict:
        problems = [replace(problem, severity=Severity.ERROR) for problem in problems]
    return tuple(sorted(problems, key=lambda problem: (problem.span or other.status_span, problem.code, problem.message)))


def errors(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that stop a render."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _stale(english: Content | Phrases, other: Content | Phrases, keys: Iterable[str]) -> Iterator[Diagnostic]:
    again = "and give reviewed_on its new day" if other.status in CHECKED else "when it says the same"
    help = f"look at the translation again; then put what 'hrposter digest' prints in the place of english:, {again}"
    for key in keys:
        fact = f"the English of {key!r} has changed; now it is {_short(english, key)!r}"
        yield Diagnostic("stale-words", _place(other, key), fact, help, Severity.WARNING)


def _undigested(other: Content | Phrases, found: Standing) -> Iterator[Diagnostic]:
    if found.unknown:
        severity = Severity.ERROR if other.status in CHECKED else Severity.WARNING
        fact = f"nothing tells which English {_listed(found.unknown)} was translated from"
        help = "add the block that 'hrposter digest' prints to the end of the file; then a change of the English is noticed"
        yield Diagnostic("digest", other.status_span, fact, help, severity)
    if found.gone:
        fact = f"english: names {_listed(found.gone)}, which the English has not"
        yield Diagnostic("digest", other.status_span, fact, "put what 'hrposter digest' prints in its place", Severity.WARNING)


def _listed(keys: tuple[str, ...]) -> str:
    return ", ".join(map(repr, keys[:3])) + (f" and {len(keys) - 3} more" if len(keys) > 3 else "")


def _keys(of: Content | Phrases) -> Iterable[str]:
    return of.words if isinstance(of, Content) else of.texts


def _messages(words: Words) -> Mapping[str, Message]:
    return flatten("", words)


def _marked(message: Message) -> str:
    """The words with their stars and placeholders: a weight that moves is a change too."""
    shown = (f"{{{part.text}}}" if part.is_placeholder else part.text for part in message.parts)
    return "".join(f"**{text}**" if part.is_strong else text for part, text in zip(message.parts, shown, strict=True))


def _short(english: Content | Phrases, key: str) -> str:
    """The English of a key as one line, its beginning where it is long."""
    if isinstance(english, Phrases):
        return english.texts[key]
    text = " / ".join(" ".join(message.text.split()) for message in _messages(english.words[key]).values())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _place(other: Content | Phrases, key: str) -> Span:
    if isinstance(other, Phrases):
        return other.spans[key]
    return next((message.span for message in _messages(other.words[key]).values()), other.span)
