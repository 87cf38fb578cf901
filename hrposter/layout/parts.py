"""From the regions of a page to its parts: each with its block and its surface; what says the same to every clinic is built once.

Words of the piece alone are set once for all papers on which they have the same faces, and are as large on each as its styles are there.
What is kept never decides what a poster looks like: it is built from the poster without its clinic, as it would be for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache, lru_cache, partial

from hrposter.layout.block import Block, Resizable, is_flowing, is_resizable
from hrposter.layout.blocks.build import build
from hrposter.layout.kept import Kept
from hrposter.layout.setting import Typesetter
from hrposter.layout.solve import Part
from hrposter.memo import Alike, Same
from hrposter.poster import Poster
from hrposter.spec.content import Content, flatten
from hrposter.spec.prose import QuoteBlock
from hrposter.spec.regions import ArtBlock, BlockSpec, CardsBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock, TilesBlock
from hrposter.spec.theme import Surface
from hrposter.spec.words import LANGUAGE
from hrposter.spec.words import Part as Words

# Regions whose words are messages of the piece; the others may show what a clinic gave.
_OF_THE_PIECE = (ArtBlock, CardsBlock, DraftBlock, ListBlock, PointsBlock, QuoteBlock, TextBlock, TilesBlock)
# What a poster shares with its kin.
_SHARED = ("layout", "theme", "content", "phrases", "english", "styles", "folder", "source")
# How many regions are kept, and pages of them.
_REGIONS, _PAGES = 1024, 256


def parts_of(poster: Poster) -> tuple[Part, ...]:
    """The parts of the poster's page in reading order; a region with nothing to say is none."""
    setter = cache(partial(Typesetter.of, poster))  # made where a region needs one that was not kept
    is_like_its_kin = poster.kin is not None and _differs_in_its_clinic_alone(poster, poster.kin.value)
    kept = _kept(poster.kin, poster.page, poster.pages, poster.tries, poster.is_original) if is_like_its_kin else {}
    parts = [kept[region.name] if region.name in kept else _part(poster, region, _built(region, setter())) for region in _shown(poster)]
    return tuple([part for part in parts if part is not None])


def _shown(poster: Poster) -> tuple[Region, ...]:
    """The regions of the poster's page."""
    return tuple([region for region in poster.arrangement.regions if poster.page == poster.pages or not region.is_last])


def _part(poster: Poster, region: Region, block: Block | None) -> Part | None:
    return Part(region, block, _surface(poster, region)) if block is not None else None


def _differs_in_its_clinic_alone(poster: Poster, kin: Poster) -> bool:
    """Whether a poster still is its kin but for the clinic; the languages of a clinic may make a draft of the piece."""
    return not poster.welcomes and all(getattr(poster, part) is getattr(kin, part) for part in _SHARED)


@lru_cache(maxsize=_PAGES)
def _kept(kin: Same[Poster], page: int, pages: int, tries: int, is_original: bool) -> Mapping[str, Part | None]:
    """The parts of a page that can show nothing a clinic gave, by the names of their regions: for every poster that differs in its clinic alone."""
    is_kin = (tries, is_original) == (kin.value.tries, kin.value.is_original)
    poster = (kin.value if is_kin else replace(kin.value, tries=tries, is_original=is_original)).turned(page, pages)
    setter = Typesetter.of(poster)
    own = [region for region in _shown(poster) if _is_of_the_piece(Same(region), Same(poster.content))]
    return {region.name: _part(poster, region, _block(region, setter)) for region in own}


def _block(region: Region, setter: Typesetter) -> Block | None:
    """The block of a region of the piece's own words, which remembers its answers where nothing of it goes on on another page."""
    is_on_any_paper = _is_on_any_paper(Same(region), Same(setter.poster.content))
    block = _resized(region, setter) if is_on_any_paper else _built(region, setter)
    return block if block is None or is_flowing(block) else Kept(block)


def _resized(region: Region, setter: Typesetter) -> Block | None:
    """The block of a region that ``_is_on_any_paper``: its words as they were set for one paper, in the sizes of this one."""
    poster, block = setter.poster, region.block
    faces = [setter.faces(getattr(block, name)) for name in ("heading", "style") if hasattr(block, name)]
    likeness = (Same(region), Same(poster.content), Same(poster.theme), Same(_surface(poster, region)), *faces)
    found = _on_one_paper(Alike(likeness, (region, setter)))
    return found.on(poster) if found else None


@lru_cache(maxsize=_REGIONS)
def _on_one_paper(asked: Alike[tuple[Region, Typesetter]]) -> Resizable | None:
    """The block of such a region on the first paper that shows it in these faces."""
    region, setter = asked.value
    block = _built(region, setter)
    assert block is None or is_resizable(block)
    return block


def _built(region: Region, setter: Typesetter) -> Block | None:
    poster = setter.poster
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
    return not any(part.is_placeholder and part.text != LANGUAGE for part in _words(block, content.value))


@lru_cache(maxsize=_REGIONS)
def _is_on_any_paper(region: Same[Region], content: Same[Content]) -> bool:
    """Whether a region shows words of the piece alone, in the plain faces of its styles."""
    match region.value.block:
        case TextBlock(is_english=False) | ListBlock(marker="leaf") | PointsBlock() as block:
            return not any(part.is_placeholder or part.is_strong for part in _words(block, content.value))
        case _:
            return False


def _words(block: BlockSpec, content: Content) -> Iterator[Words]:
    """All parts of the messages that a region names."""
    values = [getattr(block, each.name) for each in fields(block)]
    named = {name for value in values for name in (value if isinstance(value, tuple) else (value,)) if isinstance(name, str)}
    return (part for key in named & content.words.keys() for message in flatten(key, content.words[key]).values() for part in message.parts)
