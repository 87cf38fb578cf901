"""A draft of a critical piece, followed by its English: one document, so that nobody gets the one without the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hrposter.display import END, Begin, Document, Item, Page

# What holds the English together, over all its pages.
_SECTION = Begin("Sect", lang="en", whole="English")


def followed(draft: Document, english: Document) -> Document:
    """The pages of the draft, then those of the English, which are one section in that language (ISO 32000-2, 14.9.2)."""
    after = (replace(page, items=tuple(_in_english(page.items))) for page in english.pages)
    finish = replace(draft.finish, stocks={**english.finish.stocks, **draft.finish.stocks})
    return replace(draft, meta=replace(draft.meta, also=(english.meta.lang,)), pages=(*draft.pages, *after), finish=finish)


def parts_of(made: Document) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """The pages of a piece, and those of the English that follows them, if it does."""
    count = sum(page.items[:1] != (_SECTION,) for page in made.pages)
    return made.pages[:count], made.pages[count:]


def _in_english(items: Iterable[Item]) -> Iterator[Item]:
    """The items of a page as a part of the section; what goes on from page to page does so within it."""
    yield _SECTION
    for item in items:
        yield replace(item, whole=f"English, {item.whole}") if isinstance(item, Begin) and item.whole else item
    yield END
