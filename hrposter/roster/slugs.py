"""The name of each clinic's folder: short, for every system, and no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 40
_READ = 200
_LATIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng", "&": " and "})
# Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces").
_RESERVED = re.compile(r"con|prn|aux|nul|conin|conout|clock|(com|lpt)[0-9]")


@dataclass(frozen=True, slots=True)
class Told:
    """What tells a clinic from others of its name: where it is, and all that its row says as a digest."""

    name: str
    address: str
    digest: str


def slugs(rows: Sequence[Told]) -> tuple[str, ...]:
    """A name for each row, of a-z, 0-9 and hyphens; the same whatever order the rows have.

    A name that two rows share is followed in both by the address, then by the beginning of the digest, and last, for rows that say the same,
    by a number.
    """
    choices = [_choices(row) for row in rows]
    levels = [0] * len(rows)
    while True:
        names = [each[level] for each, level in zip(choices, levels, strict=True)]
        counts = Counter(names)
        clashing = [at for at, name in enumerate(names) if counts[name] > 1 and levels[at] < len(choices[at]) - 1]
        if not clashing:
            return _numbered(names)
        for at in clashing:
            levels[at] += 1


def _choices(row: Told) -> tuple[str, ...]:
    base = _slug(row.name) if row.name else "clinic"
    if not re.search("[a-z]", base):  # another script, whose digits alone say too little
        base = f"clinic-{hashlib.sha256(row.name.encode()).hexdigest()[:8]}"
    if _RESERVED.fullmatch(base):
        base = f"clinic-{base}"
    address = f"{base}-{place}" if (place := _slug(row.address)) else base
    return base, address, f"{base}-{row.digest[:12]}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:_READ].casefold().translate(_LATIN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def _numbered(names: Sequence[str]) -> tuple[str, ...]:
    """The names, those that are left alike with a number from 2."""
    taken, counted, found = set(names), Counter[str](), []
    for name in names:
        counted[name] += 1
        free = name
        while counted[name] > 1 and free in taken:
            free = f"{name}-{counted[name]}"
            counted[name] += free in taken
        taken.add(free)
        found.append(free)
    return tuple(found)
