"""Several processes: the same files as one, and none lost when one of them dies."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from batches import ENDED_WELL, SOME, Batch, finals, roster, row, timeless
from click.testing import Result

from hrposter.batch import rehearsal
from hrposter.batch.local import Local
from hrposter.batch.make import Clock, make
from hrposter.batch.plan import Wish, plan
from hrposter.batch.queue import Queue
from hrposter.batch.task import Failed, Made, Work
from hrposter.cli import batch_run
from hrposter.diagnostics import MachineError
from hrposter.orders import Order
from hrposter.resources import Library
from hrposter.roster.reading import read_roster


@dataclass(frozen=True)
class Deadly:
    """A clock that ends its process the first times it is asked."""

    folder: Path
    deaths: int

    def __call__(self) -> float:
        died = len(list(self.folder.iterdir()))
        if died < self.deaths:
            (self.folder / str(died)).touch()
            os._exit(9)
        return time.perf_counter()


def outcomes(tmp_path: Path, layouts: Path, deaths: int, jobs: int = 1) -> tuple[list[Made | Failed], list[Sequence[str]]]:
    clinics = read_roster(roster(tmp_path, *map(row, range(1, 5))))
    order = Order(("all",), "en", None, "portrait", "office", None, None, None, Library((layouts,)))
    (tmp_path / "deaths").mkdir()
    begun: list[Sequence[str]] = []
    queue = Queue(plan((Wish(clinics, (order,)),), tmp_path).tasks, begun.append)
    return list(Local(jobs, Deadly(tmp_path / "deaths", deaths), tmp_path).outcomes(queue)), begun


def test_a_task_whose_process_dies_is_tried_once_more_by_itself(tmp_path: Path, layouts: Path):
    found, begun = outcomes(tmp_path, layouts, deaths=1)
    assert sorted(each.key for each in found if isinstance(each, Made)) == [f"clinic-{number}/all-en-letter-office" for number in range(1, 5)]
    assert begun[0][0] == begun[1][0]
    assert len(begun[1]) == 1


@pytest.mark.slow
def test_a_task_that_its_process_dies_of_twice_has_failed_and_the_others_go_on(tmp_path: Path, layouts: Path):
    found, _ = outcomes(tmp_path, layouts, deaths=2)
    (failed,) = (each for each in found if isinstance(each, Failed))
    assert failed.key == "clinic-1/all-en-letter-office"
    assert [(problem.code, problem.message) for problem in failed.problems] == [
        ("not-made", "clinic-1/all-en-letter-office: the process that made it ended twice (exit code 9)")
    ]
    assert len(found) == 4


@pytest.mark.slow
def test_processes_that_never_answer_end_the_run(tmp_path: Path, layouts: Path):
    with pytest.raises(MachineError, match="end before they have made any"):
        outcomes(tmp_path, layouts, deaths=99)


def test_two_processes_make_what_one_makes(run: Batch, layouts: Path, tmp_path: Path):
    def into(folder: str, jobs: int) -> Result:
        return run("batch", "clinics.csv", "all", "--layouts", layouts, "--profile", "office,web", "-o", folder, "--jobs", jobs)

    roster(tmp_path, *map(row, range(1, 6)), "Clinic 9,12,")
    assert [into("one", 1).exit_code, into("two", 2).exit_code] == [SOME, SOME]
    assert finals(tmp_path / "one") == finals(tmp_path / "two")
    assert timeless(tmp_path / "one") == timeless(tmp_path / "two")
    assert into("two", 2).stdout == "made 0 files, 10 were there already: two\n"
    assert run("verify", "two").exit_code == ENDED_WELL


def test_processes_that_started_for_the_rows_are_joined_by_others_where_rows_ask_for_many_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batch_run, "_processors", lambda: 8)
    how = batch_run.Run(tmp_path, None, is_fresh=False, is_dry=False, form="human", is_zipped=False)
    crew = Local(2, time.perf_counter, tmp_path)
    assert batch_run._engine(1000, how, crew) is crew
    assert crew.jobs == 8


def test_a_process_rehearses_the_first_pack_that_is_ordered(tmp_path: Path, layouts: Path, monkeypatch: pytest.MonkeyPatch):
    outcomes: list[Made | Failed] = []

    def noted(task: Work, clock: Clock) -> Made | Failed:
        outcomes.append(make(task, clock))
        return outcomes[-1]

    monkeypatch.setattr(rehearsal, "make", noted)
    clinics = roster(tmp_path, *map(row, range(1, 5)))
    before = sorted(tmp_path.rglob("*"))
    order = Order(("all",), "en", None, "portrait", "office", None, None, None, Library((layouts,)))
    rehearsal.Rehearsal(clinics, order).hold(time.perf_counter)
    made = [(each.key, [product.name for product in each.products]) for each in outcomes if isinstance(each, Made)]
    assert made == [("clinic-1/all-en-letter-office", ["all-en-letter-office.pdf"]), ("clinic-1/index", ["index.pdf", "index.html"])]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("piece", "name"), [("none", "clinics.csv"), ("all", "none.csv")])
def test_what_is_wrong_with_a_rehearsal_is_not_told(piece: str, name: str, tmp_path: Path, layouts: Path):
    roster(tmp_path, row(1))
    rehearsal.Rehearsal(tmp_path / name, Order((piece,), "en", None, "portrait", "office", None, None, None, Library((layouts,)))).hold(
        time.perf_counter
    )
