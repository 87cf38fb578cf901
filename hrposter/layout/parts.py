"""From the regions of a page to its parts: each with its block and its surface; what says the same to every clinic is built once.

What is kept never decides what a poster looks like: it is built from the poster without its clinic, as it would be for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache, lru_cache, partial

from hrposter.layout.block import Block, is_flowing
from hrposter.layout.blocks.build import build
from hrposter.layout.kept import Kept
from hrposter.layout.setting import Typesetter
from hrposter.layout.solve import Part
from hrposter.memo import Same
from hrposter.poster import Poster
from hrposter.spec.content import Content, flatten
from hrposter.spec.prose import QuoteBlock
from hrposter.spec.regions import ArtBlock, CardsBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock, TilesBlock
from hrposter.spec.theme import Surface
from hrposter.spec.words import LANGUAGE

# Regions whose words are messages of the piece; the others may show what a clinic gave.
_OF_THE_PIECE = (ArtBlock, CardsBlock, DraftBlock, ListBlock, PointsBlock, QuoteBlock, TextBlock, TilesBlock)
# What a poster shares with its kin.
_SHARED = ("layout", "theme", "content", "phrases", "english", "styles", "folder", "source")
# How many regions are kept.
_REGIONS = 1024


def parts_of(poster: Poster) -> tuple[Part, ...]:
    """The parts of the poster's page in reading order; a region with nothing to say is none."""
    setter = cache(partial(Typesetter.of, poster))  # made where a region needs one that was not kept
    shown = (region for region in poster.arrangement.regions if poster.page == poster.pages or not region.is_last)
    kin = poster.kin if poster.kin is not None and _differs_in_its_clinic_alone(poster, poster.kin.value) else None
    blocks = [(region, _block(poster, region, setter, kin)) for region in shown]
    return tuple([Part(region, block, _surface(poster, region)) for region, block in blocks if block is not None])


def _block(poster: Poster, region: Region, setter: Callable[[], Typesetter], kin: Same[Poster] | None) -> Block | None:
    """The block of a region; ``kin`` where the poster differs from it in its clinic alone."""
    if kin is not None and _is_of_the_piece(Same(region), Same(poster.content)):
        return _kept(kin, poster.page, poster.pages, poster.tries, poster.is_original, region.name)
    return _built(poster, region, setter())


def _differs_in_its_clinic_alone(poster: Poster, kin: Poster) -> bool:
    """Whether a poster still is its kin but for the clinic; the languages of a clinic may make a draft of the piece."""
    return not poster.welcomes and all(getattr(poster, part) is getattr(kin, part) for part in _SHARED)


@lru_cache(maxsize=_REGIONS)
def _kept(kin: Same[Poster], page: int, pages: int, tries: int, is_original: bool, name: str) -> Block | None:
    """The block of a region for every poster that differs in its clinic alone."""
    setter = _setter(kin, page, pages, tries, is_original)
    region = next(region for region in setter.poster.arrangement.regions if region.name == name)
    block = _built(setter.poster, region, setter)
    return block if block is None or is_flowing(block) else Kept(block)


@lru_cache(maxsize=64)
def _setter(kin: Same[Poster], page: int, pages: int, tries: int, is_original: bool) -> Typesetter:
    """The typesetter of a page without its clinic."""
    is_kin = (tries, is_original) == (kin.value.tries, kin.value.is_original)
    poster = kin.value if is_kin else replace(kin.value, tries=tries, is_original=is_original)
    return Typesetter.of(poster.turned(page, pages))


def _built(poster: Poster, region: Region, setter: Typesetter) -> Block | None:
    return build(region, _surface(poster, region), _ground(poster, region).fill, setter)


def _surface(poster: Poster, region: Region) -> Surface:
    """The surface below a region's words: its own, that of a backdrop, or the page's."""
    return poster.surface(region.surface) if region.surface else _ground(poster, region)


def _ground(poster: Poster, region: Region) -> Surface:
    """What a region stands on: a backdrop, or the page."""
    backdrops = (backdrop.surface for backdrop in poster.arrangement.backdrops if region.name in backdrop.behind)
    return poster.surface(next(backdrops, poster.arrangement.surface))


@lru_cache(maxsize=_REGIONS)
def _is_of_the_piece(region: Same[Region], content: Same[Content]) -> bool:
    """Whether a region can show nothing that a clinic gave."""
    block = region.value.block
    if not isinstance(block, _OF_THE_PIECE):
        return False
    values = [getattr(block, each.name) for each in fields(block)]
    named = {name for value in values for name in (value if isinstance(value, tuple) else (value,)) if isinstance(name, str)}
    messages = (message for key in named & content.value.words.keys() for message in flatten(key, content.value.words[key]).values())
    return not any(part.is_placeholder and part.text != LANGUAGE for message in messages for part in message.parts)
