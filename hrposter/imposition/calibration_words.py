"""Words of the sheet that measures a printer, in the reader's language: steps, names of measures, and lines to write on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from hrposter.display import Begin, End, Ink, Item
from hrposter.fragments import Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language
from hrposter.imposition.captions import BLACK
from hrposter.imposition.rulers import THIN, lines
from hrposter.layout.own_sheets import own_typesetter
from hrposter.layout.own_words import OwnWords, copy_of, own_words
from hrposter.layout.setting import Setting, Typesetter
from hrposter.papers import Paper
from hrposter.resolve import theme_named
from hrposter.resources import Library
from hrposter.spec.options import Align
from hrposter.spec.theme import Surface
from hrposter.spec.words import Message
from hrposter.units import mm

_THEME, _STYLES = "sunrise", {"detail": 11.0, "name": 11.0}
_WHITE = Ink("white", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
_SURFACE = Surface("paper", _WHITE, dict.fromkeys(("text", "heading", "accent", "quiet"), BLACK))
# What is measured, as it is typed, and the scales that it is read from.
_MEASURES = (("left", ""), ("right", ""), ("top", ""), ("bottom", ""), ("offset", "A / B"), ("duplex", "C / C"), ("scale", "D"))
# Between the name of a step and its words; between paragraphs, in sizes; between a name and its line; how much smaller what is typed is.
_BESIDE, _APART, _BEFORE_LINE, _SMALLER = mm(4), 0.45, mm(1.5), 0.82


@frozen()
class Desk:
    """What sets the words, black on white."""

    words: OwnWords
    setter: Typesetter
    paper: Paper

    @property
    def is_rtl(self) -> bool:
        """Whether the language reads from the right: then words stand there."""
        return self.words.language.is_rtl

    def said(self, key: str, after: str = "", between: str = " ") -> Setting:
        """The words of a key, and a name after them."""
        message = self.words.message(key)
        copy = (*copy_of(message), *((Fragment(between), Fragment(after, is_value=True)) if after else ()))
        return self.setter.set(copy, "name" if key == "printer_title" else "detail", _SURFACE, message.span)

    def entry(self, message: Message, *, is_name: bool = False) -> Setting:
        """One message of a step."""
        return self.setter.set(copy_of(message), "name" if is_name else "detail", _SURFACE, message.span)

    def english(self, words: str) -> Setting:
        """Words that are typed, or that are the same for everybody."""
        return self._plain(words, self.words.english.language)

    @property
    def draft(self) -> tuple[tuple[Setting, str | None], ...]:
        """That nobody has checked the words, where that is so; each with its language."""
        return tuple((self._plain(words, language), language.tag) for words, language in self.words.draft)

    def _plain(self, words: str, language: Language) -> Setting:
        return self.setter.set((Fragment(words),), "detail", _SURFACE, self.words.content.span, language=language)

    def tagged(self, lang: str | None) -> str | None:
        """The language to tell a screen reader, where it is not that of the sheet."""
        return None if lang == self.words.language.tag else lang

    def begins(self, setting: Setting) -> Align:
        """On which side words stand: all on that where the language begins."""
        return "start" if setting.paragraph.is_rtl == self.is_rtl else "end"

    @staticmethod
    def apart(setting: Setting, size: float) -> float:
        """What stands below a paragraph, in points."""
        return (setting.gap + _APART) * size


def desk(paper: Paper, library: Library, lang: str) -> Desk:
    """The desk for one paper and language."""
    words = own_words(library, "imposition", lang)
    setter = own_typesetter("calibration", words, theme_named(_THEME, Library()), _STYLES, paper, library, least=1.0)
    return Desk(words, setter, paper)


Step = tuple[Setting | None, Setting]


def steps_of(at: Desk) -> tuple[Step, ...]:
    """How the sheet is printed, then each step with its name."""
    entries = cast(Sequence[Mapping[str, Message]], at.words.content.words["printer_steps"])
    named = tuple((at.entry(entry["title"], is_name=True), at.entry(entry["text"])) for entry in entries)
    return (None, at.said("printer_print")), *named


@frozen()
class Column:
    """Steps one below the other at one size; their words stand in behind the longest of their names."""

    at: Desk
    box: Rect
    size: float

    def height(self, steps: tuple[Step, ...]) -> float:
        """How much the steps take."""
        return sum(self._height(step, steps) for step in steps)

    def paint(self, steps: tuple[Step, ...]) -> Iterator[Item]:
        """The steps from the top of the box."""
        top = self.box.y
        for step in steps:
            name, words = step
            inner = self._inner(step, steps)._replace(y=top)
            if name:
                yield from name.tagged("H2", Rect(self.box.x, top, self.box.width, 0), self.size)
            yield from words.tagged("P", inner, self.size)
            top += self._height(step, steps)

    def _height(self, step: Step, steps: tuple[Step, ...]) -> float:
        return step[1].height(self._inner(step, steps).width, self.size) + self.at.apart(step[1], self.size)

    def _inner(self, step: Step, steps: tuple[Step, ...]) -> Rect:
        name, _ = step
        if name is None:
            return self.box
        indent = max(name.paragraph.natural for name, _ in steps if name) * self.size + _BESIDE
        inner = Rect(self.box.x + indent, self.box.y, self.box.width - indent, 0)
        return inner.mirrored(self.box) if self.at.is_rtl else inner


def form_height(row: float) -> float:
    """How high two rows of lines to write on stand, with what is below them."""
    return 2 * row + mm(5)


def name_of(at: Desk, number: int, cell: Rect, size: float) -> Iterator[Item]:
    """The name of a measure and a line to write it on; below the name how it is typed, where that is another word."""
    key, scales = _MEASURES[number]
    name = at.said(f"printer_{key}", scales) if scales else at.said(f"printer_{key}")
    wide, foot = name.paragraph.natural * size, cell.bottom
    box = Rect(cell.x, foot - mm(0.8) - name.top * size, cell.width, 0)
    yield from name.tagged("P", box, size)
    if not at.words.is_english:
        typed = at.english(key)
        below = Rect(cell.x, foot + mm(0.4), cell.width, 0)
        yield from typed.tagged("P", below, size * _SMALLER, at.begins(typed), lang="en")
    line = Rect(cell.x + wide + _BEFORE_LINE, foot, cell.width - wide - _BEFORE_LINE, 0)
    line = line.mirrored(cell) if at.is_rtl else line
    yield Begin("Artifact")
    yield lines(((line.x, foot, line.right, foot),), THIN)
    yield End()
