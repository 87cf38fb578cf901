"""From the regions of a page to its parts: each with its block and its surface; what says the same to every clinic is built once.

Words of the piece alone are set once for all papers on which they have the same faces, and are as large on each as its styles are there.
What is kept never decides what a poster looks like: it is built from the poster without its clinic, as it would be for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace
from functools import lru_cache
from operator import attrgetter, is_
from types import MappingProxyType

from hrposter.display import FaceRef
from hrposter.frozen import frozen
from hrposter.layout.block import Block, Resizable, is_flowing, is_resizable
from hrposter.layout.blocks.build import build
from hrposter.layout.kept import Kept
from hrposter.layout.setting import Typesetter
from hrposter.layout.solve import Part
from hrposter.memo import Same
from hrposter.poster import Poster
from hrposter.spec.arrangement import Arrangement
from hrposter.spec.content import Content, flatten
from hrposter.spec.prose import QuoteBlock
from hrposter.spec.regions import ArtBlock, BlockSpec, CardsBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock, TilesBlock
from hrposter.spec.theme import Surface, Theme
from hrposter.spec.words import LANGUAGE
from hrposter.spec.words import Part as Words

# Regions whose words are messages of the piece; the others may show what a clinic gave.
_OF_THE_PIECE = (ArtBlock, CardsBlock, DraftBlock, ListBlock, PointsBlock, QuoteBlock, TextBlock, TilesBlock)
# What a poster shares with its kin.
_SHARED = attrgetter("layout", "theme", "content", "phrases", "english", "styles", "folder", "source")
# How many regions are kept, and pages of them; of a region in how many choices of faces.
_REGIONS, _PAGES, _CHOICES = 1024, 256, 64
_NONE: Mapping[str, Part | None] = MappingProxyType({})


def parts_of(poster: Poster) -> tuple[Part, ...]:
    """The parts of the poster's page in reading order; a region with nothing to say is none."""
    shown = _shown(poster)
    is_like_its_kin = poster.kin is not None and _differs_in_its_clinic_alone(poster, poster.kin.value)
    kept = _kept(poster.kin, poster.page, poster.pages, poster.tries, poster.is_original) if is_like_its_kin else _NONE
    own = [region for region in shown if region.name not in kept]
    parts = {**kept, **_parts(poster, own)} if own else kept
    return tuple([part for region in shown if (part := parts[region.name])])


def _shown(poster: Poster) -> tuple[Region, ...]:
    """The regions of the poster's page."""
    regions = poster.arrangement.regions
    return regions if poster.page == poster.pages else tuple([region for region in regions if not region.is_last])


def _parts(poster: Poster, regions: list[Region]) -> Mapping[str, Part | None]:
    """The parts of these regions by their names."""
    setter = Typesetter.of(poster)
    return {region.name: _part(region, _built(region, setter), _surface(region, poster.arrangement, poster.theme)) for region in regions}


def _part(region: Region, block: Block | None, surface: Surface) -> Part | None:
    return Part(region, block, surface) if block is not None else None


def _differs_in_its_clinic_alone(poster: Poster, kin: Poster) -> bool:
    """Whether a poster still is its kin but for the clinic; the languages of a clinic may make a draft of the piece."""
    return not poster.welcomes and all(map(is_, _SHARED(poster), _SHARED(kin)))


@lru_cache(maxsize=_PAGES)
def _kept(kin: Same[Poster], page: int, pages: int, tries: int, is_original: bool) -> Mapping[str, Part | None]:
    """The parts of a page that can show nothing a clinic gave, by the names of their regions: for every poster that differs in its clinic alone."""
    is_kin = (tries, is_original) == (kin.value.tries, kin.value.is_original)
    poster = (kin.value if is_kin else replace(kin.value, tries=tries, is_original=is_original)).turned(page, pages)
    setter = Typesetter.of(poster)
    own = _of_the_piece(Same(poster.arrangement), Same(poster.content), Same(poster.theme))
    return {each.region.name: _part(each.region, _block(each, setter), each.surface) for each in own if page == pages or not each.region.is_last}


