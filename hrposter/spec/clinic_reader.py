"""Reading clinic.yaml: each key's value checked, every problem noted at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from hrposter.cldr import own_name
from hrposter.diagnostics import Severity, Span
from hrposter.frozen import frozen
from hrposter.hours import DAYS, Opening, clashes, parse_days, parse_time
from hrposter.source import View
from hrposter.spec.clinic_parts import Code, Contact, Hours, Imprint, Policy, Spoken, Words
from hrposter.spec.clinic_values import CHECKS, KEYS, MOST, NEEDED, PARTS, WORDS, Check, Refused, language_tag, line

T = TypeVar("T")


@frozen()
class Entries:
    """The values of the file by key; those of a part by a name such as ``qr.url``."""

    views: Mapping[str, View]

    @property
    def spans(self) -> Mapping[str, Span]:
        """Where each value stands."""
        return {key: view.span for key, view in self.views.items()}

    def line(self, key: str) -> str | None:
        """The checked text; None where there is none that can stand."""
        return read_value(self.views[key], CHECKS[key]) if key in self.views else None

    def words(self, key: str) -> Words | None:
        """The checked text in one language or several."""
        return read_words(self.views[key], WORDS[key]) if key in self.views else None

    def day(self, key: str) -> date | None:
        """A date."""
        text = self.line(key)
        return date.fromisoformat(text) if text else None

    def logo(self, find: Callable[[str], Path]) -> Path | None:
        """The logo's file, which ``find`` gives by its name or refuses; it is not opened."""
        name = self.line("logo")
        return _checked(self.views["logo"], name, find) if name else None

    def address(self) -> tuple[str, ...]:
        """The lines of a list, or of one text."""
        view = self.views.get("address")
        if view is None or view.is_list:
            return self._each("address", lambda entry: read_value(entry, CHECKS["address"]))
        lines = [text for text in view.text().splitlines() if text.strip()]
        if len(lines) > MOST["address"]:
            _add_too_many(view, "address", len(lines))
        checked = [_checked(view, text, CHECKS["address"]) for text in lines]
        return tuple(text for text in checked if text is not None)

    def hours(self) -> tuple[Hours, ...]:
        """The opening hours; two entries never cover the same minute."""
        hours = self._each("hours", _hours)
        for earlier, later, day in clashes([entry.opening for entry in hours]):
            fact = f"these hours and those of line {hours[earlier].span.line} overlap on {DAYS[day]}"
            self.views["hours"].reader.add("overlap", hours[later].span, fact, "join the two entries, or change their times")
        return hours

    def code(self) -> Code | None:
        """The QR code; an address that is not encrypted is noted as a warning."""
        url, label = self.line("qr.url"), self.words("qr.label")
        if url is None:
            return None
        if not url.lower().startswith("https://"):
            view = self.views["qr.url"]
            fact = f"{url!r} is not encrypted, so others on the network can read along"
            view.reader.add("insecure-url", view.span, fact, "write https:// if the site has it", Severity.WARNING)
        return Code(url, label)

    def languages(self) -> tuple[Spoken, ...]:
        """The languages spoken here, each once."""
        languages = self._each("languages", read_spoken)
        for position, spoken in enumerate(languages):
            if spoken.tag in [other.tag for other in languages[:position]]:
                self.views["languages"].reader.add("repeated-value", spoken.span, f"{spoken.tag!r} appears twice", "delete one of the two")
        return languages

    def services(self) -> tuple[Words, ...]:
        """What is on offer."""
        return self._each("services", lambda view: read_words(view, WORDS["services"]))

    def contact(self) -> Contact | None:
        """The person to ask for."""
        name, role, phone = self.line("named_contact.name"), self.words("named_contact.role"), self.line("named_contact.phone")
        return Contact(name, role, phone) if name else None

    def policy(self) -> Policy | None:
        """The written policy."""
        title, day, url = self.line("policy_ref.title"), self.day("policy_ref.date"), self.line("policy_ref.url")
        return Policy(title, day, url) if title else None

    def imprint(self) -> Imprint | None:
        """Who answers for the poster."""
        if "imprint" not in self.views:
            return None
        organisation, version, funder, licence = (self.line(f"imprint.{key}") for key in PARTS["imprint"])
        return Imprint(organisation, version, funder, licence)

    def _each(self, key: str, read: Callable[[View], T | None]) -> tuple[T, ...]:
        """What ``read`` makes of each entry of a list that is not too long for a poster."""
        if key not in self.views:
            return ()
        entries = list(self.views[key].items())
        if len(entries) > MOST[key]:
            _add_too_many(entries[MOST[key]], key, len(entries))
        return tuple(found for found in map(read, entries) if found is not None)


