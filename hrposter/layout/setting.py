"""Words in a style: how large they may be in a box, how high they stand, and their lines in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hrposter.diagnostics import Span
from hrposter.display import END, Begin, FaceRef, Ink, Item, Tag, Text
from hrposter.fonts.body import body_height
from hrposter.fonts.coverage import MissingGlyphs, is_for, stack_for
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import nearest_optical
from hrposter.fragments import Copy, Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language, parse_language
from hrposter.layout.tongues import read_out
from hrposter.memo import Same, one
from hrposter.poster import Poster, Style
from hrposter.spec.content import Content, flatten
from hrposter.spec.options import Align
from hrposter.spec.phrases import Phrases
from hrposter.spec.theme import Font, Surface, TypeStyle
from hrposter.text.bidi import needs_bidi
from hrposter.text.fit import largest_size
from hrposter.text.measure import VANISHING
from hrposter.text.paragraph import Break, Paragraph, Phrase, shape_paragraph
from hrposter.typography.marks import DOT

# Scripts with capitals are hung by them; others by the reach of their marks.
_BICAMERAL = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_DESCENDER = 0.22
# Languages that share characters, each with shapes of its own; all others stand in the face of the words around them.
_HAN = frozenset({"Hans", "Hant", "Jpan", "Kore"})
# In ems: faces of other scripts reserve more for stacked marks than words of posters fill.
_REACH = (0.96, 0.4)
_ISOLATE, _POP, _JOINER = "\u2068", "\u2069", "\u2060"
# The hyphen of a double name; one at a line's end would be lost in copying. An address of the web never breaks anyway.
_DOUBLE_NAME = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_][^\s./@]*(?![./@\w-]))")

# How small words become before one is cut, as a share of the size that the theme wants: running text with a hyphen;
# a headline inside a phrase, in languages where that is no fault (with a hyphen only under its floor).
_WHOLE, _WHOLE_PHRASE = 0.9, 0.75
_PHRASED = frozenset({"ja", "ko", "yue", "zh"})

# How much larger than English a script is set at most to look as large: where letters are low, signs above and below fill the line.
_LARGER = 1.06
_DOT = DOT.rstrip(" ")

SMALLEST = 1.0
_ALL = slice(None)


@frozen(often=True)
class Setting:
    """One paragraph in one style; widths and sizes in points, ``leading``, ``top`` and ``bottom`` in ems.

    ``top`` reaches from the top of the block to the first baseline, ``bottom`` from the last one to its foot.
    """

    paragraph: Paragraph
    style: Style
    leading: float
    top: float
    bottom: float
    lines: int | None
    is_balanced: bool
    source: Span

    def most(self, width: float, inset: float = 0.0) -> float:
        """The largest size, up to the style's own, at which the words keep to the width less ``inset`` ems, and to the lines; 0 if none.

        Running text gives up a little of its size, and a headline all down to its floor, before a word is cut.
        """
        wanted, floor = self.style.size, self.style.floor
        whole = max(floor, wanted * self._kept_whole)
        size = largest_size(self.paragraph, width, self.lines, wanted, SMALLEST, balance=self.is_balanced, inset=inset, whole=whole, floor=floor)
        return size or 0.0

    def on(self, poster: Poster) -> Setting:
        """The same words as large as they may be on a page of another size."""
        style = poster.styles[self.style.type.name]
        return Setting(self.paragraph, style, self.leading, self.top, self.bottom, self.lines, self.is_balanced, self.source)

    def in_one_line(self) -> Setting:
        """The same words where they may take no second line."""
        return Setting(self.paragraph, self.style, self.leading, self.top, self.bottom, 1, self.is_balanced, self.source)

    @property
    def _kept_whole(self) -> float:
        """The share of its size down to which no word of a style is cut."""
        if not self.style.type.is_headline:
            return _WHOLE
        return _WHOLE_PHRASE if self.paragraph.lang.partition("-")[0] in _PHRASED else 0.0

    @property
    def gap(self) -> float:
        """What keeps this and what stands below it as far apart as two lines of its own, in ems."""
        return max(0.0, self.leading - self.top - self.bottom)

    def is_one_line(self, width: float) -> bool:
        """Whether the words keep to one line as large as the theme wants them, and so at any smaller size."""
        return self.paragraph.natural * self.style.size <= width and self.count(width, self.style.size) == 1

    def within(self, width: float, size: float) -> Paragraph:
        """The words as they are cut at that width and size."""
        return self.paragraph.within(width / size)

    def count(self, width: float, size: float) -> int:
        """The number of lines at that width and size."""
        return self.within(width, size).count(width / size)

    def breaks(self, width: float, size: float) -> tuple[Break, ...]:
        """The lines at that width and size."""
        return self._cut(self.within(width, size), width / size)

    def _cut(self, paragraph: Paragraph, measure: float) -> tuple[Break, ...]:
        """The lines of the words, as they are cut there, in so many ems."""
        return paragraph.balance(measure) if self.is_balanced else paragraph.break_lines(measure, no_widow=True)

    def height(self, width: float, size: float) -> float:
        """How high the lines stand."""
        return (self.top + (self.count(width, size) - 1) * self.leading + self.bottom) * size

    def paint(self, box: Rect, size: float, align: Align = "start", part: slice = _ALL) -> list[Text]:
        """The lines in ``box``, from its top, or a part of them."""
        left, top, room, _ = box
        measure, ascent, descent, step = room / size, self.top * size, self.bottom * size, self.leading * size
        paragraph, source = self.paragraph.within(measure), self.source
        text, has_names = paragraph.text, paragraph.has_names
        share = _share_before(align, is_rtl=paragraph.is_rtl)
        cut = self._cut(paragraph, measure)[part]
        if _DOT in text:
            cut = tuple([_undotted(line, text) for line in cut])
        baseline, lines = top + ascent, list[Text]()
        for line in cut:
            runs, ems, words, lead, _, spoken, order = paragraph.set(line)
            width, hang = ems * size, lead * size
            x = left + (room - width) * share - hang
            # By their places, which takes half as long: a hundred are made for a page.
            lines.append(Text(x, baseline, size, width, ascent, descent, runs, words, source, hang, spoken, order, False, has_names))
            baseline += step
        return lines

    def tagged(self, tag: Tag, box: Rect, size: float, align: Align = "start", lang: str | None = None) -> Sequence[Item]:
        """The lines as one element; right-to-left words carry their logical text for screen readers."""
        return (_begin(tag, lang), *self.spanned(box, size, align), END)

    def spanned(self, box: Rect, size: float, align: Align = "start", part: slice = _ALL) -> Sequence[Item]:
        """The lines, or a part of them, inside an element that is open already."""
        is_rtl, lines = self.paragraph.is_rtl, self.paint(box, size, align, part)
        if [line for line in lines if line.spoken]:
            return [item for line in lines for item in read_out(line, is_rtl=is_rtl)]
        if not is_rtl and not [run for line in lines for run in line.runs if run.is_rtl]:
            return lines
        return (Begin("Span", actual="".join([line.text for line in lines])), *lines, END)


@lru_cache(maxsize=256)
def _begin(tag: Tag, lang: str | None) -> Begin:
    """What opens an element: the same for all that have its tag and language."""
    return Begin(tag, lang=lang)


def _undotted(line: Break, text: str) -> Break:
    """The line without the dot that parts its last detail from the one on the next line: the line's end parts them already."""
    shown = text[line.start : line.end].rstrip(VANISHING)
    is_parted = shown.endswith(_DOT) and line.end < len(text)
    return line._replace(end=line.start + len(shown) - 1) if is_parted else line


