"""From names (of a piece, sizes, languages) to jobs; a name that does not exist is a UsageError."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from hrposter.diagnostics import UsageError
from hrposter.papers import Paper, parse_paper, parse_screen
from hrposter.poster import Job
from hrposter.profiles import PROFILES, Profile
from hrposter.resolve import parse_tag
from hrposter.resources import Library, unknown
from hrposter.spec.compositions import layout_for
from hrposter.spec.layout import Layout

ORIENTATIONS = ("portrait", "landscape")


def one_job(
    piece: str,
    lang: str,
    size: str | None,
    orientation: str,
    profile: str,
    *,
    theme: str | None = None,
    clinic: str | os.PathLike[str] | None = None,
    resources: str | os.PathLike[str] | None = None,
    layouts: str | os.PathLike[str] | None = None,
    date: datetime.date | None = None,
    icc: str | os.PathLike[str] | None = None,
    strict: bool = False,
) -> Job:
    """The job for one file."""
    library = Library((Path(layouts),)) if layouts else Library()
    if orientation not in ORIENTATIONS:
        raise UsageError(unknown("orientation", orientation, ORIENTATIONS))
    asked = profile_named(profile, library)
    check_orientation(asked, orientation)
    layout = layout_for(asked, library.piece(piece), library)
    return Job(
        piece=piece,
        lang=parse_tag(lang),
        paper=paper_of(layout, piece, asked, size),
        is_landscape=orientation == "landscape",
        profile=asked.through(Path(icc)) if icc else asked,
        theme=theme,
        clinic=Path(clinic) if clinic else None,
        date=date,
        library=library,
        resources=Path(resources) if resources else None,
        is_strict=strict,
    )


def paper_of(layout: Layout, piece: str, profile: Profile, size: str | None) -> Paper:
    """The paper or the screen of that name among those that the layout lists; its first when None."""
    if size is None:
        return layout.sizes[0]
    try:
        paper = parse_screen(size) if profile.is_screen else parse_paper(size)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if paper not in layout.sizes:
        names = ", ".join(paper.name for paper in layout.sizes)
        what = piece if profile.composition == "layout" else f"{piece} ({profile.name})"
        raise UsageError(f"{what} is not laid out for {paper.name}; it has {names}")
    return paper


def check_orientation(profile: Profile, orientation: str) -> None:
    """UsageError where a profile leaves no choice."""
    if profile.turns or orientation == "portrait":
        return
    fact = "the name of a screen says whether it is wide" if profile.is_screen else f"{profile.name} stands upright on every paper"
    raise UsageError(f"{fact}; leave out the orientation {orientation}")


def profile_named(name: str, library: Library) -> Profile:
    """The profile of that name: one of ours, or a print shop's; PosterError where something is wrong with the latter."""
    if name in PROFILES:
        return PROFILES[name]
    path = library.profile(name)
    if path is None:
        raise UsageError(unknown("profile", name, (*PROFILES, *library.profiles())))
    from hrposter.spec.press import read_press

    return read_press(path)
