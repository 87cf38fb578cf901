"""Regions that show a table of two columns: a head, groups, and rows of two cells that belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrposter.frozen import frozen
from hrposter.source import View
from hrposter.spec.options import columns_in, names_in, style_in, text_in

# An entry with this key alone is the title of the rows that follow.
GROUP = "group"
_COLUMNS = 2


@frozen()
class TableBlock:
    """A row for each entry of ``key``; where its row of the grid is a share of the page, it goes on in the region of the next page with the same key.

    ``cells`` are the fields of an entry that stand in the two columns, ``head`` the keys of the words above them, ``below`` the
    field that stands under the second cell. ``icons`` mark the cells, ``band`` is the surface of every other row; without it thin
    rules part them. In ``columns`` columns the table itself is cut, and each part has the head.
    """

    key: str
    cells: tuple[str, ...]
    head: tuple[str, ...]
    below: str | None
    icons: tuple[str, ...]
    heading: str
    style: str
    detail: str
    columns: int
    band: str | None


# The options of each kind, and what it is to a screen reader.
TABLE: Mapping[str, tuple[str, ...]] = {"table": ("cells", "head", "below", "icons", "heading", "style", "detail", "columns", "band")}
TABLE_TAGS: Mapping[str, str] = {"table": "Table"}


def _table_block(fields: Mapping[str, View]) -> TableBlock:
    style = style_in(fields, "body")
    return TableBlock(
        key=fields["table"].text(),
        cells=_two(fields, "cells"),
        head=_two(fields, "head"),
        below=_at_most_one(fields, "below"),
        icons=_two(fields, "icons") if "icons" in fields else (),
        heading=style_in(fields, "heading", "heading"),
        style=style,
        detail=style_in(fields, style, "detail"),
        columns=columns_in(fields),
        band=text_in(fields, "band"),
    )


def _two(fields: Mapping[str, View], key: str) -> tuple[str, ...]:
    """Two names, one for each column; noted where there are not two."""
    names = names_in(fields, key)
    if len(names) != _COLUMNS:
        given = "is missing" if key not in fields else f"names {len(names)}"
        (fields.get(key) or fields["table"]).add(
            "value", f"a table has two columns, and {key} {given}", f"write {key}: with one name for each column"
        )
    return names


def _at_most_one(fields: Mapping[str, View], key: str) -> str | None:
    """A name, or [] for none, so that a variant can do without; noted where there are more."""
    names = names_in(fields, key)
    if len(names) > 1:
        fields[key].add("value", f"{key} names {len(names)} fields", f"write {key}: with one of them, or {key}: [] for none")
    return names[0] if names else None


TABLE_BLOCKS: Mapping[str, Callable[[Mapping[str, View]], TableBlock]] = {"table": _table_block}
