"""A paragraph: shaped once in ems, then broken for any measure and set line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from hrposter.display import FaceRef, GlyphRun, Ink
from hrposter.fonts.face import Face, open_face
from hrposter.frozen import frozen
from hrposter.text import bidi
from hrposter.text.breaks import Breaks, Span, find_breaks, second_choices
from hrposter.text.itemize import itemize
from hrposter.text.lines import Pieces
from hrposter.text.manuscript import read_phrases
from hrposter.text.measure import VANISHING, measure
from hrposter.text.shape import ShapedRun, hyphen_of, reshape, shape


class Phrase(NamedTuple):
    """Words in one ink, and the faces to set them in, the first that has them winning.

    ``is_name``: a name, a number or an address, whose words stay whole. ``lang`` is the language where it is not the paragraph's.
    """

    text: str
    stack: tuple[FaceRef, ...]
    ink: Ink
    is_name: bool = False
    lang: str | None = None


class Break(NamedTuple):
    """One line of a paragraph: where it starts and ends in the text, and how wide it is in ems."""

    start: int
    end: int
    width: float


class SetLine(NamedTuple):
    """One line as glyphs, from left to right.

    ``width`` leaves out the space that the line's end swallowed; that space stands in the runs, at the line's end:
    ``lead`` says how many ems of it stand left of the ink, in a paragraph that runs right to left; in one that runs left
    to right, how much blank the bracket at its start has there. ``text`` is
    logical and keeps that space or line feed. All in ems. ``strut`` is the face of a line without glyphs.
    ``spoken`` are its stretches by language in logical order, where there are several. ``order`` holds the places of the
    runs as they are read; empty where that is from left to right.
    """

    runs: tuple[GlyphRun, ...]
    width: float
    text: str
    lead: float
    strut: FaceRef | None = None
    spoken: tuple[tuple[str | None, str], ...] = ()
    order: tuple[int, ...] = ()

    @property
    def ascent(self) -> float:
        """That of the tallest face in it."""
        return max((face.ascent for face in self._faces), default=0.0)

    @property
    def descent(self) -> float:
        """That of the face in it that reaches lowest."""
        return max((face.descent for face in self._faces), default=0.0)

    @property
    def _faces(self) -> list[Face]:
        refs = {run.face for run in self.runs} or ({self.strut} if self.strut else set())
        return [open_face(ref) for ref in refs]


@frozen(eq=False)
class Paragraph:
    """A paragraph, shaped. ``text`` is logical, without the characters that only steer; lengths are ems.

    ``longest`` is the width of the widest piece that no line may cut, its hyphen included, ``longest_piece`` its text;
    ``natural`` is the measure at which no line breaks except at a line feed.
    """

    text: str
    lang: str
    is_rtl: bool
    longest: float
    longest_piece: str
    natural: float
    _marked: str
    _names: tuple[Span, ...]
    _breaks: Breaks
    _runs: tuple[ShapedRun, ...]
    _pieces: Pieces
    _strut: FaceRef | None
    _languages: tuple[tuple[int, str | None], ...] = ()

    @property
    def has_names(self) -> bool:
        """Whether any of its words are a name, a number or an address."""
        return bool(self._names)

    def within(self, width: float) -> Paragraph:
        """The paragraph as it is set in a measure of ``width`` ems: pieces that are wider may be cut at breaks of second choice.

        These are inside phrases, names without spaces, and words of languages that Pyphen can hyphenate.
        """
        if self.longest <= width + 1e-6:
            return self
        return _divided(self, self._pieces.wider(width))

    def count(self, width: float) -> int:
        """The number of lines in a measure of ``width`` ems."""
        return self._pieces.count(width)

    def room(self, lines: int) -> float:
        """The least measure in ems with room for so many lines; infinite where line feeds end more."""
        return self._pieces.room(lines)

    def break_lines(self, width: float, *, no_widow: bool = False) -> tuple[Break, ...]:
        """The lines in a measure of ``width`` ems, each as full as it can be.

        With ``no_widow`` the last line is not one short word where the line before can spare another.
        """
        return _as_breaks(self, self._pieces.without_widow(width) if no_widow else self._pieces.greedy(width))

    def balance(self, width: float) -> tuple[Break, ...]:
        """As many lines as break_lines gives, but even, with no short word alone on the last if that can be."""
        return _as_breaks(self, self._pieces.balanced(width))

    def ends_lonely(self, width: float) -> bool:
        """Whether balancing in ``width`` ems still leaves a short word alone on the last line."""
        return self._pieces.ends_lonely(width)

    def set(self, line: Break) -> SetLine:
        """The glyphs of one line: the same object for the same line, which words mostly have on sheet after sheet."""
        return _set(self, line)

    def made(self, line: Break) -> SetLine:
        """The glyphs of one line, put together."""
        run = self._runs[0] if len(self._runs) == 1 and not self._languages else None
        if run and run.item.level == self.is_rtl and line.end not in self._breaks.hyphens and run.is_whole(line.start, line.end):
            return self._stretch(run, line)  # as most lines are
        return self._joined(line)

    def _joined(self, line: Break) -> SetLine:
        """A line of parts of several runs, or with a hyphen."""
        text = self.text[line.start : line.end]
        inked = line.start + len(text.rstrip(VANISHING))
        placed: list[tuple[int, GlyphRun]] = []
        width = trailing = loose = lead = 0.0
        base = int(self.is_rtl)
        for run, start, end, lang in self._parts(line.start, line.end):
            visible = min(max(inked, start), end)
            shown = run.until(visible)
            width += shown - run.until(start)
            trailing += run.until(end) - shown if visible < end else 0.0
            lead = run.heads.get(start, 0.0) if start == line.start else lead
            loose = run.spacing + run.tails.get(visible, 0.0) if visible > start else loose
            if run.item.level == base:
                parts = [(base, run.part(start, end))]
            else:
                parts = self._turned(run, start, visible, end)
            placed += [(level, replace(part, lang=lang)) for level, part in parts] if lang else parts
        if placed and line.end in self._breaks.hyphens and (hyphen := hyphen_of(placed[-1][1].face)):
            level, before = placed[-1]
            placed.append((level, GlyphRun(before.face, before.is_rtl, before.ink, (hyphen,))))
            width, loose = width + hyphen.advance, 0.0
        lead = trailing if self.is_rtl else lead
        # Marks without a letter are so narrow that what tightens them would leave less than nothing.
        width = max(0.0, width - loose - (0.0 if self.is_rtl else lead))
        spoken = tuple((lang, self.text[first:last]) for first, last, lang in self._stretches(line.start, line.end)) if self._languages else ()
        runs, order = _in_visual_order(placed)
        return SetLine(runs, width, text, lead, self._strut, spoken, order)

    def ink_reach(self) -> tuple[float, float]:
        """How far the ink of any letter reaches above its baseline and below it, in ems."""
        return _ink_reach(self)

    def _turned(self, run: ShapedRun, start: int, visible: int, end: int) -> list[tuple[int, GlyphRun]]:
        """A run that goes another way than the paragraph, with its level; the space at a line's end apart (UAX 9, L1)."""
        level, base = run.item.level, int(self.is_rtl)
        ink = [(level, run.part(start, visible))] if start < visible else []
        return ink + ([(base, run.part(visible, end))] if visible < end else [])

    def _stretch(self, run: ShapedRun, line: Break) -> SetLine:
        """A line that is a stretch of the only run: as ``_joined`` makes it, with fewer questions."""
        start, end, _ = line
        text = self.text[start:end]
        inked = start + len(text.rstrip(VANISHING))
        begun, shown, done = run.until(start), run.until(inked), run.until(end)
        loose = run.spacing + run.tails.get(inked, 0.0) if inked > start else 0.0
        lead = done - shown if self.is_rtl else run.heads.get(start, 0.0)
        width = shown - begun - loose - (0.0 if self.is_rtl else lead)
        return SetLine((run.part(start, end),), max(0.0, width), text, lead, self._strut)

    def _parts(self, start: int, end: int) -> Iterator[tuple[ShapedRun, int, int, str | None]]:
        """The runs between two places, each with the part of it that lies there, shaped anew where the cut changes glyphs, and its language."""
        for run in self._runs:
            if not run.clusters:
                continue
            for first, last, lang in self._stretches(max(run.item.start, start), min(run.item.end, end)):
                is_whole = run.can_cut(first) and run.can_cut(last)
                yield run if is_whole else reshape(self.text, run, first, last, self.lang), first, last, lang

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        """What lies between two places, a stretch a language: its start, its end, and its tag where it is not the paragraph's."""
        for until, lang in self._languages or ((len(self.text), None),):
            if start < min(until, end):
                yield start, min(until, end), lang
                start = until


