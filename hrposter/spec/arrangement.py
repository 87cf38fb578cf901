"""Compositions: what stands where on a page, in one layer over another; those of next pages and of panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.source import View, nearest
from hrposter.spec.conditions import Comparison, parse_conditions
from hrposter.spec.grid import Grid, read_grid
from hrposter.spec.regions import Region, Side, read_region, read_sides
from hrposter.units import Length, Percent, parse_length

PAGE_KEYS = ("margin", "gap", "surface")
BACKDROP_KEYS = ("behind", "surface", "bleed")
NEXT_KEYS = ("page", "grid", "regions", "backdrops")
# What stands in each of the panels of a folded piece, and not beside them.
_IN_PANELS = ("grid", "backdrops", "next")

_NOTHING: Length = Percent(0.0)


@frozen()
class Backdrop:
    """A surface behind several regions."""

    behind: tuple[str, ...]
    surface: str
    bleed: frozenset[Side]


@frozen()
class Arrangement:
    """One complete composition: the layout itself, one of its variants, or that of the ``next`` pages, if there can be any.

    ``otherwise`` is the composition to take where the words do not fit this one even at their smallest, if there is one. ``panels`` are
    those of a folded piece after its first, each a page with a composition of its own.
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
    panels: tuple[Arrangement, ...] = ()

    @property
    def chain(self) -> tuple[Arrangement, ...]:
        """The composition and those to take in its place, in the order in which they are tried."""
        return (self, *self.otherwise.chain) if self.otherwise else (self,)

    @property
    def pages(self) -> tuple[Arrangement, ...]:
        """The composition, and those of the pages that come after it."""
        return (self, *((self.next,) if self.next else ()), *self.panels)

    def page(self, number: int) -> Arrangement:
        """The composition of a page, counted from 1."""
        if number > 1 and self.panels:
            return self.panels[number - 2]
        return self.next or self if number > 1 else self


def read_variant(view: View, base: Mapping[str, View], keys: tuple[str, ...], others: tuple[str, ...]) -> Arrangement:
    """A composition that is laid over ``base`` when its condition holds; it may have those ``keys``, and ``others`` what is tried in its place."""
    own = view.fields(keys, required=("when",))
    conditions = own["when"].parsed(parse_conditions, ()) if "when" in own else ()
    name = own["when"].text() if "when" in own else "?"
    return read_arrangement(name, conditions, view, (base, own), others)


def read_arrangement(
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
    panels = _last("panels", layers)
    if panels:
        return _panels(name, conditions, panels, layers, hidden)
    regions = _regions([layer["regions"] for layer in layers if "regions" in layer], hidden, [own["hide"] for own in layers if "hide" in own])
    names = set(base["regions"].fields())
    drawn = _last("grid", layers) or base["grid"]
    grid = read_grid(drawn, names - hidden, hidden)
    _every_region_is_placed(regions, grid, drawn, base["grid"])
    backdrops = _last("backdrops", layers)
    behind = tuple(_backdrop(view, names) for view in backdrops.items()) if backdrops else ()
    following = _last("next", layers)
    then = _following(f"{name}, next pages", following, layers, set()) if following else None
    return Arrangement(name, conditions, *_page(*layers), grid, regions, behind, place.span, then)


def _last(key: str, layers: Sequence[Mapping[str, View]]) -> View | None:
    """What the last of the layers that says anything says."""
    return next((layer[key] for layer in reversed(layers) if key in layer), None)


def _panels(name: str, conditions: tuple[Comparison, ...], place: View, layers: Sequence[Mapping[str, View]], hidden: set[str]) -> Arrangement:
    """The composition of the first panel of a folded piece, with those of the others; each region of the piece stands in one of them."""
    for key, view in ((key, layer[key]) for layer in layers for key in _IN_PANELS if key in layer):
        view.reader.add("fold", view.key_span, f"{key!r} stands beside panels", f"put {key} into the panels, or take it out")
    pages = tuple(_following(f"{name}, panel {number}", view, layers, hidden) for number, view in enumerate(place.items(), 1))
    if not pages:
        place.reader.add("fold", place.key_span, "no panel is described", "write one composition for each panel")
    first, *others = pages or (Arrangement(name, conditions, *_page(*layers), Grid((), (), ()), (), (), place.span),)
    _every_region_is_in_a_panel((first, *others), layers[0]["regions"], hidden)
    return replace(first, conditions=conditions, panels=tuple(others))


def _every_region_is_in_a_panel(panels: Sequence[Arrangement], regions: View, hidden: set[str]) -> None:
    """Note each region that no panel shows, once for all compositions."""
    problems = regions.reader.problems
    if any(problem.code == "unknown-region" for problem in problems):
        return  # one cause, one message: a misspelt area leaves its region unplaced as well
    placed = {region.name for panel in panels for region in panel.regions}
    told = {problem.message for problem in problems}
    for region, view in regions.fields().items():
        fact = f"region {region!r} is in no panel"
        if region not in placed | hidden and fact not in told:
            view.reader.add("unplaced-region", view.key_span, fact, f"put {region} in the areas of a panel, or take it out")


def _following(name: str, view: View, layers: Sequence[Mapping[str, View]], hidden: set[str]) -> Arrangement:
    """The composition of next pages, or of a panel: of all regions, those that stand in its areas; its own are read first."""
    own = view.fields(NEXT_KEYS, required=("grid",))
    written = [each["regions"].fields() for each in (*layers, own) if "regions" in each]
    known = dict.fromkeys(key for each in layers if "regions" in each for key in each["regions"].fields())
    new = [key for key in (own["regions"].fields() if "regions" in own else ()) if key not in known]
    names = [*new, *(key for key in known if key not in hidden)]
    grid = read_grid(own["grid"], set(names), hidden) if "grid" in own else Grid((), (), ())
    placed = {cell for line in grid.areas for cell in line}
    wanted = placed | ({*own["regions"].fields()} if "regions" in own and "grid" in own else set())
    regions = _merged([name for name in names if name in wanted], written)
    if "grid" in own:
        _every_region_is_placed(regions, grid, own["grid"], own["grid"])
    behind = tuple(_backdrop(each, set(names)) for each in own["backdrops"].items()) if "backdrops" in own else ()
    return Arrangement(name, (), *_page(*layers, own), grid, regions, behind, view.span)


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
