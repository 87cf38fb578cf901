"""Glyphs and widths of a line as wide as its text, beside HarfBuzz's own shaping and beside Typst."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from pathlib import Path
from types import MappingProxyType

import uharfbuzz as hb

from hrposter.display import GlyphRun, Ink
from hrposter.fonts.face import open_face
from hrposter.text import bidi
from hrposter.text.itemize import Item, itemize
from hrposter.text.manuscript import read_phrases
from hrposter.text.paragraph import Break, Paragraph, Phrase, shape_paragraph
from languages.sheets import Sheet

Drawn = tuple[int, float, float, float]  # glyph id, offsets and advance in ems
_INK = Ink("text", (0, 0, 0))
_NO_FEATURES: Mapping[str, bool] = MappingProxyType({})
# Where full-width marks lose their blanks and letters stand a little apart, and how far, in ems.
_SQUEEZED, _GAP, _SLACK = frozenset({"ja", "zh"}), 0.125, 1e-9


def paragraph_of(sheet: Sheet) -> Paragraph:
    """The running text of a sheet, shaped once more."""
    sample = sheet.sample
    return shape_paragraph((Phrase(sample.text, sheet.faces[1], _INK),), sample.language, sample.parsed.is_rtl)


def one_line(sheet: Sheet) -> tuple[GlyphRun, ...]:
    """The running text in one endless line."""
    paragraph = paragraph_of(sheet)
    return paragraph.set(Break(0, len(paragraph.text), paragraph.natural)).runs


def as_set(sheet: Sheet) -> list[Drawn]:
    """The glyphs of that line from left to right."""
    return [tuple(glyph) for run in one_line(sheet) for cluster in run.clusters for glyph in cluster.glyphs]


def is_as_harfbuzz(sheet: Sheet) -> bool:
    """Whether glyphs, offsets and advances are HarfBuzz's own.

    In Chinese and Japanese a mark may be as HarfBuzz sets it with ``halt``, and an eighth of an em may stand where Han or
    kana meets a letter: what stands between them is the typesetter's to decide, and HarfBuzz has no opinion on it.
    """
    ours, plain = as_set(sheet), as_harfbuzz_shapes(sheet)
    if sheet.sample.language.partition("-")[0] not in _SQUEEZED:
        return ours == plain
    halved = as_harfbuzz_shapes(sheet, {"halt": True})
    return len(ours) == len(plain) and all(is_respaced(*each) for each in zip(ours, plain, halved, strict=True))


def is_respaced(one: Drawn, plain: Drawn, halved: Drawn) -> bool:
    """Whether a glyph is one of the two, with an eighth of an em before it, after it, or none."""
    gid, dx, dy, advance = one
    allowed = ((x + before, room + before + after) for _, x, _, room in (plain, halved) for before, after in product((0.0, _GAP), repeat=2))
    return (gid, dy) == (plain[0], plain[2]) and any(abs(dx - x) + abs(advance - room) < _SLACK for x, room in allowed)


def as_harfbuzz_shapes(sheet: Sheet, features: Mapping[str, bool] = _NO_FEATURES) -> list[Drawn]:
    """The glyphs that HarfBuzz gives to each stretch of one face, script and direction, without any of our shaping."""
    sample = sheet.sample
    manuscript = read_phrases((sample.text,), is_rtl=sample.parsed.is_rtl)
    items = itemize(manuscript, (sheet.faces[1],), (_INK,))
    order = bidi.visual_order([item.level for item in items])
    return list(chain.from_iterable(_shaped(manuscript.text, items[place], sample.language, features) for place in order))


def _shaped(text: str, item: Item, lang: str, features: Mapping[str, bool]) -> Iterator[Drawn]:
    face = open_face(item.face)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(ch) for ch in text], item.start, item.end - item.start)
    buffer.direction, buffer.script, buffer.language = "rtl" if item.is_rtl else "ltr", item.script, lang
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer, dict(features))
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.codepoint, position.x_offset / face.upem, position.y_offset / face.upem, position.x_advance / face.upem


def typst_widths(sheets: Sequence[Sheet], fonts: Path) -> Mapping[str, float]:
    """The natural width of each running text in Typst, in points."""
    import typst

    from languages.peers import quoted, typst_text

    asked = "\n".join(
        f"#context [#metadata(({quoted(sheet.sample.language)}, measure(text({typst_text(sheet)}, {quoted(sheet.sample.text)})).width.pt()))<width>]"
        for sheet in sheets
    )
    said = typst.query(asked.encode(), "<width>", field="value", font_paths=[str(fonts)], ignore_system_fonts=True)
    return dict(json.loads(said) if isinstance(said, str) else said)
