"""Regions of a layout: what stands in an area of the grid, and the options of each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, cast

from hrposter.diagnostics import Span
from hrposter.display import Tag
from hrposter.frozen import frozen
from hrposter.source import View, nearest, one_of
from hrposter.spec.handy import HANDY, HANDY_BLOCKS, HANDY_TAGS, HandyBlock
from hrposter.spec.options import Align, align_in, lines_in
from hrposter.spec.options import columns_in as _columns
from hrposter.spec.options import names_in as _names
from hrposter.spec.options import style_in as _style
from hrposter.spec.options import text_in as _text
from hrposter.spec.prose import PROSE, PROSE_BLOCKS, PROSE_TAGS, ProseBlock
from hrposter.spec.table import TABLE, TABLE_BLOCKS, TABLE_TAGS, TableBlock
from hrposter.spec.theme import parse_bool
from hrposter.spec.turning import TURNING, TURNING_BLOCKS, TURNING_TAGS, ContactBlock, ResourcesBlock
from hrposter.spec.wall import WALL, WALL_BLOCKS, WALL_TAGS, LanguagesBlock

Side = Literal["top", "start", "end", "bottom"]

SIDES = ("top", "start", "end", "bottom")
TAGS = ("H1", "H2", "P", "L", "Figure", "Sect", "Artifact")
EDGES = ("none", "wave")
MARKERS = ("leaf", "number")
FITS = ("cover", "contain")
ANCHORS = ("center", "top", "bottom")


@frozen()
class TextBlock:
    """One message: the first of ``keys`` whose placeholders the clinic fills; ``is_english``: in English, and only beside another language."""

    keys: tuple[str, ...]
    style: str
    lines: int | None
    is_balanced: bool
    is_english: bool = False


@frozen()
class ListBlock:
    """Messages with a marker each, in ``columns`` columns."""

    key: str
    style: str
    marker: str
    columns: int


@frozen()
class PointsBlock:
    """Entries of a title and a text below a rule, in ``columns`` columns; ``is_beside``: the text stands beside its title."""

    key: str
    heading: str
    style: str
    columns: int
    is_beside: bool = False


@frozen()
class CardsBlock:
    """Entries of a title and a text on coloured cards, ``lines`` to a title; the last may run over the free columns of its row.

    ``has_texts``: where not, the titles stand alone, as on tiles with their icons beside them.
    """

    key: str
    heading: str
    style: str
    columns: int
    lines: int
    surfaces: tuple[str, ...]
    icons: tuple[str, ...]
    has_texts: bool = True


@frozen()
class TilesBlock:
    """The titles of entries alone, each on a coloured tile with a large icon; the last may run over the free columns of its row.

    ``is_beside``: icons stand beside the titles and not above them.
    """

    key: str
    heading: str
    columns: int
    surfaces: tuple[str, ...]
    icons: tuple[str, ...]
    is_beside: bool


@frozen()
class ArtBlock:
    """A scene that fills its area; ``alt`` is the key of its description.

    ``is_flipped``: mirrored in left-to-right languages, and not in the others; only for decoration, never for people.
    ``fit``: cover fills the area and crops what is beside the focal box; contain shows the whole drawing.
    ``spread``: the sides on which its grounds go on to the edge of the frame, behind what stands there.
    """

    name: str
    alt: str | None
    edge: str
    anchor: str
    is_flipped: bool
    fit: str = "cover"
    spread: frozenset[Side] = frozenset()


@frozen()
class DraftBlock:
    """The band of a draft translation, in its language and in English; empty when the words are checked. ``is_brief``: in few words."""

    style: str
    is_brief: bool = False


@frozen()
class ColumnBlock:
    """The words of other regions; where its row is a share of the page, they go on on the next, torn details as well. No layout says it."""

    regions: tuple[Region, ...]
    lead: str
    heading: str
    style: str
    is_torn: bool = False


_Listed = ListBlock | PointsBlock | CardsBlock | TilesBlock | ResourcesBlock | LanguagesBlock
_Special = ProseBlock | HandyBlock | TableBlock
BlockSpec = TextBlock | _Listed | ArtBlock | ContactBlock | DraftBlock | ColumnBlock | _Special


@frozen()
class Region:
    """One area's block, and how it stands there; ``above`` and ``pad`` are lengths or names of the theme's spaces.

    On the sides of ``bleed`` it runs to the edge of the frame, on those of ``meet`` over the gap to what is beside it.
    ``is_last``: of several pages, only the last one shows it.
    """

    name: str
    block: BlockSpec
    tag: Tag
    surface: str | None
    pad: str | None
    above: str | None
    bleed: frozenset[Side]
    meet: frozenset[Side]
    valign: Align
    span: Span
    is_last: bool = False


_KINDS: Mapping[str, tuple[str, ...]] = {
    "text": ("style", "lines", "balance", "english"),
    "list": ("style", "marker", "columns"),
    "points": ("heading", "style", "columns", "beside"),
    "cards": ("heading", "style", "columns", "lines", "surfaces", "icons", "texts"),
    "tiles": ("heading", "columns", "surfaces", "icons", "beside"),
    "art": ("alt", "edge", "anchor", "fit", "flip", "spread"),
    **TURNING,
    **WALL,
    **PROSE,
    **HANDY,
    **TABLE,
    "draft": ("brief",),
}
# What every region may have.
COMMON = ("tag", "surface", "pad", "above", "bleed", "meet", "valign", "last")
_DEFAULT_TAG: Mapping[str, str] = {
    "text": "P",
    "list": "L",
    "points": "Sect",
    "cards": "Sect",
    "tiles": "L",
    "art": "Figure",
    **TURNING_TAGS,
    **WALL_TAGS,
    **PROSE_TAGS,
    **HANDY_TAGS,
    **TABLE_TAGS,
    "draft": "P",
}


def options_of(kind: str) -> tuple[str, ...]:
    """The keys that a region of that kind may have beside the kind itself."""
    return (*_KINDS[kind], *COMMON)


def read_region(name: str, fields: Mapping[str, View], span: Span, parent: View) -> Region | None:
    """Read one region from its fields; problems are noted, and None given where no block can be told."""
    kinds = [kind for kind in _KINDS if kind in fields]
    if len(kinds) != 1:
        fact = "says nothing to show" if not kinds else f"shows two things: {' and '.join(kinds)}"
        parent.reader.add("region-block", span, f"region {name!r} {fact}", f"give it exactly one of {', '.join(_KINDS)}")
        return None
    kind = kinds[0]
    block = _BLOCKS[kind](fields)
    for key, view in fields.items():
        if key not in (kind, *_KINDS[kind], *COMMON):
            fact = f"{key!r} means nothing for a region that shows {kind}"
            view.reader.add("unknown-key", view.key_span, fact, nearest(key, (*_KINDS[kind], *COMMON)))
    return Region(
        name=name,
        block=block,
        tag=cast(Tag, fields["tag"].parsed(one_of(TAGS), "P") if "tag" in fields else _usual_tag(kind, block)),
        surface=_text(fields, "surface"),
        pad=_text(fields, "pad"),
        above=_text(fields, "above"),
        bleed=read_sides(fields["bleed"]) if "bleed" in fields else frozenset(),
        meet=read_sides(fields["meet"]) if "meet" in fields else frozenset(),
        valign=align_in(fields, "valign"),
        span=span,
        is_last="last" in fields and fields["last"].parsed(parse_bool, False),
    )


def _usual_tag(kind: str, block: BlockSpec) -> str:
    """What a region is taken for where it does not say; cards without their texts are a list."""
    return _DEFAULT_TAG["tiles" if isinstance(block, CardsBlock) and not block.has_texts else kind]


def read_sides(view: View) -> frozenset[Side]:
    """Read ``[top, start]``: the sides on which a region runs to the edge."""
    return frozenset(cast(Side, item.parsed(one_of(SIDES), "top")) for item in view.items())


def _text_block(fields: Mapping[str, View]) -> TextBlock:
    return TextBlock(
        keys=_names(fields, "text"),
        style=_style(fields, "body"),
        lines=lines_in(fields),
        is_balanced="balance" in fields and fields["balance"].parsed(parse_bool, False),
        is_english="english" in fields and fields["english"].parsed(parse_bool, False),
    )


def _list_block(fields: Mapping[str, View]) -> ListBlock:
    marker = fields["marker"].parsed(one_of(MARKERS), "leaf") if "marker" in fields else "leaf"
    return ListBlock(fields["list"].text(), _style(fields, "body"), marker, _columns(fields))


def _points_block(fields: Mapping[str, View]) -> PointsBlock:
    is_beside = "beside" in fields and fields["beside"].parsed(parse_bool, False)
    return PointsBlock(fields["points"].text(), _style(fields, "heading", "heading"), _style(fields, "body"), _columns(fields), is_beside)


def _cards_block(fields: Mapping[str, View]) -> CardsBlock:
    return CardsBlock(
        fields["cards"].text(),
        _style(fields, "heading", "heading"),
        _style(fields, "body"),
        _columns(fields),
        lines_in(fields) or 3,
        _names(fields, "surfaces"),
        _names(fields, "icons"),
        "texts" not in fields or fields["texts"].parsed(parse_bool, True),
    )


def _tiles_block(fields: Mapping[str, View]) -> TilesBlock:
    return TilesBlock(
        key=fields["tiles"].text(),
        heading=_style(fields, "heading", "heading"),
        columns=_columns(fields),
        surfaces=_names(fields, "surfaces"),
        icons=_names(fields, "icons"),
        is_beside="beside" in fields and fields["beside"].parsed(parse_bool, False),
    )


def _art_block(fields: Mapping[str, View]) -> ArtBlock:
    return ArtBlock(
        name=fields["art"].text(),
        alt=_text(fields, "alt"),
        edge=fields["edge"].parsed(one_of(EDGES), "none") if "edge" in fields else "none",
        anchor=fields["anchor"].parsed(one_of(ANCHORS), "center") if "anchor" in fields else "center",
        fit=fields["fit"].parsed(one_of(FITS), "cover") if "fit" in fields else "cover",
        is_flipped="flip" in fields and fields["flip"].parsed(parse_bool, False),
        spread=read_sides(fields["spread"]) if "spread" in fields else frozenset(),
    )


KINDS: tuple[str, ...] = tuple(_KINDS)

_BLOCKS: Mapping[str, Callable[[Mapping[str, View]], BlockSpec]] = {
    "text": _text_block,
    "list": _list_block,
    "points": _points_block,
    "cards": _cards_block,
    "tiles": _tiles_block,
    "art": _art_block,
    **TURNING_BLOCKS,
    **WALL_BLOCKS,
    **PROSE_BLOCKS,
    **HANDY_BLOCKS,
    **TABLE_BLOCKS,
    "draft": lambda fields: DraftBlock(fields["draft"].text("note"), "brief" in fields and fields["brief"].parsed(parse_bool, False)),
}
