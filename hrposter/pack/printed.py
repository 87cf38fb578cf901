"""The index of a pack as pages: its head, and the editions in two columns, on as many pages as they take."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from hrposter.display import Begin, Document, End, Finish, Item, Meta, Page, Pagination
from hrposter.fragments import Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.flow import Galley
from hrposter.layout.setting import Setting
from hrposter.memo import Same
from hrposter.pack.contents import Pack, PackFile, titles, tongue
from hrposter.pack.desk import Desk, Slab, desk, paper_for
from hrposter.pack.front import ALLEY, band, guide
from hrposter.pack.moving import moved
from hrposter.pack.rows import Rows
from hrposter.pack.wording import Wording, advice
from hrposter.preflight.page import check_page
from hrposter.resources import Library
from hrposter.spec.theme import Theme
from hrposter.units import mm

# Words keep as far from the edge of the sheet as on every office sheet.
_QUIET = mm(12.7)
# Between band, guide and columns; between editions; for the running head, the number of the page, and "continued" above a column.
_GAP, _BELOW_GUIDE, _BETWEEN, _RUNNING, _FOLIO, _CONTINUED = 10.0, 18.0, 18.0, 24.0, 16.0, 15.0
_COLUMNS = 2
# How much higher columns may be so that no edition is cut between them.
_KEPT_WHOLE = 1.25
# The share of a column that is enough, so that no edition is cut to fill the rest.
_WELL_FILLED = 0.62


@frozen()
class _Setup:
    """All that decides the pages but the clinic."""

    desk: Same[Desk]
    words: Same[Wording]
    library: Library
    theme: str | None


def printed(pack: Pack, words: Wording, theme: Theme, library: Library, date: datetime.date) -> Document:
    """The laid-out pages; PosterError where the clinic's logo cannot be read, MachineError for letters that no face has."""
    at = desk(library, Same(theme), Same(words), paper_for(pack.files))
    head = band(pack, words, at)
    bodies = _checked_bodies(pack.files, _Setup(Same(at), Same(words), library, pack.theme), round(head.height + _GAP, 2))
    heads = (head.items, *[tuple(_running(pack, words, at))] * (len(bodies) - 1))
    check_page(_page(head.items, at))
    pages = tuple(_page((*own, *body), at) for own, body in zip(heads, bodies, strict=True))
    return Document(_meta(pack, words, at, date), pages, Finish(packs=True))


def _page(items: tuple[Item, ...], at: Desk) -> Page:
    return Page(media=at.sheet, trim=at.sheet, bleed=at.sheet, live=at.sheet.inset(_QUIET), items=items)


def _running(pack: Pack, words: Wording, at: Desk) -> Iterator[Item]:
    """Whose pack it is, on every page but the first."""
    name = Fragment(pack.clinic.name, is_strong=True, is_value=True)
    setting = at.set((name, Fragment(f" · {words.text('title')}")), "note", lines=1)
    width = at.column.width
    size = min(_size(setting), setting.most(width))
    yield Begin("Artifact", pagination="Header")
    yield from setting.paint(Rect(at.column.x, _QUIET, width, 0), size)
    yield End()


def _aside(setting: Setting, box: Rect, pagination: Pagination | None = None) -> Iterator[Item]:
    """What a screen reader passes over."""
    yield Begin("Artifact", pagination=pagination)
    yield from setting.paint(box, _size(setting))
    yield End()


@lru_cache(maxsize=64)
def _checked_bodies(files: tuple[PackFile, ...], setup: _Setup, top: float) -> tuple[tuple[Item, ...], ...]:
    """What stands on each page, below the head from ``top`` on: the same for every clinic that has these files."""
    at = setup.desk.value
    bodies = tuple(_bodies(files, setup, top))
    pages = tuple((*body, *_folio(number, len(bodies), at)) for number, body in enumerate(bodies, 1))
    for page in pages:
        check_page(_page(page, at))
    return pages


