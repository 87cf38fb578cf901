"""From a poster to its document: grounds first, then every region in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from hrposter.display import ARTIFACT, END, Clip, Document, Fill, Finish, Item, Meta, Page, Unclip, rounded
from hrposter.geometry import Rect
from hrposter.layout.block import Sizes
from hrposter.layout.cast_off import cast_off
from hrposter.layout.ground import band, card, panel
from hrposter.layout.kept import Kept
from hrposter.layout.marks import marks
from hrposter.layout.parts import parts_of
from hrposter.layout.solve import Forme, Part, Solution
from hrposter.layout.stocks import stocks
from hrposter.memo import Same
from hrposter.poster import Poster
from hrposter.spec.layout import Layout
from hrposter.spec.regions import TextBlock
from hrposter.spec.turning import ContactBlock
from hrposter.spec.words import Message
from hrposter.units import points


def lay_out(poster: Poster) -> Document:
    """The finished pages of a poster; PosterError where its words do not fit."""
    return set_pages(poster, solve(poster))


def set_pages(poster: Poster, solution: Solution) -> Document:
    """The finished pages of a poster whose sizes and boxes are known."""
    pages = tuple(_page(forme, solution) for forme in solution.formes)
    return Document(_meta(poster), pages, _finish(poster, pages))


def _finish(poster: Poster, pages: tuple[Page, ...]) -> Finish:
    profile, press = poster.job.profile, poster.job.profile.press
    letters = stocks(pages) if poster.clinic else {}
    if press:
        return Finish(profile.standards, poster.condition, press.ink_limit, stocks=letters)
    return Finish(profile.standards, packs=profile.packs, stocks=letters)


def _page(forme: Forme, solution: Solution) -> Page:
    """One page in its boxes, with the marks of a press sheet."""
    poster, job = forme.poster, forme.poster.job
    sheet, system = poster.sheet, job.paper.system
    shared, own = _painted(poster, forme, solution.sizes)
    items = (*shared, *own, *_last(poster), *(() if poster.fold else marks(poster)))
    media, bleed = job.profile.media_box(sheet, system), job.profile.bleed_box(sheet, system)
    live = sheet.inset(job.profile.quiet_on(sheet))
    return Page(media=media, trim=sheet, bleed=bleed, live=live, items=items, shared=shared if poster.clinic else ())


def solve(poster: Poster) -> Solution:
    """Sizes and boxes of a poster, and on how many pages it stands."""
    return cast_off(poster, parts_of)


def _painted(poster: Poster, forme: Forme, sizes: Sizes) -> tuple[tuple[Item, ...], list[Item]]:
    """The grounds and what stands on them: as one tuple for every clinic up to the first part that may show what a clinic gave, and the rest."""
    first = tuple(_first(poster, forme))
    if poster.clinic is None:
        return first, [item for placed in forme.placed for item in placed.part.block.paint(placed.box, sizes)]
    kept: list[Same[tuple[Item, ...]]] = []
    for placed in forme.placed:
        if not isinstance(placed.part.block, Kept):
            break
        kept.append(Same(placed.part.block.painted(placed.box, sizes)))
    shared = _shared(first, tuple(kept))
    return shared, [item for placed in forme.placed[len(kept) :] for item in placed.part.block.paint(placed.box, sizes)]


@lru_cache(maxsize=256)
def _shared(first: tuple[Item, ...], painted: tuple[Same[tuple[Item, ...]], ...]) -> tuple[Item, ...]:
    """The same tuple for the same parts on the same grounds."""
    return (*first, *chain.from_iterable(part.value for part in painted))


def _first(poster: Poster, forme: Forme) -> Iterator[Item]:
    """What lies below all words: the window that a panel or a bleed is, and the grounds."""
    frame = poster.frame
    if poster.job.profile.inset > 0:
        yield Clip(rounded(frame, _corner(poster)))
    elif poster.job.profile.bleeds:
        yield Clip(rounded(poster.bleed_box, 0))
    yield ARTIFACT
    yield Fill(poster.bled(frame), poster.surface(poster.arrangement.surface).fill)
    for rect, ink in forme.backdrops:
        yield from band(poster, rect, ink)
    for placed in forme.placed:
        if placed.ground:
            yield from _ground(poster, placed.part, placed.ground)
    yield END


def _last(poster: Poster) -> Iterator[Item]:
    """The edge of a panel, and the end of the window."""
    is_panel = poster.job.profile.inset > 0
    if is_panel:
        yield from panel(poster, _corner(poster))
    if is_panel or poster.job.profile.bleeds:
        yield Unclip()


def _corner(poster: Poster) -> float:
    """The radius of the corners of a panel."""
    return points(poster.theme.corner, poster.frame.short_edge)


def _ground(poster: Poster, part: Part, rect: Rect) -> Iterator[Item]:
    """The ground of a region: with round corners where it ends within the page on every side."""
    region, fill = part.region, part.surface.fill
    if region.bleed or region.meet:
        yield from band(poster, rect, fill)
    else:
        yield from card(poster, rect, fill, points(poster.theme.corner, poster.frame.short_edge))


def _headline(poster: Poster) -> str | None:
    """The words of the region that is the heading of the piece, in its language."""
    for region in poster.arrangement.regions:
        words = poster.content.words.get(region.block.keys[0]) if region.tag == "H1" and isinstance(region.block, TextBlock) else None
        if isinstance(words, Message):
            copy = poster.copy(words)
            return "".join(fragment.text for fragment in copy) if copy else words.text
    return None


@lru_cache(maxsize=256)
def _names_clinic(layout: Same[Layout]) -> bool:
    """Whether the piece has a place for the clinic's details: what bears no name of a clinic has none in its file either."""
    return any(isinstance(region.block, ContactBlock) for arrangement in layout.value.arrangements for region in arrangement.regions)


def _meta(poster: Poster) -> Meta:
    job = poster.job
    title = _headline(poster) or poster.layout.title
    name = poster.clinic.name if poster.clinic and _names_clinic(Same(poster.layout)) else ""
    orientation = "landscape" if job.is_landscape else "portrait"
    return Meta(
        title=f"{title} {name}".strip(),
        lang=poster.language.tag,
        author=name or "hrposter",
        subject=poster.layout.title,
        keywords=(job.piece, poster.language.tag, job.sheet_name, job.profile.name),
        date=poster.date,
        identifier="/".join((job.piece, poster.language.tag, job.paper.slug, orientation, job.profile.name, poster.theme.name, name)),
        is_rtl=poster.language.is_rtl,
        prints_unscaled=job.profile.prints_unscaled,
    )
