"""Whom one can turn to: the regions of the clinic's own details and of the entries of resources.yaml, and their options."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrposter.display import Tag
from hrposter.frozen import frozen
from hrposter.source import View, one_of
from hrposter.spec.options import columns_in, names_in, style_in, text_in

LOOKS = ("band", "line", "plain")
DETAILS = ("name", "address", "phone", "text_line", "hours", "website", "languages", "qr", "logo")
# When one turns to somebody or something.
WHEN = ("now", "tonight", "this_week", "read")
# What of each person or thing to turn to is shown beside its name and phone.
PARTICULARS = ("what", "hours", "languages", "text_line", "website", "qr")
_SHOWN = ("name", "address", "phone", "text_line", "hours", "website", "qr", "logo")

TURNING: Mapping[str, tuple[str, ...]] = {
    "contact": ("heading", "style", "lead", "show"),
    "resources": ("title", "heading", "style", "detail", "columns", "band", "show"),
}
TURNING_TAGS: Mapping[str, Tag] = {"contact": "Sect", "resources": "Sect"}


@frozen()
class ContactBlock:
    """The clinic's own details; ``lead`` are keys of words that stand in for its name."""

    look: str
    heading: str
    style: str
    lead: tuple[str, ...]
    show: tuple[str, ...]


@frozen()
class ResourcesBlock:
    """The people and things to turn to at ``times``, from resources.yaml; ``titles`` are the keys of the words before each, if they have any.

    ``style`` is for names and what happens, ``detail`` for hours, languages and addresses. ``band`` is the surface of the first time.
    """

    times: tuple[str, ...]
    titles: tuple[str, ...]
    heading: str
    style: str
    detail: str
    columns: int
    band: str | None
    show: tuple[str, ...]


def contact_block(fields: Mapping[str, View]) -> ContactBlock:
    """Read the options of a region that shows the clinic's details."""
    shown = tuple(item.parsed(one_of(DETAILS), "name") for item in fields["show"].items()) if "show" in fields else _SHOWN
    return ContactBlock(
        look=fields["contact"].parsed(one_of(LOOKS), "band"),
        heading=style_in(fields, "name", "heading"),
        style=style_in(fields, "detail"),
        lead=names_in(fields, "lead"),
        show=shown,
    )


def resources_block(fields: Mapping[str, View]) -> ResourcesBlock:
    """Read the options of a region that shows people and things to turn to."""
    style, view = style_in(fields, "body"), fields["resources"]
    times = tuple(item.parsed(one_of(WHEN), "now") for item in (view.items() if view.is_list else (view,)))
    titles = names_in(fields, "title")
    if titles and len(titles) != len(times):
        fact = f"resources names {len(times)}, but title {len(titles)}"
        fields["title"].add("value", fact, "give each time one title, in the same order")
    return ResourcesBlock(
        times=times,
        titles=titles,
        heading=style_in(fields, "heading", "heading"),
        style=style,
        detail=style_in(fields, style, "detail"),
        columns=columns_in(fields),
        band=text_in(fields, "band"),
        show=tuple(item.parsed(one_of(PARTICULARS), "what") for item in fields["show"].items()) if "show" in fields else PARTICULARS,
    )


TURNING_BLOCKS: Mapping[str, Callable[[Mapping[str, View]], ContactBlock | ResourcesBlock]] = {"contact": contact_block, "resources": resources_block}
