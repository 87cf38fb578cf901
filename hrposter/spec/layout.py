"""Layout files, for paper and for screens: areas drawn in text, one region a line, variants by the shape of the page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.geometry import Rect
from hrposter.papers import PAPERS, SCREENS, Paper, parse_paper, parse_screen
from hrposter.source import Reader, View, nearest, one_of
from hrposter.spec.conditions import Comparison, parse_conditions
from hrposter.spec.content import parse_date, version_is_known
from hrposter.spec.options import parse_pages
from hrposter.spec.regions import Region, ResourcesBlock, Side, read_region, read_sides
from hrposter.spec.theme import parse_bool
from hrposter.units import Auto, Length, Percent, Track, parse_length, parse_track

KEYS = (
    "hrposter",
    "title",
    "sizes",
    "updated",
    "theme",
    "words",
    "audience",
    "needs_permission",
    "critical",
    "page",
    "grid",
    "regions",
    "backdrops",
    "variants",
    "pages",
    "next",
)
NEEDED = ("hrposter", "title", "sizes", "updated", "theme", "page", "grid", "regions")
PAGE_KEYS = ("margin", "gap", "surface")
GRID_KEYS = ("columns", "rows", "areas")
BACKDROP_KEYS = ("behind", "surface", "bleed")
AUDIENCES = ("patients", "staff", "advocacy")
VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide", "next")
NEXT_KEYS = ("page", "grid", "regions", "backdrops")
# What a layout for screens says; all else stands in the layout beside it.
SCREEN_KEYS = ("hrposter", "sizes", "page", "grid", "regions", "backdrops", "variants")
SCREEN_NEEDED = ("hrposter", "sizes", "page", "grid", "regions")
SCREEN_VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide")

_NOTHING: Length = Percent(0.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """Tracks, and the name of the region in each cell (``.`` for none)."""

    columns: tuple[Track, ...]
    rows: tuple[Track, ...]
    areas: tuple[tuple[str, ...], ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A surface behind several regions."""

    behind: tuple[str, ...]
    surface: str
    bleed: frozenset[Side]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One complete composition: the layout itself, one of its variants, or that of the ``next`` pages, if there can be any."""

    name: str
    conditions: tuple[Comparison, ...]
    margin: Length
    gap: str
    surface: str
    grid: Grid
    regions: tuple[Region, ...]
    backdrops: tuple[Backdrop, ...]
    span: Span
    next: Arrangement | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout file as written; the first variant whose conditions hold is used, else ``base``.

    ``words`` names the piece whose language files serve this one as well (``../seat-belt``), if it has none of its own.
    ``pages`` is how many there may be at most. ``audience`` is one of AUDIENCES: for whom it is. ``needs_permission``: its words
    are somebody's own, who must have allowed it. ``critical``: a draft translation is made only together with its English.
    """

    title: str
    sizes: tuple[Paper, ...]
    updated: datetime.date
    theme: str
    words: str | None
    audience: str
    needs_permission: bool
    base: Arrangement
    variants: tuple[Arrangement, ...]
    span: Span
    pages: int = 1
    critical: bool = False

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """Every composition: those of first pages, each followed by that of its next pages."""
        return tuple(each for first in (self.base, *self.variants) for each in (first, first.next) if each is not None)

    @property
    def shows_resources(self) -> bool:
        """Whether a region shows people and things to turn to."""
        return any(isinstance(region.block, ResourcesBlock) for arrangement in self.arrangements for region in arrangement.regions)

    def arrangement(self, sheet: Rect, pages: int = 1) -> Arrangement:
        """The composition for sheets of that size, so many of them."""
        fitting = (variant for variant in self.variants if all(condition.holds(sheet, pages) for condition in variant.conditions))
        return next(fitting, self.base)


def read_layout(path: Path) -> Layout:
    """Read a layout file; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(KEYS, required=NEEDED)
    version_is_known(top)
    if not {"page", "grid", "regions"} <= top.keys():
        reader.done()
    base = _arrangement("base", (), top, root)
    variants = tuple(_variant(view, top) for view in top["variants"].items()) if "variants" in top else ()
    layout = Layout(
        title=top["title"].text() if "title" in top else "",
        sizes=tuple(view.parsed(parse_paper, PAPERS["Letter"], "size") for view in top["sizes"].items()) if "sizes" in top else (),
        updated=top["updated"].parsed(parse_date, datetime.date.min) if "updated" in top else datetime.date.min,
        theme=top["theme"].text() if "theme" in top else "",
        words=top["words"].parsed(parse_words, None) if "words" in top else None,
        audience=top["audience"].parsed(one_of(AUDIENCES), AUDIENCES[0]) if "audience" in top else AUDIENCES[0],
        needs_permission="needs_permission" in top and top["needs_permission"].parsed(parse_bool, False),
        base=base,
        variants=variants,
        span=root.span,
        pages=_pages(top),
        critical="critical" in top and top["critical"].parsed(parse_bool, False),
    )
    if "sizes" in top and not layout.sizes:
        top["sizes"].add("size", "no size is named", "write sizes: [Letter, A4]")
    _done(reader)
    return layout


def read_screen(path: Path, layout: Layout) -> Layout:
    """Read the layout for screens of a piece whose ``layout`` stands beside it; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(SCREEN_KEYS, required=SCREEN_NEEDED)
    version_is_known(top)
    if not {"page", "grid", "regions"} <= top.keys():
        reader.done()
    base = _arrangement("base", (), top, root)
    variants = tuple(_variant(view, top, SCREEN_VARIANT_KEYS) for view in top["variants"].items()) if "variants" in top else ()
    sizes = tuple(view.parsed(parse_screen, SCREENS["1920x1080"], "size") for view in top["sizes"].items()) if "sizes" in top else ()
    if "sizes" in top and not sizes:
        top["sizes"].add("size", "no size is named", f"write sizes: [{', '.join(SCREENS)}], or some of them")
    _done(reader)
    return replace(layout, sizes=sizes, base=base, variants=variants, pages=1)


