"""The name of each clinic's folder: short, for every system, and no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from hrposter.frozen import frozen

_LONGEST = 40
_READ = 200
_MOST_FOLLOWED = 2
_LATIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng", "&": " and "})
# Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces").
_RESERVED = re.compile(r"con|prn|aux|nul|conin|conout|clock|(com|lpt)[0-9]")


@frozen()
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
    bases = [_base(row) for row in rows]
    names, levels = list(bases), [0] * len(rows)
    while True:
        counts = Counter(names)
        clashing = [at for at, name in enumerate(names) if counts[name] > 1 and levels[at] < _MOST_FOLLOWED]
        if not clashing:
            return _numbered(names)
        for at in clashing:
            levels[at] += 1
            names[at] = _followed(bases[at], rows[at], levels[at])


def _base(row: Told) -> str:
    base = _slug(row.name) if row.name else "clinic"
    if not re.search("[a-z]", base):  # another script, whose digits alone say too little
        base = f"clinic-{hashlib.sha256(row.name.encode()).hexdigest()[:8]}"
    return f"clinic-{base}" if _RESERVED.fullmatch(base) else base


def _followed(base: str, row: Told, level: int) -> str:
    """A name that is followed by the address, or by the beginning of the digest."""
    follower = _slug(row.address) if level == 1 else row.digest[:12]
    return f"{base}-{follower}" if follower else base


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
