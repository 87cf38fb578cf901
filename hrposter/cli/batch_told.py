"""What a batch says while it runs: a bar and a few sentences for people, a line of JSON for each event for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

import click

from hrposter.batch.compare import ToDo
from hrposter.batch.events import Done, Event, FileFailed, FileMade, FileRemoved, RowsToMend, RowWrong, Started
from hrposter.batch.plan import Plan
from hrposter.cli.report import print_problems, shown
from hrposter.diagnostics import Diagnostic

# Of so many rows and files all problems are printed; the file with the rows to mend has them all.
_MOST_TOLD = 20


class Bar(Protocol):
    """Something that shows how far a run is."""

    def start(self, total: int) -> None:
        """So many sheets are to be made."""

    def step(self) -> None:
        """One more is done."""


class Teller(Protocol):
    """Tells what happens, in one form."""

    def tell(self, event: Event) -> None:
        """Something has happened."""

    def stopped(self) -> None:
        """The person has stopped it."""

    def planned(self, plan: Plan, work: ToDo) -> None:
        """What would be done."""


@contextmanager
def teller(form: str, output: Path) -> Iterator[Teller]:
    """For people or for programs; a bar only where a person looks on."""
    if form == "json":
        yield _Json()
        return
    with _bar() if sys.stderr.isatty() else nullcontext() as bar:
        yield _Human(output, bar)


@contextmanager
def _bar() -> Iterator[Bar]:
    from hrposter.cli.progress import shown_bar

    with shown_bar() as bar:
        yield bar


class _Human:
    def __init__(self, output: Path, bar: Bar | None) -> None:
        self._output, self._bar = output, bar
        self._told = 0
        self._sheets: set[str] = set()

    def tell(self, event: Event) -> None:
        match event:
            case Started():
                if self._bar:
                    self._bar.start(event.files - event.kept)
            case RowWrong(problems=problems):
                self._problems(problems)
            case FileFailed(problems=problems, trace=trace):
                self._step(f"{event.clinic}/{event.sheet}")
                click.echo(trace, err=True, nl=False)
                self._problems(problems)
            case FileMade(entry=entry):
                self._step(f"{entry['clinic']}/{entry['sheet']}")
            case FileRemoved() | RowsToMend():
                self._note(event)
            case Done():
                self._done(event)

    def stopped(self) -> None:
        click.echo(f"{len(self._sheets)} files were made; run the same command again to go on", err=True)

    def planned(self, plan: Plan, work: ToDo) -> None:
        for wrong in plan.wrong:
            self._problems(wrong.problems)
        for task in work.tasks:
            click.echo(f"make {task.key}.{task.template.job.profile.form}")
        for path in work.gone:
            click.echo(f"remove {path}")
        there = f", {work.kept:,} are there already" if work.kept else ""
        click.echo(f"would make {_count(len(work.tasks), 'file')} for {_count(len(plan.rows), 'clinic')}{there}")

    def _step(self, sheet: str) -> None:
        if sheet not in self._sheets:
            self._sheets.add(sheet)
            if self._bar:
                self._bar.step()

    def _problems(self, problems: tuple[Diagnostic, ...]) -> None:
        self._told += 1
        if self._told <= _MOST_TOLD:
            print_problems(problems)

    def _note(self, event: FileRemoved | RowsToMend) -> None:
        if isinstance(event, RowsToMend):
            path = shown(self._output / event.path)
            click.echo(f"{_count(event.rows, 'row')} could not be served: mend {path} and give it to hrposter batch", err=True)

    def _done(self, done: Done) -> None:
        if self._told > _MOST_TOLD:
            click.echo(f"… and {self._told - _MOST_TOLD} more", err=True)
        parts = [f"made {_count(done.made, 'file')}"]
        parts += [f"{done.kept:,} were there already"] if done.kept else []
        parts += [f"removed {done.removed:,}"] if done.removed else []
        click.echo(f"{', '.join(parts)}: {shown(self._output)}")


class _Json:
    """The fields are those of docs/batch.md."""

    def __init__(self) -> None:
        self._made = 0

    def tell(self, event: Event) -> None:
        match event:
            case Started():
                _line("started", clinics=event.clinics, files=event.files, kept=event.kept, wrong=event.wrong)
            case RowWrong():
                _line("wrong", roster=event.roster, line=event.line, clinic=event.clinic, problems=_problems(event.problems))
            case FileMade(entry=entry):
                self._made += 1
                _line("made", path=entry["path"], clinic=entry["clinic"], sha256=entry["sha256"], bytes=entry["bytes"], pages=entry["pages"])
            case FileFailed():
                _line("failed", clinic=event.clinic, sheet=event.sheet, problems=_problems(event.problems))
            case FileRemoved(path=path):
                _line("removed", path=path)
            case RowsToMend(path=path, rows=rows):
                _line("mend", path=path, rows=rows)
            case Done():
                _line("done", made=event.made, kept=event.kept, removed=event.removed, failed=event.failed, wrong=event.wrong)

    def stopped(self) -> None:
        _line("stopped", made=self._made)

    def planned(self, plan: Plan, work: ToDo) -> None:
        _line("planned", clinics=len(plan.rows), files=len(plan.tasks), kept=work.kept, wrong=len(plan.wrong))
        for wrong in plan.wrong:
            self.tell(RowWrong(str(wrong.roster.path), wrong.row.line, wrong.row.slug, wrong.problems))
        for task in work.tasks:
            _line("make", path=f"{task.key}.{task.template.job.profile.form}", clinic=task.slug)
        for path in work.gone:
            _line("remove", path=path)


_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def _line(event: str, **fields: object) -> None:
    sys.stdout.write(f"{_json({'event': event, **fields})}\n")
    sys.stdout.flush()


def _problems(problems: tuple[Diagnostic, ...]) -> list[dict[str, object]]:
    return [
        {
            "path": str(problem.span.path) if problem.span else None,
            "line": problem.span.line if problem.span else None,
            "column": problem.span.column if problem.span else None,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
