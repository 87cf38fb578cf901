"""Large print: all the words of a piece in one column of large type, over as many pages as they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from hrposter.display import Ink, Tag
from hrposter.spec.arrangement import Arrangement
from hrposter.spec.grid import Grid
from hrposter.spec.layout import Layout
from hrposter.spec.prose import FlowBlock, FolioBlock, RunningBlock
from hrposter.spec.regions import ArtBlock, BlockSpec, ColumnBlock, DraftBlock, Region, TextBlock
from hrposter.spec.theme import Surface, Theme, TypeStyle
from hrposter.units import Absolute, Auto, Fraction, Percent, Track, mm

# RNIB, Clear print guidelines, and APH, Print guidelines: wide margins, and 18 pt at least.
MARGIN = Absolute(mm(25))
LEAST = 18.0
MOST_PAGES = 24

_TITLE, _HEADING, _LEAD, _BODY, _NOTE = "large-title", "large-heading", "large-lead", "large-body", "large-note"
# Names that no layout can give, since they are of two words.
_COLUMN, _DRAFT, _FOLIO, _RUNNING = "all words", "draft band", "page number", "running head"
_WHITE = Ink("white", (1.0, 1.0, 1.0))
_GROUND = "paper"
_ART = Percent(36.0)
# Above the headline, and above the column.
_ABOVE = "space.s"

# What has a place of its own on the page, or on every page.
_ELSEWHERE = (ArtBlock, DraftBlock, RunningBlock, FolioBlock)


class _Large(NamedTuple):
    """How a style of large print comes from one of the theme: the first of ``models`` that it has. Sizes in per cent of the short edge."""

    models: tuple[str, ...]
    is_strong: bool
    size: float
    floor: float
    least: float
    leading: float


_STYLES: Mapping[str, _Large] = MappingProxyType(
    {
        _TITLE: _Large(("display", "title"), False, 6.2, 4.6, 27.0, 1.15),
        _HEADING: _Large(("body", "lead"), True, 4.2, 3.7, 22.0, 1.25),
        _LEAD: _Large(("lead", "body"), False, 3.75, 3.3, 20.0, 1.5),
        _BODY: _Large(("body", "lead"), False, 3.3, 2.95, LEAST, 1.5),
        _NOTE: _Large(("body", "lead"), False, 2.95, 2.95, LEAST, 1.4),
    }
)


def large(theme: Theme) -> Theme:
    """The theme with the styles of large print, dark on a white page: what marks is as dark as what is read."""
    paper = theme.surfaces[_GROUND]
    text, heading = paper.inks["text"], paper.inks["heading"]
    page = Surface(_GROUND, _WHITE, {"text": text, "heading": heading, "accent": heading, "quiet": text})
    styles = {name: _style(name, found, theme) for name, found in _STYLES.items()}
    return replace(theme, surfaces={**theme.surfaces, _GROUND: page}, styles={**theme.styles, **styles})


def _style(name: str, found: _Large, theme: Theme) -> TypeStyle:
    model = next((theme.styles[each] for each in found.models if each in theme.styles), next(iter(theme.styles.values())))
    is_headline = name in (_TITLE, _HEADING)
    return TypeStyle(
        name=name,
        font=model.strong if found.is_strong else model.font,
        strong=model.strong,
        size=Percent(found.size),
        floor=Percent(found.floor),
        least=found.least,
        leading=found.leading,
        tracking=0.0,
        ink="heading" if is_headline else "text",
        is_headline=is_headline,
    )


def one_column(layout: Layout) -> Layout:
    """The layout as large print: picture and headline, then a column of all other words, which goes on from page to page.

    A clinic's details stand together, or, where they are longer than a page, may go on as well.
    """
    whole, torn = (_base(layout, is_torn=is_torn) for is_torn in (False, True))
    return replace(layout, base=replace(whole, otherwise=torn), variants=(), pages=MOST_PAGES, most_pages=MOST_PAGES, fold=None)


def _base(layout: Layout, *, is_torn: bool) -> Arrangement:
    said = _all(layout.base)
    title = next((number for number, region in enumerate(said) if region.tag == "H1" and isinstance(region.block, TextBlock)), -1)
    head = [region for region in said[: title + 1] if isinstance(region.block, TextBlock)]
    art = next((region for region in said if isinstance(region.block, ArtBlock) and region.block.alt), None)
    rest = tuple(region for region in said if region not in head and not isinstance(region.block, _ELSEWHERE))
    column = _region(layout, _COLUMN, ColumnBlock(rest, _LEAD, _HEADING, _BODY, is_torn))
    foot = (_region(layout, _DRAFT, DraftBlock(_NOTE)), _region(layout, _FOLIO, FolioBlock(_NOTE, "end")))
    opening = tuple(_headed(region) if region in head else _framed(region) for region in said if region in head or region is art)
    first = _arrangement(layout, "large print", (*((art,) if art else ()), *head), (*opening, column, *foot))
    running = _running(layout, said, head)
    then = _arrangement(layout, "large print, next pages", running, (*running, column, *foot))
    return replace(first, next=then)


def _all(base: Arrangement) -> list[Region]:
    """The regions of all pages in reading order, those that say the same once."""
    found = list(base.regions)
    for region in (region for each in base.pages[1:] for region in each.regions):
        if _words(region.block) not in map(_words, (other.block for other in found)):
            found.append(region)
    return found


def _words(block: BlockSpec) -> object:
    """What a block shows, however it looks."""
    match block:
        case TextBlock(keys=keys) | FlowBlock(keys=keys):
            return keys
        case _:
            return block


def _headed(region: Region) -> Region:
    """A text of the head of the first page: the headline, or what stands before it."""
    assert isinstance(region.block, TextBlock)
    style = _TITLE if region.tag == "H1" else _LEAD
    block = replace(region.block, style=style, lines=None, is_balanced=True)
    return replace(_bare(region), block=block, above=_ABOVE)


def _framed(region: Region) -> Region:
    """The picture, in the width of the column."""
    assert isinstance(region.block, ArtBlock)
    return replace(_bare(region), block=replace(region.block, edge="none", spread=frozenset(), fit="cover"))


def _bare(region: Region) -> Region:
    return replace(region, surface=None, pad=None, above=None, bleed=frozenset(), meet=frozenset(), valign="start")


def _running(layout: Layout, said: list[Region], head: list[Region]) -> tuple[Region, ...]:
    """The running head of the layout, else its headline."""
    keys = [region.block.key for region in said if isinstance(region.block, RunningBlock)]
    keys += [region.block.keys[0] for region in head if isinstance(region.block, TextBlock) and region.tag == "H1"]
    return (_region(layout, _RUNNING, RunningBlock(keys[0], _NOTE, "start")),) if keys else ()


def _region(layout: Layout, name: str, block: BlockSpec) -> Region:
    tag: Tag = "Artifact" if isinstance(block, (RunningBlock, FolioBlock)) else "Sect"
    return Region(name, block, tag, None, None, _ABOVE if name == _COLUMN else None, frozenset(), frozenset(), "start", layout.base.span)


def _arrangement(layout: Layout, name: str, top: tuple[Region, ...], regions: tuple[Region, ...]) -> Arrangement:
    """A page with ``top`` above the column, and below it the band of a draft and the number of the page."""
    rows: tuple[Track, ...] = (*(_ART if isinstance(region.block, ArtBlock) else Auto() for region in top), Fraction(1.0), Auto(), Auto())
    areas = tuple((region.name,) for region in (*top, *regions[-3:]))
    return Arrangement(name, (), MARGIN, "space.m", _GROUND, Grid((Fraction(1.0),), rows, areas), regions, (), layout.base.span)