def _share_before(align: Align, *, is_rtl: bool) -> float:
    """The share of a line's free width that stands left of it."""
    if align == "center":
        return 0.5
    return 1.0 if (align == "start") == is_rtl else 0.0


@frozen()
class Typesetter:
    """Turns the copy of one poster into settings; one face is chosen for all its words, and so are those of each style (``stacks``).

    ``words`` are all of its files in one, ``texts`` each as it stands there.
    """

    poster: Poster
    words: str
    characters: frozenset[str]
    texts: frozenset[str]
    folders: tuple[Path, ...]
    stacks: dict[tuple[str, bool], Same[tuple[FaceRef, ...]]] = field(default_factory=dict, compare=False)

    @staticmethod
    def of(poster: Poster) -> Typesetter:
        """The typesetter of a poster, which knows every character that it holds."""
        known = _words(Same(poster.content), Same(poster.phrases), needs_english=poster.needs_english, is_unsigned=poster.is_unsigned)
        return Typesetter(poster, *known, poster.job.library.fonts(poster.folder))

    def set(
        self,
        copy: Copy,
        style: str,
        surface: Surface,
        source: Span,
        *,
        lines: int | None = None,
        is_balanced: bool = False,
        language: Language | None = None,
    ) -> Setting:
        """The copy in a style of the theme, in the ink that reads on ``surface``."""
        chosen = self.poster.styles[style]
        spoken = language or self.poster.language
        stacks = tuple([self._stack(part, chosen, spoken, source) for part in copy])
        words = _wording(copy, stacks, Same(chosen.type), Same(surface), spoken)
        return Setting(words.paragraph, chosen, words.leading, words.top, words.bottom, lines, is_balanced, source)

    def equal(self, words: str, style: str, language: Language, source: Span) -> float:
        """By how much words in another script have to be larger, or smaller, to look as large as English in the same style."""
        chosen, english = self.poster.styles[style], self.poster.english.language
        own = body_height(self._stack(Fragment(words), chosen, language, source).value[0], language.script, words)
        return min(_LARGER, body_height(self._stack(Fragment("x"), chosen, english, source).value[0], english.script) / own)

    def titled(self, key: str | None, style: str, surface: Surface) -> Setting | None:
        """The message of that key in even lines; None without a key, or where the clinic lacks a detail that it names."""
        message = self.poster.message(key) if key else None
        copy = self.poster.copy(message) if message else None
        return self.set(copy, style, surface, message.span, is_balanced=True) if message and copy else None

    def text(self, words: str, style: str, surface: Surface, source: Span, *, is_value: bool = False) -> Setting:
        """Plain words in a style of the theme."""
        return self.set((Fragment(words, is_value=is_value),), style, surface, source)

    def faces(self, style: str) -> Same[tuple[FaceRef, ...]]:
        """The faces that set the words of the piece in a style of the theme, as they are drawn for its size on this page."""
        return self._stack(Fragment(""), self.poster.styles[style], self.poster.language, self.poster.content.span)

    def _stack(self, part: Fragment, style: Style, language: Language, source: Span) -> Same[tuple[FaceRef, ...]]:
        """The faces for a part; MissingGlyphs with the place of the first words that lack one, or of these."""
        try:
            return self._faces(part, style, language)
        except MissingGlyphs as error:
            missing = frozenset(error.characters)
            messages = (message for key, words in self.poster.content.words.items() for message in flatten(key, words).values())
            place = source if missing.intersection(part.text) else next((each.span for each in messages if missing.intersection(each.text)), source)
            raise MissingGlyphs(error.characters, place) from None

    def _faces(self, part: Fragment, style: Style, language: Language) -> Same[tuple[FaceRef, ...]]:
        font: Font = style.type.strong if part.is_strong else style.type.font
        text = part.text
        by = (style.type.name, part.is_strong)
        if part.lang is None and by in self.stacks and language is self.poster.language and (text in self.texts or self.characters.issuperset(text)):
            return self.stacks[by]
        optical = nearest_optical(style.size)
        if part.lang and parse_language(part.lang).script in _HAN:
            return _stack_of(text, part.lang, font, optical, self.folders)
        if language.tag == self.poster.language.tag:
            known = self.stacks[by] = _stack_of(self.words, language.tag, font, optical, self.folders)
            more = frozenset(text).difference(self.characters)
            if not more or is_for(known.value, more):
                return known
            text = self.words + text
        return _stack_of(text, language.tag, font, optical, self.folders)


