"""``hrposter explain``: where every region of a poster stands, at which sizes, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrposter.cli import options

if TYPE_CHECKING:
    from hrposter.geometry import Rect
    from hrposter.layout.solve import Forme, Placed, Solution
    from hrposter.poster import Poster
    from hrposter.spec.regions import BlockSpec

_HEAD = ("REGION", "PLACED BY", "X", "Y", "WIDTH", "HEIGHT", "STYLE", "SIZE", "WHY")
_EPILOG = """\b
Examples:
  hrposter explain welcome
  hrposter explain welcome --size A5 --lang es
"""


@click.command("explain", epilog=_EPILOG)
@click.argument("piece", shell_complete=options.complete_pieces)
@click.option("--lang", default="en", show_default=True, metavar="TAG", shell_complete=options.complete_languages, help="A language such as es.")
@click.option("--size", metavar="NAME", show_default="the poster's first", shell_complete=options.complete_sizes, help="A paper such as A3.")
@click.option("--orientation", type=click.Choice(options.ORIENTATIONS), default="portrait", show_default=True, help="Upright or wide.")
@click.option("--profile", type=click.Choice(options.PROFILES), default="office", show_default=True, help="What the poster is for.")
@options.theme_option
@options.clinic_option
@options.resources_option
@options.layouts_option
def explain(
    piece: str,
    lang: str,
    size: str | None,
    orientation: str,
    profile: str,
    theme: str | None,
    clinic: Path | None,
    resources: Path | None,
    layouts: Path | None,
) -> None:
    """Show where everything stands on a poster, and why.

    A line for each region, page by page: the variant that placed it, its box in millimetres (on a screen in pixels) from the top
    left corner of the sheet, its type styles with their final size in points, and why a size is smaller than the theme wants.
    A draft of a critical poster is followed by its English, as it is on paper.
    """
    from hrposter.cli.surroundings import clinic_at, library_at, today
    from hrposter.cli.turning import resources_at
    from hrposter.layout.page import solve
    from hrposter.orders import Order, sheets_of
    from hrposter.rendering import posters_of

    order = Order((piece,), lang, size, orientation, profile, theme, clinic_at(clinic), None, library_at(layouts), resources_at(resources), today())
    sheets = sheets_of(order)
    if len(sheets) != 1:
        raise click.UsageError("one language and one size are explained at a time")
    click.echo("\n\n".join(_explained(poster, solve(poster)) for poster in posters_of(sheets[0].job)))


def _explained(poster: Poster, solution: Solution) -> str:
    pages = [_page(forme.poster, forme, solution) for forme in solution.formes]
    return "\n".join([*_heading(solution.formes[0].poster), *(line for page in pages for line in page), *_absent(poster, solution)])


def _page(poster: Poster, forme: Forme, solution: Solution) -> Iterator[str]:
    """The table of one page; with several, a line before it says which it is, and what composes it."""
    from hrposter.cli.table import table

    if poster.pages > 1:
        box = _box(poster, poster.content_box)
        yield from ("", f"page {poster.page} of {poster.pages}: composition {poster.arrangement.name!r}, content box {box}")
    yield from ("", table(_HEAD, [row for placed in forme.placed for row in _rows(poster, solution, placed)]))


def _heading(poster: Poster) -> Iterator[str]:
    job, sheet = poster.job, poster.sheet
    size = f"{_length(poster, sheet.width)} x {_length(poster, sheet.height)} {_unit(poster)}"
    after = "followed by its English, " if poster.is_original else ""
    yield f"{after}{job.piece} in {poster.language.tag} on {poster.sheet_name} ({size})"
    yield f"profile {job.profile.name}, theme {poster.theme.name}, content box {_box(poster, poster.content_box)}"
    short, long = (f"{_length(poster, edge)}{_unit(poster)}" for edge in (sheet.short_edge, max(sheet.width, sheet.height)))
    facts = f"aspect {sheet.aspect:.2f}, short_edge {short}, long_edge {long}"
    yield f"composition {poster.arrangement.name!r} of {len(poster.layout.variants) + 1}: on this sheet {facts}"


def _rows(poster: Poster, solution: Solution, placed: Placed) -> Iterator[tuple[str, ...]]:
    """One line for a region and its first style, then one for each further style."""
    styles = [style for style in styles_of(placed.part.region.block) if style in solution.fitted]
    box = placed.box
    first = (placed.part.region.name, poster.arrangement.name, *(_length(poster, edge) for edge in (box.x, box.y, box.width, box.height)))
    for number, style in enumerate(styles or [None]):
        where = first if number == 0 else ("",) * len(first)
        if style is None:
            yield (*where, "", "", "")
        else:
            fitted = solution.fitted[style]
            why = f"wanted {fitted.wanted:.1f} pt; smaller {fitted.reason}" if fitted.reason else ""
            yield (*where, style, f"{fitted.size:.1f} pt", why)


def _absent(poster: Poster, solution: Solution) -> Iterator[str]:
    placed = {item.part.region.name for item in solution.placed}
    arranged = {region.name for forme in solution.formes for region in forme.poster.arrangement.regions}
    for region in (region for each in (poster.layout.base, *poster.layout.base.panels) for region in each.regions):
        if region.name not in arranged:
            yield f"{region.name}: hidden by this variant"
        elif region.name not in placed:
            yield f"{region.name}: has nothing to show here"


def styles_of(block: BlockSpec) -> tuple[str, ...]:
    """The type styles that a kind of block sets words in, each once."""
    from hrposter.spec.handy import CardBlock, NumbersBlock, ScheduleBlock, TabsBlock
    from hrposter.spec.prose import FlowBlock, FolioBlock, ImprintBlock, QuoteBlock, RunningBlock
    from hrposter.spec.regions import ArtBlock, CardsBlock, ColumnBlock, DraftBlock, ListBlock, PointsBlock, TextBlock, TilesBlock
    from hrposter.spec.table import TableBlock
    from hrposter.spec.turning import ContactBlock, ResourcesBlock
    from hrposter.spec.wall import LanguagesBlock

    match block:
        case LanguagesBlock():
            return tuple(dict.fromkeys((block.style, block.detail)))
        case TextBlock() | ListBlock() | DraftBlock():
            return (block.style,)
        case PointsBlock() | CardsBlock() | ContactBlock() | NumbersBlock() | CardBlock() | ScheduleBlock() | TabsBlock():
            return tuple(dict.fromkeys((block.heading, block.style)))
        case ResourcesBlock() | TableBlock():
            return tuple(dict.fromkeys((block.heading, block.style, block.detail)))
        case TilesBlock():
            return (block.heading,)
        case ColumnBlock():
            return tuple(dict.fromkeys((block.lead, block.style, block.heading)))
        case FlowBlock():
            return tuple(dict.fromkeys((block.style, block.heading, block.call, block.note)))
        case QuoteBlock():
            return tuple(dict.fromkeys((block.style, block.attribution)))
        case RunningBlock() | FolioBlock() | ImprintBlock():
            return (block.style,)
        case ArtBlock():
            return ()


def _box(poster: Poster, box: Rect) -> str:
    x, y, width, height = (_length(poster, edge) for edge in (box.x, box.y, box.width, box.height))
    return f"{x}, {y}, {width} x {height} {_unit(poster)}"


def _unit(poster: Poster) -> str:
    return "px" if poster.job.profile.is_screen else "mm"


def _length(poster: Poster, points: float) -> str:
    """Points as a person measures them: on a screen they are pixels."""
    from hrposter.units import to_mm

    return f"{points if poster.job.profile.is_screen else to_mm(points):.1f}"