def _done(reader: Reader) -> None:
    """Raise PosterError where there are problems, each once: variants share what the base says."""
    reader.problems[:] = list(dict.fromkeys(reader.problems))
    reader.done()


def _pages(top: Mapping[str, View]) -> int:
    """How many pages there may be; more than one need a composition, and a composition for them needs their number."""
    pages = top["pages"].parsed(parse_pages, 1) if "pages" in top else 1
    variants = top["variants"].items() if "variants" in top and top["variants"].is_list else ()
    if pages > 1 and "next" not in top and not any("next" in variant.keys for variant in variants):
        top["pages"].add("missing-key", "'next' is missing", "add 'next:' with the grid of the pages after the first")
    if "next" in top and "pages" not in top:
        top["next"].reader.add("missing-key", top["next"].key_span, "'pages' is missing", "add 'pages: 2', or how many there may be")
    return pages


def parse_words(text: str) -> str:
    """The name of the piece that ``../seat-belt`` leads to; ValueError says how it is written."""
    match = re.fullmatch(r"\.\./([A-Za-z0-9][A-Za-z0-9_-]*)", text)
    if match is None:
        raise ValueError(f"{text!r} does not lead to a piece; write words: ../ and the name of the piece beside this one")
    return match[1]


def _variant(view: View, base: Mapping[str, View], keys: tuple[str, ...] = VARIANT_KEYS) -> Arrangement:
    own = view.fields(keys, required=("when",))
    conditions = own["when"].parsed(parse_conditions, ()) if "when" in own else ()
    name = own["when"].text() if "when" in own else "?"
    return _arrangement(name, conditions, base, view, own)


def _arrangement(
    name: str, conditions: tuple[Comparison, ...], base: Mapping[str, View], place: View, own: Mapping[str, View] | None = None
) -> Arrangement:
    own = own or {}
    hidden = {view.text() for view in own["hide"].items()} if "hide" in own else set()
    regions = _regions(base["regions"], own.get("regions"), hidden, own.get("hide"))
    names = set(base["regions"].fields())
    grid = _grid(own.get("grid", base["grid"]), names - hidden, hidden)
    backdrops = own.get("backdrops") or base.get("backdrops")
    _every_region_is_placed(regions, grid, own.get("grid", base["grid"]))
    behind = tuple(_backdrop(view, names) for view in backdrops.items()) if backdrops else ()
    following = own.get("next") or base.get("next")
    then = _next(name, following, base, own) if following else None
    return Arrangement(name, conditions, *_page(base, own), grid, regions, behind, place.span, then)


def _next(name: str, view: View, base: Mapping[str, View], variant: Mapping[str, View]) -> Arrangement:
    """The composition of the pages after the first: of all regions, those that stand in its areas; its own are read first."""
    own = view.fields(NEXT_KEYS, required=("grid",))
    written = [each["regions"].fields() for each in (base, variant, own) if "regions" in each]
    known = dict.fromkeys(key for each in (base, variant) if "regions" in each for key in each["regions"].fields())
    names = [*(key for key in (own["regions"].fields() if "regions" in own else ()) if key not in known), *known]
    grid = _grid(own["grid"], set(names), set()) if "grid" in own else Grid((), (), ())
    placed = {cell for line in grid.areas for cell in line}
    wanted = placed | ({*own["regions"].fields()} if "regions" in own and "grid" in own else set())
    regions = _merged([name for name in names if name in wanted], written)
    if "grid" in own:
        _every_region_is_placed(regions, grid, own["grid"])
    behind = tuple(_backdrop(each, set(names)) for each in own["backdrops"].items()) if "backdrops" in own else ()
    return Arrangement(f"{name}, next pages", (), *_page(base, variant, own), grid, regions, behind, view.span)


