"""A font in a file: its program, its descriptor and its maps (ISO 32000-2, 9.7 and 9.8), kept from file to file where nothing in them changes."""

from __future__ import annotations

import hashlib
import struct
from functools import lru_cache
from typing import NamedTuple

from hrposter.display import FaceRef
from hrposter.fonts.face import Face, open_face
from hrposter.fonts.subset import Subset, Wanted, subset
from hrposter.memo import Same
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.stock import Stock, per_mille
from hrposter.pdf.syntax import array, dictionary, name, number, packed, packed_stream, stream, utf16

_UNREAD = "\u2060"  # WORD JOINER: every code needs a text (ISO 14289-1, 7.21.7), this one says nothing
_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6  # ISO 32000-2, table 121
_COLLECTION = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"


class Written(NamedTuple):
    """The objects of a font, open for the references that each file has its own of: no name or number in them has a percent sign.

    ``descriptor`` refers to the program, ``descendant`` to the descriptor and, where there is one, to the map of glyphs (only
    where codes are no glyph ids), ``font`` to the descendant and to the texts of its codes.
    """

    program: bytes
    descriptor: bytes
    gid_map: bytes | None
    unicodes: bytes
    descendant: bytes
    font: bytes


def add_font(carrier: Carrier, face: Face, wanted: tuple[Wanted, ...], texts: tuple[str, ...], *, stock: Stock) -> bytes:
    """A reference to the font that shows a stock and after it ``wanted``, which read as ``texts``."""
    add = carrier.add
    program, descriptor, glyphs, unicodes, descendant, font = as_before(face, stock, Same(wanted), Same(texts))
    described = add(descriptor % add(program))
    maps = () if glyphs is None else (add(glyphs),)
    texted = add(unicodes)
    return add(font % (add(descendant % (described, *maps)), texted))


@lru_cache(maxsize=128)
def as_before(face: Face, stock: Stock, wanted: Same[tuple[Wanted, ...]], texts: Same[tuple[str, ...]]) -> Written:
    """As written, found without a look at each code: on another size the same ones are given out."""
    return written(face, stock, wanted.value, texts.value)


@lru_cache(maxsize=128)
def written(face: Face, stock: Stock, wanted: tuple[Wanted, ...], texts: tuple[str, ...]) -> Written:
    """The objects of a font, as long as it shows the same in file after file."""
    shown, read = (*stock.wanted, *wanted), (*stock.texts, *texts)
    part = subset(face.ref, shown)
    base = name(_tag(face.ref, shown) + "+" + face.postscript_name)
    return Written(
        _program(part),
        _descriptor(face, part, base),
        None if part.is_cff else gid_map(part.gids),
        to_unicode(part.gids if part.is_cff else range(len(read)), read),
        _descendant(face, part, base),
        _font(part, base),
    )


def _tag(ref: FaceRef, wanted: tuple[Wanted, ...]) -> str:
    """The six letters of a subset (9.9.2), from what it shows."""
    shown = ", ".join(map(_written_out, wanted))
    digest = hashlib.blake2b(f"{ref.index}{ref.axes}[{shown}]".encode(), digest_size=6).digest()
    return "".join([chr(ord("A") + byte % 26) for byte in digest])


@lru_cache(maxsize=4096)
def _written_out(code: Wanted) -> str:
    """What a code shows, as numbers."""
    return repr((tuple(map(tuple, code.parts)), code.advance))


def _font(part: Subset, base: bytes) -> bytes:
    """The Type 0 font (9.7.6)."""
    entries = {
        "Type": b"/Font",
        "Subtype": b"/Type0",
        "BaseFont": base + b"-Identity-H" if part.is_cff else base,
        "Encoding": b"/Identity-H",
        "DescendantFonts": b"[%s]",
        "ToUnicode": b"%s",
    }
    return dictionary(entries)


def _descendant(face: Face, part: Subset, base: bytes) -> bytes:
    """Its one CIDFont (9.7.4)."""
    entries = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType0" if part.is_cff else b"/CIDFontType2",
        "BaseFont": base,
        "CIDSystemInfo": _COLLECTION,
        "FontDescriptor": b"%s",
        "DW": _width(part.blank, face.upem).encode(),
        "W": _widths(face, part),
    }
    return dictionary(entries if part.is_cff else {**entries, "CIDToGIDMap": b"%s"})


def _descriptor(face: Face, part: Subset, base: bytes) -> bytes:
    """The font descriptor (9.8); lengths in 1/1000 em."""
    angle, weight = _posture(face.ref)
    entries = {
        "Type": b"/FontDescriptor",
        "FontName": base,
        "Flags": b"%d" % (_SYMBOLIC | (_ITALIC if angle else 0)),
        "FontBBox": array(b"%d" % round(side * 1000 / face.upem) for side in part.box),
        "ItalicAngle": number(angle).encode(),
        "Ascent": b"%d" % round(face.ascent * 1000),
        "Descent": b"%d" % -round(face.descent * 1000),
        "CapHeight": b"%d" % round(face.cap_height * 1000),
        # No table holds the stem; this is the estimate from the weight class that PDF writers share.
        "StemV": b"%d" % round(50 + (weight / 65) ** 2),
        "FontFile3" if part.is_cff else "FontFile2": b"%s",
    }
    return dictionary(entries)


def _program(part: Subset) -> bytes:
    """The font program (9.9) as a stream."""
    program = {"Filter": b"/FlateDecode", "Subtype": b"/CIDFontType0C"} if part.is_cff else {"Filter": b"/FlateDecode"}
    if not part.is_cff:
        program["Length1"] = b"%d" % len(part.program)
    return stream(program, packed(part.program))


@lru_cache(maxsize=128)
def _posture(ref: FaceRef) -> tuple[float, float]:
    """The italic angle in degrees (post) and the weight, from the axis or the weight class (OS/2)."""
    face = open_face(ref).hb_face
    post, os2 = face.reference_table("post").data or b"", face.reference_table("OS/2").data or b""
    angle = struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0
    weight = struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400
    return angle, dict(ref.axes).get("wght", float(weight))


def _widths(face: Face, part: Subset) -> bytes:
    """The W array (9.7.4.3); codes that are not glyph ids follow each other without a gap."""
    widths = [_width(advance, face.upem) for advance in part.advances]
    if part.is_cff:
        return f"[{' '.join([f'{gid}[{width}]' for gid, width in zip(part.gids, widths, strict=True)])}]".encode()
    return f"[0[{' '.join(widths)}]]".encode()


@lru_cache(maxsize=4096)
def _width(advance: int, upem: int) -> str:
    return number(per_mille(upem, advance))


@lru_cache(maxsize=128)
def gid_map(gids: tuple[int, ...]) -> bytes:
    """The CIDToGIDMap (9.7.4.3): the same for the same letters at another place on the axes."""
    return packed_stream({}, struct.pack(f">{len(gids)}H", *gids))


@lru_cache(maxsize=128)
def to_unicode(codes: tuple[int, ...] | range, texts: tuple[str, ...]) -> bytes:
    """The ToUnicode CMap (9.10.3), at most 100 codes a block: the same, as above."""
    pairs = [(code, text) for code, text in zip(codes, texts, strict=True) if code]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04X}> <{_in_utf16(text or _UNREAD)}>" for code, text in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return packed_stream({}, "\n".join(lines).encode())


@lru_cache(maxsize=4096)
def _in_utf16(text: str) -> str:
    """As utf16, for the few letters of a code."""
    return utf16(text)
