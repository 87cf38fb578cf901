"""Grids: columns, rows, and areas drawn in text."""

from __future__ import annotations

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.source import View, nearest
from hrposter.units import Auto, Track, parse_track

GRID_KEYS = ("columns", "rows", "areas")


@frozen()
class Grid:
    """Tracks, and the name of the region in each cell (``.`` for none)."""

    columns: tuple[Track, ...]
    rows: tuple[Track, ...]
    areas: tuple[tuple[str, ...], ...]
    span: Span | None = None


def read_grid(view: View, regions: set[str], hidden: set[str]) -> Grid:
    """Read a grid in whose cells ``regions`` may stand; what is wrong in it is noted, and that some are ``hidden``."""
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