def read_entries(root: View) -> Entries:
    """The values of the file; unknown, repeated and missing keys and another version are noted."""
    views = root.fields(KEYS, required=("hrposter", "name"))
    version = views.get("hrposter")
    if version and version.text("1") != "1":
        version.add("version", f"version {version.text()!r} is not known", "write 'hrposter: 1'; a newer file needs a newer hrposter")
    for part in ("qr", "named_contact", "policy_ref", "imprint"):
        if part in views:
            inner = views[part].fields(PARTS[part], required=NEEDED[part])
            views |= {f"{part}.{key}": view for key, view in inner.items()}
    return Entries(views)


def logo_file(folder: Path, name: str) -> Path:
    """The logo's file: below the folder even when links are followed, and there; Refused where it is not."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Refused("path-leaves-folder", f"{name!r} is not inside the folder of clinic.yaml", "put the logo beside clinic.yaml and write its name")
    if not path.is_file():
        raise Refused("missing-file", f"there is no file {name!r} beside clinic.yaml", "check its name, capital letters included")
    return path


def read_value(view: View, check: Check) -> str | None:
    """The checked text of one value; None with a problem noted."""
    text = view.text()
    return _checked(view, text, check) if text else None


def _checked(view: View, text: str, check: Callable[[str], T]) -> T | None:
    """What the check gives back for the text; None with a problem noted."""
    try:
        return check(text)
    except Refused as refused:
        view.add(refused.code, refused.fact, refused.advice)
        return None


def read_words(view: View, check: Check) -> Words | None:
    """One text, or one for each language tag."""
    if not view.is_mapping:
        text = read_value(view, check)
        return Words(text, {}, view.span) if text else None
    texts: dict[str, str] = {}
    for key, entry in view.fields().items():
        tag, text = _checked(entry, key, language_tag), read_value(entry, check)
        if tag and text:
            texts[tag] = text
    if not view.node.value:
        view.add("blank", "no language stands here", "write a text, or one for each language, as in {en: …, es: …}")
    return Words(None, texts, view.span)


def _hours(view: View) -> Hours | None:
    fields = view.fields(PARTS["hours"], required=NEEDED["hours"])
    note = read_words(fields["note"], WORDS["hours.note"]) if "note" in fields else None
    days = _days(fields["days"]) if "days" in fields else None
    opens, closes = (fields[key].parsed(parse_time, None, "time") if key in fields else None for key in ("open", "close"))
    if days is None or opens is None or closes is None:
        return None
    try:
        return Hours(Opening(days, opens, closes), note, view.span)
    except ValueError as error:
        _add(fields["close"], "hours", error)
        return None


def _days(view: View) -> tuple[int, ...] | None:
    """``mon, wed`` or ``[mon, wed]``."""
    if not view.is_list:
        return view.parsed(parse_days, None, "days")
    try:
        return parse_days(", ".join(entry.text() for entry in view.items()))
    except ValueError as error:
        _add(view, "days", error)
        return None


def read_spoken(view: View) -> Spoken | None:
    """A tag, or ``{tag: own name}`` for a language whose own name is not on record."""
    if not view.is_mapping:
        tag = read_value(view, language_tag)
        name = view.parsed(own_name, None, "language") if tag else None
        return Spoken(tag, name, view.span) if tag and name else None
    named = [(_checked(entry, key, language_tag), read_value(entry, line(40))) for key, entry in view.fields().items()]
    if len(named) != 1:
        view.add("type", f"{len(named)} languages stand in one entry", "write one '- tag' or '- tag: own name' a line")
        return None
    tag, name = named[0]
    return Spoken(tag, name, view.span) if tag and name else None


def _add(view: View, code: str, error: ValueError) -> None:
    fact, _, advice = str(error).partition("; ")
    view.add(code, fact, advice)


def _add_too_many(view: View, key: str, count: int) -> None:
    view.add("too-many", f"{key} has {count} entries; at most {MOST[key]} fit here", "keep those that readers need most")