def _bodies(files: tuple[PackFile, ...], setup: _Setup, top: float) -> Iterator[tuple[Item, ...]]:
    at, words = setup.desk.value, setup.words.value
    told = guide(advice(files), words, at)
    body, y = moved(told.items, at.panel.x, top), top + told.height + _BELOW_GUIDE
    slabs = _slabs(files, setup)
    if not slabs:
        yield tuple(body)
    galley, place = _galley(slabs), 0
    while place < len(slabs):
        cut = _cut(galley, slabs, place, at.sheet.bottom - _QUIET - _FOLIO - y - _CONTINUED)
        yield (*body, *_columns(slabs, galley, cut, y, at, words))
        body, y, place = [], _QUIET + _RUNNING, cut[-1][1]


def _folio(number: int, count: int, at: Desk) -> Iterator[Item]:
    """The number of the page, where there are several."""
    if count > 1:
        setting = at.set((Fragment(f"{number} / {count}"),), "note")
        top = at.sheet.bottom - _QUIET - setting.height(at.column.width, _size(setting))
        yield from _aside(setting, Rect(at.column.x, top, at.column.width, 0), "Footer")


def _slabs(files: tuple[PackFile, ...], setup: _Setup) -> list[Slab]:
    rows = Rows(setup.desk.value, setup.words.value, _column_width(setup.desk.value), setup.library, setup.theme)
    return [slab for title in titles(files) for slab in rows.title(title)]


def _column_width(at: Desk) -> float:
    return (at.column.width - ALLEY) / _COLUMNS


def _galley(slabs: list[Slab]) -> Galley:
    """All slabs one below the other; a column may end after each, but for the last row of an edition, which would stand alone."""
    ends = list(accumulate(slab.height + (_BETWEEN if slab.is_head else 0.0) for slab in slabs))
    tops = tuple(end - slab.height for end, slab in zip(ends, slabs, strict=True))
    heads = [*(slab.is_head for slab in slabs), True, True]
    cuts = tuple(place for place in range(1, len(slabs) + 1) if heads[place] or not heads[place + 1])
    return Galley(tops, tuple(ends), cuts, cuts)


def _cut(galley: Galley, slabs: list[Slab], start: int, room: float) -> tuple[tuple[int, int], ...]:
    """The slabs of each column: level where all that is left fits, else as many as there is room for, whole editions if they fill it well."""
    whole = tuple(place for place in galley.cuts if place == len(slabs) or slabs[place].is_head)
    by_edition = replace(galley, cuts=whole)
    anywhere = galley.level_height(start, _COLUMNS)
    for each, most in ((by_edition, max(_KEPT_WHOLE * anywhere, room / 2)), (galley, anywhere)):
        if each.level_height(start, _COLUMNS) <= min(room, most) + 0.1:
            return each.level(start, _COLUMNS)
    columns = []
    for _ in range(_COLUMNS):
        ((_, end),) = by_edition.fill(start, room, 1)
        if galley.height(start, end) < _WELL_FILLED * room:
            ((_, end),) = galley.fill(start, room, 1)
        columns.append((start, end))
        start = end
    return tuple(columns)


def _columns(slabs: list[Slab], galley: Galley, cut: Iterable[tuple[int, int]], top: float, at: Desk, words: Wording) -> Iterator[Item]:
    for number, (first, last) in enumerate(cut):
        wide = _column_width(at)
        x, y = at.turned(Rect(at.column.x + number * (wide + ALLEY), 0, wide, 0), at.column).x, top
        if first < last and slabs[first].after:
            copy = (Fragment(slabs[first].after, is_strong=True, is_value=not words.own.is_english), Fragment(words.continued))
            yield from _aside(at.set(copy, "note", lines=1), Rect(x, y, wide, 0))
            y += _CONTINUED
        for place in range(first, last):
            yield from moved(slabs[place].items, x, y + galley.tops[place] - galley.tops[first])


def _meta(pack: Pack, words: Wording, at: Desk, date: datetime.date) -> Meta:
    title, tag = words.text("title"), words.language.tag
    also = sorted(({file.lang for file in pack.files if tongue(file.lang, tag).own} | {"en"}) - {tag})
    return Meta(
        title=f"{title} · {pack.clinic.name}",
        lang=tag,
        author=pack.clinic.name,
        subject=title,
        keywords=("index", tag, at.paper.name),
        date=date,
        identifier="/".join(("index", pack.slug, *(() if tag == "en" else (tag,)), at.paper.slug, pack.clinic.name)),
        prints_unscaled=True,
        also=tuple(also),
    )


def _size(setting: Setting) -> float:
    return setting.style.size
