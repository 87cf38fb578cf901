"""From a region's options to its block; a region with nothing to say has none."""

from __future__ import annotations

from hrposter.display import Ink
from hrposter.layout.block import Block
from hrposter.layout.blocks.art import art
from hrposter.layout.blocks.contact import contact
from hrposter.layout.blocks.draft import draft_band
from hrposter.layout.blocks.text import text_block
from hrposter.layout.setting import Typesetter
from hrposter.spec.handy import CardBlock, HandyBlock, NumbersBlock, ScheduleBlock, TabsBlock
from hrposter.spec.prose import FlowBlock, FolioBlock, ImprintBlock, ProseBlock, QuoteBlock, RunningBlock
from hrposter.spec.references import DRAFT
from hrposter.spec.regions import ArtBlock, CardsBlock, ColumnBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock, TilesBlock
from hrposter.spec.table import TableBlock
from hrposter.spec.theme import Surface
from hrposter.spec.turning import ContactBlock, ResourcesBlock
from hrposter.spec.wall import LanguagesBlock

_Listed = ListBlock | PointsBlock | CardsBlock | TilesBlock | LanguagesBlock


def build(region: Region, surface: Surface, ground: Ink, setter: Typesetter) -> Block | None:
    """The block of a region on its surface; ``ground`` is the colour of the page around it."""
    spec = region.block
    match spec:
        case TextBlock():
            return text_block(spec, region.tag, surface, setter)
        case ListBlock() | PointsBlock() | CardsBlock() | TilesBlock() | LanguagesBlock():
            return _listed(spec, region.pad, surface, setter)
        case ArtBlock():
            return art(spec, region.bleed | region.meet, ground, setter)
        case ContactBlock():
            return contact(spec, surface, setter)
        case ResourcesBlock():
            from hrposter.layout.blocks.resources import resources

            return resources(spec, region, surface, setter, is_on_page=surface.fill == ground)
        case FlowBlock() | QuoteBlock() | RunningBlock() | FolioBlock() | ImprintBlock() | TableBlock():
            return _prose(spec, surface, setter)
        case NumbersBlock() | CardBlock() | ScheduleBlock() | TabsBlock():
            return _handy(spec, region, surface, setter)
        case ColumnBlock():
            from hrposter.layout.blocks.column import column

            return column(spec, surface, setter)
        case DraftBlock():
            return _draft(spec, region, surface, setter)


def _draft(spec: DraftBlock, region: Region, surface: Surface, setter: Typesetter) -> Block | None:
    """On a ground of its own colour the band would not show; paper does. A region that has a surface is itself the band."""
    if region.surface:
        return draft_band(spec, surface, setter, is_bare=True)
    band = setter.poster.surface(DRAFT)
    return draft_band(spec, band if band.fill != surface.fill else setter.poster.surface("paper"), setter)


def _listed(spec: _Listed, pad: str | None, surface: Surface, setter: Typesetter) -> Block | None:
    match spec:
        case ListBlock():
            from hrposter.layout.blocks.bullets import bullets

            return bullets(spec, surface, setter)
        case PointsBlock():
            from hrposter.layout.blocks.points import points

            return points(spec, surface, setter)
        case CardsBlock(has_texts=False):
            from hrposter.layout.blocks.tiles import tiles

            return tiles(TilesBlock(spec.key, spec.heading, spec.columns, spec.surfaces, spec.icons, is_beside=True), pad, surface, setter)
        case CardsBlock():
            from hrposter.layout.blocks.cards import cards

            return cards(spec, pad, surface, setter)
        case TilesBlock():
            from hrposter.layout.blocks.tiles import tiles

            return tiles(spec, pad, surface, setter)
        case LanguagesBlock():
            from hrposter.layout.blocks.wall import wall

            return wall(spec, surface, setter)


def _prose(spec: ProseBlock | TableBlock, surface: Surface, setter: Typesetter) -> Block | None:
    match spec:
        case FlowBlock():
            from hrposter.layout.blocks.story import story

            return story(spec, surface, setter)
        case TableBlock():
            from hrposter.layout.blocks.table import table

            return table(spec, surface, setter)
        case QuoteBlock():
            from hrposter.layout.blocks.quote import quote

            return quote(spec, surface, setter)
        case RunningBlock():
            from hrposter.layout.blocks.running import running

            return running(spec, surface, setter)
        case FolioBlock():
            from hrposter.layout.blocks.running import folio

            return folio(spec, surface, setter)
        case ImprintBlock():
            from hrposter.layout.blocks.imprint import imprint

            return imprint(spec, surface, setter)


def _handy(spec: HandyBlock, region: Region, surface: Surface, setter: Typesetter) -> Block | None:
    match spec:
        case NumbersBlock():
            from hrposter.layout.blocks.numbers import numbers

            return numbers(spec, surface, setter)
        case CardBlock():
            from hrposter.layout.blocks.card import card

            return card(spec, region.pad, surface, setter)
        case ScheduleBlock():
            from hrposter.layout.blocks.schedule import schedule

            return schedule(spec, surface, setter)
        case TabsBlock():
            from hrposter.layout.blocks.tabs import tabs

            return tabs(spec, region.bleed, surface, setter)
