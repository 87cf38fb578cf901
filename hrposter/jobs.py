"""From names (of a piece, sizes, languages) to jobs; a name that does not exist is a UsageError."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from hrposter.diagnostics import UsageError
from hrposter.folds import FOLDS, Fold, half_of
from hrposter.papers import PAPERS, Paper, parse_paper, parse_screen
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
    fold: str | None = None,
) -> Job:
    """The job for one file."""
    library = Library((Path(layouts),)) if layouts else Library()
    if orientation not in ORIENTATIONS:
        raise UsageError(unknown("orientation", orientation, ORIENTATIONS))
    asked = profile_named(profile, library)
    check_orientation(asked, orientation)
    layout = layout_for(asked, library.piece(piece), library)
    folded = fold_named(fold) if fold else None
    check_fold(layout, piece, asked, orientation, folded)
    return Job(
        piece=piece,
        lang=parse_tag(lang),
        paper=paper_of(layout, piece, asked, size, folded),
        is_landscape=orientation == "landscape",
        profile=asked.through(Path(icc)) if icc else asked,
        theme=theme,
        clinic=Path(clinic) if clinic else None,
        date=date,
        library=library,
        resources=Path(resources) if resources else None,
        is_strict=strict,
        fold=folded,
    )


def paper_of(layout: Layout, piece: str, profile: Profile, size: str | None, fold: Fold | None = None) -> Paper:
    """The paper or the screen of that name among those that the layout lists; its first when None.

    ``fold``: the paper is the flat sheet whose halves are among them.
    """
    papers = flat_papers(layout, piece, fold) if fold else layout.sizes
    if size is None:
        return papers[0]
    try:
        paper = parse_screen(size) if profile.is_screen else parse_paper(size)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if paper not in papers:
        names = ", ".join(paper.name for paper in papers)
        what = piece if profile.composition == "layout" else f"{piece} ({profile.name})"
        if fold:
            raise UsageError(f"{what} is not laid out for pages that are half of {paper.name}; as {fold.name} it stands on {names}")
        raise UsageError(f"{what} is not laid out for {paper.name}; it has {names}")
    return paper


def check_orientation(profile: Profile, orientation: str) -> None:
    """UsageError where a profile leaves no choice."""
    if profile.turns or orientation == "portrait":
        return
    fact = "the name of a screen says whether it is wide" if profile.is_screen else f"{profile.name} stands upright on every paper"
    raise UsageError(f"{fact}; leave out the orientation {orientation}")


def fold_named(name: str) -> Fold:
    """The fold of that name; UsageError names the nearest when there is none."""
    if name not in FOLDS:
        raise UsageError(unknown("fold", name, tuple(FOLDS)))
    return FOLDS[name]


def flat_papers(layout: Layout, piece: str, fold: Fold) -> tuple[Paper, ...]:
    """The sheets whose halves are papers of a layout, first those that it is made for as well; UsageError where there are none."""
    halves = {half: paper for paper in PAPERS.values() if (half := half_of(paper)) is not None}
    found = tuple(sorted((halves[paper] for paper in layout.sizes if paper in halves), key=lambda paper: paper not in layout.sizes))
    if not found:
        raise UsageError(f"{piece} has no size that is half of a larger paper, so it cannot be folded as {fold.name}")
    return found


def check_fold(layout: Layout, piece: str, profile: Profile, orientation: str, fold: Fold | None) -> None:
    """UsageError where a piece cannot be folded as it was asked, or its sheet cannot lie like that: the fold decides it."""
    if orientation == "landscape" and (fold or (layout.fold and profile.composition == "layout")):
        raise UsageError(f"the fold says how the sheet of {piece} lies; leave out the orientation landscape")
    if fold is None:
        return
    if not profile.prints_unscaled or profile.composition != "layout":
        raise UsageError(f"{profile.name} shows pages one by one; leave out --fold, or take --profile office")
    if layout.fold:
        raise UsageError(f"{piece} is folded as {layout.fold.name} already; leave out --fold")
    if fold.panels != 4:
        raise UsageError(f"{piece} is not made to be folded as {fold.name}; any piece with pages can be folded as half or booklet")


def profile_named(name: str, library: Library) -> Profile:
    """The profile of that name: one of ours, or a print shop's; PosterError where something is wrong with the latter."""
    if name in PROFILES:
        return PROFILES[name]
    path = library.profile(name)
    if path is None:
        raise UsageError(unknown("profile", name, (*PROFILES, *library.profiles())))
    from hrposter.spec.press import read_press

    return read_press(path)
