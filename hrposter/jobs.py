"""From names (of a piece, sizes, languages) to jobs; a name that does not exist is a UsageError."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from hrposter.diagnostics import UsageError
from hrposter.papers import Paper, parse_paper
from hrposter.profiles import PROFILES, Profile
from hrposter.resolve import Job, parse_tag
from hrposter.resources import Library, unknown
from hrposter.spec.layout import Layout
from hrposter.spec.readers import layout_in

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
) -> Job:
    """The job for one file."""
    library = Library((Path(layouts),)) if layouts else Library()
    layout = layout_in(library.piece(piece) / "layout.yaml")
    if orientation not in ORIENTATIONS:
        raise UsageError(unknown("orientation", orientation, ORIENTATIONS))
    return Job(
        piece=piece,
        lang=parse_tag(lang),
        paper=paper_of(layout, piece, size),
        is_landscape=orientation == "landscape",
        profile=profile_named(profile),
        theme=theme,
        clinic=Path(clinic) if clinic else None,
        date=date,
        library=library,
        resources=Path(resources) if resources else None,
    )


def paper_of(layout: Layout, piece: str, size: str | None) -> Paper:
    """The paper of that name among those that the layout lists; its first when None."""
    if size is None:
        return layout.sizes[0]
    try:
        paper = parse_paper(size)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if paper not in layout.sizes:
        names = ", ".join(paper.name for paper in layout.sizes)
        raise UsageError(f"{piece} is not laid out for {paper.name}; it has {names}")
    return paper


def profile_named(name: str) -> Profile:
    """The profile of that name."""
    if name not in PROFILES:
        raise UsageError(unknown("profile", name, tuple(PROFILES)))
    return PROFILES[name]
