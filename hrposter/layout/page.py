"""From a poster to its document: grounds first, then every region in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Begin, Clip, Document, End, Fill, Item, Meta, Page, Unclip, rounded
from hrposter.layout.blocks.build import build
from hrposter.layout.ground import band, panel
from hrposter.layout.setting import Typesetter
from hrposter.layout.solve import Part, Solution, solver
from hrposter.resolve import Poster
from hrposter.spec.regions import Region
from hrposter.spec.theme import Surface
from hrposter.spec.words import Message
from hrposter.units import points


def lay_out(poster: Poster) -> Document:
    """The finished pages of a poster; PosterError where its words do not fit."""
    solution = solve(poster)
    sheet = poster.job.sheet
    page = Page(media=sheet, trim=sheet, bleed=sheet, live=sheet.inset(poster.job.profile.quiet), items=tuple(_items(poster, solution)))
    return Document(_meta(poster), (page,))


def solve(poster: Poster) -> Solution:
    """Sizes and boxes of a poster."""
    return solver(poster, _parts(poster)).solve()


def _parts(poster: Poster) -> tuple[Part, ...]:
    setter = Typesetter.of(poster)
    ground = poster.surface(poster.arrangement.surface).fill
    parts = []
    for region in poster.arrangement.regions:
        surface = _surface(poster, region)
        block = build(region, surface, ground, setter)
        if block is not None:
            parts.append(Part(region, block, surface))
    return tuple(parts)


def _surface(poster: Poster, region: Region) -> Surface:
    """The surface below a region's words: its own, that of a backdrop, or the page's."""
    backdrops = (backdrop.surface for backdrop in poster.arrangement.backdrops if region.name in backdrop.behind)
    return poster.surface(region.surface or next(backdrops, poster.arrangement.surface))


def _items(poster: Poster, solution: Solution) -> Iterator[Item]:
    frame = poster.frame
    is_panel = poster.job.profile.inset > 0
    corner = points(poster.theme.corner, frame.short_edge) if is_panel else 0.0
    if is_panel:
        yield Clip(rounded(frame, corner))
    yield Begin("Artifact")
    yield Fill(frame, poster.surface(poster.arrangement.surface).fill)
    for rect, ink in solution.backdrops:
        yield from band(poster, rect, ink)
    for placed in solution.placed:
        if placed.ground:
            yield from band(poster, placed.ground, placed.part.surface.fill)
    yield End()
    for placed in solution.placed:
        yield from placed.part.block.paint(placed.box, solution.sizes)
    if is_panel:
        yield from panel(poster, corner)
        yield Unclip()


def _meta(poster: Poster) -> Meta:
    job = poster.job
    heading = poster.content.words.get("title")
    title = heading.text if isinstance(heading, Message) else poster.layout.title
    name = poster.clinic.name if poster.clinic else ""
    orientation = "landscape" if job.is_landscape else "portrait"
    return Meta(
        title=f"{title} {name}".strip(),
        lang=poster.language.tag,
        author=name or "hrposter",
        subject=poster.layout.title,
        keywords=(job.piece, poster.language.tag, f"{job.paper.name} {orientation}", job.profile.name),
        date=poster.date,
        identifier="/".join((job.piece, poster.language.tag, job.paper.slug, orientation, job.profile.name, poster.theme.name, name)),
        is_rtl=poster.language.is_rtl,
        prints_unscaled=job.profile.prints_unscaled,
    )