@lru_cache(maxsize=512)
def shape_paragraph(phrases: tuple[Phrase, ...], lang: str, is_rtl: bool, tracking: float = 0.0) -> Paragraph:
    """The paragraph that ``phrases`` make in language ``lang``; a line feed in them ends a line.

    ``tracking`` ems (negative to tighten) stand after each cluster of a script that allows it. Raises MissingGlyphs, and
    ValueError for half a surrogate pair, which is no character (Unicode, D75).
    """
    manuscript = read_phrases(tuple(phrase.text for phrase in phrases), is_rtl=is_rtl)
    text = manuscript.text
    spans = zip(phrases, pairwise((0, *manuscript.ends)), strict=True)
    names = tuple(span for phrase, span in spans if phrase.is_name)
    breaks = find_breaks(manuscript.marked, lang, names)
    items = itemize(manuscript, [phrase.stack for phrase in phrases], [phrase.ink for phrase in phrases])
    cuts = frozenset(breaks.ends)
    runs = tuple(shape(text, item, lang, tracking, cuts) for item in items)
    pieces = measure(text, breaks, runs, lang)
    longest, longest_piece = _longest(text, breaks, pieces)
    return Paragraph(
        text=text,
        lang=lang,
        is_rtl=is_rtl,
        longest=longest,
        longest_piece=longest_piece,
        natural=pieces.natural(),
        _marked=manuscript.marked,
        _names=names,
        _breaks=breaks,
        _runs=runs,
        _pieces=pieces,
        _strut=next((phrase.stack[0] for phrase in phrases), None),
        _languages=_languages(phrases, manuscript.ends),
    )


