"""What a layout names must exist: words, styles, surfaces, spaces, art and icons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from hrposter.diagnostics import Diagnostic, Span
from hrposter.memo import Same
from hrposter.resources import Library
from hrposter.source import nearest
from hrposter.spec.arrangement import Arrangement
from hrposter.spec.content import Content, Words, told
from hrposter.spec.handy import CardBlock, HandyBlock, NumbersBlock, ScheduleBlock, TabsBlock
from hrposter.spec.layout import Layout
from hrposter.spec.prose import FlowBlock, FolioBlock, ImprintBlock, ProseBlock, QuoteBlock, RunningBlock
from hrposter.spec.regions import ArtBlock, CardsBlock, ColumnBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock, TilesBlock
from hrposter.spec.table import GROUP, TableBlock
from hrposter.spec.theme import Theme
from hrposter.spec.turning import ContactBlock, ResourcesBlock
from hrposter.spec.wall import LanguagesBlock
from hrposter.spec.words import Message
from hrposter.units import parse_length

# Surfaces that every theme has: below codes and logos, and below the band of a draft.
PLATE, DRAFT = "paper", "blush"
# Blocks that show drawings of files.
_OF_FILES = (ArtBlock, CardsBlock, TilesBlock, TableBlock)
# What an entry of points or cards says.
ENTRY = {"title", "text"}
# What words may be shaped like, as a region wants them.
_SHAPES: Mapping[str, str] = {
    "text": "one sentence",
    "list": "a list of sentences",
    "entries": "a list of {title: …, text: …}",
    "story": "a list of entries such as - text: … and - heading: …",
    "quotation": "a {quote: …, speaker: …}",
}


def check_references(layout: Layout, theme: Theme, english: Content, library: Library, folder: Path) -> tuple[Diagnostic, ...]:
    """Every name in the layout that leads nowhere, each once."""
    pages, regions = _named(Same(layout), Same(theme), Same(english))
    found = list(pages)
    for region, problems in regions:
        found += problems
        found += _assets(region, library, folder)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=256)
def _named(
    piece: Same[Layout], dress: Same[Theme], source: Same[Content]
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Region, tuple[Diagnostic, ...]], ...]]:
    """What is wrong with the names of the theme and of words, whatever files there are: in pages, then by region where something is or may be."""
    layout, theme, english = piece.value, dress.value, source.value
    pages = [problem for arrangement in layout.arrangements for problem in _arrangement(arrangement, theme)]
    regions = [(region, tuple(_region(region, theme, english.words))) for arrangement in layout.arrangements for region in arrangement.regions]
    looked_at = tuple([(region, problems) for region, problems in regions if problems or isinstance(region.block, _OF_FILES)])
    # A variant inherits what the base names: the first place is where to mend it.
    return tuple({(problem.code, problem.message): problem for problem in reversed(pages)}.values()), looked_at


def check_draft_regions(layout: Layout) -> tuple[Diagnostic, ...]:
    """An error for each composition that has no place for the band of a draft, which every page of it bears."""
    without = (
        each for each in layout.arrangements if not any(isinstance(region.block, DraftBlock) and not region.is_last for region in each.regions)
    )
    help = "add a region draft: {draft: note} and put draft in areas, in a row that is auto"
    return tuple(
        Diagnostic("draft-region", each.grid.span or each.span, f"{each.name!r} has no place for the band that every draft translation bears", help)
        for each in without
    )


def _arrangement(arrangement: Arrangement, theme: Theme) -> Iterator[Diagnostic]:
    yield from _space(arrangement.gap, theme, arrangement.span)
    yield from _stories(arrangement)
    for surface in (arrangement.surface, *(backdrop.surface for backdrop in arrangement.backdrops)):
        yield from _known("surface", surface, theme.surfaces, arrangement.span)


def _stories(arrangement: Arrangement) -> Iterator[Diagnostic]:
    """A story, or a time of resources.yaml, that stands twice on one page would say everything twice."""
    seen: set[str] = set()
    for region in arrangement.regions:
        for story in stories_of(region):
            if story in seen:
                yield Diagnostic("repeated-value", region.span, f"{story} stands twice on one page", "give it one region, with columns: 2 or more")
            seen.add(story)


def stories_of(region: Region) -> tuple[str, ...]:
    """What a region tells that may go on on the next page, as a person would call it."""
    match region.block:
        case FlowBlock(keys=keys):
            return tuple(f"the story {key!r}" for key in keys)
        case TableBlock(key=key):
            return (f"the table {key!r}",)
        case ResourcesBlock(times=times):
            return tuple(f"the time {time!r}" for time in times)
        case _:
            return ()


def _region(region: Region, theme: Theme, words: Mapping[str, Words]) -> Iterator[Diagnostic]:
    block = region.block
    surfaces = block.surfaces if isinstance(block, CardsBlock | TilesBlock | LanguagesBlock) else ()
    for surface in (*((region.surface,) if region.surface else ()), *surfaces):
        yield from _known("surface", surface, theme.surfaces, region.span)
    for space in (region.pad, region.above):
        if space:
            yield from _space(space, theme, region.span)
    yield from _shown(region, theme, words)


def _shown(region: Region, theme: Theme, words: Mapping[str, Words]) -> Iterator[Diagnostic]:
    """What is wrong with what a region shows: its words and their styles."""
    block = region.block
    match block:
        case TextBlock():
            yield from _texts(block.keys, words, region.span)
            yield from _styles((block.style,), theme, region.span)
        case ListBlock():
            yield from _texts((block.key,), words, region.span, want="list")
            yield from _styles((block.style,), theme, region.span)
        case PointsBlock() | CardsBlock():
            yield from _texts((block.key,), words, region.span, want="entries")
            yield from _styles((block.heading, block.style), theme, region.span)
        case TilesBlock():
            yield from _texts((block.key,), words, region.span, want="entries")
            yield from _styles((block.heading,), theme, region.span)
        case ArtBlock():
            yield from _texts((block.alt,) if block.alt else (), words, region.span)
        case ContactBlock():
            yield from _texts(block.lead, words, region.span)
            yield from _styles((block.heading, block.style), theme, region.span)
            yield from _known("surface", PLATE, theme.surfaces, region.span)
        case ResourcesBlock():
            yield from _resources(block, region.span, theme, words)
        case LanguagesBlock():
            yield from _styles((block.style, block.detail), theme, region.span)
        case FlowBlock() | QuoteBlock() | RunningBlock() | FolioBlock() | ImprintBlock():
            yield from _prose(block, region.span, theme, words)
        case NumbersBlock() | CardBlock() | ScheduleBlock() | TabsBlock():
            yield from _handy(block, region.span, theme, words)
        case TableBlock():
            yield from _table(block, region.span, theme, words)
        case DraftBlock():
            yield from _styles((block.style,), theme, region.span)
            yield from _known("surface", DRAFT, theme.surfaces, region.span)
        case ColumnBlock():
            pass  # made of regions that were looked at as a layout says them


def _resources(block: ResourcesBlock, span: Span, theme: Theme, words: Mapping[str, Words]) -> Iterator[Diagnostic]:
    yield from _texts(block.titles, words, span)
    yield from _styles((block.heading, block.style, block.detail), theme, span)
    for surface in (PLATE, DRAFT, *((block.band,) if block.band else ())):
        yield from _known("surface", surface, theme.surfaces, span)


def _table(block: TableBlock, span: Span, theme: Theme, words: Mapping[str, Words]) -> Iterator[Diagnostic]:
    yield from _texts(block.head, words, span)
    yield from _styles((block.heading, block.style, block.detail), theme, span)
    if block.band:
        yield from _known("surface", block.band, theme.surfaces, span)
    if block.key not in words:
        yield _missing("words", block.key, tuple(words), span)
    elif not _has_rows(block, words[block.key]):
        form = ", ".join(f"{cell}: …" for cell in (*block.cells, *((block.below,) if block.below else ())))
        help = f"give it a list of {{{form}}}, and between them - {GROUP}: … where a group begins"
        yield Diagnostic("words-shape", span, f"{block.key!r} in en.yaml is not what this region shows", help)


def _has_rows(block: TableBlock, words: Words) -> bool:
    """Whether words are rows of a table, and titles of groups with rows below."""
    if not isinstance(words, tuple) or not all(isinstance(entry, Mapping) for entry in words):
        return False
    kinds = [entry.keys() for entry in words if isinstance(entry, Mapping)]
    needed = {*block.cells, *((block.below,) if block.below else ())}
    is_group = [kind == {GROUP} for kind in kinds]
    are_whole = all(group or needed <= kind for group, kind in zip(is_group, kinds, strict=True))
    return are_whole and not any(one and other for one, other in zip(is_group, [*is_group[1:], True], strict=True))


def _prose(block: ProseBlock, span: Span, theme: Theme, words: Mapping[str, Words]) -> Iterator[Diagnostic]:
    match block:
        case FlowBlock():
            yield from _texts(block.keys, words, span, want="story")
            yield from _styles((block.style, block.heading, block.call, block.note), theme, span)
        case QuoteBlock():
            yield from _texts((block.key,), words, span, want="quotation")
            yield from _styles((block.style, block.attribution), theme, span)
        case RunningBlock():
            yield from _texts((block.key,), words, span)
            yield from _styles((block.style,), theme, span)
        case FolioBlock() | ImprintBlock():
            yield from _styles((block.style,), theme, span)


def _handy(block: HandyBlock, span: Span, theme: Theme, words: Mapping[str, Words]) -> Iterator[Diagnostic]:
    yield from _styles((block.heading, block.style), theme, span)
    match block:
        case NumbersBlock():
            yield from _texts((block.key,), words, span, want="entries")
            yield from _texts(block.blanks, words, span)
        case TabsBlock():
            yield from _texts((block.key,), words, span, want="entries")
        case CardBlock():
            yield from _texts(block.keys, words, span, want="story")
            yield from _texts((block.title,) if block.title else (), words, span)
            yield from _known("surface", block.ground, theme.surfaces, span) if block.ground else ()
        case ScheduleBlock():
            yield from _texts((block.title,) if block.title else (), words, span)


def _assets(region: Region, library: Library, folder: Path) -> Iterator[Diagnostic]:
    block = region.block
    if isinstance(block, ArtBlock):
        if library.art(block.name, folder) is None:
            names = tuple(sorted({*library.art_names(), *(path.stem for path in folder.glob("*.svg"))}))
            yield _missing("art", block.name, names, region.span)
        if block.alt is None and region.tag == "Figure":
            help = "add alt: with the key of its description, or tag: Artifact when it only decorates"
            yield Diagnostic("alt", region.span, f"the art of region {region.name!r} has no description", help)
    if isinstance(block, CardsBlock | TilesBlock | TableBlock):
        for icon in block.icons:
            if library.icon(icon) is None:
                yield _missing("icon", icon, library.icon_names(), region.span)


def _texts(keys: tuple[str, ...], words: Mapping[str, Words], span: Span, want: str = "text") -> Iterator[Diagnostic]:
    for key in keys:
        if key not in words:
            yield _missing("words", key, tuple(words), span)
        elif _shape(words[key]) != want:
            yield Diagnostic("words-shape", span, f"{key!r} in en.yaml is not what this region shows", f"give it {_SHAPES[want]}")


def _shape(words: Words) -> str:
    if isinstance(words, Message):
        return "text"
    if not isinstance(words, tuple):
        return "quotation"
    if told(words):
        return "story"
    if all(isinstance(word, Message) for word in words):
        return "list"
    return "entries" if all(isinstance(word, Mapping) and word.keys() == ENTRY for word in words) else "other entries"


def _styles(names: tuple[str, ...], theme: Theme, span: Span) -> Iterator[Diagnostic]:
    for name in names:
        yield from _known("style", name, theme.styles, span)


def _known(kind: str, name: str, known: Mapping[str, object], span: Span) -> Iterator[Diagnostic]:
    if name not in known:
        yield _missing(kind, name, tuple(known), span)


def _missing(kind: str, name: str, known: tuple[str, ...], span: Span) -> Diagnostic:
    fact = f"en.yaml has no words {name!r}" if kind == "words" else f"there is no {kind} {name!r}"
    return Diagnostic(f"unknown-{kind}", span, fact, nearest(name, known) if known else "add it")


def _space(name: str, theme: Theme, span: Span) -> Iterator[Diagnostic]:
    if name.startswith("space."):
        yield from _known("space", name.removeprefix("space."), theme.space, span)
        return
    try:
        parse_length(name)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        yield Diagnostic("value", span, fact, f"{advice}, or a space of the theme such as space.m")
