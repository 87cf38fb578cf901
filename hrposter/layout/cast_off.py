"""Casting off: on how many pages the words fit, and the size of every style there.

Sizes belong to styles, not to regions: all that share a style share its size, on every page. A style starts at what the
theme wants, or at what its narrowest setting allows; where pages are too low, all styles shrink by one common factor,
each down to its floor. Height is monotone in that factor, so bisection finds it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from hrposter.diagnostics import PosterError
from hrposter.frozen import frozen
from hrposter.layout.block import Flowing, Limit, Sizes, is_flowing, likeness
from hrposter.layout.flow import Place
from hrposter.layout.kept import Kept
from hrposter.layout.overflow import page_overflow, story_overflow, style_overflow
from hrposter.layout.solve import Fitted, Forme, Part, Solution, Solver, solver
from hrposter.memo import Alike
from hrposter.poster import Poster
from hrposter.spec.arrangement import Arrangement
from hrposter.spec.references import stories_of
from hrposter.text.fit import STEP

_STEPS = 12
_SLACK = 0.01
# How much of their size words give up before they take another page.
_GIVEN_UP = 0.1
# How much fuller a page may be than the others, the first that will do: the later pages may have less room.
_EASES = (1.0, 1.15, 1.3, 1.5)


@frozen()
class Cast:
    """The words on so many pages; ``pages`` are those that every story begins on.

    ``likeness`` is equal for pages of the same piece that are as high at any sizes; None where nothing is known to be.
    """

    poster: Poster
    pages: tuple[Solver, ...]
    limits: Mapping[str, Limit]
    likeness: Hashable | None = None

    @property
    def floors(self) -> Sizes:
        """The smallest sizes that the styles may have."""
        return self.sizes(0.0)

    def sizes(self, factor: float) -> dict[str, float]:
        """Every style shrunk by ``factor``, none below its floor; in twentieths of a point."""
        styles = self.poster.styles
        return {
            style: math.floor(max(limit.size * factor, min(limit.size, styles[style].floor)) * 20 + _SLACK) / 20
            for style, limit in self.limits.items()
        }

    def factor(self) -> float | None:
        """The greatest common factor up to 1 at which all fits; None where nothing does."""
        return self.sought() if self.likeness is None else _factor(Alike(self.likeness, self))

    def sought(self) -> float | None:
        """The same, by bisection."""
        if self.fits(self.sizes(1.0)):
            return 1.0
        floors = self.floors
        if not self.fits(floors):
            return None
        low, high = min(floors[style] / limit.size for style, limit in self.limits.items()), 1.0
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.fits(self.sizes(middle)) else (low, middle)
        return low

    def keeps_its_size(self, factor: float) -> bool:
        """Whether words give up no more than a tenth of their size, or none of those that could go on to another page: no headline is worth one."""
        if factor >= 1 - _GIVEN_UP:
            return True
        going = {
            limit.style
            for page in self.pages
            for part in page.parts
            if is_flowing(part.block)
            for limit in part.block.limits(page.width(part.region))
            if not self.poster.styles[limit.style].type.is_headline
        }
        sizes = self.sizes(factor)
        return bool(going) and all(sizes[style] > self.limits[style].size - STEP - _SLACK for style in going)

    def fits(self, sizes: Sizes) -> bool:
        """Whether every page is high enough at those sizes."""
        return all(page.excess(sizes) <= _SLACK for page in self.shared_out(sizes))

    def shared_out(self, sizes: Sizes) -> Iterator[Solver]:
        """The pages, on each of them the part of every story that stands there."""
        places: dict[str, Place | None] = {}
        for page in self.pages:
            shared = _on_page(page, places)
            places |= _left_over(shared, sizes)
            yield shared

    def tight(self) -> Cast:
        """The same pages where the shares of their grids make do with their worst."""
        return replace(self, pages=tuple(page.tight() for page in self.pages), likeness=None)

    def close(self) -> Cast:
        """The same pages where rows stand closer together."""
        return replace(self, pages=tuple(page.close() for page in self.pages), likeness=None)

    def solution(self, sizes: Sizes) -> Solution:
        """All in its place at those sizes."""
        formes = self.formes(sizes) if self.likeness is None else self._alike(_formes(Alike((self.likeness, *sizes.items()), (self, sizes))))
        fitted = {style: self._fitted(limit, sizes[style]) for style, limit in self.limits.items()}
        return Solution(fitted, formes)

    def formes(self, sizes: Sizes) -> tuple[Forme, ...]:
        """The pages, each part of them in its place."""
        return tuple(page.forme(sizes) for page in self._evened(sizes).shared_out(sizes))

    def _alike(self, formes: tuple[Forme, ...]) -> tuple[Forme, ...]:
        """The pages as those of a cast that is like this one."""
        return tuple([page.like(forme) for page, forme in zip(self.pages, formes, strict=True)])

    def _evened(self, sizes: Sizes) -> Cast:
        """The same pages, about as full as one another where the stories can be shared out like that and still fit."""
        for ease in _EASES if len(self.pages) > 1 else ():
            even = replace(self, pages=tuple(_even(page, ease) for page in self.pages), likeness=None)
            if even.fits(sizes):
                return even
        return self

    def _fitted(self, limit: Limit, size: float) -> Fitted:
        style = self.poster.styles[limit.style]
        is_cut = style.type.is_headline and limit.setting.paragraph.longest > limit.measure(size) + _SLACK
        return Fitted(size, style.size, _reason(limit, size, style.size, len(self.pages)), is_cut)


@lru_cache(maxsize=128)
def _factor(cast: Alike[Cast]) -> float | None:
    """The factor of pages that are alike."""
    return cast.value.sought()


@lru_cache(maxsize=128)
def _formes(cast: Alike[tuple[Cast, Sizes]]) -> tuple[Forme, ...]:
    """The pages at the same sizes that all have which are alike."""
    one, sizes = cast.value
    return one.formes(sizes)


def cast_off(poster: Poster, parts_of: Callable[[Poster], tuple[Part, ...]]) -> Solution:
    """Sizes and boxes on as few pages as words need that give up no more than a tenth of their size for it.

    Where no number of pages is enough for that, on those where they are largest. Where even the floors of the styles do
    not fit, in the composition that the layout gives for that; PosterError where there is none. That composition is also
    taken where this one fits only with a word of a headline on two lines, and that one leaves it whole.
    """
    try:
        found = _cast_off(poster, parts_of)
    except PosterError:
        roomier = _roomier(poster)
        if roomier is None:
            raise
        return cast_off(roomier, parts_of)
    roomier = _roomier(poster) if found.cuts_headline else None
    return _with_whole_headlines(found, roomier, parts_of) if roomier else found


def _with_whole_headlines(cut: Solution, roomier: Poster, parts_of: Callable[[Poster], tuple[Part, ...]]) -> Solution:
    """The first of the other compositions, on as many pages, that cuts no word of a headline; ``cut`` where none is."""
    try:
        found = cast_off(roomier, parts_of)
    except PosterError:
        return cut
    return cut if found.cuts_headline or len(found.formes) > len(cut.formes) else found


def _roomier(poster: Poster) -> Poster | None:
    """The poster with more room where words do not fit: in another composition, or on more pages; None where there is none."""
    layout, tries = poster.layout, poster.tries + 1
    chains = (poster.chain(pages) for pages in range(1, layout.most_pages + 1))
    has_more = poster.most_pages < layout.most_pages or any(len(chain) > tries for chain in chains)
    return replace(poster, tries=tries).turned(1, 1) if has_more else None


def _cast_off(poster: Poster, parts_of: Callable[[Poster], tuple[Part, ...]]) -> Solution:
    """Sizes and boxes of one composition, as above."""
    casts: list[Cast] = []
    best: tuple[float, Cast] | None = None
    least = _least_pages(poster)
    for count in range(least, poster.most_pages + 1):
        if count > least and poster.turned(1, count).arrangement.next is None:
            break
        cast = _cast([poster.turned(page, count) for page in range(1, count + 1)], parts_of)
        factor = cast.factor()
        is_enough = factor is not None and cast.keeps_its_size(factor)
        if factor is not None and (is_enough or best is None or factor > best[0]):
            best = factor, cast
        if is_enough:
            break
        casts.append(cast)
    if best is None:
        return _at_worst(casts)
    return best[1].solution(best[1].sizes(best[0]))


def _at_worst(casts: list[Cast]) -> Solution:
    """Every style at its floor, and the shares of the grids at their worst, on the fewest pages that will do.

    Where that does not do and the layout gives no other composition, rows stand closer together.
    """
    tight = [cast.tight() for cast in casts]
    close = [cast.close() for cast in tight] if _roomier(casts[0].poster) is None else []
    for cast in tight + close:
        if cast.fits(cast.floors):
            return cast.solution(cast.floors)
    _overflow(min(tight, key=lambda cast: max(page.excess(cast.floors) for page in cast.shared_out(cast.floors))))
    raise AssertionError("what does not fit has been said")


def _overflow(cast: Cast) -> None:
    """Raise PosterError for the first page that is too high."""
    floors = cast.floors
    for page in cast.shared_out(floors):
        excess = page.excess(floors)
        if excess <= _SLACK:
            continue
        ended = [(part.block, page.width(part.region)) for part in page.parts if is_flowing(part.block) and not part.block.goes_on]
        if ended:
            height, story, width = max(((story.height(width, floors), story, width) for story, width in ended), key=itemgetter(0))
            story_overflow(page.poster, story, width, height - excess, floors)
        blocks = [part.block for part in page.parts]
        page_overflow(page.poster, [block for block in blocks if not block.is_flexible] or blocks, excess)


def _least_pages(poster: Poster) -> int:
    """As many as there are panels; two where the first page, were it the only one, would leave out a story."""
    if poster.layout.base.panels:
        return poster.layout.pages
    if poster.most_pages == 1:
        return 1
    one, *more = [_stories(poster.turned(page, count).arrangement) for page, count in ((1, 1), (1, 2), (2, 2))]
    return 2 if more[0] | more[1] > one else 1


def _stories(arrangement: Arrangement) -> frozenset[str]:
    """The stories that a composition shows."""
    return frozenset(story for region in arrangement.regions for story in stories_of(region))


def _cast(posters: list[Poster], parts_of: Callable[[Poster], tuple[Part, ...]]) -> Cast:
    pages = [solver(poster, parts_of(poster)) for poster in posters]
    flowing = tuple(_flowing(page, pages[number + 1 :]) for number, page in enumerate(pages))
    return Cast(posters[0], flowing, _limits(posters[0], flowing), _likeness(posters[0], flowing))


def _likeness(poster: Poster, pages: tuple[Solver, ...]) -> Hashable | None:
    """The likeness of a cast: only a piece of which some blocks are kept differs from its kin in nothing but its clinic."""
    if poster.clinic is None or not any(isinstance(part.block, Kept) for page in pages for part in page.parts):
        return None
    said = [tuple([(part.region.name, likeness(part.block, page.width(part.region))) for part in page.parts]) for page in pages]
    if any(each is None for page in said for _, each in page):
        return None
    return (poster.kin, poster.tries, poster.is_original, *said)


def _flowing(page: Solver, later: list[Solver]) -> Solver:
    """The page, whose stories know whether they go on."""
    stories = {block.key: (block, after.width(part.region)) for after in later[:1] for part in after.parts if is_flowing(block := part.block)}
    return page.with_parts(tuple(_going_on(part, page, stories) for part in page.parts)) if stories else page


def _going_on(part: Part, page: Solver, later: Mapping[str, tuple[Flowing, float]]) -> Part:
    """A part whose story knows whether it goes on: it does from a share of the page, where the next page shows it too."""
    story = part.block
    if not is_flowing(story) or story.key not in later or not page.has_share(part.region):
        return part
    return replace(part, block=story.going_on(page.width(part.region), *later[story.key]))


def _even(page: Solver, ease: float) -> Solver:
    parts = (replace(part, block=part.block.evened(ease)) if is_flowing(part.block) else part for part in page.parts)
    return page.with_parts(tuple(parts))


def _on_page(page: Solver, places: Mapping[str, Place | None]) -> Solver:
    """The page with what stands there of every story; itself where it tells none that has begun."""
    if not places:
        return page
    parts = tuple(part for part in (_begun(part, places) for part in page.parts) if part is not None)
    return page.with_parts(parts) if len(parts) == len(page.parts) else solver(page.poster, parts, like=page)


def _begun(part: Part, places: Mapping[str, Place | None]) -> Part | None:
    """A part whose story begins where the page before has ended; None where nothing is left of it."""
    story = part.block
    if not is_flowing(story) or story.key not in places:
        return part
    place = places[story.key]
    return replace(part, block=story.begun(place)) if place else None


def _left_over(page: Solver, sizes: Sizes) -> dict[str, Place | None]:
    """Where each story of the page goes on after it; None where it has ended."""
    stories = [part.block for part in page.parts if is_flowing(part.block)]
    if not any(story.goes_on for story in stories):
        return {story.key: None for story in stories}
    placed = [(each.part.block, each.box) for each in page.forme(sizes).placed]
    return {block.key: block.rest(box, sizes) if block.goes_on else None for block, box in placed if is_flowing(block)}


def _limits(poster: Poster, pages: Iterable[Solver]) -> dict[str, Limit]:
    """The tightest limit of each style; all that are below their floor are reported at once."""
    tightest: dict[str, Limit] = {}
    for found in (limit for page in pages for limit in page.limits()):
        if found.style not in tightest or found.size < tightest[found.style].size:
            tightest[found.style] = found
    # A size is rounded down to a multiple of STEP: one that is less than that below its floor stands on it.
    style_overflow(poster, [limit for style, limit in tightest.items() if limit.size <= poster.styles[style].floor - STEP])
    return tightest


def _reason(limit: Limit, size: float, wanted: float, pages: int) -> str | None:
    """Why a style is smaller than wanted; None if it is not."""
    if size >= wanted - 0.06:
        return None
    if size < limit.size - 0.06:
        return "so that all words fit the height of the page" if pages == 1 else f"so that all words fit {pages} pages"
    setting = limit.setting
    if limit.is_one_line:
        return f"so that {setting.paragraph.text.strip()!r} keeps to one line"
    if setting.lines and setting.paragraph.count(limit.measure(wanted)) > setting.lines:
        return f"so that {setting.paragraph.text.strip()!r} keeps to {setting.lines} lines"
    return f"so that {setting.paragraph.longest_piece.strip()!r} keeps to its column"
