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
from hrposter.spec.grid import Grid, read_grid
from hrposter.spec.handy import NumbersBlock
from hrposter.spec.options import parse_page_counts
from hrposter.spec.regions import Region, Side, read_region, read_sides
from hrposter.spec.theme import parse_bool
from hrposter.spec.turning import ResourcesBlock
from hrposter.spec.wall import LanguagesBlock
from hrposter.units import Length, Percent, parse_length

KEYS = (
    "hrposter",
    "title",
    "sizes",
    "updated",
    "theme",
    "words",
    "audience",
    "needs_permission",
    "needs_clinician",
    "critical",
    "page",
    "grid",
    "regions",
    "backdrops",
    "or",
    "variants",
    "pages",
    "next",
)
NEEDED = ("hrposter", "title", "sizes", "updated", "theme", "page", "grid", "regions")
PAGE_KEYS = ("margin", "gap", "surface")
BACKDROP_KEYS = ("behind", "surface", "bleed")
AUDIENCES = ("patients", "staff", "advocacy")
VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide", "or", "next")
NEXT_KEYS = ("page", "grid", "regions", "backdrops")
OR_KEYS = ("page", "grid", "regions", "backdrops", "hide", "next")
# What a layout for screens says; all else stands in the layout beside it.
SCREEN_KEYS = ("hrposter", "sizes", "page", "grid", "regions", "backdrops", "or", "variants")
SCREEN_NEEDED = ("hrposter", "sizes", "page", "grid", "regions")
SCREEN_VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide", "or")
SCREEN_OR_KEYS = ("page", "grid", "regions", "backdrops", "hide")

_NOTHING: Length = Percent(0.0)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A surface behind several regions."""

    behind: tuple[str, ...]
    surface: str
    bleed: frozenset[Side]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One complete composition: the layout itself, one of its variants, or that of the ``next`` pages, if there can be any.

    ``otherwise`` is the composition to take where the words do not fit this one even at their smallest, if there is one.
    """

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
    otherwise: Arrangement | None = None

    @property
    def chain(self) -> tuple[Arrangement, ...]:
        """The composition and those to take in its place, in the order in which they are tried."""
        return (self, *self.otherwise.chain) if self.otherwise else (self,)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout file as written; the first variant whose conditions hold is used, else ``base``.

    ``words`` names the piece whose language files serve this one as well (``../seat-belt``), if it has none of its own.
    ``pages`` is how many there may be at most, ``most_pages`` where the words do not fit otherwise. ``audience`` is one of
    AUDIENCES: for whom it is. ``needs_permission``: its words are somebody's own, who must have allowed it.
    ``needs_clinician``: a draft until a clinician has signed the words. ``critical``: a draft translation is made only together with its English.
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
    most_pages: int = 1
    critical: bool = False
    needs_clinician: bool = False

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """Every composition: those of first pages, each followed by that of its next pages."""
        firsts = (each for first in (self.base, *self.variants) for each in first.chain)
        return tuple(each for first in firsts for each in (first, first.next) if each is not None)

    @property
    def shows_resources(self) -> bool:
        """Whether a region shows people and things to turn to."""
        return any(isinstance(region.block, ResourcesBlock) for arrangement in self.arrangements for region in arrangement.regions)

    @property
    def languages(self) -> LanguagesBlock | None:
        """The region that welcomes people in many languages, if there is one."""
        blocks = (region.block for arrangement in self.arrangements for region in arrangement.regions)
        return next((block for block in blocks if isinstance(block, LanguagesBlock)), None)

    @property
    def takes_resources(self) -> bool:
        """Whether a region has a place for people and things to turn to, if a file names any."""
        return any(isinstance(region.block, NumbersBlock | ResourcesBlock) for arrangement in self.arrangements for region in arrangement.regions)

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
    base = _arrangement("base", (), root, (top,), OR_KEYS)
    variants = tuple(_variant(view, top, VARIANT_KEYS, OR_KEYS) for view in top["variants"].items()) if "variants" in top else ()
    pages, most_pages = _pages(top)
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
        pages=pages,
        most_pages=most_pages,
        critical="critical" in top and top["critical"].parsed(parse_bool, False),
        needs_clinician="needs_clinician" in top and top["needs_clinician"].parsed(parse_bool, False),
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
    base = _arrangement("base", (), root, (top,), SCREEN_OR_KEYS)
    variants = tuple(_variant(view, top, SCREEN_VARIANT_KEYS, SCREEN_OR_KEYS) for view in top["variants"].items()) if "variants" in top else ()
    sizes = tuple(view.parsed(parse_screen, SCREENS["1920x1080"], "size") for view in top["sizes"].items()) if "sizes" in top else ()
    if "sizes" in top and not sizes:
        top["sizes"].add("size", "no size is named", f"write sizes: [{', '.join(SCREENS)}], or some of them")
    _done(reader)
    return replace(layout, sizes=sizes, base=base, variants=variants, pages=1, most_pages=1)


def _done(reader: Reader) -> None:
    """Raise PosterError where there are problems, each once: variants share what the base says."""
    reader.problems[:] = list(dict.fromkeys(reader.problems))
    reader.done()


def _pages(top: Mapping[str, View]) -> tuple[int, int]:
    """How many pages there may be, and how many at most; more than one need a composition, and a composition for them needs their number."""
    pages = top["pages"].parsed(parse_page_counts, (1, 1)) if "pages" in top else (1, 1)
    variants = top["variants"].items() if "variants" in top and top["variants"].is_list else ()
    if pages[1] > 1 and "next" not in top and not any("next" in variant.keys for variant in variants):
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


