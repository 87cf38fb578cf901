"""The clinic's own details: what clinic.yaml says, and the text of each placeholder that stands for it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from hrposter.cldr import comma, format_day, format_list
from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.frozen import frozen
from hrposter.hours import NO_PHRASES, Opening, Row, format_hours, week
from hrposter.memo import Same
from hrposter.source import Reader, nearest
from hrposter.spec.clinic_parts import Code, Contact, Hours, Imprint, Policy, Spoken, Words
from hrposter.spec.clinic_reader import Entries, logo_file, read_entries
from hrposter.spec.clinic_values import without_scheme
from hrposter.typography.marks import DOT

_Lines = TypeVar("_Lines")

__all__ = ["FIELDS", "Clinic", "Code", "Contact", "Hours", "Imprint", "Policy", "Spoken", "Words", "read_clinic"]


@frozen()
class Clinic:
    """What one clinic.yaml says.

    ``spans`` gives the place of each key (``phone``, ``qr.url``); ``warnings`` are problems that stop no poster. The
    logo's file is there, inside the folder of clinic.yaml, and was not opened.
    """

    span: Span
    name: str
    short_name: str | None = None
    logo: Path | None = None
    logo_alt: Words | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    text_line: str | None = None
    hours: tuple[Hours, ...] = ()
    website: str | None = None
    website_uri: str | None = None
    qr: Code | None = None
    languages: tuple[Spoken, ...] = ()
    named_contact: Contact | None = None
    services: tuple[Words, ...] = ()
    feedback: Words | None = None
    interpreter_line: str | None = None
    emergency_number: str | None = None
    policy_ref: Policy | None = None
    checked_on: date | None = None
    imprint: Imprint | None = None
    spans: Mapping[str, Span] = dataclasses.field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()

    def __hash__(self) -> int:
        """By its place and name: the mappings within cannot be hashed, and equal clinics have these in common."""
        return hash((self.span, self.name))

    def field(self, name: str, lang: str, phrases: Mapping[str, str] = NO_PHRASES) -> str | None:
        """The text of a placeholder in that language, in one line; None when the file gives none in it.

        ``phrases`` are those of ``format_hours``. ValueError for a name that is not in FIELDS; PosterError for hours
        in a language that neither CLDR nor ``phrases`` know.
        """
        if name not in _TEXTS:
            raise ValueError(f"{name!r} is not a field of clinic.yaml; {nearest(name, FIELDS)}")
        return _TEXTS[name](self, lang, phrases) or None

    def hours_lines(self, lang: str, phrases: Mapping[str, str] = NO_PHRASES) -> tuple[str, ...]:
        """The opening hours in that language, a line for each entry; PosterError as for ``field``."""
        return self._spoken(_lines, lang, phrases)

    def week(self, lang: str, phrases: Mapping[str, str] = NO_PHRASES) -> tuple[Row, ...]:
        """The hours of the week in that language, days of the same hours together; none where no hours are given; PosterError as for ``field``."""
        return self._spoken(week, lang, phrases) if self.hours else ()

    def _spoken(self, say: Callable[[list[Opening], str, Mapping[str, str]], _Lines], lang: str, phrases: Mapping[str, str]) -> _Lines:
        try:
            return say([hours.in_language(lang) for hours in self.hours], self.spoken_as(lang), phrases)
        except ValueError as error:
            fact, _, advice = str(error).partition("; ")
            raise PosterError(Diagnostic("hours-language", self.spans.get("hours", self.span), fact, advice)) from None

    def untranslated(self, lang: str) -> tuple[tuple[str, Span], ...]:
        """Key and place of each text that the file gives, but not in that language, in the order of the file."""
        found = [(key, words.span) for key, words in _all_words(self) if words.in_language(lang) is None]
        return tuple(sorted(found, key=lambda entry: (entry[1], entry[0])))

    def spoken_as(self, lang: str) -> str:
        """The tag with the region in which the clinic speaks it: ``es`` is es-US where ``languages`` lists es-US.

        Whether five in the afternoon is 17:00 or 5 p.m. is a matter of the region.
        """
        if not self.languages or any(spoken.tag == lang for spoken in self.languages):
            return lang
        of_region = re.compile(re.escape(lang) + "-([A-Z]{2}|[0-9]{3})")
        return next((spoken.tag for spoken in self.languages if of_region.fullmatch(spoken.tag)), lang)


def _lines(hours: list[Opening], lang: str, phrases: Mapping[str, str]) -> tuple[str, ...]:
    return _shared_lines(tuple(hours), lang, Same(phrases))


@lru_cache(maxsize=256)
def _shared_lines(hours: tuple[Opening, ...], lang: str, phrases: Same[Mapping[str, str]]) -> tuple[str, ...]:
    """Hours in a language: many clinics have the same."""
    return format_hours(hours, lang, phrases.value)


def read_clinic(path: Path) -> Clinic:
    """Read a clinic.yaml; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    entries = read_entries(root)
    clinic = clinic_of(entries, root.span, entries.hours(), partial(logo_file, path.parent))
    reader.done()
    return replace(clinic, warnings=tuple(reader.problems)) if reader.problems else clinic