class _Wording(NamedTuple):
    """What no size changes in a setting, as long as its faces are the same; lengths in ems."""

    paragraph: Paragraph
    leading: float
    top: float
    bottom: float


@lru_cache(maxsize=512)
def _wording(copy: Copy, stacks: tuple[Same[tuple[FaceRef, ...]], ...], style: Same[TypeStyle], surface: Same[Surface], spoken: Language) -> _Wording:
    """The copy in a style, each part of it in the faces of its stack and in the ink that reads on the surface."""
    kind, ground, is_rtl = style.value, surface.value, spoken.is_rtl
    phrases = tuple(
        [
            Phrase(_steered(part, is_rtl=is_rtl), stack.value, _ink(part, kind, ground), part.is_value, part.lang)
            for part, stack in zip(copy, stacks, strict=True)
        ]
    )
    paragraph = shape_paragraph(phrases, spoken.tag, is_rtl, kind.tracking)
    top, bottom = _reach(phrases, spoken)
    leading = spoken.leading(kind.leading, is_headline=kind.is_headline)
    if kind.is_headline:
        # Headlines are so tight that capitals with accents could touch what hangs down from the line above.
        leading = max(leading, sum(paragraph.ink_reach()))
    return _Wording(paragraph, leading, top, bottom)


def _reach(phrases: tuple[Phrase, ...], language: Language) -> tuple[float, float]:
    """Ems from the top of the block to the first baseline, and from the last one to its foot."""
    if language.reach:
        return language.reach
    face = open_face(phrases[0].stack[0])
    if language.script in _BICAMERAL:
        return face.cap_height, _DESCENDER
    return min(face.ascent, _REACH[0]), min(face.descent, _REACH[1])


