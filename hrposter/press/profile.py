"""The ICC profile of a press: read, checked, and known by the printing condition that it stands for.

Clauses are those of ICC.1:2010 (ISO 15076-1), which also reads version 2. Every fault is a ValueError("fact; advice").
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from hrposter.frozen import frozen
from hrposter.press.conversion import is_usable

# The largest that press makers hand out has some 3 MB.
LARGEST_FILE = 16_000_000
REGISTRY = "http://www.color.org"

_ADVICE = "ask the print shop for the CMYK output profile (.icc) of its press"
_AGAIN = "ask the print shop to send the profile again"
_HEADER = 128
_MOST_TAGS = 200
_LONGEST_NAME = 200
# 7.2.5, table 18.
_CLASSES = {
    b"mntr": "a screen",
    b"scnr": "a scanner or camera",
    b"spac": "a colour space",
    b"link": "one fixed conversion",
    b"abst": "an effect",
    b"nmcl": "named colours",
}
# What 8.5.2 asks for and is used here: a table from the colours of the connection space to inks, and one back.
_NEEDED = (b"desc", b"A2B0", b"B2A0")

Tags = Mapping[bytes, bytes]


@frozen()
class OutputProfile:
    """A CMYK output profile.

    ``condition`` is the name of its printing condition in ``registry``; where it is in none, ``registry`` is empty and
    ``condition`` is the ``description``, which is what the profile calls itself.
    """

    data: bytes
    description: str
    condition: str
    registry: str


def output_profile(path: Path) -> OutputProfile:
    """The profile in a file."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ValueError(f"the file has {size:,} bytes, and at most {LARGEST_FILE:,} are read; {_ADVICE}")
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"the file cannot be read: {(error.strerror or str(error)).lower()}; check its name and that you may open it") from None
    return parse_output_profile(data)


def parse_output_profile(data: bytes) -> OutputProfile:
    """The profile that bytes are; what follows its own length is left out."""
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp":
        raise ValueError(f"this is not an ICC profile, whatever its name says; {_ADVICE}")
    (size,) = struct.unpack_from(">I", data)
    if not _HEADER + 4 <= size <= len(data):
        raise ValueError(f"the profile is cut off: it should have {size:,} bytes and has {len(data):,}; {_AGAIN}")
    data = data[:size]
    _refuse_other_kinds(data)
    tags = _tags(data)
    if missing := [name.decode() for name in _NEEDED if name not in tags]:
        raise ValueError(f"the profile has no {' and no '.join(missing)}, so it cannot turn colours into inks; {_ADVICE}")
    description = _described(tags[b"desc"])
    if not description or not is_usable(data):
        raise ValueError(f"the profile is damaged: it cannot be used to convert colours; {_AGAIN}")
    registered = _registered(tags.get(b"targ", b""))
    return OutputProfile(data, description, registered or description, REGISTRY if registered else "")


def _refuse_other_kinds(data: bytes) -> None:
    """A press has the class of an output device, CMYK for its own colours and XYZ or Lab for the connection space (7.2.4 to 7.2.7)."""
    version, kind, space, connection = data[8], data[12:16], data[16:20], data[20:24]
    if kind != b"prtr":
        what = _CLASSES.get(kind, "an unknown kind")
        raise ValueError(f"this profile is for {what} ({_name(space)}), not for a press; {_ADVICE}")
    if space != b"CMYK":
        raise ValueError(f"this profile is for a printer that takes {_name(space)}, not CMYK; {_ADVICE}")
    if connection not in (b"XYZ ", b"Lab "):
        raise ValueError(f"this profile counts from {_name(connection)} and not from XYZ or Lab; {_ADVICE}")
    if version not in (2, 4):  # ISO 15930-7 takes no later ones
        raise ValueError(f"this profile has version {version} of ICC, and print files take 2 and 4; {_ADVICE}")


def _tags(data: bytes) -> Tags:
    """The tagged elements by their signatures (7.3)."""
    (count,) = struct.unpack_from(">I", data, _HEADER)
    first = _HEADER + 4 + 12 * count
    if not 0 < count <= _MOST_TAGS or first > len(data):
        raise ValueError(f"the profile is damaged: its list of contents cannot be read; {_AGAIN}")
    found = {}
    for signature, offset, size in struct.iter_unpack(">4sII", data[_HEADER + 4 : first]):
        if offset < first or offset + size > len(data):
            raise ValueError(f"the profile is damaged: its part {_name(signature)} is not inside the file; {_AGAIN}")
        found[signature] = data[offset : offset + size]
    return found


def _described(element: bytes) -> str:
    """The name in a textDescriptionType of version 2 (ICC.1:2001-04, 6.5.17) or a multiLocalizedUnicodeType, English first (10.13)."""
    try:
        if element[:4] == b"desc":
            (length,) = struct.unpack_from(">I", element, 8)
            return _tidy(element[12 : 12 + length].decode("ascii", "replace"))
        if element[:4] == b"mluc":
            (count,) = struct.unpack_from(">I", element, 8)
            records = [struct.unpack_from(">2s2sII", element, 16 + 12 * place) for place in range(min(count, _MOST_TAGS))]
            _, _, length, offset = min(records, key=lambda record: record[0] != b"en")
            return _tidy(element[offset : offset + length].decode("utf-16-be", "replace"))
    except (struct.error, ValueError):
        pass
    return ""


def _registered(element: bytes) -> str:
    """The name of the characterisation in the registry of the ICC, where the profile says that it is made from one (9.2.14)."""
    words = element[8:].decode("ascii", "replace") if element[:4] == b"text" else ""
    return _tidy(words.removeprefix("ICCHDAT ")) if words.startswith("ICCHDAT ") else ""


def _tidy(words: str) -> str:
    """The words up to the first NUL, in one line, of no more than a line's length."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words.partition("\0")[0])
    return " ".join(shown.split())[:_LONGEST_NAME]


def _name(signature: bytes) -> str:
    return _tidy(signature.decode("ascii", "replace")) or "nothing"
