"""Regions to keep at hand: numbers to call, a card to cut out, the hours of the week, tabs to tear off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrposter.frozen import frozen
from hrposter.source import View, one_of
from hrposter.spec.options import MOST, columns_in, names_in, parse_count, style_in, text_in
from hrposter.spec.theme import parse_bool

FRAMES = ("cut", "line", "none")


@frozen()
class NumbersBlock:
    """Who can be called, small, with the number in big digits: below, or beside it. ``blanks`` are the keys of the heads of lines to write on."""

    key: str
    heading: str
    style: str
    columns: int
    is_beside: bool
    blanks: tuple[str, ...]


@frozen()
class CardBlock:
    """A story in a frame of its own, below a title: to cut out and keep, or to stand for itself."""

    keys: tuple[str, ...]
    title: str | None
    heading: str
    style: str
    frame: str
    ground: str | None


@frozen()
class ScheduleBlock:
    """The clinic's hours over the week: days of the same hours together, and the days on which it is closed."""

    style: str
    title: str | None
    heading: str


@frozen()
class TabsBlock:
    """The same on each of at most ``most`` tabs to tear off: the first of the entries whose details the clinic gives, a name and a number."""

    key: str
    heading: str
    style: str
    most: int


HandyBlock = NumbersBlock | CardBlock | ScheduleBlock | TabsBlock

# Each kind with the options that mean something for it.
HANDY: Mapping[str, tuple[str, ...]] = {
    "numbers": ("heading", "style", "columns", "beside", "blanks"),
    "card": ("title", "heading", "style", "frame", "ground"),
    "schedule": ("title", "heading"),
    "tabs": ("heading", "style", "columns"),
}
# What each is to a screen reader.
HANDY_TAGS: Mapping[str, str] = {"numbers": "Sect", "card": "Sect", "schedule": "Sect", "tabs": "Sect"}


def _numbers_block(fields: Mapping[str, View]) -> NumbersBlock:
    return NumbersBlock(
        key=fields["numbers"].text(),
        heading=style_in(fields, "name", "heading"),
        style=style_in(fields, "heading"),
        columns=columns_in(fields),
        is_beside="beside" in fields and fields["beside"].parsed(parse_bool, False),
        blanks=names_in(fields, "blanks"),
    )


def _card_block(fields: Mapping[str, View]) -> CardBlock:
    return CardBlock(
        keys=names_in(fields, "card"),
        title=text_in(fields, "title"),
        heading=style_in(fields, "heading", "heading"),
        style=style_in(fields, "body"),
        frame=fields["frame"].parsed(one_of(FRAMES), "cut") if "frame" in fields else "cut",
        ground=text_in(fields, "ground"),
    )


def _schedule_block(fields: Mapping[str, View]) -> ScheduleBlock:
    return ScheduleBlock(fields["schedule"].text("body"), text_in(fields, "title"), style_in(fields, "heading", "heading"))


def _tabs_block(fields: Mapping[str, View]) -> TabsBlock:
    most = fields["columns"].parsed(parse_count, MOST) if "columns" in fields else MOST
    return TabsBlock(fields["tabs"].text(), style_in(fields, "detail", "heading"), style_in(fields, "name"), most)


HANDY_BLOCKS: Mapping[str, Callable[[Mapping[str, View]], HandyBlock]] = {
    "numbers": _numbers_block,
    "card": _card_block,
    "schedule": _schedule_block,
    "tabs": _tabs_block,
}
