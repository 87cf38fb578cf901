"""A story: headings, paragraphs, steps and the like, in columns that go on from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from hrposter.diagnostics import Span
from hrposter.display import Begin, End, Item, Tag
from hrposter.fragments import Copy, Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Flowing, Limit, Sizes, start_x
from hrposter.layout.blocks.told import Look, Matter, Piece, Slug
from hrposter.layout.flow import TOP, Galley, Place
from hrposter.layout.setting import Typesetter
from hrposter.spec.prose import FlowBlock
from hrposter.spec.story import Told
from hrposter.spec.theme import Surface

# In ems of the text: the least space above each kind of entry and below it (below a heading there is little), and between columns.
_BEFORE: Mapping[str, float] = {
    "heading": 1.7,
    "text": 0.92,
    "step": 0.9,
    "point": 1.1,
    "item": 0.75,
    "check": 0.8,
    "line": 0.8,
    "call": 1.4,
    "note": 1.2,
    "card": 1.5,
    "entry": 1.3,
    "row": 1.6,
    "quote": 1.2,
    "contact": 2.2,
}
_AFTER: Mapping[str, float] = {"step": 0.9, "call": 1.4, "line": 0.9}
_STEP_TO_STEP, _BELOW_HEADING, _HEADING_TO_STEP = 0.66, 0.72, 0.9
_GUTTER = 1.8
# In ems of a heading: the least space below it.
_BELOW_LARGE = 0.45
# How much of the room that letters bring along is taken off the space between entries, and the share of it that stays.
_TAKEN_OFF, _LEAST_SHARE = 0.55, 0.5
# Columns whose widths differ by less, in points, are alike.
_SLACK = 0.01
# Entries that are those of a list, or of a table; neighbours of one kind are one element.
_LISTED: Mapping[str, Tag] = {"step": "L", "point": "L", "item": "L", "check": "L", "entry": "L", "row": "Table"}
_SHORT = frozenset({"item", "check"})


@frozen()
class Made:
    """The slugs of a story in a column of some width, each with the number of its entry, and the galley that they make."""

    slugs: tuple[tuple[int, Slug], ...]
    galley: Galley

    def index(self, place: Place) -> int:
        """The number of the slug at a place."""
        return next(number for number, (entry, slug) in enumerate(self.slugs) if (entry, slug.first) == place)


@frozen()
class Story:
    """Entries from ``start`` on, in ``columns`` columns, ``gutter`` points apart.

    One that ``goes_on`` fills its area, and what is left stands on a later page; the others are as high as they need, in
    columns that are level. ``keeps_paragraphs``: what is left may not begin within one, since the columns there differ.
    ``opened``: more space between entries, in ems of the text.
    """

    key: str
    style: str
    pieces: tuple[Matter, ...]
    columns: int
    gutter: float
    look: Look
    start: Place = TOP
    goes_on: bool = False
    keeps_paragraphs: bool = False
    opened: float = 0.0

    @property
    def is_flexible(self) -> bool:
        """Whether it needs no height of its own: it goes on elsewhere."""
        return self.goes_on

    @property
    def fills_height(self) -> bool:
        """Whether it takes all the height that there is."""
        return self.goes_on

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be."""
        for piece in self.pieces:
            yield from piece.limits(self.column(width))

    def column(self, width: float) -> float:
        """The width of a column in points."""
        return (width - (self.columns - 1) * self.gutter) / self.columns

    def height(self, width: float, sizes: Sizes) -> float:
        """How high it stands in level columns."""
        made = self._made(width, sizes)
        return made.galley.level_height(made.index(self.start), self.columns)

    def going_on(self, width: float, after: Flowing, later: float) -> Story:
        """The same, whose rest stands in ``after``."""
        is_alike = isinstance(after, Story) and after.style == self.style and abs(after.column(later) - self.column(width)) <= _SLACK
        return replace(self, goes_on=True, keeps_paragraphs=not is_alike)

    def begun(self, place: Place) -> Story:
        """The same from a place on."""
        return replace(self, start=place)

    def evened(self, ease: float) -> Story:
        """Itself: words that run on fill their pages."""
        return self

    def rest(self, box: Rect, sizes: Sizes) -> Place | None:
        """Where it goes on after its area; None where it ends there."""
        made = self._made(box.width, sizes)
        end = self._cut(made, box.height)[-1][1]
        return Place(made.slugs[end][0], made.slugs[end][1].first) if end < len(made.slugs) else None

    def beyond(self, width: float, height: float, sizes: Sizes) -> tuple[int, Span, str]:
        """How many lines do not fit in that height; where the first of them stand, and the words there."""
        made = self._made(width, sizes)
        end = min(made.galley.fill(made.index(self.start), height, self.columns)[-1][1], len(made.slugs) - 1)
        setting = self.pieces[made.slugs[end][0]].setting
        return sum(slug.last - slug.first for _, slug in made.slugs[end:]), setting.source, setting.paragraph.text

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The columns, one after the other; a list or a table stays one element from column to column."""
        made, width = self._made(box.width, sizes), self.column(box.width)
        lists, opened = self._lists(), None
        for number, (first, last) in enumerate(self._cut(made, box.height)):
            column = Rect(start_x(box, number * (width + self.gutter), width, is_rtl=self.look.is_rtl), box.y, width, box.height)
            for entry, slug, top in _entries(made, first, last):
                if lists[entry] != opened:
                    yield from (End(),) if opened else ()
                    yield from (Begin(_LISTED[self.pieces[entry].kind], whole=lists[entry]),) if lists[entry] else ()
                    opened = lists[entry]
                yield from self._paint(entry, slug, column._replace(y=column.y + top), sizes)
        yield from (End(),) if opened else ()

    def _paint(self, entry: int, slug: Slug, box: Rect, sizes: Sizes) -> Iterator[Item]:
        piece = self.pieces[entry]
        if piece.kind == "text" and isinstance(piece, Piece) and slug.last - slug.first < piece.setting.count(box.width, sizes[piece.style]):
            yield from piece.part(box, sizes, slug, f"{self.key}.{entry}")
        else:
            yield from piece.paint(box, sizes, self.look)

    def _cut(self, made: Made, height: float) -> tuple[tuple[int, int], ...]:
        """The columns: level where all that is left fits, else full."""
        start = made.index(self.start)
        level = made.galley.level(start, self.columns)
        if not self.goes_on or max(made.galley.height(*column) for column in level) <= height:
            return level
        return made.galley.fill(start, height, self.columns, at_joint=self.keeps_paragraphs)

    def _made(self, width: float, sizes: Sizes) -> Made:
        """All entries in one endless column."""
        column, em, foot = self.column(width), sizes.get(self.style, sizes[self.pieces[0].style]), 0.0
        slugs: list[tuple[int, Slug]] = []
        tops, bottoms, cuts, joints = [], [], [], []
        for entry, piece in enumerate(self.pieces):
            foot += _between(self.pieces[entry - 1], piece, em, sizes) + self.opened * em if entry else 0.0
            for slug in piece.slugs(column, sizes):
                slugs.append((entry, slug))
                tops.append(foot + slug.top)
                bottoms.append(foot + slug.bottom)
                cuts.append(len(slugs))
            foot = bottoms[-1]
            joints.append(len(slugs))
            if self._keeps_with_next(entry):
                del cuts[-1], joints[-1]
        return Made(tuple(slugs), Galley(tuple(tops), tuple(bottoms), tuple(cuts), tuple(joints)))

    def _keeps_with_next(self, entry: int) -> bool:
        """Whether what follows stands in the same column: below a heading, and below the first of several items or boxes."""
        before, kind, after = (self.pieces[place].kind if 0 <= place < len(self.pieces) else None for place in (entry - 1, entry, entry + 1))
        return after is not None and (kind == "heading" or (kind in _SHORT and before != kind == after))

    def _lists(self) -> tuple[str | None, ...]:
        """For each entry the name of the list or the table that it belongs to."""
        found: list[str | None] = []
        for kind, group in groupby(piece.kind for piece in self.pieces):
            name = f"{self.key}.{len(found)}.{kind}" if kind in _LISTED else None
            found += [name for _ in group]
        return tuple(found)


def _entries(made: Made, first: int, last: int) -> Iterator[tuple[int, Slug, float]]:
    """The entries of a column: the number of each, its lines there as one slug, and how far from the top of the column they begin."""
    for entry, group in groupby(range(first, last), key=lambda number: made.slugs[number][0]):
        numbers = list(group)
        begin, end = made.slugs[numbers[0]][1], made.slugs[numbers[-1]][1]
        top = made.galley.tops[numbers[0]] - made.galley.tops[first]
        yield entry, Slug(begin.first, end.last, begin.top, end.bottom), top


def _between(one: Matter, other: Matter, em: float, sizes: Sizes) -> float:
    """The space between two entries in points, on text of size ``em``; a large heading has more of it."""
    space = _space(one, other, em, sizes)
    hollow = one.hollow[1] * sizes[one.style] + other.hollow[0] * sizes[other.style]
    return max(space - _TAKEN_OFF * hollow, _LEAST_SHARE * space)


def _space(one: Matter, other: Matter, em: float, sizes: Sizes) -> float:
    """The space between two entries as Latin letters need it."""
    if one.kind == "heading":
        return max((_HEADING_TO_STEP if other.kind == "step" else _BELOW_HEADING) * em, _BELOW_LARGE * sizes[one.style])
    if one.kind == other.kind == "row":
        return 0.0  # rows have their own
    if one.kind == other.kind == "step":
        return _STEP_TO_STEP * em
    return max(_AFTER.get(one.kind, 0.0), _BEFORE[other.kind]) * em


def story(spec: FlowBlock, surface: Surface, setter: Typesetter) -> Story | None:
    """The entries whose placeholders are all filled; None where there are none."""
    pieces, steps = [], 0
    for entry in (entry for key in spec.keys for entry in setter.poster.story(key)):
        steps = 0 if entry.kind == "heading" else steps + (entry.kind == "step")
        piece = _piece(entry, steps, spec, surface, setter)
        if piece is None:
            steps -= entry.kind == "step"
        else:
            pieces.append(piece)
    if not pieces:
        return None
    look = Look(surface.inks["accent"], surface.inks["quiet"], setter.poster.language.is_rtl)
    gutter = _GUTTER * setter.poster.styles[spec.style].size
    return Story("+".join(spec.keys), spec.style, tuple(pieces), spec.columns, gutter, look)


def _piece(entry: Told, number: int, spec: FlowBlock, surface: Surface, setter: Typesetter) -> Piece | None:
    """An entry, set; None where the clinic gives not all of its details."""
    copy, title = setter.poster.copy(entry.text), setter.poster.copy(entry.title) if entry.title else ()
    if copy is None or title is None:
        return None
    source = entry.text.span
    style = {"heading": spec.heading, "call": spec.call, "note": spec.note}.get(entry.kind, spec.style)
    if entry.kind == "step":
        on_marker = replace(surface, inks=dict.fromkeys(surface.inks, surface.fill))
        words = setter.set((*_strong(title), Fragment(" "), *copy), style, surface, source)
        return Piece("step", words, number=setter.text(setter.poster.numbered(str(number)), spec.heading, on_marker, source))
    words = setter.set(copy, style, surface, source, is_balanced=entry.kind in ("heading", "call"))
    if entry.kind != "point" or entry.title is None:
        return Piece(entry.kind, words)
    heading = replace(surface, inks={**surface.inks, "text": surface.inks["heading"]})
    return Piece("point", words, setter.set(_strong(title), style, heading, entry.title.span))


def _strong(copy: Copy) -> Copy:
    return tuple(fragment._replace(is_strong=True) for fragment in copy)
