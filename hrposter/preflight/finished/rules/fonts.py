"""Fonts: embedded, with a text for every code, with glyphs and widths that agree."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Facts, Font
from hrposter.preflight.finished.rule import ANY, ARCHIVE, PAPER, WEB, Rule, Verdict

EMBEDDED = Rule(
    "font-embedded",
    "ISO 15930-7; ISO 14289-1, 7.21.4.1; ISO 19005-2, 6.2.11.4.1",
    "all fonts are embedded",
    "embed it, or turn its letters into outlines",
    ANY,
)
UNICODE = Rule(
    "to-unicode", "ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7.2", "every letter has its text", "write a ToUnicode map that has every code in use", WEB
)
UNICODE_VALUES = Rule(
    "unicode-values", "ISO 14289-1, 7.21.7", "the texts of letters are texts", "take U+0000, U+FEFF and U+FFFE out of ToUnicode", WEB
)
NOTDEF = Rule(
    "notdef", "ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8; PRT-4", "no letter is missing from its font", "choose a font that has the letter", ANY
)
WIDTHS = Rule(
    "glyph-widths",
    "ISO 14289-1, 7.21.5; ISO 19005-2, 6.2.11.5",
    "letters are as wide as their fonts say",
    "write the widths of the font program",
    WEB + ARCHIVE,
)
GLYPH_MAP = Rule(
    "cid-to-gid", "ISO 14289-1, 7.21.3.2; ISO 19005-2, 6.2.11.3.2", "composite fonts say which glyph a code is", "write CIDToGIDMap", WEB + ARCHIVE
)
ENCODING = Rule(
    "font-encoding",
    "ISO 14289-1, 7.21.6; ISO 19005-2, 6.2.11.6",
    "simple TrueType fonts have a standard encoding",
    "use WinAnsiEncoding, or a composite font",
    WEB + ARCHIVE,
)
GLYPH_COLOURS = Rule("type3-colours", "ISO 32000-1, 9.6.5", "letters have one colour", "use fonts with outlines", PAPER)
RULES = (EMBEDDED, UNICODE, UNICODE_VALUES, NOTDEF, WIDTHS, GLYPH_MAP, ENCODING, GLYPH_COLOURS)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the fonts break."""
    for font in facts.fonts:
        called = f"the font {font.name!r}"
        if font.is_rendered and not font.is_embedded:
            yield EMBEDDED.broken(f"{called} is not embedded", font.page)
        if font.unmapped:
            yield UNICODE.broken(f"{font.unmapped} of {font.codes} codes of {called} have no text", font.page)
        if font.forbidden_texts:
            yield UNICODE_VALUES.broken(f"{font.forbidden_texts} codes of {called} have a text that is none", font.page)
        if font.blanks:
            yield NOTDEF.broken(f"{called} shows an empty box for a letter that it lacks", font.page)
        if not font.has_gid_map:
            yield GLYPH_MAP.broken(f"{called} has no CIDToGIDMap", font.page)
        yield from _simple(font, called)


def _simple(font: Font, called: str) -> Iterator[Verdict]:
    if font.wrong_widths:
        yield WIDTHS.broken(f"{font.wrong_widths} of {font.codes} letters of {called} have another width in the font program", font.page)
    elif font.wrong_widths is None and font.is_embedded and font.is_rendered:
        yield WIDTHS.undecided(f"the widths of {called} ({font.kind}) were not compared", "veraPDF", font.page)
    if font.kind == "TrueType" and font.is_symbolic is False and font.encoding not in ("WinAnsiEncoding", "MacRomanEncoding"):
        yield ENCODING.broken(f"{called} is not symbolic and has no standard encoding", font.page)
    if font.kind == "TrueType" and font.is_symbolic and font.encoding:
        yield ENCODING.broken(f"{called} is symbolic and has an encoding", font.page)
    if font.kind == "Type3" and font.is_rendered:
        yield GLYPH_COLOURS.undecided(f"{called} draws its letters itself, perhaps in colours of its own", "a person, or Ghostscript", font.page)
