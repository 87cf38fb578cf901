"""Layout files: areas drawn in text, one region a line, variants by the shape of the page."""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.geometry import Rect
from hrposter.papers import PAPERS, Paper, parse_paper
from hrposter.source import Reader, View, nearest
from hrposter.spec.content import parse_date, version_is_known
from hrposter.spec.regions import Region, Side, read_region, read_sides
from hrposter.units import Absolute, Auto, Length, Percent, Track, parse_length, parse_track

KEYS = ("hrposter", "title", "sizes", "updated", "theme", "page", "grid", "regions", "backdrops", "variants")
NEEDED = ("hrposter", "title", "sizes", "updated", "theme", "page", "grid", "regions")
PAGE_KEYS = ("margin", "gap", "surface")
GRID_KEYS = ("columns", "rows", "areas")
BACKDROP_KEYS = ("behind", "surface", "bleed")
VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide")

_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_COMPARISON = re.compile(r"(aspect|short_edge|long_edge)\s*(<=|>=|<|>)\s*(\S+)")
_NOTHING: Length = Percent(0.0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One fact about the sheet, such as ``short_edge < 160mm``."""

    metric: str
    operator: str
    bound: float

    def holds(self, sheet: Rect) -> bool:
        """Whether it is true of a sheet of that size."""
        values = {"aspect": sheet.aspect, "short_edge": sheet.short_edge, "long_edge": max(sheet.width, sheet.height)}
        return _OPERATORS[self.operator](values[self.metric], self.bound)


@dataclass(frozen=True, slots=True)
class Grid:
    """Tracks, and the name of the region in each cell (``.`` for none)."""

    columns: tuple[Track, ...]
    rows: tuple[Track, ...]
    areas: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A surface behind several regions."""

    behind: tuple[str, ...]
    surface: str
    bleed: frozenset[Side]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One complete composition: the layout itself, or one of its variants."""

    name: str
    conditions: tuple[Comparison, ...]
    margin: Length
    gap: str
    surface: str
    grid: Grid
    regions: tuple[Region, ...]
    backdrops: tuple[Backdrop, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout file as written; the first variant whose conditions hold is used, else ``base``."""

    title: str
    sizes: tuple[Paper, ...]
    updated: datetime.date
    theme: str
    base: Arrangement
    variants: tuple[Arrangement, ...]
    span: Span

    def arrangement(self, sheet: Rect) -> Arrangement:
        """The composition for a sheet of that size."""
        fitting = (variant for variant in self.variants if all(condition.holds(sheet) for condition in variant.conditions))
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
        base=base,
        variants=variants,
        span=root.span,
    )
    if "sizes" in top and not layout.sizes:
        top["sizes"].add("size", "no size is named", "write sizes: [Letter, A4]")
    reader.problems[:] = list(dict.fromkeys(reader.problems))
    reader.done()
    return layout


def parse_conditions(text: str) -> tuple[Comparison, ...]:
    """Read ``aspect >= 1 and short_edge < 160mm``; ValueError says how conditions are written."""
    return tuple(_comparison(part.strip()) for part in re.split(r"\band\b", text))


def _comparison(text: str) -> Comparison:
    match = _COMPARISON.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a condition; write 'aspect >= 1' or 'short_edge < 160mm', joined by 'and'")
    metric, sign, bound = match.groups()
    if metric == "aspect":
        if not re.fullmatch(r"\d+(\.\d+)?", bound):
            raise ValueError(f"{bound!r} is not a number; aspect is width by height, as in 'aspect >= 1'")
        return Comparison(metric, sign, float(bound))
    length = parse_length(bound)
    if not isinstance(length, Absolute):
        raise ValueError(f"{bound!r} depends on the page; write an absolute length such as 160mm")
    return Comparison(metric, sign, length.points)


def _variant(view: View, base: Mapping[str, View]) -> Arrangement:
    own = view.fields(VARIANT_KEYS, required=("when",))
    conditions = own["when"].parsed(parse_conditions, ()) if "when" in own else ()
    name = own["when"].text() if "when" in own else "?"
    return _arrangement(name, conditions, base, view, own)


def _arrangement(
    name: str, conditions: tuple[Comparison, ...], base: Mapping[str, View], place: View, own: Mapping[str, View] | None = None
) -> Arrangement:
    own = own or {}
    page = _page(base["page"]) | (_page(own["page"]) if "page" in own else {})
    hidden = {view.text() for view in own["hide"].items()} if "hide" in own else set()
    regions = _regions(base["regions"], own.get("regions"), hidden, own.get("hide"))
    names = set(base["regions"].fields())
    grid = _grid(own.get("grid", base["grid"]), names - hidden, hidden)
    backdrops = own.get("backdrops") or base.get("backdrops")
    _every_region_is_placed(regions, grid, own.get("grid", base["grid"]))
    return Arrangement(
        name=name,
        conditions=conditions,
        margin=page["margin"].parsed(parse_length, _NOTHING) if "margin" in page else _NOTHING,
        gap=page["gap"].text() if "gap" in page else "0pt",
        surface=page["surface"].text() if "surface" in page else "paper",
        grid=grid,
        regions=regions,
        backdrops=tuple(_backdrop(view, names) for view in backdrops.items()) if backdrops else (),
        span=place.span,
    )


def _page(view: View) -> dict[str, View]:
    return view.fields(PAGE_KEYS)


def _regions(base: View, own: View | None, hidden: set[str], hide: View | None) -> tuple[Region, ...]:
    """The regions in reading order, each with the variant's options over its own."""
    written, changed = base.fields(), own.fields() if own else {}
    for name, view in changed.items():
        if name not in written:
            view.add("unknown-region", f"no region is called {name!r}", nearest(name, tuple(written)))
    for item in hide.items() if hide else ():
        if item.text() not in written:
            item.add("unknown-region", f"no region is called {item.text()!r}", nearest(item.text(), tuple(written)))
    regions = []
    for name, view in written.items():
        fields = view.fields() | (changed[name].fields() if name in changed else {})
        region = read_region(name, fields, view.span, view) if name not in hidden and fields else None
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
    return Grid(columns, rows, areas)


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
