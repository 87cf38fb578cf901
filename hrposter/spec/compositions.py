"""What a profile shows of a piece: its layout, its layout for screens, or all its words in one column of large type."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hrposter.diagnostics import UsageError
from hrposter.memo import Same
from hrposter.papers import Paper
from hrposter.profiles import Composition, Profile
from hrposter.resources import Library, below
from hrposter.spec.layout import Layout
from hrposter.spec.one_column import large, one_column
from hrposter.spec.readers import layout_in, screen_in
from hrposter.spec.screen import grown
from hrposter.spec.theme import Theme

SCREEN = "screen.yaml"


def layout_for(profile: Profile, folder: Path, library: Library) -> Layout:
    """The layout of the piece in ``folder`` as it is written for a profile, with the papers that it is made on.

    PosterError lists what is wrong in it; UsageError where the piece has none for that profile.
    """
    match profile.composition:
        case "layout":
            return layout_in(below(folder, "layout.yaml"))
        case "column":
            return _on_papers(Same(layout_in(below(folder, "layout.yaml"))), profile.papers)
        case "screen":
            if not (folder / SCREEN).is_file():
                layout_in(below(folder, "layout.yaml"))  # what is wrong with the piece comes first
                others = ", ".join(with_screens(library)) or "none yet"
                raise UsageError(f"{folder.name} has no {SCREEN}, so it cannot be shown on a screen; these can: {others}")
            return screen_in(folder / SCREEN)


@lru_cache(maxsize=64)
def _on_papers(layout: Same[Layout], papers: tuple[Paper, ...]) -> Layout:
    """The layout on other papers, those first that it is made for: one object for all of them."""
    return replace(layout.value, sizes=tuple(sorted(papers, key=lambda paper: paper not in layout.value.sizes)))


def with_screens(library: Library) -> tuple[str, ...]:
    """The names of the pieces that have a layout for screens."""
    homes = {name: next(folder / name for folder in library.folders if (folder / name / "layout.yaml").is_file()) for name in library.pieces()}
    return tuple(name for name, home in homes.items() if (home / SCREEN).is_file())


def composed(layout: Layout, theme: Theme, profile: Profile) -> tuple[Layout, Theme]:
    """Layout and theme as a profile shows them."""
    return (layout, theme) if profile.composition == "layout" else _recomposed(Same(layout), Same(theme), profile.composition)


@lru_cache(maxsize=64)
def _recomposed(layout: Same[Layout], theme: Same[Theme], composition: Composition) -> tuple[Layout, Theme]:
    """Layout and theme of large print or of a screen: the same objects for all papers."""
    return (one_column(layout.value), large(theme.value)) if composition == "column" else (layout.value, grown(theme.value))
