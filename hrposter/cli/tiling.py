"""``--tile`` and what goes with it: posters over many sheets of an office printer, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from hrposter.cli import options
from hrposter.frozen import frozen

if TYPE_CHECKING:
    from hrposter.display import Document
    from hrposter.imposition.tiles.grid import Join, Laying, Tiling
    from hrposter.orders import Sheet

_JOINS = ("cut", "glue")
_LAYINGS = ("strips", "fewest")


@frozen()
class _Asked:
    """What was asked for beside the paper; None where nothing was said."""

    overlap: str | None
    tile_marks: Join | None
    tile_layout: Laying | None
    max_sheets: int | None


def tile_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--tile PAPER`` and its companions; the command is given a ``tiling``, None without them."""

    @wraps(command)
    def collected(*args: object, tile: str | None, **rest: object) -> object:
        asked = _Asked(**{name: rest.pop(name) for name in _Asked.__dataclass_fields__})  # type: ignore[arg-type]
        return command(*args, tiling=_tiling(tile, asked, rest.get("printer")), **rest)

    paper = "Make the poster of sheets of this paper, such as Letter, to be cut and put together."
    shared = "How much of the poster two neighbours both show."
    joined = "Cut both sheets and set them edge to edge, or keep a strip to glue the next one on."
    most = "Make the poster smaller, if it has to be, so that it takes no more sheets."
    lies = "Lay the sheets in strips, which go together simply, or in both directions, so that the fewest will do."
    for option in (
        click.option("--max-sheets", type=click.IntRange(1, 200), metavar="N", help=most),
        click.option("--tile-layout", type=click.Choice(_LAYINGS), show_default="strips", help=lies),
        click.option("--tile-marks", type=click.Choice(_JOINS), show_default="cut", help=joined),
        click.option("--overlap", metavar="LENGTH", show_default="12.7mm", help=shared),
        click.option("--tile", metavar="PAPER", shell_complete=options.complete_sizes, help=paper),
    ):
        collected = option(collected)
    return collected


def _tiling(tile: str | None, asked: _Asked, known: object = None) -> Tiling | None:
    from hrposter.diagnostics import UsageError

    if tile is None:
        alone = {"--overlap": asked.overlap, "--tile-marks": asked.tile_marks, "--tile-layout": asked.tile_layout, "--max-sheets": asked.max_sheets}
        if given := [name for name, value in alone.items() if value is not None]:
            raise UsageError(f"{given[0]} is for a poster in tiles; add --tile Letter, or the paper that you have")
        return None
    from hrposter.cli.printer import printer_for
    from hrposter.imposition.tiles.grid import USUAL_OVERLAP, Tiling, overlap_of
    from hrposter.papers import parse_paper

    try:
        paper, printer = parse_paper(tile), printer_for(str(known) if known is not None else None)
        points = overlap_of(_absolute(asked.overlap) if asked.overlap else USUAL_OVERLAP, paper, printer)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return Tiling(paper, points, asked.tile_marks or "cut", asked.max_sheets, printer, asked.tile_layout or "strips")


def _absolute(text: str) -> float:
    from hrposter.units import Absolute, parse_length

    length = parse_length(text)
    if not isinstance(length, Absolute):
        raise ValueError(f"{text!r} is a share, of nothing that is known here; write an overlap such as 12.7mm or 0.5in")
    return length.points


def tile_sheets(sheets: tuple[Sheet, ...], tiling: Tiling | None, formats: Iterable[str]) -> tuple[Sheet, ...]:
    """The sheets with the names that their files in tiles have; UsageError for what cannot be put together."""
    if tiling is None:
        return sheets
    from hrposter.diagnostics import UsageError

    if "txt" in formats:
        raise UsageError("--tile is for what is printed, and txt is asked for; leave out one of the two")
    if wrong := [reason for sheet in sheets if (reason := _unfit(sheet, tiling))]:
        raise UsageError(*wrong)
    return tuple(replace(sheet, stem=f"{sheet.stem}-tiled-{tiling.paper.slug}") for sheet in sheets)


def _unfit(sheet: Sheet, tiling: Tiling) -> str | None:
    """Why a sheet cannot be put together from others, as fact and advice; None where it can."""
    from hrposter.rendering import fold_of

    profile, whole, paper = sheet.job.profile, sheet.job.sheet, tiling.paper
    if profile.is_screen:
        return f"{sheet.label} is for a screen; --tile is for posters on paper, as with --profile office"
    if profile.press:
        return f"{sheet.label} is for a print shop, which prints it in one piece; for --tile use --profile office"
    if fold_of(sheet.job):
        return f"{sheet.label} is printed on sheets to fold, which cannot be put together; leave out --tile"
    if whole.short_edge <= min(paper.width, paper.height) and max(whole.width, whole.height) <= max(paper.width, paper.height):
        return f"{sheet.label} fits on one sheet of {paper.name}; leave out --tile, or choose a larger --size"
    return None


def tiles(sheet: Sheet, document: Document, tiling: Tiling) -> Document:
    """The poster in tiles, and a note of what that means; UsageError where it takes too many sheets."""
    from hrposter.cli.seams import Seams, told
    from hrposter.diagnostics import UsageError
    from hrposter.imposition.tiles.tiled import tiled
    from hrposter.resolve import resolve

    try:
        made = tiled(document, resolve(sheet.job), tiling)
    except ValueError as error:
        raise UsageError(f"{sheet.label}: {error}") from None
    for number, cutting in enumerate(made.cuttings, 1):
        page = f", page {number} of {len(made.cuttings)}" if len(made.cuttings) > 1 else ""
        seams = Seams(document.pages[number - 1], cutting, tiling, document.meta.is_rtl)
        click.echo("\n".join(told(f"{sheet.label}{page}", seams)), err=True)
    return made.document
