"""Options of regions as people write them: names of styles and words, counts, places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, cast

from hrposter.source import View, one_of

Align = Literal["start", "center", "end"]
ALIGNS = ("start", "center", "end")
# The most columns or lines, and the most pages.
MOST, MOST_PAGES = 12, 24


def parse_count(text: str) -> int:
    """Read a whole number from 1 to 12; ValueError says so."""
    return _whole(text, MOST)


def parse_pages(text: str) -> int:
    """Read a whole number from 1 to 24; ValueError says so."""
    return _whole(text, MOST_PAGES)


def parse_page_counts(text: str) -> tuple[int, int]:
    """Read ``2``, or ``2 or 4``: at most so many pages, or so many where the words need them; ValueError says how it is written."""
    usual, _, most = text.partition(" or ")
    pages = parse_pages(usual), parse_pages(most or usual)
    if pages[1] < pages[0]:
        raise ValueError(f"{text!r} allows fewer pages where more are needed; write the smaller number first, as in 2 or 4")
    return pages


def _whole(text: str, most: int) -> int:
    if not re.fullmatch(r"\d{1,2}", text) or not 1 <= int(text) <= most:
        raise ValueError(f"{text!r} is not a count; write a whole number from 1 to {most}")
    return int(text)


def text_in(fields: Mapping[str, View], key: str) -> str | None:
    """A text, if it is given."""
    return fields[key].text() if key in fields else None


def style_in(fields: Mapping[str, View], default: str, key: str = "style") -> str:
    """The name of a style."""
    return fields[key].text(default) if key in fields else default


def names_in(fields: Mapping[str, View], key: str) -> tuple[str, ...]:
    """One name or a list of them."""
    if key not in fields:
        return ()
    view = fields[key]
    return tuple(item.text() for item in view.items()) if view.is_list else (view.text(),)


def columns_in(fields: Mapping[str, View]) -> int:
    """In how many columns something stands: 1 if nothing is said."""
    return fields["columns"].parsed(parse_count, 1) if "columns" in fields else 1


def lines_in(fields: Mapping[str, View]) -> int | None:
    """How many lines there may be: as many as it takes if nothing is said."""
    return fields["lines"].parsed(parse_count, 1) if "lines" in fields else None


def align_in(fields: Mapping[str, View], key: str, default: Align = "start") -> Align:
    """Where something stands in the room that it has."""
    return cast(Align, fields[key].parsed(one_of(ALIGNS), default) if key in fields else default)