def clinic_of(entries: Entries, span: Span, hours: tuple[Hours, ...], find_logo: Callable[[str], Path]) -> Clinic:
    """The clinic of these values, without warnings; every problem is noted with the reader of the value.

    ``find_logo`` gives the file of the logo by its name, or refuses it (``clinic_values.Refused``).
    """
    site = entries.line("website")
    return Clinic(
        span=span,
        name=entries.line("name") or "",
        short_name=entries.line("short_name"),
        logo=entries.logo(find_logo),
        logo_alt=entries.words("logo_alt"),
        address=entries.address(),
        phone=entries.line("phone"),
        text_line=entries.line("text_line"),
        hours=hours,
        website=without_scheme(site) if site else None,
        website_uri=_with_scheme(site) if site else None,
        qr=entries.code(),
        languages=entries.languages(),
        named_contact=entries.contact(),
        services=entries.services(),
        feedback=entries.words("feedback"),
        interpreter_line=entries.line("interpreter_line"),
        emergency_number=entries.line("emergency_number"),
        policy_ref=entries.policy(),
        checked_on=entries.day("checked_on"),
        imprint=entries.imprint(),
        spans=entries.spans,
    )


def _with_scheme(site: str) -> str:
    """What a link opens."""
    return site if "://" in site else f"https://{site}"


def _all_words(clinic: Clinic) -> list[tuple[str, Words]]:
    found = [("logo_alt", clinic.logo_alt), ("feedback", clinic.feedback)]
    found += [("services", words) for words in clinic.services] + [("hours.note", hours.note) for hours in clinic.hours]
    found += [("qr.label", clinic.qr.label)] if clinic.qr else []
    found += [("named_contact.role", clinic.named_contact.role)] if clinic.named_contact else []
    return [(key, words) for key, words in found if words is not None]


def _services(clinic: Clinic, lang: str) -> str | None:
    """All of them or none: half a list would say that the rest is not offered."""
    texts = [words.in_language(lang) for words in clinic.services]
    given = [text for text in texts if text is not None]
    return format_list(given, lang) if given and len(given) == len(texts) else None


def _in(words: Words | None, lang: str) -> str | None:
    return words.in_language(lang) if words else None


def _on(day: date | None, clinic: Clinic, lang: str) -> str | None:
    return format_day(day, clinic.spoken_as(lang)) if day else None


_Say = Callable[[Clinic, str, Mapping[str, str]], str | None]

_TEXTS: Mapping[str, _Say] = MappingProxyType(
    {
        "clinic.name": lambda clinic, *_: clinic.name,
        "clinic.short_name": lambda clinic, *_: clinic.short_name,
        "clinic.address": lambda clinic, *_: comma("".join(clinic.address)).join(clinic.address),
        "clinic.phone": lambda clinic, *_: clinic.phone,
        "clinic.text_line": lambda clinic, *_: clinic.text_line,
        "clinic.hours": lambda clinic, lang, phrases: DOT.join(clinic.hours_lines(lang, phrases)) if clinic.hours else None,
        "clinic.website": lambda clinic, *_: clinic.website,
        "clinic.languages": lambda clinic, *_: DOT.join(spoken.name for spoken in clinic.languages),
        "contact.name": lambda clinic, *_: clinic.named_contact.name if clinic.named_contact else None,
        "contact.role": lambda clinic, lang, _: _in(clinic.named_contact.role, lang) if clinic.named_contact else None,
        "contact.phone": lambda clinic, *_: clinic.named_contact.phone if clinic.named_contact else None,
        "feedback": lambda clinic, lang, _: _in(clinic.feedback, lang),
        "services": lambda clinic, lang, _: _services(clinic, lang),
        "interpreter_line": lambda clinic, *_: clinic.interpreter_line,
        "emergency_number": lambda clinic, *_: clinic.emergency_number,
        "qr.url": lambda clinic, *_: without_scheme(clinic.qr.url) if clinic.qr else None,
        "qr.label": lambda clinic, lang, _: _in(clinic.qr.label, lang) if clinic.qr else None,
        "policy.title": lambda clinic, *_: clinic.policy_ref.title if clinic.policy_ref else None,
        "policy.date": lambda clinic, lang, _: _on(clinic.policy_ref.date, clinic, lang) if clinic.policy_ref else None,
        "policy.url": lambda clinic, *_: without_scheme(clinic.policy_ref.url or "") if clinic.policy_ref else None,
        "checked_on": lambda clinic, lang, _: _on(clinic.checked_on, clinic, lang),
        "imprint.organisation": lambda clinic, *_: clinic.imprint.organisation if clinic.imprint else None,
        "imprint.version": lambda clinic, *_: clinic.imprint.version if clinic.imprint else None,
        "imprint.funder": lambda clinic, *_: clinic.imprint.funder if clinic.imprint else None,
        "imprint.licence": lambda clinic, *_: clinic.imprint.licence if clinic.imprint else None,
    }
)

FIELDS: tuple[str, ...] = tuple(_TEXTS)