def _page(*each: Mapping[str, View]) -> tuple[Length, str, str]:
    """Margin, gap and surface of a page, later ones over earlier ones."""
    page = {key: view for fields in each if "page" in fields for key, view in fields["page"].fields(PAGE_KEYS).items()}
    return (
        page["margin"].parsed(parse_length, _NOTHING) if "margin" in page else _NOTHING,
        page["gap"].text() if "gap" in page else "0pt",
        page["surface"].text() if "surface" in page else "paper",
    )


def _regions(base: View, own: View | None, hidden: set[str], hide: View | None) -> tuple[Region, ...]:
    """The regions in reading order, each with the variant's options over its own."""
    written, changed = base.fields(), own.fields() if own else {}
    for name, view in changed.items():
        if name not in written:
            view.add("unknown-region", f"no region is called {name!r}", nearest(name, tuple(written)))
    for item in hide.items() if hide else ():
        if item.text() not in written:
            item.add("unknown-region", f"no region is called {item.text()!r}", nearest(item.text(), tuple(written)))
    return _merged([name for name in written if name not in hidden], [written, changed])


def _merged(names: Sequence[str], written: Sequence[Mapping[str, View]]) -> tuple[Region, ...]:
    """The regions of those names, each with its options from all places where it is written, later ones over earlier ones."""
    regions = []
    for name in names:
        views = [each[name] for each in written if name in each]
        fields = {key: view for each in views for key, view in each.fields().items()}
        region = read_region(name, fields, views[0].span, views[0]) if fields else None
        if region is not None:
            regions.append(region)
    return tuple(regions)


def _grid(view: View, regions: set[str], hidden: set[str]) -> Grid:
    fields = view.fields(GRID_KEYS, required=GRID_KEYS)
    if len(fields) < 3:
        return Grid((), (), ())
    columns = tuple(item.parsed(parse_track, Auto()) for item in fields["columns"].items())
    rows = tuple(item.parsed(parse_track, Auto()) for item in fields["rows"].items())
    lines = list(fields["areas"].items())
    if len(lines) != len(rows):
        fields["areas"].add("grid-rows", f"there are {len(lines)} lines of areas but {len(rows)} rows", "give every line of areas one entry in rows")
    for item, track in zip(fields["columns"].items(), columns, strict=True):
        if isinstance(track, Auto):
            item.add("grid-columns", "a column cannot be 'auto'", "give it a length, or a share such as 1fr")
    areas = tuple(_cells(line, len(columns), regions, hidden) for line in lines)
    _areas_are_rectangles(areas, fields["areas"])
    return Grid(columns, rows, areas, view.span)


def _cells(line: View, columns: int, regions: set[str], hidden: set[str]) -> tuple[str, ...]:
    cells = tuple(line.text().split())
    if len(cells) != columns:
        line.add(
            "grid-columns", f"{len(cells)} areas stand in a grid of {columns} columns", "repeat a name to make it wider, or write . for an empty cell"
        )
    for cell in dict.fromkeys(cells):
        if cell == "." or cell in regions:
            continue
        column = line.span.column + line.text().index(cell)
        advice = f"take it out of areas, since hide: names {cell}" if cell in hidden else nearest(cell, tuple(sorted(regions)))
        line.reader.add("unknown-region", Span(line.span.path, line.span.line, column), f"no region is called {cell!r}", advice)
    return cells


def _areas_are_rectangles(areas: tuple[tuple[str, ...], ...], place: View) -> None:
    for name in dict.fromkeys(cell for line in areas for cell in line if cell != "."):
        cells = [(row, column) for row, line in enumerate(areas) for column, cell in enumerate(line) if cell == name]
        height = max(row for row, _ in cells) - min(row for row, _ in cells) + 1
        width = max(column for _, column in cells) - min(column for _, column in cells) + 1
        if len(cells) != height * width:
            place.add("area-shape", f"the area {name!r} is not a rectangle", "let its cells touch, in full rows and columns")


def _every_region_is_placed(regions: tuple[Region, ...], grid: Grid, place: View) -> None:
    if any(problem.code == "unknown-region" for problem in place.reader.problems):
        return  # one cause, one message: a misspelt area leaves its region unplaced as well
    placed = {cell for line in grid.areas for cell in line}
    for region in regions:
        if region.name not in placed:
            place.add(
                "unplaced-region",
                f"region {region.name!r} is not in this grid",
                f"put {region.name} in areas, or hide it in a variant with hide: [{region.name}]",
            )


def _backdrop(view: View, regions: set[str]) -> Backdrop:
    fields = view.fields(BACKDROP_KEYS, required=("behind", "surface"))
    names = tuple(item.text() for item in fields["behind"].items()) if "behind" in fields else ()
    for name in names:
        if name not in regions:
            fields["behind"].add("unknown-region", f"no region is called {name!r}", nearest(name, tuple(sorted(regions))))
    bleed = read_sides(fields["bleed"]) if "bleed" in fields else frozenset()
    return Backdrop(names, fields["surface"].text() if "surface" in fields else "paper", bleed)
