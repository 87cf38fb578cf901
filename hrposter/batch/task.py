"""What is to be made, and what came of it: all that goes to a worker and back."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TypeAlias

from hrposter.diagnostics import Diagnostic
from hrposter.frozen import frozen
from hrposter.orders import Sheet
from hrposter.pack.contents import Pack
from hrposter.poster import Job
from hrposter.resources import Library
from hrposter.spec.clinic import Clinic

# What is made of all files of a clinic, as the manifest calls it.
INDEX, ZIP = "index", "zip"


@frozen()
class Inputs:
    """Digests of all that decides the bytes of a file: the clinic's row and logo, the files that all clinics share, the program."""

    clinic: str
    piece: str
    program: str

    def told(self) -> dict[str, str]:
        """As the manifest says it."""
        return {"clinic": self.clinic, "piece": self.piece, "program": self.program}


@frozen()
class Template:
    """A sheet without its clinic, found to be sound.

    ``digest`` is that of the files it is made of, ``status`` how far its words are (None in English), ``day`` the date of the piece.
    """

    sheet: Sheet
    digest: str
    title: str
    status: str | None
    day: datetime.date

    @property
    def job(self) -> Job:
        """The job without its clinic."""
        return self.sheet.job


@frozen()
class Task:
    """One sheet for one clinic, whose folder is ``slug``."""

    slug: str
    template: Template
    clinic: Clinic
    inputs: Inputs

    @property
    def key(self) -> str:
        """What it is called in the output folder, without the ending."""
        return f"{self.slug}/{self.template.sheet.stem}"

    @property
    def sheet(self) -> Sheet:
        """What ``hrposter render`` makes for a clinic.yaml that says the same."""
        return replace(self.template.sheet, job=replace(self.template.job, clinic=self.clinic))


@frozen()
class IndexTask:
    """The index of a clinic's pack, once its files stand; ``day`` is the date that it bears."""

    slug: str
    pack: Pack
    library: Library
    day: datetime.date
    inputs: Inputs

    @property
    def key(self) -> str:
        """As that of a task."""
        return f"{self.slug}/{INDEX}"


Work: TypeAlias = Task | IndexTask


@frozen()
class Laid:
    """A file that lies whole in the output folder, under another name: its path, and when it was written (nanoseconds since 1970)."""

    path: str
    modified: int


@frozen()
class Product:
    """One file: its name in the folder of the clinic, its bytes or where they lie, how many there are, and their SHA-256 in hexadecimal digits.

    ``pages`` is 1 for a picture, None for an index.
    """

    name: str
    data: bytes | Laid
    size: int
    sha256: str
    pages: int | None


@frozen()
class Made:
    """The files of a task, and how long they took, in seconds."""

    key: str
    products: tuple[Product, ...]
    seconds: float


@frozen()
class Failed:
    """Why there are no files of a task; ``trace`` is ours to mend, where there is one."""

    key: str
    problems: tuple[Diagnostic, ...]
    trace: str = ""


Outcome: TypeAlias = Made | Failed


def dead(task: Work, fact: str) -> Failed:
    """What is said of a task whose process has ended without an answer, twice."""
    help = "run the same command again; with --jobs 1 where memory is short. If it happens again, report it with the row of this clinic"
    return Failed(task.key, (Diagnostic("not-made", None, f"{task.key}: {fact}", help),))


def placed(problem: Diagnostic, task: Work) -> Diagnostic:
    """The problem, named after its file where it has no place of its own."""
    return problem if problem.span else replace(problem, message=f"{task.key}: {problem.message}")
