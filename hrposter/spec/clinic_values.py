"""What a single value in clinic.yaml may be: its length, its characters, its form."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from urllib.parse import urlsplit

from hrposter.i18n import parse_language
from hrposter.phone import is_placeholder, parse_phone
from hrposter.spec.retired_numbers import successor

Check = Callable[[str], str]

_BLANK = re.compile(r"\s")
# Most addresses: a plain host, and behind it a path of which nothing can be taken for a login, a port or a bracket.
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?:/[\w./~-]*)?", re.ASCII)
_HOST = re.compile(r"[^\W_]([\w-]*\w)?(\.[\w-]*\w)+")

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hours": ("days", "open", "close", "note"),
        "qr": ("url", "label"),
        "named_contact": ("name", "role", "phone"),
        "policy_ref": ("title", "date", "url"),
        "imprint": ("organisation", "version", "funder", "licence"),
    }
)
NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"hours": ("days", "open", "close"), "qr": ("url",), "named_contact": ("name",), "policy_ref": ("title",), "imprint": ()}
)
MOST: Mapping[str, int] = MappingProxyType({"address": 6, "hours": 14, "services": 12, "languages": 40})
LOGO_KINDS = (".png", ".jpg", ".jpeg", ".svg")
LONGEST_URL = 300

# Characters that move or hide others: UAX 9's controls, the byte order mark and the soft hyphen.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN_CATEGORIES = ("Cc", "Cs", "Co", "Zl", "Zp")
_PLACEHOLDER = re.compile(r"lorem ipsum|\byour clinic name\b|\byour name here\b|\binsert .{1,40} here\b|\bt\.?b\.?d\b", re.IGNORECASE)
_UNFILLED = re.compile(
    r"[\[<{(].*(name|number|address|clinic|phone|here).*[\]>})]|x{3,}|[_.…?-]+|(?-i:TODO)|tba|placeholder"
    r"|clinic name|name of (the )?clinic|your (clinic|name|logo)",
    re.IGNORECASE,
)


class Refused(ValueError):
    """A value that cannot stand: ``code`` of the problem, the fact, and what to do."""

    def __init__(self, code: str, fact: str, advice: str) -> None:
        super().__init__(f"{fact}; {advice}")
        self.code = code
        self.fact = fact
        self.advice = advice


def line(most: int) -> Check:
    """A check that gives back the trimmed text of one line of at most ``most`` characters."""

    def check(text: str) -> str:
        shown = text.strip()
        if not shown.isprintable():  # all that is hidden is also not printable
            _refuse_hidden(shown)
        if not shown[:1].isalnum() and not any(unicodedata.category(character)[0] in "LNPS" for character in shown):
            raise Refused("blank", "nothing that can be seen stands here", "write a text, or delete the line")
        if len(shown) > most:
            raise Refused("too-long", f"the text has {len(shown)} characters; at most {most} fit here", f"shorten it by {len(shown) - most}")
        found = _placeholder(shown)
        if found:
            raise Refused("placeholder", f"{found!r} only holds a place", "write what readers should see, or delete the line")
        return shown

    return check


@lru_cache(maxsize=4096)
def _placeholder(text: str) -> str | None:
    """The part of a text that only holds a place."""
    found = _PLACEHOLDER.search(text) or _UNFILLED.fullmatch(text)
    return found.group() if found else None


def phone(text: str) -> str:
    """A phone number in its writer's grouping, still in service as far as is known."""
    shown = line(40)(text)
    try:
        number = parse_phone(shown)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        raise Refused("placeholder" if is_placeholder(shown) else "phone", fact, advice) from None
    if new := successor(number):
        raise Refused("retired-number", f"{number!r} is no longer the number of the {new.holder}", f"write {new.number}, and call it to check")
    return number


def link(text: str) -> str:
    """A web address with its scheme; http passes here, the reader warns."""
    url = line(LONGEST_URL)(text)
    if not url.lower().startswith(("https://", "http://")):
        raise Refused("url", f"{url!r} does not start with https://", "write the whole address, as in https://example.org")
    _refuse_bad_host(url)
    return url


def web_site(text: str) -> str:
    """A web address as a person types it: with or without https://."""
    site = line(80)(text)
    scheme, mark, _ = site.partition("://")
    if mark and scheme.lower() not in ("http", "https"):
        raise Refused("url", f"{site!r} is not a web address", "write it as in www.example.org")
    _refuse_bad_host(site if mark else f"https://{site}")
    return site


def without_scheme(site: str) -> str:
    """The address as readers see it: no https://, no slash at the end."""
    return re.sub(r"^https?://", "", site, flags=re.IGNORECASE).rstrip("/")