def _variant(view: View, base: Mapping[str, View], keys: tuple[str, ...], others: tuple[str, ...]) -> Arrangement:
    own = view.fields(keys, required=("when",))
    conditions = own["when"].parsed(parse_conditions, ()) if "when" in own else ()
    name = own["when"].text() if "when" in own else "?"
    return _arrangement(name, conditions, view, (base, own), others)


def _arrangement(
    name: str, conditions: tuple[Comparison, ...], place: View, layers: tuple[Mapping[str, View], ...], others: tuple[str, ...]
) -> Arrangement:
    """The composition that ``layers`` say, later ones over earlier ones, with what is tried in its place (with those keys)."""
    composition = _composition(name, conditions, place, layers)
    chain = [composition]
    for number, view in enumerate(_others(layers[-1]), 1):
        layers = (*layers, view.fields(others))
        chain.append(_composition(f"{name}, or {number}" if number > 1 else f"{name}, or", conditions, view, layers))
    last = chain.pop()
    while chain:
        last = replace(chain.pop(), otherwise=last)
    return last


def _others(own: Mapping[str, View]) -> tuple[View, ...]:
    """What ``or`` says: one composition, or several, each over the one before."""
    view = own.get("or")
    if view is None:
        return ()
    return (view,) if view.is_mapping else tuple(view.items())


def _composition(name: str, conditions: tuple[Comparison, ...], place: View, layers: tuple[Mapping[str, View], ...]) -> Arrangement:
    base = layers[0]
    hidden = {view.text() for own in layers if "hide" in own for view in own["hide"].items()}
    regions = _regions([layer["regions"] for layer in layers if "regions" in layer], hidden, [own["hide"] for own in layers if "hide" in own])
    names = set(base["regions"].fields())
    drawn = _last("grid", layers) or base["grid"]
    grid = read_grid(drawn, names - hidden, hidden)
    _every_region_is_placed(regions, grid, drawn, base["grid"])
    backdrops = _last("backdrops", layers)
    behind = tuple(_backdrop(view, names) for view in backdrops.items()) if backdrops else ()
    following = _last("next", layers)
    then = _next(name, following, layers) if following else None
    return Arrangement(name, conditions, *_page(*layers), grid, regions, behind, place.span, then)


def _last(key: str, layers: Sequence[Mapping[str, View]]) -> View | None:
    """What the last of the layers that says anything says."""
    return next((layer[key] for layer in reversed(layers) if key in layer), None)


def _next(name: str, view: View, layers: Sequence[Mapping[str, View]]) -> Arrangement:
    """The composition of the pages after the first: of all regions, those that stand in its areas; its own are read first."""
    own = view.fields(NEXT_KEYS, required=("grid",))
    written = [each["regions"].fields() for each in (*layers, own) if "regions" in each]
    known = dict.fromkeys(key for each in layers if "regions" in each for key in each["regions"].fields())
    names = [*(key for key in (own["regions"].fields() if "regions" in own else ()) if key not in known), *known]
    grid = read_grid(own["grid"], set(names), set()) if "grid" in own else Grid((), (), ())
    placed = {cell for line in grid.areas for cell in line}
    wanted = placed | ({*own["regions"].fields()} if "regions" in own and "grid" in own else set())
    regions = _merged([name for name in names if name in wanted], written)
    if "grid" in own:
        _every_region_is_placed(regions, grid, own["grid"], own["grid"])
    behind = tuple(_backdrop(each, set(names)) for each in own["backdrops"].items()) if "backdrops" in own else ()
    return Arrangement(f"{name}, next pages", (), *_page(*layers, own), grid, regions, behind, view.span)


def _page(*each: Mapping[str, View]) -> tuple[Length, str, str]:
    """Margin, gap and surface of a page, later ones over earlier ones."""
    page = {key: view for fields in each if "page" in fields for key, view in fields["page"].fields(PAGE_KEYS).items()}
    return (
        page["margin"].parsed(parse_length, _NOTHING) if "margin" in page else _NOTHING,
        page["gap"].text() if "gap" in page else "0pt",
        page["surface"].text() if "surface" in page else "paper",
    )


def _regions(layers: Sequence[View], hidden: set[str], hides: Sequence[View]) -> tuple[Region, ...]:
    """The regions in reading order, each with the options of later layers over those of the first."""
    written, *changes = [layer.fields() for layer in layers]
    for name, view in (item for changed in changes for item in changed.items()):
        if name not in written:
            view.add("unknown-region", f"no region is called {name!r}", nearest(name, tuple(written)))
    for item in (item for hide in hides for item in hide.items()):
        if item.text() not in written:
            item.add("unknown-region", f"no region is called {item.text()!r}", nearest(item.text(), tuple(written)))
    return _merged([name for name in written if name not in hidden], [written, *changes])


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


def _every_region_is_placed(regions: tuple[Region, ...], grid: Grid, place: View, first: View) -> None:
    """Note each region that ``grid`` lacks; once where ``first``, the grid that this one is laid over, lacks it as well."""
    problems = place.reader.problems
    if any(problem.code == "unknown-region" for problem in problems):
        return  # one cause, one message: a misspelt area leaves its region unplaced as well
    told = {problem.message for problem in problems if problem.code == "unplaced-region" and problem.span == first.span}
    placed = {cell for line in grid.areas for cell in line}
    for region in regions:
        fact = f"region {region.name!r} is not in this grid"
        if region.name not in placed and fact not in told:
            place.add(
                "unplaced-region",
                fact,
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
