"""The first sheet of a poster in tiles: a plan with the name of every sheet, what to do, and two bars to measure."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Fill, Form, Item, Page
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language
from hrposter.imposition.tiles.cutting import Cutting
from hrposter.imposition.tiles.grid import Join
from hrposter.imposition.tiles.lettering import BLACK, WHITE, Letterer, line, natural
from hrposter.imposition.tiles.plan import bars, bars_height, plan
from hrposter.layout.setting import Setting
from hrposter.spec.options import Align
from hrposter.units import mm

# What the sheet says, in this order, by the way in which sheets are joined.
_STEPS: dict[Join, tuple[str, ...]] = {
    "cut": ("tiles_print", "tiles_measure", "tiles_cut", "tiles_rows", "tiles_tape"),
    "glue": ("tiles_print", "tiles_measure", "tiles_cut", "tiles_rows", "tiles_glue"),
}
# Sizes in points on a sheet like Letter: the title, what stands below it, steps, and their English where that is another language.
_TITLE, _FACT, _STEP, _ALSO = 25.0, 9.5, 11.5, 9.0
_USUAL_EDGE = 612.0
_SMALLER, _SMALLEST = 0.94, 0.3
# The least that the plan takes of the height between the edges.
_LEAST_PLAN = 0.38
_INSET, _BELOW = mm(6), mm(5)
# In sizes of a step: between two steps, before the English, and the column of numbers.
_BETWEEN, _CLOSE, _COLUMN = 0.75, 0.2, 2.2


@frozen()
class _Said:
    """A paragraph at its size, how far it stands below the one before and from the side, and its number where it begins a step."""

    setting: Setting
    size: float
    before: float = 0.0
    indent: float = 0.0
    number: int = 0

    def height(self, width: float) -> float:
        """How much it takes of the height, the space before it included."""
        return self.before + self.setting.height(width - self.indent, self.size)


def assembly(cutting: Cutting, form: Form, join: Join, sheet: Rect, area: Rect, facts: str, letterer: Letterer) -> Page:
    """The page: title, plan, steps, and bars at the foot; words are as small as the plan needs them to be."""
    box = area.inset(_INSET)
    foot = bars_height(box.width)
    scale = min(1.0, sheet.short_edge / _USUAL_EDGE)
    while True:
        head, steps = _head(letterer, facts, scale), _steps(letterer, join, scale)
        left = box.height - foot - 2 * _BELOW - sum(said.height(box.width) for said in (*head, *steps))
        if left >= _LEAST_PLAN * box.height or scale < _SMALLEST:
            break
        scale *= _SMALLER
    items = (
        *_column(head, box, letterer),
        *plan(cutting, form, Rect(box.x, box.y + sum(said.height(box.width) for said in head) + _BELOW, box.width, left), letterer),
        *_column(steps, Rect(box.x, box.bottom - foot - sum(said.height(box.width) for said in steps), box.width, 0), letterer),
        *bars(Rect(box.x, box.bottom - foot, box.width, foot), letterer, is_rtl=letterer.poster.language.is_rtl),
    )
    return Page(sheet, sheet, sheet, area, items)


def _head(letterer: Letterer, facts: str, scale: float) -> tuple[_Said, ...]:
    """The title, in the piece's language and in English, and what is printed here."""
    (title, own), *more = _told(letterer, "tiles_title")
    english = [_Said(letterer.step(words, language), _STEP * scale, _STEP * scale * _BETWEEN) for words, language in more]
    return _Said(letterer.title(title, own), _TITLE * scale), *english, _Said(letterer.fact(facts), _FACT * scale, _FACT * scale * _BETWEEN)


def _steps(letterer: Letterer, join: Join, scale: float) -> tuple[_Said, ...]:
    """What to do, and that nobody has checked the words where that is so."""
    size, indent = _STEP * scale, _COLUMN * _STEP * scale
    found = []
    for number, key in enumerate(_STEPS[join], 1):
        (words, language), *more = _told(letterer, key)
        found.append(_Said(letterer.step(words, language), size, size * _BETWEEN, indent, number))
        found += [_Said(letterer.fact(english), _ALSO * scale, size * _CLOSE, indent) for english, _ in more]
    if letterer.poster.phrases.is_draft:
        for again, (words, language) in enumerate(_told(letterer, "draft")):
            found.append(_Said(letterer.fact(words, language), _ALSO * scale, size * (_CLOSE if again else 2 * _BETWEEN)))
    return tuple(found)


def _told(letterer: Letterer, key: str) -> list[tuple[str, Language]]:
    """The words in the language of the piece, if it has any, and in English, if that is another."""
    poster = letterer.poster
    both = (poster.phrases, poster.language), (poster.english, poster.english.language)
    found = {language.tag: (phrases.texts[key], language) for phrases, language in both if key in phrases.texts}
    return list(found.values())


def _column(paragraphs: tuple[_Said, ...], box: Rect, letterer: Letterer) -> Iterator[Item]:
    """Paragraphs one below the other; numbers stand where the page starts."""
    is_rtl, y = letterer.poster.language.is_rtl, box.y
    for said in paragraphs:
        top = y + said.before
        if said.number:
            yield from _number(said, box, top, letterer, is_rtl=is_rtl)
        align: Align = "start" if said.setting.paragraph.is_rtl == is_rtl else "end"
        x = box.x if is_rtl else box.x + said.indent
        yield from said.setting.paint(Rect(x, top, box.width - said.indent, 0), said.size, align)
        y += said.height(box.width)


def _number(said: _Said, box: Rect, top: float, letterer: Letterer, *, is_rtl: bool) -> Iterator[Item]:
    """The number of a step in a disc."""
    size, figure = said.size, letterer.name(str(said.number))
    side = size * 1.45
    x = box.right - side if is_rtl else box.x
    middle = top + said.setting.top * size - size * 0.33
    yield Fill(Rect(x, middle - side / 2, side, side), BLACK, side / 2)
    yield from line(letterer.name(str(said.number), ink=WHITE), x + (side - natural(figure, size)) / 2, middle - figure.top * size / 2, size)