def day(text: str) -> str:
    """A date as 2026-11-23."""
    shown = line(10)(text)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", shown):
        raise Refused("date", f"{shown!r} is not a date", "write year-month-day, as in 2026-11-23")
    try:
        date.fromisoformat(shown)
    except ValueError:
        raise Refused("date", f"there is no day {shown!r}", "write year-month-day, as in 2026-11-23") from None
    return shown


@lru_cache(maxsize=1024)
def language_tag(text: str) -> str:
    """A BCP 47 tag; Chinese says its script, since readers of one cannot be given the other."""
    shown = line(20)(text)
    try:
        language = parse_language(shown)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        raise Refused("language", fact, advice) from None
    if language.tag.split("-", maxsplit=1)[0] == "zh" and not language.tag.startswith(("zh-Hans", "zh-Hant")):
        raise Refused("language", f"{shown!r} does not say in which script", "write zh-Hans (simplified) or zh-Hant (traditional)")
    return language.tag


def logo_name(text: str) -> str:
    """A picture's path below the folder of clinic.yaml, by its form alone."""
    name = line(200)(text)
    leaves = posixpath.normpath(name).split("/", maxsplit=1)[0] in ("..", "~")
    if leaves or PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        raise Refused("path-leaves-folder", f"{name!r} is not inside the folder of clinic.yaml", "put the logo beside clinic.yaml and write its name")
    if "\\" in name:
        raise Refused("path", f"{name!r} holds a backslash", "write / between folders, on every system")
    if PurePosixPath(name).suffix.lower() not in LOGO_KINDS:
        raise Refused("file-kind", f"{name!r} is no picture that can be placed", f"use one of {', '.join(LOGO_KINDS)}")
    return name


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "name": line(60),
        "short_name": line(30),
        "logo": logo_name,
        "address": line(60),
        "phone": phone,
        "text_line": phone,
        "website": web_site,
        "qr.url": link,
        "languages": language_tag,
        "named_contact.name": line(60),
        "named_contact.phone": phone,
        "interpreter_line": phone,
        "emergency_number": phone,
        "policy_ref.title": line(80),
        "policy_ref.date": day,
        "policy_ref.url": link,
        "checked_on": day,
        "imprint.organisation": line(80),
        "imprint.version": line(30),
        "imprint.funder": line(80),
        "imprint.licence": line(80),
    }
)
WORDS: Mapping[str, Check] = MappingProxyType(
    {
        "logo_alt": line(140),
        "hours.note": line(60),
        "qr.label": line(60),
        "named_contact.role": line(60),
        "services": line(60),
        "feedback": line(200),
    }
)
KEYS: tuple[str, ...] = (
    *("hrposter", "name", "short_name", "logo", "logo_alt", "address", "phone", "text_line", "hours", "website", "qr", "languages"),
    *("named_contact", "services", "feedback", "interpreter_line", "emergency_number", "policy_ref", "checked_on", "imprint"),
)
_HIDDEN_ADVICE = "delete it, or type the text anew; directions are set for you"


def _refuse_hidden(text: str) -> None:
    if "\n" in text or "\r" in text:
        raise Refused("line-break", "a line break stands in a value of one line", "write it on one line")
    if text.isascii() and text.isprintable():
        return
    direction = _DIRECTION.search(text)
    if direction:
        name = unicodedata.name(direction.group()).lower()
        raise Refused("direction-control", f"the invisible character U+{ord(direction.group()):04X} ({name}) stands in the text", _HIDDEN_ADVICE)
    for character in text:
        if unicodedata.category(character) in _HIDDEN_CATEGORIES or character in "\ufeff\u00ad" or _is_noncharacter(character):
            raise Refused("control-character", f"the invisible character U+{ord(character):04X} stands in the text", _HIDDEN_ADVICE)


def _is_noncharacter(character: str) -> bool:
    """Unicode 23.7: U+FDD0 to U+FDEF, and the last two of each plane."""
    return "\ufdd0" <= character <= "\ufdef" or ord(character) & 0xFFFE == 0xFFFE


def _refuse_bad_host(url: str) -> None:
    if _PLAIN_ADDRESS.fullmatch(url):
        return
    if _BLANK.search(url):
        raise Refused("url", f"a space stands in {url!r}", "write the address without spaces, or %20 for each")
    try:
        parts = urlsplit(url)
        host, login, _ = parts.hostname or "", parts.username, parts.port
    except ValueError:
        host, login = "", None
    if login is not None:
        raise Refused("url", f"{url!r} holds a login before @", "delete what stands between // and @")
    if not _HOST.fullmatch(host):
        raise Refused("url", f"{url!r} names no web site", "write the whole address, as in https://example.org")
