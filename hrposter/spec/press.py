"""A print shop's own profile: what it asks for, where that is not what the profile press gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from hrposter.profiles import MARKS, PROFILES, Mark, Press, Profile
from hrposter.source import Reader, View, one_of
from hrposter.spec.content import version_is_known
from hrposter.units import Absolute, mm, parse_length

KEYS = ("hrposter", "title", "bleed", "safe", "marks", "icc", "ink_limit")

_MOST_BLEED, _LEAST_SAFE, _MOST_SAFE = mm(25), mm(3), mm(50)
_LEAST_INK, _MOST_INK = 100, 400


def read_press(path: Path) -> Profile:
    """Read a profile; PosterError lists every problem found."""
    reader = Reader(path)
    fields = reader.root().fields(KEYS, required=("hrposter", "title"))
    version_is_known(fields)
    if "title" in fields:
        fields["title"].text()
    base = PROFILES["press"]
    assert base.press is not None
    press = Press(
        bleed=fields["bleed"].parsed(parse_bleed, None) if "bleed" in fields else base.press.bleed,
        marks=_marks(fields) if "marks" in fields else base.press.marks,
        icc=_file(fields["icc"], path.parent) if "icc" in fields else base.press.icc,
        ink_limit=fields["ink_limit"].parsed(parse_ink, base.press.ink_limit) if "ink_limit" in fields else base.press.ink_limit,
    )
    quiet = fields["safe"].parsed(parse_safe, base.quiet) if "safe" in fields else base.quiet
    reader.done()
    return replace(base, name=path.stem, quiet=quiet, press=press)


def parse_bleed(text: str) -> float:
    """Read how far colour goes on beyond the trim, in points; ValueError says what is allowed."""
    return _length(text, 0.0, _MOST_BLEED, "a bleed", "0mm to 25mm, as in 3mm or 0.125in")


def parse_safe(text: str) -> float:
    """Read how far words stay from the trim, in points; ValueError says what is allowed."""
    return _length(text, _LEAST_SAFE, _MOST_SAFE, "a safe distance", "3mm to 50mm, as in 5mm or 0.25in")


def parse_ink(text: str) -> float:
    """Read the most ink in one place, in percent; ValueError says what is allowed."""
    match = re.fullmatch(r"(\d{3})\s*%?", text.strip())
    if match is None or not _LEAST_INK <= int(match[1]) <= _MOST_INK:
        raise ValueError(f"{text!r} is not a limit of ink; write a sum in percent from {_LEAST_INK} to {_MOST_INK}, as in 280%")
    return float(match[1])


def _length(text: str, least: float, most: float, what: str, allowed: str) -> float:
    length = parse_length(text)
    if not isinstance(length, Absolute) or not least <= length.points <= most + 1e-6:
        raise ValueError(f"{text!r} is not {what} that can be used; write {allowed}")
    return length.points


def _marks(fields: Mapping[str, View]) -> frozenset[Mark]:
    return frozenset(cast(Mark, item.parsed(one_of(MARKS), MARKS[0])) for item in fields["marks"].items())


def _file(view: View, folder: Path) -> Path | None:
    """A file that is named from where the profile stands."""
    name = view.text()
    path = folder / name
    if name and not path.is_file():
        view.add("missing-icc", f"there is no file {name!r} beside this profile", "put the ICC profile of the print shop there, or mend its name")
    return path
