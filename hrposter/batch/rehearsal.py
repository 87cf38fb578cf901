"""What a process does as long as there are no tasks: a first pack for nobody, so that what all clinics share is there when they come."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hrposter.batch.make import Clock, make
from hrposter.batch.task import IndexTask, Inputs, Task, Template
from hrposter.frozen import frozen
from hrposter.orders import Order, Sheet, sheets_of
from hrposter.pack.contents import Pack, PackFile
from hrposter.pack.wording import index_language
from hrposter.roster.reading import read_roster
from hrposter.spec.clinic import Clinic
from hrposter.spec.readers import layout_in

_NOWHERE = Inputs("", "", "")  # nobody asks what these files were made of


@frozen()
class Rehearsal:
    """The first clinic of a roster, and the first sheet that is ordered."""

    path: Path
    order: Order

    def hold(self, clock: Clock) -> None:
        """Make both files as for a task; whatever is wrong with them is told by who reads the roster, or of the task that meets it."""
        with suppress(Exception):
            for sheet in sheets_of(self.order)[:1]:
                for row in read_roster(self.path, most=1).rows:
                    if row.clinic:
                        _make(sheet, row.clinic, row.slug, clock)


def _make(sheet: Sheet, clinic: Clinic, slug: str, clock: Clock) -> None:
    job = sheet.job
    layout = layout_in(job.library.piece(job.piece) / "layout.yaml")
    make(Task(slug, Template(sheet, "", layout.title, None, layout.updated), clinic, _NOWHERE), clock)
    file = PackFile(f"{sheet.stem}.pdf", job.piece, layout.title, job.lang, job.sheet_name, job.profile.name, 1)
    pack = Pack(clinic, slug, (file,), None, index_language(clinic, job.library))
    make(IndexTask(slug, pack, job.library, layout.updated, _NOWHERE), clock)
