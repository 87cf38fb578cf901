"""People and things to turn to: what resources.yaml says, and how long ago each entry was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from hrposter.diagnostics import Diagnostic, Severity, Span
from hrposter.frozen import frozen
from hrposter.source import Reader, View, one_of
from hrposter.spec.clinic_parts import Spoken, Words
from hrposter.spec.clinic_reader import read_spoken, read_value, read_words
from hrposter.spec.clinic_values import Check, day, line, phone, web_site, without_scheme
from hrposter.spec.content import version_is_known
from hrposter.spec.theme import parse_bool
from hrposter.spec.turning import WHEN

KEYS = ("hrposter", "entries")
ENTRY_KEYS = ("name", "when", "what", "hours", "languages", "phone", "text_line", "website", "qr", "card", "verified_on", "example")
NEEDED = ("name", "when", "what", "verified_on")
MOST = 40
MOST_LANGUAGES = 12
LINES: Mapping[str, Check] = MappingProxyType({"phone": phone, "text_line": phone, "website": web_site, "verified_on": day})
WORDS: Mapping[str, Check] = MappingProxyType({"name": line(60), "what": line(140), "hours": line(60)})

# Days after which an entry has to be checked again, and after which nobody can rely on it.
OLD, STALE = 180, 365

# What belongs to nobody: 555-0100 to 555-0199 (ATIS-0300115), and the names of RFC 2606.
_EXAMPLE_NUMBER = re.compile(r"(?:1?\d{3})?55501\d{2}")
_EXAMPLE_HOST = re.compile(r"(?:.+\.)?example(?:\.(?:org|com|net))?")


@frozen()
class Resource:
    """One person, place or thing: when one would turn to it, what happens then, and how to reach it.

    ``shows_code`` asks for a QR code of the website, ``is_on_card`` for a place on cards with numbers to call. ``is_example``: it belongs to
    nobody, and a page says so.
    """

    name: Words
    when: str
    what: Words
    hours: Words | None
    languages: tuple[Spoken, ...]
    phone: str | None
    text_line: str | None
    website: str | None
    website_uri: str | None
    shows_code: bool
    is_on_card: bool
    verified_on: date
    is_example: bool
    spans: Mapping[str, Span]

    def name_in(self, lang: str) -> str:
        """What it calls itself in that language, else in the first that is given: a name is one in any language."""
        return self.name.in_language(lang) or next(iter(self.name.by_language.values()))


@frozen()
class Resources:
    """What one resources.yaml says; ``warnings`` are problems that stop no page."""

    entries: tuple[Resource, ...]
    warnings: tuple[Diagnostic, ...]
    span: Span

    def at(self, when: str) -> tuple[Resource, ...]:
        """The entries for that time, one of WHEN, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.when == when)

    @property
    def on_card(self) -> tuple[Resource, ...]:
        """The entries that stand on cards with numbers to call as well, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.is_on_card)

    def untranslated(self, lang: str) -> tuple[tuple[str, Span], ...]:
        """Key and place of each text that is not given in that language, in the order of the file."""
        words = ((key, getattr(entry, key)) for entry in self.entries for key in ("what", "hours"))
        return tuple((key, found.span) for key, found in words if found is not None and found.in_language(lang) is None)


def read_resources(path: Path) -> Resources:
    """Read a resources.yaml; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(KEYS, required=KEYS)
    version_is_known(top)
    views = list(top["entries"].items()) if "entries" in top else []
    if len(views) > MOST:
        views[MOST].add("too-many", f"there are {len(views)} entries; at most {MOST} are read", "keep those that people need most")
    if "entries" in top and top["entries"].is_list and not views:
        top["entries"].add("blank", "nobody and nothing stands here", "write an entry for each person or thing to turn to")
    entries = tuple(entry for view in views if (entry := _entry(view)) is not None)
    reader.done()
    return Resources(entries, tuple(reader.problems), root.span)


def ages(resources: Resources, on: date) -> Iterator[Diagnostic]:
    """What is wrong with the days on which entries were checked, counted from ``on``; examples do not age."""
    for entry in resources.entries:
        span, days = entry.spans["verified_on"], (on - entry.verified_on).days
        if entry.is_example or 0 <= days <= OLD:
            continue
        name = entry.name_in("en")
        if days < 0:
            fact = f"{name!r} was checked on {entry.verified_on}, which is after the day of the poster, {on}"
            yield Diagnostic("future-date", span, fact, "correct the day, or the one of --date")
            continue
        fact = f"{name!r} was checked {days} days ago, on {entry.verified_on}"
        severity = Severity.ERROR if days > STALE else Severity.WARNING
        yield Diagnostic("stale", span, fact, "call, look at the website, and write the day on which you did", severity)