@frozen(eq=False)
class _Own:
    """A region that can show nothing a clinic gave; ``styles`` are those of its words, where these are the same on every paper.

    ``blocks`` are those on the first paper that shows it in each choice of faces.
    """

    region: Region
    surface: Surface
    styles: tuple[str, ...]
    blocks: dict[tuple[Same[tuple[FaceRef, ...]], ...], Resizable] = field(default_factory=dict)


def _block(own: _Own, setter: Typesetter) -> Block | None:
    """The block of a region of the piece's own words, which remembers its answers where nothing of it goes on on another page."""
    block = _resized(own, setter) if own.styles else _built(own.region, setter)
    return block if block is None or is_flowing(block) else Kept(block)


def _resized(own: _Own, setter: Typesetter) -> Block | None:
    """The block of a region that is the same on every paper: its words as they were set for one, in the sizes of this one."""
    faces = tuple([setter.faces(style) for style in own.styles])
    found = own.blocks.get(faces)
    if found is None:
        block = _built(own.region, setter)
        if block is None:
            return None
        assert is_resizable(block)
        if len(own.blocks) >= _CHOICES:
            own.blocks.clear()
        found = own.blocks[faces] = block
    return found.on(setter.poster)


def _built(region: Region, setter: Typesetter) -> Block | None:
    arrangement, theme = setter.poster.arrangement, setter.poster.theme
    return build(region, _surface(region, arrangement, theme), _ground(region, arrangement, theme).fill, setter)


def _surface(region: Region, arrangement: Arrangement, theme: Theme) -> Surface:
    """The surface below a region's words: its own, that of a backdrop, or the page's."""
    return theme.surfaces[region.surface] if region.surface else _ground(region, arrangement, theme)


def _ground(region: Region, arrangement: Arrangement, theme: Theme) -> Surface:
    """What a region stands on: a backdrop, or the page."""
    backdrops = (backdrop.surface for backdrop in arrangement.backdrops if region.name in backdrop.behind)
    return theme.surfaces[next(backdrops, arrangement.surface)]


@lru_cache(maxsize=_PAGES)
def _of_the_piece(arrangement: Same[Arrangement], content: Same[Content], theme: Same[Theme]) -> tuple[_Own, ...]:
    """The regions of a composition that can show nothing a clinic gave."""
    regions = arrangement.value.regions
    found = [_own(Same(region), content, theme, Same(_surface(region, arrangement.value, theme.value))) for region in regions]
    return tuple([own for own in found if own])


@lru_cache(maxsize=_REGIONS)
def _own(region: Same[Region], content: Same[Content], theme: Same[Theme], surface: Same[Surface]) -> _Own | None:
    """A region in a theme on a surface; None where it may show what a clinic gave."""
    block = region.value.block
    if not isinstance(block, _OF_THE_PIECE):
        return None
    parts = tuple(_words(block, content.value))
    if any(part.is_placeholder and part.text != LANGUAGE for part in parts):
        return None
    is_plain = not any(part.is_placeholder or part.is_strong for part in parts)
    return _Own(region.value, surface.value, _plain_styles(block) if is_plain else ())


def _plain_styles(block: BlockSpec) -> tuple[str, ...]:
    """The styles of a block that is the same on every paper where nothing else stands in its words; none of another."""
    match block:
        case TextBlock(is_english=False, style=style) | ListBlock(marker="leaf", style=style):
            return (style,)
        case PointsBlock(heading=heading, style=style):
            return (heading, style)
        case _:
            return ()


def _words(block: BlockSpec, content: Content) -> Iterator[Words]:
    """All parts of the messages that a region names."""
    values = [getattr(block, each.name) for each in fields(block)]
    named = {name for value in values for name in (value if isinstance(value, tuple) else (value,)) if isinstance(name, str)}
    return (part for key in named & content.words.keys() for message in flatten(key, content.words[key]).values() for part in message.parts)
