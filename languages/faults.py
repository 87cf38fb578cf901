"""What must never be seen: a missing glyph, a line that ends or begins where it may not, a number that runs the wrong way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from icu4py.breakers import CharacterBreaker

from hrposter.atoms import ltr_atoms
from hrposter.display import Cluster, FaceRef
from hrposter.fonts.face import open_face
from hrposter.text.paragraph import Break, Paragraph
from hrposter.text.ucd import script
from languages.sheets import Sheet
from languages.widths import one_line, paragraph_of

MEASURES = tuple(range(4, 61))  # ems; what is wider than a measure overflows, and is another matter
# What stands at no line's start and at no line's end: JLREQ 3.1.7 and 3.1.8 (cl-01 to cl-12), as UAX 14 has it in LB13 and LB14.
_NEVER_FIRST = frozenset("、。，．・：；？！）〕］｝〉》」』】〙〗’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻,.:;?!)]}%‰℃、。ๆฯໆຯ។៕၊။")
_NEVER_LAST = frozenset("（〔［｛〈《「『【〘〖‘“([{$￥＄£")
_OVER = 0.05  # ems that a mark may reach over the edge of its letter at most
# The marks that open in one language and close in another say nothing by themselves.
_EITHER_WAY = frozenset("’”“‘")
_BETWEEN_IDEOGRAPHS = ("zh", "yue")  # where a line may end between any two, whatever words are listed


def faults(sheet: Sheet) -> Iterator[str]:
    """What is wrong with the running text at any of the measures, each once."""
    paragraph = paragraph_of(sheet)
    places = dict.fromkeys(line.end for measure in MEASURES for line in _lines(paragraph, measure))
    yield from dict.fromkeys(fault for place in places for fault in _cut(sheet, paragraph, place))
    yield from _lost(sheet)
    yield from _missing(sheet)
    if sheet.sample.parsed.is_rtl:
        yield from _turned(sheet)


def breaks_tried(sheet: Sheet) -> int:
    """How many lines were looked at."""
    paragraph = paragraph_of(sheet)
    return sum(len(_lines(paragraph, measure)) for measure in MEASURES)


def _lines(paragraph: Paragraph, measure: float) -> tuple[Break, ...]:
    return (*paragraph.break_lines(measure, no_widow=True), *paragraph.balance(measure))


def _cut(sheet: Sheet, paragraph: Paragraph, place: int) -> Iterator[str]:
    """What a line that ends at ``place`` does wrong."""
    text, sample = paragraph.text, sheet.sample
    if not 0 < place < len(text):
        return
    before, after = text[:place].rstrip()[-1], text[place]
    where = f"{text[max(0, place - 8) : place]}|{text[place : place + 8]}"
    if after in _NEVER_FIRST - _EITHER_WAY:
        yield f"{after!r} begins a line: {where}"
    if before in _NEVER_LAST - _EITHER_WAY:
        yield f"{before!r} ends a line: {where}"
    if place not in _ends(CharacterBreaker(text, sample.language)):
        yield f"a line ends within a character: {where}"
    if any(atom.start() < place < atom.end() for atom in ltr_atoms(text)):
        yield f"a line ends within a number or an address: {where}"
    listed = () if sample.language.startswith(_BETWEEN_IDEOGRAPHS) else sample.words
    for word in listed:
        if any(found.start() < place < found.end() for found in re.finditer(re.escape(word), text)) and not text[place - 1].isspace():
            yield f"a line ends within {word!r}: {where}"


def _ends(pieces: CharacterBreaker) -> set[int]:
    ends, end = set(), 0
    for piece in pieces:
        end += len(piece)
        ends.add(end)
    return ends


def _lost(sheet: Sheet) -> Iterator[str]:
    """The lines of the sheet, put together, must be the sample."""
    said = "".join(f"{sheet.sample.title}{sheet.sample.text}".split())
    shown = "".join("".join(line.text for line in sheet.lines).split())
    if said != shown:
        yield "the lines of the sheet are not the text of the sample"


def _missing(sheet: Sheet) -> Iterator[str]:
    """Glyph 0 is what a face draws for a character that it has not (OpenType 1.9, glyf)."""
    runs = [run for line in sheet.lines for run in line.runs]
    clusters = dict.fromkeys((run.face, cluster) for run in runs for cluster in run.clusters)
    if any(glyph.gid == 0 for _, cluster in clusters for glyph in cluster.glyphs):
        yield "a glyph is missing"
    yield from (f"a mark stands beside its letter in {cluster.text!r}" for ref, cluster in clusters if is_apart(ref, cluster))


def is_apart(ref: FaceRef, cluster: Cluster) -> bool:
    """Whether the ink of a mark begins where its European letter ends: the face does not know where it belongs (OpenType 1.9, GPOS 4)."""
    letter, *marks = cluster.text or " "
    if script(letter) not in ("Latn", "Cyrl", "Grek") or not any(unicodedata.combining(mark) for mark in marks):
        return False
    face, (first, *others) = open_face(ref), cluster.glyphs
    pen = first.advance
    for glyph in others:
        ink = face.ink(glyph.gid)
        if ink and pen + glyph.dx + ink[0] >= face.advance(first.gid) - _OVER:
            return True
        pen += glyph.advance
    return False


def _turned(sheet: Sheet) -> Iterator[str]:
    """Numbers and addresses run from left to right as they stand on the page."""
    lines = [(line.text, line.runs) for line in sheet.lines]
    for text, runs in [(paragraph_of(sheet).text, one_line(sheet)), *lines]:
        seen = "".join(cluster.text for run in runs for cluster in run.clusters)
        yield from (f"{atom[0]!r} does not run from left to right" for atom in ltr_atoms(text) if atom[0] not in seen)
