"""Writes hrposter/text/unicode_data.py from the Unicode Character Database, which Debian installs as unicode-data.

Run ``python tools/make_unicode_tables.py`` after ``apt install unicode-data``; another folder of UCD files may be named.
One table of one Unicode version keeps the bytes of a poster equal between Pythons, whose unicodedata modules differ.
"""

from __future__ import annotations

import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path

DATA = Path("/usr/share/unicode")
MODULE = Path(__file__).resolve().parent.parent / "hrposter" / "text" / "unicode_data.py"

_VERSION = re.compile(r"-(\d+\.\d+\.\d+)\.txt")
_MISSING = "# @missing:"
_LAST = 0x10FFFF
_WIDTH = 150


def version(folder: Path) -> str:
    """The Unicode version of the files in ``folder`` ("15.0.0"); ValueError when they are of several versions."""
    names = ("extracted/DerivedBidiClass.txt", "BidiBrackets.txt", "Scripts.txt", "PropertyValueAliases.txt")
    firsts = [(folder / name).read_text(encoding="utf-8").partition("\n")[0] for name in names]
    found = sorted({match[1] for line in firsts if (match := _VERSION.search(line))})
    if len(found) != 1:
        raise ValueError(f"{folder} holds files of Unicode {' and '.join(found) or 'no version'}; take all of them from one release")
    return found[0]


def _fields(line: str) -> list[str]:
    """The fields of a line: between semicolons, without blanks and comment (UAX 44, 4.2)."""
    body = line.partition("#")[0].strip()
    return [field.strip() for field in body.split(";")] if body else []


def _span(field: str) -> tuple[int, int]:
    """First and last code point of ``0041`` or ``0041..005A``."""
    first, _, last = field.partition("..")
    return int(first, 16), int(last or first, 16)


def _aliases(folder: Path, prefix: str) -> dict[str, str]:
    """Long name to short name of each value of a property (PropertyValueAliases.txt)."""
    lines = (folder / "PropertyValueAliases.txt").read_text(encoding="utf-8").splitlines()
    rows = [fields for line in lines if (fields := _fields(line)) and fields[0] == prefix]
    return {row[2]: row[1] for row in rows}


def _values(path: Path, short: dict[str, str]) -> list[str]:
    """The short value of every code point; the @missing lines come first, so that listed values win (UAX 44, 4.2.10)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    missing = [line.removeprefix(_MISSING) for line in lines if line.startswith(_MISSING)]
    values = [""] * (_LAST + 1)
    for fields in filter(None, map(_fields, missing + lines)):
        first, last = _span(fields[0])
        values[first : last + 1] = [short.get(fields[1], fields[1])] * (last - first + 1)
    return values


def _ranges(values: list[str]) -> Iterator[tuple[int, int, str]]:
    """The longest runs of code points with one value: first, last, value."""
    first = 0
    for point in range(1, len(values) + 1):
        if point == len(values) or values[point] != values[first]:
            yield first, point - 1, values[first]
            first = point


def _by_value(values: list[str], default: str) -> dict[str, str]:
    """The ranges of each value as text ("41-5A AA B5"), values sorted, the default left out."""
    spans: dict[str, list[str]] = {}
    for first, last, value in _ranges(values):
        spans.setdefault(value, []).append(f"{first:X}" if first == last else f"{first:X}-{last:X}")
    return {value: " ".join(spans[value]) for value in sorted(spans) if value != default}


def _brackets(folder: Path) -> tuple[str, str]:
    """Pairs of brackets ("28-29 5B-5D"), and those that stand canonically for another ("2329-3008"; UAX 9, BD16)."""
    lines = (folder / "BidiBrackets.txt").read_text(encoding="utf-8").splitlines()
    rows = sorted((int(row[0], 16), int(row[1], 16), row[2]) for row in filter(None, map(_fields, lines)))
    pairs = " ".join(f"{point:X}-{other:X}" for point, other, kind in rows if kind == "o")
    # Canonical mappings never change once a character is encoded, so any Python's unicodedata gives the same answer.
    plain = [(point, ord(unicodedata.normalize("NFC", chr(point)))) for point, _, _ in rows]
    return pairs, " ".join(f"{point:X}-{other:X}" for point, other in plain if point != other)


def _quoted(before: str, text: str, after: str = "") -> str:
    """``before`` and the string literal, in brackets and over several lines where it would pass column 150 (as ruff lays it out)."""
    line = f'{before}"{text}"{after}'
    if len(line) <= _WIDTH:
        return line
    pad = " " * (len(before) - len(before.lstrip()))
    room = _WIDTH - len(pad) - len('    ""')
    parts = [text] if len(text) <= room else textwrap.wrap(text, room - 1, break_on_hyphens=False)
    lines = [f'{pad}    "{part}{"" if part is parts[-1] else " "}"' for part in parts]
    return f"{before}(\n" + "\n".join(lines) + f"\n{pad}){after}"


def _table(name: str, why: str, entries: dict[str, str]) -> str:
    """One dictionary of the module, with the comment above it."""
    rows = [_quoted(f'    "{key}": ', text, ",") for key, text in sorted(entries.items())]
    return f"# {why}\n{name}: Final[Mapping[str, str]] = {{\n" + "\n".join(rows) + "\n}\n"


def tables(folder: Path) -> str:
    """The whole text of unicode_data.py for the UCD files in ``folder``; the same files give the same text."""
    scripts = _aliases(folder, "sc")
    pairs, canonical = _brackets(folder)
    bidi = _by_value(_values(folder / "extracted" / "DerivedBidiClass.txt", _aliases(folder, "bc")), "L")
    spans = _by_value(_values(folder / "Scripts.txt", scripts), "Zzzz")
    names = {code: name.replace("_", " ") for name, code in scripts.items()}
    return "\n".join(
        (
            '"""Bidi classes, brackets and scripts of every character; written by tools/make_unicode_tables.py, not by hand."""\n',
            "from collections.abc import Mapping\nfrom typing import Final\n",
            f'UNICODE_VERSION: Final = "{version(folder)}"\n',
            _table("BIDI_RANGES", "Code points of each Bidi_Class, in hexadecimal; every other one is L.", bidi),
            f"# Opening and closing paired brackets (UAX 9, BD14 and BD15).\n{_quoted('BRACKET_PAIRS: Final = ', pairs)}\n",
            f"# Brackets that are canonically equivalent to another one (UAX 9, BD16).\n{_quoted('CANONICAL_BRACKETS: Final = ', canonical)}\n",
            _table("SCRIPT_RANGES", "Code points of each Script (UAX 24), in hexadecimal; every other one is Zzzz.", spans),
            _table("SCRIPT_NAMES", "English names of the ISO 15924 codes.", names),
        )
    )


def main(arguments: list[str]) -> int:
    """Write the module; give back the exit code."""
    folder = Path(arguments[0]) if arguments else DATA
    if not (folder / "Scripts.txt").is_file():
        print(f"{folder} holds no Unicode data; apt install unicode-data", file=sys.stderr)
        return 3
    MODULE.write_text(tables(folder), encoding="utf-8", newline="\n")
    print(f"{MODULE}: Unicode {version(folder)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
