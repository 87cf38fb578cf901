"""Regions of running text: a story that goes on from page to page, a quotation, running heads, page numbers, the imprint."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrposter.frozen import frozen
from hrposter.source import View
from hrposter.spec.options import Align, align_in, columns_in, names_in, style_in


@frozen()
class FlowBlock:
    """One story or several in columns; where its row is a share of the page, it goes on in the region of the next page with the same keys."""

    keys: tuple[str, ...]
    style: str
    heading: str
    call: str
    note: str
    columns: int


@frozen()
class QuoteBlock:
    """What somebody said, large, and who."""

    key: str
    style: str
    attribution: str


@frozen()
class RunningBlock:
    """A short text that every page bears; a screen reader says it nowhere, since the headline has said it."""

    key: str
    style: str
    align: Align


@frozen()
class FolioBlock:
    """The number of the page, and of how many; empty where there is one page."""

    style: str
    align: Align


@frozen()
class ImprintBlock:
    """Who answers for the words, which version they are, and when they were checked; empty where the clinic says none of it."""

    style: str


ProseBlock = FlowBlock | QuoteBlock | RunningBlock | FolioBlock | ImprintBlock

# Each kind with the options that mean something for it.
PROSE: Mapping[str, tuple[str, ...]] = {
    "flow": ("style", "heading", "call", "note", "columns"),
    "quote": ("style", "attribution"),
    "running": ("style", "align"),
    "folio": ("align",),
    "imprint": (),
}
# What each is to a screen reader.
PROSE_TAGS: Mapping[str, str] = {"flow": "Sect", "quote": "BlockQuote", "running": "Artifact", "folio": "Artifact", "imprint": "P"}


def _flow_block(fields: Mapping[str, View]) -> FlowBlock:
    return FlowBlock(
        keys=names_in(fields, "flow"),
        style=style_in(fields, "body"),
        heading=style_in(fields, "heading", "heading"),
        call=style_in(fields, "heading", "call"),
        note=style_in(fields, "note", "note"),
        columns=columns_in(fields),
    )


def _quote_block(fields: Mapping[str, View]) -> QuoteBlock:
    return QuoteBlock(fields["quote"].text(), style_in(fields, "title"), style_in(fields, "name", "attribution"))


def _running_block(fields: Mapping[str, View]) -> RunningBlock:
    return RunningBlock(fields["running"].text(), style_in(fields, "note"), align_in(fields, "align"))


def _folio_block(fields: Mapping[str, View]) -> FolioBlock:
    return FolioBlock(fields["folio"].text("note"), align_in(fields, "align", "end"))


def _imprint_block(fields: Mapping[str, View]) -> ImprintBlock:
    return ImprintBlock(fields["imprint"].text("note"))


PROSE_BLOCKS: Mapping[str, Callable[[Mapping[str, View]], ProseBlock]] = {
    "flow": _flow_block,
    "quote": _quote_block,
    "running": _running_block,
    "folio": _folio_block,
    "imprint": _imprint_block,
}
