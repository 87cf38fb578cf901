"""From a job file to orders: one for each piece, size and profile of which something is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hrposter.batch.jobfile import JobFile, Matrix
from hrposter.diagnostics import Diagnostic, PosterError, UsageError
from hrposter.jobs import profile_named
from hrposter.orders import ALL, Order, sheets_of
from hrposter.profiles import Profile
from hrposter.resolve import words_folder
from hrposter.spec.compositions import layout_for
from hrposter.spec.readers import layout_in


def orders_for(roster: Path, jobs: JobFile, base: Order) -> tuple[Order, ...]:
    """What the clinics of a roster get; ``base`` has what the command decides. UsageError or PosterError for what cannot be made."""
    found = (order for matrix in jobs.matrices if roster in matrix.rosters for order in _orders(roster, matrix, jobs, base))
    return tuple(dict.fromkeys(found))


def check_job_file(jobs: JobFile, base: Order) -> Iterator[Diagnostic]:
    """What cannot be made of that which a job file asks for, at the place where it asks: a piece without such a language or size."""
    for matrix in jobs.matrices:
        alone = replace(jobs, matrices=(matrix,))
        for order in dict.fromkeys(order for roster in matrix.rosters for order in orders_for(roster, alone, base)):
            try:
                sheets_of(order)
            except UsageError as error:
                parts = [str(message).partition("; ") for message in error.args]
                yield from (Diagnostic("usage", matrix.span, fact, advice or "change what the job file asks for here") for fact, _, advice in parts)
            except PosterError as error:
                yield from error.diagnostics


def _orders(roster: Path, matrix: Matrix, jobs: JobFile, base: Order) -> Iterator[Order]:
    for piece in matrix.pieces:
        languages = _languages(piece, matrix, base)
        for profile in (profile_named(name, base.library) for name in matrix.profiles):
            for size in _sizes(piece, profile, matrix, base):
                left = [lang for lang in languages if not any(rule.holds(roster, piece, lang, size, profile.name) for rule in jobs.left_out)]
                if left:
                    asked = replace(base, pieces=(piece,), langs=",".join(left), sizes=size, profiles=profile.name)
                    yield replace(asked, orientation=matrix.orientation if profile.turns else "portrait", theme=matrix.theme)


def _languages(piece: str, matrix: Matrix, base: Order) -> tuple[str, ...]:
    if ALL not in matrix.languages:
        return matrix.languages
    folder = base.library.piece(piece)
    return base.library.languages(words_folder(folder, layout_in(folder / "layout.yaml"), base.library))


def _sizes(piece: str, profile: Profile, matrix: Matrix, base: Order) -> tuple[str, ...]:
    layout = layout_for(profile, base.library.piece(piece), base.library)
    if ALL in matrix.sizes:
        return tuple(paper.name for paper in layout.sizes)
    return matrix.sizes or (layout.sizes[0].name,)
