"""The region that welcomes people in many languages, and its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrposter.display import Tag
from hrposter.frozen import frozen
from hrposter.i18n import parse_language
from hrposter.source import View
from hrposter.spec.options import names_in, parse_count, style_in
from hrposter.spec.theme import parse_bool

WALL: Mapping[str, tuple[str, ...]] = {"languages": ("style", "detail", "surfaces", "names", "most")}
WALL_TAGS: Mapping[str, Tag] = {"languages": "L"}


@frozen()
class LanguagesBlock:
    """A greeting in each language of the clinic, or of ``tags`` where it names none, on cards of ``surfaces`` in turn.

    ``style`` is for greetings, ``detail`` for the names of the languages, which are left out unless ``has_names``. No more than
    ``most`` are shown, if it is given.
    """

    tags: tuple[str, ...]
    style: str
    detail: str
    surfaces: tuple[str, ...]
    has_names: bool
    most: int | None


def languages_block(fields: Mapping[str, View]) -> LanguagesBlock:
    """Read the options of a region that shows languages."""
    view = fields["languages"]
    tags = [item.parsed(parse_language, None, "language") for item in (view.items() if view.is_list else (view,))]
    return LanguagesBlock(
        tags=tuple(dict.fromkeys(tag.tag for tag in tags if tag)),
        style=style_in(fields, "greeting"),
        detail=style_in(fields, "detail", "detail"),
        surfaces=names_in(fields, "surfaces"),
        has_names="names" not in fields or fields["names"].parsed(parse_bool, True),
        most=fields["most"].parsed(parse_count, None) if "most" in fields else None,
    )


WALL_BLOCKS: Mapping[str, Callable[[Mapping[str, View]], LanguagesBlock]] = {"languages": languages_block}