@lru_cache(maxsize=1024)
def _set(paragraph: Paragraph, line: Break) -> SetLine:
    """A line that was set before."""
    return paragraph.made(line)


@lru_cache(maxsize=1024)
def _as_breaks(paragraph: Paragraph, ends: tuple[int, ...]) -> tuple[Break, ...]:
    """The lines that end after these pieces."""
    places, width = (0, *paragraph._breaks.ends), paragraph._pieces.width
    return tuple([Break(places[first], places[last], width(first, last)) for first, last in pairwise((0, *ends))])


@lru_cache(maxsize=512)
def _ink_reach(paragraph: Paragraph) -> tuple[float, float]:
    """As Paragraph.ink_reach, once for all sizes."""
    top = bottom = 0.0
    for run in paragraph._runs:
        face = open_face(run.item.face)
        for gid, rise in {(glyph.gid, glyph.dy) for cluster in run.clusters for glyph in cluster.glyphs}:
            ink = face.ink(gid)
            if ink:
                top, bottom = max(top, rise + ink[1]), max(bottom, -rise - ink[3])
    return top, bottom


@lru_cache(maxsize=128)
def _divided(paragraph: Paragraph, wide: frozenset[int]) -> Paragraph:
    """The paragraph with breaks of second choice in the pieces of these numbers; itself where they have none."""
    text, lang, first = paragraph.text, paragraph.lang, paragraph._breaks
    more = _second_choices(paragraph)
    edges = (0, *first.ends)
    inside = {end for end in more.ends if bisect_left(first.ends, end) in wide and end not in edges}
    if not inside:
        return paragraph
    breaks = Breaks(tuple(sorted(inside.union(first.ends))), first.hyphens | (more.hyphens & inside))
    runs = tuple(shape(text, run.item, lang, run.spacing, inside.union(first.ends)) for run in paragraph._runs)
    pieces = measure(text, breaks, runs, lang)
    longest, longest_piece = _longest(text, breaks, pieces)
    return replace(paragraph, longest=longest, longest_piece=longest_piece, _breaks=breaks, _runs=runs, _pieces=pieces)


@lru_cache(maxsize=64)
def _second_choices(paragraph: Paragraph) -> Breaks:
    return second_choices(paragraph._marked, paragraph.lang, paragraph._names)


def _longest(text: str, breaks: Breaks, pieces: Pieces) -> tuple[float, str]:
    """The width of the widest piece, in ems, and its text."""
    if not breaks.ends:
        return 0.0, ""
    number = pieces.longest()
    start, end = (0, *breaks.ends)[number : number + 2]
    return pieces.width(number, number + 1), text[start:end].rstrip(VANISHING)


def _languages(phrases: Sequence[Phrase], ends: Sequence[int]) -> tuple[tuple[int, str | None], ...]:
    """Where each stretch of one language ends; nothing where all is in one."""
    if not any(phrase.lang for phrase in phrases):
        return ()
    groups = groupby(zip(phrases, ends, strict=True), lambda pair: pair[0].lang)
    return tuple((list(group)[-1][1], lang) for lang, group in groups)


def _in_visual_order(placed: Sequence[tuple[int, GlyphRun]]) -> tuple[tuple[GlyphRun, ...], tuple[int, ...]]:
    """The runs from left to right by their levels (UAX 9, L2), and the places of those runs as they are read, if that is another order."""
    levels = [level for level, _ in placed]
    if len(levels) == 1 or not any(levels):
        return tuple([run for _, run in placed]), ()
    order = bidi.visual_order(levels)
    read = tuple(sorted(range(len(order)), key=order.__getitem__)) if len(order) > 1 else ()
    return tuple(placed[place][1] for place in order), read