def _entry(view: View) -> Resource | None:
    """One entry; None where a problem keeps it from being one."""
    fields = view.fields(ENTRY_KEYS, required=NEEDED)
    words = {key: read_words(fields[key], check) if key in fields else None for key, check in WORDS.items()}
    lines = {key: read_value(fields[key], check) if key in fields else None for key, check in LINES.items()}
    when = fields["when"].parsed(one_of(WHEN), None) if "when" in fields else None
    is_example, shows_code, is_on_card = (key in fields and fields[key].parsed(parse_bool, False) for key in ("example", "qr", "card"))
    website, verified_on = lines["website"], lines["verified_on"]
    _belongs_to_somebody(fields, lines, is_example=is_example)
    if shows_code and "website" not in fields:
        fields["qr"].add("missing-key", "a code opens the website, and there is none", "add 'website: …', or delete 'qr: true'")
    if is_on_card:
        _can_stand_on_a_card(fields, is_example=is_example)
    name, what = words["name"], words["what"]
    if not (name and what and when and verified_on) or not (name.plain or name.by_language):
        return None
    return Resource(
        name=name,
        when=when,
        what=what,
        hours=words["hours"],
        languages=_languages(fields["languages"]) if "languages" in fields else (),
        phone=lines["phone"],
        text_line=lines["text_line"],
        website=without_scheme(website) if website else None,
        website_uri=_uri(website, fields["website"]) if website else None,
        shows_code=shows_code,
        is_on_card=is_on_card,
        verified_on=date.fromisoformat(verified_on),
        is_example=is_example,
        spans={key: field.span for key, field in fields.items()},
    )


def _can_stand_on_a_card(fields: Mapping[str, View], *, is_example: bool) -> None:
    """Note an entry without a number, and an example: a card has no room to say that it is one."""
    if "phone" not in fields and "text_line" not in fields:
        fields["card"].add("missing-key", "a card shows a number, and there is none", "add 'phone: …' or 'text_line: …', or delete 'card: true'")
    if is_example:
        fields["card"].add(
            "example", "an example stands on no card: nobody answers there", "delete 'card: true', or 'example: true' with a real number"
        )


def _uri(site: str, view: View) -> str:
    """What a code opens; an address that says it is not encrypted is noted as a warning."""
    if site.lower().startswith("http://"):
        fact = f"{site!r} is not encrypted, so others on the network can read along"
        view.reader.add("insecure-url", view.span, fact, "write https:// if the site has it", Severity.WARNING)
    return site if "://" in site else f"https://{site}"


def _languages(view: View) -> tuple[Spoken, ...]:
    """The languages in which one is helped, each once."""
    found = [spoken for item in view.items() if (spoken := read_spoken(item)) is not None]
    if len(found) > MOST_LANGUAGES:
        view.add("too-many", f"languages has {len(found)} entries; at most {MOST_LANGUAGES} fit here", "keep those that readers need most")
    for position, spoken in enumerate(found):
        if spoken.tag in [other.tag for other in found[:position]]:
            view.reader.add("repeated-value", spoken.span, f"{spoken.tag!r} appears twice", "delete one of the two")
    return tuple(found)


def _belongs_to_somebody(fields: Mapping[str, View], lines: Mapping[str, str | None], *, is_example: bool) -> None:
    """Note numbers and addresses of nobody in an entry that is meant, and real ones in an example."""
    for key in ("phone", "text_line", "website"):
        value = lines[key]
        if value is None or _is_nobodys(key, value) == is_example:
            continue
        if is_example:
            help = "write one of 555-0100 to 555-0199, or a page of example.org; or delete 'example: true'"
            fields[key].add("example", f"{value!r} may be somebody's own, and this entry is an example", help)
        else:
            fields[key].add("example", f"{value!r} belongs to nobody", "write the real one; an example says 'example: true'")


def _is_nobodys(key: str, value: str) -> bool:
    if key == "website":
        host = urlsplit(value if "://" in value else f"https://{value}").hostname or ""
        return _EXAMPLE_HOST.fullmatch(host) is not None
    return _EXAMPLE_NUMBER.fullmatch(re.sub(r"\D", "", value)) is not None