@lru_cache(maxsize=64)
def _words(content: Same[Content], phrases: Same[Phrases], *, needs_english: bool, is_unsigned: bool) -> tuple[str, frozenset[str], frozenset[str]]:
    """Every word of a piece that stands in its files, and that of the band of a draft; every character in them; and the texts as they stand there."""
    messages = [message for key, words in content.value.words.items() for message in flatten(key, words).values()]
    parts = [part.text for message in messages for part in message.parts if not part.is_placeholder]
    texts = phrases.value.texts
    more = (("draft_brief", True), ("english_follows", needs_english), ("unsigned", is_unsigned), ("draft_unsigned", is_unsigned))
    text = "".join([*parts, texts["draft"], *[texts.get(key, "") for key, is_said in more if is_said]])
    return text, frozenset(text), frozenset(parts)


@lru_cache(maxsize=512)
def _stack_of(text: str, lang: str, font: Font, optical: float, folders: tuple[Path, ...]) -> Same[tuple[FaceRef, ...]]:
    """The faces that set ``text`` in a font of the theme, as they are drawn for that size."""
    stack = stack_for(text, lang, font.families, font.weight, font.elsewhere, axes=dict(font.axes), optical_size=optical, folders=folders)
    return one(stack)  # many a face is drawn alike for all sizes


def _ink(part: Fragment, style: TypeStyle, surface: Surface) -> Ink:
    """The ink of the style; a headline has no bolder weight, so its strong words take the accent."""
    return surface.inks["accent" if part.is_strong and style.is_headline else style.ink]


def _steered(part: Fragment, *, is_rtl: bool) -> str:
    """A clinic's own detail keeps its own direction among the words around it (UAX 9, 2.7), and its double names whole."""
    if not part.is_value:
        return part.text
    text = _DOUBLE_NAME.sub(f"-{_JOINER}", part.text)
    return f"{_ISOLATE}{text}{_POP}" if is_rtl or needs_bidi(text) else text
