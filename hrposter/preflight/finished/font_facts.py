"""What can be told of a font that was used: embedded or not, a text for every code, widths that agree (ISO 32000-1, 9)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

from hrposter.preflight.finished.content.found import FontUse
from hrposter.preflight.finished.facts import Font
from hrposter.preflight.finished.font_program import advances
from hrposter.preflight.finished.streams import TooLong, Unread, decoded
from hrposter.preflight.finished.values import entry, integer, items, name, number

_MOST_BYTES = 40_000_000
_MOST_CODES = 65_536
_SYMBOLIC = 1 << 2
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_NEARLY = 1.0  # in 1/1000 em: ISO 14289-1, 7.21.5 lets widths differ by so much
# Encodings of simple fonts from which the text of every code is known (9.10.2).
_TELLING = ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding")


def font_facts(use: FontUse) -> Font:
    """The facts of one font."""
    font = use.font
    kind = name(entry(font, "/Subtype"))
    descendant = (*items(entry(font, "/DescendantFonts")), None)[0] if kind == "Type0" else font
    descriptor = entry(descendant, "/FontDescriptor")
    program = next((found for key in _PROGRAMS if (found := entry(descriptor, key)) is not None), None)
    flags = integer(entry(descriptor, "/Flags"))
    texts = _texts(entry(font, "/ToUnicode"))
    encoding = entry(font, "/Encoding")
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    return Font(
        name(entry(font, "/BaseFont")) or use.name,
        f"{kind} {name(entry(descendant, '/Subtype'))}" if kind == "Type0" else kind,
        kind == "Type3" or program is not None,
        use.is_rendered,
        use.page,
        len(use.codes),
        _unmapped(use.codes, texts, tells=texts is None and kind != "Type0" and (base in _TELLING or _names_glyphs(encoding))),
        sum(_is_forbidden(text) for code, text in (texts or {}).items() if code in use.codes),
        _blanks(use.codes, kind, descendant),
        _wrong_widths(use.codes, kind, descendant, entry(descriptor, "/FontFile2"), base),
        has_gid_map=name(entry(descendant, "/Subtype")) != "CIDFontType2" or program is None or entry(descendant, "/CIDToGIDMap") is not None,
        encoding=base or ("own" if encoding is not None else ""),
        is_symbolic=None if flags is None else bool(flags & _SYMBOLIC),
    )


def _names_glyphs(encoding: object) -> bool:
    return bool(items(entry(encoding, "/Differences")))


# ---------------------------------------------------------------- texts


def _texts(cmap: object) -> Mapping[int, str] | None:
    """The text of each code; None where there is no such map (9.10.3)."""
    if cmap is None or name(cmap):
        return None
    try:
        data = decoded(cmap, _MOST_BYTES)
    except (TooLong, Unread):
        return {}
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(rb"<([\s0-9A-Fa-f]+)>\s*<([\s0-9A-Fa-f]*)>", block):
            found[int(code.replace(b" ", b""), 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for low, high, text, several in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([\s0-9A-Fa-f]*)>|\[(.*?)\])", block, re.DOTALL):
            found.update(_range(int(low, 16), min(int(high, 16), int(low, 16) + _MOST_CODES), text, several))
    return found


def _range(low: int, high: int, text: bytes, several: bytes) -> Iterator[tuple[int, str]]:
    if several:
        for code, each in zip(range(low, high + 1), re.findall(rb"<([\s0-9A-Fa-f]*)>", several), strict=False):
            yield code, _utf16(each)
        return
    start = _utf16(text)
    for code in range(low, high + 1):
        last = ord(start[-1]) + code - low if start else 0
        yield code, start[:-1] + chr(last) if start and last < 0x110000 else start


def _utf16(digits: bytes) -> str:
    clean = b"".join(digits.split())
    try:
        return bytes.fromhex((clean + b"0" * (len(clean) % 2)).decode()).decode("utf-16-be", "replace")
    except ValueError:
        return ""


def _unmapped(codes: set[int], texts: Mapping[int, str] | None, *, tells: bool) -> int:
    """How many codes have no text; ``tells``: the encoding gives it."""
    if texts is None:
        return 0 if tells else len(codes)
    return sum(code not in texts for code in codes)  # a part of a letter may stand for nothing


def _is_forbidden(text: str) -> bool:
    """ISO 14289-1, 7.21.7: these say that a text is not known."""
    return any(letter in text for letter in "\0\ufeff\ufffe")


# ---------------------------------------------------------------- glyphs


def _blanks(codes: set[int], kind: str, descendant: object) -> int:
    """How many codes show glyph 0, .notdef, in a composite font with Identity."""
    if kind != "Type0":
        return 0
    gids = _gids(descendant)
    return sum((gids[code] if gids and code < len(gids) else 0 if gids else code) == 0 for code in codes)


def _gids(descendant: object) -> tuple[int, ...]:
    """The glyph of each CID; nothing where a CID is the glyph's own number (9.7.4.3)."""
    table = entry(descendant, "/CIDToGIDMap")
    if table is None or name(table):
        return ()
    try:
        data = decoded(table, 2 * _MOST_CODES)
    except (TooLong, Unread):
        return ()
    return struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])


def _wrong_widths(codes: set[int], kind: str, descendant: object, program: object, encoding: str) -> int | None:
    """How many codes of a composite font with TrueType outlines have another width in its program; None where that is not read."""
    if kind != "Type0" or program is None or encoding not in ("Identity-H", "Identity-V"):
        return None
    try:
        own = advances(decoded(program, _MOST_BYTES))
    except (TooLong, Unread, ValueError, struct.error):
        return None
    gids = _gids(descendant)
    usual = number(entry(descendant, "/DW"))
    said = _widths(descendant)
    wrong = 0
    for code in codes:
        gid = gids[code] if code < len(gids) else code if not gids else 0
        width = said.get(code, 1000.0 if usual is None else usual)
        wrong += gid < len(own) and abs(own[gid] - width) > _NEARLY
    return wrong


def _widths(descendant: object) -> Mapping[int, float]:
    """The W array: ``first [w w …]`` or ``first last w`` (9.7.4.3)."""
    found: dict[int, float] = {}
    parts = items(entry(descendant, "/W"))
    place = 0
    while place < len(parts) - 1:
        first = integer(parts[place])
        listed = items(parts[place + 1])
        if first is None:
            break
        if listed:
            found.update({first + index: number(each) or 0.0 for index, each in enumerate(listed)})
            place += 2
            continue
        last = integer(parts[place + 1])
        width = number(parts[place + 2]) if place + 2 < len(parts) else None
        if last is None or width is None:
            break
        found.update(dict.fromkeys(range(first, min(last, first + _MOST_CODES) + 1), width))
        place += 3
    return found
