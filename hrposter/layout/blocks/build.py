"""From a region's options to its block; a region with nothing to say has none."""

from __future__ import annotations

from hrposter.display import Ink
from hrposter.layout.block import Block
from hrposter.layout.blocks.art import art
from hrposter.layout.blocks.contact import contact
from hrposter.layout.blocks.draft import draft_band
from hrposter.layout.blocks.text import text_block
from hrposter.layout.setting import Typesetter
from hrposter.spec.references import DRAFT
from hrposter.spec.regions import ArtBlock, CardsBlock, ContactBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock
from hrposter.spec.theme import Surface


def build(region: Region, surface: Surface, ground: Ink, setter: Typesetter) -> Block | None:
    """The block of a region on its surface; ``ground`` is the colour of the page around it."""
    spec = region.block
    match spec:
        case TextBlock():
            return text_block(spec, region.tag, surface, setter)
        case ListBlock():
            from hrposter.layout.blocks.bullets import bullets

            return bullets(spec, surface, setter)
        case PointsBlock():
            from hrposter.layout.blocks.points import points

            return points(spec, surface, setter)
        case CardsBlock():
            from hrposter.layout.blocks.cards import cards

            return cards(spec, region.pad, surface, setter)
        case ArtBlock():
            return art(spec, region.bleed | region.meet, ground, setter)
        case ContactBlock():
            return contact(spec, surface, setter)
        case DraftBlock():
            return draft_band(spec, setter.poster.surface(DRAFT), setter)
